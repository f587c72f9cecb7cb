using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.Core.Tests.Bodies.Builtin;

[Trait("Kind", "property")]
public sealed class ChebyshevTests
{
    [Fact]
    public void Fitting_samples_of_a_polynomial_gives_back_its_coefficients() =>
        Gen.Double[-1, 1].Array[5, 14].Sample(
            coefficients =>
            {
                var matrix = ChebyshevFit.Matrix(coefficients.Length);
                var samples = new double[ChebyshevFit.SampleCount];
                for (var node = 0; node <= ChebyshevFit.Intervals; node++)
                {
                    var x = -1 + (2.0 * node / ChebyshevFit.Intervals);
                    for (var k = 0; k < coefficients.Length; k++)
                    {
                        // T_k(cos a) = cos k a and its derivative k sin k a / sin a, the ends by their limits.
                        var angle = Math.Acos(x);
                        samples[node] += coefficients[k] * Math.Cos(k * angle);
                        samples[node + ChebyshevFit.Intervals + 1] += coefficients[k] * (Math.Abs(x) == 1
                            ? k * k * (x > 0 || k % 2 == 1 ? 1 : -1)
                            : k * Math.Sin(k * angle) / Math.Sin(angle));
                    }
                }

                for (var k = 0; k < coefficients.Length; k++)
                {
                    var sum = 0.0;
                    for (var s = 0; s < samples.Length; s++)
                    {
                        sum += matrix[k, s] * samples[s];
                    }

                    // 1e-10: the normal equations of 14 terms on 9 nodes lose six of the sixteen digits.
                    Assert.Equal(coefficients[k], sum, 1e-10);
                }
            },
            iter: 100,
            threads: 1);

    // The worst distance, over five years, between the segments and the integration they were made from, at quarter
    // days: half of those lie between the nodes of even the Moon. Bounds in metres, two to three times what was
    // measured.
    [Theory]
    [InlineData(Slot.Sun, 0.001)]
    [InlineData(Slot.Mercury, 0.005)]
    [InlineData(Slot.Venus, 0.005)]
    [InlineData(Slot.EarthMoonBarycentre, 0.03)]
    [InlineData(Slot.Mars, 0.004)]
    [InlineData(Slot.Jupiter, 0.002)]
    [InlineData(Slot.Saturn, 0.002)]
    [InlineData(Slot.Uranus, 0.006)]
    [InlineData(Slot.Neptune, 0.008)]
    [InlineData(Slot.Pluto, 0.01)]
    [InlineData(Slot.Moon, 0.0006)]
    [InlineData(Slot.Ceres, 0.001)]
    [InlineData(Slot.Pallas, 0.001)]
    [InlineData(Slot.Juno, 0.0025)]
    [InlineData(Slot.Vesta, 0.0015)]
    public void Segments_follow_the_integration_between_their_nodes(int slot, double bound_m) =>
        Assert.InRange(Misfits_m.Value[slot], 0, bound_m);

    private static readonly Lazy<double[]> Misfits_m = new(Measure);

    private static double[] Measure()
    {
        const int stepsPerDay = 4;
        const int days = 64 * 28;
        var worst = new double[Slot.Count];
        var ephemeris = BuiltinEphemeris.Default;
        var start_ns = (long)(ModelParameters.Epoch_tdb_s * 1e9) - ephemeris.StartTdb_ns;
        GaussJackson.Run(
            new SolarSystemForces(FittedModelData.Parameters.TideLag_s), ModelParameters.Epoch_tdb_s,
            FittedModelData.Parameters.Position_m, FittedModelData.Parameters.Velocity_m_s,
            DynamicalConstants.Day_s / stepsPerDay, stepsPerDay * days, (step, x, _) =>
            {
                for (var slot = 0; slot < Slot.Count; slot++)
                {
                    var since_ns = start_ns + (step * (Nanoseconds.PerDay / stepsPerDay));
                    var p = ephemeris.Series[slot].At(since_ns).Position_m;
                    var (dx, dy, dz) = (
                        p.X - x[slot], p.Y - x[Slot.Count + slot], p.Z - x[Slot.Count + Slot.Count + slot]);
                    worst[slot] = Math.Max(worst[slot], Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz)));
                }
            });
        return worst;
    }
}
