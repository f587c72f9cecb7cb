namespace Guanghan.Fabrication.Toolpaths;

/// <summary>A stroke in an island. <c>default</c> has no length.</summary>
/// <param name="Across">Where its line lies, units.</param>
/// <param name="From">Where it begins along the line, units.</param>
/// <param name="To">Where it ends, units.</param>
/// <param name="IsCrosswise">Whether it lies in a square of the second colour, a quarter turn on.</param>
internal readonly record struct IslandStroke(double Across, double From, double To, bool IsCrosswise);

/// <summary>
/// Cuts lines at the edges of squares and orders the pieces by square. Squares are visited in passes: of every two by
/// two, one corner at a time, so a square's neighbours along its edges lie in other passes.
/// </summary>
internal sealed class IslandOrder
{
    /// <summary>Most squares along an axis.</summary>
    public const long SquareLimit = 1 << 18;

    private IslandStroke[] _strokes = new IslandStroke[256];
    private long[] _keys = new long[256];
    private int _count;

    public void Clear() => _count = 0;

    /// <summary>Adds the pieces that lie in squares of one colour.</summary>
    /// <param name="lines">Lines cut by the region.</param>
    /// <param name="spacing">Distance between lines, units.</param>
    /// <param name="square">Width of a square, units.</param>
    /// <param name="isCrosswise">Whether the lines run a quarter turn on from the squares' first axis.</param>
    public void Add(HatchLines lines, double spacing, double square, bool isCrosswise)
    {
        for (var line = 0; line < lines.LineCount; line++)
        {
            var across = (lines.FirstLine + line + 0.5) * spacing;
            var row = (long)Math.Floor(across / square);
            var isBack = ((lines.FirstLine + line) & 1) != 0;
            var along = lines.Crossings(line);
            for (var pair = 0; pair + 1 < along.Length; pair += 2)
            {
                var (from, to) = (along[pair], along[pair + 1]);
                var last = (long)Math.Floor(to / square);
                for (var column = (long)Math.Floor(from / square); column <= last; column++)
                {
                    // Lines a quarter turn on run along the squares' second axis, and their across points back along
                    // the first: at a place (u, v) their along is v and their across is -u.
                    var (u, v) = isCrosswise ? (-row - 1, column) : (column, row);
                    if (((u + v) & 1) == 0 == isCrosswise)
                    {
                        continue;
                    }

                    var (start, end) = (Math.Max(from, column * square), Math.Min(to, (column + 1) * square));
                    if (end > start)
                    {
                        Add(u, v, new(across, isBack ? end : start, isBack ? start : end, isCrosswise));
                    }
                }
            }
        }
    }

    /// <summary>All strokes, in the order of drawing.</summary>
    public ReadOnlySpan<IslandStroke> Ordered()
    {
        _keys.AsSpan(0, _count).Sort(_strokes.AsSpan(0, _count));
        return _strokes.AsSpan(0, _count);
    }

    private void Add(long u, long v, IslandStroke stroke)
    {
        if (_count == _strokes.Length)
        {
            Array.Resize(ref _strokes, 2 * _count);
            Array.Resize(ref _keys, 2 * _count);
        }

        // Pass, then row by row there and back, then the order of the strokes in their square.
        const long middle = SquareLimit / 2;
        var pass = ((v & 1) << 1) | (u & 1);
        var column = (v & 2) == 0 ? u : -u;
        _keys[_count] = (pass << 61) | ((v + middle) << 43) | ((column + middle) << 25) | (long)_count;
        _strokes[_count++] = stroke;
    }
}
