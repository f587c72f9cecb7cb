namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>What a tile's points remember while the pens pass.</summary>
internal sealed class FreezeTile
{
    private const int Bisections = 50; // of a step: far below rounding of its ends

    private readonly (int X, int Y, int Z) _size;
    private readonly double[] _molten = New(0); // when a point last melted; infinity while it is solid
    private readonly double[] _frozen = New(double.NegativeInfinity);
    private readonly double[] _cooling = New(0);
    private readonly double[] _above = New(0);

    public FreezeTile(int x, int y, int z)
    {
        _size = (x, y, z);
        Array.Fill(_molten, double.PositiveInfinity);
    }

    /// <summary>Rises at the last look, K.</summary>
    public double[] Rise { get; } = New(0);

    /// <summary>Their rates, K/s.</summary>
    public double[] Rate { get; } = New(0);

    /// <summary>Highest rises so far, K.</summary>
    public double[] Peak { get; } = New(0);

    /// <summary>When it was last looked at, s.</summary>
    public double LookedAt { get; private set; } = double.NegativeInfinity;

    public int MoltenCount { get; private set; }

    public double LeastPeak { get; private set; }

    public bool IsAllMolten => MoltenCount == _size.X * _size.Y * _size.Z;

    public bool IsInside(int at)
    {
        var row = at / GridFactors.TileX;
        return at % GridFactors.TileX < _size.X && row % GridFactors.TileY < _size.Y &&
            row / GridFactors.TileY < _size.Z;
    }

    /// <summary>When a point last froze, how fast it cooled then, and how long it was molten.</summary>
    public (double Frozen_s, double Cooling_K_s, double Molten_s) Outcome(int at, double end) =>
        double.IsPositiveInfinity(_molten[at]) ? (_frozen[at], _cooling[at], _above[at])
            : (double.PositiveInfinity, 0, _above[at] + end - _molten[at]);

    /// <summary>Goes from the last look to the next.</summary>
    public void Advance(double from, double to, double[] rise, double[] rate, double solidus)
    {
        var least = double.PositiveInfinity;
        for (var at = 0; at < GridKernel.Tile; at++)
        {
            if (!IsInside(at))
            {
                continue;
            }

            var cubic = new Cubic(Rise[at], Rate[at] * (to - from), rise[at], rate[at] * (to - from));
            Peak[at] = Math.Max(Peak[at], cubic.Peak());
            least = Math.Min(least, Peak[at]);
            var isMolten = !double.IsPositiveInfinity(_molten[at]);
            if (isMolten != rise[at] > solidus)
            {
                // A point looked at late may have been above already: then it melted at the last look.
                var share = Rise[at] > solidus == isMolten ? cubic.Root(solidus) : 0;
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
        }

        Array.Copy(rise, Rise, rise.Length);
        Array.Copy(rate, Rate, rate.Length);
        (LookedAt, LeastPeak) = (to, least);
    }

    private static double[] New(double value)
    {
        var array = new double[GridKernel.Tile];
        Array.Fill(array, value);
        return array;
    }

    /// <summary>Hermite's cubic between two looks; slopes are times the step.</summary>
    private readonly record struct Cubic(double Low, double LowSlope, double High, double HighSlope)
    {
        private double A => (2 * (Low - High)) + LowSlope + HighSlope;

        private double B => (-3 * (Low - High)) - (2 * LowSlope) - HighSlope;

        public double At(double s) => Low + (s * (LowSlope + (s * (B + (s * A)))));

        public double Slope(double s) => LowSlope + (s * ((2 * B) + (s * 3 * A)));

        // A rising end before a falling one: the top between them.
        public double Peak()
        {
            var ends = Math.Max(Low, High);
            if (!(LowSlope > 0 && HighSlope < 0))
            {
                return ends;
            }

            // Root of 3 A s^2 + 2 B s + C with C > 0 and a value below 0 at 1: one lies between.
            var root = Math.Sqrt(Math.Max(0, (B * B) - (3 * A * LowSlope)));
            var s = LowSlope / (root - B);
            return s is > 0 and < 1 ? Math.Max(ends, At(s)) : ends;
        }

        // Newton's steps, halved back into the bracket where they leave it.
        public double Root(double level)
        {
            var (low, high, isRising) = (0.0, 1.0, High > Low);
            var s = (level - Low) / (High - Low);
            for (var step = 0; step < Bisections; step++)
            {
                var excess = At(s) - level;
                (low, high) = excess > 0 == isRising ? (low, s) : (s, high);
                var next = s - (excess / Slope(s));
                next = next > low && next < high ? next : (low + high) / 2;
                if (Math.Abs(next - s) < 1e-12)
                {
                    return next;
                }

                s = next;
            }

            return s;
        }
    }
}
