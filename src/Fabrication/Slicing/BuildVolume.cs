using Guanghan.Core.Space;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>The room in which a part can be printed.</summary>
/// <param name="Length_m">Along the first axis, m, above 0.</param>
/// <param name="Width_m">Along the second axis, m, above 0.</param>
/// <param name="Height_m">Upward, m, above 0.</param>
public sealed record BuildVolume(double Length_m, double Width_m, double Height_m)
{
    /// <summary>Why there can be no such room; null where there can.</summary>
    public string? Problem => Length_m > 0 && Width_m > 0 && Height_m > 0 ? null : "every side must be above 0 m";

    /// <summary>
    /// By how much a part is too large, along each axis, m; 0 where it is not. It may be moved, not turned.
    /// </summary>
    /// <param name="low">Least coordinates of the part, m.</param>
    /// <param name="high">Greatest, m.</param>
    public Vec3 Excess(Vec3 low, Vec3 high) => new(
        Excess_m(high.X - low.X, Length_m), Excess_m(high.Y - low.Y, Width_m), Excess_m(high.Z - low.Z, Height_m));

    // To the lattice: rounding is no excess.
    private static double Excess_m(double size_m, double room_m) =>
        size_m - room_m > Lattice.Unit_m ? size_m - room_m : 0;
}
