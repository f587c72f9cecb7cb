using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// One explicit step of a block, or of the rows of it that a thread takes. Each face is computed once and its flux
/// given to both cells, so heat is neither made nor lost; only at the border between two threads both compute it, from
/// the same values in the same order. The child's box is left out; what passes its sides is computed by the child.
/// </summary>
internal sealed class BedSweep
{
    private readonly EnthalpyTable _table;
    private readonly SurfaceKernel _surface;
    private readonly BedCell _cell;
    private readonly float _denseX;
    private readonly float _denseY;
    private readonly float _denseZ;
    private readonly float _looseX;
    private readonly float _looseY;
    private readonly float _looseZ;
    private readonly float[][] _left = [[], []]; // a thread's own rows
    private readonly float[][] _front = [[], []];
    private readonly float[][] _back = [[], []];

    public BedSweep(EnthalpyTable table, BedCell cell, SurfaceKernel surface)
    {
        var material = table.Material;
        (_table, _surface, _cell) = (table, surface, cell);
        (_looseX, _looseY) = ((float)(2 / (cell.X_m * cell.X_m)), (float)(2 / (cell.Y_m * cell.Y_m)));
        var vertical = 2 / (cell.Z_m * cell.Z_m);
        _looseZ = (float)(vertical * material.BedDensity_kg_m3 / material.FusedDensity_kg_m3); // loose cells are taller
        var dense = material.SolidConductivity_W_m_K;
        (_denseX, _denseY, _denseZ) = ((float)(dense * 2 / (cell.X_m * cell.X_m)),
            (float)(dense * 2 / (cell.Y_m * cell.Y_m)), (float)(dense * vertical));
    }

    /// <summary>Makes room for a thread's rows before it starts.</summary>
    public void Reserve(BedBlock block)
    {
        for (var lane = 0; lane < _left.Length; lane++)
        {
            if (_left[lane].Length < block.Stride)
            {
                (_left[lane], _front[lane], _back[lane]) = (new float[2 * block.Stride], new float[2 * block.Stride],
                    new float[2 * block.Stride]);
            }
        }
    }

    /// <summary>Steps the rows from y0 up to, not including, y1.</summary>
    public void Run(BedBlock block, int y0, int y1, double step_s, int lane)
    {
        var rows = block.Rows;
        var (front, back) = (_front[lane], _back[lane]);
        for (var y = y0; y < y1; y++)
        {
            block.RowSums[y] = default;
        }

        for (var z = 0; z < block.Nz; z++)
        {
            Across(block, rows, y0 - 1, z, step_s, back);
            for (var y = y0; y < y1; y++)
            {
                (front, back) = (back, front);
                Across(block, rows, y, z, step_s, back);
                Row(block, rows, y, z, step_s, _left[lane], front, back);
            }
        }
    }

    private void Row(
        BedBlock block, in BedRows rows, int y, int z, double step_s, float[] left, float[] front, float[] back)
    {
        var below = block.Flux[z & 1].AsSpan(y * block.Stride);
        var above = block.Flux[1 - (z & 1)].AsSpan(y * block.Stride);
        if (z == 0)
        {
            Floor(block, rows, y, step_s, below);
        }

        if (z + 1 < block.Nz)
        {
            Upward(block, rows, y, z, above);
        }
        else
        {
            _surface.Solve(rows, block.At(0, y, z), block.Nx, ref block.Absorbed_W_m2[y * block.Stride],
                ref block.Surface_K[y * block.Stride], ref above[0]);
        }

        Along(block, rows, y, z, step_s, left);
        var faces = new BedFaces(ref left[0], ref front[0], ref back[0], ref below[0], ref above[0]);
        var step = step_s / _table.Material.FusedDensity_kg_m3;
        var (hole, isHoled) = (block.Hole, IsHoled(block, y, z));
        var first = isHoled ? hole.X0 : block.Nx;
        if (first > 0)
        {
            BedKernel.Update(rows, block.At(0, y, z), 0, first, faces, step, _table);
        }

        if (isHoled && hole.X1 < block.Nx)
        {
            BedKernel.Update(rows, block.At(hole.X1, y, z), hole.X1, block.Nx - hole.X1, faces, step, _table);
        }

        if (z + 1 == block.Nz)
        {
            Sum(block, y, above, 0, first);
            Sum(block, y, above, isHoled ? hole.X1 : block.Nx, block.Nx);
        }
    }

    private static bool IsHoled(BedBlock block, int y, int z) => block.Hole is { IsEmpty: false } hole &&
        y >= hole.Y0 && y < hole.Y1 && z >= hole.Z0 && z < hole.Z1;

    // Four sums side by side, each in the order of the row.
    private void Sum(BedBlock block, int y, Span<float> above, int x0, int x1)
    {
        ref var sums = ref block.RowSums[y];
        ReadOnlySpan<float> light = block.Absorbed_W_m2.AsSpan(y * block.Stride);
        ReadOnlySpan<float> surface = block.Surface_K.AsSpan(y * block.Stride);
        var (absorbed, passed, peak) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector128<float>.Zero);
        var x = x0;
        for (; x + 4 <= x1; x += 4)
        {
            absorbed += Widened(light[x..]);
            passed += Widened(above[x..]);
            peak = Vector128.Max(peak, Vector128.Create(surface[x..]));
        }

        var (ofLight, ofFlux, hottest) = (Vector256.Sum(absorbed), Vector256.Sum(passed),
            Math.Max(Math.Max(peak[0], peak[1]), Math.Max(peak[2], peak[3])));
        for (; x < x1; x++)
        {
            (ofLight, ofFlux, hottest) = (ofLight + light[x], ofFlux + above[x], Math.Max(hottest, surface[x]));
        }

        sums.Absorbed_W_m2 += ofLight;
        sums.Radiated_W_m2 += ofLight + (ofFlux * _cell.Z_m); // what has not gone into the cell
        sums.Peak_K = Math.Max(sums.Peak_K, hottest);

        static Vector256<double> Widened(ReadOnlySpan<float> four) => Vector256.WidenLower(
            Vector256.Create(Vector128.Create(four), Vector128<float>.Zero));
    }

    // Faces along x: count + 1 of them.
    private void Along(BedBlock block, in BedRows rows, int y, int z, double step_s, float[] left)
    {
        var (at, nx, sides) = (block.At(0, y, z), block.Nx, block.Sides);
        BedKernel.Faces(rows, at - 1, at, nx + 1, _denseX, _looseX, 1, 1, ref left[0]);
        left[0] = Edge(rows, at - 1, at, sides.LeftFactor, 1);
        left[nx] = Edge(rows, at + nx - 1, at + nx, 1, sides.RightFactor);
        if (sides.LeftFactor > 0)
        {
            sides.Left[(z * block.Ny) + y] -= left[0] * step_s;
        }

        if (sides.RightFactor > 0)
        {
            sides.Right[(z * block.Ny) + y] += left[nx] * step_s;
        }

        if (IsHoled(block, y, z))
        {
            left.AsSpan(block.Hole.X0, block.Hole.Nx + 1).Clear();
        }
    }

    private float Edge(in BedRows rows, int a, int b, float factorA, float factorB)
    {
        ref var temperature = ref rows.Temperature;
        ref var potential = ref rows.Potential;
        ref var fused = ref rows.Fused;
        return BedKernel.Face(
            Value(ref temperature, a) - Value(ref temperature, b), Value(ref potential, a) - Value(ref potential, b),
            Value(ref fused, a), Value(ref fused, b), _denseX, _looseX, factorA, factorB);
    }

    private static float Value(ref float first, int at) => Unsafe.Add(ref first, at);

    // Faces between row y and row y + 1.
    private void Across(BedBlock block, in BedRows rows, int y, int z, double step_s, float[] flux)
    {
        var (at, sides) = (block.At(0, y, z), block.Sides);
        var (a, b) = (y < 0 ? sides.FrontFactor : 1, y + 1 == block.Ny ? sides.BackFactor : 1);
        BedKernel.Faces(rows, at, at + block.Stride, block.Nx, _denseY, _looseY, a, b, ref flux[0]);
        if (y < 0 && a > 0)
        {
            BedKernel.Collect(flux, -step_s, sides.Front.AsSpan(z * block.Nx, block.Nx));
        }

        if (y + 1 == block.Ny && b > 0)
        {
            BedKernel.Collect(flux, step_s, sides.Back.AsSpan(z * block.Nx, block.Nx));
        }

        if (IsHoled(block, y, z) || IsHoled(block, y + 1, z))
        {
            flux.AsSpan(block.Hole.X0, block.Hole.Nx).Clear();
        }
    }

    private void Upward(BedBlock block, in BedRows rows, int y, int z, Span<float> flux)
    {
        var at = block.At(0, y, z);
        BedKernel.Faces(rows, at, at + block.Plane, block.Nx, _denseZ, _looseZ, 1, 1, ref flux[0]);
        if (IsHoled(block, y, z) || IsHoled(block, y, z + 1))
        {
            flux.Slice(block.Hole.X0, block.Hole.Nx).Clear();
        }
    }

    private void Floor(BedBlock block, in BedRows rows, int y, double step_s, Span<float> flux)
    {
        var (at, factor) = (block.At(0, y, 0), block.Sides.BelowFactor);
        BedKernel.Faces(rows, at - block.Plane, at, block.Nx, _denseZ, _looseZ, factor, 1, ref flux[0]);
        if (IsHoled(block, y, 0))
        {
            flux.Slice(block.Hole.X0, block.Hole.Nx).Clear(); // the child stands on the floor itself
        }

        if (factor > 0)
        {
            BedKernel.Collect(flux, -step_s, block.Sides.Below.AsSpan(y * block.Nx, block.Nx));
        }
    }
}
