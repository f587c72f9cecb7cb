using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Ordering;

/// <summary>
/// Hands groups of ways on in an order: as they come, from each to the nearest, or so that the pen does not come back
/// too soon. The last looks at a bounded number of groups each time, half of them near the pen and half spread over all
/// that are left; it takes the nearest of those whose surroundings have rested long enough, and where there is none the
/// one that has rested longest. Used again without allocating.
/// </summary>
/// <remarks>
/// By nearness one look in a grid for each; by time of return 64 looks, each at as many buckets as the group is long
/// over the radius.
/// </remarks>
internal sealed class UnitOrder
{
    private const int NearCount = 32;
    private const int SpreadCount = 32;

    private readonly NearestUnits _nearest = new();
    private readonly ReturnGrid _returns = new();
    private int[] _leftUnits = []; // in no order, for a look spread over all
    private int[] _leftPlaces = []; // where a unit stands among them
    private int _drawn; // groups

    /// <summary>Where the pen is.</summary>
    public LatticePoint Pen { get; private set; }

    /// <summary>When it is there, s.</summary>
    public double Time_s { get; private set; }

    /// <summary>Length moved with the light off, m.</summary>
    public double Travel_m { get; private set; }

    /// <summary>Told of every group drawn; null for nobody.</summary>
    public ReturnTimes? Returns { get; set; }

    /// <summary>Begins a layer.</summary>
    public void Begin(LatticePoint pen) => (Pen, Time_s, Travel_m, _drawn, Returns) = (pen, 0, 0, 0, null);

    /// <summary>Hands all groups on as they come.</summary>
    public void Natural(PathUnits units, WayWriter writer)
    {
        for (var unit = 0; unit < units.Count; unit++)
        {
            Draw(units, unit, isBack: false, writer);
        }
    }

    /// <summary>Hands on from each group to the one whose end is nearest.</summary>
    public void Nearest(PathUnits units, WayWriter writer)
    {
        _nearest.Begin(units);
        Span<int> end = stackalloc int[1];
        while (_nearest.Left > 0)
        {
            _ = _nearest.Find(Pen, end);
            _nearest.Remove(end[0] >> 1);
            Draw(units, end[0] >> 1, (end[0] & 1) != 0 && units.IsReversible(end[0] >> 1), writer);
        }
    }

    /// <summary>Hands on so that no place within a radius is come back to before a time, as far as that goes.</summary>
    /// <param name="units">The groups.</param>
    /// <param name="radius_units">The radius, units.</param>
    /// <param name="least_s">The time, s.</param>
    /// <param name="writer">Takes the ways.</param>
    public void Rested(PathUnits units, double radius_units, double least_s, WayWriter writer)
    {
        _nearest.Begin(units);
        _returns.Begin(units, radius_units);
        BeginSpread(units.Count);
        Span<int> ends = stackalloc int[NearCount + SpreadCount];
        while (_nearest.Left > 0)
        {
            var count = _nearest.Find(Pen, ends[..NearCount]);
            var step = Math.Max(1, _nearest.Left / SpreadCount);
            for (var at = step / 2; at < _nearest.Left && count < ends.Length; at += step)
            {
                ends[count++] = 2 * _leftUnits[at];
            }

            var best = Choose(ends[..count], least_s, writer.Order.TravelSpeed_m_s);
            RemoveSpread(best >> 1);
            _nearest.Remove(best >> 1);
            Draw(units, best >> 1, (best & 1) != 0 && units.IsReversible(best >> 1), writer);
            _returns.Mark(best >> 1, Time_s);
        }
    }

    private int Choose(ReadOnlySpan<int> ends, double least_s, double travelSpeed_m_s)
    {
        var (best, bestRest_s, bestAway_m) = (-1, double.NegativeInfinity, double.PositiveInfinity);
        foreach (var end in ends)
        {
            var away_m = Pen.DistanceTo_m(_nearest.Place(end));
            var isRested = bestRest_s >= least_s;
            if (isRested && away_m >= bestAway_m)
            {
                continue;
            }

            var rest_s = Time_s + (away_m / travelSpeed_m_s) - _returns.LeftAt_s(end >> 1);
            if (rest_s >= least_s || (!isRested && rest_s > bestRest_s))
            {
                (best, bestRest_s, bestAway_m) = (end, rest_s, away_m);
            }
        }

        return best < 0 ? ends[0] : best;
    }

    private void Draw(PathUnits units, int unit, bool isBack, WayWriter writer)
    {
        var (first, last) = (units.First(unit), units.End(unit) - 1);
        for (var at = 0; at <= last - first; at++)
        {
            var (start, drawn_m) = writer.Write(units.Ways, isBack ? last - at : first + at, isBack, Pen);
            var travel_m = Pen.DistanceTo_m(start);
            Travel_m += travel_m;
            Time_s += travel_m / writer.Order.TravelSpeed_m_s;
            Returns?.Follow(writer.Last, _drawn, Time_s, writer.Order.Speed_m_s);
            Time_s += writer.Duration_s(drawn_m);
            Pen = writer.Finish;
        }

        _drawn++;
    }

    private void BeginSpread(int count)
    {
        if (_leftUnits.Length < count)
        {
            var size = Math.Max(count, 2 * _leftUnits.Length);
            (_leftUnits, _leftPlaces) = (new int[size], new int[size]);
        }

        for (var unit = 0; unit < count; unit++)
        {
            (_leftUnits[unit], _leftPlaces[unit]) = (unit, unit);
        }
    }

    private void RemoveSpread(int unit)
    {
        var last = _leftUnits[_nearest.Left - 1];
        (_leftUnits[_leftPlaces[unit]], _leftPlaces[last]) = (last, _leftPlaces[unit]);
    }
}
