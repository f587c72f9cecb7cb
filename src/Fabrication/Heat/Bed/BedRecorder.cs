using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>Keeps of a bed what its <see cref="BedRecording"/> asks for. It only looks: the bed's bits are the same
/// with it and without it.</summary>
internal sealed class BedRecorder
{
    private readonly BedPrint _print;
    private readonly BedRecording _asked;
    private readonly BedTree _tree;
    private readonly CellHistory _cells;
    private readonly List<BedFrame> _frames = [];
    private readonly BedRatio[] _smallest;
    private int _next;
    private double _hottest_K;
    private double _moment_s;
    private (float[] Temperatures_K, float[] Surface_K)[] _planes = [];

    public BedRecorder(BedPrint print, BedRecording asked, BedTree tree)
    {
        (_print, _asked, _tree, _smallest) = (print, asked, tree, SmallestIn(tree.Ratios));
        _cells = new(print, _smallest);
        tree.Stepped = _cells.Stepped;
    }

    /// <summary>A layer has been spread.</summary>
    public void NewLayer() => _cells.NewLayer();

    /// <summary>Takes in what the last steps left out: before windows move, and before anything is read.</summary>
    public void CatchUp()
    {
        for (var level = 0; level < _tree.Blocks.Length; level++)
        {
            if (_tree.Blocks[level] is { } block)
            {
                _cells.CatchUp(level, block);
            }
        }
    }

    /// <summary>Whether a frame is due.</summary>
    public bool IsDue(double time_s) =>
        _next < _asked.FrameTimes_s.Length && time_s >= _asked.FrameTimes_s[_next] * (1 - 1e-9);

    /// <summary>Takes the frame that is due; consolidation must have been kept.</summary>
    public void Take(double time_s)
    {
        CatchUp();
        _frames.Add(new(time_s, BedPlaces.Snapshot(_tree, _print, _asked.FrameLevel)));
        while (IsDue(time_s))
        {
            _next++;
        }
    }

    /// <summary>Looks whether the place asked for is hotter than ever.</summary>
    public void Watch(int layer, double time_s)
    {
        if (_asked.Moment is not { } place || place.Layer != layer)
        {
            return;
        }

        var surface_K = BedPlaces.Surface(_tree, _print, place.X_m, place.Y_m).Surface_K;
        if (surface_K > _hottest_K)
        {
            (_hottest_K, _moment_s) = (surface_K, time_s);
            _planes = [Cut(place, true), Cut(place, false)];
        }
    }

    /// <summary>What every cell went through.</summary>
    public BedHistory History(int level)
    {
        CatchUp();
        var cell = _print.Grid.Cells[level];
        var (box, ratio) = (_tree.Blocks[0]!.Box.Times(_smallest[0]), _smallest[level]);
        var (nx, ny, nz) = (box.Nx / ratio.X, box.Ny / ratio.Y, box.Nz / ratio.Z);
        var (peaks, above, rates) = (new float[nx * ny * nz], new float[nx * ny * nz], new float[nx * ny * nz]);
        var at = 0;
        for (var z = 0; z < nz; z++)
        {
            for (var y = 0; y < ny; y++)
            {
                for (var x = 0; x < nx; x++, at++)
                {
                    (peaks[at], above[at], rates[at]) = _cells.Of(level, x, y, z);
                }
            }
        }

        return new(cell, nx, ny, nz, [.. peaks], [.. above], [.. rates]);
    }

    /// <summary>What was kept; consolidation must have been kept.</summary>
    public BedRecord Result()
    {
        if (_asked.Moment is not { } place || _planes.Length == 0)
        {
            return new([.. _frames], 0, [], []);
        }

        CatchUp();
        var (sections, peaks) = (new List<BedSection>(), new List<BedSection>());
        foreach (var isAlongX in (ReadOnlySpan<bool>)[true, false])
        {
            var plane = PlaneOf(place, isAlongX);
            var fused = Read(plane, (x, y, z) => _tree.Kept.Of(_smallest.Length - 1, x, y, z));
            var columns = Enumerable.Range(plane.From, plane.To - plane.From).ToArray();
            var cell = _print.Grid.Cells[^1];
            ImmutableArray<double> along = [.. columns.Select(at => (at + 0.5) * (isAlongX ? cell.X_m : cell.Y_m))];
            ImmutableArray<double> heights = [.. Enumerable.Range(0, plane.Nz).Select(z => (z + 0.5) * cell.Z_m)];
            var (temperatures, surface) = _planes[isAlongX ? 0 : 1];
            sections.Add(new(isAlongX, along, heights, [.. temperatures], [.. surface], [.. fused]));
            peaks.Add(new(isAlongX, along, heights, [.. Read(plane, _cells.Peak_K)],
                [.. columns.Select(at => isAlongX
                    ? _cells.SurfacePeak_K(at, plane.Fixed) : _cells.SurfacePeak_K(plane.Fixed, at))],
                [.. fused]));
        }

        return new([.. _frames], _moment_s, [.. sections], [.. peaks]);
    }

    // Smallest cells along the section from, up to, not including, to; all heights that there are.
    private readonly record struct Plane(bool IsAlongX, int Fixed, int From, int To, int Nz);

    private Plane PlaneOf(BedMoment place, bool isAlongX)
    {
        var (cell, box) = (_print.Grid.Cells[^1], _tree.Blocks[0]!.Box.Times(_smallest[0]));
        var (middle, beside) = isAlongX
            ? (place.X_m / cell.X_m, place.Y_m / cell.Y_m) : (place.Y_m / cell.Y_m, place.X_m / cell.X_m);
        var reach = place.Reach_m / (isAlongX ? cell.X_m : cell.Y_m);
        var (length, width) = isAlongX ? (box.Nx, box.Ny) : (box.Ny, box.Nx);
        return new(isAlongX, Math.Min((int)beside, width - 1), Math.Max(0, (int)(middle - reach)),
            Math.Min(length, (int)Math.Ceiling(middle + reach)), box.Nz);
    }

    private (float[] Temperatures_K, float[] Surface_K) Cut(BedMoment place, bool isAlongX)
    {
        var (plane, cell) = (PlaneOf(place, isAlongX), _print.Grid.Cells[^1]);
        var temperatures = Read(plane, (x, y, z) => BedPlaces.At(_tree, _print,
            new((x + 0.5) * cell.X_m, (y + 0.5) * cell.Y_m, (z + 0.5) * cell.Z_m)));
        var surface = new float[plane.To - plane.From];
        for (var at = 0; at < surface.Length; at++)
        {
            var (along, beside) = (plane.From + at + 0.5, plane.Fixed + 0.5);
            surface[at] = isAlongX
                ? BedPlaces.Surface(_tree, _print, along * cell.X_m, beside * cell.Y_m).Surface_K
                : BedPlaces.Surface(_tree, _print, beside * cell.X_m, along * cell.Y_m).Surface_K;
        }

        return (temperatures, surface);
    }

    private static float[] Read(in Plane plane, Func<int, int, int, float> value)
    {
        var (columns, values) = (plane.To - plane.From, new float[(plane.To - plane.From) * plane.Nz]);
        for (var at = 0; at < values.Length; at++)
        {
            var (along, z) = (plane.From + (at % columns), at / columns);
            values[at] = plane.IsAlongX ? value(along, plane.Fixed, z) : value(plane.Fixed, along, z);
        }

        return values;
    }

    private static BedRatio[] SmallestIn(BedRatio[] ratios)
    {
        var smallest = new BedRatio[ratios.Length];
        smallest[^1] = new(1, 1, 1);
        for (var level = ratios.Length - 1; level > 0; level--)
        {
            var (s, r) = (smallest[level], ratios[level]);
            smallest[level - 1] = new(s.X * r.X, s.Y * r.Y, s.Z * r.Z);
        }

        return smallest;
    }
}
