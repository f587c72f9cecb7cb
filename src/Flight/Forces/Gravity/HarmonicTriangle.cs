namespace Guanghan.Flight.Forces.Gravity;

/// <summary>
/// Normalised coefficients of one harmonic function sum (R/r)^(n+1) Pnm (Cnm cos + Snm sin), outside a sphere. Its
/// Cartesian derivatives, times R, are such functions too, one degree higher: L. E. Cunningham, Celest. Mech. 2 (1970)
/// 207; the coefficients follow from O. Montenbruck and E. Gill, "Satellite Orbits" (2000), equations 3.33, with the
/// normalisation put in. So acceleration and gradient need no formula of their own, and no pole is singular.
/// </summary>
internal sealed class HarmonicTriangle(int degree)
{
    public int Degree { get; } = degree;

    public double[] Cosines { get; } = new double[GravityModel.CountTo(degree)];

    public double[] Sines { get; } = new double[GravityModel.CountTo(degree)];

    /// <summary>The potential over GM/R without its central term, up to a degree and an order.</summary>
    public static HarmonicTriangle Of(GravityModel model, int degree, int order)
    {
        var result = new HarmonicTriangle(degree);
        for (var n = 1; n <= degree; n++)
        {
            for (var m = 0; m <= Math.Min(n, order); m++)
            {
                result.Cosines[GravityModel.Index(n, m)] = model.CosineFactor(n, m);
                result.Sines[GravityModel.Index(n, m)] = m == 0 ? 0 : model.SineFactor(n, m);
            }
        }
        return result;
    }

    /// <summary>R times the derivative along X.</summary>
    public HarmonicTriangle AlongX()
    {
        var result = new HarmonicTriangle(Degree + 1);
        for (var n = 0; n <= Degree; n++)
        {
            for (var m = 0; m <= n; m++)
            {
                var (c, s) = At(n, m);
                var up = UpFactor(n, m);
                result.Add(n + 1, m + 1, -up * c, -up * s);
                if (m > 0)
                {
                    var down = DownFactor(n, m);
                    result.Add(n + 1, m - 1, down * c, down * s);
                }
            }
        }
        return result;
    }

    /// <summary>R times the derivative along Y.</summary>
    public HarmonicTriangle AlongY()
    {
        var result = new HarmonicTriangle(Degree + 1);
        for (var n = 0; n <= Degree; n++)
        {
            for (var m = 0; m <= n; m++)
            {
                var (c, s) = At(n, m);
                var up = UpFactor(n, m);
                result.Add(n + 1, m + 1, up * s, -up * c);
                if (m > 0)
                {
                    var down = DownFactor(n, m);
                    result.Add(n + 1, m - 1, down * s, -down * c);
                }
            }
        }
        return result;
    }

    /// <summary>R times the derivative along Z.</summary>
    public HarmonicTriangle AlongZ()
    {
        var result = new HarmonicTriangle(Degree + 1);
        for (var n = 0; n <= Degree; n++)
        {
            for (var m = 0; m <= n; m++)
            {
                var (c, s) = At(n, m);
                var along = -Math.Sqrt(((2 * n) + 1.0) / ((2 * n) + 3.0) * (n + 1.0 + m) * (n + 1.0 - m));
                result.Add(n + 1, m, along * c, along * s);
            }
        }
        return result;
    }

    private (double Cosine, double Sine) At(int n, int m)
    {
        var place = GravityModel.Index(n, m);
        return (Cosines[place], Sines[place]);
    }

    // The sine of order 0 is nothing.
    private void Add(int n, int m, double cosine, double sine)
    {
        var place = GravityModel.Index(n, m);
        Cosines[place] += cosine;
        Sines[place] += m == 0 ? 0 : sine;
    }

    // Ratio of the normalisations of (n, m) and (n + 1, m + 1), halved except for m = 0 where there is one term.
    private static double UpFactor(int n, int m)
    {
        var ratio = ((2 * n) + 1.0) / ((2 * n) + 3.0) * (n + m + 1.0) * (n + m + 2.0);
        return m == 0 ? Math.Sqrt(ratio / 2) : Math.Sqrt(ratio) / 2;
    }

    // The same for (n + 1, m - 1), with the factor (n - m + 2) (n - m + 1) of equation 3.33.
    private static double DownFactor(int n, int m)
    {
        var ratio = ((2 * n) + 1.0) / ((2 * n) + 3.0) * (n - m + 1.0) * (n - m + 2.0);
        return Math.Sqrt(m == 1 ? 2 * ratio : ratio) / 2;
    }
}
