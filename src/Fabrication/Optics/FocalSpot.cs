using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Optics;

/// <summary>Gives each light path its weights by its angle to the axis at the focal plane.</summary>
/// <param name="sinRatio">Sine of that angle.</param>
/// <param name="weights_1">To fill; each 0 to 1.</param>
public delegate void AngleWeights(double sinRatio, Span<double> weights_1);

/// <summary>
/// The light in the focal plane of a dish. Computes flux and encircled power by integrating, for each point F of the
/// focal plane, the radiance that each point P of the dish sends it: E = L Int G cos(theta) cos(i) dA/d^2, G the
/// <see cref="SunShape"/> at the angle between PF and the ray from P to the focus (a perfect mirror keeps angles, so no
/// small-angle step is made), dA cos(i) = p (p - s tan(phi/2) cos psi) p sin(phi) dphi dpsi/d. No random rays. Assumes
/// single reflection, exact pointing and no receiver shadow but the stated obstruction. Valid while rim angle plus blur
/// stays below 85 deg. Quadrature error of an encircled fraction: below 5e-5, shown by refinement in the tests.
/// </summary>
public sealed class FocalSpot
{
    private const double SteepestRay_rad = 85 * Math.PI / 180;
    private const int AzimuthsAtLeast = 32;
    private const int AzimuthsAtMost = 128;
    private static readonly GaussLegendre s_eight = new(8);
    private static readonly GaussLegendre s_arc = new(12);
    private readonly SunShape _sun;
    private readonly int _panels;
    private readonly int _azimuths;
    private readonly bool _isSharp;
    private readonly int _radialPanels;

    /// <summary>The focal plane of a dish that faces the Sun.</summary>
    /// <param name="dish">The dish.</param>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    /// <param name="refinementCount">
    /// Multiplies every count of quadrature points, at least 1: for convergence studies.
    /// </param>
    /// <exception cref="ArgumentException">Rim angle and blur reach beyond 85 deg.</exception>
    public FocalSpot(Paraboloid dish, double sunHalfAngle_rad, int refinementCount = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(refinementCount, 1);
        (Dish, _sun) = (dish, new SunShape(sunHalfAngle_rad, dish.SlopeError_rad));
        if (!Covers(dish, sunHalfAngle_rad))
        {
            throw new ArgumentException("Rim angle and blur reach beyond 85 deg; take a longer focal length.",
                nameof(dish));
        }

        // A sharper edge of the blurred disc needs more points across it; a perfect dish has kinks instead, and is
        // cheap. Blur below 1/400 of the Sun's radius moves a share by less than 1.5e-5: its edge is taken as sharp.
        var blurRatio = 2 * dish.SlopeError_rad / sunHalfAngle_rad;
        _isSharp = blurRatio < 1.0 / 400;
        var finer = refinementCount * (!_isSharp && blurRatio < 0.02 ? 3 : 1);
        _azimuths = finer * (int)Math.Clamp(24 / Math.Max(blurRatio, 1e-3), AzimuthsAtLeast, AzimuthsAtMost);
        _panels = finer * (_isSharp ? 32 : blurRatio < 0.5 ? 8 : 3);
        _radialPanels = finer * (_isSharp ? 24 : 6);
    }

    /// <summary>The dish.</summary>
    public Paraboloid Dish { get; }

    /// <summary>Whether the model holds for a dish: rim angle plus all blur below 85 deg.</summary>
    /// <param name="dish">The dish.</param>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    public static bool Covers(Paraboloid dish, double sunHalfAngle_rad) =>
        dish.RimAngle_rad + new SunShape(sunHalfAngle_rad, dish.SlopeError_rad).Reach_rad < SteepestRay_rad;

    /// <summary>Radius beyond which no light falls, m.</summary>
    public double Reach_m => Dish.FocalDistance_m(Dish.RimAngle_rad) * Math.Sin(_sun.Reach_rad) /
        Math.Cos(Dish.RimAngle_rad + _sun.Reach_rad);

    /// <summary>Concentration at a radius, before reflection loss: flux over direct irradiance.</summary>
    /// <param name="radius_m">Distance from the focus in the focal plane, m.</param>
    public double ConcentrationRatio(double radius_m)
    {
        Span<double> sum = stackalloc double[1];
        AddFlux(radius_m, 1, Edges([]), static (_, weights) => weights[0] = 1, sum);
        return sum[0];
    }

    /// <summary>Share of the reflected power that falls within a radius.</summary>
    /// <param name="radius_m">Radius in the focal plane, m.</param>
    public double EncircledFraction(double radius_m) =>
        EncircledFractions(radius_m, 1, [], static (_, weights) => weights[0] = 1)[0];

    /// <summary>Shares of the reflected power that fall within a radius, weighted by angle.</summary>
    /// <param name="radius_m">Radius in the focal plane, m.</param>
    /// <param name="count">Number of weights.</param>
    /// <param name="breaks_rad">Angles at which a weight jumps, rad: the quadrature is split there.</param>
    /// <param name="weights">Weights of a ray by its angle.</param>
    /// <param name="cancellation">Asked for each radius.</param>
    /// <returns>One share for each weight; at most 1 each.</returns>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public double[] EncircledFractions(
        double radius_m,
        int count,
        ReadOnlySpan<double> breaks_rad,
        AngleWeights weights,
        CancellationToken cancellation = default)
    {
        var end = Math.Min(radius_m, Reach_m);
        var edges = Edges(breaks_rad);
        var total = new double[count];
        Span<double> flux = stackalloc double[count];
        for (var panel = 0; panel < _radialPanels; panel++)
        {
            foreach (var (s, weight) in s_eight.On(end * panel / _radialPanels, end * (panel + 1) / _radialPanels))
            {
                cancellation.ThrowIfCancellationRequested();
                flux.Clear();
                AddFlux(s, count, edges, weights, flux);
                for (var i = 0; i < count; i++)
                {
                    total[i] += 2 * Math.PI * s * weight * flux[i];
                }
            }
        }

        var area = Dish.ApertureArea_m2 * Dish.UnshadedFraction;
        for (var i = 0; i < count; i++)
        {
            total[i] = Math.Min(1, total[i] / area); // quadrature may exceed a full share by 1e-4; power may not
        }

        return total;
    }

    /// <summary>Edges of the panels in dish angle: equal ones, cut around each angle where a weight jumps.</summary>
    private List<double> Edges(ReadOnlySpan<double> breaks_rad)
    {
        var (low, high) = (Dish.ObstructionAngle_rad, Dish.RimAngle_rad);
        var edges = new SortedSet<double>();
        for (var i = 0; i <= _panels; i++)
        {
            edges.Add(low + ((high - low) * i / _panels));
        }

        foreach (var angle in breaks_rad)
        {
            // A ray's angle differs from its dish angle by no more than the reach, mostly by less than the Sun's
            // radius.
            double[] cuts = [angle - _sun.Reach_rad, angle - _sun.HalfAngle_rad, angle, angle + _sun.HalfAngle_rad,
                angle + _sun.Reach_rad];
            edges.UnionWith(cuts.Where(cut => cut > low && cut < high));
        }

        return [.. edges];
    }

    private void AddFlux(double s, int count, List<double> edges, AngleWeights weights, Span<double> flux)
    {
        Span<double> weight = stackalloc double[count];
        var scale = 1 / (Math.PI * Math.Sin(_sun.HalfAngle_rad) * Math.Sin(_sun.HalfAngle_rad));
        for (var panel = 0; panel + 1 < edges.Count; panel++)
        {
            foreach (var (phi, phiWeight) in s_eight.On(edges[panel], edges[panel + 1]))
            {
                var ring = new Ring(Dish.FocalDistance_m(phi), Math.Sin(phi), Math.Cos(phi), Math.Cos(phi / 2), s);
                AddRing(ring, scale * phiWeight * ring.Sin, weights, weight, flux);
            }
        }
    }

    private void AddRing(in Ring ring, double scale, AngleWeights weights, Span<double> weight, Span<double> flux)
    {
        if (_isSharp)
        {
            var (first, second) = ring.LitArcs_rad(Math.Tan(_sun.HalfAngle_rad));
            AddArc(ring, 0, first, scale, weights, weight, flux);
            AddArc(ring, second, Math.PI, scale, weights, weight, flux);
            return;
        }

        // Midpoint rule on a periodic, smooth integrand: converges faster than any power of the step.
        for (var i = 0; i < _azimuths; i++)
        {
            var azimuth = Math.PI * (i + 0.5) / _azimuths;
            var (tangential, sagittal) = ring.Deviation_rad(azimuth);
            var radiance = _sun.RadianceFraction(tangential, sagittal, ring.CosIncidence);
            if (radiance > 0)
            {
                Add(ring, azimuth, 2 * scale * radiance * Math.PI / _azimuths, weights, weight, flux);
            }
        }
    }

    private static void AddArc(
        in Ring ring, double from, double to, double scale, AngleWeights weights, Span<double> weight,
            Span<double> flux)
    {
        if (to <= from)
        {
            return;
        }

        foreach (var (azimuth, azimuthWeight) in s_arc.On(from, to))
        {
            Add(ring, azimuth, 2 * scale * azimuthWeight, weights, weight, flux);
        }
    }

    private static void Add(
        in Ring ring, double azimuth, double scale, AngleWeights weights, Span<double> weight, Span<double> flux)
    {
        var (kernel, sine) = ring.Kernel(azimuth);
        weights(sine, weight);
        for (var i = 0; i < flux.Length; i++)
        {
            flux[i] += scale * kernel * weight[i];
        }
    }

    /// <summary>One ring of the dish as a point of the focal plane sees it; lengths in m.</summary>
    private readonly record struct Ring(double P, double Sin, double Cos, double CosIncidence, double S)
    {
        private double Rho => P * Sin;

        /// <summary>p^3 cos(phi) (p - s tan(phi/2) cos psi)/d^4, and the sine of the ray's angle to the axis.</summary>
        public (double Kernel, double Sine) Kernel(double azimuth)
        {
            var along = Math.Cos(azimuth);
            var square = (P * P) - (2 * S * Rho * along) + (S * S);
            var tangent = Math.Sqrt(Math.Max(0, 1 - (CosIncidence * CosIncidence))) / CosIncidence;
            var kernel = P * P * P * Cos * (P - (S * tangent * along)) / (square * square);
            return (kernel, Math.Sqrt(Math.Max(0, 1 - (P * P * Cos * Cos / square))));
        }

        /// <summary>
        /// Angle between the ray to this point and the ray to the focus, in and across the plane of incidence.
        /// </summary>
        public (double Tangential, double Sagittal) Deviation_rad(double azimuth)
        {
            var (sine, cosine) = Math.SinCos(azimuth);
            var c = Rho * cosine;
            var distance = Math.Sqrt((P * P) - (2 * S * c) + (S * S));
            var angle = Math.Atan2(S * Math.Sqrt((P * P) - (c * c)), (P * P) - (S * c));
            var sagittal = Math.Min(angle, Math.Asin(S * sine / distance));
            return (Math.Sqrt((angle * angle) - (sagittal * sagittal)), sagittal);
        }

        /// <summary>
        /// Where the ring shows the Sun to this point: azimuths up to the first angle and from the second on. From
        /// tan^2(theta) (p^2 - s c)^2 >= s^2 (p^2 - c^2), a quadratic in c = rho cos(psi).
        /// </summary>
        public (double First, double Second) LitArcs_rad(double tangent)
        {
            var t2 = tangent * tangent;
            var a = S * S * (1 + t2);
            var b = t2 * P * P * S;
            var c = P * P * ((t2 * P * P) - (S * S));
            var discriminant = (b * b) - (a * c);
            if (a == 0 || discriminant <= 0)
            {
                return (Math.PI, Math.PI);
            }

            var root = Math.Sqrt(discriminant);
            return (Math.Acos(Math.Clamp((b + root) / a / Rho, -1, 1)), Math.Acos(Math.Clamp((b - root) / a / Rho, -1,
                1)));
        }
    }
}
