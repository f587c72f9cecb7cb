using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// How much larger a part is printed than drawn: the melt reaches beyond the contour, and layers stand as steps around
/// slopes and above tops. <c>default</c> is a part as drawn. A face moves outwards by both, each by its share of the
/// face's direction.
/// </summary>
/// <param name="Contour_m">How far the melt reaches beyond the contour, m; half of the melt's width error.</param>
/// <param name="Height_m">How far a face may stand too high, m; the layer's height bounds it.</param>
public readonly record struct PrintGrowth(double Contour_m, double Height_m)
{
    /// <summary>Most of it in any direction, m.</summary>
    public double Most_m => Math.Sqrt((Contour_m * Contour_m) + (Height_m * Height_m));

    /// <summary>How far a face that looks in a direction moves, m.</summary>
    /// <param name="direction">Unit vector in the axes of printing.</param>
    public double Along_m(Vec3 direction) =>
        (Contour_m * Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y)))
        + (Height_m * Math.Abs(direction.Z));
}
