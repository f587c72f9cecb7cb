using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Types 1 and 21: the state at a reference epoch and the acceleration about it as modified divided differences of a
/// variable-step integrator. With x = t - TL the acceleration is the polynomial sum of D[j] c[j](x), c[1] = 1,
/// c[j+1] = c[j] (x + G[j-1]) / G[j], G[0] = 0; position and velocity are its integrals from the reference state,
/// r = r0 + v0 x + integral of (x - s) a(s), v = v0 + integral of a(s). The integrands are polynomials of the degree of
/// the table at most, so a Gauss-Legendre rule with half as many nodes takes them exactly: no recurrence and no
/// cancellation, the weights being positive.
/// Sources: F. T. Krogh, "Changing stepsize in the integration of differential equations using modified divided
/// differences", Lecture Notes in Mathematics 362 (1974) 22; L. F. Shampine and M. K. Gordon, "Computer Solution of
/// Ordinary Differential Equations" (1975), chapter 5; layout from NAIF, "SPK Required Reading", types 1 and 21.
/// Valid within the step that a record describes.
/// </summary>
internal sealed class DifferenceMotion : ISegmentMotion
{
    private const int TableSize_max = 100; // NAIF's own reader stops at 25
    private const int FixedTableSize = 15; // type 1
    private const double MetresPerKilometre = 1000;

    private readonly SegmentWords words;
    private readonly EpochTable epochs;
    private readonly int tableSize;
    private readonly double[] nodes;
    private readonly double[] weights;

    internal DifferenceMotion(SegmentWords words, int type, double begin_s, double end_s)
    {
        this.words = words;
        var tail = type == 1 ? 1 : 2; // N, and for type 21 the size of a record before it
        var count = words.Whole(words.Count - 1, "its number of records", 1, words.Count);
        tableSize = FixedTableSize;
        if (type == 21)
        {
            var size = words.Whole(words.Count - 2, "its record size", 15, (4 * TableSize_max) + 11);
            tableSize = (int)(size - 11) / 4;
            if ((4 * tableSize) + 11 != size)
            {
                throw words.Corrupt(
                    SegmentWords.Say($"its record size, {size} doubles, is not 11 and a multiple of 4"));
            }
        }
        var directory = count / 100;
        if ((count * RecordWords) + count + directory + tail != words.Count)
        {
            throw words.Corrupt(
                SegmentWords.Say($"{count} records of {RecordWords} do not fill {words.Count} doubles"));
        }
        epochs = new EpochTable(words, count * RecordWords, count, directory);
        epochs.CheckCoverage(begin_s, end_s, fromFirst: false);
        var rule = new GaussLegendre((tableSize + 2) / 2); // exact to degree tableSize, that of (x - s) a(s)
        (nodes, weights) = ([.. rule.Nodes_1], [.. rule.Weights_1]);
    }

    private int RecordWords => (4 * tableSize) + 11;

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var index = Math.Min(epochs.FirstAtOrAfter(time), epochs.Count - 1);
        Span<double> record = stackalloc double[RecordWords]; // 411 at most
        words.Read(index * RecordWords, record);
        // TL; G; x, x', y, y', z, z'; three columns of D; highest order and one; orders of the columns.
        var steps = record.Slice(1, tableSize);
        var state = record.Slice(1 + tableSize, 6);
        var table = record.Slice(7 + tableSize, 3 * tableSize);
        var orders = record[^3..];
        var order = 0;
        for (var axis = 0; axis < 3; axis++)
        {
            var claimed = orders[axis];
            if (!(claimed >= 0 && claimed <= tableSize && Math.Floor(claimed) == claimed))
            {
                throw words.Corrupt(SegmentWords.Say(
                    $"data record {index + 1} claims {claimed} differences of a component; 0 to {tableSize} fit"));
            }
            order = Math.Max(order, (int)claimed);
        }
        var x = time.Since(record[0]);
        Span<double> inverse = stackalloc double[tableSize];
        for (var j = 0; j + 1 < order; j++)
        {
            inverse[j] = 1 / steps[j];
        }
        var (once, twice) = Integrate(x, order, steps, inverse, table, orders);
        var r0 = new Vec3(state[0], state[2], state[4]);
        var v0 = new Vec3(state[1], state[3], state[5]);
        return new(MetresPerKilometre * (r0 + (x * v0) + twice), MetresPerKilometre * (v0 + once));
    }

    /// <summary>Integrals of a(s) and of (x - s) a(s) from 0 to x.</summary>
    private (Vec3 Once, Vec3 Twice) Integrate(
        double x, int order, ReadOnlySpan<double> steps, ReadOnlySpan<double> inverse, ReadOnlySpan<double> table,
        ReadOnlySpan<double> orders)
    {
        var (once, twice) = (Vec3.Zero, Vec3.Zero);
        var half = 0.5 * x;
        for (var i = 0; i < nodes.Length; i++)
        {
            var s = half * (1 + nodes[i]);
            double basis = 1, ax = 0, ay = 0, az = 0;
            for (var j = 0; j < order; j++)
            {
                ax += j < orders[0] ? basis * table[j] : 0;
                ay += j < orders[1] ? basis * table[tableSize + j] : 0;
                az += j < orders[2] ? basis * table[(2 * tableSize) + j] : 0;
                if (j + 1 < order)
                {
                    basis *= (s + (j == 0 ? 0 : steps[j - 1])) * inverse[j];
                }
            }
            var part = half * weights[i] * new Vec3(ax, ay, az);
            once += part;
            twice += (x - s) * part;
        }
        return (once, twice);
    }
}
