using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A block of a post or a pier: a tenon in the middle of its top, a mortise in the middle of its foot, so that blocks
/// stand on each other's shoulders and cannot slide. One corner of the foot lies at the origin. It is printed standing
/// as in the post; the ceiling of the mortise bridges it.
/// </summary>
/// <param name="Length_m">Along the first axis, m.</param>
/// <param name="Width_m">Along the second axis, m.</param>
/// <param name="Height_m">From foot to shoulder, m.</param>
/// <param name="TenonLength_m">Of the tenon along the first axis, m.</param>
/// <param name="TenonWidth_m">Of the tenon along the second axis, m.</param>
/// <param name="TenonHeight_m">How far the tenon stands above the shoulder, m.</param>
/// <param name="SideClearance_m">Gap between tenon and mortise on each side, m.</param>
/// <param name="DepthClearance_m">How much deeper the mortise is than the tenon is high, m.</param>
public sealed record MortiseTenonBlock(
    double Length_m, double Width_m, double Height_m, double TenonLength_m, double TenonWidth_m, double TenonHeight_m,
    double SideClearance_m, double DepthClearance_m) : IPart
{
    private (double Length, double Width, double Depth) Mortise_m => (
        TenonLength_m + (2 * SideClearance_m), TenonWidth_m + (2 * SideClearance_m), TenonHeight_m + DepthClearance_m);

    /// <inheritdoc/>
    public string Name => "mortise-and-tenon block";

    /// <summary>Volume in closed form, m^3.</summary>
    public double Volume_m3 => (Length_m * Width_m * Height_m) + (TenonLength_m * TenonWidth_m * TenonHeight_m) -
        (Mortise_m.Length * Mortise_m.Width * Mortise_m.Depth);

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        !(Length_m > 0 && Width_m > 0 && Height_m > 0 && TenonLength_m > 0 && TenonWidth_m > 0 && TenonHeight_m > 0)
            ? "every size must be above 0"
        : !(SideClearance_m >= 0 && DepthClearance_m >= 0) ? "a clearance must not be below 0"
        : Mortise_m.Length >= Length_m || Mortise_m.Width >= Width_m ? "the mortise leaves no walls"
        : Mortise_m.Depth >= Height_m ? "the mortise reaches through the block"
        : null;

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours =>
    [
        new("above", this, RigidPlacement.Shift(new(0, 0, Height_m)), new Vec3(0, 0, 1), 0)
        {
            Engagement = new(TenonHeight_m, SideClearance_m),
        },
    ];

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        double[] z = [0, Mortise_m.Depth, Height_m, Height_m + TenonHeight_m];
        var plan = PlanCells.Of([(0, 0), (Length_m, 0), (Length_m, Width_m), (0, Width_m)]);
        var (tenon, mortise) = (Middle(TenonLength_m, TenonWidth_m), Middle(Mortise_m.Length, Mortise_m.Width));
        plan.Carve(mortise);
        plan.Carve(tenon);
        return CellBody.Build(plan, z, (cell, level) => level switch
        {
            0 => !plan.IsInside(cell, mortise),
            1 => true,
            _ => plan.IsInside(cell, tenon),
        });
    }

    private (double X, double Y)[] Middle(double length_m, double width_m)
    {
        var (x, y) = ((Length_m - length_m) / 2, (Width_m - width_m) / 2);
        return [(x, y), (Length_m - x, y), (Length_m - x, Width_m - y), (x, Width_m - y)];
    }
}
