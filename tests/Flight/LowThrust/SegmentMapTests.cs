using Guanghan.Core.Bodies;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.LowThrust;

namespace Guanghan.Flight.Tests.LowThrust;

public sealed class SegmentMapTests
{
    private static readonly double[] s_state = [1, 0.1, -0.05, -0.1, 1.02, 0.03, 0.9];
    private static readonly double[] s_control = [0.3, 0.5, -0.2, 0.7];

    [Theory]
    [InlineData(0.4)]
    [InlineData(-0.4)]
    [Trait("Kind", "property")]
    public void Slopes_are_those_of_differences(double length)
    {
        var map = new SegmentMap();
        map.Follow(s_state, s_control, length, Engine, new double[7], withSlopes: true);
        var slopes = map.Slopes.ToArray();
        for (var column = 0; column < SegmentMap.Columns; column++)
        {
            double[] At(double change)
            {
                var (state, control, time) = (s_state.ToArray(), s_control.ToArray(), length);
                if (column < 7)
                {
                    state[column] += change;
                }
                else if (column < 11)
                {
                    control[column - 7] += change;
                }
                else
                {
                    time += change;
                }
                var end = new double[7];
                map.Follow(state, control, time, Engine, end, withSlopes: false);
                return end;
            }
            const double Step = 1e-3;
            var (a, b, c, d) = (At(Step), At(-Step), At(2 * Step), At(-2 * Step));
            for (var row = 0; row < 7; row++)
            {
                var expected = ((8 * (a[row] - b[row])) - (c[row] - d[row])) / (12 * Step);
                // Differences of order four: step^4 and rounding over the step, 1e-12 each, with room for large terms.
                Assert.Equal(expected, slopes[(row * SegmentMap.Columns) + column], 1e-10);
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_segment_flown_back_with_constant_thrust_returns()
    {
        var map = new SegmentMap();
        var (end, back) = (new double[7], new double[7]);
        EngineLimit Constant(double _) => new(0.1, 0.02, 0, 0);
        map.Follow(s_state, s_control, 0.4, Constant, end, withSlopes: false);
        map.Follow(end, s_control, -0.4, Constant, back, withSlopes: false);

        Assert.Equal(s_state, back, (a, b) => Math.Abs(a - b) < 1e-14); // rounding
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(1.2)]
    [InlineData(1.6)]
    [InlineData(5)]
    [Trait("Kind", "property")]
    public void Solar_power_gives_thrust_by_the_table_and_slopes_by_the_square(double distance_au)
    {
        var thruster = new ElectricThrust(
            Epoch.J2000, Duration.FromDays(1), [new(600, 0.03, 1.2e-6), new(3000, 0.12, 4e-6), new(10e3, 0.4, 13e-6)],
            9e3, 300, ThrustDirection.Prograde);
        var engine = new SolarElectricEngine(thruster);
        var distance_m = distance_au * PhysicalConstants.AstronomicalUnit_m;
        var limit = engine.At(distance_m);
        var (farther, nearer) = (engine.At(distance_m * 1.0001), engine.At(distance_m * 0.9999));

        Assert.Equal(thruster.At((9e3 / distance_au / distance_au) - 300).Thrust_N, limit.Thrust_N, 1e-15);
        // N/m: a central difference over 2e-4 of the distance is right to 1e-8, a forward one of the power to 1e-7.
        var slope_N_m = (farther.Thrust_N - nearer.Thrust_N) / (2e-4 * distance_m);
        Assert.Equal(slope_N_m, limit.ThrustSlope_N_m, 1e-6 * (Math.Abs(slope_N_m) + 1e-20));
        Assert.Equal(
            (farther.MassFlow_kg_s - nearer.MassFlow_kg_s) / (2e-4 * distance_m), limit.MassFlowSlope_kg_s_m,
            1e-6 * (Math.Abs(limit.MassFlowSlope_kg_s_m) + 1e-25));
    }

    private static EngineLimit Engine(double distance) =>
        new(0.1 / (distance * distance), 0.02 / distance, -0.2 / Math.Pow(distance, 3), -0.02 / Math.Pow(distance, 2));
}
