using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// What a grid needs of the nodes at one time: a Gaussian is a product of one factor along each axis, so CountX +
/// CountY + CountZ exponentials a node serve all points, and images in walls are summed in the factors. Beside them
/// the largest and least factor in each tile, by which tiles and nodes are left out. Filled again for another time it
/// keeps its arrays.
/// </summary>
internal sealed class GridFactors
{
    /// <summary>Points of a tile along x; four vectors.</summary>
    public const int TileX = 16;

    /// <summary>Points of a tile along y and in depth.</summary>
    public const int TileY = 4;

    private readonly HeatGrid _grid;
    private readonly List<(double Place, int Sign)> _places = [];

    public GridFactors(HeatGrid grid)
    {
        _grid = grid;
        (X, Y, Z) = (new(grid.CountX, TileX), new(grid.CountY, TileY), new(grid.CountZ, TileY));
    }

    public int Count { get; private set; }

    public double[] Rise { get; private set; } = [];

    public double[] Rate { get; private set; } = [];

    public Axis X { get; }

    public Axis Y { get; }

    public Axis Z { get; }

    public void Fill(List<HeatNode> nodes, HeatBody body)
    {
        Count = nodes.Count;
        if (Rise.Length < Count)
        {
            (Rise, Rate) = (new double[Count], new double[Count]);
        }

        X.Prepare(Count);
        Y.Prepare(Count);
        Z.Prepare(Count);
        var all = CollectionsMarshal.AsSpan(nodes);
        for (var n = 0; n < all.Length; n++)
        {
            ref readonly var node = ref all[n];
            (Rise[n], Rate[n]) = (node.Rise, node.Rate);
            Images.Along(node.X, body.LowX_m, body.HighX_m, Images.Reach(node.InverseX), _places);
            X.Fill(n, _places, node.InverseX, node.SpeedX, _grid.StartX_m, _grid.Step_m);
            Images.Along(node.Y, body.LowY_m, body.HighY_m, Images.Reach(node.InverseY), _places);
            Y.Fill(n, _places, node.InverseY, node.SpeedY, _grid.StartY_m, _grid.Step_m);
            Images.Depths(node, body, _places);
            Z.Fill(n, _places, node.InverseZ, 0, _grid.StartDepth_m, _grid.Step_m);
        }
    }

    /// <summary>Factors along one axis.</summary>
    public sealed class Axis(int count, int tile)
    {
        // exp(-200) = 1e-87: of no rise that a material knows is it felt.
        private const double MostExponent = 200;

        private int _nodes;

        public int Tiles { get; } = (count + tile - 1) / tile;

        /// <summary>Tiles, filled up to whole vectors by zeros.</summary>
        public int Stride { get; } = (((count + tile - 1) / tile) + 3) & ~3;

        /// <summary>
        /// Tile by tile, and in a tile node by node: a tile reads all its nodes in one sweep. Not filled where the
        /// largest factor is 0.
        /// </summary>
        public double[] Values { get; private set; } = [];

        /// <summary>Minus the derivative times the speed: what the motion of the pen adds to the rate.</summary>
        public double[] Motions { get; private set; } = [];

        public double[] Most { get; private set; } = [];

        public double[] Least { get; private set; } = [];

        /// <summary>Where a node's factors in a tile begin.</summary>
        public int At(int node, int tileNumber) => ((tileNumber * _nodes) + node) * tile;

        public void Prepare(int nodes)
        {
            _nodes = nodes;
            if (Values.Length < nodes * Tiles * tile)
            {
                (Values, Motions) = (new double[nodes * Tiles * tile], new double[nodes * Tiles * tile]);
                (Most, Least) = (new double[nodes * Stride], new double[nodes * Stride]);
            }
        }

        public void Fill(
            int node, List<(double Place, int Sign)> places, double inverse, double speed, double start, double step)
        {
            for (var number = 0; number < Tiles; number++)
            {
                var (low, high) = (start + (number * tile * step), start + ((((number + 1) * tile) - 1) * step));
                var (at, isFelt) = (At(node, number), false);
                foreach (var (place, sign) in places)
                {
                    var gap = Math.Max(0, Math.Max(low - place, place - high));
                    if (gap * gap * inverse < MostExponent)
                    {
                        Add(at, number, start - place, step, inverse, 2 * inverse * sign * speed, !isFelt);
                        isFelt = true;
                    }
                }

                var values = Values.AsSpan(at, Math.Min(tile, count - (number * tile)));
                (Least[(node * Stride) + number], Most[(node * Stride) + number]) = !isFelt ? (0, 0)
                    : places.Count > 1 || (places[0].Place > low && places[0].Place < high) ? Ends(values)
                    : values[0] < values[^1] ? (values[0], values[^1]) : (values[^1], values[0]); // it falls outward
            }
        }

        private void Add(
            int at, int number, double offset, double step, double inverse, double motion, bool isFirst)
        {
            var ramp = Vector256.Create(0.0, 1, 2, 3);
            for (var i = 0; i < tile; i += 4)
            {
                var away = ((ramp + Vector256.Create((double)((number * tile) + i))) * step) + Vector256.Create(offset);
                var value = VectorMath.Exp(away * away * -inverse);
                var move = away * value * motion;
                if (!isFirst)
                {
                    value += Vector256.Create(Values, at + i);
                    move += Vector256.Create(Motions, at + i);
                }

                value.CopyTo(Values, at + i);
                move.CopyTo(Motions, at + i);
            }
        }

        private static (double Least, double Most) Ends(ReadOnlySpan<double> values)
        {
            if (values.Length % 4 != 0)
            {
                var (least, most) = (double.PositiveInfinity, 0.0);
                foreach (var value in values)
                {
                    (least, most) = (Math.Min(least, value), Math.Max(most, value));
                }

                return (least, most);
            }

            var (low, high) = (Vector256.Create(values), Vector256.Create(values));
            for (var i = 4; i < values.Length; i += 4)
            {
                var next = Vector256.Create(values[i..]);
                (low, high) = (Vector256.MinNative(low, next), Vector256.MaxNative(high, next)); // no NaN, no -0
            }

            var (least2, most2) = (Vector128.MinNative(low.GetLower(), low.GetUpper()),
                Vector128.MaxNative(high.GetLower(), high.GetUpper()));
            return (least2[0] < least2[1] ? least2[0] : least2[1], most2[0] > most2[1] ? most2[0] : most2[1]);
        }
    }
}
