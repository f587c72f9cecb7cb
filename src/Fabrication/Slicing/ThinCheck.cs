using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>What of a part is too thin for the pen.</summary>
/// <param name="Volume_m3">Lost, all layers together, m^3.</param>
/// <param name="LayerCount">In how many layers something is lost.</param>
/// <param name="WorstArea_m2">Most lost in one layer, m^2.</param>
/// <param name="WorstFraction">The same over the layer's area.</param>
/// <param name="Height_m">Bottom of that layer, m.</param>
/// <param name="Place">A place that is lost there, in the largest piece.</param>
public readonly record struct ThinFeatures(
    double Volume_m3, int LayerCount, double WorstArea_m2, double WorstFraction, double Height_m, LatticePoint Place);

/// <summary>
/// Finds what the pen cannot draw because it is thinner than its melt is wide: what vanishes when a layer is shrunk by
/// half the melt's width and grown again. It is grown by half as much again, so that corners, which a round pen leaves
/// round, do not count down to 84 deg; the root of a thin wall, as long as that, does not count either.
/// </summary>
/// <param name="meltWidth_m">Width of the melt, m, above 0.</param>
/// <param name="workspace">Memory to work in.</param>
public sealed class ThinCheck(double meltWidth_m, RegionWorkspace workspace)
{
    private const double GrowthFactor = 1.5; // a corner of angle a lies r / sin(a / 2) away; 1.5 r down to 84 deg

    private readonly double _radius_m = meltWidth_m is > 0 and <= 1 ? meltWidth_m / 2
        : throw new ArgumentOutOfRangeException(
            nameof(meltWidth_m), meltWidth_m, "The width of the melt must be above 0 and at most 1 m.");

    /// <summary>What was found so far.</summary>
    public ThinFeatures Found { get; private set; }

    /// <summary>Looks at a layer.</summary>
    /// <param name="slab">Its heights.</param>
    /// <param name="region">What is solid in it: contours that do not cross.</param>
    /// <returns>What is lost in it.</returns>
    public Region Add(LayerSlab slab, Region region)
    {
        if (region.IsEmpty)
        {
            return Region.Empty;
        }

        var shrunk = RegionOffset.By(region, -_radius_m, OffsetStyle.Round, workspace);
        var grown = RegionOffset.By(shrunk, GrowthFactor * _radius_m, OffsetStyle.Round, workspace);
        var lost = RegionBoolean.Join(region, grown, RegionRule.Difference, workspace);
        // Nothing narrower than a hundredth of the melt: chords of arcs.
        var wide = RegionOffset.By(lost, -0.005 * _radius_m * 2, OffsetStyle.Miter, workspace);
        if (wide.IsEmpty)
        {
            return Region.Empty;
        }

        var area_m2 = lost.Area_m2;
        var found = Found with
        {
            Volume_m3 = Found.Volume_m3 + (area_m2 * slab.Thickness_m),
            LayerCount = Found.LayerCount + 1,
        };
        Found = area_m2 <= Found.WorstArea_m2 ? found : found with
        {
            WorstArea_m2 = area_m2,
            WorstFraction = area_m2 / region.Area_m2,
            Height_m = slab.Bottom_m,
            Place = Largest(wide),
        };
        return lost;
    }

    private static LatticePoint Largest(Region region)
    {
        var (place, most) = (default(LatticePoint), Int128.Zero);
        for (var index = 0; index < region.ContourCount; index++)
        {
            var area = Region.TwiceArea(region.Contour(index));
            (place, most) = area > most ? (region.Contour(index)[0], area) : (place, most);
        }

        return place;
    }
}
