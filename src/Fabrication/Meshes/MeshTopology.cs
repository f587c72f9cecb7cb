using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Which triangle lies across which edge. Half-edge 3 t + e is edge e of triangle t, from its corner e to the next one;
/// its twin is the half-edge of the neighbour that runs the same edge the other way. Where more than two triangles
/// share an edge they are paired by their angle around it, so that bodies that only touch there stay apart. It assumes
/// welded corners and depends on the mesh alone. Time is linear in the triangles but for vertices with very many of
/// them; memory is one number a half-edge and one a vertex.
/// </summary>
public sealed class MeshTopology
{
    private MeshTopology(int[] twins, int edgeCount, int openEdgeCount, int misalignedEdgeCount, int crowdedEdgeCount)
    {
        Twins = ImmutableCollectionsMarshal.AsImmutableArray(twins);
        EdgeCount = edgeCount;
        OpenEdgeCount = openEdgeCount;
        MisalignedEdgeCount = misalignedEdgeCount;
        CrowdedEdgeCount = crowdedEdgeCount;
    }

    /// <summary>
    /// For half-edge 3 t + e the half-edge 3 * neighbour + edge of its twin; -1 where it has none, because the edge is
    /// open or its triangles all run it one way.
    /// </summary>
    public ImmutableArray<int> Twins { get; }

    /// <summary>Edges.</summary>
    public int EdgeCount { get; }

    /// <summary>Edges with one triangle only.</summary>
    public int OpenEdgeCount { get; }

    /// <summary>Edges with several triangles, but not as many running one way as the other.</summary>
    public int MisalignedEdgeCount { get; }

    /// <summary>Edges shared by four or more triangles, evenly.</summary>
    public int CrowdedEdgeCount { get; }

    /// <summary>Whether every half-edge has a twin.</summary>
    public bool IsClosed => EdgeCount > 0 && OpenEdgeCount == 0 && MisalignedEdgeCount == 0;

    /// <summary>Finds the twins of a mesh.</summary>
    /// <param name="mesh">Welded corners; fewer than 715 million triangles.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // long loops, run once: no time to warm up
    public static MeshTopology Of(Mesh mesh)
    {
        var twins = new int[3 * mesh.Triangles.Length];
        var edge = new EdgeRuns(mesh, twins);
        var (edges, open, misaligned, crowded) = (0, 0, 0, 0);
        while (edge.Next())
        {
            edges++;
            switch (edge.Count)
            {
                case 1:
                    open++;
                    twins[edge.HalfEdge(0)] = -1;
                    break;
                case 2:
                    var isPair = edge.IsUp(0) != edge.IsUp(1);
                    misaligned += isPair ? 0 : 1;
                    var (one, other) = (edge.HalfEdge(0), edge.HalfEdge(1));
                    (twins[one], twins[other]) = isPair ? (other, one) : (-1, -1);
                    break;
                default:
                    var isEven = CountUp(edge) * 2 == edge.Count;
                    misaligned += isEven ? 0 : 1;
                    crowded += isEven ? 1 : 0;
                    EdgeFan.Pair(mesh, edge, twins);
                    break;
            }
        }

        return new(twins, edges, open, misaligned, crowded);
    }

    /// <summary>The half-edge that follows in the same triangle.</summary>
    /// <param name="halfEdge">A half-edge.</param>
    public static int Next(int halfEdge) => halfEdge % 3 == 2 ? halfEdge - 2 : halfEdge + 1;

    /// <summary>The half-edge that precedes in the same triangle.</summary>
    /// <param name="halfEdge">A half-edge.</param>
    public static int Previous(int halfEdge) => halfEdge % 3 == 0 ? halfEdge + 2 : halfEdge - 1;

    /// <summary>The vertex where a half-edge begins.</summary>
    /// <param name="mesh">The mesh.</param>
    /// <param name="halfEdge">A half-edge of it.</param>
    public static int From(Mesh mesh, int halfEdge)
    {
        var triangle = mesh.Triangles[halfEdge / 3];
        return (halfEdge % 3) switch
        {
            0 => triangle.A,
            1 => triangle.B,
            _ => triangle.C,
        };
    }

    /// <summary>
    /// Vertices around which the triangles form more than one fan: surfaces that touch in a point, or along a crowded
    /// edge.
    /// </summary>
    /// <param name="mesh">The mesh this was found for.</param>
    public int PinchedVertexCount(Mesh mesh)
    {
        var isSeen = new bool[Twins.Length];
        var fans = new int[mesh.Vertices.Length];
        for (var halfEdge = 0; halfEdge < Twins.Length; halfEdge++)
        {
            if (isSeen[halfEdge])
            {
                continue;
            }

            fans[From(mesh, halfEdge)]++;
            // Turn one way to the end of the fan or around it, then the other way where it has an end.
            var at = halfEdge;
            for (; at >= 0 && !isSeen[at]; at = Twins[Previous(at)])
            {
                isSeen[at] = true;
            }

            for (at = Twins[halfEdge]; at >= 0 && !isSeen[Next(at)]; at = Twins[Next(at)])
            {
                isSeen[Next(at)] = true;
            }
        }

        return fans.Count(count => count > 1);
    }

    private static int CountUp(EdgeRuns edge)
    {
        var up = 0;
        for (var at = 0; at < edge.Count; at++)
        {
            up += edge.IsUp(at) ? 1 : 0;
        }

        return up;
    }
}
