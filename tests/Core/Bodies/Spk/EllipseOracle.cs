namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>
/// States of a Kepler ellipse by the textbook's classical elements and the eccentric anomaly, which the reader under test
/// does not use. Kilometres and seconds.
/// </summary>
internal sealed record EllipseOracle(
    double Gm, double Axis, double E, double Inclination, double Node, double Periapsis, double MeanAtZero)
{
    internal double MeanMotion => Math.Sqrt(Gm / (Axis * Axis * Axis));

    internal double[] StateAt(double t)
    {
        var mean = MeanAtZero + (MeanMotion * t);
        var anomaly = mean;
        for (var i = 0; i < 60; i++)
        {
            anomaly -= (anomaly - (E * Math.Sin(anomaly)) - mean) / (1 - (E * Math.Cos(anomaly)));
        }
        var flat = Math.Sqrt(1 - (E * E));
        var rate = MeanMotion / (1 - (E * Math.Cos(anomaly)));
        double[] x = [Axis * (Math.Cos(anomaly) - E), -Axis * Math.Sin(anomaly) * rate];
        double[] y = [Axis * flat * Math.Sin(anomaly), Axis * flat * Math.Cos(anomaly) * rate];
        var state = new double[6];
        for (var k = 0; k < 2; k++)
        {
            var (u, v) = (
                (x[k] * Math.Cos(Periapsis)) - (y[k] * Math.Sin(Periapsis)),
                (x[k] * Math.Sin(Periapsis)) + (y[k] * Math.Cos(Periapsis)));
            var w = v * Math.Cos(Inclination);
            state[3 * k] = (u * Math.Cos(Node)) - (w * Math.Sin(Node));
            state[(3 * k) + 1] = (u * Math.Sin(Node)) + (w * Math.Cos(Node));
            state[(3 * k) + 2] = v * Math.Sin(Inclination);
        }
        return state;
    }

    internal double[] AccelerationAt(double t)
    {
        var s = StateAt(t);
        var r = Math.Sqrt((s[0] * s[0]) + (s[1] * s[1]) + (s[2] * s[2]));
        return [-Gm * s[0] / (r * r * r), -Gm * s[1] / (r * r * r), -Gm * s[2] / (r * r * r)];
    }
}
