using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// SGP4 for near-Earth satellites, four states at a time: the formulas of <see cref="Sgp4Satellite"/> and <see
/// cref="ShortPeriod"/>, which are its oracle. Kepler's equation is started from a Newton step and ends with rotations
/// by small angles instead of new sines; so do the short-period terms. Agrees with the scalar states within micrometres
/// over a week.
/// </summary>
/// <remarks>
/// Seven sines with cosines of some 45 operations and 250 operations besides: about 570 vector operations for four
/// states. At two a cycle that is 70 cycles a state.
/// </remarks>
internal static class WideNearEarth
{
    private const int Iterations_max = 10;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void State(in WideTerms c, Vec t, out WideState state)
    {
        var one = Vector256<double>.One;
        var anomaly = Fma(c.AnomalyRate, t, c.Anomaly);
        var argument = Fma(c.ArgumentRate, t, c.Argument);
        var t2 = t * t;
        var node = Fma(c.NodeRate, t, Fma(c.NodeDrag, t2, c.Node));
        var (_, cosM) = SinCos(anomaly);
        var sum = Fma(c.Eta, cosM, one);
        var shift = Fma(c.ArgumentDrag, t, c.AnomalyDrag * ((sum * sum * sum) - c.AnomalyCube));
        anomaly += shift;
        argument -= shift;
        var (sinM, _) = SinCos(anomaly);
        var shrink = one - (c.C1 * t) - (t2 * Fma(t, Fma(t, c.D4, c.D3), c.D2));
        var rawE = c.E - Fma(c.BC4, t, c.BC5 * (sinM - c.SinAnomaly));
        var ahead = t2 * Fma(t, Fma(t, Fma(t, c.T5, c.T4), c.T3), c.T2);
        anomaly = Fma(c.N, ahead, anomaly);
        var axis = c.A * shrink * shrink;
        var e = Vector256.Max(rawE, Vector256.Create(1e-6));
        var lost = Vector256.GreaterThanOrEqual(rawE, one) | Vector256.LessThan(rawE, Vector256.Create(-0.001));
        // Lanes that are lost go on with a circle, so that they do not hold up the others.
        e = Vector256.ConditionalSelect(lost, Vector256.Create(1e-6), e);
        axis = Vector256.ConditionalSelect(lost, one, axis);

        var (sinW, cosW) = SinCos(argument);
        var axn = e * cosW;
        var inverse = one / (axis * (one - (e * e)));
        var ayn = Fma(e, sinW, inverse * c.LongAy);
        var longitude = anomaly + argument + (inverse * c.LongL * axn);
        var (sine, cosine) = EccentricLongitude(longitude, axn, ayn);
        Finish(c, axis, axn, ayn, sine, cosine, node, out state);
        state.Status = Vector256.ConditionalSelect(lost, one, state.Status);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (Vec Sine, Vec Cosine) EccentricLongitude(Vec longitude, Vec axn, Vec ayn)
    {
        var (sine, cosine) = SinCos(longitude);
        var at = longitude;
        for (var i = 0; i < Iterations_max; i++)
        {
            var step = Step(longitude, at, axn, ayn, sine, cosine);
            at += step;
            if (i > 0 && Vector256.LessThanAll(Vector256.Abs(step), Vector256.Create(1e-3)))
            {
                (sine, cosine) = Rotate(sine, cosine, step);
                return Rotate(sine, cosine, Step(longitude, at, axn, ayn, sine, cosine));
            }
            (sine, cosine) = SinCos(at);
        }
        return (sine, cosine);
    }

    // The bound on the step is the theory's.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Step(Vec longitude, Vec at, Vec axn, Vec ayn, Vec sine, Vec cosine)
    {
        var slope = Vector256<double>.One - (cosine * axn) - (sine * ayn);
        var step = (longitude - (ayn * cosine) + (axn * sine) - at) / slope;
        var most = Vector256.Create(0.95);
        return Vector256.Min(Vector256.Max(step, -most), most);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Finish(
        in WideTerms c, Vec axis, Vec axn, Vec ayn, Vec sine, Vec cosine, Vec node, out WideState state)
    {
        var (one, zero, half) = (Vector256<double>.One, Vector256<double>.Zero, Vector256.Create(0.5));
        var eCosine = Fma(axn, cosine, ayn * sine);
        var eSine = Fma(axn, sine, -(ayn * cosine));
        var e2 = Fma(axn, axn, ayn * ayn);
        var p = axis * (one - e2);
        var isOpen = Vector256.LessThan(p, zero);
        p = Vector256.ConditionalSelect(isOpen, one, p);
        var radius = axis * (one - eCosine);
        var overRadius = one / radius;
        var beta = Vector256.Sqrt(Vector256.Max(one - e2, zero));
        var share = eSine / (one + beta);
        var scale = axis * overRadius;
        var sinU = scale * (sine - ayn - (axn * share));
        var cosU = scale * (cosine - axn + (ayn * share));
        var sin2U = 2.0 * cosU * sinU;
        var cos2U = one - (2.0 * sinU * sinU);
        var k1 = Vector256.Create(0.5 * c.Earth.J2) / p;
        var k2 = k1 / p;
        var c2 = c.CosI * c.CosI;
        var x3 = (3.0 * c2) - one;
        var x1 = one - c2;
        var x7 = (7.0 * c2) - one;
        var r = Fma(half * k1 * x1, cos2U, radius * (one - (1.5 * k2 * beta * x3)));
        (sinU, cosU) = Rotate(sinU, cosU, -0.25 * k2 * x7 * sin2U);
        var (sinN, cosN) = SinCos(Fma(1.5 * k2 * c.CosI, sin2U, node));
        var (sinI, cosI) = Rotate(c.SinI, c.CosI, 1.5 * k2 * c.CosI * c.SinI * cos2U);
        var root = Vector256.Sqrt(axis);
        var motion = one / (axis * root);
        var outward = (root * eSine * overRadius) - (motion * k1 * x1 * sin2U);
        var along = Fma(motion * k1, Fma(x1, cos2U, 1.5 * x3), Vector256.Sqrt(p) * overRadius);

        var (mx, my) = (-(sinN * cosI), cosN * cosI);
        var (ax, ay, az) = (Fma(mx, sinU, cosN * cosU), Fma(my, sinU, sinN * cosU), sinI * sinU);
        var (bx, by, bz) = (Fma(mx, cosU, -(cosN * sinU)), Fma(my, cosU, -(sinN * sinU)), sinI * cosU);
        state = new()
        {
            X = r * ax,
            Y = r * ay,
            Z = r * az,
            U = Fma(outward, ax, along * bx),
            V = Fma(outward, ay, along * by),
            W = Fma(outward, az, along * bz),
            Status = Vector256.ConditionalSelect(
                isOpen, Vector256.Create((double)Sgp4Status.SemiLatusRectum), Vector256.ConditionalSelect(
                    Vector256.LessThan(r, one), Vector256.Create((double)Sgp4Status.Decayed), zero)),
        };
    }

    /// <summary>Sine and cosine of any angle.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vec Sine, Vec Cosine) SinCos(Vec angle)
    {
        var turns = angle * (0.5 / Math.PI);
        return VectorMath.SinCosOfTurn(turns - Vector256.Floor(turns));
    }

    /// <summary>Sine and cosine after an angle of at most 1e-3 more: its Taylor series to the fourth power.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vec Sine, Vec Cosine) Rotate(Vec sine, Vec cosine, Vec angle)
    {
        var square = angle * angle;
        var s = angle * Fma(square, Vector256.Create(-1.0 / 6), Vector256<double>.One);
        var c = Fma(square, Fma(square, Vector256.Create(1.0 / 24), Vector256.Create(-0.5)), Vector256<double>.One);
        return (Fma(sine, c, cosine * s), Fma(cosine, c, -(sine * s)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Fma(Vec a, Vec b, Vec c) => Vector256.FusedMultiplyAdd(a, b, c);
}
