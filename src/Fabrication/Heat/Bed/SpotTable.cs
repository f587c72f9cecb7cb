namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Mean absorbed flux over a cell, by the distance of its middle from the spot's along either axis: a table of a
/// quarter of the plane, eight entries a cell, linear between, and then scaled so that the cells absorb the spot's
/// power exactly as long as the whole spot lies on the bed.
/// </summary>
internal sealed class SpotTable
{
    private const int EntriesInCell = 8;
    private const int Samples = 12; // along either edge of a cell

    private readonly BedCell _cell;
    private readonly float[] _flux_W_m2;
    private readonly int _nx;
    private readonly int _ny;
    private readonly double _power_W;
    private readonly double _reach_m;

    public SpotTable(BedLight light, BedCell cell)
    {
        (_cell, _power_W, _reach_m) = (cell, light.Power_W, light.Reach_m);
        _nx = (int)Math.Ceiling((light.Reach_m + cell.X_m) / cell.X_m * EntriesInCell) + 2;
        _ny = (int)Math.Ceiling((light.Reach_m + cell.Y_m) / cell.Y_m * EntriesInCell) + 2;
        _flux_W_m2 = new float[_nx * _ny];
        for (var y = 0; y < _ny; y++)
        {
            for (var x = 0; x < _nx; x++)
            {
                _flux_W_m2[(y * _nx) + x] = (float)Mean(light,
                    x * cell.X_m / EntriesInCell, y * cell.Y_m / EntriesInCell);
            }
        }
    }

    /// <summary>Lights the top cells of a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="x_m">Middle of the spot, m.</param>
    /// <param name="y_m">Middle of the spot, m.</param>
    /// <param name="fraction">Share of the light that is on.</param>
    /// <param name="isWhole">Whether the whole spot lies on the bed.</param>
    public void Light(BedBlock block, double x_m, double y_m, double fraction, bool isWhole)
    {
        Array.Clear(block.Absorbed_W_m2);
        var (middleX, middleY) = ((x_m / _cell.X_m) - block.Box.X0 - 0.5, (y_m / _cell.Y_m) - block.Box.Y0 - 0.5);
        var (reachX, reachY) = ((_reach_m / _cell.X_m) + 1, (_reach_m / _cell.Y_m) + 1);
        var x0 = Math.Max(0, (int)Math.Ceiling(middleX - reachX));
        var x1 = Math.Min(block.Nx - 1, (int)(middleX + reachX));
        var y0 = Math.Max(0, (int)Math.Ceiling(middleY - reachY));
        var y1 = Math.Min(block.Ny - 1, (int)(middleY + reachY));
        var sum = 0.0;
        for (var y = y0; y <= y1; y++)
        {
            for (var x = x0; x <= x1; x++)
            {
                var flux = Look((float)Math.Abs(x - middleX), (float)Math.Abs(y - middleY));
                block.Absorbed_W_m2[(y * block.Stride) + x] = flux;
                sum += flux;
            }
        }

        var power = sum * _cell.X_m * _cell.Y_m;
        var factor = (float)(isWhole && power > 0 ? fraction * _power_W / power : fraction);
        for (var y = y0; y <= y1; y++)
        {
            foreach (ref var flux in block.Absorbed_W_m2.AsSpan((y * block.Stride) + x0, Math.Max(0, x1 - x0 + 1)))
            {
                flux *= factor;
            }
        }
    }

    private float Look(float cellsX, float cellsY)
    {
        var (u, v) = (cellsX * EntriesInCell, cellsY * EntriesInCell);
        var (x, y) = ((int)u, (int)v);
        if (x >= _nx - 1 || y >= _ny - 1)
        {
            return 0;
        }

        ReadOnlySpan<float> row = _flux_W_m2.AsSpan((y * _nx) + x, 2);
        ReadOnlySpan<float> above = _flux_W_m2.AsSpan(((y + 1) * _nx) + x, 2);
        var (low, high) = (row[0] + ((u - x) * (row[1] - row[0])), above[0] + ((u - x) * (above[1] - above[0])));
        return low + ((v - y) * (high - low));
    }

    private static double Mean(BedLight light, double x_m, double y_m, BedCell cell)
    {
        var sum = 0.0;
        for (var j = 0; j < Samples; j++)
        {
            for (var i = 0; i < Samples; i++)
            {
                var x = x_m + (cell.X_m * (((i + 0.5) / Samples) - 0.5));
                var y = y_m + (cell.Y_m * (((j + 0.5) / Samples) - 0.5));
                sum += light.At_W_m2(Math.Sqrt((x * x) + (y * y)));
            }
        }

        return sum / (Samples * Samples);
    }

    private double Mean(BedLight light, double x_m, double y_m) => Mean(light, x_m, y_m, _cell);
}
