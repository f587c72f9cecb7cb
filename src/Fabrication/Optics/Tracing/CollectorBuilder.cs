using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>What is needed of the Sun besides its direction.</summary>
/// <param name="SineSquaredQuantiles_1">As in <see cref="SunSource"/>.</param>
/// <param name="TrackingError_rad">Standard deviation of the pointing along one axis, rad.</param>
/// <param name="BandFractions">Share of the power in each spectral band.</param>
public sealed record SunLight(
    ImmutableArray<double> SineSquaredQuantiles_1, double TrackingError_rad, ImmutableArray<double> BandFractions);

/// <summary>
/// Builds the surfaces of a concentrator in the primary's frame: vertex at the origin, axis along z towards the Sun or
/// the heliostat. The receiver stands in the focus and faces the middle of the mirror that it sees.
/// </summary>
public static class CollectorBuilder
{
    /// <summary>Most facets of a primary or a heliostat.</summary>
    public const int FacetsAtMost = 20_000;

    /// <summary>Builds it.</summary>
    /// <param name="design">The design.</param>
    /// <param name="light">The Sun.</param>
    public static Collector Build(ConcentratorDesign design, SunLight light)
    {
        var (primary, heliostat) = (design.Primary, design.Heliostat);
        var mirrors = Primary(design);
        var struts = Struts(design);
        var holder = Holder(design);
        var later = ImmutableArray.CreateBuilder<Mirror>();
        var ways = ImmutableArray.CreateBuilder<Obstacles>();
        var shades = new Obstacles(holder, struts);
        var propagation = new Vec3(0, 0, -1);
        if (heliostat is not null)
        {
            // Light passes the holder on its way from the heliostat; the primary's back shades the heliostat.
            later.Add(mirrors[0]);
            ways.Add(new(holder, struts));
            mirrors = Heliostat(heliostat);
            shades = new([new(Placement.Identity, primary.Outline)], []);
            var (sine, cosine) = Math.SinCos(2 * heliostat.Incidence_rad);
            propagation = new(-sine, 0, cosine);
        }

        ways.Add(new([], struts));
        if (design.Secondary is { } secondary)
        {
            later.Add(Secondary(primary, secondary));
            ways.Add(new([Hole(primary, secondary)], []));
        }

        var sun = new SunSource(propagation, light.SineSquaredQuantiles_1, light.TrackingError_rad,
            light.BandFractions);
        return new Collector(sun, mirrors, later.ToImmutable(), shades, ways.ToImmutable(), Receiver(design))
            .WithNeighbours();
    }

    /// <summary>Sine of the steepest direction from a mirror's rim to the middle of the receiver.</summary>
    /// <param name="collector">The collector.</param>
    public static double ConeSinRatio(Collector collector)
    {
        const int Points = 64;
        var last = collector.Later.IsEmpty ? collector.Facets : [collector.Later[^1]];
        var steepest = 0.0;
        foreach (var mirror in last)
        {
            for (var i = 0; i < Points; i++)
            {
                var (x, y) = mirror.Outline.RimPoint(2 * Math.PI * i / Points);
                var point = mirror.Placement.PointOut(new(x, y, mirror.Surface.Height_m(x, y)));
                var angle = Vec3.Angle_rad(collector.Receiver.Origin - point, collector.Receiver.N);
                steepest = Math.Max(steepest, angle < Math.PI / 2 ? Math.Sin(angle) : 1);
            }
        }

        return steepest;
    }

    private static Placement Receiver(ConcentratorDesign design)
    {
        var primary = design.Primary;
        if (design.Secondary is { } secondary)
        {
            return new(new(0, 0, -secondary.BackDistance_m - primary.Defocus_m), new(1, 0, 0), new(0, -1, 0),
                new(0, 0, -1));
        }

        var centre = new Vec3(primary.OffAxis_m, 0, primary.Conic.Height_m(primary.OffAxis_m, 0));
        var focus = new Vec3(0, 0, primary.FocalLength_m);
        var normal = (focus - centre).ToUnit();
        var across = new Vec3(0, 1, 0);
        return new(focus + (primary.Defocus_m * normal), Vec3.Cross(across, normal), across, normal);
    }

    private static ImmutableArray<Mirror> Primary(ConcentratorDesign design)
    {
        var primary = design.Primary;
        var hole_m = (design.Secondary?.Hole_m ?? 0) / 2;
        if (primary.Facets is not { } facets)
        {
            return [new(Placement.Identity, primary.Conic, primary.Outline, hole_m, primary.Finish)];
        }

        return [.. FacetCentres(primary, hole_m).Select(at => Facet(primary, facets, at.X_m, at.Y_m))];
    }

    /// <summary>
    /// Centres of a primary's facets seen along the axis; whole facets inside the aperture and outside the hole only.
    /// </summary>
    /// <param name="primary">A primary with facets.</param>
    /// <param name="holeRadius_m">Radius of the hole about the axis, m; 0 for none.</param>
    public static ImmutableArray<(double X_m, double Y_m)> FacetCentres(PrimaryDesign primary, double holeRadius_m = 0)
    {
        var facets = primary.Facets!;
        var pitch = facets.Width_m + facets.Gap_m;
        var outline = FacetOutline(facets);
        var isHexagonal = facets.Shape != OutlineShape.Rectangle;
        var (stepX, stepY) = isHexagonal ? (pitch * Math.Sqrt(3) / 2, pitch) : (pitch, pitch);
        var (columns, rows) = (Reach(stepX), Reach(stepY));
        var centres = ImmutableArray.CreateBuilder<(double, double)>();
        for (var i = -columns; i <= columns; i++)
        {
            for (var j = -rows; j <= rows; j++)
            {
                var (x, y) = (primary.OffAxis_m + (i * stepX), (j + (isHexagonal && (i & 1) != 0 ? 0.5 : 0)) * stepY);
                var outwards = Math.Atan2(y, x - primary.OffAxis_m);
                var corners = Corners(outline, outwards);
                var isOverHole = holeRadius_m > 0 && (outline.Contains(-x, -y) || corners.Any(corner =>
                    Math.Sqrt(((x + corner.X) * (x + corner.X)) + ((y + corner.Y) * (y + corner.Y))) < holeRadius_m));
                if (!isOverHole && corners.All(corner => primary.Outline.Contains(x + corner.X, y + corner.Y)))
                {
                    centres.Add((x, y));
                }
            }
        }

        return centres.ToImmutable();

        int Reach(double step) => (int)Math.Min(FacetsAtMost, Math.Ceiling(primary.Outline.BoundingRadius_m / step));
    }

    // All corners and sides' middles, and for a circle inside a circle the points farthest out and in.
    private static (double X, double Y)[] Corners(Outline outline, double outwards_rad) =>
    [
        .. Enumerable.Range(0, 24).Select(i => outline.RimPoint(Math.PI * i / 12)), outline.RimPoint(outwards_rad),
        outline.RimPoint(outwards_rad + Math.PI),
    ];

    private static Outline FacetOutline(FacetDesign facets) => facets.Shape switch
    {
        OutlineShape.Circle => Outline.Circle(facets.Width_m / 2),
        OutlineShape.Rectangle => Outline.Rectangle(facets.Width_m, facets.Width_m),
        _ => Outline.Hexagon(facets.Width_m),
    };

    private static Mirror Facet(PrimaryDesign primary, FacetDesign facets, double x, double y)
    {
        var centre = new Vec3(x, y, primary.Conic.Height_m(x, y));
        var normal = primary.Conic.Normal(x, y).ToUnit();
        // Its own x axis stays in the plane of the collector's x axis, so that neighbours stay aligned.
        var v = Vec3.Cross(normal, new(1, 0, 0)).ToUnit();
        var distance = (new Vec3(0, 0, primary.FocalLength_m) - centre).Length;
        var surface = facets.Surface == FacetSurface.Flat ? Conic.Plane : Conic.Sphere(2 * distance);
        return new(new(centre, Vec3.Cross(v, normal), v, normal), surface, FacetOutline(facets), 0, primary.Finish);
    }

    private static ImmutableArray<Mirror> Heliostat(HeliostatDesign heliostat)
    {
        var (sine, cosine) = Math.SinCos(heliostat.Incidence_rad);
        var normal = new Vec3(sine, 0, -cosine);
        var v = new Vec3(0, 1, 0);
        var u = Vec3.Cross(v, normal);
        var centre = new Vec3(0, 0, heliostat.Distance_m);
        var mirrors = ImmutableArray.CreateBuilder<Mirror>();
        for (var i = 0; i < heliostat.Columns; i++)
        {
            for (var j = 0; j < heliostat.Rows; j++)
            {
                var x = (i - ((heliostat.Columns - 1) / 2.0)) * (heliostat.Width_m + heliostat.Gap_m);
                var y = (j - ((heliostat.Rows - 1) / 2.0)) * (heliostat.Height_m + heliostat.Gap_m);
                mirrors.Add(new(new(centre + (x * u) + (y * v), u, v, normal), Conic.Plane,
                    Outline.Rectangle(heliostat.Width_m, heliostat.Height_m), 0, heliostat.Finish));
            }
        }

        return mirrors.ToImmutable();
    }

    private static Mirror Secondary(PrimaryDesign primary, CassegrainDesign secondary)
    {
        var separation = secondary.Separation_m(primary.FocalLength_m);
        var surface = Conic.Cassegrain(primary.FocalLength_m - separation, secondary.MagnificationRatio);
        return new(Placement.Identity with { Origin = new(0, 0, separation) }, surface,
            Outline.Circle(secondary.Diameter_m / 2), 0, secondary.Finish, FacesUp: false);
    }

    // Light from the secondary must pass the primary's hole; before the primary there is nothing to pass.
    private static Screen Hole(PrimaryDesign primary, CassegrainDesign secondary)
    {
        var height = primary.Conic.Height_m(secondary.Hole_m / 2, 0);
        var isBehind = secondary.BackDistance_m + primary.Defocus_m > -height;
        return isBehind
            ? new(Placement.Identity with { Origin = new(0, 0, height) }, Outline.Circle(secondary.Hole_m / 2), true)
            : new(Placement.Identity with { Origin = new(0, 0, -1) }, Outline.Circle(0));
    }

    private static double HolderHeight_m(ConcentratorDesign design) => design.Secondary is { } secondary
        ? secondary.Separation_m(design.Primary.FocalLength_m)
        : design.Primary.FocalLength_m;

    private static double HolderRadius_m(ConcentratorDesign design) =>
        Math.Max(design.Primary.Obstruction_m, design.Secondary?.Diameter_m ?? 0) / 2;

    private static ImmutableArray<Screen> Holder(ConcentratorDesign design)
    {
        var radius = HolderRadius_m(design);
        var height = HolderHeight_m(design);
        if (radius <= 0)
        {
            return [];
        }

        // A secondary's rim stands higher than its vertex: the shadow is the rim's, whatever lies behind it.
        return [new(Placement.Identity with { Origin = new(0, 0, height + RimHeight(design, radius)) },
            Outline.Circle(radius))];
    }

    private static double RimHeight(ConcentratorDesign design, double radius) => design.Secondary is { } secondary
        ? Secondary(design.Primary, secondary).Surface.Height_m(radius, 0)
        : 0;

    private static ImmutableArray<Strut> Struts(ConcentratorDesign design)
    {
        if (design.Primary.Struts is not { } struts)
        {
            return [];
        }

        var primary = design.Primary;
        var top = new Vec3(0, 0, HolderHeight_m(design));
        return
        [
            .. Enumerable.Range(0, struts.Count).Select(i =>
            {
                var angle = 2 * Math.PI * (i + 0.5) / struts.Count;
                var (sine, cosine) = Math.SinCos(angle);
                var (x, y) = primary.Outline.RimPoint(angle);
                var radius = HolderRadius_m(design);
                return new Strut(new(x, y, primary.Conic.Height_m(x, y)),
                    top + new Vec3(radius * cosine, radius * sine, 0), struts.Width_m / 2);
            }),
        ];
    }
}
