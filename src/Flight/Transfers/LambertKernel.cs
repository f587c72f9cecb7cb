using System.Runtime.CompilerServices;

namespace Guanghan.Flight.Transfers;

/// <summary>
/// Lambert's problem of less than one revolution, in lanes. The unknown is Lancaster and Blanchard's x; the time of
/// flight starts from Battin's, T = (eta^3 Q + 4 lambda eta) / 2 with Q = 4/3 F(3, 1; 5/2; z) = (2 psi - sin 2 psi) /
/// sin^3 psi, z = sin^2(psi / 2). Halving the angle, with c = sqrt(1 - z), gives Q(z) = (Q(z') / 4 + c) / c^3, z' = (1
/// - c) / 2; put into T, that leaves T = (1 + lambda)(y - x) / (1 - x^2) + eta^3 Q(z') / (8 c^3), a sum of positive
/// terms for every conic and way. Three more halvings, and Q is a short power series: no circular or hyperbolic
/// function anywhere. Householder's third-order iteration. lambda comes from the half-sum of the unit vectors, not from
/// sqrt(1 - c/s), so that it keeps all digits at 180 deg. Source: D. Izzo, Celest. Mech. Dyn. Astron. 121 (2015) 1,
/// equations 13, 18 to 22 and algorithm 1; R. H. Battin, 1999, section 7.4.
/// </summary>
/// <remarks>
/// The parts are calls of their own on purpose: together they have more temporaries than the compiler keeps apart, and
/// it then stops inlining in the middle.
/// About 550 operations a problem, of which 45 square roots and divisions, which bound it: at 8 cycles for four lanes
/// each, 90 cycles a problem in vectors.
/// </remarks>
/// <typeparam name="T">The lanes.</typeparam>
internal static class LambertKernel<T>
    where T : struct, ILanes<T>
{
    // Two or three iterations do; the tests state the most that ten million cases took.
    public const int Iterations_max = 16;

    private const double StepLimit = 1e-5; // of 1 + x: the next error is the fourth power
    private const double ParabolicZone = 1e-4; // |1 - x^2| below which slopes are expanded about the parabola

    /// <summary>y at x: y^2 = 1 - lambda^2 (1 - x^2) = x^2 + gap (1 - x^2).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Y(T x, T gap) => T.Sqrt(T.Fma(gap, (T.Of(1) - x) * (T.Of(1) + x), x * x));

    /// <summary>T at x.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Time(T x, T y, T lambda, T gap)
    {
        var (zero, one, half) = (T.Of(0), T.Of(1), T.Of(0.5));
        var fall = (one - x) * (one + x);
        var product = lambda * x;
        var eta = T.SelectLess(zero, product, gap, y - product) / T.SelectLess(zero, product, y + product, one);
        // cos psi, and 1 - z and z = sin^2(psi / 2), each from the larger of the two.
        var cosine = T.Fma(x, eta, lambda);
        var larger = T.Fma(half, T.Abs(cosine), half);
        var smaller = eta * eta * fall * T.Of(0.25) / larger;
        var rest = T.SelectLess(cosine, zero, smaller, larger);
        var z = T.SelectLess(cosine, zero, larger, smaller);
        // (1 + lambda)(y - x)/(1 - x^2) and eta^3 Q(z')/(8 c^3): both positive.
        var size = T.Abs(lambda);
        var sum = T.SelectLess(lambda, zero, gap / (one + size), one + size);
        var straight = sum * T.SelectLess(x, zero, y - x, gap) / T.SelectLess(x, zero, fall, y + x);
        var c = T.Sqrt(rest);
        var ratio = eta / c;
        return T.Fma(ratio * ratio * ratio, T.Of(0.125) * Halved(half * z / (one + c)), straight);
    }

    /// <summary>
    /// The root x of T(x) = time, and how it went: the excess is that of the last evaluation, before the last step.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Solve(T lambda, T gap, T time, out T y, out T converged, out T iterations, out T excess)
    {
        var (zero, one) = (T.Of(0), T.Of(1));
        var x = Starter(lambda, gap, time);
        var (done, count, off) = (zero, zero, zero);
        for (var i = 0; i < Iterations_max; i++)
        {
            var here = Y(x, gap);
            var value = Time(x, here, lambda, gap);
            off = T.SelectLess(done, T.Of(0.5), value - time, off);
            var next = x - Step(x, here, lambda, gap, value, value - time, out _);
            // Never to or past x = -1, where the time is infinite: half the way there instead.
            next = T.SelectLess(T.Of(-1), next, next, T.Of(0.5) * (x - one));
            var change = T.Abs(next - x);
            var limit = T.Of(StepLimit) * (one + next);
            x = T.SelectLess(done, T.Of(0.5), next, x);
            count += T.SelectLess(done, T.Of(0.5), one, zero);
            done = T.SelectLess(change, limit, one, done);
            if (T.AllAtLeast(done, one))
            {
                break;
            }
        }
        (y, converged, iterations, excess) = (Y(x, gap), done, count, off);
        return x;
    }

    /// <summary>Householder's step: Izzo equations 22 for the slopes, section 3.3 for the iteration.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static T Step(T x, T y, T lambda, T gap, T time, T excess, out T slope)
    {
        var one = T.Of(1);
        (slope, var bend, var third) = Slopes(x, y, lambda, gap, time);
        var square = slope * slope;
        var numerator = excess * (square - (T.Of(0.5) * excess * bend));
        var denominator = (slope * (square - (excess * bend))) + (third * excess * excess * T.Of(1.0 / 6));
        return numerator / denominator;
    }

    /// <summary>
    /// First three derivatives of T; about the parabola, where they are quotients of zeros, its series.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (T Slope, T Bend, T Third) Slopes(T x, T y, T lambda, T gap, T time)
    {
        var one = T.Of(1);
        var l2 = lambda * lambda;
        var l3 = l2 * lambda;
        var l5 = l3 * l2;
        var fall = (one - x) * (one + x);
        var inverse = one / fall;
        var overY = one / y;
        var overY3 = overY * overY * overY;
        var slope = ((T.Of(3) * time * x) - T.Of(2) + (T.Of(2) * l3 * x * overY)) * inverse;
        var bend = ((T.Of(3) * time) + (T.Of(5) * x * slope) + (T.Of(2) * gap * l3 * overY3)) * inverse;
        var third = ((T.Of(7) * x * bend) + (T.Of(8) * slope)
            - (T.Of(6) * gap * l5 * x * overY3 * overY * overY)) * inverse;

        var slope1 = T.Of(0.4) * (l5 - one);
        var bend1 = ((T.Of(6) * gap * l5) - (T.Of(8) * slope1)) * T.Of(1.0 / 7);
        var third1 = ((T.Of(6) * gap * l5 * (one - (T.Of(5) * l2))) - (T.Of(15) * bend1)) * T.Of(1.0 / 9);
        var away = x - one;
        var zone = T.Of(ParabolicZone);
        var size = T.Abs(fall);
        var nearBend = T.Fma(third1, away, bend1);
        var nearSlope = T.Fma(T.Fma(T.Of(0.5) * third1, away, bend1), away, slope1);
        return (
            T.SelectLess(size, zone, nearSlope, slope),
            T.SelectLess(size, zone, nearBend, bend),
            T.SelectLess(size, zone, third1, third));
    }

    /// <summary>
    /// A first x: for long times (c / (T - T0 + c))^(2/3) - 1 with c from T'(0) = -2 to the limit pi / 2^1.5; between
    /// x = 0 and the parabola the fraction with T0, T1 and that slope; for short times Izzo's fraction (equation 30).
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static T Starter(T lambda, T gap, T time)
    {
        var (zero, one) = (T.Of(0), T.Of(1));
        var size = T.Abs(lambda);
        // arccos by M. Abramowitz and I. A. Stegun, 1964, 4.4.45: within 7e-5.
        var toOne = gap / (one + size); // 1 - |lambda|, without cancellation
        var arc = T.Fma(T.Fma(T.Fma(T.Of(-0.0187293), size, T.Of(0.0742610)), size, T.Of(-0.2121144)), size,
            T.Of(1.5707288));
        arc *= T.Sqrt(toOne);
        arc = T.SelectLess(lambda, zero, T.Of(Math.PI) - arc, arc);
        var time0 = T.Fma(lambda, T.Sqrt(gap), arc);
        var below = T.SelectLess(lambda, zero, one + size, toOne); // 1 - lambda
        var l2 = lambda * lambda;
        var time1 = T.Of(2.0 / 3) * below * (one + lambda + l2);

        var beyond = time - time0;
        var positive = T.SelectLess(zero, beyond, beyond, zero);
        var c = T.Of(1.1107207) + (T.Of(0.8904) / (T.Of(4) + positive));
        var ratio = c / (positive + c);
        var root = T.RoughCubeRoot(ratio);
        var cube = root * root * root;
        root = root * (cube + ratio + ratio) / (cube + cube + ratio);
        var slow = T.Fma(root, root, T.Of(-1));

        var span = time0 - time1;
        var done = time0 - time;
        var middle = done * span / ((span + span) - ((T.Of(2) - span) * done));

        var fifth = below * (one + lambda + (l2 * (one + lambda + l2))); // 1 - lambda^5
        var fast = T.Fma(T.Of(2.5) * time1 / time, (time1 - time) / fifth, one);
        return T.SelectLess(time, time1, fast, T.SelectLess(time, time0, middle, slow));
    }

    /// <summary>Q from three more halvings of the angle and its series.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Halved(T z)
    {
        var one = T.Of(1);
        var half = T.Of(0.5);
        var c2 = T.Sqrt(one - z);
        z = half * z / (one + c2);
        var c3 = T.Sqrt(one - z);
        z = half * z / (one + c3);
        var c4 = T.Sqrt(one - z);
        z = half * z / (one + c4);
        return Doubled(Doubled(Doubled(Series(z), c4), c3), c2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Doubled(T q, T c) => T.Fma(T.Of(0.25), q, c) / (c * c * c);

    /// <summary>
    /// 4/3 F(3, 1; 5/2; z) by its power series: below 1e-17 from -0.03 to 0.01, and farther out of no weight.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T Series(T z)
    {
        // Coefficients 4/3 (3)_n / (5/2)_n; even and odd powers apart, two chains of half the length.
        var z2 = z * z;
        var even = T.Fma(T.Of(C10), z2, T.Of(C8));
        var odd = T.Fma(T.Of(C11), z2, T.Of(C9));
        even = T.Fma(even, z2, T.Of(C6));
        odd = T.Fma(odd, z2, T.Of(C7));
        even = T.Fma(even, z2, T.Of(C4));
        odd = T.Fma(odd, z2, T.Of(C5));
        even = T.Fma(even, z2, T.Of(C2));
        odd = T.Fma(odd, z2, T.Of(C3));
        even = T.Fma(even, z2, T.Of(C0));
        odd = T.Fma(odd, z2, T.Of(C1));
        return T.Fma(odd, z, even);
    }

    private const double C0 = 4.0 / 3;
    private const double C1 = C0 * 3 / 2.5;
    private const double C2 = C1 * 4 / 3.5;
    private const double C3 = C2 * 5 / 4.5;
    private const double C4 = C3 * 6 / 5.5;
    private const double C5 = C4 * 7 / 6.5;
    private const double C6 = C5 * 8 / 7.5;
    private const double C7 = C6 * 9 / 8.5;
    private const double C8 = C7 * 10 / 9.5;
    private const double C9 = C8 * 11 / 10.5;
    private const double C10 = C9 * 12 / 11.5;
    private const double C11 = C10 * 13 / 12.5;
}
