using System.Collections.Immutable;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A block of a barrel vault that holds its neighbours: a tongue across one bed face and a groove in the other, a ridge
/// on one end face and a groove in the other, all in the middle third of the thickness. Axes and flats are those of
/// <see cref="ArchSegment"/>; it is printed standing on the end face with the groove, whose ceiling bridges a third of
/// the thickness; the tongue begins above that groove's depth and overhangs by its own height. Rings may be turned
/// against each other by half a block.
/// </summary>
/// <param name="InnerRadius_m">Of the intrados, m.</param>
/// <param name="Thickness_m">From intrados to extrados, m.</param>
/// <param name="Width_m">Along the vault's axis, without the ridge, m.</param>
/// <param name="Pitch_rad">Angle from block to block, rad.</param>
/// <param name="Tongue_m">How far tongue and ridge stand out, m.</param>
/// <param name="Joint_m">Gap between faces, m.</param>
/// <param name="Clearance_m">Gap between a tongue and the walls of its groove, m.</param>
/// <param name="ChordTolerance_m">How far flats may lie within the circles, m.</param>
public sealed record VaultSegment(
    double InnerRadius_m, double Thickness_m, double Width_m, double Pitch_rad, double Tongue_m, double Joint_m,
    double Clearance_m, double ChordTolerance_m) : IPart
{
    private const int TongueRow = 2; // of five rows: wall, gap, tongue, gap, wall

    private double Groove_m => Tongue_m + Clearance_m;

    private FacetedArc Arc =>
        FacetedArc.Within(InnerRadius_m + Thickness_m, Pitch_rad, ChordTolerance_m, Joint_m / 2);

    // Of the walls, the grooves' sides and the tongues' sides.
    private double[] Radii_m
    {
        get
        {
            var (low, high) = (InnerRadius_m + (Thickness_m / 3), InnerRadius_m + (2 * Thickness_m / 3));
            return [InnerRadius_m, low - Clearance_m, low, high, high + Clearance_m, InnerRadius_m + Thickness_m];
        }
    }

    /// <inheritdoc/>
    public string Name => "vault segment";

    /// <summary>
    /// Volume in closed form, m^3: the block, less its grooves where they do not meet, plus tongue and ridge.
    /// </summary>
    public double Volume_m3
    {
        get
        {
            var (arc, r, upright) = (Arc, Radii_m, Width_m - Groove_m);
            var slab_m2 = arc.EndArea_m2(r[2], r[3], Groove_m);
            // Of the box in the bed face, what lies above the curved wall of the ring's groove.
            var above_m2 = (arc.Along_m(r[4]) * Groove_m) - arc.EndArea_m2(0, r[4], Groove_m);
            return (arc.Area_m2(r[0], r[5]) * Width_m) - (arc.Area_m2(r[1], r[4]) * Groove_m)
                - (above_m2 * Groove_m) - ((r[4] - r[1]) * Groove_m * upright) + ((r[3] - r[2]) * Tongue_m * upright)
                + ((arc.Area_m2(r[2], r[3]) - slab_m2) * Tongue_m);
        }
    }

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        ArcProblem.Of(InnerRadius_m, Thickness_m, Width_m, Pitch_rad, Joint_m, ChordTolerance_m)
        ?? (!(Tongue_m > Joint_m) ? "the tongue must be longer than the joint is wide"
        : !(Clearance_m > 0) ? "a groove must be wider than its tongue: its clearance must be above 0"
        : 2 * Clearance_m >= Tongue_m - Joint_m ? "the clearance is half of what engages of the tongue, or more"
        : Clearance_m >= Thickness_m / 3 ? "the groove leaves no walls; take less clearance or a thicker block"
        : 2 * Groove_m >= Width_m ? "the grooves take half of the width; take a shorter tongue or a wider block"
        // The ring turned by half a block, too, must find the ridge beyond the groove's depth.
        : Groove_m + Joint_m >= InnerRadius_m * Math.Sin(Pitch_rad / 4) ? "the groove takes a quarter of the block; " +
            "take a shorter tongue or a larger angle"
        : IsOpen() ? "the straight groove in the bed face breaks through the curved extrados; take less clearance, a " +
            "shorter tongue or a thicker block"
        : !Arc.Holds(InnerRadius_m) ? ArcProblem.WideJoint
        : null);

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours
    {
        get
        {
            // A ridge and its groove follow chords of one angle: between those the gap is the clearance's projection.
            var flat = Math.Cos(Pitch_rad / Arc.FacetCount / 2);
            var depth_m = Tongue_m - Joint_m;
            return ArcNeighbours.Of(this, InnerRadius_m, Pitch_rad, Width_m,
                (Joint_m, new(depth_m, Clearance_m)), (Joint_m, new(depth_m, Clearance_m * flat)));
        }
    }

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var (arc, radii) = (Arc, Radii_m);
        var columns = arc.FacetCount + 1;
        // One column more than facets: the tongue, which leaves its face at a right angle.
        var plan = PlanCells.Grid(columns, radii.Length - 1, (i, j) => Lowered(i < columns
            ? arc.Place(i, radii[j]) : arc.AtEnd(1, arc.Along_m(radii[j]), arc.Cut_m - Tongue_m)));
        var (groove, slab) = (EndBox(arc, radii[1], radii[4]), EndBox(arc, radii[0] / 2, 2 * radii[5]));
        plan.Carve(groove);
        plan.Carve(slab);
        return CellBody.Build(plan, [0, Groove_m, Width_m, Width_m + Tongue_m], (cell, level) =>
        {
            var (column, row) = (plan.Origins[cell] % columns, plan.Origins[cell] / columns);
            var isTongue = column == arc.FacetCount;
            return level switch
            {
                // The bed's groove cuts through the walls of the ring's, which curve away beneath the tongue.
                0 => !isTongue && (row is 0 or 4) && !plan.IsInside(cell, groove),
                1 => isTongue ? row == TongueRow : !plan.IsInside(cell, groove),
                _ => !isTongue && row == TongueRow && !plan.IsInside(cell, slab),
            };
        });
    }

    // Flats lie within the circle by at most the tolerance.
    private bool IsOpen()
    {
        var (outer_m, depth_m) = (InnerRadius_m + Thickness_m, (Joint_m / 2) + Groove_m);
        return Math.Sqrt((outer_m * outer_m) - (depth_m * depth_m)) - ChordTolerance_m <= Radii_m[4];
    }

    // A box as deep as the groove behind the first end face.
    private (double X, double Y)[] EndBox(FacetedArc arc, double inner_m, double outer_m)
    {
        var (low, high, floor) = (arc.Along_m(inner_m), arc.Along_m(outer_m), arc.Cut_m + Groove_m);
        return
        [
            Lowered(arc.AtEnd(-1, low, arc.Cut_m)), Lowered(arc.AtEnd(-1, low, floor)),
            Lowered(arc.AtEnd(-1, high, floor)), Lowered(arc.AtEnd(-1, high, arc.Cut_m)),
        ];
    }

    private (double X, double Y) Lowered((double X, double Y) place) => (place.X, place.Y - InnerRadius_m);
}
