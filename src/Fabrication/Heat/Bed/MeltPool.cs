namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Depth and width of the melt at an instant: how much of a column of cells, or of a line across the surface, is
/// molten, half-molten counting half, as <see cref="ColumnHistory.MeltDepth_m"/> does. Isotherms would be sharper and
/// are not used: loose soil insulates so well that the temperature falls within one cell, and a line drawn between the
/// middles of two cells jumps from one to the next.
/// </summary>
internal static class MeltPool
{
    /// <summary>Deepest column, m of dense soil.</summary>
    public static double Depth_m(BedBlock block, ThermalMaterial material)
    {
        var deepest = 0.0;
        for (var y = 0; y < block.Ny; y++)
        {
            for (var x = 0; x < block.Nx; x++)
            {
                if (block.Surface_K[(y * block.Stride) + x] > material.Solidus_K)
                {
                    deepest = Math.Max(deepest, Depth(block, x, y, material));
                }
            }
        }

        return deepest * block.Cell.Z_m;
    }

    /// <summary>
    /// Widest line of the surface across a direction, m: along the axis nearer to square to it, turned by the cosine.
    /// </summary>
    public static double Width_m(BedBlock block, ThermalMaterial material, double directionX, double directionY)
    {
        var isAlongX = Math.Abs(directionX) >= Math.Abs(directionY);
        var (lines, along) = isAlongX ? (block.Nx, block.Ny) : (block.Ny, block.Nx);
        var (lineStep, step) = isAlongX ? (1, block.Stride) : (block.Stride, 1);
        var widest = 0.0;
        for (var line = 0; line < lines; line++)
        {
            var molten = 0.0;
            for (var at = 0; at < along; at++)
            {
                var surface = block.Surface_K[(line * lineStep) + (at * step)];
                molten += surface > material.Solidus_K ? material.MoltenFraction(surface) : 0;
            }

            widest = Math.Max(widest, molten);
        }

        var length = Math.Sqrt((directionX * directionX) + (directionY * directionY));
        var cosine = length > 0 ? Math.Max(Math.Abs(directionX), Math.Abs(directionY)) / length : 1;
        return widest * (isAlongX ? block.Cell.Y_m : block.Cell.X_m) * cosine;
    }

    private static double Depth(BedBlock block, int x, int y, ThermalMaterial material)
    {
        var depth = 0.0;
        for (var z = block.Nz - 1; z >= 0; z--)
        {
            var molten = material.MoltenFraction(block.Temperature_K[block.At(x, y, z)]);
            if (molten == 0)
            {
                break;
            }

            depth += molten;
        }

        return depth;
    }
}
