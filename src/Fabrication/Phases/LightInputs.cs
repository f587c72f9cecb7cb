using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Phases;

/// <summary>Which irradiance the budget is drawn up for.</summary>
public enum DesignIrradiance
{
    /// <summary>The mean over the time when the Sun shows.</summary>
    LitMean,

    /// <summary>The highest.</summary>
    Highest,
}

/// <summary>Where a claimed flux is claimed.</summary>
public enum ClaimPlace
{
    /// <summary>At the free end of the bundle.</summary>
    BundleEnd,

    /// <summary>At the spot on the work.</summary>
    Spot,
}

/// <summary>A flux that somebody claims.</summary>
/// <param name="Flux_W_m2">The flux, W/m^2.</param>
/// <param name="Place">Where.</param>
public sealed record FluxClaim(double Flux_W_m2, ClaimPlace Place);

/// <summary>Checked inputs of <c>fabrication.light</c>.</summary>
/// <param name="Irradiance">Direct irradiance on a plane that faces the Sun, W/m^2, over time.</param>
/// <param name="Design">Which irradiance the budget is for.</param>
/// <param name="SunHalfAngle_rad">Angular radius of the Sun, rad.</param>
/// <param name="Dish">One collector's mirror.</param>
/// <param name="CollectorCount">Collectors that feed one cable.</param>
/// <param name="Bundle">The bundle in one collector's focus.</param>
/// <param name="Pen">The free end.</param>
/// <param name="AbsorptanceFraction">Of the lit surface.</param>
/// <param name="EmissivityFraction">Of the lit surface.</param>
/// <param name="Claim">A flux to hold against etendue; null for none.</param>
public sealed record LightInputs(
    SeriesInput Irradiance,
    DesignIrradiance Design,
    double SunHalfAngle_rad,
    Paraboloid Dish,
    int CollectorCount,
    FibreBundle Bundle,
    LightPen Pen,
    double AbsorptanceFraction,
    double EmissivityFraction,
    FluxClaim? Claim)
{
    private sealed record Share(double Value);

    /// <summary>Reads the options.</summary>
    internal static LightInputs Read(Section section)
    {
        var irradiance = section.Series("irradiance", "W/m^2",
            "Direct irradiance on a plane facing the Sun, over time or constant.",
            Bounds.Between("0 W/m^2", "2000 W/m^2"));
        var design = section.Choice("design", "The irradiance that the budget is drawn up for.",
            [
                new Choice<DesignIrradiance>("lit_mean", DesignIrradiance.LitMean, "mean over the time when the " +
                    "Sun shows"),
                new Choice<DesignIrradiance>("highest", DesignIrradiance.Highest, "the highest of the series"),
            ], "lit_mean");
        var sun_rad = section.Quantity("sun_half_angle", "mrad",
            "Angular radius of the Sun; 4.6505 mrad is 695700 km (IAU 2015 B3) at 1 au.",
            Bounds.Between("4.4 mrad", "4.9 mrad"), "4.6505 mrad");
        var dish = section.Group("mirror", "One collector's paraboloidal mirror.", ReadDish);
        section.Require(FocalSpot.Covers(dish, sun_rad), "mirror", string.Create(CultureInfo.InvariantCulture,
            $"the rim angle is {dish.RimAngle_rad * 180 / Math.PI:0.0} deg and the slope error widens it beyond 85 " +
            $"deg, where light grazes the fibres' face; take a longer focal length"), "sun_half_angle");
        var collectors = section.Count("collectors", "Equal collectors whose bundles join into one cable.", 1, 1000, 1);
        var bundle = section.Group("fibre", "The fibre bundle in one collector's focus.", ReadBundle);
        var pen = section.Group("pen", "The free end: {} for the bare end of the cable at no distance.", ReadPen);
        var absorptance = section.Quantity("absorptance", "",
            "Share of the light that the surface at the spot absorbs; lunar simulants 0.42 to 0.81 (Gaier, NTRS " +
            "20180003390).",
            Bounds.AboveUpTo("0", "1"), "0.8");
        var emissivity = section.Quantity("emissivity", "",
            "Emissivity of the surface at the spot; 0.95 for lunar soil (Hayne 2017).",
            Bounds.AboveUpTo("0", "1"), "0.95");
        var claim = section.OptionalGroup("claim",
            "A flux that somebody claims, to hold against etendue; left out, only what the optics make is reported.",
                ReadClaim);
        return new(irradiance, design, sun_rad, dish, collectors, bundle, pen, absorptance, emissivity, claim);
    }

    private static Paraboloid ReadDish(Section section)
    {
        var aperture_m = section.Quantity("aperture", "m", "Diameter of the aperture.", Bounds.Between("1 cm", "20 m"));
        var focalLength_m = section.Quantity("focal_length", "m", "Focal length.", Bounds.Between("1 cm", "100 m"));
        var obstruction_m = section.Quantity("obstruction", "m", "Diameter of what shades the middle, such as the " +
            "bundle's holder.",
            Bounds.Between("0 m", "20 m"), "0 m");
        section.Require(obstruction_m < aperture_m, "obstruction", string.Create(CultureInfo.InvariantCulture,
            $"{obstruction_m:G6} m leaves nothing of the aperture of {aperture_m:G6} m"), "aperture");
        var reflectivity = section.Quantity("reflectivity", "", "Share of sunlight reflected, weighted by the " +
            "solar spectrum.",
            Bounds.AboveUpTo("0", "1"));
        var slopeError_rad = section.Quantity("slope_error", "mrad",
            "Standard deviation of the surface's slope along one axis.", Bounds.Between("0 mrad", "10 mrad"));
        return new(aperture_m, focalLength_m, obstruction_m, reflectivity, slopeError_rad);
    }

    private static FibreBundle ReadBundle(Section section)
    {
        var core_m = section.Quantity("core", "mm", "Diameter of a fibre's core.", Bounds.Between("10 um", "50 mm"));
        var outer_m = section.Quantity("outer", "mm", "Diameter of a fibre with cladding and coating.",
            Bounds.Between("10 um", "60 mm"));
        section.Require(outer_m >= core_m, "outer", string.Create(CultureInfo.InvariantCulture,
            $"{outer_m * 1e3:G6} mm is less than the core's {core_m * 1e3:G6} mm"), "core");
        var count = section.Count("count", "Fibres in one collector's bundle.", 1, 1_000_000);
        var packing = section.Choice("packing", "How the fibres are packed into a round bundle.",
            [
                new Choice<Packing>("circular", Packing.Circular, "full rings around one fibre: 7 .778, 19 .760, " +
                    "127 .752"),
                new Choice<Packing>("hexagonal", Packing.Hexagonal, "the densest there is, .9069: the limit for " +
                    "many fibres"),
            ], "circular");
        var measured = section.OptionalGroup("measured_packing", "Takes the place of the packing's closed form " +
            "where it was measured.",
            inside => new Share(inside.Quantity("fraction", "", "Share of the bundle's circle inside fibres.",
                Bounds.AboveUpTo("0", "0.9069"))));
        var aperture = section.Quantity("numerical_aperture", "", "Sine of the largest guided angle in vacuum.",
            Bounds.Between("0.01", "1"));
        var index = section.Quantity("refractive_index", "", "Of the core; 1.458 for silica (Malitson 1965, 589 nm).",
            Bounds.Between("1.2", "3"), "1.458");
        var coating = section.OptionalGroup("coating", "Antireflection coating of both faces; left out, bare faces " +
            "reflect by Fresnel.",
            inside => new Share(inside.Quantity("reflectance", "", "Share reflected by one coated face.",
                Bounds.Between("0", "0.5"))));
        var length_m = section.Quantity("length", "m", "Length of the cable.", Bounds.Between("0 m", "10 km"));
        var attenuation_1_m = section.Quantity("attenuation", "dB/km", "Attenuation, weighted by the light that it " +
            "carries.",
            Bounds.Between("0 dB/km", "10000 dB/km"));
        return new(core_m, outer_m, count, packing, measured?.Value, aperture, index, coating?.Value, length_m,
            Unit.Parse("dB/km").FromSi(attenuation_1_m));
    }

    private static LightPen ReadPen(Section section) => new(
        section.Quantity("magnification", "", "Size of the spot over size of the cable's end; 1 without optics.",
            Bounds.Between("0.05", "20"), "1"),
        section.Quantity("numerical_aperture", "", "Sine of the widest cone the pen makes on the work; 1 without " +
            "optics.",
            Bounds.Between("0.01", "1"), "1"),
        section.Quantity("transmittance", "", "Share of the light that the pen's optics let through; 1 without optics.",
            Bounds.AboveUpTo("0", "1"), "1"),
        section.Quantity("stand_off", "mm", "Distance of the work from the image of the end, or from the bare end.",
            Bounds.Between("0 mm", "1 m"), "0 mm"));

    private static FluxClaim ReadClaim(Section section) => new(
        section.Quantity("flux", "suns", "The flux claimed.", Bounds.Above("0 suns")),
        section.Choice("at", "Where it is claimed.",
            [
                new Choice<ClaimPlace>("bundle_end", ClaimPlace.BundleEnd, "at the free end of the bundle"),
                new Choice<ClaimPlace>("spot", ClaimPlace.Spot, "at the spot on the work"),
            ]));
}
