using System.Collections.Immutable;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A voussoir: one of the equal blocks of a round arch. It is printed lying on one face of the arch, so that all its
/// walls are upright and nothing overhangs. The second axis points from the arch's centre to the block, the origin lies
/// at the middle of the intrados, the third axis runs along the arch's width. Both curved faces are flats whose edges
/// lie on the circles. Neighbours are a joint apart everywhere: faces are parallel to the plane between them.
/// </summary>
/// <param name="InnerRadius_m">Of the intrados, m.</param>
/// <param name="Thickness_m">From intrados to extrados, m.</param>
/// <param name="Width_m">Along the arch's axis, m.</param>
/// <param name="Pitch_rad">Angle from block to block, rad; pi over the count for a half circle.</param>
/// <param name="Joint_m">Gap between blocks, m.</param>
/// <param name="ChordTolerance_m">How far flats may lie within the circles, m.</param>
public sealed record ArchSegment(
    double InnerRadius_m, double Thickness_m, double Width_m, double Pitch_rad, double Joint_m, double ChordTolerance_m)
    : IPart
{
    private double OuterRadius_m => InnerRadius_m + Thickness_m;

    private FacetedArc Arc => FacetedArc.Within(OuterRadius_m, Pitch_rad, ChordTolerance_m, Joint_m / 2);

    /// <inheritdoc/>
    public string Name => "arch segment";

    /// <summary>Volume in closed form, m^3.</summary>
    public double Volume_m3 => Width_m * Arc.Area_m2(InnerRadius_m, OuterRadius_m);

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem => ArcProblem.Of(InnerRadius_m, Thickness_m, Width_m, Pitch_rad, Joint_m, ChordTolerance_m)
        ?? (Arc.Holds(InnerRadius_m) ? null : ArcProblem.WideJoint);

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours => ArcNeighbours.Of(
        this, InnerRadius_m, Pitch_rad, Width_m, (Joint_m, null), (Joint_m, null));

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var arc = Arc;
        var plan = PlanCells.Grid(arc.FacetCount, 1, (i, j) =>
        {
            var (x, y) = arc.Place(i, j == 0 ? InnerRadius_m : OuterRadius_m);
            return (x, y - InnerRadius_m);
        });
        return CellBody.Build(plan, [0, Width_m], (_, _) => true);
    }
}
