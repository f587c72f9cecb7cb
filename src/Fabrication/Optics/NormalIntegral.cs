namespace Guanghan.Fabrication.Optics;

/// <summary>
/// Integral of the standard normal density. Computes Phi(x) from a table of the error function's series (Abramowitz and
/// Stegun 1964, 7.1.6), joined by cubic Hermite pieces whose slopes are the density itself. Error below 1e-9; beyond
/// |x| = 7 it is 0 or 1 (error below 2e-12).
/// </summary>
internal static class NormalIntegral
{
    private const double End = 7;
    private const int PiecesPerUnit = 64;
    private const int SeriesTerms = 120; // x = 7 needs 98 terms for 1e-17
    private static readonly double[] s_table = Build();

    /// <summary>The share of a normal distribution below x standard deviations.</summary>
    public static double Below(double x)
    {
        if (x < 0)
        {
            return 1 - Below(-x);
        }

        if (x >= End)
        {
            return 1;
        }

        var scaled = x * PiecesPerUnit;
        var piece = (int)scaled;
        var t = scaled - piece;
        var (a, b) = (s_table[2 * piece], s_table[(2 * piece) + 2]);
        var (slopeA, slopeB) = (s_table[(2 * piece) + 1], s_table[(2 * piece) + 3]);
        var u = 1 - t;
        return (u * u * ((a * (1 + (2 * t))) + (slopeA * t))) + (t * t * ((b * (3 - (2 * t))) - (slopeB * u)));
    }

    /// <summary>The density of the standard normal distribution.</summary>
    public static double Density(double x) => Math.Exp(-0.5 * x * x) / Math.Sqrt(2 * Math.PI);

    private static double[] Build()
    {
        var count = (int)(End * PiecesPerUnit) + 1;
        var table = new double[2 * count];
        for (var i = 0; i < count; i++)
        {
            var x = (double)i / PiecesPerUnit;
            var term = x;
            var sum = x;
            for (var n = 1; n < SeriesTerms; n++)
            {
                term *= x * x / ((2 * n) + 1);
                sum += term;
            }

            table[2 * i] = 0.5 + (sum * Density(x));
            table[(2 * i) + 1] = Density(x) / PiecesPerUnit;
        }

        return table;
    }
}
