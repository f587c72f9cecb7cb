namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>A grid's tiles, one after the other or side by side: each is summed alone.</summary>
internal static class GridSweep
{
    public static double[] Temperatures_K(LinearHeat heat, HeatGrid grid, double time_s, int workers)
    {
        var factors = heat.Factors(grid, time_s);
        var cut = heat.Cut_K(factors.Count);
        var result = new double[grid.Count];
        var (tilesX, tilesY) = (factors.X.Tiles, factors.Y.Tiles);
        Parallel.For(0, tilesX * tilesY * factors.Z.Tiles, new ParallelOptions { MaxDegreeOfParallelism = workers },
            () => (Kernel: new GridKernel(), Rise: new double[GridKernel.Tile]),
            (tile, _, room) =>
            {
                var place = (X: tile % tilesX, Y: tile / tilesX % tilesY, Z: tile / tilesX / tilesY);
                room.Kernel.Sum(factors, place, cut, 0, room.Rise, []);
                Copy(grid, place, room.Rise, heat.Material.Start_K, result);
                return room;
            }, _ => { });
        return result;
    }

    private static void Copy(HeatGrid grid, (int X, int Y, int Z) place, double[] rise, double start_K, double[] result)
    {
        var x = place.X * GridFactors.TileX;
        var width = Math.Min(GridFactors.TileX, grid.CountX - x);
        for (var k = 0; k < Math.Min(GridFactors.TileY, grid.CountZ - (place.Z * GridFactors.TileY)); k++)
        {
            for (var j = 0; j < Math.Min(GridFactors.TileY, grid.CountY - (place.Y * GridFactors.TileY)); j++)
            {
                var row = (((place.Z * GridFactors.TileY) + k) * grid.CountY) + (place.Y * GridFactors.TileY) + j;
                var from = ((k * GridFactors.TileY) + j) * GridFactors.TileX;
                for (var i = 0; i < width; i++)
                {
                    result[(row * grid.CountX) + x + i] = start_K + rise[from + i];
                }
            }
        }
    }
}
