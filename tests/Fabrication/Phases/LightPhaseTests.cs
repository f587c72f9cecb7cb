using System.Xml.Linq;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class LightPhaseTests
{
    private static readonly MapNode Light = LightCase.Light;

    /// <summary>Chains that together have every part a chain can have.</summary>
    private static MapNode[] Kinds { get; } =
    [
        Light.With("claim", Claim("3000 suns", "spot")).With("pen", Options.Of(("stand_off", "3 mm")))
            .With("sun_shape", "uniform"),
        Light.With("concentrator", LightCase.Concentrator).With("sun_shape", "circumsolar"),
        Light.With("rod", LightCase.Rod).With("shutter", Options.Of(("open", "0.5"))).With("collectors", "7"),
        Light.With("secondary", LightCase.Secondary).WithMirror("metal", "silver").WithMirror("dust", "0.05"),
        Light.With("heliostat", LightCase.Heliostat).WithMirror("struts", Options.Of(("count", "3"), ("width", "5 mm")))
            .WithMirror("obstruction", "0.05 m"),
        Light.WithMirror("facets", Options.Of(("width", "40 mm"))).WithMirror("outline", "hexagon")
            .WithFibre("packing", "fused").With("tracking_error", "1 mrad"),
        Light.WithMirror("off_axis", "0.4 m").WithFibre("bend", Options.Of(("radius", "0.5 m"), ("length", "1 m")))
            .WithFibre("mode_coupling", "1e-5 rad^2/m").WithFibre("silica", Options.Of(("hydroxyl", "1 ppm"))),
        Light.WithMirror("surface", "sphere").WithFibre("count", "1").WithFibre("core", "6 mm")
            .WithFibre("outer", "6.1 mm").With("spectrum", "none").WithFibre("roll_off", "0.1"),
        Light.With("irradiance", Daylight()).With("rays", "128"),
        Light.With("shutter", Options.Of(("open", "0"))).With("claim", Claim("10 suns", "spot")), // no light on the work
        Light.With("rays", "128").WithFibre("count", "1").WithFibre("core", "10 um"), // no ray meets a core
    ];

    private static readonly Lazy<Report[]> s_reports = new(() => [.. Kinds.Select(kind => LightCase.Run(kind))]);

    private static MapNode Claim(string flux, string at) => Options.Of(("flux", flux), ("at", at));

    private static SeriesReferenceNode Daylight()
    {
        var axis = new SeriesAxis("time", Unit.Parse("h"), [0, 3600, 7200, 10800], Epoch.J2000);
        return new("sun.irradiance", Unit.Parse("W/m^2"), new Series("irradiance", axis, [0, 0, 1000, 1400]),
            new SourcePosition("test.yaml", 1, 1));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Three_thousand_suns_through_NA_022_are_refused_with_the_NA_they_take()
    {
        var report = LightCase.Run(Light.WithFibre("numerical_aperture", "0.22").With("sun_shape", "uniform")
            .With("sun_half_angle", "4.65 mrad").With("claim", Claim("3000 suns", "bundle_end")));
        var finding = Assert.Single(report.Findings, f => f.Severity == Severity.Error);
        Assert.Equal("FAB010", finding.Code);
        Assert.Equal(
            "3000 suns (4.08 MW/m^2) at the bundle's end cannot be: NA 0.22 carries at most 2238 times the sunlight " +
            "(3.05 MW/m^2) and this is 3000 times; it takes NA >= 0.255.", finding.Message);
        Assert.Equal(0.2547, report.Value("needed_numerical_aperture"), 5e-5); // half the last digit of the reference
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_Sun_that_is_brighter_in_its_middle_raises_the_limit_by_its_centre_to_mean_ratio()
    {
        // Optics may drop the limb. 1/(1 - .84/3 + .20/2) = 1.2195 (the law in Optics); rounding.
        var options = Light.With("claim", Claim("3000 suns", "bundle_end"));
        var (uniform, darkened) = (LightCase.Run(options.With("sun_shape", "uniform")), LightCase.Run(options));
        foreach (var place in new[] { "limit.focus", "limit.fibre", "limit.end", "limit.spot" })
        {
            Assert.Equal(1 / 0.82, darkened.Value(place) / uniform.Value(place), 1e-9);
        }

        Assert.Equal(Math.Sqrt(0.82),
            darkened.Value("needed_numerical_aperture") / uniform.Value("needed_numerical_aperture"), 1e-9);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_demagnifying_pen_may_carry_what_the_bundles_end_cannot()
    {
        var report = LightCase.Run(Light.WithFibre("numerical_aperture", "0.22").With("sun_shape", "uniform")
            .With("pen", Options.Of(("magnification", "0.5"))).With("claim", Claim("3000 suns", "spot")));
        Assert.DoesNotContain(report.Findings, f => f.Severity == Severity.Error);
        Assert.True(report.Has("FAB011"));
        Assert.Equal(0.1274, report.Value("needed_numerical_aperture"), 1e-4); // half of .2547: the sine condition
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_figure_series_and_map_is_declared_and_finite_and_every_declared_one_is_made_by_some_chain()
    {
        var declared = LightPhase.Description.Outputs.ToLookup(output => output.Kind, output => output.Name);
        var (figures, series, maps) = (Set(), Set(), Set());
        foreach (var report in s_reports.Value)
        {
            Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Value_si), figure.Name));
            Assert.All(report.Figures, figure => Assert.True(figure.StandardError_si is null or > 0, figure.Name));
            Assert.All(report.Figures, figure =>
                Assert.True(double.IsFinite(figure.StandardError_si ?? 0), figure.Name));
            Assert.All(report.Series, one => Assert.Equal(one.Axis.Values_si.Length, one.Values_si.Length));
            Assert.All(report.Series, one => Assert.All(one.Values_si, value => Assert.True(double.IsFinite(value), one.Name)));
            Assert.All(report.Maps, map => Assert.All(map.Values_si, value => Assert.True(double.IsFinite(value), map.Name)));
            Assert.Equal(report.Figures.Length, report.Figures.DistinctBy(figure => figure.Name, StringComparer.Ordinal).Count());
            figures.UnionWith(report.Figures.Select(figure => figure.Name));
            series.UnionWith(report.Series.Select(one => one.Name));
            maps.UnionWith(report.Maps.Select(map => map.Name));
            Assert.Equal(declared[OutputKind.Artefact].Single(), Assert.Single(report.Artefacts).Name);
        }

        Assert.Equal(declared[OutputKind.Figure].Order(StringComparer.Ordinal), figures.Order(StringComparer.Ordinal));
        Assert.Equal(declared[OutputKind.Series].Order(StringComparer.Ordinal), series.Order(StringComparer.Ordinal));
        Assert.Equal(declared[OutputKind.Map].Order(StringComparer.Ordinal), maps.Order(StringComparer.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_chain_balances_and_its_stages_and_rays_add_up()
    {
        foreach (var report in s_reports.Value)
        {
            // Rounding of a hundred thousand sums.
            Assert.InRange(report.Value("balance_error"), 0, 1e-12);
            Assert.Equal(report.Value("rays.traced"), report.Figures.Where(figure =>
                figure.Name.StartsWith("rays.", StringComparison.Ordinal) && figure.Name is not "rays.traced")
                .Sum(figure => figure.Value_si));
            Assert.Equal(report.Value("power.incident") * report.Value("efficiency.total"),
                report.Value("power.delivered"), 1e-12 * report.Value("power.incident"));
            Assert.All(report.Figures.Where(figure => figure.Name.StartsWith("efficiency.", StringComparison.Ordinal)),
                figure => Assert.InRange(figure.Value_si, 0, 1 + 1e-12));
            foreach (var place in report.Figures.Where(figure =>
                figure.Name.StartsWith("share_of_limit.", StringComparison.Ordinal)))
            {
                Assert.True(place.Value_si <= 1 + (5 * place.StandardError_si ?? 0), place.Name);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_pens_group_is_consistent()
    {
        var report = LightCase.Run(Light);
        var diameter_m = report.Value("pen.diameter");
        Assert.Equal(report.Value("pen.power") / (Math.PI / 4 * diameter_m * diameter_m), report.Value("pen.flux"),
            1e-9 * report.Value("pen.flux")); // rounding
        Assert.Equal(report.Value("pen.power"), report.Value("power.delivered"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Pen_power_follows_the_irradiance_series()
    {
        var report = LightCase.Run(Light.With("irradiance", Daylight()));
        var power = report.SeriesOf("pen_power");
        Assert.Equal(Epoch.J2000, power.Axis.Origin);
        Assert.Equal(0, power.Values_si[1]);
        Assert.Equal(report.Value("pen_power_highest"), power.Values_si[3], 1e-12 * power.Values_si[3]);
        // Lit for two hours: an hour from 0 to 1000 and one from 1000 to 1400 W/m^2, 850 W/m^2 on average; rounding.
        Assert.Equal(850, report.Value("irradiance.lit_mean"), 1e-9);
        Assert.Equal(850, report.Value("irradiance.design"), 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_inputs_give_the_same_bits()
    {
        var (first, second) = (LightCase.Run(Kinds[3]), LightCase.Run(Kinds[3]));
        Assert.Equal(first.Figures.AsEnumerable(), second.Figures);
        Assert.Equal(first.Maps[0].Values_si.AsEnumerable(), second.Maps[0].Values_si);
        Assert.Equal(first.Series.SelectMany(series => series.Values_si), second.Series.SelectMany(series => series.Values_si));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Maps_hold_the_power_that_falls_on_their_planes()
    {
        // A face much wider than the light: all of the focal plane's light lies inside the map.
        var report = LightCase.Run(Light.WithFibre("count", "1").WithFibre("core", "49 mm").WithFibre("outer", "50 mm")
            .With("pen", Options.Of(("stand_off", "5 mm"))));
        var focus = report.Maps.Single(map => map.Name is "focal_map");
        Assert.Equal(report.Value("power.arrived"), PowerOf(focus), 1e-9 * report.Value("power.arrived")); // rounding

        // The spot's map samples the flux at cells' middles: 101 cells over a profile with an edge hold it to 1 %.
        var spot = report.Maps.Single(map => map.Name is "spot_map");
        Assert.Equal(report.Value("pen.power"), PowerOf(spot), 0.01 * report.Value("pen.power"));
        var encircled = report.SeriesOf("focal_encircled").Values_si;
        Assert.Equal(1, encircled[^1], 1e-12);
        Assert.All(encircled.Zip(encircled.Skip(1)), pair => Assert.True(pair.Second >= pair.First));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_figure_has_a_band_only_where_a_case_changes_it()
    {
        var report = LightCase.Run(Light.With("rays", "20000").With("unknowns", Options.Of(
            ("reflectivity", Options.Of(("low", "0.8"), ("high", "0.95"))), ("cases", "8"))));

        var power = report.Figures.Single(figure => figure.Name is "pen.power");
        Assert.NotNull(power.Band);
        Assert.InRange(power.Value_si, power.Band.Value.Low_si, power.Band.Value.High_si);
        Assert.Null(report.Figures.Single(figure => figure.Name is "pen.diameter").Band);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_ray_is_named_even_where_a_mirror_reflects_nothing()
    {
        // A third of sunlight lies below 0.6 um: a mirror that is black there ends those rays.
        var report = LightCase.Run(
            Light.WithMirror("reflectance_table", Options.Of(("file", "black.csv"))),
            LightCase.Files(("black.csv", "wavelength_nm, reflectance\n100, 0\n600, 0\n601, 0.9\n20000, 0.9\n")));
        var named = report.Figures.Where(figure => figure.Name.StartsWith("rays.", StringComparison.Ordinal) &&
            figure.Name is not "rays.traced").Sum(figure => figure.Value_si);
        Assert.Equal(report.Value("rays.traced"), named);
        Assert.InRange(report.Value("rays.absorbed") / report.Value("rays.traced"), 0.3, 0.4);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_cables_efficiency_is_that_of_its_stages_together()
    {
        var report = LightCase.Run(Light);
        string[] stages = ["on_cores", "accepted", "entered", "carried", "guided", "exited"];

        Assert.Equal(stages.Aggregate(1.0, (all, stage) => all * report.Value("efficiency." + stage)),
            report.Value("efficiency.cable"), 1e-12); // rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Series_hold_the_power_of_their_figures()
    {
        var report = LightCase.Run(Light);
        var flux = report.SeriesOf("focal_flux");
        var step = 2 * flux.Axis.Values_si[0];
        var power = flux.Values_si.Select((value, i) => value * Math.PI * step * step * ((2 * i) + 1)).Sum();
        var inside = report.SeriesOf("focal_encircled").Values_si[^1];
        Assert.Equal(inside * report.Value("power.arrived"), power, 1e-9 * power); // rounding

        // Straight lines between 91 angles and 61 radii of smooth curves: 1 %.
        var angles = report.SeriesOf("spot_incidence_power");
        Assert.Equal(report.Value("pen.power"), Trapezoid(angles), 0.01 * report.Value("pen.power"));
        Assert.Equal(1, report.SeriesOf("spot_encircled").Values_si[^1], 1e-12);
        foreach (var (name, figure) in new[] { ("spectrum_incident", "power.incident"), ("spectrum_face", "power.captured"),
            ("spectrum_delivered", "power.delivered") })
        {
            // Bands are wide in the infrared, and 0.8 % beyond 4 um is not shown.
            Assert.Equal(report.Value(figure), Trapezoid(report.SeriesOf(name)), 0.03 * report.Value(figure));
        }

        Assert.Equal(report.Value("power.entered") / report.Value("power.incident"),
            report.SeriesOf("convergence").Values_si[^1], 2e-5); // weights differ from 1 by the Sun's angle, 1e-5
        Assert.Equal(100_000, report.SeriesOf("convergence").Axis.Values_si[^1]);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_chart_of_losses_is_well_formed()
    {
        foreach (var report in s_reports.Value)
        {
            var root = XDocument.Parse(System.Text.Encoding.UTF8.GetString(report.Artefacts[0].Content.Span)).Root!;
            Assert.Equal("svg", root.Name.LocalName);
            Assert.DoesNotContain("NaN", root.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_quadrature_of_a_plain_dish_is_reported_and_agrees()
    {
        var report = LightCase.Run(Light.With("sun_shape", "uniform").With("rays", "1000000"));
        var captured = report.FigureOf("efficiency.captured");
        Assert.Equal(report.Value("quadrature.captured"), captured.Value_si,
            (3 * captured.StandardError_si!.Value) + 5e-5); // three standard errors and the quadrature's own error
        Assert.False(report.Has("FAB027"));
    }

    private static HashSet<string> Set() => new(StringComparer.Ordinal);

    private static double PowerOf(FieldMap map)
    {
        var (x, y) = (map.X.Values_si, map.Y.Values_si);
        return map.Values_si.Sum() * (x[1] - x[0]) * (y[1] - y[0]);
    }

    private static double Trapezoid(Series series)
    {
        var (x, y) = (series.Axis.Values_si, series.Values_si);
        return Enumerable.Range(0, x.Length - 1).Sum(i => (x[i + 1] - x[i]) * (y[i] + y[i + 1]) / 2);
    }
}
