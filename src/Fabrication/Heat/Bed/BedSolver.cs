using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Heat in three dimensions under a moving pen of light, over a whole print. It computes temperature by the enthalpy
/// method (Voller and Cross 1981, Int. J. Heat Mass Transfer 24:545) in cells of fixed mass, loose soil conducting as
/// powder and soil that has been molten as dense soil, each in proportion; light, radiation and layers from the path;
/// explicit in time, on nested grids that follow the pen. It assumes no flow in the melt, no evaporation, light
/// absorbed at the very surface, a flat surface (a loose cell counts as tall as the dense one that it becomes, but
/// insulates vertically as its loose height does), side walls without heat. Valid while the melt stays thin against its
/// capillary length and below the temperature at which it boils off; between layers and at walls as far as the loose
/// soil's conductivity is known.
/// </summary>
public sealed class BedSolver : IDisposable
{
    private const int TurnsOfLimit = 8; // on an even grid, whose steps are short against what changes their limit

    private readonly BedPrint _print;
    private readonly BedTree _tree;
    private readonly double _duration_s;
    private readonly List<TrackWatch> _tracks = [];
    private readonly List<TrackWatch> _followed = [];
    private readonly List<double?> _before_K = [];
    private readonly ProbeWatch _probes;
    private readonly BedRecorder? _recorder;
    private readonly List<double> _times_s = [];
    private readonly List<double>[] _places_K;
    private TrackWatch? _drawn;
    private double _time_s;
    private double _nextProbe_s;
    private long _mostCells;

    /// <summary>Makes the bed as it is before the first layer.</summary>
    /// <param name="print">What to compute.</param>
    /// <exception cref="ArgumentException">The inputs have a problem; the message says which.</exception>
    public BedSolver(BedPrint print)
    {
        if (print.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(print));
        }

        (_print, _tree, _duration_s) = (print, new(print), print.Path.Duration_s);
        _tree.Watch = Watch;
        _probes = new(_tree, print);
        _places_K = [.. print.Places.Select(_ => new List<double>())];
        _recorder = print.Recording is { } asked ? new(print, asked, _tree) : null;
    }

    /// <summary>Layers spread and drawn so far.</summary>
    public int LayerIndex { get; private set; }

    /// <summary>Time since the start, s.</summary>
    public double Time_s => _time_s;

    /// <summary>Computes a whole print.</summary>
    /// <param name="print">What to compute.</param>
    /// <param name="progress">Told the share of the print's time that is done, after each stroke; may be null.</param>
    /// <param name="cancellation">Asked each step of the coarsest cells.</param>
    public static BedResult Run(BedPrint print, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var solver = new BedSolver(print);
        while (solver.Next(progress, cancellation))
        {
        }

        return solver.Result();
    }

    /// <summary>Spreads the next layer and draws it; false where there is none.</summary>
    /// <param name="progress">Told the share of the print's time that is done; may be null.</param>
    /// <param name="cancellation">Asked each step of the coarsest cells.</param>
    public bool Next(IProgress<double>? progress, CancellationToken cancellation)
    {
        if (LayerIndex == _print.Path.Layers.Length)
        {
            return false;
        }

        var layer = _print.Path.Layers[LayerIndex];
        Wait(layer.Recoat_s, cancellation);
        Close();
        _followed.Clear();
        _before_K.Add(LayerIndex == 0 || _tree.Blocks[0]!.Nz == 0 ? null : BedPlaces.Printed_K(_tree.Blocks[0]!));
        var under = _tree.Blocks[0]!.Nz * _print.Grid.Cells[0].Z_m;
        _tree.AddLayer();
        _probes.NewLayer(under);
        _recorder?.NewLayer();
        for (var at = 0; at < layer.Strokes.Length; at++)
        {
            Draw(layer.Strokes[at], at, cancellation);
            progress?.Report(_time_s / _duration_s);
        }

        Wait(layer.Pause_s, cancellation);
        LayerIndex++;
        return true;
    }

    /// <summary>Lets time pass in the dark.</summary>
    /// <param name="duration_s">How long, s.</param>
    /// <param name="cancellation">Asked each step of the coarsest cells.</param>
    public void Wait(double duration_s, CancellationToken cancellation)
    {
        _tree.Darken();
        Advance(duration_s, default, double.PositiveInfinity, cancellation);
    }

    /// <summary>The bed as it is.</summary>
    /// <param name="level">In which of the grid's cells, 0 for the coarsest.</param>
    public BedSnapshot Snapshot(int level)
    {
        KeepAll();
        return BedPlaces.Snapshot(_tree, _print, level);
    }

    /// <summary>What every cell has gone through so far; null without a recording.</summary>
    /// <param name="level">In which of the grid's cells, 0 for the coarsest.</param>
    public BedHistory? History(int level) => _recorder?.History(level);

    /// <summary>
    /// What one of <see cref="BedPrint.Clocks"/> shows by now in each smallest cell; index as of
    /// <see cref="BedSnapshot"/> in these cells, layers not yet spread included. A copy.
    /// </summary>
    /// <param name="clock">Which, from 0.</param>
    public float[] Clock(int clock)
    {
        if (_tree.Clocks is not { } clocks || clock < 0 || clock >= _print.Clocks.Length)
        {
            throw new ArgumentOutOfRangeException(nameof(clock), clock, FormattableString.Invariant(
                $"The print has {_print.Clocks.Length} clocks, counted from 0."));
        }

        clocks.Read(_tree.Blocks);
        return clocks.Shown(clock);
    }

    /// <summary>What has happened so far.</summary>
    public BedResult Result()
    {
        KeepAll();
        var flows = _tree.Flows;
        var grid = _print.Grid;
        var mass = _print.Material.FusedDensity_kg_m3 * grid.Width_m * grid.Length_m * grid.Layer_m * _before_K.Count;
        return new(
            [.. _tracks.Select(track => track.Result())],
            [.. _before_K.Select((before, layer) => BedLayers.Result(_tree.Kept, _print, layer, before))],
            new(flows.Absorbed_J, flows.Radiated_J, flows.Floor_J, _tree.Stored_J(), mass),
            [.. _probes.Result()], _tree.FinestStepCount, _tree.CellStepCount, _mostCells,
            [.. _places_K.Select(values => new BedProbeHistory([.. _times_s], [.. values]))], _recorder?.Result());
    }

    /// <summary>Ends the second thread.</summary>
    public void Dispose() => _tree.Dispose();

    internal BedTree Tree => _tree;

    private void Draw(in BedStroke stroke, int index, CancellationToken cancellation)
    {
        var duration = stroke.Duration_s;
        if (duration == 0)
        {
            return;
        }

        var pen = new PenMotion(_time_s, stroke.FromX_m, stroke.FromY_m, (stroke.ToX_m - stroke.FromX_m) / duration,
            (stroke.ToY_m - stroke.FromY_m) / duration, stroke.LightFraction);
        if (stroke.LightFraction == 0)
        {
            Wait(duration, cancellation);
            return;
        }

        _drawn = new(LayerIndex, index, stroke, _print);
        _tracks.Add(_drawn);
        _followed.Add(_drawn);
        Advance(duration, pen, stroke.Speed_m_s, cancellation);
        _drawn = null;
    }

    // Lit, the pen moves no further than the spot's radius in a coarse step, and half a cell in the finest.
    private void Advance(double duration_s, PenMotion pen, double speed_m_s, CancellationToken cancellation)
    {
        var (end, isLit) = (_time_s + duration_s, pen.LightFraction > 0);
        var reach = isLit ? _print.Light.Reach_m / speed_m_s : double.PositiveInfinity;
        var finest = _print.Grid.Cells[^1];
        var pass = isLit ? Math.Min(finest.X_m, finest.Y_m) / 2 / speed_m_s : double.PositiveInfinity;
        var blocks = _tree.Blocks;
        var (turn, limit, greatest) = (0, 0.0, 0f);
        while (end - _time_s > 1e-12 * end && blocks[0]!.Nz > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            if (blocks.Length > 1 || turn++ % TurnsOfLimit == 0)
            {
                greatest = BedSteps.Greatest_K(blocks, _print, isLit);
                limit = Math.Min(BedSteps.Limit_s(blocks[0]!, _print, greatest), blocks.Length == 1 ? pass : reach);
            }

            limit = BedSteps.Cheapest_s(blocks, limit);
            var step = (end - _time_s) / Math.Ceiling((end - _time_s) / limit);
            if (blocks.Length > 1)
            {
                Regrid(BedWindows.Plan(_tree, _print, pen, _time_s, _time_s + step));
                for (var level = 1; level < blocks.Length; level++)
                {
                    if (blocks[level] is { } block)
                    {
                        block.StepLimit_s = Math.Min(BedSteps.Limit_s(block, _print, greatest),
                            level + 1 == blocks.Length ? pass : reach);
                    }
                }
            }

            _mostCells = Math.Max(_mostCells, blocks.Sum(block => block?.ActiveCount ?? 0));
            _tree.Step(0, _time_s, step, pen);
            _time_s += step;
            if (_recorder?.IsDue(_time_s) == true)
            {
                KeepAll();
                _recorder.Take(_time_s);
            }
        }

        _time_s = end;
    }

    private void Close()
    {
        var none = new BedBox[_tree.Blocks.Length];
        none[0] = _tree.Blocks[0]!.Box;
        Regrid(none);
        KeepAll();
    }

    private void Regrid(BedBox[] wanted)
    {
        _probes.Hold();
        _tree.Clocks?.Read(_tree.Blocks);
        _recorder?.CatchUp();
        BedRegrid.Place(_tree, wanted, _print.HasOpenFloor);
        _probes.Carry();
    }

    private void KeepAll()
    {
        for (var level = 0; level < _tree.Blocks.Length; level++)
        {
            if (_tree.Blocks[level] is { } block)
            {
                _tree.Kept.Keep(level, block);
            }
        }
    }

    private void Watch(BedBlock block, double time_s, double step_s)
    {
        _drawn?.Draw(block, _tree.IsMeltFresh);
        for (var at = _followed.Count - 1; at >= 0; at--)
        {
            _followed[at].Follow(_tree, step_s, ReferenceEquals(_followed[at], _drawn));
            if (_followed[at].IsOver)
            {
                _followed.RemoveAt(at);
            }
        }

        _recorder?.Watch(LayerIndex, time_s);
        if (time_s >= _nextProbe_s)
        {
            _nextProbe_s = time_s + _print.ProbeInterval_s;
            _times_s.Add(time_s);
            for (var at = 0; at < _places_K.Length; at++)
            {
                _places_K[at].Add(BedPlaces.At(_tree, _print, _print.Places[at]));
            }

            _probes.Record(time_s);
        }
    }
}

/// <summary>What became of a layer, from the bed's consolidation.</summary>
internal static class BedLayers
{
    public static BedLayerResult Result(Consolidation kept, BedPrint print, int layer, double? before_K)
    {
        var (grid, cell) = (print.Grid, print.Grid.Cells[^1]);
        var z0 = (int)Math.Round((grid.Base_m + (layer * grid.Layer_m)) / cell.Z_m);
        var z1 = (int)Math.Round((grid.Base_m + ((layer + 1) * grid.Layer_m)) / cell.Z_m);
        var all = new BedBox(0, 0, z0, (int)Math.Round(grid.Width_m / cell.X_m),
            (int)Math.Round(grid.Length_m / cell.Y_m), z1);
        var mass = kept.Mean(all) * grid.Width_m * grid.Length_m * grid.Layer_m * print.Material.FusedDensity_kg_m3;
        var lit = print.Path.Layers[layer].Strokes.Where(stroke => stroke.LightFraction > 0).ToImmutableArray();
        if (lit.IsEmpty)
        {
            return new(0, mass, before_K);
        }

        var inside = new BedBox(
            (int)Math.Floor(lit.Min(stroke => Math.Min(stroke.FromX_m, stroke.ToX_m)) / cell.X_m),
            (int)Math.Floor(lit.Min(stroke => Math.Min(stroke.FromY_m, stroke.ToY_m)) / cell.Y_m), z0,
            (int)Math.Ceiling(lit.Max(stroke => Math.Max(stroke.FromX_m, stroke.ToX_m)) / cell.X_m),
            (int)Math.Ceiling(lit.Max(stroke => Math.Max(stroke.FromY_m, stroke.ToY_m)) / cell.Y_m), z1).Overlap(all);
        return new(kept.Mean(inside), mass, before_K);
    }
}
