using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// What every cell went through, seen at each of its steps: highest temperature, time above the solidus with the
/// crossings placed by a straight line within the step, and the rate of the last cooling through it: that of the first
/// whole step below it, for a step across mixes in the slower cooling of melt that freezes. Each level keeps
/// its own arrays over the whole bed, so that windows may come and go; a smallest cell's history is that of itself and
/// of the larger cells that it lay in.
/// <para>Sketch: a cell and step reads two temperatures and a peak (12 B, in the cache under a pen) and writes the peak
/// where it rises: about a tenth of the step itself.</para>
/// </summary>
internal sealed class CellHistory
{
    private const float Near_K = 30; // below the solidus: more than a step's fall

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
            new Level(whole.X1 / ratio.X, whole.Y1 / ratio.Y, whole.Z1 / ratio.Z, (float)print.Start_K))];
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
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var isHoled = !hole.IsEmpty && y >= hole.Y0 && y < hole.Y1 && z >= hole.Z0 && z < hole.Z1;
                var to = level.At(box.X0, box.Y0 + y, box.Z0 + z);
                Run(level, block, block.At(0, y, z), to, isHoled ? hole.X0 : block.Nx, (float)step_s);
                if (isHoled)
                {
                    Run(level, block, block.At(hole.X1, y, z), to + hole.X1, block.Nx - hole.X1, (float)step_s);
                }

                if (z + 1 == block.Nz)
                {
                    Surface(level, block, y, isHoled);
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

    private void Run(Level level, BedBlock block, int from, int to, int count, float step_s)
    {
        var near = Vector256.Create(_solidus_K - Near_K);
        ReadOnlySpan<float> now = block.Temperature_K.AsSpan(from, count);
        ReadOnlySpan<float> before = block.Before_K.AsSpan(from, count);
        var peaks = level.Peak_K.AsSpan(to, count);
        var x = 0;
        for (; x + BedKernel.Lanes <= count; x += BedKernel.Lanes)
        {
            var (hot, was) = (Vector256.Create(now[x..]), Vector256.Create(before[x..]));
            Vector256.Max(hot, Vector256.Create<float>(peaks[x..])).CopyTo(peaks[x..]);
            if (Vector256.GreaterThanAny(Vector256.Max(hot, was), near))
            {
                Melt(level, now, before, to, x, x + BedKernel.Lanes, step_s);
            }
        }

        for (var rest = x; rest < count; rest++)
        {
            peaks[rest] = Math.Max(peaks[rest], now[rest]);
        }

        Melt(level, now, before, to, x, count, step_s);
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

    private static void Surface(Level level, BedBlock block, int y, bool isHoled)
    {
        var to = ((block.Box.Y0 + y) * level.Nx) + block.Box.X0;
        for (var x = 0; x < block.Nx; x++)
        {
            if (!isHoled || x < block.Hole.X0 || x >= block.Hole.X1)
            {
                ref var peak = ref level.Surface_K[to + x];
                peak = Math.Max(peak, block.Surface_K[(y * block.Stride) + x]);
            }
        }
    }

    private sealed class Level
    {
        private readonly int _ny;

        public Level(int nx, int ny, int nz, float start_K)
        {
            (Nx, _ny) = (nx, ny);
            (Peak_K, Above_s, Rate_K_s) = (new float[nx * ny * nz], new float[nx * ny * nz], new float[nx * ny * nz]);
            Surface_K = new float[nx * ny];
            Array.Fill(Peak_K, start_K);
        }

        public int Nx { get; }

        public float[] Peak_K { get; }

        public float[] Above_s { get; }

        public float[] Rate_K_s { get; }

        public float[] Surface_K { get; }

        public int At(int x, int y, int z) => (((z * _ny) + y) * Nx) + x;
    }
}
