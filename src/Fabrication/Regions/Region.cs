using System.Runtime.InteropServices;

namespace Guanghan.Fabrication.Regions;

/// <summary>
/// A set of the plane bounded by closed contours on the <see cref="Lattice"/>, with the solid on the left: the outside
/// of a body runs counter-clockwise, the edge of a hole clockwise. A region that came out of
/// <see cref="RegionBoolean"/> or <see cref="RegionOffset"/> has contours that do not cross; they may touch in corners.
/// </summary>
public sealed class Region
{
    private readonly LatticePoint[] _points;
    private readonly int[] _ends; // one behind the last corner of each contour

    internal Region(LatticePoint[] points, int[] ends) => (_points, _ends) = (points, ends);

    /// <summary>Nothing.</summary>
    public static Region Empty { get; } = new([], []);

    /// <summary>A region from contours as they are; nothing is checked or joined.</summary>
    /// <param name="contours">Corners of each; the last joins the first.</param>
    public static Region Of(IEnumerable<LatticePoint[]> contours)
    {
        var (points, ends) = (new List<LatticePoint>(), new List<int>());
        foreach (var contour in contours)
        {
            points.AddRange(contour);
            ends.Add(points.Count);
        }

        return new([.. points], [.. ends]);
    }

    /// <summary>How many contours bound it.</summary>
    public int ContourCount => _ends.Length;

    /// <summary>How many corners they have together.</summary>
    public int PointCount => _points.Length;

    /// <summary>Whether it is nothing.</summary>
    public bool IsEmpty => _ends.Length == 0;

    /// <summary>All corners, contour by contour.</summary>
    internal ReadOnlySpan<LatticePoint> Points => _points;

    /// <summary>For each contour, one behind its last corner in <see cref="Points"/>.</summary>
    internal ReadOnlySpan<int> Ends => _ends;

    /// <summary>Corners of one contour; the last joins the first.</summary>
    /// <param name="index">From 0.</param>
    public ReadOnlySpan<LatticePoint> Contour(int index)
    {
        var first = index == 0 ? 0 : _ends[index - 1];
        return _points.AsSpan(first, _ends[index] - first);
    }

    /// <summary>Area, m^2: contours that run counter-clockwise count, clockwise ones are taken off.</summary>
    public double Area_m2
    {
        get
        {
            Int128 twice = 0;
            for (var index = 0; index < _ends.Length; index++)
            {
                twice += TwiceArea(Contour(index));
            }

            return (double)twice * (Lattice.Unit_m * Lattice.Unit_m / 2);
        }
    }

    /// <summary>Length of all contours, m.</summary>
    public double Perimeter_m
    {
        get
        {
            var sum = 0.0;
            for (var index = 0; index < _ends.Length; index++)
            {
                var contour = Contour(index);
                for (var at = 0; at < contour.Length; at++)
                {
                    sum += contour[at].DistanceTo_m(contour[at + 1 < contour.Length ? at + 1 : 0]);
                }
            }

            return sum;
        }
    }

    /// <summary>Least and greatest coordinates; both the origin where it is empty.</summary>
    public (LatticePoint Low, LatticePoint High) Bounds
    {
        get
        {
            if (_points.Length == 0)
            {
                return default;
            }

            var (low, high) = (_points[0], _points[0]);
            foreach (var point in _points)
            {
                low = new(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y));
                high = new(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y));
            }

            return (low, high);
        }
    }

    /// <summary>How often the contours wind around a place; 0 is outside. On a contour either side may count.</summary>
    /// <param name="place">The place.</param>
    public int Winding(LatticePoint place)
    {
        var turns = 0;
        for (var index = 0; index < _ends.Length; index++)
        {
            var contour = Contour(index);
            var a = contour[^1];
            foreach (var b in contour)
            {
                if ((a.Y <= place.Y) != (b.Y <= place.Y))
                {
                    var side = Turn(a, b, place);
                    turns += a.Y <= place.Y ? (side > 0 ? 1 : 0) : (side < 0 ? -1 : 0);
                }

                a = b;
            }
        }

        return turns;
    }

    /// <summary>Twice the area of a contour, square units; negative where it runs clockwise.</summary>
    internal static Int128 TwiceArea(ReadOnlySpan<LatticePoint> contour)
    {
        Int128 sum = 0;
        var origin = contour.IsEmpty ? default : contour[0];
        for (var at = 1; at + 1 < contour.Length; at++)
        {
            sum += Turn(origin, contour[at], contour[at + 1]);
        }

        return sum;
    }

    /// <summary>Above 0 where the third place lies left of the way from the first to the second; exact.</summary>
    internal static long Turn(LatticePoint a, LatticePoint b, LatticePoint c) =>
        ((long)(b.X - a.X) * (c.Y - a.Y)) - ((long)(b.Y - a.Y) * (c.X - a.X));

    /// <summary>Whether two regions have the same contours in the same order.</summary>
    internal bool IsSame(Region other) => _ends.AsSpan().SequenceEqual(other._ends) &&
        MemoryMarshal.AsBytes(_points.AsSpan()).SequenceEqual(MemoryMarshal.AsBytes(other._points.AsSpan()));
}
