using System.Numerics;
using System.Runtime.Intrinsics;
using Vec = System.Runtime.Intrinsics.Vector256<double>;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>What a tile's points remember while the pens pass.</summary>
internal sealed class FreezeTile
{
    // A cubic passes its higher end by 4/27 of a slope at most; more, for the rise is no cubic.
    private const double SlopeShare = 0.25;

    private readonly (int X, int Y, int Z) _size;
    private readonly double[] _molten = New(double.PositiveInfinity); // when a point last melted; infinity while solid
    private readonly double[] _frozen = New(double.NegativeInfinity);
    private readonly double[] _cooling = New(0);
    private readonly double[] _above = New(0);

    public FreezeTile((int X, int Y, int Z) size, bool keepsPeaks)
    {
        _size = size;
        Peak = keepsPeaks ? New(0) : [];
        for (var vector = 0; vector < GridKernel.Vectors; vector++)
        {
            Inside |= Lanes(vector) == 0 ? 0 : 1UL << vector;
        }
    }

    /// <summary>Rises at the last look, K.</summary>
    public double[] Rise { get; private set; } = New(0);

    /// <summary>Their rates, K/s.</summary>
    public double[] Rate { get; private set; } = New(0);

    /// <summary>Highest rises so far, K; empty where they are not wanted.</summary>
    public double[] Peak { get; }

    /// <summary>When it was last looked at, s.</summary>
    public double LookedAt { get; private set; } = double.NegativeInfinity;

    public int MoltenCount { get; private set; }

    public double LeastPeak { get; private set; }

    /// <summary>A bit for each vector of four points that lies on the grid at all.</summary>
    public ulong Inside { get; }

    public bool IsAllMolten => MoltenCount == _size.X * _size.Y * _size.Z;

    public bool IsInside(int at) => (Lanes(at / 4) & (1u << (at % 4))) != 0;

    /// <summary>When a point last froze, how fast it cooled then, and how long it was molten.</summary>
    public (double Frozen_s, double Cooling_K_s, double Molten_s) Outcome(int at, double end) =>
        double.IsPositiveInfinity(_molten[at]) ? (_frozen[at], _cooling[at], _above[at])
            : (double.PositiveInfinity, 0, _above[at] + end - _molten[at]);

    /// <summary>Of some vectors those with a point that may cross the solidus between two looks.</summary>
    /// <param name="span">From one look to the other, s.</param>
    /// <param name="low">Rise and rate at the first.</param>
    /// <param name="high">Rise and rate at the second.</param>
    /// <param name="solidus">The solidus above the start, K.</param>
    /// <param name="vectors">Which vectors are asked for.</param>
    public ulong Doubtful(
        double span, (double[] Rise, double[] Rate) low, (double[] Rise, double[] Rate) high, double solidus,
        ulong vectors)
    {
        var (found, limit, share) = (0UL, Vector256.Create(solidus), Vector256.Create(SlopeShare * span));
        for (var rest = vectors; rest != 0; rest &= rest - 1)
        {
            var vector = BitOperations.TrailingZeroCount(rest);
            var (a, b) = (Vector256.Create(low.Rise, 4 * vector), Vector256.Create(high.Rise, 4 * vector));
            var (p, q) = (Vector256.Create(low.Rate, 4 * vector), Vector256.Create(high.Rate, 4 * vector));
            var up = Vector256.MaxNative(p, Vec.Zero) - Vector256.MinNative(q, Vec.Zero);
            var down = Vector256.MaxNative(q, Vec.Zero) - Vector256.MinNative(p, Vec.Zero);
            var isAbove = Vector256.GreaterThan(Vector256.MaxNative(a, b) + (up * share), limit);
            var isBelow = Vector256.LessThanOrEqual(Vector256.MinNative(a, b) - (down * share), limit);
            var isDoubtful = ((isAbove & isBelow) | Changed(vector, b, limit)).ExtractMostSignificantBits();
            found |= (isDoubtful & Lanes(vector)) != 0 ? 1UL << vector : 0;
        }

        return found;
    }

    /// <summary>Goes from one look to the next; says how many points more are molten.</summary>
    public int Cross(
        double from, double to, (double[] Rise, double[] Rate) low, (double[] Rise, double[] Rate) high, double solidus,
        ulong vectors)
    {
        var (before, limit) = (MoltenCount, Vector256.Create(solidus));
        for (; vectors != 0; vectors &= vectors - 1)
        {
            var vector = BitOperations.TrailingZeroCount(vectors);
            var changed = Changed(vector, Vector256.Create(high.Rise, 4 * vector), limit).ExtractMostSignificantBits();
            for (var lanes = changed & Lanes(vector); lanes != 0; lanes &= lanes - 1)
            {
                var at = (4 * vector) + BitOperations.TrailingZeroCount(lanes);
                Cross(at, from, to, new(low.Rise[at], low.Rate[at] * (to - from), high.Rise[at],
                    high.Rate[at] * (to - from)), solidus);
            }
        }

        return MoltenCount - before;
    }

    /// <summary>Raises the peaks to what lies between the last look and the next.</summary>
    public void KeepPeaks(double span, double[] rise, double[] rate)
    {
        LeastPeak = double.PositiveInfinity;
        for (var at = 0; at < GridKernel.Tile; at++)
        {
            if (IsInside(at))
            {
                var cubic = new HermiteCubic(Rise[at], Rate[at] * span, rise[at], rate[at] * span);
                Peak[at] = Math.Max(Peak[at], cubic.Peak());
                LeastPeak = Math.Min(LeastPeak, Peak[at]);
            }
        }
    }

    /// <summary>Takes the next look as the last one, and gives its arrays for it.</summary>
    public (double[] Rise, double[] Rate) Take(double time, double[] rise, double[] rate)
    {
        var (oldRise, oldRate) = (Rise, Rate);
        (Rise, Rate, LookedAt) = (rise, rate, time);
        return (oldRise, oldRate);
    }

    // Points that are molten and should be solid, or the other way.
    private Vec Changed(int vector, Vec rise, Vec limit) => Vector256.OnesComplement(
        Vector256.GreaterThan(rise, limit) ^
        Vector256.Equals(Vector256.Create(_molten, 4 * vector), Vector256.Create(double.PositiveInfinity)));

    private void Cross(int at, double from, double to, HermiteCubic cubic, double solidus)
    {
        // A point looked at late may have been above already: then it melted at the last look.
        var isMolten = !double.IsPositiveInfinity(_molten[at]);
        var share = cubic.Low > solidus == isMolten ? cubic.Root(solidus) : 0;
        var time = from + (share * (to - from));
        if (isMolten)
        {
            (_frozen[at], _cooling[at]) = (time, -cubic.Slope(share) / (to - from));
            _above[at] += time - _molten[at];
            _molten[at] = double.PositiveInfinity;
            MoltenCount--;
        }
        else
        {
            _molten[at] = time;
            MoltenCount++;
        }
    }

    // The points of a vector that lie on the grid, a bit each.
    private uint Lanes(int vector)
    {
        var (row, x) = (vector / (GridFactors.TileX / 4), vector % (GridFactors.TileX / 4) * 4);
        return row % GridFactors.TileY >= _size.Y || row / GridFactors.TileY >= _size.Z || x >= _size.X ? 0
            : (1u << Math.Min(4, _size.X - x)) - 1;
    }

    private static double[] New(double value)
    {
        var array = new double[GridKernel.Tile];
        Array.Fill(array, value);
        return array;
    }
}
