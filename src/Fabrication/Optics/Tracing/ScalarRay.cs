using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// One ray from the Sun to the receiver's plane, step by step in plain arithmetic: what the kernels compute four at a
/// time, and the oracle they are tested against. Computes exact geometry of conics with normal slope and specularity
/// errors. Assumes geometrical optics and the fixed order of surfaces of <see cref="Collector"/>. Sources: Welford 1986
/// (conics), Box and Muller 1958 (normal deviates), Spencer and Murty 1962, JOSA 52:672 (general ray tracing).
/// </summary>
internal sealed class ScalarRay
{
    public Vec3 Point { get; private set; }

    public Vec3 Direction { get; private set; }

    public double Weight { get; private set; }

    public int Band { get; private set; }

    /// <summary>Where it ended; null where it came through the receiver's plane.</summary>
    public LightLoss? End { get; private set; }

    /// <summary>What mirrors absorbed of it.</summary>
    public double Absorbed { get; private set; }

    /// <summary>What dust took of it.</summary>
    public double Dusted { get; private set; }

    /// <summary>Traces a ray; a point and a direction in the receiver's frame come out.</summary>
    public static ScalarRay Trace(Collector collector, int facet, ulong key, ulong index, double bandOffset)
    {
        var ray = new ScalarRay { Band = collector.Sun.BandOf(index, bandOffset) };
        ray.Follow(collector, facet, key, index);
        return ray;
    }

    private void Follow(Collector collector, int facet, ulong key, ulong index)
    {
        if (Start(collector, collector.Facets[facet], facet, key, index) || Meets(collector, 0, facet))
        {
            return;
        }

        for (var i = 0; i < collector.Later.Length; i++)
        {
            if (Meet(collector.Later[i], key, index, RayPurpose.First + 1 + (uint)i) ||
                Meets(collector, i + 1, -1))
            {
                return;
            }
        }

        var frame = collector.Receiver;
        var (p, v) = (frame.PointIn(Point), frame.DirectionIn(Direction));
        var distance = -p.Z / v.Z;
        if (!(v.Z > 0 && distance > 0))
        {
            End = LightLoss.AwayFromReceiver;
            return;
        }

        (Point, Direction) = (new(p.X + (distance * v.X), p.Y + (distance * v.Y), 0), v);
    }

    /// <summary>Starts on the first mirror; true where it ended.</summary>
    private bool Start(Collector collector, Mirror mirror, int facet, ulong key, ulong index)
    {
        var numbers = RayNumbers.Of(key, index, RayPurpose.Start);
        var (x, y) = mirror.Outline.At(numbers.A, numbers.B);
        var normal = mirror.Surface.Normal(x, y);
        var (incoming, cosine) = FromSun(collector.Sun, mirror.Placement, numbers, key, index);
        var facing = -Vec3.Dot(incoming, normal);
        Weight = Math.Max(0, facing / cosine);
        Point = mirror.Placement.PointOut(new(x, y, mirror.Surface.Height_m(x, y)));
        var outgoing = Reflect(incoming, normal.ToUnit(), mirror.Finish, key, index, RayPurpose.First);
        Direction = mirror.Placement.DirectionOut(outgoing);
        var sunward = -mirror.Placement.DirectionOut(incoming);
        if (collector.Shades.Screens.Any(screen => screen.Takes(Point, sunward)))
        {
            End = LightLoss.ShadedByScreen;
        }
        else if (collector.Shades.Struts.Any(strut => strut.Takes(Point, sunward)))
        {
            End = LightLoss.ShadedByStrut;
        }
        else if (IsTaken(collector.Neighbours, collector.Neighbours.Shading, facet, sunward))
        {
            End = LightLoss.ShadedByFacet;
        }
        else if ((x * x) + (y * y) < mirror.HoleRadius_m * mirror.HoleRadius_m)
        {
            End = LightLoss.IntoHole;
        }
        else
        {
            Lose(mirror.Finish, facing / normal.Length);
        }

        return End is not null;
    }

    private bool IsTaken(FacetNeighbours neighbours, int[][] lists, int facet, Vec3 along) =>
        lists.Length > 0 && lists[facet].Any(other => neighbours.Screens[other].Takes(Point, along));

    /// <summary>Meets what stands on its way; true where it ended.</summary>
    private bool Meets(Collector collector, int way, int facet)
    {
        if (collector.Ways[way].Screens.Any(screen => screen.Takes(Point, Direction)))
        {
            End = LightLoss.BlockedByScreen;
        }
        else if (collector.Ways[way].Struts.Any(strut => strut.Takes(Point, Direction)))
        {
            End = LightLoss.BlockedByStrut;
        }
        else if (facet >= 0 && IsTaken(collector.Neighbours, collector.Neighbours.Blocking, facet, Direction))
        {
            End = LightLoss.BlockedByFacet;
        }

        return End is not null;
    }

    /// <summary>Meets a later mirror; true where it ended.</summary>
    private bool Meet(Mirror mirror, ulong key, ulong index, uint purpose)
    {
        var frame = mirror.Placement;
        var (from, along) = (frame.PointIn(Point), frame.DirectionIn(Direction));
        if (mirror.Surface.Distance_m(from, along) is { } distance)
        {
            var at = from + (distance * along);
            var normal = mirror.Surface.Normal(at.X, at.Y).ToUnit() * (mirror.FacesUp ? 1 : -1);
            var facing = -Vec3.Dot(along, normal);
            var isInHole = (at.X * at.X) + (at.Y * at.Y) < mirror.HoleRadius_m * mirror.HoleRadius_m;
            if (distance > RayLimits.Clearance_m && facing > 0 && !isInHole && mirror.Outline.Contains(at.X, at.Y))
            {
                Point = frame.PointOut(at);
                Direction = frame.DirectionOut(Reflect(along, normal, mirror.Finish, key, index, purpose));
                Lose(mirror.Finish, facing);
                return false;
            }
        }

        End = LightLoss.BesideMirror;
        return true;
    }

    private void Lose(MirrorFinish finish, double cosIncidence)
    {
        var clean = finish.CleanFraction(cosIncidence);
        Dusted += Weight * (1 - clean);
        Weight *= clean;
        var reflected = finish.Reflectance.Fraction(Band, cosIncidence);
        Absorbed += Weight * (1 - reflected);
        Weight *= reflected;
    }

    private static (Vec3 Incoming, double Cosine) FromSun(
        SunSource sun, Placement frame, RayUniforms numbers, ulong key, ulong index)
    {
        var sineSquared = sun.SineSquared(numbers.C);
        var (s, t) = Math.SinCos(2 * Math.PI * numbers.D);
        var (along, across) = (Math.Sqrt(sineSquared) * t, Math.Sqrt(sineSquared) * s);
        var cosine = Math.Sqrt(1 - sineSquared);
        var forward = cosine;
        if (sun.TrackingError_rad > 0)
        {
            var errors = RayNumbers.Of(key, index, RayPurpose.Tracking);
            var (g, h) = Normals(errors.A, errors.B);
            along += sun.TrackingError_rad * g;
            across += sun.TrackingError_rad * h;
            forward = Math.Sqrt(1 - (along * along) - (across * across));
        }

        return (frame.DirectionIn((along * sun.AcrossU) + (across * sun.AcrossV) + (forward * sun.Propagation)),
            cosine);
    }

    private static Vec3 Reflect(
        Vec3 incoming, Vec3 normal, MirrorFinish finish, ulong key, ulong index, uint purpose)
    {
        var errors = RayNumbers.Of(key, index, purpose);
        var n = finish.SlopeError_rad > 0 ? Tilt(normal, errors.A, errors.B, finish.SlopeError_rad) : normal;
        var outgoing = incoming - (2 * Vec3.Dot(incoming, n) * n);
        return finish.SpecularityError_rad > 0
            ? Tilt(outgoing, errors.C, errors.D, finish.SpecularityError_rad)
            : outgoing;
    }

    private static Vec3 Tilt(Vec3 direction, double a, double b, double deviation)
    {
        var (g, h) = Normals(a, b);
        var (u, v) = Placement.Across(direction);
        return (direction + (deviation * g * u) + (deviation * h * v)).ToUnit();
    }

    private static (double First, double Second) Normals(double a, double b)
    {
        var radius = Math.Sqrt(-2 * Math.Log(a));
        var (sine, cosine) = Math.SinCos(2 * Math.PI * b);
        return (radius * cosine, radius * sine);
    }
}
