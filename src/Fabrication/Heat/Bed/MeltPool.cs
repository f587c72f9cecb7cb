namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Depth and width of what is above the solidus, between the middles of cells by linear interpolation. The width is
/// taken along the axis that is nearer to square to the stroke, and turned by the cosine between them.
/// </summary>
internal static class MeltPool
{
    /// <summary>Deepest place below the surface, m of dense soil.</summary>
    public static double Depth_m(BedBlock block, float solidus_K)
    {
        var deepest = 0.0;
        for (var y = 0; y < block.Ny; y++)
        {
            for (var x = 0; x < block.Nx; x++)
            {
                if (block.Surface_K[(y * block.Stride) + x] > solidus_K)
                {
                    deepest = Math.Max(deepest, Depth(block, x, y, solidus_K));
                }
            }
        }

        return deepest * block.Cell.Z_m;
    }

    /// <summary>Widest place of the molten surface across a direction, m.</summary>
    public static double Width_m(BedBlock block, float solidus_K, double directionX, double directionY)
    {
        var isAlongX = Math.Abs(directionX) >= Math.Abs(directionY);
        var (lines, along) = isAlongX ? (block.Nx, block.Ny) : (block.Ny, block.Nx);
        var (lineStep, step) = isAlongX ? (1, block.Stride) : (block.Stride, 1);
        var widest = 0.0;
        for (var line = 0; line < lines; line++)
        {
            widest = Math.Max(widest, Extent(block.Surface_K, line * lineStep, step, along, solidus_K));
        }

        var length = Math.Sqrt((directionX * directionX) + (directionY * directionY));
        var cosine = length > 0 ? Math.Max(Math.Abs(directionX), Math.Abs(directionY)) / length : 1;
        return widest * (isAlongX ? block.Cell.Y_m : block.Cell.X_m) * cosine;
    }

    private static double Depth(BedBlock block, int x, int y, float solidus_K)
    {
        var (above, depth, gap) = (block.Surface_K[(y * block.Stride) + x], 0.0, 0.5);
        for (var z = block.Nz - 1; z >= 0; z--)
        {
            var here = block.Temperature_K[block.At(x, y, z)];
            if (here <= solidus_K)
            {
                return depth + (gap * (above - solidus_K) / (above - here));
            }

            (above, depth, gap) = (here, depth + gap, 1);
        }

        return block.Nz;
    }

    private static double Extent(float[] surface_K, int first, int step, int count, float solidus_K)
    {
        var (from, to) = (-1, -1);
        for (var at = 0; at < count; at++)
        {
            if (surface_K[first + (at * step)] > solidus_K)
            {
                (from, to) = (from < 0 ? at : from, at);
            }
        }

        return from < 0 ? 0 : to - from + Beyond(surface_K, first, step, count, from, -1, solidus_K) +
            Beyond(surface_K, first, step, count, to, 1, solidus_K);
    }

    private static double Beyond(float[] surface_K, int first, int step, int count, int at, int way, float solidus_K)
    {
        var inside = surface_K[first + (at * step)];
        var next = at + way;
        return next < 0 || next >= count ? 0.5 : (inside - solidus_K) / (inside - surface_K[first + (next * step)]);
    }
}
