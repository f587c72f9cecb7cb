using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.light</c> says of itself.</summary>
internal static class LightOutputs
{
    private static readonly (string Name, string About)[] s_stages =
    [
        ("admitted", "let in by the window"),
        ("unshaded", "not shaded on its way in"),
        ("reflected", "reflected by all mirrors"),
        ("arrived", "past other mirrors' edges, struts and holes, at the receiver's plane"),
        ("concentrated", "through the concentrator or rod before the face, where there is one"),
        ("captured", "on the bundles' faces"),
        ("on_cores", "on fibre cores, not between them"),
        ("accepted", "within the fibres' acceptance"),
        ("entered", "past the entry face"),
        ("carried", "left by the attenuation of the fibres' length"),
        ("guided", "left by bends and mode mixing"),
        ("exited", "past the exit face"),
        ("collected", "within the pen's aperture"),
        ("delivered", "on the work, past the pen's optics and its shutter"),
    ];

    private static readonly (string Name, string About)[] s_places =
    [
        ("focus", "at the receiver's plane, over the entry that stands there"),
        ("face", "on the bundle's face; only behind a concentrator or rod"),
        ("fibre", "guided into the cores"),
        ("end", "at the cable's end"),
        ("spot", "at the spot"),
    ];

    public static PhaseDescription Description { get; } = new(
        "Sunlight through mirrors, fibre bundle and pen by ray tracing: power stage by stage, the spot, and what " +
        "etendue allows.",
        "Rays from the Sun's disc over paraboloids, spheres, facets, Cassegrain and heliostat, with slope, " +
        "specularity " +
        "and tracking errors, dust, shadows and obstacles; concentrator or rod; cores, acceptance and Fresnel's " +
        "law at " +
        "the face; attenuation by wavelength, bends and mode mixing along the fibre; the pen's spot; the highest " +
        "concentration that etendue allows at each place; heat on the bundle's face. Every figure has its standard " +
        "error, and a band where inputs are stated as ranges.",
        "Geometrical optics; normal errors; one profile of the Sun for all wavelengths; each ray within the " +
        "numerical " +
        "aperture is guided; fibres scramble place and azimuth and are shuffled, so the end is evenly bright; " +
        "the pen's " +
        "optics have no aberration.",
        "Welford 1986, Aberrations of Optical Systems; Winston, Minano and Benitez 2005, Nonimaging Optics; " +
        "Gloge 1972, " +
        "Bell Syst. Tech. J. 51:1767 and Applied Optics 11:2506; Buie, Monger and Dey 2003; ASTM E490; checked " +
        "against " +
        "closed forms, quadrature and a ray tracer's published encircled power.",
        "Cores much wider than a wavelength; rim angle with blur below 85 deg. The temperatures of spot and face are " +
        "upper bounds: nothing but radiation cools them.",
        [.. Pen(), .. Powers(), .. Places(), .. Bundle(), .. Rays(), .. SeriesAndFiles()]);

    private static IEnumerable<Output> Pen() =>
    [
        Output.Figure("pen.power", "W", "Power at the spot at the design irradiance."),
        Output.Figure("pen.diameter", "mm", "Diameter of the circle that holds all light on the work."),
        Output.Figure("pen.flux", "MW/m^2", "Mean flux over that circle at the design irradiance."),
        Output.Figure("spot_concentration", "suns", "The same flux in suns of 1361 W/m^2."),
        Output.Figure("spot_concentration_terrestrial", "suns_1kW", "The same flux in suns of 1 kW/m^2."),
        Output.Figure("spot_peak_flux", "MW/m^2", "Largest flux of the spot."),
        Output.Figure("spot_temperature", "degC", "Radiation balance at the spot's mean flux: an upper bound."),
        Output.Figure("spot_incidence", "deg", "Mean angle to the normal at which light falls on the work."),
        Output.Figure("spot_diameter_95", "mm", "Diameter of the circle that holds 95 % of the light on the work."),
        Output.Figure("pen_power_lit_mean", "W", "Power at the spot at the mean irradiance while the Sun shows."),
        Output.Figure("pen_power_highest", "W", "Power at the spot at the highest irradiance."),
        Output.Figure("irradiance.design", "W/m^2", "The irradiance that the budget is for."),
        Output.Figure("irradiance.lit_mean", "W/m^2", "Mean irradiance while the Sun shows."),
        Output.Figure("irradiance.highest", "W/m^2", "Highest irradiance."),
    ];

    private static IEnumerable<Output> Powers() =>
    [
        Output.Figure("power.incident", "W", "Sunlight on all first mirrors."),
        .. s_stages.Select(stage => Output.Figure("power." + stage.Name, "W", Sentence(stage.About))),
        .. s_stages.Select(stage => Output.Figure("efficiency." + stage.Name, "%", "Share " + stage.About + ".")),
        Output.Figure("efficiency.cable", "%", "From the bundles' faces to the cable's end, both faces included."),
        Output.Figure("efficiency.total", "%", "From the first mirrors to the work."),
    ];

    private static IEnumerable<Output> Places() =>
    [
        Output.Figure("concentration.focus_peak", "",
            "Mean flux over the middle of the receiver's plane, half the Sun's image wide, over the irradiance."),
        .. s_places.Select(place => Output.Figure("concentration." + place.Name, "",
            "Mean flux over the irradiance, " + place.About + ".")),
        .. s_places.Select(place => Output.Figure("limit." + place.Name, "",
            "The most that etendue allows over the irradiance, " + place.About + ".")),
        .. s_places.Select(place => Output.Figure("share_of_limit." + place.Name, "%",
            "Achieved of what etendue allows, " + place.About + ".")),
        Output.Figure("entry_concentration", "suns", "Mean flux on the bundle's face in suns of 1361 W/m^2."),
        Output.Figure("entry_concentration_terrestrial", "suns_1kW", "The same in suns of 1 kW/m^2."),
        Output.Figure("end_concentration", "suns", "Mean flux at the cable's end in suns of 1361 W/m^2."),
        Output.Figure("end_concentration_terrestrial", "suns_1kW", "The same in suns of 1 kW/m^2."),
        Output.Figure("black_body_limit_temperature", "degC",
            "Radiation balance of a black surface at the highest flux that etendue allows at the spot."),
        Output.Figure("needed_numerical_aperture", "",
            "The least numerical aperture of the fibre that carries the claim; only where a flux is claimed."),
    ];

    private static IEnumerable<Output> Bundle() =>
    [
        Output.Figure("rim_angle", "deg", "Steepest angle at which the mirror's rim sees the middle of the receiver."),
        Output.Figure("mirror_area", "m^2", "Area of all first mirrors' outlines."),
        Output.Figure("focal_diameter_95", "mm", "Diameter that holds 95 % of the light on the receiver's plane."),
        Output.Figure("bundle_diameter", "mm", "Diameter of one collector's bundle face."),
        Output.Figure("end_diameter", "mm", "Diameter of the cable's bright end."),
        Output.Figure("core_fraction", "%", "Share of the bundle's circle inside cores."),
        Output.Figure("face.gap_power", "W", "Light on one bundle's face between its cores."),
        Output.Figure("face.temperature", "degC",
            "Radiation balance of the hottest place between the cores: an upper bound, nothing else cools it; " +
            "only for " +
            "a bundle."),
        Output.Figure("face.hottest_core_flux", "MW/m^2", "Mean flux over the core that gets most."),
        Output.Figure("perfect.spot_diameter", "mm",
            "Closed form: diameter that holds all light of a perfect dish; only for a plain paraboloid."),
        Output.Figure("perfect.peak_concentration", "",
            "Closed form: flux at the focus of a perfect, lossless dish; only for a plain paraboloid."),
        Output.Figure("perfect.mean_concentration", "",
            "Closed form: mean flux over that diameter without obstruction; only for a plain paraboloid."),
        Output.Figure("quadrature.captured", "%",
            "Share of the reflected light on the face by quadrature instead of rays; only for a plain paraboloid " +
            "and a " +
            "uniform Sun."),
    ];

    private static IEnumerable<Output> Rays() =>
    [
        Output.Figure("rays.traced", "", "Rays that started."),
        Output.Figure("rays.entered", "", "Rays that ended inside a core."),
        .. Enum.GetValues<LightLoss>().Where(loss => loss <= LightLoss.BeyondAperture).Select(loss => Output.Figure(
            "rays." + LightFigures.NameOf(loss), "", "Rays that ended so: " +
            LightFigures.NameOf(loss).Replace('_', ' ') + ".")),
        Output.Figure("rays.absorbed", "", "Rays that a mirror absorbed whole, where it reflects nothing."),
        Output.Figure("balance_error", "",
            "What started less what ended and what entered, over what started: rounding alone."),
    ];

    private static ImmutableArray<Output> SeriesAndFiles() =>
    [
        Output.Series("pen_power", "W", "Power at the spot over time; only where the irradiance is a series."),
        Output.Series("focal_flux", "MW/m^2", "Flux on the receiver's plane against distance from its middle."),
        Output.Series("focal_encircled", "%", "Share of the light on the receiver's plane within a radius."),
        Output.Series("spot_flux", "MW/m^2", "Flux on the work against distance from the spot's centre."),
        Output.Series("spot_encircled", "%", "Share of the light on the work within a radius."),
        Output.Series("spot_incidence_power", "W/deg", "Power on the work by angle to the normal."),
        Output.Series("spectrum_incident", "W/um", "Sunlight on the first mirrors by wavelength."),
        Output.Series("spectrum_face", "W/um", "Light on the bundles' faces by wavelength."),
        Output.Series("spectrum_delivered", "W/um", "Light on the work by wavelength."),
        Output.Series("convergence", "%", "Share of the light that enters the cores, against rays traced so far."),
        Output.Series("convergence_error", "%", "Its standard error, against rays traced so far."),
        Output.Map("focal_map", "MW/m^2", "Flux on the receiver's plane."),
        Output.Map("spot_map", "MW/m^2", "Flux on the work."),
        Output.Artefact("losses.svg", "Where the power goes from the aperture to the soil."),
    ];

    private static string Sentence(string about) => char.ToUpperInvariant(about[0]) + about[1..] + ".";
}
