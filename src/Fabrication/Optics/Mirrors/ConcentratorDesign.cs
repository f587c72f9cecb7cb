namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>Surfaces of a primary mirror.</summary>
public enum PrimarySurface
{
    /// <summary>A paraboloid.</summary>
    Paraboloid,

    /// <summary>A sphere with twice the focal length as radius.</summary>
    Sphere,
}

/// <summary>Surfaces of a facet.</summary>
public enum FacetSurface
{
    /// <summary>A plane.</summary>
    Flat,

    /// <summary>A sphere that focuses at the facet's distance from the focus.</summary>
    Spherical,
}

/// <summary>Bars that hold what stands in front of a primary mirror, from its rim to the holder.</summary>
/// <param name="Count">Number of bars, evenly around.</param>
/// <param name="Width_m">Diameter of a bar, m.</param>
public sealed record StrutDesign(int Count, double Width_m);

/// <summary>A primary mirror made of facets on its surface.</summary>
/// <param name="Shape">Outline of a facet.</param>
/// <param name="Surface">Surface of a facet.</param>
/// <param name="Width_m">Side of a square, diameter of a circle, distance between flats of a hexagon, m.</param>
/// <param name="Gap_m">Gap between neighbours seen along the axis, m.</param>
public sealed record FacetDesign(OutlineShape Shape, FacetSurface Surface, double Width_m, double Gap_m);

/// <summary>The mirror that gathers light towards a focus.</summary>
/// <param name="Surface">Its surface.</param>
/// <param name="Shape">Shape of its aperture.</param>
/// <param name="Aperture_m">Diameter, side, or distance between flats, m.</param>
/// <param name="FocalLength_m">Focal length, m; for a sphere half its radius.</param>
/// <param name="OffAxis_m">Distance of the aperture's centre from the axis, m.</param>
/// <param name="Obstruction_m">Diameter of what stands at the focus and shades the middle, m.</param>
/// <param name="Defocus_m">Distance of the receiver beyond the focus, away from the mirror, m.</param>
/// <param name="Struts">Bars; null for none.</param>
/// <param name="Facets">Facets; null for one piece.</param>
/// <param name="Finish">How well it reflects.</param>
public sealed record PrimaryDesign(
    PrimarySurface Surface,
    OutlineShape Shape,
    double Aperture_m,
    double FocalLength_m,
    double OffAxis_m,
    double Obstruction_m,
    double Defocus_m,
    StrutDesign? Struts,
    FacetDesign? Facets,
    MirrorFinish Finish)
{
    /// <summary>Its conic.</summary>
    public Conic Conic => Surface == PrimarySurface.Sphere
        ? Conic.Sphere(2 * FocalLength_m)
        : Conic.Paraboloid(FocalLength_m);

    /// <summary>Its outline, about the centre of the aperture.</summary>
    public Outline Outline => (Shape switch
    {
        OutlineShape.Circle => Outline.Circle(Aperture_m / 2),
        OutlineShape.Rectangle => Outline.Rectangle(Aperture_m, Aperture_m),
        _ => Outline.Hexagon(Aperture_m),
    }) with
    { CentreX_m = OffAxis_m };
}

/// <summary>A convex hyperboloid in front of the primary that sends light back past it (Cassegrain).</summary>
/// <param name="MagnificationRatio">System's focal length over the primary's, at least 1; 1 is a flat mirror.</param>
/// <param name="BackDistance_m">Distance of the final focus behind the primary's vertex, m; negative: before
/// it.</param>
/// <param name="Diameter_m">Diameter, m.</param>
/// <param name="Hole_m">Diameter of the hole in the primary, m.</param>
/// <param name="Finish">How well it reflects.</param>
public sealed record CassegrainDesign(
    double MagnificationRatio, double BackDistance_m, double Diameter_m, double Hole_m, MirrorFinish Finish)
{
    /// <summary>Distance of the secondary from the primary's vertex, m: (m f - b)/(m + 1).</summary>
    /// <param name="focalLength_m">The primary's focal length f, m.</param>
    public double Separation_m(double focalLength_m) =>
        ((MagnificationRatio * focalLength_m) - BackDistance_m) / (MagnificationRatio + 1);
}

/// <summary>Flat facets in one plane that send sunlight along the primary's axis.</summary>
/// <param name="Distance_m">Distance of its centre from the primary's vertex, m.</param>
/// <param name="Incidence_rad">Angle of incidence of sunlight on it, rad.</param>
/// <param name="Columns">Facets across.</param>
/// <param name="Rows">Facets up.</param>
/// <param name="Width_m">Width of a facet, m.</param>
/// <param name="Height_m">Height of a facet, m.</param>
/// <param name="Gap_m">Gap between facets, m.</param>
/// <param name="Finish">How well it reflects.</param>
public sealed record HeliostatDesign(
    double Distance_m, double Incidence_rad, int Columns, int Rows, double Width_m, double Height_m, double Gap_m,
    MirrorFinish Finish);

/// <summary>A concentrator: a primary mirror, perhaps with a heliostat before and a secondary mirror after
/// it.</summary>
/// <param name="Primary">The primary.</param>
/// <param name="Secondary">The secondary mirror; null for none.</param>
/// <param name="Heliostat">The heliostat; null where the primary faces the Sun itself.</param>
public sealed record ConcentratorDesign(
    PrimaryDesign Primary, CassegrainDesign? Secondary, HeliostatDesign? Heliostat);
