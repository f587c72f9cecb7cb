namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Pairs the triangles at an edge that more than two share. Turned around the edge, counter-clockwise as seen from its
/// higher vertex, a triangle that runs the edge down opens a wedge of the solid and one that runs it up closes one: the
/// two sides of each wedge belong together. So bodies that touch along an edge are separated. Where two lie in one
/// plane, closing comes before opening. Directions are compared exactly.
/// </summary>
internal static class EdgeFan
{
    private readonly record struct Blade(int HalfEdge, bool IsUp, int Apex);

    /// <summary>Writes the twins of an edge's half-edges; -1 where one is left over.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="edge">The edge reached.</param>
    /// <param name="twins">Written where the edge's half-edges are.</param>
    public static void Pair(Mesh mesh, EdgeRuns edge, int[] twins)
    {
        var blades = new Blade[edge.Count];
        for (var at = 0; at < blades.Length; at++)
        {
            var halfEdge = edge.HalfEdge(at);
            blades[at] = new(halfEdge, edge.IsUp(at), MeshTopology.From(mesh, MeshTopology.Previous(halfEdge)));
            twins[halfEdge] = -1;
        }

        var (low, high) = (edge.Low, edge.High);
        var first = Array.Find(blades, blade => IsSpread(mesh, low, high, blade.Apex)).Apex;
        Array.Sort(blades, (p, q) => Compare(mesh, low, high, first, p, q));
        var open = new Stack<int>();
        // Twice around: a wedge may span the direction at which the turn begins.
        for (var round = 0; round < 2; round++)
        {
            foreach (var blade in blades)
            {
                if (!blade.IsUp && round == 0)
                {
                    open.Push(blade.HalfEdge);
                }
                else if (blade.IsUp && twins[blade.HalfEdge] < 0 && open.TryPop(out var opened))
                {
                    (twins[blade.HalfEdge], twins[opened]) = (opened, blade.HalfEdge);
                }
            }
        }
    }

    private static bool IsSpread(Mesh mesh, int low, int high, int apex) => Core.Space.Vec3.Cross(
        mesh.Vertices[high] - mesh.Vertices[low], mesh.Vertices[apex] - mesh.Vertices[low]).LengthSquared > 0;

    private static int Compare(Mesh mesh, int low, int high, int first, Blade p, Blade q)
    {
        var (sectorP, sectorQ) = (Sector(mesh, low, high, first, p.Apex), Sector(mesh, low, high, first, q.Apex));
        if (sectorP != sectorQ)
        {
            return sectorP - sectorQ;
        }

        var turn = sectorP is 1 or 3 ? Turn(mesh, low, high, p.Apex, q.Apex) : 0;
        return turn != 0 ? -turn : p.IsUp != q.IsUp ? (p.IsUp ? -1 : 1) : p.HalfEdge - q.HalfEdge;
    }

    // 0 where it lies as the first, 1 in the half turn behind it, 2 opposite, 3 in the half turn back.
    private static int Sector(Mesh mesh, int low, int high, int first, int apex)
    {
        var turn = apex == first ? 0 : Turn(mesh, low, high, first, apex);
        if (turn != 0)
        {
            return turn > 0 ? 1 : 3;
        }

        var vertices = mesh.Vertices;
        var axis = vertices[high] - vertices[low];
        var (d, e) = (vertices[first] - vertices[low], vertices[apex] - vertices[low]);
        var along = Core.Space.Vec3.Dot(Core.Space.Vec3.Cross(axis, d), Core.Space.Vec3.Cross(axis, e));
        return along < 0 ? 2 : 0;
    }

    private static int Turn(Mesh mesh, int low, int high, int p, int q) => ExactSign.OfVolume(
        mesh.Vertices[low], mesh.Vertices[high], mesh.Vertices[p], mesh.Vertices[q]);
}
