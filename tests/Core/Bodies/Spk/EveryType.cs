using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>A small sound segment of each data type, over 0 to 1000 s about body 0.</summary>
internal static class EveryType
{
    internal static readonly int[] Types = [1, 2, 3, 5, 8, 9, 10, 12, 13, 14, 15, 17, 18, 19, 20, 21];

    internal static KernelMaker.Segment Of(int type)
    {
        var orbit = new EllipseOracle(398600.4418, 7000, 0.01, 0.9, 0.3, 0.4, 0.5);
        double[] epochs = [.. Enumerable.Range(0, 121).Select(i => i * 1000.0 / 120)];
        double[][] states = [.. epochs.Select(orbit.StateAt)];
        double[] ten = [.. Enumerable.Range(0, 11).Select(i => 100.0 * i)];
        double[] steps = [.. Enumerable.Range(1, 20).Select(i => 100.0 * i)];
        double[][] table = [[1e-3, 1e-4, 1e-5], [-2e-3, 1e-4, 0], [1e-3, -1e-4, 2e-5]];
        double[] Line(int size, double at) => SegmentMaker.DifferenceRecord(
            at, steps[..size], orbit.StateAt(at), table, [3, 2, 3]);
        double[] Series(double middle) => [middle, 50, 7000, 300, 1, 10, 20, 3, -50, 4, 1];
        double[] Rates(double middle) => [.. Series(middle), 6, 0.08, 0, 0.4, 0.24, 0, 0.08, 0.08, 0];
        double[] Six(double middle) => [middle, 50, .. Rates(middle)[2..]];
        double[] Elements(double epoch) =>
            [0, 0, 1e-5, 0.9, 1, 0.01, 2, 3, 2 * Math.PI / 92, epoch, 0, 0, 0, 0];
        double[] data = type switch
        {
            1 => SegmentMaker.Differences(1, 15, [.. ten[..10].Select(t => Line(15, t))], ten[1..]),
            21 => SegmentMaker.Differences(21, 20, [.. ten[..10].Select(t => Line(20, t))], ten[1..]),
            2 => [.. ten[..10].SelectMany(t => Series(t + 50)), 0, 100, 11, 10],
            3 => [.. ten[..10].SelectMany(t => Rates(t + 50)), 0, 100, 20, 10],
            5 => SegmentMaker.TwoBody(398600.4418, epochs, states),
            8 or 12 => SegmentMaker.EqualStates(0, 1000.0 / 120, type == 8 ? 7 : 3, states),
            9 or 13 => SegmentMaker.UnequalStates(type == 9 ? 7 : 3, epochs, states),
            10 => SegmentMaker.Generic(
                [1.082616e-3, -2.53881e-6, -1.65597e-6, 7.43669161e-2, 120, 78, 6378.135, 1],
                [.. ten.Select(Elements)], ten, 4),
            14 => SegmentMaker.Generic([2], [.. ten[..10].Select(t => Six(t + 50))], ten[..10], 2),
            15 => [10, 0, 0.6, 0.8, 1, 0, 0, 9000, 0.3, 0, 0, 0, 1, 398600.4418, 1.08e-3, 6378],
            17 => [0, 9000, 0.1, 0.2, 0.3, 0.4, 0.5, 1e-6, 7e-4, -1e-6, 0.3, 1.1],
            18 => SegmentMaker.Packets(1, 8, epochs, states),
            19 => SegmentMaker.Piecewise([0, 1000], [SegmentMaker.Packets(2, 4, epochs, states)], true),
            _ => SegmentMaker.Velocities(
                1, 1, 2451545, 0, 100.0 / 86400,
                [.. ten[..10].Select(t => (double[])[6, 0.1, 7000 + t, 0.1, 1, 20, -1, 0.2, -50])]),
        };
        return new KernelMaker.Segment(-type, 0, data, 0, 1000, type);
    }

    /// <summary>A stand-in for SGP4: a circle, so that Core's tests need no Flight.</summary>
    internal sealed class Circles : ITwoLineTheory
    {
        public ITwoLineOrbit Prepare(TwoLinePacket elements) => new Circle(elements);

        private sealed class Circle(TwoLinePacket elements) : ITwoLineOrbit
        {
            public State<Icrf> StateAt(double tdbSecondsPastJ2000_s)
            {
                var rate = elements.RevolutionsPerDayCount * 2 * Math.PI / 86400;
                var (sine, cosine) = Math.SinCos(rate * (tdbSecondsPastJ2000_s - elements.EpochTdb_s));
                return new(new(7e6 * cosine, 7e6 * sine, 0), new(-7e6 * rate * sine, 7e6 * rate * cosine, 0));
            }
        }
    }
}
