using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// The universal functions U0 to U3 of a generalised anomaly chi for 1/a = alpha: dU(n+1)/dchi = U(n), U0 + alpha U2 =
/// 1. Near the parabola they are power series, elsewhere circular or hyperbolic functions written so that nothing
/// cancels. Source: R. H. Battin, "An Introduction to the Mathematics and Methods of Astrodynamics", 1999, section 4.5.
/// </summary>
internal readonly record struct UniversalFunctions(double U0, double U1, double U2, double U3)
{
    public static UniversalFunctions Of(double chi, double alpha)
    {
        var psi = alpha * chi * chi;
        if (Math.Abs(psi) < 1)
        {
            var c3 = Tail(psi, 3);
            var c2 = Tail(psi, 2);
            return new(1 - (psi * c2), chi * (1 - (psi * c3)), chi * chi * c2, chi * chi * chi * c3);
        }
        var root = Math.Sqrt(Math.Abs(alpha));
        var angle = root * chi;
        var cube = root * Math.Abs(alpha);
        if (alpha > 0)
        {
            var (sine, cosine) = Math.SinCos(angle);
            var half = Math.Sin(0.5 * angle);
            return new(cosine, sine / root, 2 * half * half / alpha, Series.ArcMinusSine(angle) / cube);
        }
        var half2 = Math.Sinh(0.5 * angle);
        return new(
            Math.Cosh(angle), Math.Sinh(angle) / root, 2 * half2 * half2 / -alpha, Series.SinhMinusArc(angle) / cube);
    }

    /// <summary>U4 and U5, for the sensitivity to the energy.</summary>
    public (double U4, double U5) Higher(double chi, double alpha)
    {
        var psi = alpha * chi * chi;
        if (Math.Abs(psi) < 1)
        {
            var square = chi * chi;
            return (square * square * Tail(psi, 4), square * square * chi * Tail(psi, 5));
        }
        return (((0.5 * chi * chi) - U2) / alpha, ((chi * chi * chi / 6) - U3) / alpha);
    }

    /// <summary>Sum of (-psi)^k / (2k + n)!: the Stumpff function c_n, for |psi| below 1.</summary>
    private static double Tail(double psi, int n)
    {
        const int Terms = 9; // (2 * 9 + 2)! = 2.4e18
        var sum = 1.0;
        for (var k = Terms; k >= 1; k--)
        {
            sum = 1 - (psi / ((2.0 * k) + n - 1) / ((2.0 * k) + n) * sum);
        }
        return sum / n switch { 2 => 2.0, 3 => 6.0, 4 => 24.0, _ => 120.0 };
    }
}
