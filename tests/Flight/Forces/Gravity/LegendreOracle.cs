using Guanghan.Core.Space;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Tests.Forces.Gravity;

/// <summary>
/// The acceleration by the textbook: partial derivatives of Kaula's series along radius, latitude and longitude, turned
/// into Cartesian components (D. A. Vallado, "Fundamentals of Astrodynamics and Applications", 4th ed. (2013),
/// equations 8-26 and 8-27), with Legendre functions by rows of one degree, all in 106 bits. Shares no formula with the
/// product's Cartesian derivatives. Not at the poles, where its longitude has no meaning.
/// </summary>
internal static class LegendreOracle
{
    /// <summary>Harmonic part of the acceleration, without the point mass.</summary>
    public static Vec3 HarmonicAcceleration(GravityModel model, int degree, Vec3 position)
    {
        DoubleDouble x = position.X, y = position.Y, z = position.Z;
        var axis2 = (x * x) + (y * y);
        var axis = DoubleDouble.Sqrt(axis2);
        var r2 = axis2 + (z * z);
        var r = DoubleDouble.Sqrt(r2);
        var (sine, cosine) = (z / r, axis / r);
        var (longitudeCosine, longitudeSine) = (x / axis, y / axis);
        var legendre = Legendre(degree, sine, cosine);
        DoubleDouble radial = 0, latitude = 0, longitude = 0;
        var ratio = (DoubleDouble)model.ReferenceRadius_m / r;
        var power = (DoubleDouble)1;
        for (var n = 1; n <= degree; n++)
        {
            power *= ratio;
            DoubleDouble c = 1, s = 0, sum = 0, slope = 0, turn = 0;
            for (var m = 0; m <= n; m++)
            {
                var wave = (c * model.CosineFactor(n, m)) + (s * model.SineFactor(n, m));
                var across = (c * model.SineFactor(n, m)) - (s * model.CosineFactor(n, m));
                sum += legendre[n][m] * wave;
                slope += Slope(legendre, n, m, sine, cosine) * wave;
                turn += legendre[n][m] * across * m;
                (c, s) = ((c * longitudeCosine) - (s * longitudeSine), (s * longitudeCosine) + (c * longitudeSine));
            }
            radial -= power * sum * (n + 1);
            latitude += power * slope;
            longitude += power * turn;
        }
        var gm = (DoubleDouble)model.Gm_m3_s2;
        var alongR = gm / r2 * radial;
        var alongLatitude = gm / r * latitude;
        var alongLongitude = gm / r * longitude;
        var common = (alongR / r) - (z / (r2 * axis) * alongLatitude);
        return new(
            ((common * x) - (alongLongitude / axis2 * y)).High,
            ((common * y) + (alongLongitude / axis2 * x)).High,
            ((alongR / r * z) + (axis / r2 * alongLatitude)).High);
    }

    private static DoubleDouble Root(double a, double b) => DoubleDouble.Sqrt((DoubleDouble)a / b);

    // Normalised Pnm(sin latitude); M. Abramowitz and I. Stegun (1964), 8.5.3, with Kaula's normalisation.
    private static DoubleDouble[][] Legendre(int degree, DoubleDouble sine, DoubleDouble cosine)
    {
        var p = new DoubleDouble[degree + 1][];
        for (var n = 0; n <= degree; n++)
        {
            p[n] = new DoubleDouble[n + 1];
            for (var m = 0; m < n; m++)
            {
                var first = Root(((2.0 * n) + 1) * ((2.0 * n) - 1), ((double)n - m) * (n + m)) * sine * p[n - 1][m];
                var second = n - 2 < m
                    ? 0
                    : Root(((2.0 * n) + 1) * (n + m - 1.0) * (n - m - 1.0), ((2.0 * n) - 3) * (n + m) * (n - m))
                        * p[n - 2][m];
                p[n][m] = first - second;
            }
            p[n][n] = n == 0 ? 1 : p[n - 1][n - 1] * cosine * (n == 1 ? Root(3, 1) : Root((2.0 * n) + 1, 2.0 * n));
        }
        return p;
    }

    // dP/d(latitude) = Pn,m+1 - m tan P, unnormalised; the ratio of normalisations is put in.
    private static DoubleDouble Slope(DoubleDouble[][] p, int n, int m, DoubleDouble sine, DoubleDouble cosine)
    {
        var next = m == n
            ? (DoubleDouble)0
            : DoubleDouble.Sqrt((((double)n - m) * (n + m + 1)) / (m == 0 ? 2.0 : 1.0)) * p[n][m + 1];
        return next - (sine / cosine * p[n][m] * m);
    }
}
