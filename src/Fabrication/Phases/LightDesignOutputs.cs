using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.light-design</c> says of itself.</summary>
internal static class LightDesignOutputs
{
    private static readonly (string Name, string About)[] s_sweeps =
    [
        ("aperture", "the mirror's diameter at the design's rim angle"),
        ("rim_angle", "the rim angle at the design's aperture"),
        ("slope_error", "the mirror's slope error"),
        ("numerical_aperture", "the fibres' numerical aperture"),
        ("length", "the cable's length"),
    ];

    public static PhaseDescription Description { get; } = new(
        "The mirror, fibre bundle and number of collectors that bring a flux and a power to the soil with the least " +
        "mirror area.",
        "Rays at the focus of each rim angle, kept and laid over bundles of every size: light on the work from each " +
        "aperture; for each number of fibres and collectors the least aperture that meets flux and power; the best " +
        "rim angle; the least mirror area against flux; what happens when one input changes. The design is traced in " +
        "full with new rays, whose standard errors are given.",
        "A whole paraboloid on its axis, the bundle in its focus, equal collectors, full rings of fibres; mirror " +
        "errors that are the same angles at every size; an obstruction that keeps its share of the aperture; " +
        "otherwise as fabrication.light, whose models it uses.",
        "Similarity of paraboloids: Rabl 1985, Active Solar Collectors, 5; Stine and Geyer 2001, Power From the Sun, " +
        "8; etendue: Winston, Minano and Benitez 2005, Nonimaging Optics, 2.7; Brent 1973; optics, fibres and pen as " +
        "fabrication.light.",
        "As fabrication.light. Mirror area is the only cost: neither the mass of the fibres nor of the mounts " +
        "counts. Heat on the bundle's face is not looked at; run the design through fabrication.light.",
        [.. Design(), .. Traced(), .. SeriesAndMap()]);

    private static IEnumerable<Output> Design() =>
    [
        Output.Figure("aperture", "mm", "Diameter of one mirror."),
        Output.Figure("focal_length", "mm", "Its focal length."),
        Output.Figure("rim_angle", "deg", "Angle at the focus between axis and rim."),
        Output.Figure("focal_ratio", "", "Focal length over aperture, the f-number."),
        Output.Figure("obstruction", "mm", "Diameter of what shades the middle."),
        Output.Figure("collectors", "", "Equal collectors whose bundles join into one cable."),
        Output.Figure("fibre_count", "", "Fibres in one collector's bundle."),
        Output.Figure("fibre_count_total", "", "Fibres in the cable."),
        Output.Figure("bundle_diameter", "mm", "Diameter of one collector's bundle face."),
        Output.Figure("end_diameter", "mm", "Diameter of the cable's bright end."),
        Output.Figure("face_ratio", "", "Radius of the bundle's face over the focal length."),
        Output.Figure("mirror_area", "m^2", "Area of all mirrors' outlines: what is made least."),
        Output.Figure("search.residual", "", "What the last root leaves of the light that it wants, over that light."),
        Output.Figure("search.rounds", "", "Full traces until the targets were met."),
        Output.Figure("sweep_error", "%", "Largest standard error of a sweep's power or flux, of its value."),
        Output.Figure("irradiance.design", "W/m^2", "The irradiance that the design is for."),
        Output.Figure("needed_numerical_aperture", "",
            "Etendue: the least numerical aperture of fibres that carry the flux through this pen without loss."),
        Output.Figure("limit.spot", "", "Etendue: the most flux over the irradiance that fibres and pen allow."),
    ];

    private static IEnumerable<Output> Traced() =>
    [
        Output.Figure("pen.power", "W", "Power at the spot."),
        Output.Figure("pen.diameter", "mm", "Diameter of the circle that holds all light on the work."),
        Output.Figure("pen.flux", "MW/m^2", "Mean flux over that circle."),
        Output.Figure("efficiency.total", "%", "From the mirrors to the work."),
        Output.Figure("end_concentration", "suns", "Mean flux at the cable's end in suns of 1361 W/m^2."),
        Output.Figure("margin.flux", "%", "Flux above what is wanted."),
        Output.Figure("margin.power", "%", "Power above what is wanted."),
        Output.Figure("share_of_limit.spot", "%", "Flux of what etendue allows."),
    ];

    private static IEnumerable<Output> SeriesAndMap() =>
    [
        Output.Series("pareto_area", "m^2", "Least mirror area against the flux wanted, at the power wanted."),
        Output.Series("pareto_rim_angle", "deg", "Rim angle of that design."),
        Output.Series("pareto_fibre_count", "", "Fibres in one collector's bundle of that design."),
        Output.Series("pareto_collectors", "", "Collectors of that design."),
        .. s_sweeps.SelectMany(sweep => new[]
        {
            Output.Series($"sweep_{sweep.Name}_power", "W", $"Power at the spot against {sweep.About}, all else kept."),
            Output.Series($"sweep_{sweep.Name}_flux", "MW/m^2",
                $"Mean flux over the spot against {sweep.About}, all else kept."),
        }),
        Output.Map("mirror_yield", "W/m^2",
            "Power wanted over the least mirror area, by rim angle and fibres in one bundle; 0 where no design " +
            "within the bounds meets both targets."),
    ];
}
