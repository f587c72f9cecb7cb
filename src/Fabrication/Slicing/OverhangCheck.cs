using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>What of a part nothing carries but loose soil.</summary>
/// <param name="Area_m2">Seen from below, all layers together, m^2.</param>
/// <param name="LayerCount">In how many layers.</param>
/// <param name="WidestSpan_m">Widest disc that fits into what hangs in one layer, m.</param>
/// <param name="Height_m">Bottom of that layer, m.</param>
/// <param name="Place">Middle of that disc.</param>
public readonly record struct Overhang(
    double Area_m2, int LayerCount, double WidestSpan_m, double Height_m, LatticePoint Place);

/// <summary>
/// Finds what hangs: of every layer that which does not lie over the layer beneath, grown by the layer's height times
/// the tangent of the angle from the upright at which the melt still holds. A bed of soil carries loose soil, but the
/// first melt over loose soil sinks in or curls up, so it counts here. The lowest layer lies on the bed's floor and
/// hangs nowhere. Layers come one after the other; two are kept.
/// </summary>
public sealed class OverhangCheck
{
    private readonly double _slopeRatio;
    private readonly double _leastSpan_m;
    private readonly RegionWorkspace _workspace;
    private Region? _beneath;

    /// <summary>Begins a part.</summary>
    /// <param name="angle_rad">From the upright, 0 to below a quarter turn, rad.</param>
    /// <param name="leastSpan_m">
    /// What hangs and is narrower than this is left out, m, at least 0: the melt bridges about its own width.
    /// </param>
    /// <param name="workspace">Memory to work in.</param>
    /// <exception cref="ArgumentOutOfRangeException">The angle or the span is out of bounds.</exception>
    public OverhangCheck(double angle_rad, double leastSpan_m, RegionWorkspace workspace)
    {
        if (!(angle_rad >= 0 && angle_rad < Math.PI / 2))
        {
            throw new ArgumentOutOfRangeException(
                nameof(angle_rad), angle_rad, "The angle of an overhang must be 0 to below 90 deg from the upright.");
        }

        if (!(leastSpan_m >= 0 && leastSpan_m <= Lattice.Limit_m))
        {
            throw new ArgumentOutOfRangeException(
                nameof(leastSpan_m), leastSpan_m, "The least span must be 0 to 5.36 m.");
        }

        (_slopeRatio, _leastSpan_m, _workspace) = (Math.Tan(angle_rad), leastSpan_m, workspace);
    }

    /// <summary>What was found so far.</summary>
    public Overhang Found { get; private set; }

    /// <summary>Looks at the next layer, from the lowest.</summary>
    /// <param name="slab">Its heights.</param>
    /// <param name="region">What is solid in it: contours that do not cross.</param>
    /// <returns>What hangs in it.</returns>
    public Region Add(LayerSlab slab, Region region)
    {
        var beneath = _beneath;
        _beneath = region;
        if (beneath is null || region.IsEmpty)
        {
            return Region.Empty;
        }

        var reach_m = Math.Min(slab.Thickness_m * _slopeRatio, Lattice.Limit_m);
        var carried = reach_m < Lattice.Unit_m ? beneath
            : RegionOffset.By(Within(beneath, region, reach_m), reach_m, OffsetStyle.Round, _workspace);
        var hanging = RegionBoolean.Join(region, carried, RegionRule.Difference, _workspace);
        if (_leastSpan_m > 0 && !hanging.IsEmpty)
        {
            // Opened: what a disc of the least span reaches.
            var wide = RegionOffset.By(hanging, -_leastSpan_m / 2, OffsetStyle.Round, _workspace);
            var grown = RegionOffset.By(wide, _leastSpan_m / 2, OffsetStyle.Round, _workspace);
            hanging = RegionBoolean.Join(hanging, grown, RegionRule.Intersection, _workspace);
        }

        if (!hanging.IsEmpty)
        {
            Note(slab, hanging);
        }

        return hanging;
    }

    // What lies farther from the layer above than the reach cannot carry it; cut off, so that offsets stay on the
    // lattice.
    private Region Within(Region beneath, Region region, double reach_m)
    {
        var reach = (int)Math.Ceiling(Math.Min(reach_m / Lattice.Unit_m, Lattice.Limit)) + 2;
        var room = Lattice.Limit - reach;
        var (low, high) = beneath.Bounds;
        if (Math.Min(low.X, low.Y) >= -room && Math.Max(high.X, high.Y) <= room)
        {
            return beneath;
        }

        (low, high) = region.Bounds;
        int left = Math.Max(low.X - reach, -room), right = Math.Min(high.X + reach, room);
        int down = Math.Max(low.Y - reach, -room), up = Math.Min(high.Y + reach, room);
        return left >= right || down >= up ? Region.Empty
            : RegionBoolean.Join(
                beneath, Region.Of([[new(left, down), new(right, down), new(right, up), new(left, up)]]),
                RegionRule.Intersection, _workspace);
    }

    private void Note(LayerSlab slab, Region hanging)
    {
        var widest = WidestDisc.In(hanging, Found.WidestSpan_m, 1e-3 * Found.WidestSpan_m, _workspace);
        var found = Found with { Area_m2 = Found.Area_m2 + hanging.Area_m2, LayerCount = Found.LayerCount + 1 };
        Found = widest.Diameter_m > Found.WidestSpan_m
            ? found with { WidestSpan_m = widest.Diameter_m, Height_m = slab.Bottom_m, Place = widest.Middle }
            : found;
    }
}
