using System.Collections.Immutable;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>
/// Mends what can be mended with certainty and says what it did. A mesh that closes and runs one way is not touched but
/// for shells that are inside out. Otherwise, in this order: weld, leave out copies, join across gaps, split at
/// T-junctions, turn triangles to run as their neighbours, close holes, leave out what has no thickness, turn shells
/// outwards, cavities inwards. It does not cut surfaces that pass through each other: it says where they do. Every step
/// is bounded and depends on the mesh alone.
/// </summary>
public static class MeshRepair
{
    private const int MostSplitPasses = 4; // three edges of a triangle, one a pass, and what these make

    /// <summary>Mends a mesh.</summary>
    /// <param name="mesh">Any mesh within <see cref="StlReader.MaximumCoordinate_m"/> of the origin.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static MeshRepairReport Mend(Mesh mesh, MeshRepairOptions options, CancellationToken cancellation)
    {
        var extent_m = MeshMeasure.Extent_m(mesh);
        var topology = MeshTopology.Of(mesh);
        var found = Faults(mesh, topology, options.WeldRatio * extent_m);
        var (mended, mends) = (mesh, MeshMends.None);
        if (!topology.IsClosed)
        {
            mended = Close(mesh, options, extent_m, ref mends, cancellation);
            topology = MeshTopology.Of(mended);
        }

        mended = TurnShells(mended, topology, options, extent_m, !found.IsClosed, ref mends, out var isKnown,
            cancellation);
        if (!ReferenceEquals(mended, mesh))
        {
            topology = MeshTopology.Of(mended);
        }

        return new(mended, found, mends, Faults(mended, topology, options.WeldRatio * extent_m),
            options.LooksForCrossings ? SelfIntersections.Of(mended, topology, cancellation) : null, isKnown,
            mesh.Triangles.IsEmpty ? 0 : mesh.Volume_m3, mended.Triangles.IsEmpty ? 0 : mended.Volume_m3, mesh.Area_m2,
            mended.Area_m2);
    }

    private static MeshFaults Faults(Mesh mesh, MeshTopology topology, double flat_m)
    {
        var flat = 0;
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            flat += MeshMeasure.Height_m(mesh, at) <= flat_m ? 1 : 0;
        }

        return new(mesh.Triangles.Length, topology.OpenEdgeCount, topology.MisalignedEdgeCount,
            topology.CrowdedEdgeCount, topology.PinchedVertexCount(mesh), flat, Shells.Of(mesh, topology).All.Length);
    }

    private static Mesh Close(
        Mesh mesh, MeshRepairOptions options, double extent_m, ref MeshMends mends, CancellationToken cancellation)
    {
        var (weld_m, gap_m) = (options.WeldRatio * extent_m, options.GapRatio * extent_m);
        var mended = VertexWeld.Weld(mesh, weld_m, out var collapsed);
        mends = mends with
        {
            WeldedVertexCount = mesh.Vertices.Length - mended.Vertices.Length,
            CollapsedFaceCount = collapsed,
        };
        mended = DuplicateFaces.Remove(mended, out var copies);
        var topology = MeshTopology.Of(mended);
        var (flat, joined, split) = (0, 0, 0);
        if (topology.OpenEdgeCount > 0)
        {
            mended = WithoutFlat(mended, topology, weld_m, out flat);
            mended = BoundaryJoin.Close(mended, gap_m, out joined);
            for (var pass = 0; pass < MostSplitPasses; pass++)
            {
                cancellation.ThrowIfCancellationRequested();
                mended = BoundaryJoin.Split(mended, gap_m, out var now);
                split += now;
                if (now == 0)
                {
                    break;
                }
            }

            mended = DuplicateFaces.Remove(mended, out var more);
            copies += more;
        }

        mended = FaceOrientation.Align(mended, out var flipped, out var conflicts);
        var holes = new List<FilledHole>();
        mended = HoleFill.Fill(mended, gap_m, holes, cancellation);
        mends = mends with
        {
            DuplicateFaceCount = copies,
            FlatFaceCount = flat,
            JoinedVertexCount = joined,
            SplitEdgeCount = split,
            FlippedFaceCount = flipped,
            OneSidedEdgeCount = conflicts,
            Holes = [.. holes],
        };
        return mended;
    }

    private static Mesh WithoutFlat(Mesh mesh, MeshTopology topology, double flat_m, out int removedCount)
    {
        var isFlat = new bool[mesh.Triangles.Length];
        removedCount = 0;
        for (var at = 0; at < isFlat.Length; at++)
        {
            var isOpen = topology.Twins[3 * at] < 0 || topology.Twins[(3 * at) + 1] < 0 || topology.Twins[(3 * at) +
                2] < 0;
            isFlat[at] = isOpen && MeshMeasure.Height_m(mesh, at) <= flat_m;
            removedCount += isFlat[at] ? 1 : 0;
        }

        return removedCount == 0 ? mesh
            : mesh with { Triangles = [.. mesh.Triangles.Where((_, at) => !isFlat[at])] };
    }

    private static Mesh TurnShells(
        Mesh mesh, MeshTopology topology, MeshRepairOptions options, double extent_m, bool isScrapSought,
        ref MeshMends mends, out bool isKnown, CancellationToken cancellation)
    {
        var shells = Shells.Of(mesh, topology);
        var depths = options.TurnsNestedShells ? shells.Depths(mesh, cancellation) : null;
        isKnown = !options.TurnsNestedShells || depths is not null;
        var isTurned = new bool[shells.All.Length];
        var isScrap = new bool[shells.All.Length];
        for (var at = 0; at < isTurned.Length; at++)
        {
            var shell = shells.All[at];
            // Twice the volume over the area is the mean thickness of a plate.
            isScrap[at] = isScrapSought && shell.IsClosed &&
                2 * Math.Abs(shell.Volume_m3) <= options.WeldRatio * extent_m * shell.Area_m2;
            isTurned[at] = shell.IsClosed && !isScrap[at] && (depths is null
                ? isTurned.Length == 1 && shell.Volume_m3 < 0
                : shell.Volume_m3 < 0 != (depths[at] % 2 == 1));
        }

        mends = mends with
        {
            TurnedShellCount = isTurned.Count(yes => yes),
            ScrapShellCount = isScrap.Count(yes => yes),
        };
        if (mends.TurnedShellCount + mends.ScrapShellCount == 0)
        {
            return mesh;
        }

        var triangles = ImmutableArray.CreateBuilder<Triangle>(mesh.Triangles.Length);
        for (var at = 0; at < mesh.Triangles.Length; at++)
        {
            var (shell, (a, b, c)) = (shells.OfTriangle[at], mesh.Triangles[at]);
            if (!isScrap[shell])
            {
                triangles.Add(isTurned[shell] ? new Triangle(a, c, b) : new Triangle(a, b, c));
            }
        }

        return mesh with { Triangles = triangles.ToImmutable() };
    }
}
