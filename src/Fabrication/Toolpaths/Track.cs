using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>One straight stroke of a pen with its light on. <c>default</c> has no length.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="Pen">Which pen draws it, from 0.</param>
public readonly record struct Track(LatticePoint From, LatticePoint To, PathKind Kind, int Pen)
{
    /// <summary>Length, m.</summary>
    public double Length_m => From.DistanceTo_m(To);

    /// <summary>Whether it follows a contour; otherwise it fills.</summary>
    public bool IsContour => Kind is PathKind.OuterContour or PathKind.InnerContour;
}
