using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Optics.Mirrors;

/// <summary>How well a mirror reflects.</summary>
/// <param name="Reflectance">Share reflected, by band and angle of incidence.</param>
/// <param name="SlopeError_rad">Standard deviation of the surface's slope along one axis, rad.</param>
/// <param name="SpecularityError_rad">
/// Standard deviation, along one axis, of the directions that one point of the surface sends a ray into, rad.
/// </param>
/// <param name="DustFraction">
/// Share of the surface that opaque grains cover: light meets them on its way in and on its way out.
/// </param>
public sealed record MirrorFinish(
    ReflectanceTable Reflectance, double SlopeError_rad, double SpecularityError_rad, double DustFraction)
{
    /// <summary>A perfect mirror.</summary>
    public static MirrorFinish Perfect { get; } = new(ReflectanceTable.Constant(1), 0, 0, 0);

    /// <summary>
    /// Share that passes the grains twice: exp(-2 c/cos), a single layer of grains seen at an angle; coverage that is
    /// looked at from the side hides more. What a grain scatters is counted as lost.
    /// </summary>
    /// <param name="cosIncidenceRatio">Cosine of the angle of incidence.</param>
    public double CleanFraction(double cosIncidenceRatio) => DustFraction == 0
        ? 1
        : Math.Exp(2 * Math.Log(1 - DustFraction) / Math.Max(cosIncidenceRatio, 1e-3));
}

/// <summary>One mirror, or one facet of one: part of a conic inside an outline.</summary>
/// <param name="Placement">Where the conic's vertex and axis are.</param>
/// <param name="Surface">The conic.</param>
/// <param name="Outline">Outline seen along the axis.</param>
/// <param name="HoleRadius_m">Radius of a round hole about the axis, m; 0 for none.</param>
/// <param name="Finish">How well it reflects.</param>
/// <param name="FacesUp">Whether the reflecting side is that of +z.</param>
public sealed record Mirror(
    Placement Placement, Conic Surface, Outline Outline, double HoleRadius_m, MirrorFinish Finish,
    bool FacesUp = true)
{
    /// <summary>The surface's point above the outline's centre, in the collector's frame, m.</summary>
    public Vec3 Centre => Placement.PointOut(new(Outline.CentreX_m, Outline.CentreY_m,
        Surface.Height_m(Outline.CentreX_m, Outline.CentreY_m)));

    /// <summary>Radius of a ball about the centre that holds the mirror, m.</summary>
    public double BoundingRadius_m
    {
        get
        {
            var reach = Outline.Reach_m;
            var sag = Math.Abs(Surface.Height_m(reach, 0) - Surface.Height_m(Outline.CentreX_m, Outline.CentreY_m));
            return Math.Sqrt((Outline.BoundingRadius_m * Outline.BoundingRadius_m) + (sag * sag));
        }
    }
}
