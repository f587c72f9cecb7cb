using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Parts;

/// <summary>A part that sits beside another one in the finished structure.</summary>
/// <param name="Name">Where it sits, such as <c>above</c>.</param>
/// <param name="Partner">The part that sits there.</param>
/// <param name="Placement">Where it sits, in the axes of the part whose neighbour it is.</param>
/// <param name="Axis">Unit vector along which it is taken away.</param>
/// <param name="Joint_m">Least gap along that axis when it is in its seat, m; 0 where it bears.</param>
public sealed record PartNeighbour(
    string Name, IPart Partner, RigidPlacement Placement, Vec3 Axis, double Joint_m)
{
    /// <summary>How what engages keeps its distance; null where the faces are plain.</summary>
    public PartEngagement? Engagement { get; init; }
}

/// <summary>What reaches into a neighbour: a stud, a tongue, a lip.</summary>
/// <param name="Depth_m">How far it reaches along the axis, m.</param>
/// <param name="Clearance_m">Least gap across the axis while it is engaged, m.</param>
public sealed record PartEngagement(double Depth_m, double Clearance_m);
