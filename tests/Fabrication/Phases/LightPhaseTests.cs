using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class LightPhaseTests
{
    private static readonly MapNode Mirror = Options.Of(
        ("aperture", "0.5 m"), ("focal_length", "0.5 m"), ("reflectivity", "92 %"), ("slope_error", "2 mrad"));

    private static readonly MapNode Fibre = Options.Of(
        ("core", "0.6 mm"), ("outer", "0.66 mm"), ("count", "127"), ("numerical_aperture", "0.48"), ("length", "10 m"),
        ("attenuation", "20 dB/km"));

    private static readonly MapNode Light = Options.Of(
        ("irradiance", "1361 W/m^2"), ("mirror", Mirror), ("fibre", Fibre), ("pen", Options.Of()));

    private static MapNode Claim(string flux, string at) => Options.Of(("flux", flux), ("at", at));

    private static Report Run(MapNode options)
    {
        var reading = options.Read(LightPhase.Read);
        Assert.Empty(reading.Problems);
        return LightPhase.Report(LightPhase.Run(reading.Value,
            new PhaseContext(new NoEphemeris(), 0, (_, _) => { }, CancellationToken.None)));
    }

    private static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    [Fact]
    [Trait("Kind", "validates")]
    public void Three_thousand_suns_through_NA_022_are_refused_with_the_NA_they_take()
    {
        var report = Run(Light.With("fibre", Fibre.With("numerical_aperture", "0.22"))
            .With("sun_half_angle", "4.65 mrad").With("claim", Claim("3000 suns", "bundle_end")));
        var finding = Assert.Single(report.Findings, f => f.Severity == Severity.Error);
        Assert.Equal("FAB010", finding.Code);
        Assert.Equal(
            "3000 suns (4.08 MW/m^2) at the bundle's end cannot be: NA 0.22 carries at most 2238 times the sunlight " +
            "(3.05 MW/m^2) and this is 3000 times; it takes NA >= 0.255.", finding.Message);
        Assert.Equal(0.2547, Figure(report, "needed_numerical_aperture"), 5e-5); // half the last digit of the reference
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_demagnifying_pen_may_carry_what_the_bundles_end_cannot()
    {
        var fibre = Fibre.With("numerical_aperture", "0.22");
        var pen = Options.Of(("magnification", "0.5"));
        var report = Run(Light.With("fibre", fibre).With("pen", pen).With("claim", Claim("3000 suns", "spot")));
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Error);
        Assert.Contains(report.Findings, f => string.Equals(f.Code, "FAB011", StringComparison.Ordinal));
        Assert.Equal(0.1274, Figure(report, "needed_numerical_aperture"), 1e-4); // half of .2547: the sine condition
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_figure_series_and_event_is_declared_and_finite()
    {
        var report =
            Run(Light.With("claim", Claim("3000 suns", "spot")).With("pen", Options.Of(("stand_off", "3 mm"))));
        var declared = LightPhase.Description.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(report.Figures, figure => Assert.Contains(figure.Name, declared));
        Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Value_si), figure.Name));
        Assert.All(report.Series, series => Assert.Contains(series.Name, declared));
        Assert.All(report.Series, series => Assert.Equal(series.Axis.Values_si.Length, series.Values_si.Length));
        var made = report.Figures.Select(figure => figure.Name).ToHashSet(StringComparer.Ordinal);
        Assert.All(LightPhase.Description.Outputs.Where(output => output.Kind == OutputKind.Figure),
            output => Assert.Contains(output.Name, made));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_pens_group_is_consistent()
    {
        var report = Run(Light);
        var diameter_m = Figure(report, "pen.diameter");
        Assert.Equal(Figure(report, "pen.power") / (Math.PI / 4 * diameter_m * diameter_m), Figure(report, "pen.flux"),
            1e-9 * Figure(report, "pen.flux")); // rounding
        Assert.Equal(Figure(report, "pen.power"), Figure(report, "power.delivered"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Pen_power_follows_the_irradiance_series()
    {
        var axis = new SeriesAxis("time", Unit.Parse("h"), [0, 3600, 7200, 10800], Epoch.J2000);
        var series = new Series("irradiance", axis, [0, 0, 1000, 1400]);
        var report = Run(Light.With("irradiance",
            new SeriesReferenceNode("sun.irradiance", Unit.Parse("W/m^2"), series, new SourcePosition("test.yaml", 1,
                1))));
        var power = report.Series.Single(s => string.Equals(s.Name, "pen_power", StringComparison.Ordinal));
        Assert.Equal(Epoch.J2000, power.Axis.Origin);
        Assert.Equal(0, power.Values_si[1]);
        Assert.Equal(Figure(report, "pen_power_highest"), power.Values_si[3], 1e-12 * power.Values_si[3]);
        // Lit for two hours: an hour from 0 to 1000 and one from 1000 to 1400 W/m^2, 850 W/m^2 on average; rounding.
        Assert.Equal(850, Figure(report, "irradiance.lit_mean"), 1e-9);
        Assert.Equal(850, Figure(report, "irradiance.design"), 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Without_sunlight_there_is_no_power_and_a_finding()
    {
        var report = Run(Light.With("irradiance", "0 W/m^2").With("claim", Claim("1 suns", "spot")));
        Assert.Equal(0, Figure(report, "pen.power"));
        Assert.Contains(report.Findings, f => string.Equals(f.Code, "FAB017", StringComparison.Ordinal));
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("FAB012", "numerical_aperture", "0.2")] // the rim at 28 deg overfills 11.5 deg
    [InlineData("FAB013", "count", "7")]
    [InlineData("FAB016", "numerical_aperture", "0.9")]
    [InlineData("FAB019", "count", "3")]
    public void A_mismatched_fibre_is_a_finding(string code, string key, string value) => Assert.Contains(
        Run(Light.With("fibre", Fibre.With(key, value))).Findings, f => string.Equals(f.Code, code,
            StringComparison.Ordinal));

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("FAB014", "focal_length", "0.17 m")]
    [InlineData("FAB015", "obstruction", "0.2 m")]
    public void A_poor_mirror_is_a_finding(string code, string key, string value) => Assert.Contains(
        Run(Light.With("mirror", Mirror.With(key, value))).Findings, f => string.Equals(f.Code, code,
            StringComparison.Ordinal));

    [Fact]
    [Trait("Kind", "property")]
    public void A_pen_that_clips_is_a_finding() => Assert.Contains(
        Run(Light.With("pen", Options.Of(("magnification", "0.5"), ("numerical_aperture", "0.5")))).Findings,
        f => string.Equals(f.Code, "FAB018", StringComparison.Ordinal));

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("mirror", "obstruction", "0.5 m", "mirror.obstruction: 0.5 m leaves nothing of the aperture of 0.5 m")]
    [InlineData("mirror", "aperture", "0.5 kg", "mirror.aperture: '0.5 kg' is a mass; write a length such as 0.4 m")]
    [InlineData("mirror", "reflectivity", "1.2", "mirror.reflectivity: 1.2 is outside its bounds: above 0 and at " +
        "most 1")]
    [InlineData("mirror", "obstuction", "1 m", "mirror.obstuction: is not an option here; did you mean 'obstruction'?")]
    [InlineData("mirror", "focal_length", "0.13 m", "mirror: the rim angle is 87.8 deg and the slope error widens " +
        "it beyond 85 deg, where light grazes the fibres' face; take a longer focal length")]
    [InlineData("fibre", "outer", "0.5 mm", "fibre.outer: 0.5 mm is less than the core's 0.6 mm")]
    [InlineData("fibre", "count", "0", "fibre.count: 0 is outside its bounds: at least 1 and at most 1000000")]
    [InlineData("fibre", "packing", "square", "fibre.packing: the value 'square' is not one of its words; valid: " +
        "circular, hexagonal")]
    [InlineData("fibre", "attenuation", "20", "fibre.attenuation: '20' has no unit; write an attenuation such as " +
        "100 dB/km")]
    [InlineData("pen", "magnification", "0", "pen.magnification: 0 is outside its bounds: at least 0.05 and at " +
        "most 20")]
    public void A_bad_option_is_refused_in_words(string group, string key, string value, string message)
    {
        var changed = ((MapNode)Light.Find(group)!.Value).With(key, value);
        Assert.Equal([message], Light.With(group, changed).Refusals(LightPhase.Read));
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("packing", "0.6", "0.9", "unknowns: a packing of 0.9 would press the cores into each other; " +
        "0.8955 is the most for this bundle")]
    [InlineData("obstruction", "0.1 m", "0.6 m", "unknowns: an obstruction of 0.6 m leaves nothing of an aperture of " +
        "0.5 m")]
    [InlineData("focal_length", "0.13 m", "0.5 m", "unknowns: with a focal length of 0.13 m and an aperture of 0.5 m " +
        "light reaches the fibres' face at 89.5 deg, beyond 85 deg, where it grazes; take a longer focal length")]
    public void A_range_that_no_case_could_be_traced_with_is_refused(
        string key, string low, string high, string message) =>
        Assert.Equal([message], Light.With("unknowns", Options.Of((key, Options.Of(("low", low), ("high", high)))))
            .Refusals(LightPhase.Read));

    [Fact]
    [Trait("Kind", "property")]
    public void A_figure_has_a_band_only_where_a_case_changes_it()
    {
        var report = Run(Light.With("rays", "20000").With("unknowns", Options.Of(
            ("reflectivity", Options.Of(("low", "0.8"), ("high", "0.95"))), ("cases", "8"))));

        var power = report.Figures.Single(figure => string.Equals(figure.Name, "pen.power", StringComparison.Ordinal));
        Assert.NotNull(power.Band);
        Assert.InRange(power.Value_si, power.Band.Value.Low_si, power.Band.Value.High_si);
        Assert.Null(report.Figures.Single(figure =>
            string.Equals(figure.Name, "pen.diameter", StringComparison.Ordinal)).Band);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_cables_efficiency_is_that_of_its_stages_together()
    {
        var report = Run(Light);
        string[] stages = ["on_cores", "accepted", "entered", "carried", "guided", "exited"];

        Assert.Equal(stages.Aggregate(1.0, (all, stage) => all * Figure(report, "efficiency." + stage)),
            Figure(report, "efficiency.cable"), 1e-12); // rounding
    }

    private sealed class NoEphemeris : IEphemeris
    {
        public string Identity => "none";

        public State<Icrf> StateOf(Body target, Body center, Epoch epoch) =>
            throw new EphemerisException("Light asks for none.");
    }
}
