using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>One hole that was closed.</summary>
/// <param name="EdgeCount">Edges around it.</param>
/// <param name="Area_m2">Area of the triangles put in, m^2.</param>
/// <param name="OutOfPlane_m">How far its edge departs from the plane through it, m.</param>
/// <param name="Middle">Mean of its corners, m.</param>
public readonly record struct FilledHole(int EdgeCount, double Area_m2, double OutOfPlane_m, Vec3 Middle);

/// <summary>
/// Closes holes with triangles over the corners that are there. Up to <see cref="MostMinimalEdges"/> edges: the
/// triangulation of least area, by dynamic programming (Barequet and Sharir 1995, "Filling gaps in the boundary of a
/// polyhedron", Computer Aided Geometric Design 12:207), in which no edge repeats one that the mesh has. Larger holes
/// only where they are flat, by cutting ears. Flatness, size and work are bounded; what is beyond stays open.
/// </summary>
internal static class HoleFill
{
    /// <summary>Most edges of a hole of any shape: time grows as the cube.</summary>
    public const int MostMinimalEdges = 200;

    /// <summary>Most edges of a flat hole: time grows as the square.</summary>
    public const int MostFlatEdges = 10_000;

    // Steps over all holes; one is some 20 operations.
    private const long MostSteps = 400_000_000;

    /// <summary>Closes what can be closed.</summary>
    /// <param name="mesh">The mesh, all of it running one way.</param>
    /// <param name="flat_m">How far a flat hole's edge may depart from its plane, m.</param>
    /// <param name="filled">Takes the holes closed.</param>
    /// <param name="cancellation">Asked before each hole.</param>
    public static Mesh Fill(Mesh mesh, double flat_m, List<FilledHole> filled, CancellationToken cancellation)
    {
        var loops = HoleLoops.Of(mesh, MeshTopology.Of(mesh));
        if (loops.Count == 0)
        {
            return mesh;
        }

        var triangles = mesh.Triangles.ToBuilder();
        var chords = ChordsOf(mesh, loops);
        var steps = 0L;
        foreach (var loop in loops)
        {
            cancellation.ThrowIfCancellationRequested();
            var places = Array.ConvertAll(loop, vertex => mesh.Vertices[vertex]);
            var middle = places.Aggregate(Vec3.Zero, (sum, place) => sum + place) / places.Length;
            var normal = PolygonTriangles.Normal(places);
            var depart_m = OutOfPlane_m(places, middle, normal);
            steps += loop.Length <= MostMinimalEdges ? (long)loop.Length * loop.Length * loop.Length / 6
                : (long)loop.Length * loop.Length;
            var patch = steps > MostSteps ? null
                : loop.Length <= MostMinimalEdges ? LeastArea(loop, places, chords)
                : loop.Length <= MostFlatEdges && depart_m <= flat_m ? PolygonTriangles.Of(places)
                : null;
            if (patch is not null)
            {
                triangles.AddRange(patch.Select(t => new Triangle(loop[t.A], loop[t.B], loop[t.C])));
                filled.Add(new(loop.Length, patch.Sum(t => Area_m2(places, t)), depart_m, middle));
            }
        }

        return mesh with { Triangles = triangles.ToImmutable() };
    }

    private static double OutOfPlane_m(Vec3[] places, Vec3 middle, Vec3 normal) => normal.LengthSquared == 0 ? 0
        : places.Max(place => Math.Abs(Vec3.Dot(place - middle, normal)) / normal.Length);

    // Edges between corners of holes that the mesh has already.
    private static HashSet<(int, int)> ChordsOf(Mesh mesh, List<int[]> loops)
    {
        var corners = loops.SelectMany(loop => loop).ToHashSet();
        var chords = new HashSet<(int, int)>();
        foreach (var (a, b, c) in mesh.Triangles)
        {
            foreach (var (p, q) in (ReadOnlySpan<(int, int)>)[(a, b), (b, c), (c, a)])
            {
                if (corners.Contains(p) && corners.Contains(q))
                {
                    chords.Add((Math.Min(p, q), Math.Max(p, q)));
                }
            }
        }

        return chords;
    }

    // weights[i, k] is the least area between corners i and k; least first with all chords new, else with any.
    private static List<Triangle>? LeastArea(int[] loop, Vec3[] places, HashSet<(int, int)> chords)
    {
        var n = loop.Length;
        var (weights_m2, middles) = (new double[n * n], new int[n * n]);
        for (var span = 2; span < n; span++)
        {
            for (var i = 0; i + span < n; i++)
            {
                var k = i + span;
                var isOld = span < n - 1 &&
                    chords.Contains((Math.Min(loop[i], loop[k]), Math.Max(loop[i], loop[k])));
                var (best_m2, best) = (double.PositiveInfinity, -1);
                for (var j = i + 1; j < k && !isOld; j++)
                {
                    var sum_m2 = weights_m2[(i * n) + j] + weights_m2[(j * n) + k];
                    sum_m2 += sum_m2 < best_m2 ? Area_m2(places, new Triangle(i, j, k)) : 0;
                    (best_m2, best) = sum_m2 < best_m2 ? (sum_m2, j) : (best_m2, best);
                }

                (weights_m2[(i * n) + k], middles[(i * n) + k]) = (best_m2, best);
            }
        }

        return double.IsFinite(weights_m2[n - 1]) ? Collect(middles, n) : null;
    }

    private static List<Triangle> Collect(int[] middles, int n)
    {
        var triangles = new List<Triangle>(n - 2);
        var spans = new Stack<(int I, int K)>();
        spans.Push((0, n - 1));
        while (spans.TryPop(out var span))
        {
            if (span.K - span.I >= 2)
            {
                var j = middles[(span.I * n) + span.K];
                triangles.Add(new Triangle(span.I, j, span.K));
                spans.Push((j, span.K));
                spans.Push((span.I, j));
            }
        }

        return triangles;
    }

    private static double Area_m2(Vec3[] places, Triangle triangle) => Vec3.Cross(
        places[triangle.B] - places[triangle.A], places[triangle.C] - places[triangle.A]).Length / 2;
}
