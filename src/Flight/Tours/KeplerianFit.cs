using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tours;

/// <summary>
/// Elements that change evenly with time, fitted to any path: least squares of osculating elements at even times. A
/// search
/// over them is many times faster than over an ephemeris, and its result is refined on the ephemeris afterwards. Valid
/// for ellipses; over 20 years the planets stay within 0.1 % of their distance, Jupiter and Saturn, whose pull on each
/// other is periodic, within 0.5 %.
/// </summary>
public static class KeplerianFit
{
    private const int Samples = 200;
    private const double FlatPlane_rad = 1e-3;
    private const double Degrees = 180 / Math.PI;

    /// <summary>Fits a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="first_s">First time, TDB seconds past J2000.</param>
    /// <param name="last_s">Last time, after the first.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the centre, m^3/s^2.</param>
    /// <exception cref="ArgumentException">The times are in the wrong order, or the path leaves ellipses.</exception>
    public static KeplerianPath Of(IBodyPath path, double first_s, double last_s, double gm_m3_s2)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!(last_s > first_s))
        {
            throw new ArgumentException("A path is fitted over a span of time; its last instant is not after " +
                "its first.");
        }

        var middle_s = 0.5 * (first_s + last_s);
        var (times, columns) = (new double[Samples], new double[6][]);
        for (var k = 0; k < columns.Length; k++)
        {
            columns[k] = new double[Samples];
        }

        for (var i = 0; i < Samples; i++)
        {
            var time_s = first_s + ((last_s - first_s) * i / (Samples - 1));
            times[i] = (time_s - middle_s) / ElementPolynomials.Century_s;
            var one = KeplerianElements.FromState(path.At(time_s), gm_m3_s2);
            if (!(one.EccentricityRatio < 1))
            {
                throw new ArgumentException($"The path is no ellipse {time_s:0} s past J2000, and cannot be " +
                    $"fitted by one.");
            }

            // Longitudes of periapsis and of the body: small eccentricities and inclinations make the others run.
            var node = one.RightAscensionOfNode_rad;
            var periapsis = node + one.ArgumentOfPeriapsis_rad;
            var mean = periapsis + Anomalies.MeanFromTrue_rad(one.TrueAnomaly_rad, one.EccentricityRatio);
            double[] row = [one.SemiMajorAxis_m, one.EccentricityRatio, one.Inclination_rad, node, periapsis, mean];
            for (var k = 0; k < columns.Length; k++)
            {
                columns[k][i] = k < 3 || i == 0 ? row[k] : Near(row[k], Expected(columns, times, k, i, gm_m3_s2));
            }
        }

        var (a, e, tilt) = (Line(times, columns[0]), Line(times, columns[1]), Line(times, columns[2]));
        var (rise, apse, longitude) = (Line(times, columns[3]), Line(times, columns[4]), Line(times, columns[5]));
        if (columns[2].Min() < FlatPlane_rad)
        {
            (tilt, rise) = MeanPlane(columns[2], columns[3]);
        }

        return new(new(middle_s, a, e, InDegrees(tilt), InDegrees(rise),
            InDegrees([apse[0] - rise[0], apse[1] - rise[1]]),
            InDegrees([longitude[0] - apse[0], longitude[1] - apse[1]])), gm_m3_s2);
    }

    // The angle before, and for the body itself how far its mean motion carries it.
    private static double Expected(double[][] columns, double[] times, int k, int i, double gm)
    {
        var a = columns[0][i - 1];
        var passed_s = (times[i] - times[i - 1]) * ElementPolynomials.Century_s;
        return columns[k][i - 1] + (k == 5 ? Math.Sqrt(gm / a) / a * passed_s : 0);
    }

    private static double Near(double angle, double expected) =>
        angle + (Math.Tau * Math.Round((expected - angle) / Math.Tau));

    private static double[] InDegrees(double[] line) => [line[0] * Degrees, line[1] * Degrees];

    // The Earth's plane passes through the ecliptic of J2000, where the node leaps: one plane then stands for all.
    private static (double[] Inclination_rad, double[] Node_rad) MeanPlane(double[] inclinations, double[] nodes)
    {
        var (x, y) = (0.0, 0.0);
        for (var i = 0; i < nodes.Length; i++)
        {
            var (sine, cosine) = Math.SinCos(nodes[i]);
            x += inclinations[i] * cosine / nodes.Length;
            y += inclinations[i] * sine / nodes.Length;
        }

        return ([Math.Sqrt((x * x) + (y * y)), 0], [Math.Atan2(y, x), 0]);
    }

    // Value and slope at time zero, the middle of even times.
    private static double[] Line(double[] times, double[] values)
    {
        var (sum, moment, square) = (0.0, 0.0, 0.0);
        for (var i = 0; i < times.Length; i++)
        {
            sum += values[i];
            moment += times[i] * values[i];
            square += times[i] * times[i];
        }

        return [sum / times.Length, moment / square];
    }
}
