using System.Numerics;
using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// A clock at every place of a bed that runs at a pace given by temperature alone, until the place has been wholly
/// molten: what it shows is the integral of the pace over that time. With surface tension over viscosity as its pace
/// it shows how far viscous sintering has come (<see cref="Soil.SinteringLength"/>).
/// </summary>
/// <param name="Pace">Pace, in any unit a second, at a temperature, K; not negative.</param>
/// <param name="From_K">Below it the clock stands still, K.</param>
public sealed record BedClock(Func<double, double> Pace, double From_K);

/// <summary>
/// What the clocks of a bed show, in the smallest cells of the whole bed. Each grid is read every fourth of its own
/// steps, and before windows move; the temperature then found stands for the time since the last reading (rectangle
/// rule: over a peak from cold to cold its error is that of the trapezoidal rule; 4 % of the sintering length in the
/// middle of a layer under the published pen). A larger cell moves the clocks of all smallest cells in it. One thread
/// reads, in the order of memory, so the bits do not depend on the threads.
/// <para>
/// Sketch. A reading compares temperature and consolidation with limits, 6 instructions for eight cells against 115 of
/// a step; for the few cells that are hot and not yet melt, 10^3 of 10^4, four clocks at once are some 20 instructions:
/// every fourth step, 5 % of it at most.
/// </para>
/// </summary>
internal sealed class BedClocks
{
    private const int StepsInReading = 4;
    private const int Greatest_K = 5000; // as the material's own table
    private const int Lanes = 4; // clocks side by side; the rest of four stand still

    private readonly float[] _shown; // [cell * width + clock]
    private readonly float[] _paces; // [kelvin * width + clock], from the lowest limit on
    private readonly BedRatio[] _smallest;
    private readonly int _width;
    private readonly int _from_K;
    private readonly int _nx;
    private readonly int _ny;
    private readonly double[] _since_s;
    private readonly int[] _steps;

    public BedClocks(BedBox all, BedRatio[] smallest, ReadOnlySpan<BedClock> clocks)
    {
        (_smallest, _nx, _ny, _from_K) = (smallest, all.Nx, all.Ny, Greatest_K);
        (_since_s, _steps) = (new double[smallest.Length], new int[smallest.Length]);
        _width = Width(clocks.Length);
        foreach (var clock in clocks)
        {
            _from_K = Math.Min(_from_K, (int)clock.From_K);
        }

        (_shown, _paces) = (new float[all.Count * _width], new float[(Greatest_K - _from_K + 2) * _width]);
        for (var at = 0; at < clocks.Length; at++)
        {
            var first = Math.Max(_from_K, (int)Math.Ceiling(clocks[at].From_K));
            for (var kelvin = first; kelvin <= Greatest_K + 1; kelvin++)
            {
                _paces[((kelvin - _from_K) * _width) + at] = (float)clocks[at].Pace(kelvin);
            }
        }
    }

    /// <summary>Bytes for each smallest cell.</summary>
    public static int BytesInCell(int clocks) => sizeof(float) * Width(clocks);

    /// <summary>What a clock shows: [(z * ny + y) * nx + x] of the smallest cells, layers not yet spread
    /// included.</summary>
    public float[] Shown(int clock)
    {
        var shown = new float[_shown.Length / _width];
        for (var at = 0; at < shown.Length; at++)
        {
            shown[at] = _shown[(at * _width) + clock];
        }

        return shown;
    }

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

    private static int Width(int clocks) => (clocks + Lanes - 1) / Lanes * Lanes;

    private void Read(int level, BedBlock block)
    {
        var duration = (float)_since_s[level];
        (_since_s[level], _steps[level]) = (0, 0);
        if (duration == 0)
        {
            return;
        }

        var hole = block.Hole;
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var isHoled = !hole.IsEmpty && y >= hole.Y0 && y < hole.Y1 && z >= hole.Z0 && z < hole.Z1;
                ReadRow(level, block, y, z, 0, isHoled ? hole.X0 : block.Nx, duration);
                if (isHoled)
                {
                    ReadRow(level, block, y, z, hole.X1, block.Nx, duration);
                }
            }
        }
    }

    // Eight cells are looked at together; those behind the row's end are left out by the mask.
    private void ReadRow(int level, BedBlock block, int y, int z, int x0, int x1, float duration_s)
    {
        var at = block.At(0, y, z);
        ReadOnlySpan<float> temperatures = block.Temperature_K.AsSpan(at);
        ReadOnlySpan<float> fused = block.Fused.AsSpan(at);
        var limit = Vector256.Create((float)_from_K);
        for (var x = x0; x < x1; x += BedKernel.Lanes)
        {
            var counts = Vector256.GreaterThan(Vector256.Create(temperatures[x..]), limit) &
                Vector256.LessThan(Vector256.Create(fused[x..]), Vector256<float>.One);
            var bits = counts.ExtractMostSignificantBits();
            bits &= x1 - x >= BedKernel.Lanes ? 0xFFu : (1u << (x1 - x)) - 1;
            for (; bits != 0; bits &= bits - 1)
            {
                var one = x + BitOperations.TrailingZeroCount(bits);
                Move(_smallest[level], block.Box.X0 + one, block.Box.Y0 + y, block.Box.Z0 + z, temperatures[one],
                    duration_s);
            }
        }
    }

    private void Move(in BedRatio cell, int x, int y, int z, float temperature_K, float duration_s)
    {
        var place = Math.Min(temperature_K, Greatest_K) - _from_K;
        var bin = (int)place;
        for (var lane = 0; lane < _width; lane += Lanes)
        {
            ReadOnlySpan<float> paces = _paces.AsSpan((bin * _width) + lane);
            var (low, high) = (Vector128.Create(paces), Vector128.Create(paces[_width..]));
            var more = Vector128.FusedMultiplyAdd(high - low, Vector128.Create(place - bin), low) * duration_s;
            for (var k = z * cell.Z; k < (z + 1) * cell.Z; k++)
            {
                for (var j = y * cell.Y; j < (y + 1) * cell.Y; j++)
                {
                    var first = (((((k * _ny) + j) * _nx) + (x * cell.X)) * _width) + lane;
                    for (var i = 0; i < cell.X; i++)
                    {
                        var shown = _shown.AsSpan(first + (i * _width), Lanes);
                        (Vector128.Create<float>(shown) + more).CopyTo(shown);
                    }
                }
            }
        }
    }
}
