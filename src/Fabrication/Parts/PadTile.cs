using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>Outline of a tile; the number is that of its sides.</summary>
public enum TileOutline
{
    /// <summary>A square.</summary>
    Square = 4,

    /// <summary>A regular hexagon.</summary>
    Hexagon = 6,
}

/// <summary>How tiles hold each other.</summary>
public enum TileEdge
{
    /// <summary>
    /// The upper half of the tile is shifted against the lower half: half of the edges lie on the neighbours' lips.
    /// </summary>
    ShipLap,

    /// <summary>Tongues on half of the edges, grooves in the others, at mid-height.</summary>
    TongueAndGroove,
}

/// <summary>
/// A tile of a landing pad. The origin lies under the middle of its upper face; the first axis points at the middle of
/// an edge; it is printed as it lies in the pad. What overhangs, a lip, a tongue or the ceiling of a groove, is as long
/// as the lap. Tiles lie side by side on the ground with a joint between them, and between lips as much as the
/// clearance says.
/// </summary>
/// <param name="Outline">Square or hexagon.</param>
/// <param name="Edge">How tiles hold each other.</param>
/// <param name="Pitch_m">From tile to tile: across flats, with the joint, m.</param>
/// <param name="Thickness_m">Height, m.</param>
/// <param name="Lap_m">
/// Shift of the upper half along the first axis (a square's: along both axes), or how far a tongue stands out, m.
/// </param>
/// <param name="Joint_m">Gap between tiles, m.</param>
/// <param name="Clearance_m">Gap between lips, or tongue and groove, upwards, m.</param>
public sealed record PadTile(
    TileOutline Outline, TileEdge Edge, double Pitch_m, double Thickness_m, double Lap_m, double Joint_m,
    double Clearance_m) : IPart
{
    private int SideCount => (int)Outline;

    private double Flats_m => Pitch_m - Joint_m;

    private double Side_m => Flats_m * Math.Tan(Math.PI / SideCount);

    private double Area_m2 => SideCount * Flats_m * Flats_m * Math.Tan(Math.PI / SideCount) / 4;

    private bool IsLap => Edge == TileEdge.ShipLap;

    // Between two neighbours' tongues around a corner, and free of the groove that runs out there.
    private double Inset_m => 2 * (Lap_m + Joint_m);

    /// <inheritdoc/>
    public string Name => "pad tile";

    /// <summary>Volume in closed form, m^3.</summary>
    public double Volume_m3 => IsLap
        ? (Area_m2 * (Thickness_m - Clearance_m)) + (Shared_m2 * Clearance_m)
        : (Area_m2 * Thickness_m) - (Grooves_m2 * ((Thickness_m / 3) + (2 * Clearance_m))) +
            (SideCount / 2 * (Side_m - (2 * Inset_m)) * Lap_m * Thickness_m / 3);

    // Of the upper and the lower half: where neither lip is.
    private double Shared_m2 => Outline == TileOutline.Square ? (Flats_m - Lap_m) * (Flats_m - Lap_m)
        : 4 * ((Side_m * (Flats_m - Lap_m) / 2) -
            (((Flats_m * Flats_m) - (Lap_m * Lap_m)) / (8 * Math.Sqrt(3))));

    // Strips along half of the sides, less what two of them share at a corner.
    private double Grooves_m2 => Outline == TileOutline.Square ? (2 * Flats_m * Lap_m) - (Lap_m * Lap_m)
        : (3 * Side_m * Lap_m) - (Lap_m * Lap_m / Math.Sqrt(3));

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        !(Pitch_m > 0 && Thickness_m > 0 && Lap_m > 0) ? "every size must be above 0"
        : !(Joint_m >= 0 && Clearance_m >= 0) ? "joint and clearance must not be below 0"
        : Lap_m <= (IsLap && Outline == TileOutline.Hexagon ? 2 * Joint_m : Joint_m) ? "edges do not reach their " +
            "neighbours across the joint; take a longer lap"
        : Joint_m + (8 * Lap_m) >= Pitch_m ? "the lap takes an eighth of the tile or more"
        : 2 * Clearance_m >= Lap_m - Joint_m ? "the clearance is half of what engages, or more"
        : Clearance_m >= Thickness_m / 4 ? "the clearance takes a quarter of the thickness or more"
        : !IsLap && Side_m - (2 * Inset_m) < Side_m / 4 ? "nothing is left of the tongues; take shorter tongues"
        : null;

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours =>
    [
        .. Enumerable.Range(0, SideCount / 2).Select(side =>
        {
            var (sine, cosine) = Math.SinCos(2 * Math.PI * side / SideCount);
            var axis = new Vec3(cosine, sine, 0);
            // A square's halves are shifted along both axes, a hexagon's along the first.
            var reach_m = Lap_m * (IsLap && Outline == TileOutline.Hexagon ? Math.Abs(cosine) : 1);
            return new PartNeighbour(
                $"across side {side + 1}", this, RigidPlacement.Shift(Pitch_m * axis), axis, Joint_m)
            {
                Engagement = new(reach_m - Joint_m, Clearance_m),
            };
        }),
    ];

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        return IsLap ? Lapped() : Tongued();
    }

    private Mesh Lapped()
    {
        var (lip, roof) = ((Thickness_m - Clearance_m) / 2, (Thickness_m + Clearance_m) / 2);
        var (upper, lower) = (Polygon(0, 0), Polygon(Lap_m, Outline == TileOutline.Square ? Lap_m : 0));
        var plan = Around();
        plan.Carve(upper);
        plan.Carve(lower);
        double[] levels = Clearance_m > 0 ? [0, lip, roof, Thickness_m] : [0, lip, Thickness_m];
        return CellBody.Build(plan, levels, (cell, level) =>
            (level == levels.Length - 2 || plan.IsInside(cell, lower)) && (level == 0 || plan.IsInside(cell, upper)));
    }

    private Mesh Tongued()
    {
        var (low, high) = (Thickness_m / 3, 2 * Thickness_m / 3);
        var tile = Polygon(0, 0);
        var core = Polygon(tile, Lap_m);
        (double X, double Y)[][] tongues = [.. Enumerable.Range(0, SideCount / 2).Select(Tongue)];
        var plan = Around();
        plan.Carve(tile);
        plan.Carve(core);
        foreach (var tongue in tongues)
        {
            plan.Carve(tongue);
        }

        double[] levels = Clearance_m > 0 ? [0, low - Clearance_m, low, high, high + Clearance_m, Thickness_m]
            : [0, low, high, Thickness_m];
        var middle = levels.Length / 2 - 1;
        return CellBody.Build(plan, levels, (cell, level) =>
            level == 0 || level == levels.Length - 2 ? plan.IsInside(cell, tile)
                : plan.IsInside(cell, core) || (level == middle && tongues.Any(tongue => plan.IsInside(cell, tongue))));
    }

    // All that the tile could cover.
    private PlanCells Around()
    {
        var half_m = (Pitch_m / Math.Cos(Math.PI / SideCount) / 2) + (2 * Lap_m);
        return PlanCells.Of([(-half_m, -half_m), (half_m, -half_m), (half_m, half_m), (-half_m, half_m)]);
    }

    private (double X, double Y)[] Polygon(double x_m, double y_m)
    {
        var corner_m = Flats_m / Math.Cos(Math.PI / SideCount) / 2;
        var corners = new (double X, double Y)[SideCount];
        for (var at = 0; at < corners.Length; at++)
        {
            var (sine, cosine) = Math.SinCos(Math.PI * ((2 * at) + 1) / SideCount);
            corners[at] = (x_m + (corner_m * cosine), y_m + (corner_m * sine));
        }

        return corners;
    }

    // The tile without its grooves: the sides of the second half moved inwards.
    private (double X, double Y)[] Polygon((double X, double Y)[] tile, double depth_m)
    {
        var corners = ((double X, double Y)[])tile.Clone();
        for (var at = 0; at < corners.Length; at++)
        {
            // Corner at lies between side at and side at + 1.
            corners[at] = Meeting(at, Off(at), at + 1, Off(at + 1));
        }

        return corners;

        double Off(int side) => (Flats_m / 2) - (side % SideCount >= SideCount / 2 ? depth_m : 0);
    }

    // Where two sides meet that lie some way off the middle.
    private (double X, double Y) Meeting(int one, double one_m, int other, double other_m)
    {
        var (sineP, cosineP) = Math.SinCos(2 * Math.PI * one / SideCount);
        var (sineQ, cosineQ) = Math.SinCos(2 * Math.PI * other / SideCount);
        var turn = (cosineP * sineQ) - (sineP * cosineQ);
        return (((one_m * sineQ) - (other_m * sineP)) / turn, ((other_m * cosineP) - (one_m * cosineQ)) / turn);
    }

    private (double X, double Y)[] Tongue(int side)
    {
        var (sine, cosine) = Math.SinCos(2 * Math.PI * side / SideCount);
        var (near, far, half) = (Flats_m / 2, (Flats_m / 2) + Lap_m, (Side_m / 2) - Inset_m);
        return [Turned(near, -half), Turned(far, -half), Turned(far, half), Turned(near, half)];

        (double X, double Y) Turned(double out_m, double along_m) =>
            ((out_m * cosine) - (along_m * sine), (out_m * sine) + (along_m * cosine));
    }
}
