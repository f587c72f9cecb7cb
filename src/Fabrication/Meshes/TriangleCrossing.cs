using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Whether two triangles of a mesh pass through each other, decided by exact signs. They cross where an edge of one
/// has its ends on both sides of the other and passes through its inside, or through one of its edges from outside the
/// body to inside; and where both lie in one plane, face the same way and share area. Touching is not crossing: corners
/// and edges on faces, bodies face to face. Not seen: an edge that passes exactly through a corner, where no other edge
/// of the two surfaces crosses.
/// </summary>
internal static class TriangleCrossing
{
    /// <summary>Whether two triangles cross.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="topology">Its topology.</param>
    /// <param name="one">A triangle.</param>
    /// <param name="other">Another.</param>
    public static bool IsCrossing(Mesh mesh, MeshTopology topology, int one, int other)
    {
        var (p, q) = (mesh.Triangles[one], mesh.Triangles[other]);
        if (SharedCount(p, q) > 1)
        {
            return false;
        }

        var (qa, qb, qc) = Sides(mesh, p, q);
        if ((qa > 0 && qb > 0 && qc > 0) || (qa < 0 && qb < 0 && qc < 0))
        {
            return false;
        }

        if (qa == 0 && qb == 0 && qc == 0)
        {
            return IsOverlapping(mesh, p, q);
        }

        if (Passes(mesh, topology, one, q, (qa, qb, qc)))
        {
            return true;
        }

        var sides = Sides(mesh, q, p);
        return Passes(mesh, topology, other, p, sides);
    }

    private static int SharedCount(Triangle p, Triangle q) =>
        (IsOf(p.A, q) ? 1 : 0) + (IsOf(p.B, q) ? 1 : 0) + (IsOf(p.C, q) ? 1 : 0);

    private static bool IsOf(int vertex, Triangle triangle) =>
        vertex == triangle.A || vertex == triangle.B || vertex == triangle.C;

    private static (int A, int B, int C) Sides(Mesh mesh, Triangle plane, Triangle triangle) =>
        (Side(mesh, plane, triangle.A), Side(mesh, plane, triangle.B), Side(mesh, plane, triangle.C));

    private static int Side(Mesh mesh, Triangle plane, int vertex) => IsOf(vertex, plane) ? 0 : ExactSign.OfVolume(
        mesh.Vertices[plane.A], mesh.Vertices[plane.B], mesh.Vertices[plane.C], mesh.Vertices[vertex]);

    private static bool Passes(Mesh mesh, MeshTopology topology, int face, Triangle edges, (int A, int B,
        int C) sides) =>
        (sides.A * sides.B < 0 && Passes(mesh, topology, face, edges.A, edges.B, sides.A)) ||
        (sides.B * sides.C < 0 && Passes(mesh, topology, face, edges.B, edges.C, sides.B)) ||
        (sides.C * sides.A < 0 && Passes(mesh, topology, face, edges.C, edges.A, sides.C));

    private static bool Passes(Mesh mesh, MeshTopology topology, int face, int from, int to, int side)
    {
        var (a, b, c) = mesh.Triangles[face];
        var turn0 = Turn(mesh, from, to, a, b);
        var turn1 = Turn(mesh, from, to, b, c);
        var turn2 = Turn(mesh, from, to, c, a);
        if (turn0 * turn1 < 0 || turn1 * turn2 < 0 || turn2 * turn0 < 0)
        {
            return false;
        }

        var zeros = (turn0 == 0 ? 1 : 0) + (turn1 == 0 ? 1 : 0) + (turn2 == 0 ? 1 : 0);
        if (zeros != 1)
        {
            return zeros == 0;
        }

        // Through an edge: into the body only where the face across it is passed the same way.
        var twin = topology.Twins[(3 * face) + (turn0 == 0 ? 0 : turn1 == 0 ? 1 : 2)];
        return twin < 0 || (Side(mesh, mesh.Triangles[twin / 3], from) == side &&
            Side(mesh, mesh.Triangles[twin / 3], to) == -side);
    }

    private static int Turn(Mesh mesh, int from, int to, int a, int b) => ExactSign.OfVolume(
        mesh.Vertices[from], mesh.Vertices[to], mesh.Vertices[a], mesh.Vertices[b]);

    // Both in a plane: seen along the axis nearest to its normal, no edge of either has the other all on its outside.
    private static bool IsOverlapping(Mesh mesh, Triangle p, Triangle q)
    {
        var (normal, other) = (Normal(mesh, p), Normal(mesh, q));
        if (!(Vec3.Dot(normal, other) > 0))
        {
            return false;
        }

        var (x, y, z) = (Math.Abs(normal.X), Math.Abs(normal.Y), Math.Abs(normal.Z));
        var axis = x >= y && x >= z ? 0 : y >= z ? 1 : 2;
        Span<(double X, double Y)> one = [Flat(mesh, p.A, axis), Flat(mesh, p.B, axis), Flat(mesh, p.C, axis)];
        Span<(double X, double Y)> two = [Flat(mesh, q.A, axis), Flat(mesh, q.B, axis), Flat(mesh, q.C, axis)];
        return !IsParted(one, two) && !IsParted(two, one);
    }

    private static bool IsParted(ReadOnlySpan<(double X, double Y)> one, ReadOnlySpan<(double X, double Y)> two)
    {
        var turn = ExactSign.OfArea(one[0], one[1], one[2]);
        for (var at = 0; at < 3; at++)
        {
            var (a, b) = (one[at], one[(at + 1) % 3]);
            if (turn * ExactSign.OfArea(a, b, two[0]) <= 0 && turn * ExactSign.OfArea(a, b, two[1]) <= 0 &&
                turn * ExactSign.OfArea(a, b, two[2]) <= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static (double X, double Y) Flat(Mesh mesh, int vertex, int axis)
    {
        var (x, y, z) = mesh.Vertices[vertex];
        return axis == 0 ? (y, z) : axis == 1 ? (z, x) : (x, y);
    }

    private static Vec3 Normal(Mesh mesh, Triangle triangle) => Vec3.Cross(
        mesh.Vertices[triangle.B] - mesh.Vertices[triangle.A], mesh.Vertices[triangle.C] - mesh.Vertices[triangle.A]);
}
