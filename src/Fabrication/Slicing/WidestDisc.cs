using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>The widest disc that fits into a region. <c>default</c> is none.</summary>
/// <param name="Diameter_m">Its diameter, m.</param>
/// <param name="Middle">A place that is so far from the boundary all around.</param>
public readonly record struct WidestDisc(double Diameter_m, LatticePoint Middle)
{
    private const int StepLimit = 60; // halvings; the lattice is reached after 30

    /// <summary>
    /// Finds it by halving: a disc fits where something is left of the region when it is shrunk by the disc's radius.
    /// Too small by at most the tolerance.
    /// </summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="above_m">
    /// Narrower ones do not matter, m: then nothing is looked for but whether one is wider.
    /// </param>
    /// <param name="tolerance_m">Of the diameter, m; at least two units of the lattice count.</param>
    /// <param name="workspace">Memory to work in.</param>
    /// <returns><c>default</c> where no disc is wider than <paramref name="above_m"/>.</returns>
    public static WidestDisc In(Region region, double above_m, double tolerance_m, RegionWorkspace workspace)
    {
        var left = above_m <= 0 ? region : Shrunk(region, above_m, workspace);
        if (left.IsEmpty)
        {
            return default;
        }

        var (low, high) = region.Bounds;
        var narrow_m = Math.Min(high.X - (double)low.X, high.Y - (double)low.Y) * Lattice.Unit_m;
        var (fits_m, fails_m, middle) = (Math.Max(0, above_m), narrow_m, left.Contour(0)[0]);
        for (var step = 0; step < StepLimit && fails_m - fits_m > Math.Max(tolerance_m, 2 * Lattice.Unit_m); step++)
        {
            var middle_m = (fits_m + fails_m) / 2;
            left = Shrunk(region, middle_m, workspace);
            if (left.IsEmpty)
            {
                fails_m = middle_m;
            }
            else
            {
                (fits_m, middle) = (middle_m, left.Contour(0)[0]);
            }
        }

        return new(fits_m, middle);
    }

    private static Region Shrunk(Region region, double diameter_m, RegionWorkspace workspace) =>
        RegionOffset.By(region, -diameter_m / 2, OffsetStyle.Round, workspace);
}
