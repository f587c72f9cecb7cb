using Guanghan.Core.Phases;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class LightDesignTests
{
    private static readonly MapNode s_mirror = Options.Of(
        ("obstruction", "15 %"), ("reflectivity", "92 %"), ("slope_error", "1 mrad"));

    private static readonly MapNode s_fibre = Options.Of(
        ("core", "0.6 mm"), ("outer", "0.63 mm"), ("numerical_aperture", "0.5"), ("length", "5 m"),
        ("attenuation", "20 dB/km"));

    private static readonly MapNode s_search = Options.Of(
        ("rim_angle", Range("20 deg", "45 deg")), ("aperture", Range("10 cm", "1 m")), ("rings", Range("1", "3")),
        ("collectors", "3"));

    internal static MapNode Design { get; } = Options.Of(
        ("irradiance", "1361 W/m^2"), ("target", Target("3.33 MW/m^2", "42 W")), ("mirror", s_mirror),
        ("search", s_search), ("fibre", s_fibre),
        ("pen", Options.Of(("magnification", "1.216"), ("transmittance", "93 %"))), ("search_rays", "8192"),
        ("rays", "65536"));

    private static MapNode Range(string low, string high) => Options.Of(("low", low), ("high", high));

    private static MapNode Target(string flux, string power) => Options.Of(("flux", flux), ("power", power));

    private static readonly Lazy<Report> s_report = new(() => Run(Design));

    private static Report Run(MapNode options)
    {
        var reading = options.Read(LightDesignPhase.Read);
        Assert.Empty(reading.Problems);
        return LightDesignPhase.Report(LightDesignPhase.Run(reading.Value,
            new PhaseContext(LightCase.NoEphemeris, 0, (_, _) => { }, CancellationToken.None)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_figure_series_and_map_is_declared_and_finite()
    {
        var report = s_report.Value;
        var declared = LightDesignPhase.Description.Outputs;
        string[] made =
        [
            .. report.Figures.Select(figure => figure.Name), .. report.Series.Select(series => series.Name),
            .. report.Maps.Select(map => map.Name),
        ];
        Assert.Equal(declared.Select(output => output.Name).Order(StringComparer.Ordinal),
            made.Order(StringComparer.Ordinal));
        Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Value_si), figure.Name));
        Assert.All(report.Maps, map => Assert.All(map.Values_si, value => Assert.True(double.IsFinite(value))));
        Assert.DoesNotContain(report.Findings, finding => finding.Severity != Severity.Note);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_pens_group_is_consistent_and_meets_the_targets()
    {
        var report = s_report.Value;
        var diameter_m = report.Value("pen.diameter");
        Assert.Equal(report.Value("pen.power") / (Math.PI / 4 * diameter_m * diameter_m), report.Value("pen.flux"),
            1e-9 * report.Value("pen.flux")); // rounding
        foreach (var margin in new[] { report.FigureOf("margin.flux"), report.FigureOf("margin.power") })
        {
            Assert.InRange(margin.Value_si, -3 * margin.StandardError_si!.Value, 1);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_sweep_holds_the_design()
    {
        var report = s_report.Value;
        foreach (var (name, value) in new[]
        {
            ("aperture", report.Value("aperture")), ("rim_angle", report.Value("rim_angle")),
            ("slope_error", 1e-3), ("numerical_aperture", 0.5), ("length", 5),
        })
        {
            foreach (var (output, figure) in new[] { ("power", "pen.power"), ("flux", "pen.flux") })
            {
                var sweep = report.SeriesOf($"sweep_{name}_{output}");
                var at = sweep.Axis.Values_si.IndexOf(value);
                Assert.True(at >= 0, name);
                // An eighth of the design's rays: three standard errors of the two traces' difference.
                Assert.Equal(report.Value(figure), sweep.Values_si[at],
                    3 * Math.Sqrt(1 + 8) * report.FigureOf(figure).StandardError_si!.Value);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_sweeps_go_the_way_that_optics_go()
    {
        var report = s_report.Value;
        Assert.All(Powers("slope_error").Zip(Powers("slope_error").Skip(1)), pair => Assert.True(
            pair.First > pair.Second)); // the same random numbers in all: no noise between neighbours
        Assert.All(Powers("length").Zip(Powers("length").Skip(1)), pair => Assert.True(pair.First > pair.Second));
        Assert.All(Powers("aperture").Zip(Powers("aperture").Skip(1)), pair => Assert.True(pair.First < pair.Second));
        Assert.True(Powers("numerical_aperture")[0] < Powers("numerical_aperture")[^1]);

        double[] Powers(string name) => [.. report.SeriesOf($"sweep_{name}_power").Values_si];
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_inputs_give_the_same_bits()
    {
        var (first, second) = (s_report.Value, Run(Design));
        Assert.Equal(first.Figures, second.Figures);
        Assert.All(first.Series.Zip(second.Series), pair => Assert.Equal<double>(
            pair.First.Values_si, pair.Second.Values_si));
        Assert.Equal<double>(first.Maps[0].Values_si, second.Maps[0].Values_si);
    }

    [Theory]
    [Trait("Kind", "validates")]
    // NA 0.22/1.216 over the Sun's sine 4.6505e-3 is 1513.5 suns, times 1.25 for the bright middle of the Sun.
    [InlineData("0.22", "1", "fibres of NA >= 0.254", 1846)]
    [InlineData("0.5", "0.15", "a pen of NA >= 0.209", 1269)]
    public void A_flux_beyond_etendue_is_refused_with_the_NA_it_takes(
        string fibre, string pen, string needs, int limit)
    {
        var report = Run(Design.With("fibre", s_fibre.With("numerical_aperture", fibre)).With("pen", Options.Of(
            ("magnification", "1.216"), ("transmittance", "93 %"), ("numerical_aperture", pen))));
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("FAB030", Severity.Error), (finding.Code, finding.Severity));
        Assert.Equal(FormattableString.Invariant(
            $"3.33 MW/m^2 at the spot cannot be: NA {fibre} behind a pen of magnification 1.216 and NA {pen} ") +
            FormattableString.Invariant($"carries at most {limit} times the sunlight ({limit * 1361 / 1e6:G3} ") +
            "MW/m^2) and " +
            $"this is 2447 times; it takes {needs}.", finding.Message);
        Assert.Equal(0.2533, report.Value("needed_numerical_aperture"), 1e-4);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_flux_that_losses_forbid_is_refused_with_the_NA_it_takes()
    {
        var report = Run(Design.With("fibre", s_fibre.With("numerical_aperture", "0.28")));
        var finding = Assert.Single(report.Findings);
        Assert.Equal("FAB031", finding.Code);
        Assert.StartsWith("No mirror within the search brings 3.33 MW/m^2 to the spot, however large: with NA 0.28 " +
            "and rim angles up to 45 deg, losses and what is not core leave about ", finding.Message,
            StringComparison.Ordinal);
        Assert.Contains("it takes a cone of sine 0.3", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Too_small_a_mirror_is_refused_with_the_one_it_takes()
    {
        var finding = Assert.Single(Run(Design.With("search", s_search.With("aperture", Range("5 cm", "15 cm"))))
            .Findings);
        Assert.Equal("FAB032", finding.Code);
        Assert.Matches(
            @"^No design within the search brings 42 W at 3\.33 MW/m\^2: the least mirror that does is 1 of " +
            @"0\.(29|3|30)\d? m with 19 fibres each at a rim angle of \d\d\.?\d? deg, and the search ends at " +
            @"0\.15 m\. Allow a larger aperture, more collectors or more rings\.$", finding.Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Too_few_fibres_are_refused_with_how_many_it_takes()
    {
        var finding = Assert.Single(Run(Design.With("target", Target("3.33 MW/m^2", "1 kW"))).Findings);
        Assert.Equal("FAB033", finding.Code);
        Assert.Matches(@"^No design within the search brings 1000 W at 3\.33 MW/m\^2: 3 collectors of up to 37 " +
            @"fibres bring about \d{3}\.?\d* W at that flux, however large their mirrors\. It takes about \d times " +
            @"as many fibres in all: more collectors or more rings\.$", finding.Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Without_sunlight_there_is_no_design()
    {
        var finding = Assert.Single(Run(Design.With("irradiance", "0 W/m^2")).Findings);
        Assert.Equal(("FAB036", Severity.Error), (finding.Code, finding.Severity));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_design_at_the_edge_of_the_search_says_so()
    {
        var report = Run(Design.With("search", s_search.With("rim_angle", Range("20 deg", "26 deg"))));
        Assert.Contains(report.Findings, finding => finding.Code is "FAB035" &&
            finding.Message.StartsWith("The best design stands at the edge of the search: the rim angle of 2",
                StringComparison.Ordinal));
    }

    public static TheoryData<string, string, object, string> Mistakes => new()
    {
        { "search", "rim_angle", Range("40 deg", "20 deg"),
            "search.rim_angle.high: is less than low; write the smaller value as low" },
        { "search", "rings", Range("3", "1"),
            "search.rings.high: is less than low; write the smaller value as low" },
        { "search", "rings", Range("1", "13"),
            "search.rings.high: 13 is outside its bounds: at least 0 and at most 12" },
        { "mirror", "obstruction", "95 %",
            "mirror.obstruction: 95 % is outside its bounds: at least 0 % and at most 90 %" },
        { "fibre", "count", "19",
            "fibre.count: is not an option here; valid: attenuation_table, bend, coating, " +
            "core_flux_limit, face_absorptance, face_emissivity, face_temperature_limit, index, measured_packing, " +
            "mode_coupling, packing, roll_off, silica" },
        { "search", "rim_angle", Range("20 deg", "80 deg"), "search: rim angles up to 80.0 deg and the slope error " +
            "widen the cone beyond 85 deg, where light grazes the fibres' face; lower the highest" },
        { "fibre", "measured_packing", Options.Of(("fraction", "90.6 %")), "fibre.measured_packing: 0.906 would " +
            "press the cores into each other; 0.8296 is the most for this bundle" },
    };

    [Theory]
    [Trait("Kind", "refusal")]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_refused_in_words(string group, string key, object value, string message)
    {
        // A slope error of 8 mrad, so that 80 deg is too steep.
        var options = Design.With("mirror", s_mirror.With("slope_error", "8 mrad"));
        var inside = group switch { "search" => s_search, "fibre" => s_fibre, _ => s_mirror };
        Assert.Equal([message], options.With(group, inside.With(key, value)).Refusals(LightDesignPhase.Read));
    }
}
