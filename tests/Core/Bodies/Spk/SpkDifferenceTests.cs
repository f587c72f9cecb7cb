using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>Types 1 and 21: modified difference arrays.</summary>
public sealed class SpkDifferenceTests
{
    private static readonly Body Probe = new(-1);

    [Theory]
    [InlineData(1, 15)]
    [InlineData(21, 15)]
    [InlineData(21, 20)]
    [InlineData(21, 25)]
    [Trait("Kind", "validates")]
    public void Random_difference_lines_agree_with_the_recurrence_of_Shampine_and_Gordon(int type, int size)
    {
        var draw = new Random(size + type);
        var records = Enumerable.Range(0, 130).Select(i => RandomRecord(draw, size, 100.0 * i)).ToArray();
        double[] finals = [.. Enumerable.Range(1, 130).Select(i => (100.0 * i) - 10)];
        var kernel = Kernel(type, SegmentMaker.Differences(type, size, records, finals), -10, finals[^1]);
        var worst = 0.0;
        for (var i = 0; i < 500; i++)
        {
            var t = -10 + (draw.NextDouble() * (finals[^1] + 10));
            var record = records[Array.FindIndex(finals, f => f >= t)];
            var expected = Recurrence(record, size, t);
            var state = kernel.StateAtTdb(Probe, default, t);
            double[] got = [state.Position_m.X, state.Position_m.Y, state.Position_m.Z,
                state.Velocity_m_s.X, state.Velocity_m_s.Y, state.Velocity_m_s.Z];
            for (var k = 0; k < 6; k++)
            {
                var unit = k < 3 ? 1e5 : 10; // km, km/s: what the records are made of
                worst = Math.Max(worst, Math.Abs((got[k] / 1000) - expected[k]) / unit);
            }
        }
        // Ten roundings at the size of the numbers themselves.
        Assert.True(worst < 10 * 1.1e-16 * 10, $"{worst}");
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_difference_line_of_an_ellipse_carries_it_a_step_ahead()
    {
        // Accelerations at 0 and at 13 earlier times of a 7000 km orbit, uneven steps of about 30 s.
        var orbit = new EllipseOracle(398600.4418, 7000, 0.01, 0.9, 0.3, 0.4, 0.5);
        double[] steps = [.. Enumerable.Range(1, 15).Select(i => (30.0 * i) + (i % 3))];
        var table = new double[3][];
        for (var axis = 0; axis < 3; axis++)
        {
            var column = axis;
            table[axis] = Modified(steps, 14, s => orbit.AccelerationAt(s)[column]);
        }
        var record = SegmentMaker.DifferenceRecord(0, steps, orbit.StateAt(0), table, [14, 14, 14]);
        var kernel = Kernel(1, SegmentMaker.Differences(1, 15, [record], [30]), -30, 30);
        foreach (var t in (double[])[-30, -10, 0, 10, 30])
        {
            var state = kernel.StateAtTdb(Probe, default, t);
            var expected = orbit.StateAt(t);
            // 1e-8 km, 10 um: ten roundings of 7000 km; what 14 differences leave out of a step of 30 s is below 1e-14.
            Assert.Equal(expected[0], state.Position_m.X / 1000, 1e-8);
            Assert.Equal(expected[1], state.Position_m.Y / 1000, 1e-8);
            Assert.Equal(expected[2], state.Position_m.Z / 1000, 1e-8);
            Assert.Equal(expected[3], state.Velocity_m_s.X / 1000, 1e-11);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_difference_line_of_too_high_an_order_is_refused_when_it_is_read()
    {
        var record = RandomRecord(new Random(1), 15, 0);
        record[^2] = 16;
        var kernel = Kernel(1, SegmentMaker.Differences(1, 15, [record], [50]), -50, 50);
        Assert.Equal(
            "made, segment 1 (body -1 about 0) is corrupt: data record 1 claims 16 differences of a component; 0 to 15 "
            + "fit. Copy the kernel again.",
            Assert.Throws<EphemerisException>(() => kernel.StateAtTdb(Probe, default, 0)).Message);
    }

    private static SpkKernel Kernel(int type, double[] data, double begin, double end) => SpkKernel.FromMemory(
        KernelMaker.Make(new KernelMaker.Segment(-1, 0, data, begin, end, type)), "made");

    private static double[] RandomRecord(Random draw, int size, double reference)
    {
        double Number() => (2 * draw.NextDouble()) - 1;
        double[] steps = [.. Enumerable.Range(1, size).Select(i => 100 * (i + (0.3 * draw.NextDouble())))];
        double[][] table = [.. Enumerable.Range(0, 3).Select(
            _ => Enumerable.Range(1, size).Select(j => 1e-3 * Number() / (j * j)).ToArray())];
        double[] state = [1e5 * Number(), 1e5 * Number(), 1e5 * Number(), 10 * Number(), 10 * Number(), 10 * Number()];
        return SegmentMaker.DifferenceRecord(reference, steps, state, table, [size, size - 1, size - 3]);
    }

    /// <summary>
    /// Shampine and Gordon 1975, chapter 5: with c(j) the basis of the acceleration, the q-fold integral of c(j) times (q-1)!
    /// / x^q is g(j, q); g(1, q) = 1/q and g(j+1, q) = (x + G(j-1))/G(j) g(j, q) - x/G(j) g(j, q+1).
    /// </summary>
    private static double[] Recurrence(double[] record, int size, double t)
    {
        var x = t - record[0];
        double G(int j) => j == 0 ? 0 : record[j];
        var g = new double[size + 2, size + 4];
        for (var q = 1; q < size + 3; q++)
        {
            g[1, q] = 1.0 / q;
        }
        for (var j = 1; j <= size; j++)
        {
            for (var q = 1; q + j < size + 3; q++)
            {
                g[j + 1, q] = ((x + G(j - 1)) / G(j) * g[j, q]) - (x / G(j) * g[j, q + 1]);
            }
        }
        var state = new double[6];
        for (var axis = 0; axis < 3; axis++)
        {
            var order = (int)record[record.Length - 3 + axis];
            double once = 0, twice = 0;
            for (var j = order; j >= 1; j--)
            {
                var d = record[1 + size + 6 + (axis * size) + j - 1];
                once += d * g[j, 1];
                twice += d * g[j, 2];
            }
            var (r, v) = (record[1 + size + (2 * axis)], record[2 + size + (2 * axis)]);
            state[axis] = r + (x * (v + (x * twice)));
            state[3 + axis] = v + (x * once);
        }
        return state;
    }

    /// <summary>Divided differences at 0, -G1, -G2, ... times G1, G1 G2, ...</summary>
    private static double[] Modified(double[] steps, int order, Func<double, double> f)
    {
        double[] nodes = [0, .. steps.Take(order - 1).Select(s => -s)];
        double[] d = [.. nodes.Select(f)];
        for (var k = 1; k < order; k++)
        {
            for (var i = order - 1; i >= k; i--)
            {
                d[i] = (d[i] - d[i - 1]) / (nodes[i] - nodes[i - k]);
            }
        }
        var product = 1.0;
        for (var j = 1; j < order; j++)
        {
            product *= steps[j - 1];
            d[j] *= product;
        }
        return d;
    }
}
