using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>Sums and extremes over the cells of a block that its child does not cover.</summary>
internal static class BlockSums
{
    /// <summary>Heat above a specific enthalpy, J.</summary>
    public static double Enthalpy_J(BedBlock block, double from_J_kg)
    {
        var sum = 0.0;
        foreach (var (first, count) in Rows(block))
        {
            foreach (var enthalpy in block.Enthalpy_J_kg.AsSpan(first, count))
            {
                sum += enthalpy - from_J_kg;
            }
        }

        return sum * block.CellMass_kg;
    }

    /// <summary>Lowest temperature of dense cells and of all, and the highest, K.</summary>
    public static (float Dense_K, float Least_K, float Greatest_K) Extremes(BedBlock block)
    {
        var (dense, least, greatest) = (Vector256.Create(float.MaxValue), Vector256.Create(float.MaxValue),
            Vector256<float>.Zero);
        var (most, little) = (Vector256.Create(float.MaxValue), Vector256.Create(0.05f));
        foreach (var (first, count) in Rows(block))
        {
            ReadOnlySpan<float> temperatures = block.Temperature_K.AsSpan(first);
            ReadOnlySpan<float> fused = block.Fused.AsSpan(first);
            for (var i = 0; i < count; i += BedKernel.Lanes)
            {
                var ours = Vector256.LessThan(Vector256<int>.Indices, Vector256.Create(count - i)).AsSingle();
                var value = Vector256.ConditionalSelect(ours, Vector256.Create(temperatures[i..]), most);
                least = Vector256.Min(least, value);
                greatest = Vector256.Max(greatest, ours & Vector256.Create(temperatures[i..]));
                var isDense = Vector256.GreaterThan(Vector256.Create(fused[i..]), little);
                dense = Vector256.Min(dense, Vector256.ConditionalSelect(isDense, value, most));
            }
        }

        return (Least(dense), Least(least), -Least(-greatest));
    }

    /// <summary>The smallest box, in cells of the level, around all that is hotter.</summary>
    public static BedBox Hotter(BedBlock block, float than_K)
    {
        var limit = Vector256.Create(than_K);
        var box = default(BedBox);
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                ReadOnlySpan<float> row = block.Temperature_K.AsSpan(block.At(0, y, z));
                var isAny = Vector256<float>.Zero;
                for (var x = 0; x < block.Nx; x += BedKernel.Lanes)
                {
                    isAny |= Vector256.GreaterThan(Vector256.Create(row[x..]), limit);
                }

                if (isAny.ExtractMostSignificantBits() != 0)
                {
                    box = box.Around(HotRow(block, y, z, row, than_K));
                }
            }
        }

        return box.IsEmpty ? default : new(box.X0 + block.Box.X0, box.Y0 + block.Box.Y0, box.Z0 + block.Box.Z0,
            box.X1 + block.Box.X0, box.Y1 + block.Box.Y0, box.Z1 + block.Box.Z0);
    }

    private static BedBox HotRow(BedBlock block, int y, int z, ReadOnlySpan<float> row, float than_K)
    {
        var (from, to) = (int.MaxValue, 0);
        var isHoled = !block.Hole.IsEmpty && y >= block.Hole.Y0 && y < block.Hole.Y1 && z >= block.Hole.Z0 &&
            z < block.Hole.Z1;
        for (var x = 0; x < block.Nx; x++)
        {
            if (row[x] > than_K && !(isHoled && x >= block.Hole.X0 && x < block.Hole.X1))
            {
                (from, to) = (Math.Min(from, x), x + 1);
            }
        }

        return to == 0 ? default : new(from, y, z, to, y + 1, z + 1);
    }

    private static float Least(Vector256<float> values)
    {
        var least = values.GetElement(0);
        for (var lane = 1; lane < Vector256<float>.Count; lane++)
        {
            least = Math.Min(least, values.GetElement(lane));
        }

        return least;
    }

    // Runs of cells along x, in memory's order.
    private static IEnumerable<(int First, int Count)> Rows(BedBlock block)
    {
        var hole = block.Hole;
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var isHoled = !hole.IsEmpty && y >= hole.Y0 && y < hole.Y1 && z >= hole.Z0 && z < hole.Z1;
                var at = block.At(0, y, z);
                if (!isHoled)
                {
                    yield return (at, block.Nx);
                    continue;
                }

                if (hole.X0 > 0)
                {
                    yield return (at, hole.X0);
                }

                if (hole.X1 < block.Nx)
                {
                    yield return (at + hole.X1, block.Nx - hole.X1);
                }
            }
        }
    }
}
