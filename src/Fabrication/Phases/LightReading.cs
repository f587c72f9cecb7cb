using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics.Secondaries;
using Guanghan.Fabrication.Optics.Spectra;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads the options of a chain of light.</summary>
internal static class LightReading
{
    private sealed record Shutter(double OpenFraction);

    private sealed record Curve(SpectralCurve Value);

    private sealed record RodOptions(
        RodShape Shape, double Width_m, double Length_m, double WallFraction, bool IsGlass);

    public static LightInputs Read(Section section)
    {
        var (irradiance, design, sun, window) = ReadLight(section);
        var (primary, primaryFinish) = section.Group("mirror", "One collector's mirror that gathers the light.",
            MirrorReading.ReadPrimary);
        var secondary = section.OptionalGroup("secondary",
            "A convex secondary mirror that sends light back through the primary (Cassegrain); left out, the bundle " +
            "stands in the primary's focus.", inside => MirrorReading.ReadSecondary(inside, primary));
        var heliostat = section.OptionalGroup("heliostat",
            "Flat facets that send sunlight along the mirror's axis; left out, the mirror faces the Sun itself.",
            MirrorReading.ReadHeliostat);
        MirrorReading.Require(section, primary, secondary?.Design, heliostat?.Design, primaryFinish, sun.HalfAngle_rad);
        var collectors = section.Count("collectors", "Equal collectors whose bundles join into one cable.", 1, 1000, 1);
        var concentrator = section.OptionalGroup("concentrator",
            "A compound parabolic concentrator before the bundle's face; left out, there is none.", ReadConcentrator);
        var rod = section.OptionalGroup("rod",
            "A rod before the bundle's face that evens the light out; left out, there is none.", ReadRod);
        section.Require(concentrator is null || rod is null, "rod",
            "cannot stand beside a concentrator; leave one of them out", "concentrator");
        var fibre = section.Group("fibre", "The fibre bundle of one collector.", FibreReading.Read);
        section.Require(LightLimits.Cable(fibre, collectors), "collectors", "fibre");
        var pen = section.Group("pen", "The free end: {} for the bare end of the cable at no distance.", ReadPen);
        var shutter = section.OptionalGroup("shutter", "The pen's shutter; left out, it is open.",
            inside => new Shutter(inside.Quantity("open", "", "Share of the time that it is open.", Bounds.Fraction)));
        var absorptance = section.Quantity("absorptance", "",
            "Share of the light that the surface at the spot absorbs; lunar simulants 0.42 to 0.81 (Gaier, NTRS " +
            "20180003390).", Bounds.AboveUpTo("0", "1"), "0.8");
        var emissivity = section.Quantity("emissivity", "",
            "Emissivity of the surface at the spot; 0.95 for lunar soil (Hayne 2017).", Bounds.AboveUpTo("0", "1"),
            "0.95");
        var claim = section.OptionalGroup("claim",
            "A flux that somebody claims, to hold against etendue; left out, only what the optics make is reported.",
            ReadClaim);
        var rays = ReadRays(section);
        var unknowns = section.OptionalGroup("unknowns",
            "Inputs that are known as ranges; left out, there are none and no figure has a band.", LightUnknowns.Read);
        var inputs = new LightInputs(irradiance, design, sun, window, primary, primaryFinish, secondary?.Design,
            secondary?.Finish, heliostat?.Design, heliostat?.Finish, collectors, EntryOf(concentrator, rod), fibre, pen,
            shutter?.OpenFraction ?? 1, absorptance, emissivity, claim, rays, unknowns ?? new([], 0));
        section.Require(LightLimits.OfRanges(inputs), "unknowns", "mirror", "secondary", "heliostat", "fibre",
            "sun_half_angle", "collectors");
        return inputs;
    }

    /// <summary>Reads what comes before the first mirror.</summary>
    public static (SeriesInput Irradiance, DesignIrradiance Design, SunOptions Sun, double WindowFraction) ReadLight(
        Section section)
    {
        var irradiance = section.Series("irradiance", "W/m^2",
            "Direct irradiance on a plane facing the Sun, over time or constant.",
            Bounds.Between("0 W/m^2", "2000 W/m^2"));
        var design = section.Choice("design", "The irradiance that the budget is drawn up for.",
            [
                new Choice<DesignIrradiance>("lit_mean", DesignIrradiance.LitMean,
                    "mean over the time when the Sun shows"),
                new Choice<DesignIrradiance>("highest", DesignIrradiance.Highest, "the highest of the series"),
            ], "lit_mean");
        var sun = ReadSun(section);
        var window = section.Quantity("window", "",
            "Share that a window in front of it all lets through; 1 without one.", Bounds.AboveUpTo("0", "1"), "1");
        return (irradiance, design, sun, window);
    }

    /// <summary>Reads the pen.</summary>
    public static LightPen ReadPen(Section section) => new(
        section.Quantity("magnification", "", "Size of the spot over size of the cable's end; 1 without optics.",
            Bounds.Between("0.05", "20"), "1"),
        section.Quantity("numerical_aperture", "", "Sine of the widest cone the pen makes on the work; 1 without " +
            "optics.", Bounds.Between("0.01", "1"), "1"),
        section.Quantity("transmittance", "", "Share of the light that the pen's optics let through; 1 without optics.",
            Bounds.AboveUpTo("0", "1"), "1"),
        section.Quantity("stand_off", "mm", "Distance of the work from the image of the end, or from the bare end.",
            Bounds.Between("0 mm", "1 m"), "0 mm"));

    /// <summary>Reads how many rays are traced.</summary>
    public static int ReadRays(Section section) => section.Count("rays",
        "Rays to trace; errors fall as one over the root of it.", LightTrace.RaysAtLeast, 2_000_000_000, 1_000_000);

    private static SunOptions ReadSun(Section section)
    {
        var halfAngle_rad = section.Quantity("sun_half_angle", "mrad",
            "Angular radius of the Sun; 4.6505 mrad is 695700 km (IAU 2015 B3) at 1 au.",
            Bounds.Between("4.4 mrad", "4.9 mrad"), "4.6505 mrad");
        var shape = section.Choice("sun_shape", "How the Sun's brightness falls off from its middle.",
            [
                new Choice<SunShapeChoice>("uniform", SunShapeChoice.Uniform, "as bright everywhere, as in textbooks"),
                new Choice<SunShapeChoice>("limb_darkened", SunShapeChoice.LimbDarkened,
                    "as from space (Cox 2000, Allen's Astrophysical Quantities)"),
                new Choice<SunShapeChoice>("circumsolar", SunShapeChoice.Circumsolar,
                    "with an aureole, as from the ground of the Earth (Buie, Monger and Dey 2003)"),
            ], "limb_darkened");
        var ratio = section.Quantity("circumsolar_ratio", "",
            "Share of the light that comes from the aureole, for the circumsolar shape.",
            Bounds.Between("0.001", "0.6"), "0.05");
        var spectrum = section.Choice("spectrum", "The Sun's spectrum.",
            [
                new Choice<SolarSpectrum>("am0", SolarSpectrum.Am0, "outside an atmosphere (ASTM E490)"),
                new Choice<SolarSpectrum>("am15_direct", SolarSpectrum.Am15Direct,
                    "direct light on the Earth's ground (ASTM G173)"),
                new Choice<SolarSpectrum>("none", SolarSpectrum.OneBand,
                    "all at 589.3 nm, for a chain whose properties are one number each"),
            ], "am0");
        var table = section.OptionalGroup("spectrum_table", "A spectrum of one's own; left out, the one named above.",
            inside => ReadCurve(inside, "file",
                "Name of a CSV file: wavelength_nm or wavelength_um, then irradiance per wavelength, in any unit.",
                new(null, 0, 1e30, OutsideRule.Zero), true));
        var tracking_rad = section.Quantity("tracking_error", "mrad",
            "Standard deviation of the pointing along one axis.", Bounds.Between("0 mrad", "20 mrad"), "0 mrad");
        return new(halfAngle_rad, shape, ratio, table is null ? spectrum : SolarSpectrum.FromCurve(table.Value),
            tracking_rad);
    }

    /// <summary>Reads a table of a quantity over wavelength.</summary>
    public static SpectralCurve ReadTable(Section section, string key, string about, SpectralTableRules rules) =>
        ReadCurve(section, key, about, rules, false).Value;

    private static Curve ReadCurve(
        Section section, string key, string about, SpectralTableRules rules, bool mustShine)
    {
        var stand_in = new SpectralCurve([4e-7, 7e-7], [1, 1], OutsideRule.HoldEnd);
        var file = section.File(key, about);
        var isRead = SpectralTableText.TryRead(file.Content, rules, out var curve, out var error);
        section.Require(isRead, key, $"'{file.Name}': {error}");
        var isDark = isRead && mustShine && curve!.Values_1.All(value => value == 0);
        section.Require(!isDark, key, $"'{file.Name}': every value is zero; a spectrum needs light somewhere");
        return new(isRead && !isDark ? curve! : stand_in);
    }

    private static CompoundParabolic ReadConcentrator(Section section)
    {
        var exit_m = section.Quantity("exit", "mm", "Diameter of its exit, as wide as the bundle's face or less.",
            Bounds.Between("0.1 mm", "1 m"));
        var acceptance_rad = section.Quantity("acceptance", "deg",
            "Half angle that it accepts, as wide as the mirror's cone.", Bounds.Between("1 deg", "89 deg"));
        var length = section.Quantity("length_fraction", "", "Share of its full length that is kept.",
            Bounds.Between("0.1", "1"), "1");
        var wall = section.Quantity("reflectivity", "", "Of its wall.", Bounds.AboveUpTo("0", "1"));
        return new(exit_m / 2, acceptance_rad, length, wall);
    }

    private static RodOptions ReadRod(Section section)
    {
        var shape = section.Choice("shape", "Its cross-section.",
            [
                new Choice<RodShape>("square", RodShape.Square, "evens out where light falls"),
                new Choice<RodShape>("round", RodShape.Round, "evens out less"),
            ]);
        var width_m = section.Quantity("width", "mm", "Side of the square, diameter of the circle.",
            Bounds.Between("0.1 mm", "1 m"));
        var length_m = section.Quantity("length", "mm", "Its length.", Bounds.Between("0.1 mm", "10 m"));
        var isGlass = section.Choice("kind", "What it is made of.",
            [
                new Choice<bool>("silica", true, "solid silica: total reflection, losses at both faces"),
                new Choice<bool>("hollow", false, "a hollow box of mirrors"),
            ]);
        var wall = section.Quantity("reflectivity", "", "Of a hollow rod's mirrors; silica reflects all.",
            Bounds.AboveUpTo("0", "1"), "0.95");
        return new(shape, width_m, length_m, isGlass ? 1 : wall, isGlass);
    }

    private static Func<SolarSpectrum, ISecondary>? EntryOf(CompoundParabolic? concentrator, RodOptions? rod) =>
        concentrator is not null ? _ => concentrator
        : rod is not null ? spectrum => new LightRod(rod.Shape, rod.Width_m, rod.Length_m, rod.WallFraction,
            rod.IsGlass ? [.. spectrum.Bands.Select(band => SilicaGlass.IndexRatio(band.Middle_m))] : [])
        : null;

    private static FluxClaim ReadClaim(Section section) => new(
        section.Quantity("flux", "suns", "The flux claimed.", Bounds.Above("0 suns")),
        section.Choice("at", "Where it is claimed.",
            [
                new Choice<ClaimPlace>("bundle_end", ClaimPlace.BundleEnd, "at the free end of the bundle"),
                new Choice<ClaimPlace>("spot", ClaimPlace.Spot, "at the spot on the work"),
            ]));
}
