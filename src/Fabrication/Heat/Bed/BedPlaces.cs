namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>Temperatures at places, from the smallest cells that cover them.</summary>
internal static class BedPlaces
{
    /// <summary>Temperature of the surface, K, and of the joint between the uppermost layer and what lies
    /// beneath.</summary>
    public static (float Surface_K, float Joint_K) Surface(BedTree tree, BedPrint print, double x_m, double y_m)
    {
        for (var level = tree.Blocks.Length - 1; level >= 0; level--)
        {
            if (tree.Blocks[level] is { } block && Holds(block, x_m, y_m) is var (x, y))
            {
                var joint = block.Nz - (int)Math.Round(print.Grid.Layer_m / block.Cell.Z_m);
                var (above, below) = (block.At(x, y, Math.Max(0, joint)), block.At(x, y, Math.Max(0, joint - 1)));
                return (block.Surface_K[(y * block.Stride) + x],
                    (block.Temperature_K[above] + block.Temperature_K[below]) / 2);
            }
        }

        throw new InvalidOperationException("A place lies outside the bed though the path was checked.");
    }

    /// <summary>Temperature at a height, K; at or above the top that of the surface.</summary>
    public static float At(BedTree tree, BedPrint print, BedProbe probe)
    {
        var coarse = tree.Blocks[0]!;
        if (probe.Z_m >= coarse.Nz * coarse.Cell.Z_m)
        {
            return Surface(tree, print, probe.X_m, probe.Y_m).Surface_K;
        }

        for (var level = tree.Blocks.Length - 1; level > 0; level--)
        {
            if (tree.Blocks[level] is { } block && Holds(block, probe.X_m, probe.Y_m) is var (x, y) &&
                (int)(probe.Z_m / block.Cell.Z_m) - block.Box.Z0 is >= 0 and var z && z < block.Nz)
            {
                return block.Temperature_K[block.At(x, y, z)];
            }
        }

        var (i, j) = Holds(coarse, probe.X_m, probe.Y_m)!.Value;
        return coarse.Temperature_K[coarse.At(i, j, (int)(probe.Z_m / coarse.Cell.Z_m))];
    }

    /// <summary>Mean temperature of the surface where it is printed, K; null where it is not. No windows may be
    /// open.</summary>
    public static double? Printed_K(BedBlock coarse)
    {
        var (sum, count) = (0.0, 0);
        for (var y = 0; y < coarse.Ny; y++)
        {
            for (var x = 0; x < coarse.Nx; x++)
            {
                if (coarse.Fused[coarse.At(x, y, coarse.Nz - 1)] > 0.5f)
                {
                    (sum, count) = (sum + coarse.Surface_K[(y * coarse.Stride) + x], count + 1);
                }
            }
        }

        return count == 0 ? null : sum / count;
    }

    /// <summary>The whole bed in cells of one level.</summary>
    public static BedSnapshot Snapshot(BedTree tree, BedPrint print, int level)
    {
        var box = tree.Blocks[0]!.Box;
        for (var finer = 1; finer <= level; finer++)
        {
            box = box.Times(tree.Ratios[finer]);
        }

        var (cell, at) = (print.Grid.Cells[level], 0);
        var (temperatures, fused) = (new float[box.Count], new float[box.Count]);
        for (var z = 0; z < box.Nz; z++)
        {
            for (var y = 0; y < box.Ny; y++)
            {
                for (var x = 0; x < box.Nx; x++, at++)
                {
                    var place = new BedProbe((x + 0.5) * cell.X_m, (y + 0.5) * cell.Y_m, (z + 0.5) * cell.Z_m);
                    (temperatures[at], fused[at]) = (At(tree, print, place), tree.Kept.Of(level, x, y, z));
                }
            }
        }

        return new(cell, box.Nx, box.Ny, box.Nz, [.. temperatures], [.. fused]);
    }

    private static (int X, int Y)? Holds(BedBlock block, double x_m, double y_m)
    {
        // The bed's far edge belongs to its last cell; a window's does not.
        var (x, y) = ((int)(x_m / block.Cell.X_m) - block.Box.X0, (int)(y_m / block.Cell.Y_m) - block.Box.Y0);
        (x, y) = block.Hole.IsEmpty && block.Box.X0 == 0 && block.Box.Y0 == 0 && block.Box.Z0 == 0
            ? (Math.Min(x, block.Nx - 1), Math.Min(y, block.Ny - 1)) : (x, y);
        return x >= 0 && y >= 0 && x < block.Nx && y < block.Ny ? (x, y) : null;
    }
}
