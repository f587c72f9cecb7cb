using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Tests.Sunlight;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class SunlightPhaseTests
{
    private static readonly MapNode Site = Options.Of(("latitude", "43.06 deg"), ("longitude", "-51.92 deg"));

    private static readonly MapNode Sunlight = Options.Of(
        ("site", Site), ("start", "2026-02-25T00:00:00Z"), ("days", "29 d"));

    private static Report Run(MapNode options)
    {
        var reading = options.Read(SunlightPhase.Read);
        Assert.Empty(reading.Problems);
        return SunlightPhase.Report(SunlightPhase.Run(reading.Value,
            new PhaseContext(Skies.De430, 0, (_, _) => { }, CancellationToken.None)));
    }

    private static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    private static Series SeriesOf(Report report, string name) =>
        report.Series.Single(series => string.Equals(series.Name, name, StringComparison.Ordinal));

    [Fact]
    [Trait("Kind", "validates")]
    public void A_month_at_Mons_Ruemker_has_one_day_and_the_eclipse_of_March_2026()
    {
        var report = Run(Sunlight);
        Assert.Equal(1, Figure(report, "eclipses"));
        // Half of 29.53 d is 354 h; 9.5 h of season and of the year's speed, 1 h for a rising and a setting disc.
        Assert.Equal(354.4, Figure(report, "lit_time") / 3600, 11.0);
        // The Moon spends 338 min 37 s in the penumbra (Espenak); a site spends that less what the Moon's disc takes to
        // enter.
        Assert.InRange(Figure(report, "eclipse_time") / 60, 200, 338.6);
        Assert.Contains(report.Findings, finding => string.Equals(finding.Code, "FAB002", StringComparison.Ordinal));
        string[] names = [.. report.Events.Select(e => e.Name)];
        Assert.Contains("totality_begins", names, StringComparer.Ordinal);
        Assert.Contains("sunset", names, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_figure_series_and_event_is_declared_and_in_order()
    {
        var report = Run(Sunlight);
        var declared = SunlightPhase.Description.Outputs.ToLookup(output => output.Kind, output => output.Name);
        Assert.Equal(declared[OutputKind.Figure], report.Figures.Select(figure => figure.Name), StringComparer.Ordinal);
        Assert.Equal(declared[OutputKind.Series], report.Series.Select(series => series.Name), StringComparer.Ordinal);
        Assert.All(report.Events, e => Assert.Contains(e.Name, declared[OutputKind.Event], StringComparer.Ordinal));
        Assert.True(report.Events.Zip(report.Events.Skip(1)).All(pair => pair.First.At <= pair.Second.At),
            "events rise in time");
        Assert.All(report.Series, series => Assert.All(series.Values_si, value => Assert.True(double.IsFinite(value))));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_series_is_dark_in_totality_and_at_night()
    {
        var report = Run(Sunlight);
        var (irradiance, elevation) = (SeriesOf(report, "irradiance"), SeriesOf(report, "elevation"));
        var start = Epoch.ParseIso("2026-02-25T00:00:00Z");
        var begin = At("totality_begins");
        var end = At("totality_ends");
        for (var i = 0; i < irradiance.Values_si.Length; i++)
        {
            var time_s = irradiance.Axis.Values_si[i];
            if ((time_s >= begin && time_s <= end) || elevation.Values_si[i] < -0.006)
            {
                Assert.Equal(0, irradiance.Values_si[i]);
            }
        }

        double At(string name) =>
            (report.Events.Single(e => string.Equals(e.Name, name, StringComparison.Ordinal)).At - start).Seconds_s;
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_usable_elevation_cuts_the_usable_hours_only()
    {
        var (all, some) = (Run(Sunlight), Run(Sunlight.With("usable_elevation", "20 deg")));
        Assert.Equal(Figure(all, "lit_time"), Figure(some, "lit_time"), 1.0); // instants are found to 0.05 s
        Assert.True(Figure(some, "usable_time") < 0.8 * Figure(all, "usable_time"), "20 of 47 deg are lost at both " +
            "ends");
        Assert.Equal(Figure(some, "usable_energy") / Figure(some, "usable_time"), Figure(some,
            "irradiance_usable_mean"), 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_night_is_a_finding() => Assert.Contains(
        Run(Sunlight.With("start", "2026-03-20T00:00:00Z").With("days", "2 d")).Findings,
        finding => string.Equals(finding.Code, "FAB001", StringComparison.Ordinal));

    [Fact]
    [Trait("Kind", "property")]
    public void Terrain_that_leaves_nothing_usable_is_a_finding() => Assert.Contains(
        Run(Sunlight.With("usable_elevation", "60 deg")).Findings,
        finding => string.Equals(finding.Code, "FAB003", StringComparison.Ordinal));

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("days", "0 d", "days: 0 d is outside its bounds: above 0 d and at most 3660 d")]
    [InlineData("days", "14", "days: '14' has no unit; write a time such as 60 d")]
    [InlineData("step", "10 s", "step: 10 s is outside its bounds: at least 60 s and at most 432000 s")]
    [InlineData("usable_elevation", "95 deg",
        "usable_elevation: 95 deg is outside its bounds: at least -1 deg and at most 89 deg")]
    [InlineData("earth_radius", "6371 mm", "earth_radius: 6371 mm is outside its bounds: at least 6.3E+09 mm and " +
        "at most 6.6E+09 mm")]
    [InlineData("horizn", "none", "horizn: is not an option here; did you mean 'horizon'?")]
    public void A_bad_option_is_refused_in_words(string key, string value, string message) =>
        Assert.Equal([message], Sunlight.With(key, value).Refusals(SunlightPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void Two_horizon_points_at_one_azimuth_are_refused() => Assert.Equal(
        ["horizon: two points share an azimuth; keep one of them"],
        Sunlight.With("horizon", Options.List(
            Options.Of(("azimuth", "10 deg"), ("elevation", "1 deg")),
            Options.Of(("azimuth", "10 deg"), ("elevation", "2 deg")))).Refusals(SunlightPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_step_too_fine_for_the_span_is_refused() => Assert.Equal(
        ["step: 1 min makes 5270400 samples of 3660 d; at most 500000 are kept, take a step of at least 10.5 min"],
        Sunlight.With("days", "3660 d").With("step", "1 min").Refusals(SunlightPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_place_off_the_Moon_is_refused() => Assert.Equal(
        ["site.latitude: 91 deg is outside its bounds: at least -90 deg and at most 90 deg"],
        Sunlight.With("site", Site.With("latitude", "91 deg")).Refusals(SunlightPhase.Read));
}
