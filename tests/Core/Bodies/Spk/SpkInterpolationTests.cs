using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>Types 8, 9, 12, 13, 18 and 19: polynomials through windows of states.</summary>
public sealed class SpkInterpolationTests
{
    private const double Start = -1000;
    private static readonly Body Probe = new(-1);

    [Theory]
    [InlineData(8, 8)]
    [InlineData(8, 7)]
    [InlineData(9, 8)]
    [InlineData(9, 9)]
    [InlineData(12, 4)]
    [InlineData(12, 5)]
    [InlineData(13, 2)]
    [InlineData(13, 7)]
    [Trait("Kind", "validates")]
    public void Random_states_agree_with_the_textbook_formula_on_the_window_that_NAIF_describes(int type, int window)
    {
        var draw = new Random((100 * type) + window);
        var epochs = Epochs(draw, 260, type is 8 or 12);
        var states = RandomRows(draw, 260, 6);
        var data = type is 8 or 12
            ? SegmentMaker.EqualStates(epochs[0], epochs[1] - epochs[0], window - 1, states)
            : SegmentMaker.UnequalStates(window - 1, epochs, states);
        var kernel = Kernel(type, data, epochs[0], epochs[^1]);
        Compare(kernel, epochs, draw, t =>
        {
            var low = Array.FindLastIndex(epochs, e => e <= t);
            var nearest = low + 1 < epochs.Length && epochs[low + 1] - t <= t - epochs[low] ? low + 1 : low;
            var first = window % 2 == 0 ? low - (window / 2) + 1 : nearest - (window / 2);
            first = Math.Clamp(first, 0, epochs.Length - window);
            var (nodes, rows) = (epochs[first..(first + window)], states[first..(first + window)]);
            return type is 8 or 9
                ? [.. Enumerable.Range(0, 6).Select(k => Lagrange(nodes, [.. rows.Select(r => r[k])], t))]
                : Hermite(nodes, rows, 0, t);
        });
    }

    [Theory]
    [InlineData(18, 0, 4)]
    [InlineData(18, 1, 8)]
    [InlineData(19, 0, 4)]
    [InlineData(19, 1, 8)]
    [InlineData(19, 2, 6)]
    [Trait("Kind", "validates")]
    public void Packets_agree_with_the_textbook_formula_on_windows_cut_at_the_ends(int type, int subtype, int window)
    {
        var draw = new Random((100 * type) + (10 * subtype) + window);
        var epochs = Epochs(draw, 230, false);
        var packets = RandomRows(draw, 230, subtype == 0 ? 12 : 6);
        var data = SegmentMaker.Packets(subtype, window, epochs, packets);
        data = type == 18 ? data : SegmentMaker.Piecewise([epochs[0], epochs[^1]], [data], later: true);
        Compare(Kernel(type, data, epochs[0], epochs[^1]), epochs, draw, t => Cut(epochs, packets, subtype, window, t));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Kind", "property")]
    public void A_time_on_a_boundary_of_a_piecewise_segment_goes_to_the_piece_that_the_segment_says(bool later)
    {
        // Two pieces at rest at x = 1 and x = 2, with padding beyond their common bound at 0.
        double[] epochs = [-20, -10, 0, 10, 20];
        double[] At(double x) => SegmentMaker.Packets(1, 2, epochs, [.. epochs.Select(_ => new[] { x, 0, 0, 0, 0, 0 })]);
        var kernel = Kernel(19, SegmentMaker.Piecewise([-20, 0, 20], [At(1), At(2)], later), -20, 20);
        double X(double t) => kernel.StateAtTdb(Probe, default, t).Position_m.X;
        Assert.Equal([1000.0, 1000, later ? 2000 : 1000, 2000, 2000], ((double[])[-20, -1, 0, 1, 20]).Select(X));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_than_a_hundred_pieces_have_a_directory_of_their_own()
    {
        double[] bounds = [.. Enumerable.Range(0, 251).Select(i => 10.0 * i)];
        double[][] minis = [.. Enumerable.Range(0, 250).Select(i => SegmentMaker.Packets(
            2, 2, [10.0 * i, (10.0 * i) + 10], [[i, 0, 0, 0, 0, 0], [i, 0, 0, 0, 0, 0]]))];
        var kernel = Kernel(19, SegmentMaker.Piecewise(bounds, minis, later: true), 0, 2500);
        Assert.All(Enumerable.Range(0, 250), i =>
            Assert.Equal(1000.0 * i, kernel.StateAtTdb(Probe, default, (10 * i) + 5).Position_m.X));
    }

    [Theory]
    [InlineData(9, 8, 8)] // Lagrange of degree 7: error falls with the 8th power of the step
    [InlineData(13, 4, 8)] // Hermite of four states: degree 7 again
    [Trait("Kind", "property")]
    public void Halving_the_step_of_an_ellipse_divides_the_error_as_the_degree_demands(int type, int window, int power)
    {
        var orbit = new EllipseOracle(398600.4418, 9000, 0.1, 0.9, 0.3, 0.4, 0.5);
        double Error(double step)
        {
            double[] epochs = [.. Enumerable.Range(0, (int)(9000 / step) + 1).Select(i => i * step)];
            var kernel = Kernel(
                type, SegmentMaker.UnequalStates(window - 1, epochs, [.. epochs.Select(orbit.StateAt)]), 0, epochs[^1]);
            return Enumerable.Range(0, 400).Max(i =>
            {
                var t = 2000 + (12.3 * i);
                var (got, expected) = (kernel.StateAtTdb(Probe, default, t).Position_m, orbit.StateAt(t));
                return (got - (1000 * new Vec3(expected[0], expected[1], expected[2]))).Length;
            });
        }
        var (coarse, fine) = (Error(300), Error(150));
        // The law holds for small steps; a fifth of the power leaves room for the next term.
        Assert.InRange(Math.Log2(coarse / fine), 0.8 * power, 1.2 * power);
    }

    private static double[] Cut(double[] epochs, double[][] packets, int subtype, int window, double t)
    {
        var low = Math.Min(Array.FindLastIndex(epochs, e => e <= t), epochs.Length - 2);
        var first = Math.Max(low - (window / 2) + 1, 0);
        var last = Math.Min(low + (window / 2), epochs.Length - 1);
        var (nodes, rows) = (epochs[first..(last + 1)], packets[first..(last + 1)]);
        return subtype switch
        {
            0 => [.. Hermite(nodes, rows, 0, t)[..3], .. Hermite(nodes, rows, 6, t)[..3]],
            1 => [.. Enumerable.Range(0, 6).Select(k => Lagrange(nodes, [.. rows.Select(r => r[k])], t))],
            _ => Hermite(nodes, rows, 0, t),
        };
    }

    private static void Compare(SpkKernel kernel, double[] epochs, Random draw, Func<double, double[]> expected)
    {
        for (var i = 0; i < 250; i++)
        {
            var t = i switch
            {
                0 => epochs[0],
                1 => epochs[^1],
                2 => epochs[7],
                < 30 => epochs[0] + (draw.NextDouble() * (epochs[3] - epochs[0])),
                < 60 => epochs[^1] - (draw.NextDouble() * (epochs[^1] - epochs[^4])),
                _ => epochs[0] + (draw.NextDouble() * (epochs[^1] - epochs[0])),
            };
            t = i < 3 ? t : Digits(t);
            var (state, right) = (kernel.StateAtTdb(Probe, default, t), expected(t));
            var (r, v) = (state.Position_m / 1000, state.Velocity_m_s / 1000);
            double[] got = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
            // Times of 1600 s are rounded to 2e-13 s and rates are near one a second; some five such roundings add up.
            var size = Math.Max(1, right.Max(Math.Abs));
            Assert.All(Enumerable.Range(0, 6), k => Assert.Equal(right[k], got[k], 1e-12 * size));
        }
    }

    private static SpkKernel Kernel(int type, double[] data, double begin, double end) => SpkKernel.FromMemory(
        KernelMaker.Make(new KernelMaker.Segment(-1, 0, data, begin, end, type)), "made");

    // Unequal steps from 8 to 12 s.
    private static double[] Epochs(Random draw, int count, bool isEqual) =>
        [.. Enumerable.Range(0, count).Select(i => Start + (10.0 * i) + (isEqual ? 0 : Digits((2 * draw.NextDouble()) - 1)))];

    private static double[][] RandomRows(Random draw, int count, int width) =>
        [.. Enumerable.Range(0, count).Select(
            _ => Enumerable.Range(0, width).Select(_ => Digits((2 * draw.NextDouble()) - 1)).ToArray())];

    // Nine decimals, which a decimal takes over whole.
    private static double Digits(double value) => Math.Round(value, 9);

    /// <summary>Sum of f(j) times the product of (t - t(k)) / (t(j) - t(k)), straight from the definition.</summary>
    private static double Lagrange(double[] nodes, double[] values, double t) => Enumerable.Range(0, nodes.Length).Sum(
        j => values[j] * Basis(nodes, j, t));

    /// <summary>
    /// Hermite's polynomial and its slope by Newton's divided differences on doubled points, in 28 decimal places.
    /// Time is in tens of seconds there, for differences of high order would be too small for the places.
    /// </summary>
    private static double[] Hermite(double[] nodes, double[][] rows, int at, double t)
    {
        var (count, result) = (2 * nodes.Length, new double[6]);
        for (var axis = 0; axis < 3; axis++)
        {
            var d = Enumerable.Range(0, count).Select(i => (decimal)rows[i / 2][at + axis]).ToArray();
            for (var order = 1; order < count; order++)
            {
                for (var i = count - 1; i >= order; i--)
                {
                    d[i] = order == 1 && i % 2 == 1
                        ? 10 * (decimal)rows[i / 2][at + 3 + axis]
                        : 10 * (d[i] - d[i - 1]) / ((decimal)nodes[i / 2] - (decimal)nodes[(i - order) / 2]);
                }
            }
            decimal value = d[count - 1], slope = 0;
            for (var i = count - 2; i >= 0; i--)
            {
                var step = ((decimal)t - (decimal)nodes[i / 2]) / 10;
                (slope, value) = ((slope * step) + value, (value * step) + d[i]);
            }
            (result[axis], result[3 + axis]) = ((double)value, (double)slope / 10);
        }
        return result;
    }

    private static double Basis(double[] nodes, int j, double t) => Enumerable.Range(0, nodes.Length)
        .Where(k => k != j).Aggregate(1.0, (product, k) => product * (t - nodes[k]) / (nodes[j] - nodes[k]));
}
