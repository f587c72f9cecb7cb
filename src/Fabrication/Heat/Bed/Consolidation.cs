namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Consolidation of the whole bed in the smallest cells, in 65,535ths: windows come and go, what they melted stays
/// where it was.
/// </summary>
internal sealed class Consolidation
{
    private const float Whole = ushort.MaxValue;

    private readonly ushort[] _shares;
    private readonly BedRatio[] _smallest; // smallest cells in a cell of each level
    private readonly int _nx;
    private readonly int _ny;

    public Consolidation(BedBox all, BedRatio[] smallest, int baseHeight, double baseFused)
    {
        (_smallest, _nx, _ny) = (smallest, all.Nx, all.Ny);
        _shares = new ushort[all.Count];
        Array.Fill(_shares, (ushort)Math.Round(baseFused * Whole), 0, _nx * _ny * baseHeight);
    }

    /// <summary>Mean over a cell of a level.</summary>
    public float Of(int level, int x, int y, int z)
    {
        var cell = _smallest[level];
        if (cell.Count == 1)
        {
            return _shares[(((z * _ny) + y) * _nx) + x] / Whole;
        }

        long sum = 0;
        for (var k = z * cell.Z; k < (z + 1) * cell.Z; k++)
        {
            for (var j = y * cell.Y; j < (y + 1) * cell.Y; j++)
            {
                foreach (var share in _shares.AsSpan((((k * _ny) + j) * _nx) + (x * cell.X), cell.X))
                {
                    sum += share;
                }
            }
        }

        return (float)(sum / ((double)Whole * cell.Count));
    }

    /// <summary>Keeps what a block has melted, outside its child.</summary>
    public void Keep(int level, BedBlock block)
    {
        for (var z = 0; z < block.Nz; z++)
        {
            for (var y = 0; y < block.Ny; y++)
            {
                var isHoled = !block.Hole.IsEmpty && y >= block.Hole.Y0 && y < block.Hole.Y1 && z >= block.Hole.Z0 &&
                    z < block.Hole.Z1;
                var at = block.At(0, y, z);
                for (var x = 0; x < block.Nx; x++)
                {
                    var fused = block.Consolidated(at + x);
                    if (fused > 0 && !(isHoled && x >= block.Hole.X0 && x < block.Hole.X1))
                    {
                        Raise(level, block.Box.X0 + x, block.Box.Y0 + y, block.Box.Z0 + z, fused);
                    }
                }
            }
        }
    }

    // A coarse cell that has melted further melts the rest of its parts evenly.
    private void Raise(int level, int x, int y, int z, float fused)
    {
        var cell = _smallest[level];
        if (cell.Count == 1)
        {
            ref var kept = ref _shares[(((z * _ny) + y) * _nx) + x];
            kept = Math.Max(kept, (ushort)MathF.Round(fused * Whole));
            return;
        }

        var mean = Of(level, x, y, z);
        if (fused < mean + 1e-4f)
        {
            return;
        }

        var share = (fused - mean) / (1 - mean);
        for (var k = z * cell.Z; k < (z + 1) * cell.Z; k++)
        {
            for (var j = y * cell.Y; j < (y + 1) * cell.Y; j++)
            {
                foreach (ref var kept in _shares.AsSpan((((k * _ny) + j) * _nx) + (x * cell.X), cell.X))
                {
                    kept = (ushort)MathF.Round(kept + (share * (Whole - kept)));
                }
            }
        }
    }

    /// <summary>Mean over a box of the smallest cells.</summary>
    public double Mean(BedBox box)
    {
        var sum = 0.0;
        for (var z = box.Z0; z < box.Z1; z++)
        {
            for (var y = box.Y0; y < box.Y1; y++)
            {
                foreach (var share in _shares.AsSpan((((z * _ny) + y) * _nx) + box.X0, box.Nx))
                {
                    sum += share;
                }
            }
        }

        return box.IsEmpty ? 0 : sum / (Whole * (double)box.Count);
    }
}
