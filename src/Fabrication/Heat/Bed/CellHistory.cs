using System.Numerics;
using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// What every cell went through: highest temperature, time above the solidus with the crossings placed by a straight
/// line within the step, and the rate of the last cooling through it: that of the first whole step below it, for a step
/// across mixes in the slower cooling of melt that freezes. It is seen at each of its steps, in a window's rows more
/// than 300 K below the solidus at every fourth and before windows move or it is asked for. Each level keeps its own
/// arrays over the whole bed, so that windows may come and go; a smallest cell's history is that of itself and of the
/// larger cells that it lay in.
/// <para>Sketch: a cell that is looked at reads two temperatures and a peak and writes the peak (16 B, in the cache
/// under a pen), 6 instructions for eight cells against 115 of a step; most rows of a window are colder: 2 %.</para>
/// </summary>
internal sealed class CellHistory
{
    private const float Near_K = 30; // below the solidus: more than a step's fall
    private const float Warm_K = 300; // below the solidus: more than the rise of the steps between two whole looks
    private const int StepsInLook = 4; // in windows, whose steps are short; one on an even grid

    private readonly Level[] _levels;
    private readonly BedRatio[] _smallest; // smallest cells in a cell of each level
    private readonly float _solidus_K;

    /// <param name="print">The print.</param>
    /// <param name="smallest">Smallest cells in a cell of each level.</param>
    public CellHistory(BedPrint print, BedRatio[] smallest)
    {
        (_smallest, _solidus_K) = (smallest, (float)print.Material.Solidus_K);
        var whole = BedCheck.Coarse(print.Grid, print.Path.Layers.Length).Times(smallest[0]);
        _levels = [.. smallest.Select(ratio =>
            new Level(whole.X1 / ratio.X, whole.Y1 / ratio.Y, whole.Z1 / ratio.Z, (float)print.Start_K,
                smallest.Length == 1 ? 1 : StepsInLook))];
    }

    /// <summary>A new surface: what the last one reached is forgotten.</summary>
    public void NewLayer()
    {
        foreach (var level in _levels)
        {
            Array.Clear(level.Surface_K);
        }
    }

    /// <summary>Takes in one step of a block, just done.</summary>
    public void Stepped(int at, BedBlock block, double step_s)
    {
        var (level, hole, box) = (_levels[at], block.Hole, block.Box);
        var isWhole = level.Begin(block);
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                ref var isWarm = ref level.IsWarm[(z * block.Ny) + y];
                if (!isWhole && !isWarm)
                {
                    continue;
                }

                var isHoled = !hole.IsEmpty && y >= hole.Y0 && y < hole.Y1 && z >= hole.Z0 && z < hole.Z1;
                var (from, to) = (block.At(0, y, z), level.At(box.X0, box.Y0 + y, box.Z0 + z));
                isWarm = Run(level, block, from, to, isHoled ? hole.X0 : block.Nx, (float)step_s);
                if (isHoled)
                {
                    isWarm |= Run(level, block, from + hole.X1, to + hole.X1, block.Nx - hole.X1, (float)step_s);
                }

                if (z + 1 == block.Nz)
                {
                    Surface(level, block, y, 0, isHoled ? hole.X0 : block.Nx);
                    Surface(level, block, y, isHoled ? hole.X1 : block.Nx, block.Nx);
                }
            }
        }
    }

    /// <summary>Takes in the temperatures of the rows that the last steps left out.</summary>
    public void CatchUp(int at, BedBlock block)
    {
        var (level, hole, box) = (_levels[at], block.Hole, block.Box);
        for (var z = 0; level.Knows(block) && z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                if (level.IsWarm[(z * block.Ny) + y])
                {
                    continue;
                }

                var isHoled = !hole.IsEmpty && y >= hole.Y0 && y < hole.Y1 && z >= hole.Z0 && z < hole.Z1;
                var peaks = level.Peak_K.AsSpan(level.At(box.X0, box.Y0 + y, box.Z0 + z));
                ReadOnlySpan<float> now = block.Temperature_K.AsSpan(block.At(0, y, z));
                Raise(peaks, now, 0, isHoled ? hole.X0 : block.Nx);
                Raise(peaks, now, isHoled ? hole.X1 : block.Nx, block.Nx);
                if (z + 1 == block.Nz)
                {
                    Surface(level, block, y, 0, isHoled ? hole.X0 : block.Nx);
                    Surface(level, block, y, isHoled ? hole.X1 : block.Nx, block.Nx);
                }
            }
        }
    }

    /// <summary>Highest temperature of a smallest cell, K.</summary>
    public float Peak_K(int x, int y, int z)
    {
        var peak = 0f;
        for (var level = 0; level < _levels.Length; level++)
        {
            var ratio = _smallest[level];
            peak = Math.Max(peak, _levels[level].Peak_K[_levels[level].At(x / ratio.X, y / ratio.Y, z / ratio.Z)]);
        }

        return peak;
    }

    /// <summary>Highest temperature of the present surface above a smallest cell, K.</summary>
    public float SurfacePeak_K(int x, int y)
    {
        var peak = 0f;
        for (var level = 0; level < _levels.Length; level++)
        {
            var (ratio, one) = (_smallest[level], _levels[level]);
            peak = Math.Max(peak, one.Surface_K[(y / ratio.Y * one.Nx) + (x / ratio.X)]);
        }

        return peak;
    }

    /// <summary>Of a cell of a level: means over its smallest cells; the rate of those that have one.</summary>
    public (float Peak_K, float Above_s, float Rate_K_s) Of(int level, int x, int y, int z)
    {
        var cell = _smallest[level];
        var (peak, above, rate, cooled) = (0.0, 0.0, 0.0, 0);
        for (var k = z * cell.Z; k < (z + 1) * cell.Z; k++)
        {
            for (var j = y * cell.Y; j < (y + 1) * cell.Y; j++)
            {
                for (var i = x * cell.X; i < (x + 1) * cell.X; i++)
                {
                    peak += Peak_K(i, j, k);
                    var (time, one) = Melt(i, j, k);
                    (above, rate, cooled) = (above + time, rate + one, cooled + (one > 0 ? 1 : 0));
                }
            }
        }

        return ((float)(peak / cell.Count), (float)(above / cell.Count), cooled == 0 ? 0 : (float)(rate / cooled));
    }

    // Times add up, whichever size of cell they were seen in; the rate is the smallest cells' where they have one.
    private (float Above_s, float Rate_K_s) Melt(int x, int y, int z)
    {
        var (above, rate) = (0f, 0f);
        for (var level = _levels.Length - 1; level >= 0; level--)
        {
            var (ratio, one) = (_smallest[level], _levels[level]);
            var at = one.At(x / ratio.X, y / ratio.Y, z / ratio.Z);
            (above, rate) = (above + one.Above_s[at], rate > 0 ? rate : Math.Abs(one.Rate_K_s[at]));
        }

        return (above, rate);
    }

    // Whether any of the cells is so warm that it may melt before all rows are looked at again.
    private bool Run(Level level, BedBlock block, int from, int to, int count, float step_s)
    {
        var (near, warm) = (Vector256.Create(_solidus_K - Near_K), Vector256.Create(_solidus_K - Warm_K));
        ReadOnlySpan<float> now = block.Temperature_K.AsSpan(from, count);
        ReadOnlySpan<float> before = block.Before_K.AsSpan(from, count);
        var peaks = level.Peak_K.AsSpan(to, count);
        var (x, most) = (0, Vector256<float>.Zero);
        for (; x + BedKernel.Lanes <= count; x += BedKernel.Lanes)
        {
            var (hot, was) = (Vector256.Create(now[x..]), Vector256.Create(before[x..]));
            Vector256.Max(hot, Vector256.Create<float>(peaks[x..])).CopyTo(peaks[x..]);
            most = Vector256.Max(most, hot);
            if (Vector256.GreaterThanAny(Vector256.Max(hot, was), near))
            {
                MeltEight(level, now, before, to, x, hot, was, step_s);
            }
        }

        var isWarm = Vector256.GreaterThanAny(most, warm);
        for (var rest = x; rest < count; rest++)
        {
            peaks[rest] = Math.Max(peaks[rest], now[rest]);
            isWarm |= now[rest] > _solidus_K - Warm_K;
        }

        Melt(level, now, before, to, x, count, step_s);
        return isWarm;
    }

    // What was and is above the solidus counts the step; the few cells that pass it are looked at one by one.
    private void MeltEight(
        Level level, ReadOnlySpan<float> now, ReadOnlySpan<float> before, int to, int x, Vector256<float> hot,
        Vector256<float> was, float step_s)
    {
        var solidus = Vector256.Create(_solidus_K);
        var (isHot, wasHot) = (Vector256.GreaterThan(hot, solidus), Vector256.GreaterThan(was, solidus));
        ref var above = ref level.Above_s[to + x];
        (Vector256.LoadUnsafe(ref above) + (isHot & wasHot & Vector256.Create(step_s))).StoreUnsafe(ref above);
        var waits = Vector256.LessThan(Vector256.LoadUnsafe(ref level.Rate_K_s[to + x]), Vector256<float>.Zero);
        var bits = ((isHot ^ wasHot) | Vector256.AndNot(waits, isHot | wasHot)).ExtractMostSignificantBits();
        for (; bits != 0; bits &= bits - 1)
        {
            var at = x + BitOperations.TrailingZeroCount(bits);
            Melt(level, now, before, to, at, at + 1, step_s);
        }
    }

    private void Melt(
        Level level, ReadOnlySpan<float> now, ReadOnlySpan<float> before, int to, int first, int end, float step_s)
    {
        for (var x = first; x < end; x++)
        {
            var (hot, was) = (now[x] - _solidus_K, before[x] - _solidus_K);
            if (hot > 0 || was > 0)
            {
                var share = hot > 0 && was > 0 ? 1 : Math.Max(hot, was) / Math.Abs(hot - was);
                level.Above_s[to + x] += share * step_s;
                if (hot <= 0)
                {
                    level.Rate_K_s[to + x] = (hot - was) / step_s; // negative: until the next step is known
                }
            }
            else if (level.Rate_K_s[to + x] < 0 && hot < was)
            {
                level.Rate_K_s[to + x] = (was - hot) / step_s;
            }
        }
    }

    private static void Surface(Level level, BedBlock block, int y, int first, int end) => Raise(
        level.Surface_K.AsSpan(((block.Box.Y0 + y) * level.Nx) + block.Box.X0),
        block.Surface_K.AsSpan(y * block.Stride), first, end);

    private static void Raise(Span<float> peaks, ReadOnlySpan<float> now, int first, int end)
    {
        var x = first;
        for (; x + BedKernel.Lanes <= end; x += BedKernel.Lanes)
        {
            Vector256.Max(Vector256.Create(now[x..]), Vector256.Create<float>(peaks[x..])).CopyTo(peaks[x..]);
        }

        for (; x < end; x++)
        {
            peaks[x] = Math.Max(peaks[x], now[x]);
        }
    }

    private sealed class Level
    {
        private readonly int _ny;
        private readonly int _stepsInLook;
        private BedBox _box;
        private int _steps;

        public Level(int nx, int ny, int nz, float start_K, int stepsInLook)
        {
            (Nx, _ny, _stepsInLook) = (nx, ny, stepsInLook);
            (Peak_K, Above_s, Rate_K_s) = (new float[nx * ny * nz], new float[nx * ny * nz], new float[nx * ny * nz]);
            Surface_K = new float[nx * ny];
            Array.Fill(Peak_K, start_K);
        }

        public int Nx { get; }

        /// <summary>Rows of the block, [z * Ny + y], that may melt before all are looked at again.</summary>
        public bool[] IsWarm { get; private set; } = [];

        public float[] Peak_K { get; }

        public float[] Above_s { get; }

        public float[] Rate_K_s { get; }

        public float[] Surface_K { get; }

        /// <summary>Whether all rows are to be looked at in this step.</summary>
        public bool Begin(BedBlock block)
        {
            if (_box != block.Box)
            {
                (_box, _steps) = (block.Box, 0);
                IsWarm = IsWarm.Length == block.Ny * block.Nz ? IsWarm : new bool[block.Ny * block.Nz];
            }

            return _steps++ % _stepsInLook == 0;
        }

        /// <summary>Whether the last step was of this block.</summary>
        public bool Knows(BedBlock block) => _steps > 0 && _box == block.Box;

        public int At(int x, int y, int z) => (((z * _ny) + y) * Nx) + x;
    }
}
