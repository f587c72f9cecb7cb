using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Patterns;

/// <summary>
/// Contours one within the other: the offsets of a region, level by level, each linked to the contour of the level
/// before that it lies next to. Where a region splits, one contour has several within it; where the ways around a hole
/// and along the outside have met, the ones inside belong to one of the two. Used again without allocating.
/// </summary>
internal sealed class ContourNest
{
    private Region[] _levels = new Region[16];
    private int _levelCount;
    private int[] _level = new int[64]; // of each contour
    private int[] _index = new int[64]; // of each contour in its level
    private int[] _parent = new int[64]; // -1 for none
    private int[] _firstChild = new int[64];
    private int[] _nextSibling = new int[64];
    private Box[] _boxes = new Box[64];

    /// <summary>How many contours there are in all levels.</summary>
    public int Count { get; private set; }

    public void Clear() => (_levelCount, Count) = (0, 0);

    /// <summary>Adds a level and links its contours to the level before.</summary>
    /// <param name="level">Contours that lie further inside than those added before.</param>
    /// <param name="distance_units">How far inside, units.</param>
    public void Add(Region level, double distance_units)
    {
        if (_levelCount == _levels.Length)
        {
            Array.Resize(ref _levels, 2 * _levelCount);
        }

        _levels[_levelCount] = level;
        var (first, before) = (Count, Count - (_levelCount == 0 ? 0 : _levels[_levelCount - 1].ContourCount));
        for (var index = 0; index < level.ContourCount; index++)
        {
            var contour = level.Contour(index);
            var parent = FindParent(contour[0], before, first, distance_units);
            Append(index, parent, Box.Of(contour));
        }

        _levelCount++;
    }

    /// <summary>Corners of a contour; the last joins the first.</summary>
    public ReadOnlySpan<LatticePoint> Contour(int contour) => _levels[_level[contour]].Contour(_index[contour]);

    /// <summary>Its level, from 0, the outermost.</summary>
    public int Level(int contour) => _level[contour];

    /// <summary>The contour that it lies within; -1 in the outermost level.</summary>
    public int Parent(int contour) => _parent[contour];

    /// <summary>The first of the contours within one; -1 for none.</summary>
    public int FirstChild(int contour) => _firstChild[contour];

    /// <summary>The next contour within the same one; -1 for none.</summary>
    public int NextSibling(int contour) => _nextSibling[contour];

    private void Append(int index, int parent, Box box)
    {
        if (Count == _level.Length)
        {
            Array.Resize(ref _level, 2 * Count);
            Array.Resize(ref _index, 2 * Count);
            Array.Resize(ref _parent, 2 * Count);
            Array.Resize(ref _firstChild, 2 * Count);
            Array.Resize(ref _nextSibling, 2 * Count);
            Array.Resize(ref _boxes, 2 * Count);
        }

        (_level[Count], _index[Count], _parent[Count], _firstChild[Count], _nextSibling[Count], _boxes[Count]) = (
            _levelCount, index, parent, -1, -1, box);
        if (parent >= 0)
        {
            (_nextSibling[Count], _firstChild[parent]) = (_firstChild[parent], Count);
        }

        Count++;
    }

    // The first contour of the level before that a place is as close to as it should be, else the closest.
    private int FindParent(LatticePoint place, int before, int end, double distance_units)
    {
        const double enoughFactor = 1.02; // roundings; no other contour lies closer by more than that
        var (best, least) = (-1, double.PositiveInfinity);
        for (var contour = before; contour < end && least > distance_units * enoughFactor; contour++)
        {
            if (_boxes[contour].DistanceTo(place) < least)
            {
                var near = NearestPlace.On(Contour(contour), place).Distance_units;
                (best, least) = near < least ? (contour, near) : (best, least);
            }
        }

        return best;
    }

    private readonly record struct Box(LatticePoint Low, LatticePoint High)
    {
        public static Box Of(ReadOnlySpan<LatticePoint> points)
        {
            var (low, high) = (points[0], points[0]);
            foreach (var point in points)
            {
                low = new(Math.Min(low.X, point.X), Math.Min(low.Y, point.Y));
                high = new(Math.Max(high.X, point.X), Math.Max(high.Y, point.Y));
            }

            return new(low, high);
        }

        public double DistanceTo(LatticePoint place)
        {
            double x = Math.Max(0, Math.Max(Low.X - place.X, place.X - High.X));
            double y = Math.Max(0, Math.Max(Low.Y - place.Y, place.Y - High.Y));
            return Math.Sqrt((x * x) + (y * y));
        }
    }
}

/// <summary>The place of a contour that is nearest to another place.</summary>
/// <param name="Edge">The edge: from this corner to the next.</param>
/// <param name="Place">The place on it.</param>
/// <param name="Distance_units">How far away, units.</param>
internal readonly record struct NearestPlace(int Edge, LatticePoint Place, double Distance_units)
{
    /// <summary>Finds it, looking at every edge.</summary>
    public static NearestPlace On(ReadOnlySpan<LatticePoint> contour, LatticePoint place)
    {
        var (edge, least, bestX, bestY) = (0, double.PositiveInfinity, 0.0, 0.0);
        var a = contour[^1];
        double ax = a.X - place.X, ay = a.Y - place.Y;
        for (var at = 0; at < contour.Length; at++)
        {
            double bx = contour[at].X - place.X, by = contour[at].Y - place.Y;
            double x = bx - ax, y = by - ay, square = (x * x) + (y * y);
            var share = square > 0 ? Math.Clamp(-((ax * x) + (ay * y)) / square, 0, 1) : 0;
            double nearX = ax + (share * x), nearY = ay + (share * y), near = (nearX * nearX) + (nearY * nearY);
            if (near < least)
            {
                (edge, least, bestX, bestY) = (at == 0 ? contour.Length - 1 : at - 1, near, nearX, nearY);
            }

            (ax, ay) = (bx, by);
        }

        return new(edge, new((int)Math.Round(place.X + bestX), (int)Math.Round(place.Y + bestY)), Math.Sqrt(least));
    }
}
