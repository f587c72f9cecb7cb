using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Transfers;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Tours;

/// <summary>
/// A path by Keplerian elements that are polynomials of time, ellipses only: position and velocity of the ellipse that
/// the elements describe at that time. Source: the mean elements of the planets are published in this form, for example
/// J. L. Simon et al., Astron. Astrophys. 282 (1994) 663. Valid where the published polynomials are; perturbations
/// within a revolution are left out (for the planets 1e-4 of the distance, Saturn 1e-3).
/// </summary>
public sealed class KeplerianPath : IBodyPath
{
    // A first guess within e^3 of the root, then a step of third order each: three steps do up to e = 0.6, and any
    // eccentricity below 1 has ended well before the bound.
    private const int Iterations_max = 30;
    private const double DegreesToTurns = 1.0 / 360;
    private const double DegreesToRadians = Math.PI / 180;

    private readonly ElementPolynomials _elements;
    private readonly double _gm;

    /// <summary>The path of elements that change with time.</summary>
    /// <param name="elements">The polynomials.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the centre, m^3/s^2; it gives the velocity.</param>
    /// <exception cref="ArgumentException">An element without coefficients, or an orbit that is no ellipse.</exception>
    public KeplerianPath(ElementPolynomials elements, double gm_m3_s2)
    {
        ArgumentNullException.ThrowIfNull(elements);
        Conic.RequireGm(gm_m3_s2);
        elements.Require();
        (_elements, _gm) = (elements, gm_m3_s2);
    }

    /// <summary>The path of a body on an ellipse that does not change.</summary>
    /// <param name="elements">The ellipse, and where the body is on it at the epoch; ecliptic axes.</param>
    /// <param name="epoch_s">When, TDB seconds past J2000.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the centre, m^3/s^2.</param>
    /// <exception cref="ArgumentException">The elements describe no ellipse.</exception>
    public static KeplerianPath FromElements(KeplerianElements elements, double epoch_s, double gm_m3_s2)
    {
        Conic.RequireGm(gm_m3_s2);
        var (a, e) = (elements.SemiMajorAxis_m, elements.EccentricityRatio);
        Conic.Require(e is >= 0 and < 1, e, "A Keplerian path needs an eccentricity", "from 0 to below 1");
        var mean = Anomalies.MeanFromTrue_rad(elements.TrueAnomaly_rad, e);
        var rate = Math.Sqrt(gm_m3_s2 / a) / a * ElementPolynomials.Century_s;
        return new(
            new(epoch_s, [a], [e], [elements.Inclination_rad / DegreesToRadians],
                [elements.RightAscensionOfNode_rad / DegreesToRadians],
                [elements.ArgumentOfPeriapsis_rad / DegreesToRadians],
                [mean / DegreesToRadians, rate / DegreesToRadians]),
            gm_m3_s2);
    }

    /// <inheritdoc/>
    public State<EclipticJ2000> At(double time_s)
    {
        var t = (time_s - _elements.Origin_s) / ElementPolynomials.Century_s;
        var e = Sum(_elements.EccentricityRatios, t);
        var mean = Sum(_elements.MeanAnomalyDegrees_1, t) * DegreesToTurns;
        var eccentric = KeplerEquation.EccentricAnomaly_rad(2 * Math.PI * (mean - Math.Floor(mean)), e);
        return KeplerianElements.FromSemiMajorAxis(
            Sum(_elements.SemiMajorAxis_m, t), e, Sum(_elements.InclinationDegrees_1, t) * DegreesToRadians,
            Sum(_elements.NodeDegrees_1, t) * DegreesToRadians,
            Sum(_elements.PeriapsisDegrees_1, t) * DegreesToRadians,
            Anomalies.TrueFromEccentric_rad(eccentric, e)).ToState<EclipticJ2000>(_gm);
    }

    /// <summary>Four states at once: the same path, within rounding of <see cref="At(double)"/>.</summary>
    internal (Lanes3<Lanes4> Position, Lanes3<Lanes4> Velocity) At(Vec time_s)
    {
        var t = (time_s - Vector256.Create(_elements.Origin_s)) * (1 / ElementPolynomials.Century_s);
        var e = Sum(_elements.EccentricityRatios, t);
        var a = Sum(_elements.SemiMajorAxis_m, t);
        var (sine, cosine) = EccentricAnomaly(Fraction(Sum(_elements.MeanAnomalyDegrees_1, t) * DegreesToTurns), e);
        var one = Vector256.Create(1.0);
        var minor = Vector256.Sqrt((one - e) * (one + e));
        var speed = Vector256.Sqrt(Vector256.Create(_gm) / a) / (one - (e * cosine));
        var (x, y) = (a * (cosine - e), a * minor * sine);
        var (vx, vy) = (-speed * sine, speed * minor * cosine);
        var (p, q) = Axes(t);
        return (InPlane(p, q, x, y), InPlane(p, q, vx, vy));
    }

    /// <summary>Unit vectors to periapsis and a quarter turn on: Battin 1999, section 3.5.</summary>
    private (Lanes3<Lanes4> P, Lanes3<Lanes4> Q) Axes(Vec t)
    {
        var (sp, cp) = Turned(_elements.PeriapsisDegrees_1, t);
        if (_elements.IsInEcliptic)
        {
            return (new(new(cp), new(sp), default), new(new(-sp), new(cp), default));
        }
        var (sn, cn) = Turned(_elements.NodeDegrees_1, t);
        var (si, ci) = Turned(_elements.InclinationDegrees_1, t);
        return (
            new(new((cn * cp) - (sn * sp * ci)), new((sn * cp) + (cn * sp * ci)), new(sp * si)),
            new(new(-(cn * sp) - (sn * cp * ci)), new((cn * cp * ci) - (sn * sp)), new(cp * si)));
    }

    /// <summary>
    /// Sine and cosine of the eccentric anomaly by Halley's method; the last step, below 3e-4, is not evaluated again:
    /// the sine and cosine are carried over it by their series. A lane that has converged stands still.
    /// </summary>
    private static (Vec Sine, Vec Cosine) EccentricAnomaly(Vec meanTurn, Vec e)
    {
        const double TwoPi = 2 * Math.PI;
        var one = Vector256.Create(1.0);
        var (s, c) = VectorMath.SinCosOfTurn(meanTurn);
        var turn = meanTurn + (e * s * (one + (e * c)) * (1 / TwoPi));
        var (moving, step) = (Vector256<double>.AllBitsSet, Vec.Zero);
        for (var i = 0; i < Iterations_max; i++)
        {
            turn = Vector256.Min(Vector256.Max(turn, Vec.Zero), one);
            (s, c) = VectorMath.SinCosOfTurn(turn);
            var value = (TwoPi * (turn - meanTurn)) - (e * s);
            var slope = one - (e * c);
            step = -value * slope / ((slope * slope) - (0.5 * value * e * s));
            moving &= Vector256.GreaterThan(Vector256.Abs(step), Vector256.Create(3e-4));
            if (moving == Vec.Zero)
            {
                break;
            }
            turn += (step & moving) * (1 / TwoPi);
        }
        // What Halley's step leaves is about e step^3 / 6, 1e-12 at most for the planets.
        var half = 0.5 * step * step;
        var sixth = step * half * (1.0 / 3);
        var eccentricSine = s + (c * (step - sixth)) - (s * half);
        var eccentricCosine = c - (s * (step - sixth)) - (c * half);
        return (eccentricSine, eccentricCosine);
    }

    private static Lanes3<Lanes4> InPlane(Lanes3<Lanes4> p, Lanes3<Lanes4> q, Vec x, Vec y) =>
        (p * new Lanes4(x)) + (q * new Lanes4(y));

    private static (Vec Sine, Vec Cosine) Turned(ReadOnlySpan<double> degrees, Vec t) =>
        VectorMath.SinCosOfTurn(Fraction(Sum(degrees, t) * DegreesToTurns));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Fraction(Vec turns) => turns - Vector256.Floor(turns);

    private static double Sum(ReadOnlySpan<double> coefficients, double t)
    {
        var sum = 0.0;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = (sum * t) + coefficients[i];
        }
        return sum;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Sum(ReadOnlySpan<double> coefficients, Vec t)
    {
        var sum = Vec.Zero;
        for (var i = coefficients.Length - 1; i >= 0; i--)
        {
            sum = Vector256.FusedMultiplyAdd(sum, t, Vector256.Create(coefficients[i]));
        }
        return sum;
    }
}
