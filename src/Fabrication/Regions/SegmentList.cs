using System.Runtime.CompilerServices;

namespace Guanghan.Fabrication.Regions;

/// <summary>
/// Segments of an arrangement, each from its lexicographically lower end (smaller X, then smaller Y) to its higher
/// one, with the change of the windings from its right side, below, to its left, above.
/// </summary>
internal sealed class SegmentList
{
    private int[] _x0 = new int[256];
    private int[] _y0 = new int[256];
    private int[] _x1 = new int[256];
    private int[] _y1 = new int[256];
    private long[] _turns = new long[256];

    public int Count { get; private set; }

    public ReadOnlySpan<int> X0 => _x0.AsSpan(0, Count);

    public ReadOnlySpan<int> Y0 => _y0.AsSpan(0, Count);

    public ReadOnlySpan<int> X1 => _x1.AsSpan(0, Count);

    public ReadOnlySpan<int> Y1 => _y1.AsSpan(0, Count);

    /// <summary>Windings above less windings below.</summary>
    public Span<long> Turns => _turns.AsSpan(0, Count);

    public void Clear() => Count = 0;

    public LatticePoint Start(int index) => new(_x0[index], _y0[index]);

    public LatticePoint End(int index) => new(_x1[index], _y1[index]);

    /// <summary>Adds a piece of a contour; pieces without length are left out.</summary>
    /// <param name="from">Where it begins.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="turns">What it adds to the windings on its left.</param>
    public void Add(LatticePoint from, LatticePoint to, long turns)
    {
        if (from == to)
        {
            return;
        }

        if (Count == _x0.Length)
        {
            Grow();
        }

        var isForward = from.X < to.X || (from.X == to.X && from.Y < to.Y);
        var (low, high) = isForward ? (from, to) : (to, from);
        (_x0[Count], _y0[Count], _x1[Count], _y1[Count]) = (low.X, low.Y, high.X, high.Y);
        _turns[Count++] = isForward ? turns : -turns;
    }

    /// <summary>Adds all contours of a region.</summary>
    public void Add(Region region, long turns) => Add(region.Points, region.Ends, turns);

    /// <summary>Adds closed contours.</summary>
    /// <param name="points">All corners.</param>
    /// <param name="ends">One behind the last corner of each contour.</param>
    /// <param name="turns">What each adds to the windings on its left.</param>
    public void Add(ReadOnlySpan<LatticePoint> points, ReadOnlySpan<int> ends, long turns)
    {
        var first = 0;
        foreach (var end in ends)
        {
            if (end > first)
            {
                var from = points[end - 1];
                for (var at = first; at < end; at++)
                {
                    Add(from, points[at], turns);
                    from = points[at];
                }
            }

            first = end;
        }
    }

    /// <summary>Above 0 where a place lies above a segment, below 0 where it lies below; exact.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public long Side(int index, int x, int y)
    {
        long x0 = _x0[index], y0 = _y0[index];
        return ((_x1[index] - x0) * (y - y0)) - ((_y1[index] - y0) * (x - x0));
    }

    private void Grow()
    {
        var size = 2 * Count;
        Array.Resize(ref _x0, size);
        Array.Resize(ref _y0, size);
        Array.Resize(ref _x1, size);
        Array.Resize(ref _y1, size);
        Array.Resize(ref _turns, size);
    }
}
