using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Boxes around triangles, boxes around those, to one around all: triangles in the order of a Morton curve through
/// their middles, a complete binary tree over leaves of at most four. Built in one sort; every pass goes in a fixed
/// order.
/// </summary>
internal sealed class TriangleTree
{
    private const int LeafTriangles = 4;
    private const int BitsAxis = 21; // three times 21 bits fill a key

    private readonly int[] _order;
    private readonly Vec3[] _lows;
    private readonly Vec3[] _highs;
    private readonly int _leaves;

    /// <summary>Builds the tree over some triangles.</summary>
    /// <param name="vertices">Corners, m.</param>
    /// <param name="triangles">Triangles; those of one line or point are allowed.</param>
    public TriangleTree(ReadOnlySpan<Vec3> vertices, ReadOnlySpan<Triangle> triangles)
    {
        _leaves = (int)System.Numerics.BitOperations.RoundUpToPowerOf2(
            (uint)Math.Max(1, (triangles.Length + LeafTriangles - 1) / LeafTriangles));
        _order = Order(vertices, triangles);
        (_lows, _highs) = (new Vec3[2 * _leaves], new Vec3[2 * _leaves]);
        for (var node = (2 * _leaves) - 1; node > 0; node--)
        {
            var (low, high) = node >= _leaves ? LeafBox(vertices, triangles, node)
                : (Least(_lows[2 * node], _lows[(2 * node) + 1]), Most(_highs[2 * node], _highs[(2 * node) + 1]));
            (_lows[node], _highs[node]) = (low, high);
        }
    }

    /// <summary>
    /// Calls for every pair of triangles whose boxes touch, each once, until it is told to stop.
    /// </summary>
    /// <param name="isWanted">Takes two triangles, the lower first; false stops.</param>
    public void Pairs(Func<int, int, bool> isWanted)
    {
        var stack = new Stack<(int A, int B)>();
        stack.Push((1, 1));
        while (stack.TryPop(out var pair))
        {
            var (a, b) = pair;
            if (a != b && !IsTouching(a, _lows[b], _highs[b]))
            {
                continue;
            }

            if (a >= _leaves)
            {
                if (!LeafPairs(a, b, isWanted))
                {
                    return;
                }

                continue;
            }

            stack.Push(((2 * a) + 1, (2 * b) + 1));
            stack.Push((2 * a, (2 * b) + 1));
            if (a != b)
            {
                stack.Push(((2 * a) + 1, 2 * b));
            }

            stack.Push((2 * a, 2 * b));
        }
    }

    /// <summary>
    /// Calls for pairs of a triangle here and one of another tree whose leaves' boxes are nearer than a distance, each
    /// at most once, nearer boxes first at every branch.
    /// </summary>
    /// <param name="other">The other tree.</param>
    /// <param name="within_m">The distance at the start, m.</param>
    /// <param name="look">Takes a triangle here and one there, gives the distance that counts from now on, m.</param>
    public void Near(TriangleTree other, double within_m, Func<int, int, double> look)
    {
        var stack = new Stack<(int A, int B)>();
        stack.Push((1, 1));
        Span<(int A, int B)> parts = stackalloc (int A, int B)[4];
        Span<double> apart = stackalloc double[4];
        while (stack.TryPop(out var pair))
        {
            var (a, b) = pair;
            if (!(Apart_m(a, other, b) < within_m))
            {
                continue;
            }

            if (a >= _leaves && b >= other._leaves)
            {
                var (startA, endA) = Range(a);
                var (startB, endB) = other.Range(b);
                for (var i = startA; i < endA; i++)
                {
                    for (var j = startB; j < endB; j++)
                    {
                        within_m = look(_order[i], other._order[j]);
                    }
                }

                continue;
            }

            var count = 0;
            foreach (var one in a >= _leaves ? (ReadOnlySpan<int>)[a] : [2 * a, (2 * a) + 1])
            {
                foreach (var two in b >= other._leaves ? (ReadOnlySpan<int>)[b] : [2 * b, (2 * b) + 1])
                {
                    (parts[count], apart[count]) = ((one, two), -Apart_m(one, other, two));
                    count++;
                }
            }

            // The farthest at the bottom of the stack.
            apart[..count].Sort(parts[..count]);
            foreach (var part in parts[..count])
            {
                stack.Push(part);
            }
        }
    }

    /// <summary>Triangles in leaves whose box touches a box.</summary>
    /// <param name="low">Its least corner, m.</param>
    /// <param name="high">Its greatest corner, m.</param>
    /// <param name="found">Takes them; cleared first.</param>
    public void Touching(Vec3 low, Vec3 high, List<int> found)
    {
        found.Clear();
        var stack = new Stack<int>();
        stack.Push(1);
        while (stack.TryPop(out var node))
        {
            if (!IsTouching(node, low, high))
            {
                continue;
            }

            if (node < _leaves)
            {
                stack.Push((2 * node) + 1);
                stack.Push(2 * node);
                continue;
            }

            var (start, end) = Range(node);
            for (var at = start; at < end; at++)
            {
                found.Add(_order[at]);
            }
        }
    }

    private bool LeafPairs(int a, int b, Func<int, int, bool> isWanted)
    {
        var (startA, endA) = Range(a);
        var (startB, endB) = Range(b);
        for (var i = startA; i < endA; i++)
        {
            for (var j = a == b ? i + 1 : startB; j < endB; j++)
            {
                if (!isWanted(Math.Min(_order[i], _order[j]), Math.Max(_order[i], _order[j])))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool IsTouching(int node, Vec3 low, Vec3 high)
    {
        ref readonly var nodeLow = ref _lows[node];
        ref readonly var nodeHigh = ref _highs[node];
        return nodeLow.X <= high.X && low.X <= nodeHigh.X && nodeLow.Y <= high.Y && low.Y <= nodeHigh.Y &&
            nodeLow.Z <= high.Z && low.Z <= nodeHigh.Z;
    }

    // Distance between two boxes; infinite where one is that of an empty leaf.
    private double Apart_m(int node, TriangleTree other, int its)
    {
        var (one, two) = (_lows[node] - other._highs[its], other._lows[its] - _highs[node]);
        return Most(Vec3.Zero, Most(one, two)).Length;
    }

    private (int Start, int End) Range(int node)
    {
        var leaf = node - _leaves;
        return ((int)((long)_order.Length * leaf / _leaves), (int)((long)_order.Length * (leaf + 1) / _leaves));
    }

    private (Vec3 Low, Vec3 High) LeafBox(ReadOnlySpan<Vec3> vertices, ReadOnlySpan<Triangle> triangles, int node)
    {
        var far = double.PositiveInfinity;
        var (low, high) = (new Vec3(far, far, far), new Vec3(-far, -far, -far));
        var (start, end) = Range(node);
        for (var at = start; at < end; at++)
        {
            var (a, b, c) = triangles[_order[at]];
            low = Least(low, Least(vertices[a], Least(vertices[b], vertices[c])));
            high = Most(high, Most(vertices[a], Most(vertices[b], vertices[c])));
        }

        return (low, high);
    }

    private static int[] Order(ReadOnlySpan<Vec3> vertices, ReadOnlySpan<Triangle> triangles)
    {
        if (triangles.IsEmpty)
        {
            return [];
        }

        var (low, high) = (vertices[triangles[0].A], vertices[triangles[0].A]);
        foreach (var (a, b, c) in triangles)
        {
            low = Least(low, Least(vertices[a], Least(vertices[b], vertices[c])));
            high = Most(high, Most(vertices[a], Most(vertices[b], vertices[c])));
        }

        var order = new int[triangles.Length];
        var keys = new ulong[triangles.Length];
        var scale = new Vec3(Scale(high.X - low.X), Scale(high.Y - low.Y), Scale(high.Z - low.Z));
        for (var at = 0; at < order.Length; at++)
        {
            var (a, b, c) = triangles[at];
            var middle = ((vertices[a] + vertices[b] + vertices[c]) / 3) - low;
            order[at] = at;
            keys[at] = Spread(middle.X * scale.X) | (Spread(middle.Y * scale.Y) << 1) |
                (Spread(middle.Z * scale.Z) << 2);
        }

        Array.Sort(keys, order);
        return order;
    }

    private static double Scale(double extent_m) => extent_m > 0 ? ((1 << BitsAxis) - 1) / extent_m : 0;

    // Bits of a number three apart (Morton 1966).
    private static ulong Spread(double place)
    {
        var bits = (ulong)Math.Clamp(place, 0, (1 << BitsAxis) - 1);
        bits = (bits | (bits << 32)) & 0x001F00000000FFFF;
        bits = (bits | (bits << 16)) & 0x001F0000FF0000FF;
        bits = (bits | (bits << 8)) & 0x100F00F00F00F00F;
        bits = (bits | (bits << 4)) & 0x10C30C30C30C30C3;
        return (bits | (bits << 2)) & 0x1249249249249249;
    }

    private static Vec3 Least(Vec3 a, Vec3 b) => new(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Min(a.Z, b.Z));

    private static Vec3 Most(Vec3 a, Vec3 b) => new(Math.Max(a.X, b.X), Math.Max(a.Y, b.Y), Math.Max(a.Z, b.Z));
}
