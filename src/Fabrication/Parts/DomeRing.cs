using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Parts;

/// <summary>
/// One block of a ring of a dome: between two spheres, two cones that lean towards the centre (its beds) and two
/// upright planes through the axis (its heads), a joint apart from its neighbours everywhere. It is printed standing on
/// a head: height is distance from that plane, so no face leans from upright by more than the block's angle. The first
/// axis points along the dome's axis, the second away from it; the box around the block begins at the origin. Curved
/// faces are flats whose corners lie on the spheres.
/// </summary>
/// <param name="InnerRadius_m">Of the inner sphere, m.</param>
/// <param name="Thickness_m">Between the spheres, m.</param>
/// <param name="Lower_rad">Elevation of the lower bed above the dome's equator, seen from the centre, rad.</param>
/// <param name="Upper_rad">Elevation of the upper bed, rad.</param>
/// <param name="SegmentCount">Blocks in a whole ring.</param>
/// <param name="Joint_m">Gap between blocks, m.</param>
/// <param name="ChordTolerance_m">
/// How far flats may lie within the spheres, along either of their directions, m.
/// </param>
public sealed record DomeRing(
    double InnerRadius_m, double Thickness_m, double Lower_rad, double Upper_rad, int SegmentCount, double Joint_m,
    double ChordTolerance_m) : IPart
{
    private const int MostSegments = 720;

    private double OuterRadius_m => InnerRadius_m + Thickness_m;

    // All rings have the facets of the widest, so that they meet without steps.
    private FacetedArc Arc =>
        FacetedArc.Within(OuterRadius_m, 2 * Math.PI / SegmentCount, ChordTolerance_m, Joint_m / 2);

    /// <inheritdoc/>
    public string Name => "dome segment";

    /// <summary>Volume in closed form, m^3: the section swept about the axis.</summary>
    public double Volume_m3
    {
        get
        {
            var (inner, outer) = Meridians();
            (double R, double H)[] corners = [.. outer, .. inner.Reverse()];
            var (area_m2, moment_m3) = (0.0, 0.0);
            for (var at = 0; at < corners.Length; at++)
            {
                var (a, b) = (corners[at], corners[(at + 1) % corners.Length]);
                var twice = (a.R * b.H) - (b.R * a.H);
                (area_m2, moment_m3) = (area_m2 + (twice / 2), moment_m3 + (twice * (a.R + b.R) / 6));
            }

            return Arc.Swept(moment_m3, area_m2);
        }
    }

    /// <inheritdoc/>
    double? IPart.Volume_m3 => Volume_m3;

    /// <inheritdoc/>
    public string? Problem =>
        !(InnerRadius_m > 0 && Thickness_m > 0) ? "every size must be above 0"
        : SegmentCount is < 3 or > MostSegments ? $"a ring must have 3 to {MostSegments} blocks"
        : !(Lower_rad >= 0 && Upper_rad > Lower_rad && Upper_rad < Math.PI / 2) ? "the lower bed must be at 0 deg or " +
            "above, the upper bed above it and below 90 deg"
        : !(Joint_m >= 0) ? "a joint must not be below 0"
        : !(ChordTolerance_m > 0) ? "the chord tolerance must be above 0"
        : !(FacetedArc.IsWithin(OuterRadius_m, Math.PI / SegmentCount, ChordTolerance_m, FacetedArc.MostFacets / 2) &&
            FacetedArc.IsWithin(OuterRadius_m, Upper_rad - Lower_rad, ChordTolerance_m, FacetedArc.MostFacets))
            ? ArcProblem.FineChords
        : Joint_m >= InnerRadius_m * Math.Sin(Upper_rad - Lower_rad) / 2 ? "the joint is as wide as half of the block"
        : !Arc.Holds(Meridians().Inner.Min(corner => corner.R)) ? ArcProblem.WideJoint + ", or a lower ring"
        : null;

    /// <inheritdoc/>
    public ImmutableArray<PartNeighbour> Neighbours
    {
        get
        {
            var (arc, here) = (Arc, InDome());
            var half_rad = Math.PI / SegmentCount;
            var (sine, cosine) = Math.SinCos(2 * half_rad);
            var next = here.Inverse().After(RigidPlacement.TurnAboutZ(2 * half_rad)).After(here);
            List<PartNeighbour> all =
            [
                new("next in the ring", this, next, here.DirectionBack(new(-sine, cosine, 0)), Joint_m),
            ];
            var above = this with { Lower_rad = Upper_rad, Upper_rad = (2 * Upper_rad) - Lower_rad };
            if (above.Problem is null)
            {
                var (up, out_) = Math.SinCos(Upper_rad);
                var flat = Math.Cos(half_rad / arc.FacetCount);
                // Cones of one slope, a joint apart: between their flats it is a little less.
                var gap_m = Joint_m * flat / Math.Sqrt((up * up) + (out_ * out_ * flat * flat));
                var (side, ahead) = Math.SinCos(half_rad);
                Vec3 normal = new(-up * ahead, -up * side, out_);
                all.Add(new("ring above", above, here.Inverse().After(above.InDome()), here.DirectionBack(normal),
                    gap_m));
                all.Add(new("ring above, half a block on", above,
                    here.Inverse().After(RigidPlacement.TurnAboutZ(half_rad)).After(above.InDome()),
                    here.DirectionBack(normal), gap_m));
            }

            return [.. all];
        }
    }

    /// <inheritdoc/>
    public Mesh ToMesh()
    {
        PartProblem.Refuse(this);
        var arc = Arc;
        var (inner, outer) = Meridians();
        var back = InDome().Inverse();
        var plan = PlanCells.Grid(1, arc.FacetCount, (i, j) => (i, j));
        return CellBody.Build(plan, inner.Length - 1, (_, _) => true, (node, level) =>
        {
            var (radius, height) = node % 2 == 0 ? inner[level] : outer[level];
            var (along, away) = FromHead(arc, node / 2, radius);
            return back.Point(new(along, away, height));
        });
    }

    /// <summary>
    /// Where the block stands in its dome: the centre of the spheres at the origin, the dome's axis upwards, the first
    /// head at longitude 0.
    /// </summary>
    public RigidPlacement InDome()
    {
        var (inner, outer) = Meridians();
        var (arc, far_m, low_m) = (Arc, double.PositiveInfinity, double.PositiveInfinity);
        foreach (var (radius, height) in inner.Concat(outer))
        {
            low_m = Math.Min(low_m, height);
            // Straight flats: the nearest to the plane across the first head is one of the ends.
            far_m = Math.Min(far_m, Math.Min(
                FromHead(arc, 0, radius).Along, FromHead(arc, arc.FacetCount, radius).Along));
        }

        return new(new(0, 0, 1), new(1, 0, 0), new(0, 1, 0), new(far_m, Joint_m / 2, low_m));
    }

    // A node's distance from the axis along the first head plane, and away from that plane.
    private static (double Along, double Away) FromHead(FacetedArc arc, int at, double radius_m)
    {
        var (x, y) = arc.Place(at, radius_m);
        var (sine, cosine) = Math.SinCos(arc.Pitch_rad / 2);
        // On the head itself without rounding: the block lies flat on the bed.
        return ((y * cosine) - (x * sine), at == 0 ? arc.Cut_m : (x * cosine) + (y * sine));
    }

    // Corners of the section, distance from the axis and height, from the lower bed to the upper: beds are half a joint
    // off the lines through the centre.
    private ((double R, double H)[] Inner, (double R, double H)[] Outer) Meridians()
    {
        var count = FacetedArc.FacetsOf(OuterRadius_m, Upper_rad - Lower_rad, ChordTolerance_m, FacetedArc.MostFacets);
        return (Meridian(InnerRadius_m, count), Meridian(OuterRadius_m, count));
    }

    private (double R, double H)[] Meridian(double radius_m, int count)
    {
        var corners = new (double R, double H)[count + 1];
        for (var at = 0; at <= count; at++)
        {
            var (sine, cosine) = Math.SinCos(Lower_rad + ((Upper_rad - Lower_rad) * at / count));
            var off_m = at == 0 ? Joint_m / 2 : at == count ? -Joint_m / 2 : 0;
            var along_m = Math.Sqrt((radius_m * radius_m) - (off_m * off_m));
            corners[at] = ((along_m * cosine) - (off_m * sine), (along_m * sine) + (off_m * cosine));
        }

        return corners;
    }
}
