using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Tests.Phases;
using Guanghan.Flight.Phases;
using static Guanghan.Flight.Tests.Phases.PropagateCase;

namespace Guanghan.Flight.Tests.Phases;

public sealed class VisibilityPhaseTests
{
    private static readonly MapNode s_lines = Options.Of(
        ("line1", "1 25544U 98067A   08264.51782528 -.00002182  00000-0 -11606-4 0  2927"),
        ("line2", "2 25544  51.6416 247.4627 0006703 130.5360 325.0288 15.72125391563537"));

    private static readonly MapNode s_beijing = Options.Of(
        ("name", "Beijing"), ("latitude", "40.1 deg"), ("longitude", "116.2 deg"), ("height", "50 m"), ("least_elevation", "10 deg"));

    private static readonly MapNode s_kashi = Options.Of(("name", "Kashi"), ("latitude", "38.4 deg"), ("longitude", "76.7 deg"));

    private static readonly MapNode s_station = Options.Of(
        ("start", "2008-09-21T00:00:00Z"), ("duration", "1 d"), ("spacecraft", Options.Of(("two_line", s_lines))),
        ("stations", Options.List(s_beijing, s_kashi)));

    [Fact]
    [Trait("Kind", "property")]
    public void Contact_and_gaps_add_up_to_the_day()
    {
        var result = RunVisibility(s_station);
        var report = VisibilityPhase.Report(result);

        Assert.Equal(86400, Figure(report, "flown"), 1e-6);
        Assert.Equal(result.Passes.Length, Figure(report, "passes"));
        var union_s = 0.0;
        for (var t = 0; t < 86400; t += 10)
        {
            var at = result.Inputs.Start + Duration.FromSeconds(t);
            union_s += result.Passes.Any(one => one.Pass.Rise <= at && at < one.Pass.Set) ? 10 : 0;
        }

        // Each end of each pass is off by up to a step of 10 s, either way.
        Assert.Equal(union_s, Figure(report, "contact.total"), 10.0 * Math.Sqrt(2 * result.Passes.Length));
        Assert.Equal(Figure(report, "contact.total") / 86400, Figure(report, "contact.fraction"), 1e-12);
        Assert.True(Figure(report, "gap.longest") + Figure(report, "contact.total") <= 86400);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_station_in_daylight_sees_nothing_shine()
    {
        var result = RunVisibility(s_station);
        Assert.All(result.Passes.Where(one => one.Light.SunElevation_rad > 0), one => Assert.False(one.Light.IsLitAtNight));
        Assert.Contains(result.Passes, one => one.Light.IsLitAtNight);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Series_agree_with_passes()
    {
        var result = RunVisibility(s_station.With("step", "1 min"));
        foreach (var sample in result.Samples)
        {
            var at = result.Inputs.Start + Duration.FromSeconds(sample.Time_s);
            Assert.Equal(sample.StationCount, result.Passes.Count(one => one.Pass.Rise <= at && at <= one.Pass.Set));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Pictures_and_the_table_are_whole()
    {
        var report = VisibilityPhase.Report(RunVisibility(s_station));

        Assert.Equal(["passes.csv", "timeline.svg", "sky.svg", "ground-track.svg", "orbit.svg"],
            report.Artefacts.Select(file => file.Name), StringComparer.Ordinal);
        Assert.All(report.Artefacts, file => Assert.DoesNotContain("NaN", Encoding.UTF8.GetString(file.Content.Span), StringComparison.Ordinal));
        Assert.Equal((int)Figure(report, "passes") + 1,
            Encoding.UTF8.GetString(report.Artefacts[0].Content.Span).TrimEnd().Split('\n').Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_orbit_into_the_Moon_is_seen_until_it_ends()
    {
        var report = VisibilityPhase.Report(RunVisibility(s_station
            .With("start", "2026-11-01T00:00:00Z")
            .With("spacecraft", Options.Of(("flight", Options.Of(("centre", "Moon"), ("orbit", Apsides("-100 km", "100 km", "0 deg", "180 deg"))))))));

        var finding = report.Findings.First();
        Assert.Equal("FLT030", finding.Code);
        Assert.InRange(Figure(report, "flown"), 600, 6000); // less than a revolution of two hours
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_pole_never_sees_the_equator_and_old_elements_are_told()
    {
        var report = VisibilityPhase.Report(RunVisibility(s_station.With("start", "2008-12-21T00:00:00Z").With("stations", Options.List(
            Options.Of(("name", "Pole"), ("latitude", "90 deg"), ("longitude", "0 deg"))))));

        Assert.Equal(["FLT031", "FLT032"], report.Findings.Select(finding => finding.Code), StringComparer.Ordinal);
        Assert.Equal(86400, Figure(report, "gap.longest"), 1e-6);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_damaged_line_says_where() => Assert.StartsWith("spacecraft.two_line.line1: ", Assert.Single(
        s_station.With("spacecraft", Options.Of(("two_line", s_lines.With("line2", "2 25544  51.6416"))))
            .Refusals(VisibilityPhase.Read)), StringComparison.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Elements_older_than_UTC_are_no_orbit_here() => Assert.StartsWith("spacecraft.two_line.line1: ", Assert.Single(
        s_station.With("spacecraft", Options.Of(("two_line", s_lines.With(
            "line1", "1 25544U 98067A   60264.51782528 -.00002182  00000-0 -11606-4 0  2925"))))
            .Refusals(VisibilityPhase.Read)), StringComparison.Ordinal);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_spacecraft_has_one_orbit() => Assert.Equal(
        ["spacecraft.two_line: no orbit is given; write one of two_line, flight, ephemeris"],
        s_station.With("spacecraft", Options.Of()).Refusals(VisibilityPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void Nobody_looks_from_nowhere() => Assert.Equal(
        ["stations: 0 items where a list of 1 to 100 items must stand"],
        s_station.With("stations", Options.List()).Refusals(VisibilityPhase.Read));

    private static VisibilityResult RunVisibility(MapNode options)
    {
        var reading = options.Read(VisibilityPhase.Read);
        Assert.Empty(reading.Problems);
        return VisibilityPhase.Run(reading.Value, Context);
    }
}
