using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Patterns;

/// <summary>
/// Parts a region into rims as wide as the spacing, one within the other, each with the line along its middle, and
/// gaps: what is too narrow to hold a rim, along the region's middle. So length times spacing is the area: the area of
/// a rim around a body of perimeter P and turn T is P s + T s^2 / 2, its middle line P + T s / 2 (Steiner 1840). Gaps
/// are for strokes to fill; compact ones, at most two and a half spacings long, get a line of their own. Used again
/// without allocating but for offsets.
/// </summary>
internal sealed class NestedLevels(RegionWorkspace workspace)
{
    private const double CompactFactor = 2.5; // of the spacing; none is wider than two
    private const double SliverFraction = 0.05; // of the spacing: gaps narrower than twice this are filled by the melt

    private readonly RegionBuilder _compact = new();
    private readonly RegionBuilder _long = new();

    /// <summary>Middle lines of the outermost rim of what is left.</summary>
    public Region Lines { get; private set; } = Region.Empty;

    /// <summary>What strokes must fill.</summary>
    public Region Gaps { get; private set; } = Region.Empty;

    /// <summary>What lies within the rim.</summary>
    public Region Rest { get; private set; } = Region.Empty;

    /// <summary>Begins with a region.</summary>
    public void Begin(Region region) => (Rest, Lines, Gaps) = (region, Region.Empty, Region.Empty);

    /// <summary>Takes a rim off; false where nothing is left to take it from.</summary>
    public bool Step(double spacing_m)
    {
        if (Rest.IsEmpty)
        {
            return false;
        }

        // Corners stay sharp: rounded ones would gain corners rim by rim. A sharp one reaches out at most twice as far,
        // so middle lines stay inside.
        var inner = RegionOffset.By(Rest, -spacing_m, OffsetStyle.Miter, workspace);
        var rim = RegionOffset.By(inner, spacing_m, OffsetStyle.Miter, workspace);
        var gaps = RegionBoolean.Join(Rest, rim, RegionRule.Difference, workspace);
        gaps = RegionOffset.By(gaps, -SliverFraction * spacing_m, OffsetStyle.Miter, workspace);
        gaps = RegionOffset.By(gaps, SliverFraction * spacing_m, OffsetStyle.Miter, workspace);
        Sort(gaps, spacing_m);
        Gaps = RegionBoolean.Clean(_long.ToRegion(), RegionRule.Positive, workspace);
        var dots = RegionOffset.By(_compact.ToRegion(), -spacing_m / 2, OffsetStyle.Miter, workspace);
        var lines = RegionOffset.By(inner, spacing_m / 2, OffsetStyle.Miter, workspace);
        (Lines, Rest) = (dots.IsEmpty ? lines : Together(lines, dots), inner);
        return true;
    }

    private void Sort(Region gaps, double spacing_m)
    {
        var spacing = spacing_m / Lattice.Unit_m;
        _compact.Clear();
        _long.Clear();
        for (var index = 0; index < gaps.ContourCount; index++)
        {
            var contour = gaps.Contour(index);
            Add(contour, IsCompact(contour, CompactFactor * spacing) ? _compact : _long);
        }
    }

    private static bool IsCompact(ReadOnlySpan<LatticePoint> contour, double extent)
    {
        var (low, high) = (contour[0], contour[0]);
        foreach (var point in contour)
        {
            low = new(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y));
            high = new(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y));
        }

        return high.X - (double)low.X <= extent && high.Y - (double)low.Y <= extent &&
            Region.TwiceArea(contour) > 0;
    }

    private Region Together(Region one, Region other)
    {
        _long.Clear();
        for (var index = 0; index < one.ContourCount; index++)
        {
            Add(one.Contour(index), _long);
        }

        for (var index = 0; index < other.ContourCount; index++)
        {
            Add(other.Contour(index), _long);
        }

        return _long.ToRegion();
    }

    private static void Add(ReadOnlySpan<LatticePoint> contour, RegionBuilder builder)
    {
        foreach (var point in contour)
        {
            builder.AddRaw(point);
        }

        builder.CloseRaw();
    }
}
