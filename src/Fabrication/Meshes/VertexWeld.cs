using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Joins corners that lie within a tolerance of each other, and drops triangles that this leaves without area. STL
/// repeats every corner for every triangle; without welding nothing is connected. First come, first kept: the result
/// depends on the order of the file alone.
/// </summary>
public static class VertexWeld
{
    /// <summary>
    /// Default tolerance over the largest extent: ASCII files commonly carry 6 significant digits, single precision
    /// 7.2.
    /// </summary>
    public const double ToleranceRatio = 1e-6;

    /// <summary>Welds a list of loose corners, three a triangle.</summary>
    /// <param name="corners">Corners, m; length a multiple of three, all finite.</param>
    /// <param name="tolerance_m">Corners within this distance become one; zero joins equal ones only.</param>
    /// <param name="droppedCount">Triangles dropped because two of their corners are one.</param>
    public static Mesh Weld(ReadOnlySpan<Vec3> corners, double tolerance_m, out int droppedCount)
    {
        var exact = new Dictionary<Vec3, int>();
        var cells = new Dictionary<(long X, long Y, long Z), int>();
        var vertices = ImmutableArray.CreateBuilder<Vec3>();
        var next = new List<int>(); // next vertex in the same cell, -1 at the end
        var triangles = ImmutableArray.CreateBuilder<Triangle>(corners.Length / 3);
        droppedCount = 0;
        Span<int> index = stackalloc int[3];
        for (var at = 0; at + 2 < corners.Length; at += 3)
        {
            for (var corner = 0; corner < 3; corner++)
            {
                // Adding zero turns -0 into 0: the two are one place.
                var position = corners[at + corner] + Vec3.Zero;
                if (!exact.TryGetValue(position, out index[corner]))
                {
                    index[corner] = Place(position, tolerance_m, vertices, cells, next);
                    exact.Add(position, index[corner]);
                }
            }

            if (index[0] == index[1] || index[1] == index[2] || index[2] == index[0])
            {
                droppedCount++;
                continue;
            }

            triangles.Add(new Triangle(index[0], index[1], index[2]));
        }

        return new Mesh(vertices.ToImmutable(), triangles.ToImmutable());
    }

    private static int Place(
        Vec3 position, double tolerance_m, ImmutableArray<Vec3>.Builder vertices,
        Dictionary<(long X, long Y, long Z), int> cells, List<int> next)
    {
        if (tolerance_m > 0 && Find(position, tolerance_m, vertices, cells, next) is var found && found >= 0)
        {
            return found;
        }

        vertices.Add(position);
        var made = vertices.Count - 1;
        if (tolerance_m > 0)
        {
            var cell = (Cell(position.X, tolerance_m), Cell(position.Y, tolerance_m), Cell(position.Z, tolerance_m));
            next.Add(cells.TryGetValue(cell, out var head) ? head : -1);
            cells[cell] = made;
        }

        return made;
    }

    // Cells are as wide as two tolerances, so a ball of one tolerance touches at most eight of them.
    private static int Find(
        Vec3 position, double tolerance_m, ImmutableArray<Vec3>.Builder vertices,
        Dictionary<(long X, long Y, long Z), int> cells, List<int> next)
    {
        var best = -1;
        for (var x = Cell(position.X - tolerance_m, tolerance_m); x <= Cell(position.X + tolerance_m, tolerance_m); x++)
        {
            for (var y = Cell(position.Y - tolerance_m, tolerance_m); y <= Cell(position.Y + tolerance_m,
                tolerance_m); y++)
            {
                for (var z = Cell(position.Z - tolerance_m, tolerance_m); z <= Cell(position.Z + tolerance_m,
                    tolerance_m); z++)
                {
                    var at = cells.TryGetValue((x, y, z), out var head) ? head : -1;
                    while (at >= 0)
                    {
                        var isNear = (vertices[at] - position).Length <= tolerance_m;
                        best = isNear && (best < 0 || at < best) ? at : best;
                        at = next[at];
                    }
                }
            }
        }

        return best;
    }

    private static long Cell(double coordinate_m, double tolerance_m) =>
        (long)Math.Floor(coordinate_m / (2 * tolerance_m));
}
