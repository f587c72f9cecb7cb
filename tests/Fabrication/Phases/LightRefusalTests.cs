using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class LightRefusalTests
{
    private static readonly MapNode Light = LightCase.Light;

    private static MapNode Table => Options.Of(("file", "t.csv"));

    private static MapNode OfRange(string low, string high) => Options.Of(("low", low), ("high", high));

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("mirror", "obstruction", "0.5 m", "mirror.obstruction: 0.5 m leaves nothing of the aperture of 0.5 m")]
    [InlineData("mirror", "aperture", "0.5 kg", "mirror.aperture: '0.5 kg' is a mass; write a length such as 0.4 m")]
    [InlineData("mirror", "aperture", "21 m", "mirror.aperture: 21 m is outside its bounds: at least 0.01 m and at most " +
        "20 m")]
    [InlineData("mirror", "reflectivity", "1.2", "mirror.reflectivity: 1.2 is outside its bounds: above 0 and at " +
        "most 1")]
    [InlineData("mirror", "obstuction", "1 m", "mirror.obstuction: is not an option here; did you mean 'obstruction'?")]
    [InlineData("mirror", "focal_length", "0.13 m", "mirror: the rim angle is 87.8 deg and the slope error widens " +
        "it beyond 85 deg, where light grazes the fibres' face; take a longer focal length")]
    [InlineData("mirror", "defocus", "-500 mm", "mirror.defocus: -0.5 m puts the receiver behind the mirror, whose focal " +
        "length is 0.5 m")]
    [InlineData("mirror", "surface", "cone", "mirror.surface: the value 'cone' is not one of its words; valid: " +
        "paraboloid, sphere")]
    [InlineData("mirror", "outline", "triangle", "mirror.outline: the value 'triangle' is not one of its words; valid: " +
        "circle, hexagon, square")]
    [InlineData("mirror", "metal", "mercury", "mirror.metal: the value 'mercury' is not one of its words; valid: " +
        "aluminium, gold, none, silver")]
    [InlineData("mirror", "slope_error", "11 mrad", "mirror.slope_error: 11 mrad is outside its bounds: at least 0 mrad " +
        "and at most 10 mrad")]
    [InlineData("mirror", "dust", "1", "mirror.dust: 1 is outside its bounds: at least 0 and below 1")]
    [InlineData("fibre", "outer", "0.5 mm", "fibre.outer: 0.5 mm is less than the core's 0.6 mm")]
    [InlineData("fibre", "count", "0", "fibre.count: 0 is outside its bounds: at least 1 and at most 1000000")]
    [InlineData("fibre", "packing", "square", "fibre.packing: the value 'square' is not one of its words; valid: " +
        "circular, fused, hexagonal")]
    [InlineData("fibre", "attenuation", "20", "fibre.attenuation: '20' has no unit; write an attenuation such as " +
        "100 dB/km")]
    [InlineData("fibre", "roll_off", "0.5", "fibre.roll_off: 0.5 is more than the numerical aperture of 0.48")]
    [InlineData("fibre", "measured_pack", "0.4", "fibre.measured_pack: is not an option here; did you mean " +
        "'measured_packing'?")]
    [InlineData("pen", "magnification", "0", "pen.magnification: 0 is outside its bounds: at least 0.05 and at " +
        "most 20")]
    public void A_bad_option_is_refused_in_words(string group, string key, string value, string message)
    {
        var changed = ((MapNode)Light.Find(group)!.Value).With(key, value);
        Assert.Equal([message], LightCase.Refusals(Light.With(group, changed)));
    }

    public static TheoryData<MapNode, string> Together => new()
    {
        { Light.WithMirror("surface", "sphere").WithMirror("focal_length", "0.12 m"),
            "mirror.aperture: reaches 0.25 m from the axis, beyond the sphere of 0.24 m radius; take a longer focal length" },
        { Light.WithMirror("off_axis", "0.4 m").WithMirror("obstruction", "0.1 m"),
            "mirror.obstruction: stands on the axis, which an off-axis mirror leaves free; leave one of them out" },
        { Light.WithMirror("off_axis", "0.4 m").WithMirror("struts", Options.Of(("count", "3"), ("width", "5 mm"))),
            "mirror.struts: hold what stands on the axis; an off-axis mirror needs none" },
        { Light.WithMirror("facets", Options.Of(("width", "1 mm"))),
            "mirror.facets: make about 1.96E+05 pieces; 20000 are the most, take wider ones" },
        { Light.WithMirror("facets", Options.Of(("width", "600 mm"))),
            "mirror.facets: do not fit into the aperture even once; take narrower ones" },
        { Light.WithMirror("metal", "silver").WithMirror("reflectance_table", Table),
            "mirror.reflectance_table: cannot stand beside a metal; leave one of them out" },
        { Light.With("secondary", LightCase.Secondary.With("diameter", "0.5 m")),
            "secondary.diameter: 0.5 m shades all of the primary's 0.5 m; take a smaller one" },
        { Light.With("secondary", LightCase.Secondary.With("hole", "0.6 m")),
            "secondary.hole: 0.6 m leaves nothing of the primary's 0.5 m" },
        { Light.With("secondary", LightCase.Secondary.With("back_distance", "1.5 m")),
            "secondary.back_distance: 1.5 m puts the secondary behind the primary or beyond its focus; with a focal " +
            "length of 0.5 m and this magnification it lies above -0.5 m and below 1.5 m" },
        { Light.With("secondary", LightCase.Secondary).WithMirror("off_axis", "0.3 m"),
            "secondary: needs a mirror on its axis; leave off_axis out" },
        { Light.With("heliostat", LightCase.Heliostat.With("distance", "0.4 m")),
            "heliostat: stands nearer than the mirror's focus; move it farther away" },
        { Light.With("concentrator", LightCase.Concentrator).With("rod", LightCase.Rod),
            "rod: cannot stand beside a concentrator; leave one of them out" },
        { Light.WithFibre("silica", Options.Of(("hydroxyl", "1 ppm"))).WithFibre("attenuation_table", Table),
            "fibre.attenuation_table: cannot stand beside silica; leave one of them out" },
        { Light.WithFibre("bend", Options.Of(("radius", "1 m"), ("length", "11 m"))),
            "fibre.bend: takes 11 m of a cable of 10 m; shorten it" },
        { Light.WithFibre("measured_packing", Options.Of(("fraction", "0.9"))).WithFibre("outer", "0.6 mm"),
            "fibre.measured_packing: 0.9 would press the cores into each other; 0.7515 is the most for this bundle" },
        { Light.WithFibre("measured_packing", Options.Of(("fraction", "0.9"))).WithFibre("count", "1")
            .WithFibre("outer", "0.6 mm").With("collectors", "7"),
            "collectors: 0.9 would press the cores into each other; 0.7778 is the most for the cable of 7 fibres" },
        { Light.WithFibre("count", "2000").With("collectors", "600"),
            "collectors: make a cable of 1200000 fibres; 1000000 are the most" },
        { Light.With("shutter", Options.Of(("open", "1.1"))),
            "shutter.open: 1.1 is outside its bounds: at least 0 and at most 1" },
        { Light.With("rays", "100"), "rays: 100 is outside its bounds: at least 128 and at most 2E+09" },
        { Light.With("claim", Options.Of(("flux", "0 suns"), ("at", "spot"))),
            "claim.flux: 0 suns is outside its bounds: above 0 suns" },
    };

    [Theory]
    [Trait("Kind", "refusal")]
    [MemberData(nameof(Together))]
    public void Options_that_do_not_go_together_are_refused_in_words(MapNode options, string message) =>
        Assert.Equal([message], LightCase.Refusals(options, LightCase.Files(("t.csv", "400,0.9\n700,0.9\n"))));

    public static TheoryData<MapNode, string, string> Tables => new()
    {
        { Light.WithMirror("reflectance_table", Table), "wavelength_nm,r\n400,0.9\n700,1.2\n",
            "mirror.reflectance_table.file: 't.csv': line 3: the value 1.2 is outside 0 to 1" },
        { Light.WithMirror("reflectance_table", Table), "",
            "mirror.reflectance_table.file: 't.csv': the table is empty; it needs two or more rows of wavelength,value" },
        { Light.WithFibre("attenuation_table", Table), "wavelength_nm,a\n400,10\n300,10\n",
            "fibre.attenuation_table.file: 't.csv': line 3: the wavelength 300 nm does not rise above 400 nm in the row " +
            "before" },
        { Light.WithFibre("attenuation_table", Table), "wavelength_nm,a\n400,-1\n500,10\n",
            "fibre.attenuation_table.file: 't.csv': line 2: the value -1 is outside 0 to 1000000000" },
        { Light.With("spectrum_table", Table), "400,many\n500,1\n",
            "spectrum_table.file: 't.csv': line 1: 'many' is not a number" },
        { Light.With("spectrum_table", Table), "400,0\n500,0\n",
            "spectrum_table.file: 't.csv': every value is zero; a spectrum needs light somewhere" },
        { Light.With("secondary", LightCase.Secondary.With("reflectance_table", Table)), "lambda,r\n400,1\n",
            "secondary.reflectance_table.file: 't.csv': line 1: the first column must be 'wavelength_nm' or " +
            "'wavelength_um', or a number of nm; it is 'lambda'" },
    };

    [Theory]
    [Trait("Kind", "refusal")]
    [MemberData(nameof(Tables))]
    public void A_bad_table_is_refused_with_its_line(MapNode options, string text, string message) =>
        Assert.Equal([message], LightCase.Refusals(options, LightCase.Files(("t.csv", text))));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_table_that_is_not_there_is_refused_once() => Assert.Equal(
        ["mirror.reflectance_table.file: there is no such file in this test"],
        LightCase.Refusals(Light.WithMirror("reflectance_table", Table)));

    [Fact]
    [Trait("Kind", "property")]
    public void Tables_take_the_place_of_what_they_stand_for()
    {
        // A mirror that reflects half, a fibre that lets 1/10 of 10 m through (1000 dB/km), a Sun of two wavelengths.
        var files = LightCase.Files(("r.csv", "400,0.5\n700,0.5\n"), ("a.csv", "400,1000\n700,1000\n"),
            ("s.csv", "500,1\n600,1\n700,1\n"));
        var plain = Light.WithMirror("reflectivity", "1").WithFibre("attenuation", "0 dB/km").WithFibre("index",
            Options.Of(("value", "1.458")));
        var tabled = plain.WithMirror("reflectance_table", Options.Of(("file", "r.csv")))
            .WithFibre("attenuation_table", Options.Of(("file", "a.csv")))
            .With("spectrum_table", Options.Of(("file", "s.csv")));
        var report = LightCase.Run(tabled, files);
        Assert.Equal(0.5, report.Value("efficiency.reflected"), 1e-9); // rounding
        // Paths inside are longer by 1/cos, at most 1/cos(asin(.48/1.458)) = 1.059: less than a tenth by up to 13 %.
        Assert.InRange(report.Value("efficiency.carried"), 0.087, 0.1);
        Assert.Equal([550e-9, 650e-9], report.SeriesOf("spectrum_incident").Axis.Values_si.Select(x => Math.Round(x, 12)));
    }

    public static TheoryData<MapNode, MapNode, string> Ranges => new()
    {
        { Light, Options.Of(("slope_error", OfRange("2 mrad", "1 mrad"))),
            "unknowns.slope_error.high: is less than low; write the smaller value as low" },
        { Light, Options.Of(("focal_length", OfRange("0.13 m", "0.5 m"))),
            "unknowns: reach a chain that cannot be: with focal_length 0.13 m, mirror: the rim angle is 87.8 deg and the " +
            "slope error widens it beyond 85 deg, where light grazes the fibres' face; take a longer focal length" },
        { Light, Options.Of(("aperture", OfRange("0.5 m", "2 m"))),
            "unknowns: reach a chain that cannot be: with aperture 2 m, mirror: the rim angle is 90.0 deg and the " +
            "slope error widens it beyond 85 deg, where light grazes the fibres' face; take a longer focal length" },
        // 80.7 deg and 2 x 6.5 x 10 mrad: neither end of one range alone fails, two ends together do.
        { Light, Options.Of(("aperture", OfRange("0.5 m", "1.7 m")), ("slope_error", OfRange("1 mrad", "10 mrad"))),
            "unknowns: reach a chain that cannot be: with slope_error 10 mrad and aperture 1.7 m, mirror: the rim angle " +
            "is 80.7 deg and the slope error widens it beyond 85 deg, where light grazes the fibres' face; take a longer " +
            "focal length" },
        { Light, Options.Of(("obstruction", OfRange("0 m", "0.5 m"))),
            "unknowns: reach a chain that cannot be: with obstruction 0.5 m, mirror.obstruction: 0.5 m leaves nothing of " +
            "the aperture of 0.5 m" },
        { Light.WithMirror("obstruction", "0.2 m"), Options.Of(("aperture", OfRange("0.2 m", "0.5 m"))),
            "unknowns: reach a chain that cannot be: with aperture 0.2 m, mirror.obstruction: 0.2 m leaves nothing of the " +
            "aperture of 0.2 m" },
        { Light.WithFibre("outer", "0.6 mm"), Options.Of(("packing", OfRange("0.7", "0.9"))),
            "unknowns: reach a chain that cannot be: with packing 0.9, fibre.measured_packing: 0.9 would press the cores " +
            "into each other; 0.7515 is the most for this bundle" },
        { Light.WithFibre("roll_off", "0.3"), Options.Of(("numerical_aperture", OfRange("0.2", "0.5"))),
            "unknowns: reach a chain that cannot be: with numerical_aperture 0.2, fibre.roll_off: 0.3 is more than the " +
            "numerical aperture of 0.2" },
        { Light.WithMirror("surface", "sphere"), Options.Of(("focal_length", OfRange("0.125 m", "1 m"))),
            "unknowns: reach a chain that cannot be: with focal_length 0.125 m, mirror.aperture: reaches 0.25 m from the " +
            "axis, beyond the sphere of 0.25 m radius; take a longer focal length" },
        { Light.WithMirror("defocus", "-200 mm"), Options.Of(("focal_length", OfRange("0.2 m", "1 m"))),
            "unknowns: reach a chain that cannot be: with focal_length 0.2 m, mirror.defocus: -0.2 m puts the receiver " +
            "behind the mirror, whose focal length is 0.2 m" },
        { Light.WithMirror("facets", Options.Of(("width", "100 mm"))), Options.Of(("aperture", OfRange("0.1 m", "1 m"))),
            "unknowns: reach a chain that cannot be: with aperture 0.1 m, mirror.facets: do not fit into the aperture even " +
            "once; take narrower ones" },
        { Light.With("secondary", LightCase.Secondary), Options.Of(("aperture", OfRange("0.2 m", "0.5 m"))),
            "unknowns: reach a chain that cannot be: with aperture 0.2 m, secondary.diameter: 0.2 m shades all of the " +
            "primary's 0.2 m; take a smaller one" },
        { Light.With("secondary", LightCase.Secondary.With("back_distance", "-0.3 m")),
            Options.Of(("focal_length", OfRange("0.3 m", "0.5 m"))),
            "unknowns: reach a chain that cannot be: with focal_length 0.3 m, secondary.back_distance: -0.3 m puts the " +
            "secondary behind the primary or beyond its focus; with a focal length of 0.3 m and this magnification it " +
            "lies above -0.3 m and below 0.9 m" },
        { Light.With("heliostat", LightCase.Heliostat), Options.Of(("focal_length", OfRange("0.5 m", "4 m"))),
            "unknowns: reach a chain that cannot be: with focal_length 4 m, heliostat: stands nearer than the mirror's " +
            "focus; move it farther away" },
    };

    [Theory]
    [Trait("Kind", "refusal")]
    [MemberData(nameof(Ranges))]
    public void Ranges_that_reach_a_chain_that_cannot_be_are_refused_in_words(
        MapNode options, MapNode unknowns, string message) =>
        Assert.Equal([message], LightCase.Refusals(options.With("unknowns", unknowns)));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_mistake_elsewhere_is_not_repeated_for_the_ranges() => Assert.Equal(
        ["mirror.obstruction: 0.5 m leaves nothing of the aperture of 0.5 m"],
        LightCase.Refusals(Light.WithMirror("obstruction", "0.5 m")
            .With("unknowns", Options.Of(("aperture", OfRange("0.4 m", "0.5 m"))))));
}
