using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class GroundPhaseTests
{
    private static readonly MapNode Equator =
        Options.Of(("ideal_sun", Options.Of(("latitude", "0 deg"))), ("step", "3 h"));

    private static readonly Epoch Start = Epoch.ParseIso("2026-03-01T00:00:00Z");

    // A periodic Sun at 43 N over two lunar days, as fabrication.sunlight would give it every two hours.
    private static SunCourse Course(double hours = 1420, double irradiance = 1361)
    {
        var sun = PeriodicSun.At(43 * Math.PI / 180, 0, irradiance);
        ImmutableArray<double> times = [.. Enumerable.Range(0, (int)(hours / 2) + 1).Select(i => i * 7200.0)];
        return new(times, [.. times.Select(time => sun.SineElevationRatio(time) > 0 ? irradiance : 0)],
            [.. times.Select(sun.SineElevationRatio)]);
    }

    private static MapNode Real(SunCourse course) => Options.Of(
        ("sunlight", Options.Of(
            ("irradiance", Reference("irradiance", "W/m^2", course.Times_s, course.Irradiance_W_m2)),
            ("elevation", Reference(
                "elevation", "deg", course.Times_s, [.. course.SineElevationRatios.Select(Math.Asin)])))),
        ("step", "3 h"));

    private static SeriesReferenceNode Reference(
        string name, string unit, ImmutableArray<double> times_s, ImmutableArray<double> values,
        Epoch? origin = null) =>
        new("sun." + name, Unit.Parse(unit),
            new Series(name, new SeriesAxis("time", Unit.Parse("h"), times_s, origin ?? Start), values),
            new SourcePosition("test.yaml", 1, 1));

    private static Report Run(MapNode options)
    {
        var reading = options.Read(GroundPhase.Read);
        Assert.Empty(reading.Problems);
        return GroundPhase.Report(GroundPhase.Run(reading.Value,
            new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None)));
    }

    private static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    private static string[] Codes(Report report) => [.. report.Findings.Select(finding => finding.Code)];

    [Fact]
    [Trait("Kind", "property")]
    public void Everything_that_is_declared_is_reported_and_nothing_else()
    {
        foreach (var report in new[] { Run(Equator), Run(Real(Course())) })
        {
            var declared = GroundPhase.Description.Outputs.ToLookup(output => output.Kind, output => output.Name);
            Assert.Equal(declared[OutputKind.Figure], report.Figures.Select(figure => figure.Name),
                StringComparer.Ordinal);
            Assert.Equal(declared[OutputKind.Series], report.Series.Select(series => series.Name),
                StringComparer.Ordinal);
            Assert.Equal(declared[OutputKind.Map], report.Maps.Select(map => map.Name), StringComparer.Ordinal);
            Assert.All(report.Series, series => Assert.Equal(series.Axis.Values_si.Length, series.Values_si.Length));
            Assert.All(report.Maps, map =>
                Assert.Equal(map.X.Values_si.Length * map.Y.Values_si.Length, map.Values_si.Length));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_Sun_as_a_series_makes_the_same_ground()
    {
        var ideal = Run(Equator.With("ideal_sun", Options.Of(("latitude", "43 deg"))));
        foreach (var start in new[] { "synthetic", "repeat" })
        {
            var real = Run(Real(Course()).With("spin_up", start));
            foreach (var name in new[] { "noon_temperature", "midnight_temperature", "surface_mean", "mean_at_depth" })
            {
                // K: the series has no sample at sunrise and sunset, so its light begins and ends up to 2 h off.
                Assert.Equal(Figure(ideal, name), Figure(real, name), 0.5);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_eclipse_cools_the_surface_and_hardly_the_bed()
    {
        var course = Course();
        var dark = course.Times_s.Select((time, at) =>
            Math.Abs(time - 2.6e6) < 3 * 3600 ? 0 : course.Irradiance_W_m2[at]);
        var eclipsed = course with { Irradiance_W_m2 = [.. dark] };
        var (with, without) = (SeriesOf(eclipsed), SeriesOf(course));

        Assert.InRange(without.Surface - with.Surface, 80, 220); // K: some hours without the Sun near noon
        Assert.InRange(without.Bed - with.Bed, 5, 100); // K: 20 mm hold more

        (double Surface, double Bed) SeriesOf(SunCourse sun)
        {
            var report = Run(Real(sun));
            var at = report.Series[0].Axis.Values_si.BinarySearch(361 * 7200.0);
            return (report.Series[0].Values_si[at], report.Series[1].Values_si[at]);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_bed_is_taken_when_the_mission_says()
    {
        var (mean, noon, midnight) = (Bed("mean"), Bed("noon"), Bed("midnight"));
        var (coldest, hottest) = (Bed("coldest"), Bed("hottest"));

        Assert.True(coldest < midnight && midnight < mean && mean < noon && noon < hottest);
        Assert.Equal(noon, Bed("time"), 1e-9); // K: the same sample
        Assert.Equal(Figure(Run(Equator), "bed_minimum"), coldest);
        Assert.True(Figure(Run(Equator.With("bed_depth", "1 mm").With("bed_at", "noon")), "bed_temperature") > noon);

        double Bed(string when) => Figure(Run(Equator.With("bed_at", when)), "bed_temperature");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Without_a_spin_up_the_run_begins_at_the_start_temperature()
    {
        var report = Run(Equator.With("spin_up", "none").With("start_temperature", "301 K"));

        Assert.Equal(301, report.Series[1].Values_si[0], 1e-9); // K: rounding
        Assert.Equal(0, Figure(report, "spin_up_days"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_a_reader_must_know_is_a_finding()
    {
        Assert.Equal(["FAB043"], Codes(Run(Equator)));
        Assert.True(Finds("FAB040", Equator.With("spin_up_days", "1")), "too few days");
        Assert.True(Finds("FAB041", Equator.With("depth", "0.3 m").With("mean_depth", "0.1 m")), "too shallow");
        Assert.True(Finds("FAB042", Real(Course(1420, 5000))), "too hot for the specific heat");
        Assert.True(Finds("FAB045", Real(Course(1420, 900))), "less light than the synthetic Sun's");
        Assert.False(Finds("FAB045", Real(Course(1420, 900)).With("spin_up", "repeat")), "its own light");
        Assert.True(Finds("FAB046", Real(Course(1420, 0))), "no light");

        static bool Finds(string code, MapNode options) => Codes(Run(options)).Contains(code, StringComparer.Ordinal);
    }

    private static MapNode Terrain(string elevation) => Options.Of(("horizon",
        Options.List(Options.Of(("azimuth", "0 deg"), ("elevation", elevation)))));

    [Fact]
    [Trait("Kind", "property")]
    public void Terrain_of_no_height_changes_nothing_and_a_wall_hides_the_low_Sun_and_warms_the_night()
    {
        var (plain, flat) = (Run(Equator), Run(Equator.With("terrain", Terrain("0 deg"))));
        var valley = Run(Equator.With("terrain", Terrain("25 deg")));

        // K: two samples more at sunset.
        Assert.Equal(Figure(plain, "surface_mean"), Figure(flat, "surface_mean"), 0.02);
        Assert.Equal(Math.Pow(Math.Cos(25 * Math.PI / 180), 2), Figure(valley, "sky_fraction"), 1e-12);
        Assert.True(Figure(valley, "noon_temperature") > Figure(plain, "noon_temperature"));
        Assert.True(Figure(valley, "surface_minimum") > Figure(plain, "surface_minimum"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Inputs_known_as_ranges_give_bands_that_hold_the_figures()
    {
        var report = Run(Equator.With("unknowns", Options.Of(
            ("albedo", Options.Of(("low", "0.08"), ("high", "0.16"))),
            ("scale_depth", Options.Of(("low", "60 mm"), ("high", "80 mm"))))));
        var warm = Run(Equator.With("albedo", "0.08"));

        Assert.All(report.Figures, figure => Assert.True(
            figure.Band!.Value.Low_si <= figure.Value_si && figure.Value_si <= figure.Band.Value.High_si, figure.Name));
        var mean = report.Figures.Single(figure =>
            string.Equals(figure.Name, "surface_mean", StringComparison.Ordinal));
        Assert.True(mean.Band!.Value.High_si >= Figure(warm, "surface_mean"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Terrain_under_a_real_Sun_takes_its_open_light()
    {
        // The Sun of a site whose horizon stands at 10 deg all round.
        var whole = Course();
        var course = whole with
        {
            Irradiance_W_m2 = [.. whole.SineElevationRatios.Select(sine => sine > Math.Sin(Math.PI / 18) ? 1361.0 : 0)],
        };
        var valley = Options.Of(
            ("horizon", Options.List(Options.Of(("azimuth", "0 deg"), ("elevation", "10 deg")))),
            ("open_sky", Options.Of(
                ("irradiance", Reference("open_irradiance", "W/m^2", whole.Times_s, whole.Irradiance_W_m2)))));
        var options = Real(course).With("terrain", valley).With("spin_up", "repeat");

        Assert.True(Figure(Run(options), "surface_mean") >
            Figure(Run(Real(course).With("spin_up", "repeat")), "surface_mean"));
        Assert.Equal(["terrain: the sunlight shines through it, from below 10 deg, its lowest point: give " +
            "fabrication.sunlight the same horizon"],
            Real(whole).With("terrain", valley).With("spin_up", "repeat").Refusals(GroundPhase.Read));
        Assert.Equal(["spin_up: the synthetic Sun knows no terrain; write spin_up: repeat"],
            Real(course).With("terrain", valley).Refusals(GroundPhase.Read));
        Assert.Equal(["terrain: terrain under sunlight needs open_sky: { irradiance: { from: sun.open_irradiance } " +
            "}; under ideal_sun it has no use for it"],
            Real(course).With("terrain", Terrain("10 deg")).With("spin_up", "repeat").Refusals(GroundPhase.Read));
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("depth", "-1 m", "depth: -1 m is outside its bounds: at least 0.1 m and at most 20 m")]
    [InlineData("bed_depth", "-1 mm", "bed_depth: -1 mm is outside its bounds: at least 0.1 mm and at most 2000 mm")]
    [InlineData("bed_depth", "1.5 m", "bed_depth: 1.5 m is deeper than half of the ground's 2 m")]
    [InlineData("mean_depth", "3 m", "mean_depth: 3 m is deeper than the ground's 2 m")]
    [InlineData("albedo", "0.9", "albedo: 0.9 is outside its bounds: at least 0 and at most 0.6")]
    [InlineData("bed_time", "800 h", "bed_time: 800 h is after the end of the sunlight, 708.734 h")]
    [InlineData("surface_density", "1900 kg/m^3",
        "surface_density: 1900 kg/m^3 at the surface is above the 1800 kg/m^3 deep down")]
    public void A_bad_option_is_refused_in_words(string key, string value, string message) =>
        Assert.Equal([message], Equator.With(key, value).Refusals(GroundPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void No_Sun_and_two_Suns_are_refused()
    {
        const string message = "sunlight: the ground needs one Sun: write sunlight: { irradiance: { from: " +
            "sun.irradiance }, elevation: { from: sun.elevation } } or ideal_sun: { latitude: 0 deg }, and not both";

        Assert.Equal([message], Options.Of(("step", "3 h")).Refusals(GroundPhase.Read));
        Assert.Equal([message], Real(Course()).With("ideal_sun", Options.Of(("latitude", "0 deg")))
            .Refusals(GroundPhase.Read));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Sunlight_that_is_no_series_over_time_is_refused()
    {
        var course = Course();
        Assert.Equal(
            [
                "sunlight.irradiance: the series does not run along time; take one such as { from: sun.irradiance }",
                "sunlight.elevation: the series does not run along time; take one such as { from: sun.elevation }",
            ],
            Options.Of(("sunlight", Options.Of(("irradiance", "1361 W/m^2"), ("elevation", "30 deg"))))
                .Refusals(GroundPhase.Read));
        Assert.Equal(["sunlight.elevation: its times are not those of irradiance; take both from one phase"],
            Options.Of(("sunlight", Options.Of(
                ("irradiance", Reference("irradiance", "W/m^2", course.Times_s, course.Irradiance_W_m2)),
                ("elevation", Reference("elevation", "deg", course.Times_s, course.SineElevationRatios,
                    Start + Duration.FromSeconds(60)))))).Refusals(GroundPhase.Read));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Sunlight_that_is_too_short_or_has_a_gap_is_refused()
    {
        Assert.Equal(["sunlight.irradiance: it covers 14 d; a day and a night on the Moon take 29.53 d, and their " +
            "means need both: take sunlight over 30 d or more"], Real(Course(14 * 24)).Refusals(GroundPhase.Read));
        var course = Course();
        var kept = Enumerable.Range(0, course.Times_s.Length).Where(at => at is < 100 or > 270).ToArray();
        Assert.Equal(["sunlight.irradiance: it has nothing between 198 h and 542 h; the ground needs a sample every " +
            "12 h at least, take a smaller step of the sunlight"],
            Real(new([.. kept.Select(at => course.Times_s[at])], [.. kept.Select(at => course.Irradiance_W_m2[at])],
                [.. kept.Select(at => course.SineElevationRatios[at])])).Refusals(GroundPhase.Read));
    }
}
