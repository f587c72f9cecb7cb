using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Transfers;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Flight.Tours;

/// <summary>
/// The pieces of tours for four decision vectors at once. The oracle of each is in <see cref="TourArcs"/>. A lane that
/// has converged stands still, so no lane depends on the other three.
/// </summary>
internal static class WideArcs
{
    private const int PassIterations_max = 60; // three do; the bound is for speeds that differ by orders of magnitude
    private const int CoastIterations_max = 20; // four do; lanes that need more go to the readable version
    private const double LeastInverseAxis = 1e-3; // r / a below which an orbit is left to the readable version

    /// <summary>The prograde arcs; infinite velocities where there is none.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (Lanes3<Lanes4> Start, Lanes3<Lanes4> End) Join(
        in Lanes3<Lanes4> from, in Lanes3<Lanes4> to, Vec time_s, double gm)
    {
        var side = new Lanes3<Lanes4>(Lanes4.Of(0), Lanes4.Of(0), Lanes4.Of(1));
        var geometry = LambertGeometry<Lanes4>.Of(from, to, Lanes4.Of(gm), side);
        var x = LambertKernel<Lanes4>.Solve(
            geometry.Lambda, geometry.Gap, geometry.TimeFactor * new Lanes4(time_s), out var y, out var converged,
            out _, out _);
        var (start, end) = geometry.Velocities(x, y);
        var infinite = Lanes4.Of(double.PositiveInfinity);
        var half = Lanes4.Of(0.5);
        return (
            new(Lanes4.SelectLess(converged, half, infinite, start.X), start.Y, start.Z), end);
    }

    /// <summary>
    /// The swing-by with a burn at periapsis. Its half turns d1 and d2, sin d = 1 / (1 + rho v^2) with rho = r / mu,
    /// add up to the angle a; Newton in ln rho on sin(d1 + d2 - a), which is a sum of products of the sines and cosines
    /// that the speeds give by square roots, so that no circular function is needed. It starts from the mean of 1 / v^2
    /// for small turns and of v for large ones, which are the limits.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static (Vec Radius, Vec Burn) Pass(in Lanes3<Lanes4> incoming, in Lanes3<Lanes4> outgoing, double gm)
    {
        var one = Vector256.Create(1.0);
        var (before, after) = (Square(incoming), Square(outgoing));
        var size = Vector256.Sqrt(before * after);
        var cosine = Lanes3<Lanes4>.Dot(incoming, outgoing).Value / size;
        var sine = Vector256.Sqrt(Square(Lanes3<Lanes4>.Cross(incoming, outgoing))) / size;
        // sin(a / 2), from the sine where the turn is small and 1 - cos a would cancel.
        var halfCosine2 = Vector256.Max(0.5 * (one + cosine), Vector256.Create(1e-24));
        var isSmall = Vector256.GreaterThan(cosine, Vec.Zero);
        var half = Vector256.ConditionalSelect(
            isSmall, 0.5 * sine / Vector256.Sqrt(halfCosine2), Vector256.Sqrt(0.5 * (one - cosine)));
        half = Vector256.Max(half, Vector256.Create(1e-10));
        halfCosine2 = Vector256.ConditionalSelect(
            isSmall, halfCosine2, Vector256.Max(0.25 * sine * sine / (half * half), Vector256.Create(1e-24)));
        var sum = Vector256.Sqrt(before) + Vector256.Sqrt(after);
        var mean = 0.5 * (before + after) / (before * after);
        var scale = Vector256.FusedMultiplyAdd(half, (Vector256.Create(4.0) / (sum * sum)) - mean, mean);
        var equal = halfCosine2 / (half * (one + half));
        var rho = equal * scale;

        // Speeds that differ much: the slow half turn is all of a small angle, or a right angle of a large one.
        var (slow, fast) = (Vector256.Min(before, after), Vector256.Max(before, after));
        var alone = Vector256.ConditionalSelect(
            isSmall, ((one / Vector256.Max(sine, Vector256.Create(1e-10))) - one) / slow,
            ((one / Vector256.Max(-cosine, Vector256.Create(1e-10))) - one) / fast);
        alone = Vector256.Min(Vector256.Max(alone, equal / fast), equal / slow);
        rho = Vector256.ConditionalSelect(Vector256.GreaterThan(fast, 16.0 * slow), alone, rho);

        var moving = Vector256<double>.AllBitsSet;
        for (var i = 0; i < PassIterations_max; i++)
        {
            var (k1, k2) = (rho * before, rho * after);
            var (q1, q2) = (Root(k1), Root(k2));
            var (e1, e2) = (one + k1, one + k2);
            var excess = ((q1 + q2) * cosine) - (((q1 * q2) - one) * sine);
            var slope = ((k1 / q1) * e2) + ((k2 / q2) * e1); // both times e1 e2
            var step = Vector256.Min(Vector256.Max(excess / slope, Vector256.Create(-1.5)), Vector256.Create(1.5));
            var next = rho * (one + step + (0.5 * step * step));
            rho = Vector256.ConditionalSelect(moving, next, rho);
            moving &= Vector256.GreaterThan(Vector256.Abs(step), Vector256.Create(1e-6));
            if (moving == Vec.Zero)
            {
                break;
            }
        }
        var twice = Vector256.Create(2.0) / rho;
        var burn = Vector256.Abs(after - before) / (Vector256.Sqrt(after + twice) + Vector256.Sqrt(before + twice));
        return (rho * gm, burn);
    }

    /// <summary>The swing-by without a burn, by the sine and cosine of twice the half turn.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static Lanes3<Lanes4> Turn(
        in Lanes3<Lanes4> incoming, in Lanes3<Lanes4> planet, Vec radius, Vec planeAngle, double gm)
    {
        var one = Vector256.Create(1.0);
        var speed2 = Square(incoming);
        var speed = Vector256.Sqrt(speed2);
        var k = radius * speed2 * (1 / gm);
        var inverse = one / (one + k);
        var sine = 2.0 * inverse * inverse * Root(k);
        var cosine = one - (2.0 * inverse * inverse);
        var turns = planeAngle * (0.5 / Math.PI);
        var (up, across) = VectorMath.SinCosOfTurn(turns - Vector256.Floor(turns));
        var ahead = incoming * new Lanes4(one / speed);
        var normal = Lanes3<Lanes4>.Cross(ahead, planet);
        normal *= new Lanes4(one / Vector256.Sqrt(Square(normal)));
        var third = Lanes3<Lanes4>.Cross(ahead, normal);
        return (ahead * new Lanes4(speed * cosine)) + (normal * new Lanes4(speed * sine * across))
            + (third * new Lanes4(speed * sine * up));
    }

    /// <summary>
    /// Coasting by the difference of eccentric anomaly D (Battin 1999, section 4.3): n t = D - (1 - r/a) sin D + sigma
    /// sqrt(r/a) (1 - cos D), whole revolutions taken off, by Laguerre's method. Orbits that are nearly parabolic or
    /// open go to the readable version, lane by lane.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static void Coast(
        in Lanes3<Lanes4> from, in Lanes3<Lanes4> velocity, Vec time_s, double gm, out Lanes3<Lanes4> position,
        out Lanes3<Lanes4> end)
    {
        const double TwoPi = 2 * Math.PI;
        var one = Vector256.Create(1.0);
        var radius = Vector256.Sqrt(Square(from));
        var sigma = Lanes3<Lanes4>.Dot(from, velocity).Value / Vector256.Sqrt(radius * gm);
        var alpha = Vector256.Create(2.0) - (Square(velocity) * radius * (1 / gm));
        var isClosed = Vector256.GreaterThan(alpha, Vector256.Create(LeastInverseAxis));
        alpha = Vector256.ConditionalSelect(isClosed, alpha, one);
        var root = Vector256.Sqrt(alpha);
        var unit = radius * Vector256.Sqrt(radius * (1 / gm));
        var mean = alpha * root * time_s / unit * (1 / TwoPi);
        mean -= Vector256.Floor(mean);
        var turn = Anomaly(mean, one - alpha, sigma * root, ref isClosed);

        var (s, c) = VectorMath.SinCosOfTurn(turn);
        var u1 = s / root;
        // 1 - cos D = 2 sin^2(D / 2) without cancellation: s^2 / (1 + c) on the near side.
        var isNear = Vector256.GreaterThan(c, Vec.Zero);
        var u2 = Vector256.ConditionalSelect(isNear, s * s / (one + c), one - c) / alpha;
        var ratio = c + (sigma * u1) + u2;
        position = (from * new Lanes4(one - u2)) + (velocity * new Lanes4((u1 + (sigma * u2)) * unit));
        end = (from * new Lanes4(-u1 / (ratio * unit))) + (velocity * new Lanes4(one - (u2 / ratio)));
        if (isClosed != Vector256<double>.AllBitsSet)
        {
            CoastOpen(from, velocity, time_s, gm, isClosed, ref position, ref end);
        }
    }

    public static Vec Square(in Lanes3<Lanes4> v) => Lanes3<Lanes4>.Dot(v, v).Value;

    /// <summary>sqrt(k (2 + k)): 1 + k times the cosine of the half turn.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vec Root(Vec k) => Vector256.Sqrt(k * (Vector256.Create(2.0) + k));

    /// <summary>
    /// D / 2 pi from mean = (D - b sin D + g (1 - cos D)) / 2 pi; clears the lanes that do not converge.
    /// </summary>
    private static Vec Anomaly(Vec mean, Vec b, Vec g, ref Vec isClosed)
    {
        const double TwoPi = 2 * Math.PI;
        var one = Vector256.Create(1.0);
        var (s, c) = VectorMath.SinCosOfTurn(mean);
        var turn = mean + (((b * s) - (g * (one - c))) * (1 / TwoPi));
        var moving = isClosed;
        for (var i = 0; i < CoastIterations_max && moving != Vec.Zero; i++)
        {
            turn = Vector256.Min(Vector256.Max(turn, Vec.Zero), one);
            (s, c) = VectorMath.SinCosOfTurn(turn);
            var value = (TwoPi * (turn - mean)) - (b * s) + (g * (one - c));
            var slope = one - (b * c) + (g * s);
            var bend = (b * s) + (g * c);
            var under = Vector256.Sqrt(Vector256.Abs((16.0 * slope * slope) - (20.0 * value * bend)));
            var step = -5.0 * value / (slope + under);
            turn += (step & moving) * (1 / TwoPi);
            moving &= Vector256.GreaterThan(Vector256.Abs(step), Vector256.Create(1e-6)); // cubic: then 1e-18
        }
        isClosed &= ~moving;
        return Vector256.Min(Vector256.Max(turn, Vec.Zero), one);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void CoastOpen(
        in Lanes3<Lanes4> from, in Lanes3<Lanes4> velocity, Vec time_s, double gm, Vec isClosed,
        ref Lanes3<Lanes4> position, ref Lanes3<Lanes4> end)
    {
        for (var lane = 0; lane < 4; lane++)
        {
            if (isClosed.AsInt64()[lane] == 0)
            {
                var isFound = TourArcs.TryCoast(
                    Pick(from, lane), Pick(velocity, lane), time_s[lane], gm, out var place, out var speed);
                var infinite = new Vec3(double.PositiveInfinity, 0, 0);
                position = Put(position, lane, isFound ? place : infinite);
                end = Put(end, lane, isFound ? speed : infinite);
            }
        }
    }

    public static Vec3 Pick(in Lanes3<Lanes4> v, int lane) => new(v.X.Value[lane], v.Y.Value[lane], v.Z.Value[lane]);

    public static Lanes3<Lanes4> Put(in Lanes3<Lanes4> v, int lane, Vec3 with) => new(
        new(v.X.Value.WithElement(lane, with.X)), new(v.Y.Value.WithElement(lane, with.Y)),
        new(v.Z.Value.WithElement(lane, with.Z)));
}
