using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 17: an ellipse in equinoctial elements whose longitudes of periapsis and node and whose mean longitude grow
/// evenly, on an equator given by its pole. h = e sin(peri), k = e cos(peri) with the longitude of periapsis, p =
/// tan(i/2) sin(node), q = tan(i/2) cos(node). Velocity is the exact derivative of position: motion along the ellipse,
/// the turn of the ellipse in its plane, and the turn of the plane. Sources: NAIF, "SPK Required Reading", type 17; R.
/// A. Broucke and P. J. Cefola, Celest. Mech. 5 (1972) 303.
/// </summary>
internal sealed class EquinoctialMotion : ISegmentMotion
{
    private const int Words = 12;
    private const double MetresPerKilometre = 1000;
    private const int KeplerSteps_max = 50; // Newton from M + e sin M takes 4 below e = 0.9

    private readonly double epoch_s;
    private readonly double axis_km;
    private readonly double e;
    private readonly double periapsis_rad;
    private readonly double longitude_rad;
    private readonly double halfTangent;
    private readonly double node_rad;
    private readonly double periapsisRate_rad_s;
    private readonly double longitudeRate_rad_s;
    private readonly double nodeRate_rad_s;
    private readonly Turn toEquator;

    internal EquinoctialMotion(SegmentWords words)
    {
        if (words.Count != Words)
        {
            throw words.Corrupt(SegmentWords.Say($"it has {words.Count} doubles, not {Words}"));
        }
        double Element(int index) => words.Finite(index, SegmentWords.Say($"its number {index + 1}"));
        epoch_s = Element(0);
        axis_km = words.Positive(1, "its semi-major axis");
        var (h, k) = (Element(2), Element(3));
        e = Math.Sqrt((h * h) + (k * k));
        if (!(e < 1))
        {
            throw words.Corrupt(SegmentWords.Say($"its eccentricity is {e}; below 1 is an ellipse"));
        }
        (periapsis_rad, longitude_rad) = (Math.Atan2(h, k), Element(4));
        var (p, q) = (Element(5), Element(6));
        (halfTangent, node_rad) = (Math.Sqrt((p * p) + (q * q)), Math.Atan2(p, q));
        (periapsisRate_rad_s, longitudeRate_rad_s, nodeRate_rad_s) = (Element(7), Element(8), Element(9));
        // X along the node of the equator on that of the ICRF, Z along its pole.
        toEquator = Turn.AboutZ((Math.PI / 2) + Element(10)).Then(Turn.AboutX((Math.PI / 2) - Element(11)));
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var elapsed_s = time.Since(epoch_s);
        var periapsis = periapsis_rad + (periapsisRate_rad_s * elapsed_s);
        var node = node_rad + (nodeRate_rad_s * elapsed_s);
        var anomalyRate = longitudeRate_rad_s - periapsisRate_rad_s;
        var anomaly = EccentricAnomaly(longitude_rad - periapsis_rad + (anomalyRate * elapsed_s));
        var (sine, cosine) = Math.SinCos(anomaly);
        var flat = Math.Sqrt(1 - (e * e));
        var rate = anomalyRate / (1 - (e * cosine));
        // In axes along the periapsis, then turned to the axes of the plane that are free of the node.
        var (sinPeri, cosPeri) = Math.SinCos(periapsis);
        var (x0, y0) = (axis_km * (cosine - e), axis_km * flat * sine);
        var (vx0, vy0) = (-axis_km * sine * rate, axis_km * flat * cosine * rate);
        var (x, y) = ((cosPeri * x0) - (sinPeri * y0), (sinPeri * x0) + (cosPeri * y0));
        var inPlane = periapsisRate_rad_s - nodeRate_rad_s;
        var vx = (cosPeri * vx0) - (sinPeri * vy0) - (inPlane * y);
        var vy = (sinPeri * vx0) + (cosPeri * vy0) + (inPlane * x);
        var (sinNode, cosNode) = Math.SinCos(node);
        var (p, q) = (halfTangent * sinNode, halfTangent * cosNode);
        var norm = 1 / (1 + (p * p) + (q * q));
        var f = norm * new Vec3(1 - (p * p) + (q * q), 2 * p * q, -2 * p);
        var g = norm * new Vec3(2 * p * q, 1 + (p * p) - (q * q), 2 * q);
        var position = (x * f) + (y * g);
        var velocity = (vx * f) + (vy * g) + (nodeRate_rad_s * new Vec3(-position.Y, position.X, 0));
        return new(
            MetresPerKilometre * toEquator.ApplyBack(position), MetresPerKilometre * toEquator.ApplyBack(velocity));
    }

    private double EccentricAnomaly(double mean)
    {
        mean = Math.IEEERemainder(mean, 2 * Math.PI);
        // Beyond pi / 2 of anomaly and towards e = 1 the start at pi is the one that cannot overshoot.
        var anomaly = e < 0.8 ? mean + (e * Math.Sin(mean)) : Math.CopySign(Math.PI, mean);
        for (var i = 0; i < KeplerSteps_max; i++)
        {
            var (sine, cosine) = Math.SinCos(anomaly);
            var step = (anomaly - (e * sine) - mean) / (1 - (e * cosine));
            anomaly -= step;
            if (Math.Abs(step) <= 1e-16 * (1 + Math.Abs(anomaly)))
            {
                break;
            }
        }
        return anomaly;
    }
}
