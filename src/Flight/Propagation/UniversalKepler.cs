namespace Guanghan.Flight.Propagation;

/// <summary>
/// Kepler's equation in universal variables, in units where the radius at the start and the gravitational parameter are
/// 1: tau = U1 + sigma U2 + U3. tau grows with chi at the rate r, never negative, so the root is single; Laguerre's
/// method in a shrinking bracket finds it. Sources: Battin 1999, section 4.5; B. A. Conway, Celest. Mech. 39 (1986) 199
/// (Laguerre).
/// </summary>
internal static class UniversalKepler
{
    private const int Iterations_max = 200; // bisection alone takes 60 from a bracket within a factor of two
    private const int Doublings_max = 1100; // between any two doubles

    /// <summary>The generalised anomaly at the end.</summary>
    /// <param name="sigma">r . v / sqrt(mu r), at the start.</param>
    /// <param name="alpha">r / a.</param>
    /// <param name="tau">Elapsed time times sqrt(mu / r^3).</param>
    /// <returns>The anomaly, and whether it was found.</returns>
    public static (double Chi, bool Converged) Solve(double sigma, double alpha, double tau)
    {
        if (tau < 0)
        {
            var (mirrored, found) = Solve(-sigma, alpha, -tau);
            return (-mirrored, found);
        }
        // Whole revolutions come off the time and go on the anomaly.
        var turn = alpha > 0 ? 2 * Math.PI / Math.Sqrt(alpha) : double.PositiveInfinity;
        var period = turn / alpha;
        var whole = alpha > 0 && tau > period && double.IsFinite(period) ? Math.Floor(tau / period) : 0;
        var rest = whole > 0 ? Math.IEEERemainder(tau - (0.5 * period), period) + (0.5 * period) : tau;
        if (rest == 0)
        {
            return (whole > 0 ? whole * turn : 0, true);
        }
        var (low, high) = Bracket(sigma, alpha, rest, turn);
        var (chi, converged) = Refine(sigma, alpha, rest, low, high);
        return ((whole > 0 ? Math.Round((tau - rest) / period) * turn : 0) + chi, converged);
    }

    private static (double Low, double High) Bracket(double sigma, double alpha, double tau, double turn)
    {
        // On a hyperbola from one radian up by doublings: the sides are then within a factor of two, where Laguerre's
        // polynomial stands well for the exponential.
        var ceiling = alpha < 0 ? 1 / Math.Sqrt(-alpha) : turn;
        var (low, high) = (0.0, Math.Min(ceiling, Math.Cbrt(6 * tau) + tau + 1e-300));
        for (var i = 0; i < Doublings_max; i++)
        {
            var time = TimeAt(high, sigma, alpha);
            // Overflow is beyond the root, whatever came of it.
            if (!(time < tau) || high >= turn)
            {
                break;
            }
            (low, high) = (high, Math.Min(turn, 2 * high));
        }
        return (low, high);
    }

    private static (double Chi, bool Converged) Refine(double sigma, double alpha, double tau, double low, double high)
    {
        var chi = low == 0 ? Math.Min(tau, 0.5 * (low + high)) : 0.5 * (low + high);
        for (var i = 0; i < Iterations_max; i++)
        {
            var u = UniversalFunctions.Of(chi, alpha);
            var value = u.U1 + (sigma * u.U2) + u.U3 - tau;
            var slope = u.U0 + (sigma * u.U1) + u.U2;
            var bend = (sigma * u.U0) + ((1 - alpha) * u.U1);
            (low, high) = value < 0 ? (chi, high) : (low, chi);
            var next = chi - Laguerre(value, slope, bend);
            // The functions round with their argument, sqrt|alpha| chi: that much of the sum is noise.
            var argument = 1 + (Math.Sqrt(Math.Abs(alpha)) * chi);
            var noise = 1e-16 * argument * (Math.Abs(u.U1) + Math.Abs(sigma * u.U2) + u.U3 + tau);
            var isNoise = double.IsFinite(noise) && Math.Abs(value) <= noise; // far out everything overflows
            if (Math.Abs(next - chi) <= 4e-16 * chi || isNoise || high - low <= 4e-16 * high)
            {
                return (next, true);
            }
            chi = next > low && next < high ? next : 0.5 * (low + high);
        }
        return (chi, false);
    }

    private static double Laguerre(double value, double slope, double bend)
    {
        const double Degree = 5;
        // By quotients: far out on a hyperbola the squares overflow before the terms do.
        var newton = value / slope;
        var root = Math.Sqrt(
            Math.Abs(((Degree - 1) * (Degree - 1)) - (Degree * (Degree - 1) * newton * (bend / slope))));
        return Degree * newton / (1 + root);
    }

    private static double TimeAt(double chi, double sigma, double alpha)
    {
        var u = UniversalFunctions.Of(chi, alpha);
        return u.U1 + (sigma * u.U2) + u.U3;
    }
}
