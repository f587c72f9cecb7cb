using System.Runtime.CompilerServices;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Goes through the edges of a mesh, each with all the half-edges that run along it. Half-edge 3 t + e runs from corner
/// e of triangle t to the next one. Half-edges are chained at the lower of their two vertices, a chain is sorted by the
/// other: a few entries, so the whole is linear in time, and needs one link a half-edge and one head a vertex.
/// </summary>
internal sealed class EdgeRuns
{
    private const int FewEntries = 32; // sorted by insertion: shorter than a call of the library's sort

    private readonly Mesh _mesh;
    private readonly int[] _links;
    private readonly int[] _heads;
    private ulong[] _chain = new ulong[64];
    private int _vertex = -1;
    private int _count;
    private int _start;
    private int _end;

    /// <summary>Chains the half-edges of a mesh.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="links">
    /// Three a triangle, overwritten. The entries of a run may be changed once the run is reached: they are read
    /// before.
    /// </param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // long loops, run once: no time to warm up
    public EdgeRuns(Mesh mesh, int[] links)
    {
        (_mesh, _links) = (mesh, links);
        _heads = new int[mesh.Vertices.Length];
        Array.Fill(_heads, -1);
        var triangles = mesh.Triangles.AsSpan();
        for (var at = triangles.Length - 1; at >= 0; at--)
        {
            var (a, b, c) = triangles[at];
            Chain((3 * at) + 2, c, a);
            Chain((3 * at) + 1, b, c);
            Chain(3 * at, a, b);
        }
    }

    /// <summary>The edge's lower vertex.</summary>
    public int Low => _vertex;

    /// <summary>The edge's higher vertex.</summary>
    public int High => (int)(_chain[_start] >> 33);

    /// <summary>How many half-edges run along it.</summary>
    public int Count => _end - _start;

    /// <summary>One of its half-edges, in rising order.</summary>
    /// <param name="at">From 0.</param>
    public int HalfEdge(int at) => (int)((_chain[_start + at] >> 1) & 0xFFFF_FFFF);

    /// <summary>Whether that half-edge runs from the lower vertex to the higher.</summary>
    /// <param name="at">From 0.</param>
    public bool IsUp(int at) => (_chain[_start + at] & 1) != 0;

    /// <summary>Goes to the next edge; false behind the last.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // long loops, run once: no time to warm up
    public bool Next()
    {
        _start = _end;
        while (_start == _count)
        {
            if (++_vertex >= _heads.Length)
            {
                return false;
            }

            Collect();
        }

        _end = _start + 1;
        var high = _chain[_start] >> 33;
        while (_end < _count && _chain[_end] >> 33 == high)
        {
            _end++;
        }

        return true;
    }

    private void Chain(int halfEdge, int from, int to)
    {
        ref var head = ref _heads[Math.Min(from, to)];
        _links[halfEdge] = head;
        head = halfEdge;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // long loops, run once: no time to warm up
    private void Collect()
    {
        (_start, _end, _count) = (0, 0, 0);
        var triangles = _mesh.Triangles.AsSpan();
        for (var halfEdge = _heads[_vertex]; halfEdge >= 0; halfEdge = _links[halfEdge])
        {
            if (_count == _chain.Length)
            {
                Array.Resize(ref _chain, 2 * _count);
            }

            var (from, to) = Ends(triangles, halfEdge);
            _chain[_count++] = ((ulong)Math.Max(from, to) << 33) | ((ulong)halfEdge << 1) | (from < to ? 1u : 0u);
        }

        Sort(_chain.AsSpan(0, _count));
    }

    private static (int From, int To) Ends(ReadOnlySpan<Triangle> triangles, int halfEdge)
    {
        var (at, edge) = Math.DivRem(halfEdge, 3);
        ref readonly var triangle = ref triangles[at];
        return edge == 0 ? (triangle.A, triangle.B) : edge == 1 ? (triangle.B, triangle.C) : (triangle.C, triangle.A);
    }

    private static void Sort(Span<ulong> entries)
    {
        if (entries.Length > FewEntries)
        {
            entries.Sort();
            return;
        }

        for (var at = 1; at < entries.Length; at++)
        {
            var entry = entries[at];
            var to = at;
            for (; to > 0 && entries[to - 1] > entry; to--)
            {
                entries[to] = entries[to - 1];
            }

            entries[to] = entry;
        }
    }
}
