using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>
/// Cuts a closed mesh with many horizontal planes, from the lowest to the highest. A corner exactly on a plane counts
/// as above it, everywhere: so every triangle is cut along one segment or not at all, and contours are followed from
/// triangle to neighbour until they close, whatever touches the plane (Simulation of Simplicity in one dimension,
/// Edelsbrunner and Muecke 1990, ACM Trans. Graphics 9:66). What is kept from plane to plane is the list of the
/// triangles that the next may cut, so memory grows with the mesh and not with the planes.
/// </summary>
/// <remarks>
/// Each crossing of an edge is looked at once for each plane. Of the machine this asks a random read of three corners
/// and of a neighbour for each: about 40 ns a crossing where the mesh is larger than the caches.
/// </remarks>
internal sealed class LayerCutter
{
    // For the set of corners above the plane, bit 0 for the first: the edge (0: a-b, 1: b-c, 2: c-a) along which the
    // triangle's boundary goes down through the plane, and the one along which it comes up.
    private static ReadOnlySpan<byte> DownEdges => [3, 0, 1, 1, 2, 0, 2, 3];

    private static ReadOnlySpan<byte> UpEdges => [3, 2, 0, 2, 1, 1, 0, 3];

    private readonly Vec3[] _vertices;
    private readonly Triangle[] _triangles;
    private readonly int[] _twins;
    private readonly double[] _heights_m;
    private readonly int[] _byFirst; // triangles in the order of the first plane that cuts them
    private readonly int[] _firsts; // that plane
    private readonly int[] _lasts; // the last plane that cuts a triangle, by triangle
    private readonly int[] _seen; // the last plane for which a triangle was walked through
    private int[] _active = [];
    private int _activeCount;
    private int _next; // first of _byFirst that is not active yet

    /// <summary>Prepares to cut.</summary>
    /// <param name="mesh">A closed mesh, m.</param>
    /// <param name="twins">
    /// For half-edge 3 t + e of triangle t, the half-edge on the other side of edge e (0: a-b, 1: b-c, 2: c-a).
    /// </param>
    /// <param name="heights_m">Heights of the planes, m, rising.</param>
    public LayerCutter(Mesh mesh, int[] twins, double[] heights_m)
    {
        (_vertices, _triangles) = ([.. mesh.Vertices], [.. mesh.Triangles]);
        (_twins, _heights_m) = (twins, heights_m);
        (_lasts, _seen) = (new int[_triangles.Length], new int[_triangles.Length]);
        Array.Fill(_seen, -1);
        var firsts = new int[_triangles.Length];
        var counts = new int[heights_m.Length + 1];
        for (var at = 0; at < _triangles.Length; at++)
        {
            var triangle = _triangles[at];
            double a = _vertices[triangle.A].Z, b = _vertices[triangle.B].Z, c = _vertices[triangle.C].Z;
            firsts[at] = CountUpTo(heights_m, Math.Min(a, Math.Min(b, c)));
            _lasts[at] = CountUpTo(heights_m, Math.Max(a, Math.Max(b, c))) - 1;
            counts[firsts[at] <= _lasts[at] ? firsts[at] : heights_m.Length]++;
        }

        var sum = 0;
        for (var at = 0; at < counts.Length; at++)
        {
            (counts[at], sum) = (sum, sum + counts[at]);
        }

        var cut = counts[heights_m.Length];
        (_byFirst, _firsts) = (new int[cut], new int[cut]);
        for (var at = 0; at < _triangles.Length; at++)
        {
            if (firsts[at] <= _lasts[at])
            {
                var to = counts[firsts[at]]++;
                (_byFirst[to], _firsts[to]) = (at, firsts[at]);
            }
        }
    }

    /// <summary>Cuts with one plane; planes must be taken in their order.</summary>
    /// <param name="index">Which plane.</param>
    /// <param name="contours">Takes the contours, solid on the left, as they are.</param>
    /// <exception cref="InvalidOperationException">The mesh is not closed.</exception>
    public void Cut(int index, RegionBuilder contours)
    {
        Advance(index);
        var height_m = _heights_m[index];
        for (var at = 0; at < _activeCount; at++)
        {
            if (_seen[_active[at]] != index)
            {
                Follow(_active[at], index, height_m, contours);
            }
        }
    }

    // How many heights lie at or below one: the index of the first plane above it.
    private static int CountUpTo(double[] heights_m, double height_m)
    {
        var (low, high) = (0, heights_m.Length);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = heights_m[middle] <= height_m ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private void Advance(int index)
    {
        var kept = 0;
        for (var at = 0; at < _activeCount; at++)
        {
            if (_lasts[_active[at]] >= index)
            {
                _active[kept++] = _active[at];
            }
        }

        var end = _next;
        while (end < _byFirst.Length && _firsts[end] <= index)
        {
            end++;
        }

        if (kept + end - _next > _active.Length)
        {
            Array.Resize(ref _active, Math.Max(kept + end - _next, 2 * _active.Length));
        }

        for (; _next < end; _next++)
        {
            if (_lasts[_byFirst[_next]] >= index)
            {
                _active[kept++] = _byFirst[_next];
            }
        }

        _activeCount = kept;
    }

    private void Follow(int first, int index, double height_m, RegionBuilder contours)
    {
        var at = first;
        do
        {
            _seen[at] = index;
            var triangle = _triangles[at];
            var above = (_vertices[triangle.A].Z >= height_m ? 1 : 0) |
                (_vertices[triangle.B].Z >= height_m ? 2 : 0) | (_vertices[triangle.C].Z >= height_m ? 4 : 0);
            contours.Add(Cross(triangle, DownEdges[above], height_m));
            var twin = _twins[(3 * at) + UpEdges[above]];
            at = twin >= 0
                ? twin / 3
                : throw new InvalidOperationException("A mesh that is not closed cannot be sliced; mend it first.");
        }
        while (at != first && _seen[at] != index);

        if (at != first)
        {
            throw new InvalidOperationException("The neighbours of a mesh's triangles do not agree.");
        }

        contours.Close();
    }

    // Always computed from the lower index to the higher, so both triangles of an edge get the same bits.
    private LatticePoint Cross(Triangle triangle, int edge, double height_m)
    {
        var (p, q) = edge switch
        {
            0 => (triangle.A, triangle.B),
            1 => (triangle.B, triangle.C),
            _ => (triangle.C, triangle.A),
        };
        ref readonly var low = ref _vertices[Math.Min(p, q)];
        ref readonly var high = ref _vertices[Math.Max(p, q)];
        var share = (height_m - low.Z) / (high.Z - low.Z);
        return Lattice.At(low.X + (share * (high.X - low.X)), low.Y + (share * (high.Y - low.Y)));
    }
}
