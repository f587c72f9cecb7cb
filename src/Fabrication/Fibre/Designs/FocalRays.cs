using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Fibre.Designs;

/// <summary>
/// Rays at the focus of a paraboloid of unit focal length, kept, to be laid over bundles of any size. A paraboloid's
/// picture of the Sun grows with its focal length and its angles do not, so one trace of a rim angle serves every
/// aperture: a ray at x of unit focal length meets a mirror of focal length f at f x. Each ray carries the share of it
/// that reaches the work if it meets a core, which depends on its band and angle alone. Assumes errors of the mirror
/// that are the same angles at every size, and an obstruction that keeps its share of the aperture; the tracing and its
/// sources are those of <see cref="LaneTracer"/>. Drawn with the same stream, two rim angles see the same random
/// numbers, so that what differs between them is the rim angle.
/// </summary>
internal sealed class FocalRays
{
    private readonly double[] _radii2; // rising
    private readonly double[] _x;
    private readonly double[] _y;
    private readonly double[] _delivered;
    private readonly double _rayCount;

    private FocalRays(double rimAngle_rad, List<Ray> rays, double steepest, long rayCount, DeliveredShares shares)
    {
        (RimAngle_rad, _rayCount) = (rimAngle_rad, rayCount);
        WorkSin2Ratio = shares.WorkSin2Ratio(steepest);
        var kept = rays.ToArray();
        _radii2 = Array.ConvertAll(kept, ray => (ray.X * ray.X) + (ray.Y * ray.Y));
        Array.Sort(_radii2, kept);
        _x = Array.ConvertAll(kept, ray => ray.X);
        _y = Array.ConvertAll(kept, ray => ray.Y);
        _delivered = Array.ConvertAll(kept, ray => ray.Delivered);
    }

    /// <summary>The rim angle, rad.</summary>
    public double RimAngle_rad { get; }

    /// <summary>Largest sin^2 at which light falls on the work.</summary>
    public double WorkSin2Ratio { get; }

    /// <summary>Traces the rays of a rim angle.</summary>
    /// <param name="template">The chain; its aperture and focal length are not used.</param>
    /// <param name="shares">What reaches the work.</param>
    /// <param name="rimAngle_rad">The rim angle, rad.</param>
    /// <param name="rayCount">Rays.</param>
    /// <param name="stream">Where random numbers come from.</param>
    /// <param name="workers">Threads; below 1 for as many as there are processors.</param>
    /// <param name="cancellation">Asked for every batch of rays.</param>
    public static FocalRays Trace(
        LightSystem template, DeliveredShares shares, double rimAngle_rad, long rayCount, RandomStream stream,
        int workers, CancellationToken cancellation)
    {
        var unit = new DesignPoint(4 * Math.Tan(rimAngle_rad / 2), rimAngle_rad, 1, 1).In(template);
        var collector = CollectorBuilder.Build(unit.Concentrator, unit.SunLight);
        var lanes = LanePool.Run(rayCount, stream, workers, (_, count, own) =>
        {
            var sink = new Sink(shares, (int)count);
            new LaneTracer(collector, own).Trace(count, sink, cancellation);
            return sink;
        }, cancellation);
        var rays = new List<Ray>((int)rayCount);
        foreach (var lane in lanes)
        {
            rays.AddRange(lane.Rays);
        }

        return new(rimAngle_rad, rays, lanes.Max(lane => lane.SteepestSinRatio), rayCount, shares);
    }

    /// <summary>Light on the work from one collector, as the area of sunlight that it equals, m^2.</summary>
    /// <param name="aperture_m">Diameter of the mirror, m.</param>
    /// <param name="lattice">Places of its fibres.</param>
    public double DeliveredArea_m2(double aperture_m, FibreLattice lattice)
    {
        var focal_m = Focal_m(aperture_m);
        var reach = Reach(aperture_m, lattice);
        var sum = 0.0;
        for (var i = 0; i < _radii2.Length && _radii2[i] <= reach * reach; i++)
        {
            if (lattice.CoreAt(_x[i] * focal_m, _y[i] * focal_m) >= 0)
            {
                sum += _delivered[i];
            }
        }

        return sum / _rayCount * Math.PI / 4 * aperture_m * aperture_m;
    }

    /// <summary>Rays that meet a bundle's face and are of use in its cores.</summary>
    /// <param name="aperture_m">Diameter of the mirror, m.</param>
    /// <param name="lattice">Places of its fibres.</param>
    public int CountWithin(double aperture_m, FibreLattice lattice)
    {
        var reach = Reach(aperture_m, lattice);
        var place = Array.BinarySearch(_radii2, reach * reach);
        return place < 0 ? ~place : place;
    }

    private double Focal_m(double aperture_m) => new DesignPoint(aperture_m, RimAngle_rad, 1, 1).FocalLength_m;

    private double Reach(double aperture_m, FibreLattice lattice) =>
        BundleEntry.FaceDiameter_m(lattice) / 2 / Focal_m(aperture_m);

    private readonly record struct Ray(double X, double Y, double Delivered);

    private sealed class Sink(DeliveredShares shares, int capacity) : IRaySink
    {
        public List<Ray> Rays { get; } = new(capacity);

        public double SteepestSinRatio { get; private set; }

        public void Take(RayBatch rays, ulong key, TraceTally tally)
        {
            for (var i = 0; i < rays.Count; i++)
            {
                if (rays.Weight[i] <= 0)
                {
                    continue;
                }

                var (x, y) = (rays.DirectionX[i], rays.DirectionY[i]);
                var sine = Math.Sqrt((x * x) + (y * y));
                var delivered = rays.Weight[i] * shares.Of(rays.Band[i], sine);
                if (delivered > 0)
                {
                    Rays.Add(new(rays.X[i], rays.Y[i], delivered));
                    SteepestSinRatio = Math.Max(SteepestSinRatio, sine);
                }
            }
        }
    }
}
