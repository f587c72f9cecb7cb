using Guanghan.Core.Phases;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Spectra;

namespace Guanghan.Fabrication.Phases;

/// <summary>A secondary mirror with its finish.</summary>
internal sealed record SecondaryOptions(CassegrainDesign Design, FinishOptions Finish);

/// <summary>A heliostat with its finish.</summary>
internal sealed record HeliostatOptions(HeliostatDesign Design, FinishOptions Finish);

/// <summary>Reads the options of mirrors.</summary>
internal static class MirrorReading
{
    private sealed record Table(SpectralCurve Curve);

    private static readonly Choice<OutlineShape>[] s_shapes =
    [
        new("circle", OutlineShape.Circle, "a circle"),
        new("square", OutlineShape.Rectangle, "a square"),
        new("hexagon", OutlineShape.Hexagon, "a regular hexagon"),
    ];

    public static (PrimaryDesign Design, FinishOptions Finish) ReadPrimary(Section section)
    {
        var surface = section.Choice("surface", "Its surface.",
            [
                new Choice<PrimarySurface>("paraboloid", PrimarySurface.Paraboloid, "a paraboloid"),
                new Choice<PrimarySurface>("sphere", PrimarySurface.Sphere, "a sphere of twice the focal length"),
            ], "paraboloid");
        var shape = section.Choice("outline", "Shape of the aperture.", s_shapes, "circle");
        var aperture_m = section.Quantity("aperture", "m", "Diameter of the aperture; the side of a square, the " +
            "distance between flats of a hexagon.", Bounds.Between("1 cm", "20 m"));
        var focalLength_m = section.Quantity("focal_length", "m", "Focal length.", Bounds.Between("1 cm", "100 m"));
        var offAxis_m = section.Quantity("off_axis", "m", "Distance of the aperture's centre from the axis.",
            Bounds.Between("0 m", "50 m"), "0 m");
        var obstruction_m = section.Quantity("obstruction", "m",
            "Diameter of what shades the middle, such as the bundle's holder.", Bounds.Between("0 m", "20 m"), "0 m");
        var defocus_m = section.Quantity("defocus", "mm",
            "Distance of the receiver beyond the focus; negative: before it.", Bounds.Between("-10 m", "10 m"), "0 mm");
        var struts = section.OptionalGroup("struts", "Bars from the rim to the holder; left out, there are none.",
            inside => new StrutDesign(
                inside.Count("count", "How many, evenly around.", 1, 24),
                inside.Quantity("width", "mm", "Diameter of one.", Bounds.Between("0.1 mm", "1 m"))));
        var facets = section.OptionalGroup("facets", "Facets on its surface; left out, it is one piece.", ReadFacets);
        var finish = ReadFinish(section);
        var design = new PrimaryDesign(surface, shape, aperture_m, focalLength_m, offAxis_m, obstruction_m, defocus_m,
            struts, facets, MirrorFinish.Perfect);
        RequireShape(section, design);
        return (design, finish);
    }

    private static FacetDesign ReadFacets(Section section) => new(
        section.Choice("outline", "Shape of a facet.", s_shapes, "square"),
        section.Choice("surface", "Surface of a facet.",
            [
                new Choice<FacetSurface>("flat", FacetSurface.Flat, "a plane"),
                new Choice<FacetSurface>("spherical", FacetSurface.Spherical, "a sphere that focuses where it stands"),
            ], "flat"),
        section.Quantity("width", "mm", "Side of a square, diameter of a circle, distance between flats of a hexagon.",
            Bounds.Between("1 mm", "10 m")),
        section.Quantity("gap", "mm", "Gap between neighbours.", Bounds.Between("0 mm", "1 m"), "1 mm"));

    public static SecondaryOptions ReadSecondary(Section section, PrimaryDesign primary)
    {
        var magnification = section.Quantity("magnification", "",
            "Focal length of both mirrors over the primary's; 1 is a flat mirror.", Bounds.Between("1", "50"));
        var back_m = section.Quantity("back_distance", "m",
            "Distance of the focus behind the primary's vertex; negative: before it.", Bounds.Between("-20 m", "20 m"));
        var diameter_m = section.Quantity("diameter", "m", "Its diameter; it shades the primary.",
            Bounds.Between("1 mm", "10 m"));
        var hole_m = section.Quantity("hole", "m", "Diameter of the hole in the primary.",
            Bounds.Between("0 m", "10 m"), "0 m");
        var design = new CassegrainDesign(magnification, back_m, diameter_m, hole_m, MirrorFinish.Perfect);
        section.Require(LightLimits.Diameter(design, primary), "diameter");
        section.Require(LightLimits.Hole(design, primary), "hole");
        section.Require(LightLimits.Back(design, primary), "back_distance", "magnification");
        return new(design, ReadFinish(section));
    }

    public static HeliostatOptions ReadHeliostat(Section section)
    {
        var distance_m = section.Quantity("distance", "m", "Of its middle from the mirror's vertex.",
            Bounds.Between("0.1 m", "1000 m"));
        var incidence_rad = section.Quantity("incidence", "deg", "Angle of incidence of sunlight on it.",
            Bounds.Between("0 deg", "80 deg"));
        var columns = section.Count("columns", "Facets across.", 1, 200);
        var rows = section.Count("rows", "Facets up.", 1, 100);
        var width_m = section.Quantity("width", "m", "Width of a facet.", Bounds.Between("1 cm", "20 m"));
        var height_m = section.Quantity("height", "m", "Height of a facet.", Bounds.Between("1 cm", "20 m"));
        var gap_m = section.Quantity("gap", "mm", "Gap between facets.", Bounds.Between("0 mm", "1 m"), "0 mm");
        return new(new(distance_m, incidence_rad, columns, rows, width_m, height_m, gap_m, MirrorFinish.Perfect),
            ReadFinish(section));
    }

    /// <summary>What primary, secondary, heliostat and Sun must be to each other.</summary>
    public static void Require(
        Section section, PrimaryDesign primary, CassegrainDesign? secondary, HeliostatDesign? heliostat,
        FinishOptions finish, double sunHalfAngle_rad)
    {
        section.Require(LightLimits.Rim(primary, secondary, finish, sunHalfAngle_rad), "mirror", "sun_half_angle");
        section.Require(secondary is null || primary.OffAxis_m == 0, "secondary",
            "needs a mirror on its axis; leave off_axis out", "mirror");
        section.Require(secondary is null || LightLimits.Facets(primary, secondary.Hole_m) is null, "secondary",
            "has a hole in the primary that leaves no whole facet beside it; take narrower facets or a smaller hole",
            "mirror");
        section.Require(LightLimits.Heliostat(heliostat, primary), "heliostat", "mirror");
    }

    /// <summary>Reads how well a mirror reflects.</summary>
    public static FinishOptions ReadFinish(Section section)
    {
        var reflectivity = section.Quantity("reflectivity", "",
            "Share of sunlight reflected; where a metal or a table is given, times theirs.",
            Bounds.AboveUpTo("0", "1"));
        var metal = section.Choice("metal", "Its metal by wavelength and angle; bare and clean.",
            [
                new Choice<IReflector?>("none", null, "reflectivity alone counts, at every wavelength and angle"),
                new Choice<IReflector?>("silver", MetalReflector.Silver, "silver (Johnson and Christy 1972)"),
                new Choice<IReflector?>("aluminium", MetalReflector.Aluminium, "aluminium (Rakic 1998)"),
                new Choice<IReflector?>("gold", MetalReflector.Gold, "gold (Johnson and Christy 1972)"),
            ], "none");
        var table = section.OptionalGroup("reflectance_table",
            "Reflectance over wavelength, in place of a metal; left out, the metal counts.",
            inside => new Table(LightReading.ReadTable(inside, "file",
                "Name of a CSV file: wavelength_nm or wavelength_um, then reflectance from 0 to 1.",
                new(null, 0, 1, OutsideRule.HoldEnd))));
        section.Require(table is null || metal is null, "reflectance_table",
            "cannot stand beside a metal; leave one of them out", "metal");
        var slopeError_rad = section.Quantity("slope_error", "mrad",
            "Standard deviation of the surface's slope along one axis.", Bounds.Between("0 mrad", "10 mrad"));
        var specularity_rad = section.Quantity("specularity_error", "mrad",
            "Standard deviation along one axis of where one point sends a ray.", Bounds.Between("0 mrad", "10 mrad"),
            "0 mrad");
        var dust = section.Quantity("dust", "", "Share of the surface under opaque dust.", Bounds.FromBelow("0", "1"),
            "0");
        return new(reflectivity, table is null ? metal : new MeasuredReflector(table.Curve), slopeError_rad,
            specularity_rad, dust);
    }

    private static void RequireShape(Section section, PrimaryDesign design)
    {
        section.Require(LightLimits.Obstruction(design), "obstruction", "aperture");
        section.Require(LightLimits.Sphere(design), "aperture", "focal_length", "off_axis");
        section.Require(LightLimits.Defocus(design), "defocus", "focal_length");
        section.Require(design.OffAxis_m == 0 || design.Obstruction_m == 0, "obstruction",
            "stands on the axis, which an off-axis mirror leaves free; leave one of them out", "off_axis");
        section.Require(design.OffAxis_m == 0 || design.Struts is null, "struts",
            "hold what stands on the axis; an off-axis mirror needs none", "off_axis");
        section.Require(LightLimits.Facets(design, 0), "facets", "aperture");
    }
}
