namespace Guanghan.Flight.ThreeBody;

/// <summary>
/// An orbit of the three-body problem that closes and is its own mirror image in the plane y = 0.
/// </summary>
/// <param name="System">The system.</param>
/// <param name="Initial">A crossing of the plane y = 0 at right angles: only x, z and y' differ from zero.</param>
/// <param name="PeriodFactor">Period, units of time.</param>
/// <param name="Converged">True where the second crossing is at right angles too.</param>
/// <param name="Iterations">Newton steps taken.</param>
/// <param name="ResidualFactor">Largest of y, x' and z' half a period on.</param>
public sealed record PeriodicOrbit(
    ThreeBodySystem System, SynodicState Initial, double PeriodFactor, bool Converged, int Iterations,
    double ResidualFactor)
{
    /// <summary>Jacobi's constant.</summary>
    public double JacobiFactor => new ThreeBodyMotion(System).JacobiFactor(Initial);

    /// <summary>Period, s.</summary>
    public double Period_s => PeriodFactor * System.Time_s;

    /// <summary>
    /// The two stability indices (l + 1/l) / 2 of the pairs of eigenvalues l of the monodromy matrix beside the pair of
    /// ones, by their traces: K. C. Howell, Celest. Mech. 32 (1984) 53, section 4. Between -1 and 1: stable. The larger
    /// magnitude first. Where the pairs are complex, both have the real part and <c>IsComplex</c> is true.
    /// </summary>
    /// <exception cref="InvalidOperationException">The orbit could not be followed for a period.</exception>
    public (double FirstFactor, double SecondFactor, bool IsComplex) StabilityIndices()
    {
        var arc = new ThreeBodyMotion(System).Propagate(Initial, PeriodFactor, withTransition: true);
        if (!arc.Converged)
        {
            throw new InvalidOperationException($"The orbit cannot be followed for a period: {arc.Outcome}.");
        }
        var monodromy = arc.Transition!;
        double trace = 0, squareTrace = 0;
        for (var i = 0; i < 6; i++)
        {
            trace += monodromy[i, i];
            for (var j = 0; j < 6; j++)
            {
                squareTrace += monodromy[i, j] * monodromy[j, i];
            }
        }
        // trace = 2 + 2 (a + b), trace of the square = 2 + (4 a^2 - 2) + (4 b^2 - 2).
        var half = (trace - 2) / 4;
        var discriminant = ((squareTrace + 2) / 8) - (half * half);
        var root = Math.Sqrt(Math.Max(0, discriminant));
        var (more, less) = (half + root, half - root);
        return Math.Abs(more) >= Math.Abs(less)
            ? (more, less, discriminant < 0)
            : (less, more, discriminant < 0);
    }
}
