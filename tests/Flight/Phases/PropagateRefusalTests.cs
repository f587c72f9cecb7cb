using Guanghan.Core.Phases;
using Guanghan.Core.Tests;
using Guanghan.Fabrication.Tests.Phases;
using Guanghan.Flight.Phases;
using static Guanghan.Flight.Tests.Phases.PropagateCase;

namespace Guanghan.Flight.Tests.Phases;

[Trait("Kind", "refusal")]
public sealed class PropagateRefusalTests
{
    private static readonly MapNode s_hyperbola = Options.Of(
        ("semi_major_axis", "-5000 km"), ("eccentricity", "1.5"), ("inclination", "10 deg"));

    [Fact]
    public void A_flight_without_an_orbit_is_told_the_ways() => Assert.Equal(
        "orbit.circular: no orbit is given; write one of circular, apsides, elements, cartesian",
        Assert.Single(Moon.With("orbit", Options.Of()).Refusals(PropagatePhase.Read)));

    [Fact]
    public void Two_states_are_one_too_many() => Assert.Equal(
        "orbit.elements: the orbit is given by apsides and elements; keep one of them",
        Assert.Single(Moon.With("orbit", Apsides("1 km", "2 km", "0 deg").With("elements", s_hyperbola)).Refusals(PropagatePhase.Read)));

    [Fact]
    public void An_axis_must_go_with_the_eccentricity() => Assert.Equal(
        "orbit.elements.semi_major_axis: 5000 km does not go with an eccentricity of 1.5; it is positive below 1 and negative above, "
            + "and a parabola has none",
        Assert.Single(Moon.With("orbit", Orbit("elements", s_hyperbola.With("semi_major_axis", "5000 km"))).Refusals(PropagatePhase.Read)));

    [Fact]
    public void A_hyperbola_ends_at_its_asymptote() => Assert.Equal(
        "orbit.elements.true_anomaly: a hyperbola of eccentricity 1.5 does not go to 170 deg; stay within 131.81 deg of periapsis",
        Assert.Single(Moon.With("orbit", Orbit("elements", s_hyperbola.With("true_anomaly", "170 deg"))).Refusals(PropagatePhase.Read)));

    [Fact]
    public void Apsides_are_not_exchanged() => Assert.Equal(
        "orbit.apsides.apoapsis_altitude: 50 km is below the periapsis, 100 km; exchange them",
        Assert.Single(Moon.With("orbit", Apsides("100 km", "50 km", "0 deg")).Refusals(PropagatePhase.Read)));

    [Fact]
    public void A_state_that_falls_straight_has_no_elements() => Assert.Equal(
        "orbit.cartesian.vx: the motion is straight through the centre (the velocity is along the position, or one of them is zero); "
            + "give a velocity across it",
        Assert.Single(Moon.With("orbit", Orbit("cartesian", Options.Of(
            ("x", "2000 km"), ("y", "0 km"), ("z", "0 km"), ("vx", "1 km/s"), ("vy", "0 km/s"), ("vz", "0 km/s"))))
            .Refusals(PropagatePhase.Read)));

    [Fact]
    public void A_built_in_field_has_its_degree() => Assert.Equal(
        "forces.gravity.degree: 20 is asked for, and the built-in field of Mars has degree 10; take at most that, or a model from a file",
        Assert.Single(Moon.With("centre", "Mars").With("forces", Options.Of(("gravity", Options.Of(("degree", "20")))))
            .Refusals(PropagatePhase.Read)));

    [Fact]
    public void The_centre_pulls_once() => Assert.Equal(
        "forces.third_bodies.moon: the Moon is the centre and pulls already; leave it out",
        Assert.Single(Moon.With("forces", Options.Of(("third_bodies", Options.Of(("moon", "true"))))).Refusals(PropagatePhase.Read)));

    [Fact]
    public void The_Moon_has_no_air() => Assert.Equal(
        "forces.drag: only the Earth has an atmosphere here, and the centre is the Moon; leave drag out",
        Assert.Single(Moon.With("forces", Options.Of(("drag", Options.Of(("area", "1 m^2"))))).Refusals(PropagatePhase.Read)));

    [Fact]
    public void Too_many_states_are_told_a_step() => Assert.Equal(
        "step: 0.1 min makes 144000 states of 10 d; at most 50000 are kept, take a step of at least 0.288 min",
        Assert.Single(Moon.With("duration", "10 d").With("step", "0.1 min").Refusals(PropagatePhase.Read)));

    [Fact]
    public void Space_weather_is_given_once_and_to_the_air_that_knows_it()
    {
        static string Refusal(MapNode drag) =>
            Assert.Single(Earth.With("forces", Options.Of(("drag", drag))).Refusals(PropagatePhase.Read));
        var drag = Options.Of(("area", "1 m^2"));
        var constant = Options.Of(("flux", "150"), ("mean_flux", "140"));
        Assert.Equal(
            "forces.drag.atmosphere: the Standard Atmosphere knows no space weather; leave constant_weather and space_weather out, or " +
                "take nrlmsise-00",
            Refusal(drag.With("atmosphere", "us-1976").With("constant_weather", constant)));
        Assert.Equal(
            "forces.drag.atmosphere: NRLMSISE-00 needs its space weather in one way; write constant_weather or space_weather",
            Refusal(drag.With("atmosphere", "nrlmsise-00")));
        Assert.Equal(
            "forces.drag.atmosphere: NRLMSISE-00 needs the hour of the day by UTC, which begins in 1972; start later, or take us-1976",
            Assert.Single(Earth.With("start", "1965-01-01T00:00:00 TT").With("forces", Options.Of(
                ("drag", drag.With("atmosphere", "nrlmsise-00").With("constant_weather", constant)))).Refusals(PropagatePhase.Read)));
    }

    [Fact]
    public void A_file_of_space_weather_covers_the_flight()
    {
        string[] Refusals(string text, string start) => [.. Section.Read(
            Earth.With("start", start).With("duration", "2 d").With("forces", Options.Of(("drag", Options.Of(
                ("area", "1 m^2"), ("atmosphere", "nrlmsise-00"), ("space_weather", Options.Of(("file", "sw.csv"))))))),
            PropagatePhase.Read, new OneFile(text)).Problems.Select(problem => problem.Message)];
        var text = PropagateCase.Weather(new DateOnly(2024, 5, 1), 20, _ => 12);
        Assert.Empty(Refusals(text, "2024-05-04T00:00:00Z"));
        Assert.Equal(
            "forces.drag.space_weather.file: 'sw.csv': space weather is asked for on 2024-05-03, and it covers 2024-05-04 to 2024-05-20; " +
                "take a file that reaches there, or constant weather",
            Assert.Single(Refusals(text, "2024-05-03T00:00:00Z")));
        Assert.Equal(
            "forces.drag.space_weather.file: 'sw.csv': space weather is asked for on 2024-05-21, and it covers 2024-05-04 to 2024-05-20; " +
                "take a file that reaches there, or constant weather",
            Assert.Single(Refusals(text, "2024-05-19T12:00:00Z")));
        Assert.StartsWith(
            "forces.drag.space_weather.file: sw.csv is not a file of space weather",
            Assert.Single(Refusals("nothing", "2024-05-04T00:00:00Z")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_belongs_to_its_body()
    {
        var options = Moon.With("forces", Options.Of(("gravity", Options.Of(
            ("degree", "8"), ("model", Options.Of(("file", "JGM3.cof"), ("format", "cof")))))));
        var problem = Assert.Single(Section.Read(
            options, PropagatePhase.Read, new OneFile(File.ReadAllText(Authorities.PathOf("gravity/JGM3.cof")))).Problems);
        Assert.Equal("forces.gravity.model.file: JGM3.cof is another body's: its GM is 398600.442 km^3/s^2 and its radius 6378.136 km, "
            + "and the Moon has 4902.801 and 1737.4", problem.Message);
    }

    [Fact]
    public void A_field_that_cannot_be_read_says_where()
    {
        var options = Moon.With("forces", Options.Of(("gravity", Options.Of(
            ("degree", "8"), ("model", Options.Of(("file", "x.gfc"), ("format", "gfc")))))));
        Assert.Equal("forces.gravity.model.file: x.gfc, line 1: there is no 'end_of_head'.", Assert.Single(
            Section.Read(options, PropagatePhase.Read, new OneFile("nothing")).Problems).Message);
    }
}
