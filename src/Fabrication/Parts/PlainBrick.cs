using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A brick with six flat faces and, if wanted, upright round holes in the middle of equal fields. One corner lies at
/// the origin; it is printed as it stands and nothing overhangs. Neighbours are a joint apart, courses in running bond.
/// Holes are polygons whose corners lie on the circle: they are narrower than it by at most the chord tolerance.
/// </summary>
/// <param name="Length_m">Along the first axis, m.</param>
/// <param name="Width_m">Along the second axis, m.</param>
/// <param name="Height_m">Along the third axis, m.</param>
/// <param name="HoleDiameter_m">Of a hole, m; 0 for none.</param>
/// <param name="HolesAlongCount">Holes along the length.</param>
/// <param name="HolesAcrossCount">Holes along the width.</param>
/// <param name="Joint_m">Gap to the neighbours, m.</param>
/// <param name="ChordTolerance_m">How far a hole's flats may lie within its circle, m.</param>
public sealed record PlainBrick(
    double Length_m, double Width_m, double Height_m, double HoleDiameter_m, int HolesAlongCount, int HolesAcrossCount,
    double Joint_m, double ChordTolerance_m) : IPart
{
    private const int MostHoles = 64;

    private bool HasHoles => HoleDiameter_m > 0 && HoleCount > 0;

    private int HoleCount => HolesAlongCount * HolesAcrossCount;

    /// <inheritdoc/>
    public string Name => "plain brick";

    /// <summary>Volume in closed form, m^3.</summary>
    public double Volume_m3 => Height_m * ((Length_m * Width_m) -
        (HasHoles ? HoleCount * RoundHole.Area_m2(HoleDiameter_m, ChordTolerance_m) : 0));

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        !(Length_m > 0 && Width_m > 0 && Height_m > 0) ? "every size must be above 0"
        : !(HoleDiameter_m >= 0 && Joint_m >= 0) ? "holes and joints must not be below 0"
        : HolesAlongCount is < 0 or > MostHoles || HolesAcrossCount is < 0 or > MostHoles || HoleCount > MostHoles
            ? $"there must be 0 to {MostHoles} holes"
        : !(ChordTolerance_m > 0) ? "the chord tolerance must be above 0"
        : HasHoles && HoleDiameter_m > 0.95 * Math.Min(Length_m / HolesAlongCount, Width_m / HolesAcrossCount)
            ? "the holes leave walls thinner than a twentieth of their field"
        : HasHoles && !RoundHole.IsWithin(HoleDiameter_m, ChordTolerance_m) ? RoundHole.FineChords
        : null;

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours
    {
        get
        {
            var (along, across, up) = (new Vec3(1, 0, 0), new Vec3(0, 1, 0), new Vec3(0, 0, 1));
            var bond = new Vec3((Length_m + Joint_m) / 2, 0, Height_m + Joint_m);
            return
            [
                new("end to end", this, RigidPlacement.Shift((Length_m + Joint_m) * along), along, Joint_m),
                new("side by side", this, RigidPlacement.Shift((Width_m + Joint_m) * across), across, Joint_m),
                new("above, half a brick on", this, RigidPlacement.Shift(bond), up, Joint_m),
            ];
        }
    }

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var plan = PlanCells.Of([(0, 0), (Length_m, 0), (Length_m, Width_m), (0, Width_m)]);
        (double X, double Y)[][] holes = [.. Enumerable.Range(0, HasHoles ? HoleCount : 0).Select(at =>
            RoundHole.Outline(Length_m * ((at % HolesAlongCount) + 0.5) / HolesAlongCount,
                Width_m * ((at / HolesAlongCount) + 0.5) / HolesAcrossCount, HoleDiameter_m, ChordTolerance_m))];
        foreach (var hole in holes)
        {
            plan.Carve(hole);
        }

        return CellBody.Build(plan, [0, Height_m], (cell, _) => !holes.Any(hole => plan.IsInside(cell, hole)));
    }
}
