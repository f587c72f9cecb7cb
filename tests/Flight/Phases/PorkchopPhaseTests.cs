using System.Globalization;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Tests.Phases;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Phases;
using Guanghan.Flight.Propagation;
using static Guanghan.Flight.Tests.Phases.PropagateCase;

namespace Guanghan.Flight.Tests.Phases;

public sealed class PorkchopPhaseTests
{
    private static readonly MapNode s_parking = Options.Of(("periapsis_altitude", "200 km"), ("apoapsis_altitude", "200 km"));

    private static readonly MapNode s_earth = Options.Of(
        ("body", "Earth"), ("first", "2020-06-15T00:00:00Z"), ("last", "2020-09-15T00:00:00Z"), ("step", "4 d"), ("parking", s_parking));

    private static readonly MapNode s_mars = Options.Of(("departure", s_earth), ("arrival", Options.Of(("body", "Mars"))),
        ("flight_time", Options.Of(("least", "150 d"), ("most", "400 d"), ("step", "10 d"))));

    private static readonly MapNode s_limits = Options.Of(("launch_energy", "16 km^2/s^2"), ("arrival_speed", "3.5 km/s"));

    private static readonly MapNode s_kamooalewa = Options.Of(("body", "small_body"), ("orbit", Options.Of(
        ("name", "Kamo'oalewa"), ("epoch", "2024-03-31T00:00:00 TDB"), ("semi_major_axis", "1.00094 au"),
        ("eccentricity", "0.10269"), ("inclination", "7.79605 deg"), ("node", "65.7907 deg"), ("argument", "305.0478 deg"),
        ("mean_anomaly", "175.153 deg"))));

    [Fact]
    [Trait("Kind", "property")]
    public void The_best_transfer_reaches_the_planet_and_beats_every_cell_of_the_grid()
    {
        var result = RunPorkchop(s_mars);
        var report = PorkchopPhase.Report(result);

        var ends = result.Ends!;
        var flown = KeplerPropagator.Propagate(ends.Start, TransferBody.SunGm_m3_s2, (ends.Arrival - ends.Departure).Seconds_s);
        Assert.InRange((flown.Position_m - ends.To.Position_m).Length, 0, 1); // of 2e11 m: rounding
        var (i, j) = result.Plot.Best()!.Value;
        Assert.True(Figure(report, "best.total_burn") < result.Plot[i, j].TotalBurn_m_s);
        // Nothing within a thousandth of the grid's steps is better: it is a minimum.
        foreach (var (later, longer) in (ReadOnlySpan<(double, double)>)[(1, 0), (-1, 0), (0, 1), (0, -1)])
        {
            var other = RunPorkchop(Single(ends.Departure + Duration.FromSeconds(later * 1e-3 * 4 * 86400),
                Figure(report, "best.flight_time") + (longer * 1e-3 * 10 * 86400)));
            Assert.True(other.Plot[0, 0].TotalBurn_m_s >= Figure(report, "best.total_burn"));
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_window_to_Mars_of_2020_holds_the_launches_of_its_three_missions()
    {
        var result = RunPorkchop(s_mars.With("limits", s_limits));
        var report = PorkchopPhase.Report(result);

        var opens = report.Events.Single(one => one.Name is "window_opens").At;
        var closes = report.Events.Single(one => one.Name is "window_closes").At;
        // Hope 2020-07-19T21:58Z, Tianwen-1 2020-07-23T04:41Z, Perseverance 2020-07-30T11:50Z (COSPAR 2020-047A, 049A, 052A).
        foreach (var launch in (ReadOnlySpan<string>)["2020-07-19T21:58:00Z", "2020-07-23T04:41:00Z", "2020-07-30T11:50:00Z"])
        {
            Assert.True(opens <= Epoch.ParseIso(launch) && Epoch.ParseIso(launch) <= closes, launch);
        }

        Assert.Equal((closes - opens).Seconds_s, Figure(report, "window.length"), 1e-6);
        Assert.InRange(Figure(report, "transfers.kept"), 0.02, 0.2);
        Assert.DoesNotContain(report.Findings, finding => finding.Code is "FLT024");
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_arc_of_Tianwen_2_needs_the_speeds_that_were_computed_elsewhere()
    {
        // One-revolution arc from 2025-05-28T17:31Z to 2026-07-06: 4.40 km/s at departure, 2.99 at arrival. The asteroid
        // starts from Horizons' state of 2025-05-02.
        var elements = KeplerianElements.FromState(Kamooalewa(), TransferBody.SunGm_m3_s2);
        var departure = Epoch.ParseIso("2025-05-28T17:31:00Z");
        var result = RunPorkchop(Single(departure, (Epoch.ParseIso("2026-07-06T00:00:00Z") - departure).Seconds_s)
            .With("revolutions", "1")
            .With("arrival", Options.Of(("body", "small_body"), ("orbit", Options.Of(
                ("epoch", "2025-05-02T00:00:00 TDB"), ("semi_major_axis", Text(elements.SemiMajorAxis_m, "m")),
                ("eccentricity", Text(elements.EccentricityRatio, "")), ("inclination", Text(elements.Inclination_rad, "rad")),
                ("node", Text(elements.RightAscensionOfNode_rad, "rad")), ("argument", Text(elements.ArgumentOfPeriapsis_rad, "rad")),
                ("mean_anomaly", Text(Anomalies.MeanFromTrue_rad(elements.TrueAnomaly_rad, elements.EccentricityRatio), "rad")))))));

        var cell = result.Plot[0, 0];
        // The hour of the arrival is not told, and three digits are given.
        Assert.Equal(4400, Math.Sqrt(cell.C3_m2_s2), 30.0);
        Assert.Equal(2990, cell.ArrivalSpeed_m_s, 30.0);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_small_body_is_where_JPL_has_it()
    {
        var place_m = Ecliptic.Iau1976FromIcrf.Inverse().Apply(Kamooalewa()).Position_m;
        var at = Epoch.ParseIso("2025-05-02T00:00:00 TDB");
        var body = s_mars.With("arrival", s_kamooalewa).Read(PorkchopPhase.Read).Value.To;
        var found_m = body.Over(at, at, Context.Ephemeris)(at).Position_m;

        // The least digit of the mean motion's axis, 5e-6 au, is 5e-5 au along the way after 397 days; angles add 2e-5.
        Assert.InRange((found_m - place_m).Length, 0, 1e-4 * PhysicalConstants.AstronomicalUnit_m);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_revolutions_never_cost_more()
    {
        var once = RunPorkchop(s_mars.With("flight_time", Options.Of(("least", "700 d"), ("most", "900 d"), ("step", "20 d"))));
        var more = RunPorkchop(s_mars.With("flight_time", Options.Of(("least", "700 d"), ("most", "900 d"), ("step", "20 d")))
            .With("revolutions", "1"));
        var changed = 0;
        for (var i = 0; i < once.Plot.DepartureCount; i++)
        {
            for (var j = 0; j < once.Plot.ArrivalCount; j++)
            {
                Assert.True(more.Plot[i, j].TotalBurn_m_s <= once.Plot[i, j].TotalBurn_m_s);
                changed += more.Plot[i, j].RevolutionCount;
            }
        }

        Assert.True(changed > 0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Pictures_and_the_table_hold_what_was_computed()
    {
        var report = PorkchopPhase.Report(RunPorkchop(s_mars));

        Assert.Equal(["porkchop.svg", "orbit.svg", "transfers.csv"], report.Artefacts.Select(file => file.Name), StringComparer.Ordinal);
        var table = Encoding.UTF8.GetString(report.Artefacts[2].Content.Span).TrimEnd().Split('\n');
        Assert.Equal((int)Figure(report, "transfers"), table.Length - 1);
        var least = table.Skip(1).Min(line => double.Parse(line.Split(',')[5], CultureInfo.InvariantCulture));
        Assert.Equal(report.Series[0].Values_si.Min() / 1e3, least, 1e-5); // five digits are written
        Assert.All(report.Artefacts.Take(2), file => Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Limits_that_nothing_keeps_are_an_error_with_what_there_is()
    {
        var report = PorkchopPhase.Report(RunPorkchop(s_mars.With("limits", Options.Of(("launch_energy", "5 km^2/s^2")))));

        var finding = Assert.Single(report.Findings);
        Assert.Equal("FLT021", finding.Code);
        Assert.Equal(Severity.Error, finding.Severity);
        Assert.DoesNotContain(report.Figures, figure => figure.Name.StartsWith("best.", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_best_at_the_edge_is_told() => Assert.Contains(
        PorkchopPhase.Report(RunPorkchop(s_mars.With("flight_time", Options.Of(("least", "150 d"), ("most", "180 d"), ("step", "10 d")))))
            .Findings, finding => finding.Code is "FLT022" && finding.Message.Contains("the longest flight", StringComparison.Ordinal));

    [Fact]
    [Trait("Kind", "refusal")]
    public void One_body_is_not_two() => Assert.Equal(
        "arrival: departure and arrival are both the Earth; name another body at one end",
        Assert.Single(s_mars.With("arrival", Options.Of(("body", "Earth"))).Refusals(PorkchopPhase.Read)));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_small_body_needs_elements_and_has_no_mass() => Assert.Equal(
        ["arrival.body: a small body needs its elements; write them under orbit"],
        s_mars.With("arrival", Options.Of(("body", "small_body"))).Refusals(PorkchopPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void Nothing_circles_a_body_without_mass() => Assert.Equal(
        ["arrival.capture: Kamo'oalewa has no mass here to go about; leave capture out"],
        s_mars.With("arrival", s_kamooalewa.With("capture", s_parking)).Refusals(PorkchopPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void Departures_and_flights_run_forwards_and_stay_within_what_is_computed()
    {
        Assert.Equal(
            ["departure.last: the last departure is -14 d after the first; it must be at least one step, 4 d, after"],
            s_mars.With("departure", s_earth.With("last", "2020-06-01T00:00:00Z")).Refusals(PorkchopPhase.Read));
        Assert.Equal(
            ["flight_time.most: the longest flight, 100 d, must be at least one step, 2 d, over the shortest, 150 d"],
            s_mars.With("flight_time", Options.Of(("least", "150 d"), ("most", "100 d"))).Refusals(PorkchopPhase.Read));
        Assert.StartsWith(
            "departure: 132481 departures of 26 flight times are 3444506 transfers; at most 250000 are computed",
            Assert.Single(s_mars.With("departure", s_earth.With("step", "1 min")).Refusals(PorkchopPhase.Read)), StringComparison.Ordinal);
    }

    // Horizons at JD 2460797.5 TDB (2025-05-02), heliocentric: ephemeris/kamooalewa_horizons.csv.
    private static State<EclipticJ2000Iau1976> Kamooalewa()
    {
        var words = File.ReadAllLines(Authorities.PathOf("ephemeris/kamooalewa_horizons.csv"))[2].Split(',');
        var numbers = words.Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray();
        const double Au = PhysicalConstants.AstronomicalUnit_m;
        return new(Au * new Vec3(numbers[1], numbers[2], numbers[3]), Au / 86400 * new Vec3(numbers[4], numbers[5], numbers[6]));
    }

    private static string Text(double value, string unit) =>
        (value.ToString("R", CultureInfo.InvariantCulture) + " " + unit).TrimEnd();

    private static PorkchopResult RunPorkchop(MapNode options)
    {
        var reading = options.Read(PorkchopPhase.Read);
        Assert.Empty(reading.Problems);
        return PorkchopPhase.Run(reading.Value, Context);
    }

    // A grid whose first cell is one transfer.
    private static MapNode Single(Epoch departure, double time_s) => s_mars
        .With("departure", s_earth.With("first", departure.ToIso(TimeScale.Tdb, 9))
            .With("last", (departure + Duration.FromMinutes(1.5)).ToIso(TimeScale.Tdb, 9)).With("step", "1 min"))
        .With("flight_time", Options.Of(
            ("least", time_s.ToString("R", CultureInfo.InvariantCulture) + " s"),
            ("most", (time_s + 90).ToString("R", CultureInfo.InvariantCulture) + " s"), ("step", "1 min")));
}
