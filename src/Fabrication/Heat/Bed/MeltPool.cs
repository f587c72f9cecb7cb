namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Depth and width of the melt at an instant: how much of a column of cells, or of a line across the surface, is
/// molten, half-molten counting half, as <see cref="ColumnHistory.MeltDepth_m"/> does; cells that the melt's front
/// crosses count by <see cref="MeltFront"/>. Isotherms are not used: loose soil insulates so well that the temperature
/// falls within one cell, and a line drawn between the middles of two cells jumps from one to the next.
/// </summary>
internal static class MeltPool
{
    /// <summary>Deepest column, m of dense soil.</summary>
    public static double Depth_m(BedBlock block)
    {
        var deepest = 0.0;
        for (var y = 0; y < block.Ny; y++)
        {
            for (var x = 0; x < block.Nx; x++)
            {
                if (block.Molten[block.At(x, y, block.Nz - 1)] > 0)
                {
                    deepest = Math.Max(deepest, Depth(block, x, y));
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
        var (widest, top) = (0.0, block.At(0, 0, block.Nz - 1));
        for (var line = 0; line < lines; line++)
        {
            var molten = 0.0;
            for (var at = 0; at < along; at++)
            {
                var place = (line * lineStep) + (at * step);
                var (surface, cell) = (block.Surface_K[place], block.Molten[top + place]);
                molten += surface > material.Solidus_K ? Math.Max(cell, material.MoltenFraction(surface)) : cell;
            }

            widest = Math.Max(widest, molten);
        }

        var length = Math.Sqrt((directionX * directionX) + (directionY * directionY));
        var cosine = length > 0 ? Math.Max(Math.Abs(directionX), Math.Abs(directionY)) / length : 1;
        return widest * (isAlongX ? block.Cell.Y_m : block.Cell.X_m) * cosine;
    }

    private static double Depth(BedBlock block, int x, int y)
    {
        var depth = 0.0;
        for (var (z, molten) = (block.Nz - 1, 1f); z >= 0 && molten > 0; z--)
        {
            molten = block.Molten[block.At(x, y, z)];
            depth += molten;
        }

        return depth;
    }
}
