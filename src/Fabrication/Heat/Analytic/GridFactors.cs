using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// What a grid needs of the nodes at one time: a Gaussian is a product of one factor along each axis, so CountX +
/// CountY + CountZ exponentials a node serve all points, and images in walls are summed in the factors. Beside them
/// the largest and least factor in each tile, by which tiles and nodes are left out.
/// </summary>
internal sealed class GridFactors
{
    /// <summary>Points of a tile along x; four vectors.</summary>
    public const int TileX = 16;

    /// <summary>Points of a tile along y and in depth.</summary>
    public const int TileY = 4;

    private GridFactors(int nodes, HeatGrid grid)
    {
        Count = nodes;
        (X, Y, Z) = (new(nodes, grid.CountX, TileX), new(nodes, grid.CountY, TileY), new(nodes, grid.CountZ, TileY));
        (Rise, Rate) = (new double[nodes], new double[nodes]);
    }

    public int Count { get; }

    public double[] Rise { get; }

    public double[] Rate { get; }

    public Axis X { get; }

    public Axis Y { get; }

    public Axis Z { get; }

    public static GridFactors Of(List<HeatNode> nodes, HeatGrid grid, HeatBody body)
    {
        var factors = new GridFactors(nodes.Count, grid);
        var places = new List<(double Place, int Sign)>();
        var all = CollectionsMarshal.AsSpan(nodes);
        for (var n = 0; n < all.Length; n++)
        {
            ref readonly var node = ref all[n];
            (factors.Rise[n], factors.Rate[n]) = (node.Rise, node.Rate);
            Images.Along(node.X, body.LowX_m, body.HighX_m, Images.Reach(node.InverseX), places);
            factors.X.Fill(n, places, node.InverseX, node.SpeedX, grid.StartX_m, grid.Step_m);
            Images.Along(node.Y, body.LowY_m, body.HighY_m, Images.Reach(node.InverseY), places);
            factors.Y.Fill(n, places, node.InverseY, node.SpeedY, grid.StartY_m, grid.Step_m);
            Images.Depths(node, body, places);
            factors.Z.Fill(n, places, node.InverseZ, 0, grid.StartDepth_m, grid.Step_m);
        }

        return factors;
    }

    /// <summary>Factors along one axis.</summary>
    public sealed class Axis(int nodes, int count, int tile)
    {
        /// <summary>Points, filled up to whole tiles; what is beyond the grid is a copy of nothing: 0.</summary>
        public int Width { get; } = (count + tile - 1) / tile * tile;

        public int Tiles => Width / tile;

        /// <summary>Tiles, filled up to whole vectors by zeros.</summary>
        public int Stride { get; } = (((count + tile - 1) / tile) + 3) & ~3;

        /// <summary>Tile by tile, and in a tile node by node: a tile reads all its nodes in one sweep.</summary>
        public double[] Values { get; } = new double[nodes * ((count + tile - 1) / tile * tile)];

        /// <summary>Minus the derivative times the speed: what the motion of the pen adds to the rate.</summary>
        public double[] Motions { get; } = new double[nodes * ((count + tile - 1) / tile * tile)];

        public double[] Most { get; } = new double[nodes * ((((count + tile - 1) / tile) + 3) & ~3)];

        public double[] Least { get; } = new double[nodes * ((((count + tile - 1) / tile) + 3) & ~3)];

        /// <summary>Where a node's factors in a tile begin.</summary>
        public int At(int node, int tileNumber) => ((tileNumber * nodes) + node) * tile;

        public void Fill(
            int node, List<(double Place, int Sign)> places, double inverse, double speed, double start, double step)
        {
            var ramp = Vector256.Create(0.0, 1, 2, 3);
            foreach (var (place, sign) in places)
            {
                for (var i = 0; i < Width; i += 4)
                {
                    var offset = ((ramp + Vector256.Create((double)i)) * step) + Vector256.Create(start - place);
                    var value = VectorExp.Exp(offset * offset * -inverse);
                    var at = At(node, i / tile) + (i % tile);
                    (Vector256.Create(Values, at) + value).CopyTo(Values, at);
                    (Vector256.Create(Motions, at) + (offset * value * (2 * inverse * sign * speed)))
                        .CopyTo(Motions, at);
                }
            }

            for (var at = 0; at < Tiles; at++)
            {
                var (most, least) = (0.0, double.PositiveInfinity);
                for (var i = at * tile; i < Math.Min(count, (at + 1) * tile); i++)
                {
                    var value = Values[At(node, at) + (i % tile)];
                    (most, least) = (Math.Max(most, value), Math.Min(least, value));
                }

                (Most[(node * Stride) + at], Least[(node * Stride) + at]) = (most, least);
            }
        }
    }
}
