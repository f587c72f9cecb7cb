namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// A box of cells of one size and all it needs to be stepped: enthalpies, two sets of temperature, potential and
/// consolidation (before and after a step), one row of neighbours' values around them, the surface's temperature, and
/// what passed through its sides since its parent's last step. Rows lie along x, padded to eight.
/// </summary>
internal sealed class BedBlock(BedCell cell, double density_kg_m3)
{
    private const int Lead = BedKernel.Lanes; // in front of each row: the neighbour's value, and room to read eight

    private float[][] _temperature_K = [[], []];
    private float[][] _potential_W_m = [[], []];
    private float[][] _fused = [[], []];
    private int _now;

    public BedBox Box { get; private set; }

    public BedCell Cell { get; } = cell;

    public int Nx { get; private set; }

    public int Ny { get; private set; }

    public int Nz { get; private set; }

    public int Stride { get; private set; }

    public int Plane { get; private set; }

    public double CellMass_kg { get; } = density_kg_m3 * cell.X_m * cell.Y_m * cell.Z_m;

    public double CellArea_m2 => Cell.X_m * Cell.Y_m;

    public double[] Enthalpy_J_kg { get; private set; } = [];

    /// <summary>Molten share of each cell when <see cref="MeltLook"/> last looked, fronts inside cells
    /// included.</summary>
    public float[] Molten { get; private set; } = [];

    /// <summary>The greatest share of it that was molten, where that is more than conducts as dense.</summary>
    public float[] Reached { get; private set; } = [];

    /// <summary>Rows, [z * Ny + y], that held melt when <see cref="MeltLook"/> last looked, or may hold it.</summary>
    public bool[] HoldsMelt { get; private set; } = [];

    public float[] Temperature_K => _temperature_K[_now];

    /// <summary>Temperatures before the last step; of cells that a step computed.</summary>
    public float[] Before_K => _temperature_K[1 - _now];

    public float[] Fused => _fused[_now];

    /// <summary>Of the top cells, [y * Stride + x].</summary>
    public float[] Surface_K { get; private set; } = [];

    /// <summary>Light absorbed by the top cells, [y * Stride + x].</summary>
    public float[] Absorbed_W_m2 { get; private set; } = [];

    public BedRowSums[] RowSums { get; private set; } = [];

    public BedSides Sides { get; } = new();

    /// <summary>Planes of vertical fluxes, below and above a row, by turns.</summary>
    public float[][] Flux { get; private set; } = [[], []];

    /// <summary>Where its child lies, in cells from its own corner; empty without a child.</summary>
    public BedBox Hole { get; set; }

    /// <summary>Greatest step, s, that keeps every cell's coefficient positive.</summary>
    public double StepLimit_s { get; set; }

    /// <summary>
    /// Takes another box; nothing is computed from what stood there before, but for places beyond a wall, which conduct
    /// nothing. Arrays are kept where they are long enough.
    /// </summary>
    /// <param name="box">The box.</param>
    /// <param name="most_z">Cells in height that it may grow to.</param>
    public void Take(BedBox box, int most_z)
    {
        (Box, Nx, Ny, Nz, Hole) = (box, box.Nx, box.Ny, box.Nz, default);
        Stride = Lead + ((Nx + BedKernel.Lanes) & -BedKernel.Lanes);
        Plane = Stride * (Ny + 2);
        var size = (Plane * (Math.Max(most_z, Nz) + 2)) + (2 * BedKernel.Lanes);
        if (size > Enthalpy_J_kg.Length)
        {
            (Enthalpy_J_kg, Molten, Reached) = (new double[size], new float[size], new float[size]);
            (_temperature_K, _potential_W_m, _fused) = (Pair(size), Pair(size), Pair(size));
        }

        var top = (Stride * Ny) + Lead;
        if (top > Surface_K.Length)
        {
            (Surface_K, Absorbed_W_m2, Flux) = (new float[top], new float[top], Pair(top));
        }

        Array.Clear(Absorbed_W_m2);
        RowSums = RowSums.Length == Ny ? RowSums : new BedRowSums[Ny];
        Expect();
    }

    // Whatever was known of the rows and sides holds no more.
    private void Expect()
    {
        HoldsMelt = HoldsMelt.Length == Ny * Nz ? HoldsMelt : new bool[Ny * Nz];
        Array.Fill(HoldsMelt, true);
        Sides.Take(this);
    }

    private static float[][] Pair(int size) => [new float[size], new float[size]];

    public int At(int x, int y, int z) => ((z + 1) * Plane) + ((y + 1) * Stride) + Lead + x;

    public BedRows Rows => new(ref Enthalpy_J_kg[0], ref Temperature_K[0], ref _potential_W_m[_now][0], ref Fused[0],
        ref _temperature_K[1 - _now][0], ref _potential_W_m[1 - _now][0], ref _fused[1 - _now][0]);

    public void Turn() => _now = 1 - _now;

    /// <summary>Gives a cell an enthalpy and a consolidation.</summary>
    public void Set(int at, double enthalpy_J_kg, float fused, EnthalpyTable table)
    {
        Enthalpy_J_kg[at] = enthalpy_J_kg;
        (Temperature_K[at], _potential_W_m[_now][at]) = table.At(enthalpy_J_kg);
        (Fused[at], Reached[at]) = (fused, fused);
    }

    /// <summary>Gives neighbours' places the values of cells of another block, in both sets.</summary>
    public void SetNeighbours(ReadOnlySpan<int> places, BedBlock other, ReadOnlySpan<int> cells)
    {
        Copy(other.Temperature_K, _temperature_K, places, cells);
        Copy(other._potential_W_m[other._now], _potential_W_m, places, cells);
        Copy(other.Fused, _fused, places, cells);

        static void Copy(float[] from, float[][] to, ReadOnlySpan<int> places, ReadOnlySpan<int> cells)
        {
            var (first, second) = (to[0], to[1]);
            for (var at = 0; at < places.Length; at++)
            {
                first[places[at]] = second[places[at]] = from[cells[at]];
            }
        }
    }

    /// <summary>Gives a neighbour's place a state that stays, in both sets.</summary>
    public void SetNeighbour(int at, double enthalpy_J_kg, float fused, EnthalpyTable table)
    {
        foreach (var set in (ReadOnlySpan<int>)[0, 1])
        {
            (_temperature_K[set][at], _potential_W_m[set][at]) = table.At(enthalpy_J_kg);
            _fused[set][at] = fused;
        }
    }

    /// <summary>Copies a run of cells along x.</summary>
    public void CopyCells(int at, BedBlock other, int otherAt, int count)
    {
        other.Enthalpy_J_kg.AsSpan(otherAt, count).CopyTo(Enthalpy_J_kg.AsSpan(at));
        other.Temperature_K.AsSpan(otherAt, count).CopyTo(Temperature_K.AsSpan(at));
        other._potential_W_m[other._now].AsSpan(otherAt, count).CopyTo(_potential_W_m[_now].AsSpan(at));
        other.Fused.AsSpan(otherAt, count).CopyTo(Fused.AsSpan(at));
        other.Reached.AsSpan(otherAt, count).CopyTo(Reached.AsSpan(at));
    }

    /// <summary>Share of a cell that was ever molten.</summary>
    public float Consolidated(int at) => Math.Max(Fused[at], Reached[at]);

    public void Grow(int cells)
    {
        (Nz, Box) = (Nz + cells, Box with { Z1 = Box.Z1 + cells });
        Expect();
    }

    /// <summary>Cells that a step computes.</summary>
    public long ActiveCount => ((long)Nx * Ny * Nz) - Hole.Count;
}

/// <summary>What a row of the surface did in a step; added up in the rows' order.</summary>
internal struct BedRowSums
{
    public double Absorbed_W_m2;
    public double Radiated_W_m2;
    public float Peak_K;
}

/// <summary>Heat that passed a block's sides, J/m^3 of one of its cells, outward; and how far its neighbours
/// are.</summary>
internal sealed class BedSides
{
    public double[] Left { get; private set; } = [];

    public double[] Right { get; private set; } = [];

    public double[] Front { get; private set; } = [];

    public double[] Back { get; private set; } = [];

    public double[] Below { get; private set; } = [];

    // What the neighbour's half cell conducts over a half cell of the block's own: 0 at a wall.
    public float LeftFactor { get; set; }

    public float RightFactor { get; set; }

    public float FrontFactor { get; set; }

    public float BackFactor { get; set; }

    public float BelowFactor { get; set; }

    public void Take(BedBlock block)
    {
        if (Left.Length != block.Ny * block.Nz || Front.Length != block.Nx * block.Nz ||
            Below.Length != block.Nx * block.Ny)
        {
            (Left, Right) = (new double[block.Ny * block.Nz], new double[block.Ny * block.Nz]);
            (Front, Back) = (new double[block.Nx * block.Nz], new double[block.Nx * block.Nz]);
            Below = new double[block.Nx * block.Ny];
        }

        Clear();
    }

    public void Clear()
    {
        foreach (var side in (ReadOnlySpan<double[]>)[Left, Right, Front, Back, Below])
        {
            Array.Clear(side);
        }
    }
}
