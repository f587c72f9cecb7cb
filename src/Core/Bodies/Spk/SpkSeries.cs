using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// Chebyshev series of a motion, as SPK types 2 and 3 hold them: in each interval the polynomial that meets the motion
/// at the extrema of the Chebyshev polynomial of its degree. The ends of intervals are among them, so that position
/// does not jump there. Source: J. C. Mason and D. C. Handscomb, "Chebyshev Polynomials" (2003), section 6.3.2. For a
/// smooth motion the error falls with the degree as its own series does; the caller chooses interval and degree and
/// should compare.
/// </summary>
public static class SpkSeries
{
    private const double MetresPerKilometre = 1000;

    /// <summary>Series of position, for <see cref="SpkWriter.AddPositionSeries"/>.</summary>
    /// <param name="motion">State at a time, TDB s past J2000.</param>
    /// <param name="firstTdb_s">Start of the first interval.</param>
    /// <param name="interval_s">Length of an interval.</param>
    /// <param name="intervals">How many.</param>
    /// <param name="degree">Degree, at least 1.</param>
    /// <returns>For each interval x, y, z: degree + 1 coefficients each, km.</returns>
    public static double[] FitPosition(
        Func<double, State<Icrf>> motion, double firstTdb_s, double interval_s, int intervals, int degree) =>
        Fit(motion, firstTdb_s, interval_s, intervals, degree, 3);

    /// <summary>Series of position and velocity, each by itself, for <see cref="SpkWriter.AddStateSeries"/>.</summary>
    /// <param name="motion">State at a time, TDB s past J2000.</param>
    /// <param name="firstTdb_s">Start of the first interval.</param>
    /// <param name="interval_s">Length of an interval.</param>
    /// <param name="intervals">How many.</param>
    /// <param name="degree">Degree, at least 1.</param>
    /// <returns>For each interval x, y, z, km, and their rates, km/s: degree + 1 coefficients each.</returns>
    public static double[] FitState(
        Func<double, State<Icrf>> motion, double firstTdb_s, double interval_s, int intervals, int degree) =>
        Fit(motion, firstTdb_s, interval_s, intervals, degree, 6);

    private static double[] Fit(
        Func<double, State<Icrf>> motion, double first_s, double interval_s, int intervals, int degree, int series)
    {
        ArgumentNullException.ThrowIfNull(motion);
        if (degree < 1 || intervals < 1 || !(interval_s > 0) || !double.IsFinite(first_s + interval_s))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{intervals} intervals of {interval_s} s from {first_s} s and degree {degree} cannot be fitted; ")
                + "counts and lengths must be positive.");
        }
        var coefficients = new double[intervals * series * (degree + 1)];
        var samples = new double[series, degree + 1];
        for (var i = 0; i < intervals; i++)
        {
            for (var j = 0; j <= degree; j++)
            {
                var s = Math.Cos(Math.PI * j / degree);
                var state = motion(first_s + (interval_s * (i + (0.5 * (1 + s)))));
                var (r, v) = (state.Position_m, state.Velocity_m_s);
                ReadOnlySpan<double> six = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
                for (var k = 0; k < series; k++)
                {
                    samples[k, j] = six[k] / MetresPerKilometre;
                }
            }
            for (var k = 0; k < series; k++)
            {
                Transform(samples, k, degree, coefficients.AsSpan(((i * series) + k) * (degree + 1), degree + 1));
            }
        }
        return coefficients;
    }

    /// <summary>Values at the extrema to coefficients: a cosine sum in which both ends count half.</summary>
    private static void Transform(double[,] samples, int row, int degree, Span<double> coefficients)
    {
        for (var k = 0; k <= degree; k++)
        {
            var sum = 0.0;
            for (var j = 0; j <= degree; j++)
            {
                var weight = j == 0 || j == degree ? 0.5 : 1;
                // The angle in whole turns of 2 degree steps, so that large products lose nothing.
                sum += weight * samples[row, j] * Math.Cos(Math.PI * (k * j % (2 * degree)) / degree);
            }
            coefficients[k] = sum * (k == 0 || k == degree ? 1.0 : 2.0) / degree;
        }
    }
}
