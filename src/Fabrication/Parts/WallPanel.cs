using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A panel of a wall with openings, tenons on its right and upper edge and mortises in its left and lower edge, in the
/// middle third of its thickness. It is printed lying on its face: the first axis along the wall, the second up the
/// wall, the third through it; one corner of the panel lies at the origin, tenons reach beyond. Tenons overhang by
/// their length, mortises are bridged by their width.
/// </summary>
/// <param name="Length_m">Along the wall, without tenons, m.</param>
/// <param name="Height_m">Up the wall, without tenons, m.</param>
/// <param name="Thickness_m">Through the wall, m.</param>
/// <param name="Tenon_m">How far tenons stand out, m.</param>
/// <param name="TenonsUpCount">Tenons on the right edge.</param>
/// <param name="TenonsAlongCount">Tenons on the upper edge.</param>
/// <param name="TenonWidth_m">Along the edge, m.</param>
/// <param name="Joint_m">Gap between panels, m.</param>
/// <param name="Clearance_m">Gap between a tenon and the walls of its mortise, m.</param>
/// <param name="ChordTolerance_m">How far flats of a round opening may lie within its circle, m.</param>
public sealed record WallPanel(
    double Length_m, double Height_m, double Thickness_m, double Tenon_m, int TenonsUpCount, int TenonsAlongCount,
    double TenonWidth_m, double Joint_m, double Clearance_m, double ChordTolerance_m) : IPart
{
    private const int MostTenons = 32;
    private const int MostOpenings = 16;

    /// <summary>Windows and ports.</summary>
    public ImmutableArray<PanelOpening> Openings { get; init; } = [];

    private double Mortise_m => Tenon_m + Clearance_m;

    /// <inheritdoc/>
    public string Name => "wall panel";

    /// <summary>Volume in closed form, m^3.</summary>
    public double Volume_m3 =>
        (((Length_m * Height_m) - Openings.Sum(opening => opening.Area_m2(ChordTolerance_m))) * Thickness_m)
        + ((TenonsUpCount + TenonsAlongCount) * ((TenonWidth_m * Tenon_m * Thickness_m / 3)
            - ((TenonWidth_m + (2 * Clearance_m)) * Mortise_m * ((Thickness_m / 3) + (2 * Clearance_m)))));

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        !(Length_m > 0 && Height_m > 0 && Thickness_m > 0 && TenonWidth_m > 0) ? "every size must be above 0"
        : !(Joint_m >= 0 && Clearance_m >= 0) ? "joint and clearance must not be below 0"
        : TenonsUpCount is < 0 or > MostTenons || TenonsAlongCount is < 0 or > MostTenons
            ? $"there must be 0 to {MostTenons} tenons on an edge"
        : !(Tenon_m > Joint_m) ? "tenons do not reach across the joint"
        : !(ChordTolerance_m > 0) ? "the chord tolerance must be above 0"
        : 2 * Clearance_m >= Tenon_m - Joint_m ? "the clearance is half of what engages of the tenons, or more"
        : Clearance_m >= Thickness_m / 4 ? "the clearance takes a quarter of the thickness or more"
        : IsCrowded(Height_m, TenonsUpCount) || IsCrowded(Length_m, TenonsAlongCount)
            ? "the mortises of an edge meet, or meet those of the next edge"
        : (TenonsUpCount > 0 && 2 * Mortise_m >= Length_m) || (TenonsAlongCount > 0 && 2 * Mortise_m >= Height_m)
            ? "the mortises reach half through the panel"
        : Openings.Length > MostOpenings ? $"there are more than {MostOpenings} openings"
        : OpeningProblem();

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours
    {
        get
        {
            var (along, up) = (new Vec3(1, 0, 0), new Vec3(0, 1, 0));
            PartEngagement grip = new(Tenon_m - Joint_m, Clearance_m);
            return
            [
                new("next along the wall", this, RigidPlacement.Shift((Length_m + Joint_m) * along), along, Joint_m)
                {
                    Engagement = TenonsUpCount > 0 ? grip : null,
                },
                new("above", this, RigidPlacement.Shift((Height_m + Joint_m) * up), up, Joint_m)
                {
                    Engagement = TenonsAlongCount > 0 ? grip : null,
                },
            ];
        }
    }

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var (low, high) = (Thickness_m / 3, 2 * Thickness_m / 3);
        var panel = PanelOpening.Box(0, 0, Length_m, Height_m);
        var plan = PlanCells.Of(PanelOpening.Box(0, 0, Length_m + Tenon_m, Height_m + Tenon_m));
        (double X, double Y)[][] tenons = [.. Edges(Tenon_m, 0, isFar: true)];
        (double X, double Y)[][] mortises = [.. Edges(Mortise_m, Clearance_m, isFar: false)];
        (double X, double Y)[][] openings = [.. Openings.Select(opening => opening.Outline(ChordTolerance_m))];
        foreach (var outline in mortises.Concat(openings).Concat(tenons).Prepend(panel))
        {
            plan.Carve(outline);
        }

        double[] levels = Clearance_m > 0 ? [0, low - Clearance_m, low, high, high + Clearance_m, Thickness_m]
            : [0, low, high, Thickness_m];
        var middle = (levels.Length / 2) - 1;
        return CellBody.Build(plan, levels, (cell, level) =>
        {
            var isFace = level == 0 || level == levels.Length - 2;
            return plan.IsInside(cell, panel)
                ? !openings.Any(opening => plan.IsInside(cell, opening)) &&
                    (isFace || !mortises.Any(mortise => plan.IsInside(cell, mortise)))
                : level == middle && tenons.Any(tenon => plan.IsInside(cell, tenon));
        });
    }

    // Boxes in the middle of equal shares of two edges, outwards from the far ones or inwards from the near ones.
    private IEnumerable<(double X, double Y)[]> Edges(double depth_m, double wider_m, bool isFar)
    {
        var half_m = (TenonWidth_m / 2) + wider_m;
        for (var at = 0; at < TenonsUpCount; at++)
        {
            var (middle, left) = (Height_m * (at + 0.5) / TenonsUpCount, isFar ? Length_m : 0);
            yield return PanelOpening.Box(left, middle - half_m, left + depth_m, middle + half_m);
        }

        for (var at = 0; at < TenonsAlongCount; at++)
        {
            var (middle, low) = (Length_m * (at + 0.5) / TenonsAlongCount, isFar ? Height_m : 0);
            yield return PanelOpening.Box(middle - half_m, low, middle + half_m, low + depth_m);
        }
    }

    // Also in a corner: mortises keep their depth from the end of an edge.
    private bool IsCrowded(double edge_m, int count) => count > 0 &&
        (edge_m / count) - TenonWidth_m - (2 * Clearance_m) <= 2 * Mortise_m;

    private string? OpeningProblem()
    {
        for (var at = 0; at < Openings.Length; at++)
        {
            var (one, edge) = (Openings[at], Mortise_m + Clearance_m);
            var (halfX, halfY) = (one.Width_m / 2, one.Height_m / 2);
            if (!(halfX > 0 && halfY > 0))
            {
                return $"opening {at + 1} has no size";
            }

            if (one.Shape == PanelOpeningShape.Round && !RoundHole.IsWithin(one.Width_m, ChordTolerance_m))
            {
                return RoundHole.FineChords;
            }

            if (!(one.X_m - halfX > edge && one.Y_m - halfY > edge && one.X_m + halfX < Length_m - Clearance_m &&
                one.Y_m + halfY < Height_m - Clearance_m))
            {
                return $"opening {at + 1} reaches the edge of the panel or its mortises";
            }

            for (var other = 0; other < at; other++)
            {
                var two = Openings[other];
                if (Math.Abs(one.X_m - two.X_m) <= halfX + (two.Width_m / 2) &&
                    Math.Abs(one.Y_m - two.Y_m) <= halfY + (two.Height_m / 2))
                {
                    return $"opening {at + 1} reaches opening {other + 1}";
                }
            }
        }

        return null;
    }
}
