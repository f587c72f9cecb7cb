using System.Globalization;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Tests.Phases;
using Guanghan.Flight.Phases;
using Guanghan.Flight.Propagation;
using static Guanghan.Flight.Tests.Phases.PropagateCase;

namespace Guanghan.Flight.Tests.Phases;

public sealed class TransferPhaseTests
{
    private static readonly MapNode s_earth = Options.Of(("body", "Earth"));

    private static readonly MapNode s_arc = Options.Of(
        ("departure", s_earth.With("at", "2020-07-23T04:41:00Z")),
        ("arrival", Options.Of(("body", "Mars"), ("at", "2021-02-10T11:52:00Z"))));

    private static readonly MapNode s_direct = Options.Of(("direct", s_arc));

    // Earth, Venus, Earth over some three years: small enough to be searched within a second.
    private static readonly MapNode s_way = Options.Of(
        ("stops", Options.List(s_earth, Options.Of(("body", "Venus")), s_earth)),
        ("departure", Options.Of(("first", "2027-01-01T00:00:00Z"), ("last", "2028-08-01T00:00:00Z"))),
        ("legs", Options.List(Days(80, 250), Days(200, 600))),
        ("manoeuvres", "at_swing_bys"),
        ("departure_speed", Options.Of(("most", "6 km/s"), ("counted", "true"))),
        ("arrival", Options.Of(("by", "passage"))),
        ("evaluations", "40000"));

    private static readonly MapNode s_thrust = Options.Of(
        ("departure", s_earth), ("arrival", Options.Of(("body", "Mars"))),
        ("window", Options.Of(("first", "2026-10-01T00:00:00Z"), ("last", "2026-10-01T00:00:00Z"))),
        ("flight_time", Days(500, 500)),
        ("engine", Options.Of(("constant", Options.Of(("thrust", "500 mN"), ("specific_impulse", "3000 s"))))),
        ("mass", "2000 kg"), ("dry_mass", "1000 kg"), ("segments", "16"));

    [Fact]
    [Trait("Kind", "validates")]
    public void The_arc_of_Tianwen_1_needs_the_energy_that_was_computed_elsewhere()
    {
        var report = TransferPhase.Report(RunTransfer(s_direct));
        Assert.Equal(13.4e6, Figure(report, "launch_energy"), 0.1e6); // three digits
        Assert.Equal(2660, Figure(report, "arrival.speed"), 20.0);
        Assert.Equal(Figure(report, "departure.burn") + Figure(report, "arrival.burn"), Figure(report, "total_burn"), 1e-9);
        Assert.Empty(report.Findings);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_arc_closes_in_the_full_force_model_for_nearly_the_same_burns()
    {
        var whole = s_direct.With("direct", s_arc
            .With("departure", s_earth.With("at", "2020-07-23T04:41:00Z").With("parking", Orbit(200, 200)))
            .With("arrival", Options.Of(("body", "Mars"), ("at", "2021-02-10T11:52:00Z"), ("capture", Orbit(400, 180000))))
            .With("full_model", Options.Of(("departure_inclination", "28.5 deg"), ("arrival_inclination", "10 deg"))));
        var result = RunTransfer(whole);
        var report = TransferPhase.Report(result);

        Assert.Empty(report.Findings);
        Assert.InRange(Figure(report, "full.position_gap"), 0, 0.2); // tolerance of a component 0.1 m
        // What planets pull in each other's neighbourhood: some 0.1 % of the burns' energy.
        Assert.Equal(Figure(report, "total_burn"), Figure(report, "full.total_burn"), 10.0);
        Assert.Equal(Figure(report, "launch_energy"), Figure(report, "full.launch_energy"), 0.01 * Figure(report, "launch_energy"));
        // The way that is written starts at the parking orbit's periapsis and ends at the capture's.
        var earth = Context.Ephemeris.StateOf(Body.Earth, Body.Sun, result.Path[0].Epoch);
        Assert.Equal(6378136.6 + 200e3, (result.Path[0].State.Position_m - earth.Position_m).Length, 1.0);
        var mars = Context.Ephemeris.StateOf(Body.Mars, Body.Sun, result.Path[^1].Epoch);
        Assert.Equal(3396190.0 + 400e3, (result.Path[^1].State.Position_m - mars.Position_m).Length, 1.0);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void The_full_model_needs_orbits_at_both_ends() => Assert.Equal(
        ["direct.full_model: it goes from a parking orbit to an orbit of capture; give parking and capture"],
        s_direct.With("direct", s_arc.With("full_model", Options.Of(("departure_inclination", "28.5 deg"), ("arrival_inclination", "10 deg"))))
            .Refusals(TransferPhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void The_full_model_needs_an_arc_between_its_hyperbolas() => Assert.Equal(
        ["direct.full_model: a flight of 5 d leaves no arc between the two hyperbolas; fly 10 d at least"],
        s_direct.With("direct", s_arc
            .With("departure", s_earth.With("at", "2020-07-23T00:00:00Z").With("parking", Orbit(200, 200)))
            .With("arrival", Options.Of(("body", "Mars"), ("at", "2020-07-28T00:00:00Z"), ("capture", Orbit(400, 180000))))
            .With("full_model", Options.Of(("departure_inclination", "28.5 deg"), ("arrival_inclination", "10 deg"))))
            .Refusals(TransferPhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "property")]
    public void A_tour_swings_by_as_its_hyperbola_turns_and_gives_the_same_bits_again()
    {
        var inputs = Options.Of(("tour", s_way));
        var (result, again) = (RunTransfer(inputs), RunTransfer(inputs));
        var report = TransferPhase.Report(result);

        Assert.Equal(result.Objective_m_s, again.Objective_m_s);
        Assert.Equal(result.Search!.Point_si, again.Search!.Point_si);
        Assert.Equal(["departure", "swing_by", "arrival"], result.Happenings.Select(one => one.Kind), StringComparer.Ordinal);
        Assert.True(Figure(report, "least_altitude") > 299e3);
        // At Venus the path meets the planet of the ephemeris, not that of the even elements the search ran on.
        var swing = result.Happenings[1];
        var venus_m = Context.Ephemeris.StateOf(Body.Venus, Body.Sun, swing.Epoch).Position_m;
        Assert.InRange((swing.Position_m - venus_m).Length, 0, 1);
        // Points of a path count seconds of TT, arcs of TDB: up to 3.4 ms apart at 40 km/s, with the burn's own change.
        Assert.InRange((result.Path.MinBy(point => Math.Abs((point.Epoch - swing.Epoch).Seconds_s)).State.Position_m - venus_m).Length, 0, 250);
        // A passage costs nothing: all that counts is the departure's speed and the burn at Venus.
        Assert.Equal(result.Happenings[0].Burn_m_s + swing.Burn_m_s, result.Objective_m_s, 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_tour_with_burns_on_its_legs_has_them()
    {
        var result = RunTransfer(Options.Of(("tour", s_way.With("manoeuvres", "on_legs"))));
        Assert.Equal(2, result.Happenings.Count(one => one.Kind is "manoeuvre"));
        Assert.Equal(result.Happenings.Where(one => one.IsCounted).Sum(one => one.Burn_m_s), result.Objective_m_s, 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Thrust_ends_at_the_planet_with_the_mass_that_the_rocket_equation_leaves()
    {
        var result = RunTransfer(Options.Of(("low_thrust", s_thrust)));
        var report = TransferPhase.Report(result);

        Assert.DoesNotContain(report.Findings, finding => finding.Severity == Severity.Error);
        var mars = Context.Ephemeris.StateOf(Body.Mars, Body.Sun, result.Path[^1].Epoch);
        Assert.InRange((result.Path[^1].State.Position_m - mars.Position_m).Length, 0, 10e3); // the solver's closure, of 2e11 m
        Assert.InRange((result.Path[^1].State.Velocity_m_s - mars.Velocity_m_s).Length, 0, 1e-3);
        Assert.Equal(2000, Figure(report, "final_mass") + Figure(report, "propellant"), 1e-6);
        // Mass falls by a line over each segment; impulses bound by thrust over the mass between its ends: 1 % of exp(-dv / c).
        Assert.Equal(2000 * Math.Exp(-Figure(report, "total_burn") / (3000 * 9.80665)), Figure(report, "final_mass"), 5.0);
        Assert.True(result.Path.Zip(result.Path.Skip(1)).All(pair => pair.Second.Mass_kg <= pair.First.Mass_kg));
        Assert.All(result.Path, point => Assert.InRange(point.ThrottleRatio!.Value, 0, 1 + 1e-6));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Thrust_that_cannot_is_told()
    {
        var weak = s_thrust.With("engine", Options.Of(("constant", Options.Of(("thrust", "1 mN"), ("specific_impulse", "3000 s")))));
        var finding = Assert.Single(TransferPhase.Report(RunTransfer(Options.Of(("low_thrust", weak)))).Findings);
        Assert.Equal("FLT041", finding.Code);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Files_hold_the_way()
    {
        var result = RunTransfer(s_direct);
        var report = TransferPhase.Report(result);

        Assert.Equal(["orbit.svg", "itinerary.csv", "path.csv"], report.Artefacts.Select(file => file.Name), StringComparer.Ordinal);
        var rows = Encoding.UTF8.GetString(report.Artefacts[2].Content.Span).TrimEnd().Split('\n');
        Assert.Equal(result.Path.Length + 1, rows.Length);
        var words = rows[1].Split(',');
        var first = new Vec3(Number(words[1]), Number(words[2]), Number(words[3]));
        Assert.InRange(((1e3 * first) - result.Path[0].State.Position_m).Length, 0, 1); // metres are written
        // Every point lies on one conic.
        var start = result.Path[0];
        Assert.All(result.Path, point => Assert.InRange((KeplerPropagator.Propagate(start.State, TransferBody.SunGm_m3_s2,
            (point.Epoch - start.Epoch).Seconds_s).Position_m - point.State.Position_m).Length, 0, 1));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void One_way_is_given()
    {
        Assert.Equal(["direct: no way to go is given; write one of direct, tour, low_thrust"],
            Options.Of().Refusals(TransferPhase.Read), StringComparer.Ordinal);
        Assert.Equal(["low_thrust: the way is given by direct and low_thrust; keep one of them"],
            s_direct.With("low_thrust", s_thrust).Refusals(TransferPhase.Read), StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_tour_has_a_leg_between_two_stops() => Assert.Equal(
        ["tour.legs: 3 stops have 2 legs between them; 1 are given"],
        Options.Of(("tour", s_way.With("legs", Options.List(Days(80, 250))))).Refusals(TransferPhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bound_that_does_nothing_is_refused() => Assert.Equal(
        ["tour.departure_speed: a least speed bounds departures with burns on legs only; leave least out, or write manoeuvres: on_legs"],
        Options.Of(("tour", s_way.With("departure_speed", Options.Of(("least", "1 km/s"), ("most", "6 km/s")))))
            .Refusals(TransferPhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Nothing_turns_a_path_without_mass() => Assert.Equal(
        ["tour.stops: stops[1] is a small body without mass, which turns no path; pass only planets between the ends"],
        Options.Of(("tour", s_way.With("stops", Options.List(s_earth, Options.Of(("body", "small_body"), ("orbit", Options.Of(
            ("epoch", "2024-03-31T00:00:00 TDB"), ("semi_major_axis", "1 au"), ("eccentricity", "0.1"), ("inclination", "7 deg"),
            ("node", "65 deg"), ("argument", "305 deg")))), s_earth)))).Refusals(TransferPhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Thrust_needs_propellant() => Assert.Equal(
        ["low_thrust.dry_mass: 2500 kg leave no propellant of 2000 kg; lower it, or raise the mass"],
        Options.Of(("low_thrust", s_thrust.With("dry_mass", "2500 kg"))).Refusals(TransferPhase.Read), StringComparer.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_arrival_is_after_its_departure() => Assert.StartsWith("direct.arrival: the arrival, 2020-02-10T11:52:00",
        Assert.Single(Options.Of(("direct", s_arc.With("arrival", Options.Of(("body", "Mars"), ("at", "2020-02-10T11:52:00Z")))))
            .Refusals(TransferPhase.Read)), StringComparison.Ordinal);

    private static MapNode Orbit(int low, int high) => Options.Of(
        ("periapsis_altitude", low.ToString(CultureInfo.InvariantCulture) + " km"),
        ("apoapsis_altitude", high.ToString(CultureInfo.InvariantCulture) + " km"));

    private static double Number(string word) => double.Parse(word, CultureInfo.InvariantCulture);

    private static MapNode Days(int least, int most) => Options.Of(
        ("least", least.ToString(CultureInfo.InvariantCulture) + " d"), ("most", most.ToString(CultureInfo.InvariantCulture) + " d"));

    private static TransferResult RunTransfer(MapNode options)
    {
        var reading = options.Read(TransferPhase.Read);
        Assert.Empty(reading.Problems);
        return TransferPhase.Run(reading.Value, Context);
    }
}
