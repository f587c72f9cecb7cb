using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.Repair;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Phases;

/// <summary>Looks at a part before it is sliced, mends what can be mended with certainty, and says so.</summary>
internal static class PartCheck
{
    /// <summary>
    /// The sound part; empty where inside and outside are not known or it is too large, which a finding then says.
    /// </summary>
    /// <param name="part">The part as read.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="findings">Takes what was found.</param>
    /// <param name="cancellation">Asked now and then.</param>
    public static Mesh Of(
        MeshReading part, string name, ImmutableArray<Finding>.Builder findings, CancellationToken cancellation)
    {
        if (part.DroppedTriangleCount > 0)
        {
            findings.Add(FabricationFindings.TrianglesDropped(name, part.DroppedTriangleCount, part.FileTriangleCount));
        }

        if (!part.Notes.IsEmpty)
        {
            findings.Add(FabricationFindings.FileNotes(name, part.Notes));
        }

        // The bodies of a 3MF file overlap by rule: one inside another is no cavity.
        var report = MeshRepair.Mend(part.Mesh,
            new() { TurnsNestedShells = part.Format is not MeshFormat.ThreeMf }, cancellation);
        if (!report.IsSound)
        {
            findings.Add(FabricationFindings.MeshUnsound(name, report));
            return Mesh.Empty;
        }

        if (report.Left.CrowdedEdgeCount > 0)
        {
            findings.Add(FabricationFindings.MeshCrowded(name, report.Left.CrowdedEdgeCount));
        }

        var isTurned = report.Mended.TurnedShellCount > 0 && report.VolumeBefore_m3 < 0;
        if (isTurned && report.Found.IsClosed)
        {
            findings.Add(FabricationFindings.MeshInsideOut(name));
        }
        else if (!report.Sentences.IsEmpty)
        {
            findings.Add(FabricationFindings.MeshMended(name, report));
        }

        var reach = Math.Max(Reach(report.Mesh.Low), Reach(report.Mesh.High));
        if (reach > Lattice.Limit_m)
        {
            findings.Add(FabricationFindings.BeyondLattice(name, reach));
            return Mesh.Empty;
        }

        return report.Mesh;

        static double Reach(Vec3 place) =>
            Math.Max(Math.Max(Math.Abs(place.X), Math.Abs(place.Y)), Math.Abs(place.Z));
    }
}
