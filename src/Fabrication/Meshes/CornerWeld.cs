using System.Runtime.InteropServices;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Corners as a file repeats them, made into shared vertices: equal ones at once, by a hash of their bits, then, when
/// the last has come, near ones by a grid. First come, first kept. Memory: 24 bytes a vertex and 8 to 16 for the hash,
/// whatever is claimed.
/// </summary>
/// <param name="expectedVertexCount">How many vertices to make room for; more are taken when they come.</param>
internal sealed class CornerWeld(int expectedVertexCount)
{
    /// <summary>What <see cref="Add"/> returns for a corner that is nowhere or too far away.</summary>
    public const int Refused = -1;

    // Cells of this many tolerances: a ball of one tolerance then touches 1.4 of them on average, and a cell cannot
    // hold more kept vertices than fit in it a tolerance apart.
    private const double CellInTolerances = 16;

    // Places looked at for one corner before the hash is changed: a table at most half full never needs as
    // many, unless the file was made to.
    private const int MostProbes = 256;
    private const int MostReseeds = 16;

    private int[] _table = new int[TableLength(expectedVertexCount)];
    private Vec3[] _vertices = new Vec3[Math.Max(expectedVertexCount, 4)];
    private int _count;
    private ulong _seed;
    private int _reseeds;

    private static int TableLength(int vertexCount) =>
        (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * vertexCount, 16));

    /// <summary>The index of a corner, which may be new; <see cref="Refused"/> where it cannot be taken.</summary>
    /// <param name="x_m">First coordinate, m.</param>
    /// <param name="y_m">Second coordinate, m.</param>
    /// <param name="z_m">Third coordinate, m.</param>
    public int Add(double x_m, double y_m, double z_m)
    {
        // Adding zero turns -0 into 0: the two are one place.
        (x_m, y_m, z_m) = (x_m + 0.0, y_m + 0.0, z_m + 0.0);
        var mask = _table.Length - 1;
        var at = (int)(Hash(x_m, y_m, z_m) & (uint)mask);
        var probes = 0;
        while (_table[at] is var entry && entry != 0)
        {
            probes++;
            ref readonly var vertex = ref _vertices[entry - 1];
            if (vertex.X == x_m && vertex.Y == y_m && vertex.Z == z_m)
            {
                return entry - 1;
            }

            at = (at + 1) & mask;
        }

        const double Most_m = StlReader.MaximumCoordinate_m;
        if (!(Math.Abs(x_m) <= Most_m && Math.Abs(y_m) <= Most_m && Math.Abs(z_m) <= Most_m))
        {
            return Refused;
        }

        if (_count == _vertices.Length)
        {
            Array.Resize(ref _vertices, _count + (_count / 2) + 4);
        }

        _vertices[_count++] = new Vec3(x_m, y_m, z_m);
        _table[at] = _count;
        if (_count > _table.Length / 2)
        {
            Fill(new int[2 * _table.Length]);
        }
        else if (probes > MostProbes && _reseeds++ < MostReseeds)
        {
            _seed = (_seed + 0x9E3779B97F4A7C15) * 0xC4CEB9FE1A85EC53;
            Fill(new int[_table.Length]);
        }

        return _count - 1;
    }

    /// <summary>The mesh: near vertices joined, triangles without three different corners left out.</summary>
    /// <param name="triangles">Indices that <see cref="Add"/> gave; changed in place.</param>
    /// <param name="tolerance_m">Corners within this distance become one; zero joins equal ones only.</param>
    /// <param name="droppedCount">Triangles left out.</param>
    public Mesh Finish(Triangle[] triangles, double tolerance_m, out int droppedCount)
    {
        var merged = tolerance_m > 0 ? Merge(tolerance_m) : null;
        var kept = 0;
        foreach (var triangle in triangles)
        {
            var (a, b, c) = merged is null ? (triangle.A, triangle.B, triangle.C)
                : (merged[triangle.A], merged[triangle.B], merged[triangle.C]);
            if (a != b && b != c && c != a)
            {
                triangles[kept++] = new Triangle(a, b, c);
            }
        }

        droppedCount = triangles.Length - kept;
        Array.Resize(ref triangles, kept);
        Array.Resize(ref _vertices, _count);
        return new Mesh(ImmutableCollectionsMarshal.AsImmutableArray(_vertices),
            ImmutableCollectionsMarshal.AsImmutableArray(triangles));
    }

    /// <summary>Least and greatest coordinate over all axes, m.</summary>
    public (double Low_m, double High_m) Extent_m()
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (ref readonly var vertex in _vertices.AsSpan(0, _count))
        {
            low = Math.Min(low, Math.Min(vertex.X, Math.Min(vertex.Y, vertex.Z)));
            high = Math.Max(high, Math.Max(vertex.X, Math.Max(vertex.Y, vertex.Z)));
        }

        return (low, high);
    }

    private void Fill(int[] table)
    {
        _table = table;
        var mask = _table.Length - 1;
        for (var index = 0; index < _count; index++)
        {
            ref readonly var vertex = ref _vertices[index];
            var at = (int)(Hash(vertex.X, vertex.Y, vertex.Z) & (uint)mask);
            while (_table[at] != 0)
            {
                at = (at + 1) & mask;
            }

            _table[at] = index + 1;
        }
    }

    // Where each vertex went, or null where all stay; the kept ones move up in their order.
    private int[]? Merge(double tolerance_m)
    {
        // The grid is a hash of cells without their names: what falls into the same place is told apart by distance.
        var heads = _table;
        var length = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)_count); // at most that of the table
        Array.Clear(heads, 0, length);
        var next = new int[_count];
        int[]? merged = null;
        var kept = 0;
        var cells_1_m = 1 / (CellInTolerances * tolerance_m);
        for (var index = 0; index < _count; index++)
        {
            var position = _vertices[index];
            var near = FindNear(position, tolerance_m, cells_1_m, heads.AsSpan(0, length), next);
            if (near >= 0)
            {
                merged ??= FirstSteps(index, _count);
                merged[index] = near;
                continue;
            }

            _ = merged is null ? 0 : merged[index] = kept;
            _vertices[kept] = position;
            var cell = Place(Cell(position.X, cells_1_m), Cell(position.Y, cells_1_m),
                Cell(position.Z, cells_1_m), length);
            next[kept] = heads[cell] - 1;
            heads[cell] = ++kept;
        }

        _count = kept;
        return merged;
    }

    private static int[] FirstSteps(int count, int length)
    {
        var steps = new int[length];
        for (var index = 0; index < count; index++)
        {
            steps[index] = index;
        }

        return steps;
    }

    // The lowest kept vertex within the tolerance, or -1.
    private int FindNear(Vec3 position, double tolerance_m, double cells_1_m, Span<int> heads, int[] next)
    {
        var (lowX, highX) = Cells(position.X, tolerance_m, cells_1_m);
        var (lowY, highY) = Cells(position.Y, tolerance_m, cells_1_m);
        var (lowZ, highZ) = Cells(position.Z, tolerance_m, cells_1_m);
        var best = -1;
        for (var x = lowX; x <= highX; x++)
        {
            for (var y = lowY; y <= highY; y++)
            {
                for (var z = lowZ; z <= highZ; z++)
                {
                    var at = heads[Place(x, y, z, heads.Length)] - 1;
                    for (; at >= 0; at = next[at])
                    {
                        var isNear = (_vertices[at] - position).Length <= tolerance_m;
                        best = isNear && (best < 0 || at < best) ? at : best;
                    }
                }
            }
        }

        return best;
    }

    // The first and last cell along an axis that a ball touches.
    private static (long Low, long High) Cells(double middle_m, double radius_m, double cells_1_m) =>
        (Cell(middle_m - radius_m, cells_1_m), Cell(middle_m + radius_m, cells_1_m));

    private static long Cell(double coordinate_m, double cells_1_m) => (long)Math.Floor(coordinate_m * cells_1_m);

    private static int Place(long x, long y, long z, int length) => (int)(Mix(((ulong)x * 0x9E3779B97F4A7C15) +
        ((ulong)y * 0xC2B2AE3D27D4EB4F) + ((ulong)z * 0x165667B19E3779F9)) & (uint)(length - 1));

    private uint Hash(double x, double y, double z) => Mix(
        ((BitConverter.DoubleToUInt64Bits(x) ^ _seed) * 0x9E3779B97F4A7C15) +
        ((BitConverter.DoubleToUInt64Bits(y) ^ _seed) * 0xC2B2AE3D27D4EB4F) +
        ((BitConverter.DoubleToUInt64Bits(z) ^ _seed) * 0x165667B19E3779F9));

    // Odd multipliers carry low bits up, this carries high bits down (after the finaliser of MurmurHash3, Appleby
    // 2011).
    private static uint Mix(ulong hash) => (uint)(((hash ^ (hash >> 32)) * 0xC4CEB9FE1A85EC53) >> 32);
}
