using Guanghan.Core.Phases;
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
        "forces.gravity.degree: 20 is asked for, and the built-in field of Mars has degree 10; take at most that",
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
}
