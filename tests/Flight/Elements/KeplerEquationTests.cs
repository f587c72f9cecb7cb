using Guanghan.Core.Tests.Numerics;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tests.Elements;

public sealed class KeplerEquationTests
{
    private static readonly Gen<double> Eccentricity = Gen.OneOf(
        Gen.Double[0, 0.999], Gen.Double[-16, -1].Select(power => 1 - Math.Pow(10, power)), Gen.Const(0.0));

    private static readonly Gen<double> Mean = Gen.OneOf(
        Gen.Double[-Math.PI, Math.PI], Gen.Double[-18, 0].Select(power => Math.Pow(10, power)), Gen.Const(Math.PI));

    [Fact]
    [Trait("Kind", "validates")]
    public void The_eccentric_anomaly_is_right_to_the_last_bits_against_256_bits() =>
        Gen.Select(Eccentricity.Where(e => e < 1), Mean.Where(IsHeldBy256Bits)).Sample((e, mean) =>
        {
            var anomaly = KeplerEquation.EccentricAnomaly_rad(mean, e);
            var ulps = mean == 0 ? Math.Abs(anomaly) : FixedPoint.UlpsFromKepler(mean, e, anomaly);
            // Roundings of the residual, at most four of them, come back through the slope undiminished.
            Assert.True(ulps <= 4, $"e {e:R}, M {mean:R}: E {anomaly:R} is off by {ulps:G3} ulp");
        }, iter: 1000);

    [Fact]
    [Trait("Kind", "property")]
    public void Tiny_anomalies_are_those_of_the_linear_equation_or_the_cubic()
    {
        Assert.Equal(2e-20, KeplerEquation.EccentricAnomaly_rad(1e-20, 0.5), 1e-35);
        // e = 1 - 2^-53: M = 1e-30 (1 - e) is linear; M = 1e-6 is cubic, E^3 = 6 M.
        Assert.Equal(1e-30, KeplerEquation.EccentricAnomaly_rad(1e-30 * Math.Pow(2, -53), Math.BitDecrement(1.0)), 1e-44);
        Assert.Equal(Math.Cbrt(6e-6), KeplerEquation.EccentricAnomaly_rad(1e-6, Math.BitDecrement(1.0)), 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_hyperbolic_anomaly_solves_its_equation() => Gen.Select(
        Gen.OneOf(Gen.Double[1.0000001, 10], Gen.Double[-15, 2].Select(power => 1 + Math.Pow(10, power))),
        Gen.Double[-12, 12]).Sample((e, power) =>
        {
            var mean = Math.Pow(10, power);
            var anomaly = KeplerEquation.HyperbolicAnomaly_rad(mean, e);
            var back = KeplerEquation.MeanFromHyperbolic_rad(anomaly, e);
            // The anomaly's own last place moves M by H cosh(H) e / M units; that and 8 roundings are allowed.
            var slope = (e * Math.Cosh(anomaly)) - 1;
            return Math.Abs(back - mean) <= (8e-16 * mean) + (2 * Ulp(anomaly) * slope)
                && KeplerEquation.HyperbolicAnomaly_rad(-mean, e) == -anomaly;
        }, iter: 3000);

    [Fact]
    [Trait("Kind", "property")]
    public void Anomalies_go_there_and_back() => Gen.Select(Gen.Double[0, 0.99], Gen.Double[-20, 20]).Sample((e, angle) =>
    {
        // 10 roundings of an angle up to 20 rad, times the slope of the true anomaly, at most (1+e)/(1-e) = 199.
        var tolerance = 10 * 4e-15 * (1 + e) / (1 - e);
        return Math.Abs(Anomalies.TrueFromEccentric_rad(Anomalies.EccentricFromTrue_rad(angle, e), e) - angle) < tolerance
            && Math.Abs(Anomalies.TrueFromMean_rad(Anomalies.MeanFromTrue_rad(angle, e), e) - angle) < tolerance;
    });

    [Fact]
    [Trait("Kind", "property")]
    public void Hyperbolic_anomalies_go_there_and_back() =>
        Gen.Select(Gen.Double[1.01, 20], Gen.Double[-0.95, 0.95]).Sample((e, share) =>
        {
            var angle = share * Math.Acos(-1 / e);
            var back = Anomalies.TrueFromHyperbolic_rad(Anomalies.HyperbolicFromTrue_rad(angle, e), e);
            return Math.Abs(back - angle) < 1e-13; // ten roundings, up to 20 times by the nearby asymptote
        });

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_has_no_such_anomaly_is_refused_in_words()
    {
        Assert.Contains("hyperbolic anomaly", Message(() => KeplerEquation.EccentricAnomaly_rad(1, 1)), StringComparison.Ordinal);
        Assert.Contains("it is NaN", Message(() => KeplerEquation.EccentricAnomaly_rad(double.NaN, 0.1)), StringComparison.Ordinal);
        Assert.Contains("above 1", Message(() => KeplerEquation.HyperbolicAnomaly_rad(1, 0.9)), StringComparison.Ordinal);
        Assert.Contains("beyond the asymptote", Message(() => Anomalies.HyperbolicFromTrue_rad(3, 1.5)), StringComparison.Ordinal);
    }

    private static bool IsHeldBy256Bits(double mean) => mean == 0 || Math.Abs(mean) > 1e-40;

    private static string Message(Func<double> work) => Assert.Throws<ArgumentOutOfRangeException>(() => work()).Message;

    private static double Ulp(double value) => Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
}
