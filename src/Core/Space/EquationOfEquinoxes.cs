using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>
/// The complementary terms of the equation of the equinoxes: what apparent sidereal time has beyond the nutation in
/// right ascension. At most 2.7 mas. Source: N. Capitaine, P. T. Wallace and D. D. McCarthy, Astron. Astrophys. 406
/// (2003) 1135; IERS Conventions (2003), chapter 5.
/// </summary>
internal static class EquationOfEquinoxes
{
    private const double SecularTerm_uas = -0.87; // t sin(Omega), microarcsec per century

    private static readonly Term[] Terms =
    [
        new(0, 0, 0, 0, 1, 0, 0, 0, 2640.96, -0.39),
        new(0, 0, 0, 0, 2, 0, 0, 0, 63.52, -0.02),
        new(0, 0, 2, -2, 3, 0, 0, 0, 11.75, 0.01),
        new(0, 0, 2, -2, 1, 0, 0, 0, 11.21, 0.01),
        new(0, 0, 2, -2, 2, 0, 0, 0, -4.55, 0.00),
        new(0, 0, 2, 0, 3, 0, 0, 0, 2.02, 0.00),
        new(0, 0, 2, 0, 1, 0, 0, 0, 1.98, 0.00),
        new(0, 0, 0, 0, 3, 0, 0, 0, -1.72, 0.00),
        new(0, 1, 0, 0, 1, 0, 0, 0, -1.41, -0.01),
        new(0, 1, 0, 0, -1, 0, 0, 0, -1.26, -0.01),
        new(1, 0, 0, 0, -1, 0, 0, 0, -0.63, 0.00),
        new(1, 0, 0, 0, 1, 0, 0, 0, -0.63, 0.00),
        new(0, 1, 2, -2, 3, 0, 0, 0, 0.46, 0.00),
        new(0, 1, 2, -2, 1, 0, 0, 0, 0.45, 0.00),
        new(0, 0, 4, -4, 4, 0, 0, 0, 0.36, 0.00),
        new(0, 0, 1, -1, 1, -8, 12, 0, -0.24, -0.12),
        new(0, 0, 2, 0, 0, 0, 0, 0, 0.32, 0.00),
        new(0, 0, 2, 0, 2, 0, 0, 0, 0.28, 0.00),
        new(1, 0, 2, 0, 3, 0, 0, 0, 0.27, 0.00),
        new(1, 0, 2, 0, 1, 0, 0, 0, 0.26, 0.00),
        new(0, 0, 2, -2, 0, 0, 0, 0, -0.21, 0.00),
        new(0, 1, -2, 2, -3, 0, 0, 0, 0.19, 0.00),
        new(0, 1, -2, 2, -1, 0, 0, 0, 0.18, 0.00),
        new(0, 0, 0, 0, 0, 8, -13, -1, -0.10, 0.05),
        new(0, 0, 0, 2, 0, 0, 0, 0, 0.15, 0.00),
        new(2, 0, -2, 0, -1, 0, 0, 0, -0.14, 0.00),
        new(1, 0, 0, -2, 1, 0, 0, 0, 0.14, 0.00),
        new(0, 1, 2, -2, 2, 0, 0, 0, -0.14, 0.00),
        new(1, 0, 0, -2, -1, 0, 0, 0, 0.14, 0.00),
        new(0, 0, 4, -2, 4, 0, 0, 0, 0.13, 0.00),
        new(0, 0, 2, -2, 4, 0, 0, 0, -0.11, 0.00),
        new(1, 0, -2, 0, -3, 0, 0, 0, 0.11, 0.00),
        new(1, 0, -2, 0, -1, 0, 0, 0, 0.11, 0.00),
    ];

    /// <summary>Sum of the complementary terms.</summary>
    public static Swing ComplementaryTerms(Epoch epoch)
    {
        var t = epoch.TtCenturiesPastJ2000Count();
        Span<double> angles = stackalloc double[8];
        Span<double> rates = stackalloc double[8];
        FundamentalArguments.At(t, angles, rates);
        var (value, derivative) = (0.0, 0.0);
        for (var i = Terms.Length - 1; i >= 0; i--)
        {
            var term = Terms[i];
            var (sine, cosine) = Math.SinCos(term.Combine(angles));
            value += (term.Sine_uas * sine) + (term.Cosine_uas * cosine);
            derivative += ((term.Sine_uas * cosine) - (term.Cosine_uas * sine)) * term.Combine(rates);
        }

        var (nodeSine, nodeCosine) = Math.SinCos(angles[4]);
        value += SecularTerm_uas * t * nodeSine;
        derivative += SecularTerm_uas * (nodeSine + (t * nodeCosine * rates[4]));
        const double Unit_rad = 1e-6 * Polynomial.ArcsecondsToRadians_rad;
        return new Swing(value * Unit_rad, derivative * Unit_rad / Polynomial.CenturySeconds_s);
    }

    /// <summary>Multiples of l, l', F, D, Omega, Venus, Earth, general precession; amplitudes in microarcsec.</summary>
    private readonly record struct Term(
        int L, int LPrime, int F, int D, int Omega, int Venus, int Earth, int Precession,
        double Sine_uas, double Cosine_uas)
    {
        public double Combine(ReadOnlySpan<double> x) =>
            (L * x[0]) + (LPrime * x[1]) + (F * x[2]) + (D * x[3]) + (Omega * x[4])
            + (Venus * x[5]) + (Earth * x[6]) + (Precession * x[7]);
    }
}
