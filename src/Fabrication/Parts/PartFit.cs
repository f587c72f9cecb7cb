using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>How one neighbour fits, measured on the meshes.</summary>
/// <param name="Neighbour">The neighbour.</param>
/// <param name="Joint_m">Least gap along its axis in its seat, m.</param>
/// <param name="PrintedJoint_m">What printing leaves of it, m; below 0: the neighbour stands off by as much.</param>
/// <param name="JointPlace">Where, in the part's axes, m.</param>
/// <param name="Clearance_m">
/// Least gap across its axis while it is half engaged, m; null where nothing engages.
/// </param>
/// <param name="PrintedClearance_m">What printing leaves of it, m; below 0: it does not go in.</param>
/// <param name="ClearancePlace">Where, in the part's axes, m.</param>
/// <param name="OverlapDepth_m">How deep at least the solids overlap in the seat, m; 0 where they do not.</param>
/// <param name="OverlapPlace">Where, in the part's axes, m.</param>
public sealed record NeighbourFit(
    PartNeighbour Neighbour, double Joint_m, double PrintedJoint_m, Vec3 JointPlace, double? Clearance_m,
    double? PrintedClearance_m, Vec3 ClearancePlace, double OverlapDepth_m, Vec3 OverlapPlace)
{
    /// <summary>Least gap in any direction, half engaged where something engages, else in the seat, m.</summary>
    public required double Least_m { get; init; }

    /// <summary>Where, in the part's axes, m.</summary>
    public required Vec3 LeastPlace { get; init; }

    /// <summary>What is stated of it, m.</summary>
    public double StatedLeast_m => Neighbour.Engagement is { } engagement
        ? Math.Min(engagement.Clearance_m, Neighbour.Joint_m + (engagement.Depth_m / 2)) : Neighbour.Joint_m;
}

/// <summary>
/// Whether a part fits its neighbours. It knows the meshes and the places, not the dimensions behind them: gaps are
/// distances between triangles, found through their trees. A neighbour is looked at in its seat (its joint, and whether
/// solids overlap) and drawn back along its axis by half of what engages (the clearance around a stud, a tongue or a
/// lip).
/// </summary>
/// <param name="Part">The part.</param>
/// <param name="Growth">How much larger it and its neighbours are printed.</param>
/// <param name="Fits">One for each neighbour.</param>
/// <remarks>
/// Behind the joint it measures nothing along the axis: printed larger by the same amount everywhere, faces that bear
/// raise the neighbour by as much as a stud grows towards the ceiling of its socket.
/// </remarks>
public sealed record PartFit(IPart Part, PrintGrowth Growth, ImmutableArray<NeighbourFit> Fits)
{
    /// <summary>How far a gap may be from what is stated, and how deep solids may overlap unseen, m.</summary>
    public const double Tolerance_m = 1e-6;

    /// <summary>Fits a part to its neighbours.</summary>
    /// <param name="part">The part.</param>
    /// <param name="growth">How much larger it and its neighbours are printed.</param>
    /// <param name="cancellation">Asked now and then.</param>
    /// <exception cref="InvalidOperationException">Such a part cannot be.</exception>
    public static PartFit Of(IPart part, PrintGrowth growth, CancellationToken cancellation)
    {
        var mesh = part.ToMesh();
        var tree = new TriangleTree(mesh.Vertices.AsSpan(), mesh.Triangles.AsSpan());
        return new(part, growth, [.. part.Neighbours.Select(neighbour => Fit(
            mesh, tree, neighbour, neighbour.Partner.Equals(part) ? mesh : neighbour.Partner.ToMesh(), growth,
            cancellation))]);
    }

    /// <summary>What does not fit, where and by how much; empty where all does.</summary>
    public ImmutableArray<Finding> Findings()
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        foreach (var fit in Fits)
        {
            var (neighbour, name) = (fit.Neighbour, Part.Name);
            if (fit.OverlapDepth_m > 0)
            {
                findings.Add(FabricationFindings.PartsOverlap(name, fit));
                continue;
            }

            if (Math.Abs(fit.Joint_m - neighbour.Joint_m) > Tolerance_m)
            {
                findings.Add(FabricationFindings.JointOff(name, fit));
            }

            if (fit.Clearance_m is { } clearance_m && neighbour.Engagement is { } engagement &&
                Math.Abs(clearance_m - engagement.Clearance_m) > Tolerance_m)
            {
                findings.Add(FabricationFindings.ClearanceOff(name, fit));
            }

            if (fit.Least_m < fit.StatedLeast_m - Tolerance_m)
            {
                findings.Add(FabricationFindings.GapBelow(name, fit));
            }

            if (fit.PrintedClearance_m < -Tolerance_m)
            {
                findings.Add(FabricationFindings.PrintedTight(name, fit));
            }

            if (fit.PrintedJoint_m < -Tolerance_m)
            {
                findings.Add(FabricationFindings.PrintedLong(name, fit));
            }
        }

        return findings.ToImmutable();
    }

    private static NeighbourFit Fit(Mesh mesh, TriangleTree tree, PartNeighbour neighbour, Mesh partner,
        PrintGrowth growth, CancellationToken cancellation)
    {
        var seat = new MeshPair(mesh, tree, partner, neighbour.Placement);
        var joint = seat.Least(neighbour.Axis, GapDirection.Along, growth, cancellation);
        var overlap = seat.Overlap(Tolerance_m, cancellation);
        if (neighbour.Engagement is not { } engagement)
        {
            var least = seat.Least(neighbour.Axis, GapDirection.Any, growth, cancellation);
            return new(neighbour, joint.Gap_m, joint.Printed_m, joint.Place, null, null, Vec3.Zero,
                overlap?.Depth_m ?? 0, overlap?.Place ?? Vec3.Zero)
            {
                Least_m = least.Gap_m,
                LeastPlace = least.Place,
            };
        }

        var drawn = new MeshPair(mesh, tree, partner, RigidPlacement.Shift(
            engagement.Depth_m / 2 * neighbour.Axis).After(neighbour.Placement));
        var clearance = drawn.Least(neighbour.Axis, GapDirection.Across, growth, cancellation);
        var any = drawn.Least(neighbour.Axis, GapDirection.Any, growth, cancellation);
        return new(neighbour, joint.Gap_m, joint.Printed_m, joint.Place, clearance.Gap_m, clearance.Printed_m,
            clearance.Place, overlap?.Depth_m ?? 0, overlap?.Place ?? Vec3.Zero)
        {
            Least_m = any.Gap_m,
            LeastPlace = any.Place,
        };
    }
}
