namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// The nested grids of a bed and their steps. A level steps the cells that its child does not cover; then the child
/// takes as many steps as it needs to come to the same time, with its parent's cells as they were before as neighbours.
/// What passes its sides in those steps is then given to the parent's cells (Berger and Colella 1989, with the fine
/// side's fluxes alone), so heat is conserved without a correction. Times meet at every parent's step: first order in
/// time.
/// </summary>
internal sealed class BedTree : IDisposable
{
    private const long CellsForTwo = 3000; // fewer take less time than waking the other thread

    private readonly BedPrint _print;
    private readonly BedSweep[] _sweeps;
    private readonly SpotTable[] _spots;
    private readonly BedBlock[,] _pool;
    private readonly BedCrew _crew;
    private readonly MeltLook _look;
    private readonly double _startEnthalpy_J_kg;

    public BedTree(BedPrint print)
    {
        (_print, Table) = (print, new(print.Material));
        var cells = print.Grid.Cells;
        Ratios = BedCheck.Ratios(print.Grid);
        _sweeps = [.. cells.Select(cell => new BedSweep(Table, cell, new SurfaceKernel(
            Table, cell.Z_m, print.EmissivityRatio, print.Surroundings_K, print.HeldSurface_K)))];
        _spots = [.. cells.Select(cell => new SpotTable(print.Light, cell))];
        _pool = new BedBlock[cells.Length, 2];
        for (var level = 0; level < cells.Length; level++)
        {
            for (var turn = 0; turn < 2; turn++)
            {
                _pool[level, turn] = new(cells[level], print.Material.FusedDensity_kg_m3);
            }
        }

        (Blocks, Links) = (new BedBlock?[cells.Length], new BedLink?[cells.Length]);
        _startEnthalpy_J_kg = print.Material.Enthalpy_J_kg(print.Start_K);
        (_crew, _look) = (new(print.ThreadCount), new(print.Material));
        var all = BedCheck.Coarse(print.Grid, print.Path.Layers.Length);
        var (baseHeight, whole) = (BedCheck.BaseHeight(print.Grid), all);
        var smallest = new BedRatio[cells.Length];
        smallest[^1] = new(1, 1, 1);
        for (var level = cells.Length - 1; level > 0; level--)
        {
            var (s, r) = (smallest[level], Ratios[level]);
            smallest[level - 1] = new(s.X * r.X, s.Y * r.Y, s.Z * r.Z);
            whole = whole.Times(Ratios[cells.Length - level]); // from the coarse cells to ever smaller ones
        }

        Kept = new(whole, smallest, baseHeight * smallest[0].Z, print.Grid.BaseFusedFraction);
        Clocks = print.Clocks.IsEmpty ? null : new(whole, smallest, print.Clocks.AsSpan());
        Fill(all with { Z1 = baseHeight }, all.Nz);
    }

    public EnthalpyTable Table { get; }

    /// <summary>Blocks by level; null where there is no window.</summary>
    public BedBlock?[] Blocks { get; }

    /// <summary>How each block is joined to its parent.</summary>
    public BedLink?[] Links { get; }

    public BedRatio[] Ratios { get; }

    public Consolidation Kept { get; }

    /// <summary>Clocks at every place; null where none were asked for.</summary>
    public BedClocks? Clocks { get; }

    /// <summary>Heat taken in by the surface, left by it and left through the floor.</summary>
    public BedFlows Flows { get; } = new();

    /// <summary>Steps of single cells so far.</summary>
    public long CellStepCount { get; private set; }

    public long FinestStepCount { get; private set; }

    /// <summary>Whether the blocks' molten shares are those after the last step.</summary>
    public bool IsMeltFresh { get; private set; }

    /// <summary>Called after each step of the smallest cells there are.</summary>
    public Action<BedBlock, double, double>? Watch { get; set; }

    /// <summary>Called after each step of any level's cells, with its duration, s.</summary>
    public Action<int, BedBlock, double>? Stepped { get; set; }

    /// <summary>The block that its level does not use at present.</summary>
    public BedBlock Spare(int level) =>
        ReferenceEquals(Blocks[level], _pool[level, 0]) ? _pool[level, 1] : _pool[level, 0];

    /// <summary>Heat in the bed above that at its first temperature, J: layers at that temperature bring
    /// none.</summary>
    public double Stored_J()
    {
        var sum = 0.0;
        foreach (var block in Blocks)
        {
            sum += block is null ? 0 : BlockSums.Enthalpy_J(block, _startEnthalpy_J_kg);
        }

        return sum;
    }

    /// <summary>One step of a level and all below it.</summary>
    public void Step(int level, double time_s, double step_s, in PenMotion pen)
    {
        var block = Blocks[level]!;
        var child = level + 1 < Blocks.Length ? Blocks[level + 1] : null;
        var link = child is null ? null : Links[level + 1]!;
        if (link is not null)
        {
            link.Look();
        }
        else if (pen.LightFraction > 0)
        {
            var (x, y) = pen.At(time_s + (step_s / 2));
            _spots[level].Light(block, x, y, pen.LightFraction, IsWhole(x, y));
        }

        Sweep(level, block, step_s);
        Stepped?.Invoke(level, block, step_s);
        Clocks?.Step(level, block, step_s);
        if (child is null)
        {
            FinestStepCount++;
            IsMeltFresh = level + 1 == Blocks.Length && FinestStepCount % MeltLook.Interval == 0;
            if (IsMeltFresh)
            {
                _look.Look(block);
            }

            Watch?.Invoke(block, time_s + step_s, step_s);
            return;
        }

        var count = (int)Math.Ceiling((step_s / child.StepLimit_s) - 1e-9);
        for (var at = 0; at < count; at++)
        {
            Step(level + 1, time_s + (step_s * at / count), step_s / count, pen);
        }

        link!.Give(Table, Flows);
    }

    /// <summary>Puts the light out everywhere.</summary>
    public void Darken()
    {
        foreach (var block in Blocks)
        {
            if (block is not null)
            {
                Array.Clear(block.Absorbed_W_m2);
            }
        }
    }

    /// <summary>Spreads a layer of loose soil; there must be no windows.</summary>
    public void AddLayer()
    {
        var block = Blocks[0]!;
        var (old, cells) = (block.Nz, BedCheck.LayerHeight(_print.Grid));
        block.Grow(cells);
        for (var z = old; z < old + cells; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                for (var x = 0; x < block.Nx; x++)
                {
                    block.Set(block.At(x, y, z), _startEnthalpy_J_kg, 0, Table);
                }
            }
        }

        Array.Fill(block.Surface_K, (float)_print.Start_K);
    }

    public void Dispose() => _crew.Dispose();

    private bool IsWhole(double x_m, double y_m)
    {
        var reach = _print.Light.Reach_m;
        return x_m >= reach && y_m >= reach && x_m <= _print.Grid.Width_m - reach &&
            y_m <= _print.Grid.Length_m - reach;
    }

    private void Sweep(int level, BedBlock block, double step_s)
    {
        var sweep = _sweeps[level];
        sweep.Reserve(block);
        if (_crew.HasTwo && block.Ny > 1 && block.ActiveCount >= CellsForTwo)
        {
            var middle = block.Ny / 2;
            _crew.Run(lane => sweep.Run(block, lane == 0 ? 0 : middle, lane == 0 ? middle : block.Ny, step_s, lane));
        }
        else
        {
            sweep.Run(block, 0, block.Ny, step_s, 0);
        }

        block.Turn();
        CellStepCount += block.ActiveCount;
        var area = block.CellArea_m2 * step_s;
        foreach (ref readonly var row in block.RowSums.AsSpan())
        {
            Flows.Absorbed_J += row.Absorbed_W_m2 * area;
            Flows.Radiated_J += row.Radiated_W_m2 * area;
        }

        if (level == 0 && _print.HasOpenFloor)
        {
            Flows.Floor_J += block.Sides.Below.Sum() * block.CellMass_kg / _print.Material.FusedDensity_kg_m3;
            block.Sides.Clear();
        }
    }

    private void Fill(BedBox box, int most_z)
    {
        var block = Spare(0);
        block.Take(box, most_z);
        Blocks[0] = block;
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                for (var x = 0; x < block.Nx; x++)
                {
                    block.Set(block.At(x, y, z), _startEnthalpy_J_kg, (float)_print.Grid.BaseFusedFraction, Table);
                }
            }
        }

        for (var y = 0; y < block.Ny; y++)
        {
            for (var x = 0; x < block.Nx; x++)
            {
                block.SetNeighbour(block.At(x, y, -1), _startEnthalpy_J_kg, (float)_print.Grid.BaseFusedFraction,
                    Table);
            }
        }

        block.Sides.BelowFactor = _print.HasOpenFloor ? 1 : 0;
        Array.Fill(block.Surface_K, (float)_print.Start_K);
    }
}

/// <summary>Heat that has passed the bed's limits, J.</summary>
internal sealed class BedFlows
{
    public double Absorbed_J { get; set; }

    public double Radiated_J { get; set; }

    public double Floor_J { get; set; }
}

/// <summary>How the pen moves in a span of time.</summary>
internal readonly record struct PenMotion(
    double Start_s, double X_m, double Y_m, double SpeedX_m_s, double SpeedY_m_s, double LightFraction)
{
    public (double X_m, double Y_m) At(double time_s) =>
        (X_m + (SpeedX_m_s * (time_s - Start_s)), Y_m + (SpeedY_m_s * (time_s - Start_s)));
}
