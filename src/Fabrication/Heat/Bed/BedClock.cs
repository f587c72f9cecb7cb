namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// A clock at every place of a bed that runs at a pace given by temperature alone: what it shows is the integral of
/// the pace over time. With surface tension over viscosity as its pace it shows how far viscous sintering has come
/// (<see cref="Soil.SinteringLength"/>).
/// </summary>
/// <param name="Pace">Pace, in any unit a second, at a temperature, K; not negative.</param>
/// <param name="From_K">Below it the clock stands still, K.</param>
public sealed record BedClock(Func<double, double> Pace, double From_K);

/// <summary>
/// What the clocks of a bed show, in the smallest cells of the whole bed. Each grid is read every fourth of its own
/// steps, and before windows move; the temperature then found stands for the time since the last reading (rectangle
/// rule: over a peak from cold to cold its error is that of the trapezoidal rule; 4 % of the sintering length in the
/// middle of a layer under the published pen). A larger cell moves the clocks of
/// all smallest cells in it. One thread reads, in the order of memory, so the bits do not depend on the threads.
/// <para>
/// Sketch. A reading compares each temperature with a limit, 3 instructions for eight cells against 115 of a step, and
/// looks up the few cells that are hot, some 1000 of 16,000 under a pen at 10 ns: every fourth step, 2 to 3 % of it.
/// </para>
/// </summary>
internal sealed class BedClocks
{
    private const int StepsInReading = 4;
    private const int Greatest_K = 5000; // as the material's own table

    private readonly float[][] _shown;
    private readonly float[][] _paces; // each kelvin from the lowest limit on
    private readonly BedRatio[] _smallest;
    private readonly float _from_K;
    private readonly int _nx;
    private readonly int _ny;
    private readonly double[] _since_s;
    private readonly int[] _steps;

    public BedClocks(BedBox all, BedRatio[] smallest, ReadOnlySpan<BedClock> clocks)
    {
        (_smallest, _nx, _ny) = (smallest, all.Nx, all.Ny);
        (_since_s, _steps) = (new double[smallest.Length], new int[smallest.Length]);
        (_shown, _paces) = (new float[clocks.Length][], new float[clocks.Length][]);
        var from = Greatest_K;
        foreach (var clock in clocks)
        {
            from = Math.Min(from, (int)clock.From_K);
        }

        _from_K = from;
        for (var at = 0; at < clocks.Length; at++)
        {
            _shown[at] = new float[all.Count];
            _paces[at] = new float[Greatest_K - from + 2];
            for (var kelvin = 0; kelvin < _paces[at].Length; kelvin++)
            {
                _paces[at][kelvin] = from + kelvin < clocks[at].From_K ? 0 : (float)clocks[at].Pace(from + kelvin);
            }
        }
    }

    /// <summary>What a clock shows: [(z * ny + y) * nx + x] of the smallest cells, layers not yet spread
    /// included.</summary>
    public ReadOnlySpan<float> Shown(int clock) => _shown[clock];

    /// <summary>Lets a step pass on a grid.</summary>
    public void Step(int level, BedBlock block, double step_s)
    {
        _since_s[level] += step_s;
        if (++_steps[level] >= StepsInReading)
        {
            Read(level, block);
        }
    }

    /// <summary>Reads all grids, before any of them moves.</summary>
    public void Read(ReadOnlySpan<BedBlock?> blocks)
    {
        for (var level = 0; level < blocks.Length; level++)
        {
            if (blocks[level] is { } block)
            {
                Read(level, block);
            }
        }
    }

    private void Read(int level, BedBlock block)
    {
        var duration = (float)_since_s[level];
        (_since_s[level], _steps[level]) = (0, 0);
        if (duration == 0)
        {
            return;
        }

        foreach (var (first, count, x, y, z) in BlockSums.Hot(block, _from_K))
        {
            for (var at = 0; at < count; at++)
            {
                var temperature = block.Temperature_K[first + at];
                if (temperature > _from_K)
                {
                    Move(_smallest[level], block.Box.X0 + x + at, block.Box.Y0 + y, block.Box.Z0 + z, temperature,
                        duration);
                }
            }
        }
    }

    private void Move(in BedRatio cell, int x, int y, int z, float temperature_K, float duration_s)
    {
        var place = Math.Min(temperature_K - _from_K, Greatest_K - _from_K);
        var (bin, rest) = ((int)place, place - (int)place);
        for (var clock = 0; clock < _paces.Length; clock++)
        {
            var pace = _paces[clock];
            var more = (pace[bin] + (rest * (pace[bin + 1] - pace[bin]))) * duration_s;
            for (var k = z * cell.Z; k < (z + 1) * cell.Z; k++)
            {
                for (var j = y * cell.Y; j < (y + 1) * cell.Y; j++)
                {
                    foreach (ref var shown in _shown[clock].AsSpan((((k * _ny) + j) * _nx) + (x * cell.X), cell.X))
                    {
                        shown += more;
                    }
                }
            }
        }
    }
}
