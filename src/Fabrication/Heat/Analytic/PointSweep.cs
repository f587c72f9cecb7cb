namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>Scattered points in blocks, one block after the other or side by side: each is summed alone.</summary>
internal static class PointSweep
{
    public static double[] Temperatures_K(
        LinearHeat heat, List<HeatNode> list, IReadOnlyList<HeatPoint> points, int workers)
    {
        HeatNode[] nodes = [.. list];
        var discs = new DiscSpread?[nodes.Length];
        for (var n = 0; n < nodes.Length; n++)
        {
            discs[n] = nodes[n] is { Radius: > 0, Rise: > 0 } ? new(nodes[n].Radius, nodes[n].InverseX) : null;
        }

        var result = new double[points.Count];
        var cut = heat.Cut_K(nodes.Length);
        var blocks = (points.Count + PointKernel.Block - 1) / PointKernel.Block;
        Parallel.For(0, blocks, new ParallelOptions { MaxDegreeOfParallelism = workers }, () => new Room(nodes.Length),
            (block, _, room) =>
            {
                var start = block * PointKernel.Block;
                var count = Math.Min(PointKernel.Block, points.Count - start);
                var padded = (count + 7) & ~7;
                for (var i = 0; i < padded; i++)
                {
                    var point = points[start + Math.Min(i, count - 1)];
                    (room.X[i], room.Y[i], room.Z[i]) = (point.X_m, point.Y_m, point.Depth_m);
                }

                PointKernel.Rise(room.X.AsSpan(0, padded), room.Y.AsSpan(0, padded), room.Z.AsSpan(0, padded), nodes,
                    discs, cut, room.Felt, room.Rise);
                for (var i = 0; i < count; i++)
                {
                    result[start + i] = heat.Material.Start_K + room.Rise[i];
                }

                return room;
            }, _ => { });
        return result;
    }

    private sealed class Room(int nodes)
    {
        public double[] X { get; } = new double[PointKernel.Block];

        public double[] Y { get; } = new double[PointKernel.Block];

        public double[] Z { get; } = new double[PointKernel.Block];

        public double[] Rise { get; } = new double[PointKernel.Block];

        public int[] Felt { get; } = new int[2 * nodes];
    }
}
