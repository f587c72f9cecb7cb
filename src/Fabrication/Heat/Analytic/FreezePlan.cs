using System.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// How often a tile must be looked at. Heat that was released a time t ago at a distance d changes in a time of about
/// t + d^2 / (12 alpha), for its Gaussian is exp(-3 d^2 / phi), phi = 12 alpha t. The least of that over all heat,
/// the span to come included, is the tile's time of change. It is looked at once in a quarter of it: points follow a
/// cubic well enough between to tell which may cross the solidus, and those alone are looked at more closely, down to
/// a 128th: there the cubic, whose error goes with the fourth power, is as exact as the quadrature (measured against
/// a look at every step: see the accuracy page; with a 64th, two of 143,445 points that graze the solidus were
/// missed). Images in walls are farther than the heat itself, so they need nothing of their own.
/// </summary>
internal sealed class FreezePlan
{
    private const double ChangeShare = 0.25;
    private const double CloseShare = 1.0 / 128;
    private const int LooksOfPiece = 4; // of the pens' ways, at least: each is taken as the box around it
    private const double AgeOfPiece = 0.25; // and this share of its age
    private const double WidthsOfSpot = 2; // exp(-3 2^2) = 6e-6: what the spot itself heats

    private readonly HeatGrid _grid;
    private readonly double _spread;
    private readonly double _step;
    private readonly (PathSegment[] Segments, double X, double Y, double Z)[] _pens;
    private readonly List<Piece> _pieces = [];
    private readonly List<double> _edges = []; // times, the last first

    public FreezePlan(LinearHeat heat, HeatGrid grid, double step)
    {
        (_grid, _step, _spread) = (grid, step, 12 * heat.Material.Diffusivity_m2_s);
        _pens = [.. heat.Pens.Select(pen => (pen.Path.Segments.ToArray(),
            WidthsOfSpot * pen.Source.Parts.Max(part => part.WidthX_m),
            WidthsOfSpot * pen.Source.Parts.Max(part => part.WidthY_m),
            WidthsOfSpot * pen.Source.Parts.Max(part => part.Depth_m)))];
    }

    /// <summary>Gathers where the pens were and will be.</summary>
    /// <param name="from">Start of the span, s.</param>
    /// <param name="looks">Its looks; a power of two.</param>
    public void Begin(double from, int looks)
    {
        _pieces.Clear();
        Divide(from, looks * _step);
        foreach (var (segments, x, y, z) in _pens)
        {
            var at = FirstAfter(segments, _edges[^1]);
            for (var piece = _edges.Count - 1; piece > 0; piece--)
            {
                var box = Piece.None;
                var (begin, end) = (_edges[piece], _edges[piece - 1]);
                for (; at < segments.Length && segments[at].Start_s < end; at++)
                {
                    ref readonly var segment = ref segments[at];
                    if (segment.Power_W > 0)
                    {
                        box = box.With(segment, Math.Max(begin, segment.Start_s), Math.Min(end, segment.End_s));
                    }

                    if (segment.End_s > end)
                    {
                        break; // it goes on in the next piece
                    }
                }

                if (box.LowX <= box.HighX)
                {
                    _pieces.Add(new(box.LowX - x, box.HighX + x, box.LowY - y, box.HighY + y, z,
                        Math.Max(0, from - end)));
                }
            }
        }
    }

    /// <summary>
    /// Looks from one to the next that a tile needs, and those at which a cubic is as good as the quadrature: powers
    /// of two.
    /// </summary>
    /// <param name="place">The tile.</param>
    /// <param name="looks">Looks of the span: the most.</param>
    public FreezeStride Stride((int X, int Y, int Z) place, int looks)
    {
        var (lowX, lowY, lowZ) = (_grid.StartX_m + (place.X * GridFactors.TileX * _grid.Step_m),
            _grid.StartY_m + (place.Y * GridFactors.TileY * _grid.Step_m),
            _grid.StartDepth_m + (place.Z * GridFactors.TileY * _grid.Step_m));
        var (wide, high) = ((GridFactors.TileX - 1) * _grid.Step_m, (GridFactors.TileY - 1) * _grid.Step_m);
        var least = looks * _step / CloseShare;
        foreach (var piece in _pieces)
        {
            var x = Math.Max(0, Math.Max(piece.LowX - lowX - wide, lowX - piece.HighX));
            var y = Math.Max(0, Math.Max(piece.LowY - lowY - high, lowY - piece.HighY));
            var z = Math.Max(0, lowZ - piece.Depth);
            least = Math.Min(least, piece.Age + (((x * x) + (y * y) + (z * z)) / _spread));
        }

        return new(Looks(least * ChangeShare, looks), Looks(least * CloseShare, looks));
    }

    // A little more than the ratio, so that rounding does not halve it.
    private int Looks(double time, int most) =>
        1 << BitOperations.Log2((uint)Math.Clamp(time / _step * (1 + 1e-9), 1, most));

    // From the end of the span back to heat so old that it asks for no look.
    private void Divide(double from, double span)
    {
        _edges.Clear();
        var edge = from + span;
        _edges.Add(edge);
        while (edge > from - (span / CloseShare))
        {
            edge -= Math.Max(LooksOfPiece * _step, (from - edge) * AgeOfPiece);
            _edges.Add(edge);
        }
    }

    private static int FirstAfter(PathSegment[] segments, double time)
    {
        var (low, high) = (0, segments.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = segments[middle].End_s > time ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    // Where a pen is in a short time, widened by its spot; ages count from the start of the span.
    private readonly record struct Piece(
        double LowX, double HighX, double LowY, double HighY, double Depth, double Age)
    {
        public static Piece None { get; } = new(double.PositiveInfinity, double.NegativeInfinity,
            double.PositiveInfinity, double.NegativeInfinity, 0, 0);

        public Piece With(in PathSegment segment, double begin, double end)
        {
            var (x0, x1) = (segment.XAt(begin), segment.XAt(end));
            var (y0, y1) = (segment.YAt(begin), segment.YAt(end));
            return this with
            {
                LowX = Math.Min(LowX, Math.Min(x0, x1)),
                HighX = Math.Max(HighX, Math.Max(x0, x1)),
                LowY = Math.Min(LowY, Math.Min(y0, y1)),
                HighY = Math.Max(HighY, Math.Max(y0, y1)),
            };
        }
    }
}

/// <summary>How often a tile is looked at.</summary>
/// <param name="Far">Looks from one to the next.</param>
/// <param name="Close">The same where a point may cross the solidus between.</param>
internal readonly record struct FreezeStride(int Far, int Close);
