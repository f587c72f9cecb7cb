using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Two-body motion from a state, for every conic, in universal variables: sqrt(mu) t = r0 U1 + sigma0 U2 + U3 with
/// sigma0 = r0 . v0 / sqrt(mu). The left side grows with the anomaly at the rate r, so the root is single; Newton's
/// method inside a shrinking bracket finds it. Source: R. H. Battin, "An Introduction to the Mathematics and Methods of
/// Astrodynamics" (1999), sections 4.5 and 4.6. Units: km and s, or any that agree.
/// </summary>
internal static class TwoBody
{
    private const int Doublings_max = 1100; // between any two doubles
    private const int Steps_max = 200; // bisection alone takes 60

    /// <summary>The state after a time; NaN where the numbers leave what doubles can hold.</summary>
    internal static (Vec3 Position, Vec3 Velocity) Propagate(Vec3 r0, Vec3 v0, double mu, double dt)
    {
        var root = Math.Sqrt(mu);
        var radius = r0.Length;
        var alpha = (2 / radius) - (v0.LengthSquared / mu);
        var sigma = Vec3.Dot(r0, v0) / root;
        if (alpha > 0)
        {
            // Whole revolutions lead back to the start.
            dt = Math.IEEERemainder(dt, 2 * Math.PI / (root * alpha * Math.Sqrt(alpha)));
        }
        var chi = Anomaly(radius, sigma, alpha, root * dt);
        var u = Universal(chi, alpha);
        var r = (radius * u.U0) + (sigma * u.U1) + u.U2;
        var f = 1 - (u.U2 / radius);
        var g = dt - (u.U3 / root);
        var position = (f * r0) + (g * v0);
        var fDot = -root * u.U1 / (r * radius);
        var gDot = 1 - (u.U2 / r);
        return (position, (fDot * r0) + (gDot * v0));
    }

    private static double Anomaly(double radius, double sigma, double alpha, double goal)
    {
        if (goal == 0 || !double.IsFinite(goal + sigma + alpha))
        {
            return goal; // nowhere to go, or no number: the caller sees it in the state
        }
        var sign = Math.Sign(goal);
        (sigma, goal) = (sign * sigma, sign * goal);
        double TimeAt(double chi)
        {
            var u = Universal(chi, alpha);
            return (radius * u.U1) + (sigma * u.U2) + u.U3;
        }
        var (low, high) = (0.0, goal / radius);
        for (var i = 0; i < Doublings_max && TimeAt(high) < goal; i++)
        {
            (low, high) = (high, 2 * high);
        }
        var chi = 0.5 * (low + high);
        for (var i = 0; i < Steps_max; i++)
        {
            var u = Universal(chi, alpha);
            var excess = (radius * u.U1) + (sigma * u.U2) + u.U3 - goal;
            var slope = (radius * u.U0) + (sigma * u.U1) + u.U2;
            (low, high) = excess < 0 ? (chi, high) : (low, chi);
            var next = chi - (excess / slope);
            var isInside = next >= low && next <= high;
            var moved = Math.Abs(next - chi);
            chi = isInside ? next : 0.5 * (low + high);
            if ((isInside && moved <= 4e-16 * chi) || high - low <= 4e-16 * high || excess == 0)
            {
                break;
            }
        }
        return sign * chi;
    }

    /// <summary>The universal functions: U0 + alpha U2 = 1, each the derivative of the next.</summary>
    private static (double U0, double U1, double U2, double U3) Universal(double chi, double alpha)
    {
        var z = alpha * chi * chi;
        var (c2, c3) = (Tail(z, 2), Tail(z, 3));
        return (1 - (z * c2), chi * (1 - (z * c3)), chi * chi * c2, chi * chi * chi * c3);
    }

    /// <summary>Stumpff's c2 or c3.</summary>
    private static double Tail(double z, int n)
    {
        if (Math.Abs(z) < 1)
        {
            const int Terms = 9; // the first one left out is below 1 / 20!
            var sum = 1.0;
            for (var k = Terms; k >= 1; k--)
            {
                sum = 1 - (z / (((2.0 * k) + n - 1) * ((2.0 * k) + n)) * sum);
            }
            return sum / (n == 2 ? 2 : 6);
        }
        var root = Math.Sqrt(Math.Abs(z));
        if (n == 2)
        {
            var half = z > 0 ? Math.Sin(0.5 * root) : Math.Sinh(0.5 * root);
            return 2 * half * half / Math.Abs(z);
        }
        return (z > 0 ? root - Math.Sin(root) : Math.Sinh(root) - root) / (root * Math.Abs(z));
    }
}
