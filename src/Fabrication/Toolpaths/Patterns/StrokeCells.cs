namespace Guanghan.Fabrication.Toolpaths.Patterns;

/// <summary>A piece of a line in one cell. <c>default</c> has no length.</summary>
/// <param name="Line">Which line.</param>
/// <param name="Across">Where the line lies, units.</param>
/// <param name="From">Where the piece begins along it, units.</param>
/// <param name="To">Where it ends, units; above its beginning.</param>
/// <param name="IsCrosswise">Whether it lies in a square of the second colour, a quarter turn on.</param>
internal readonly record struct Stroke(int Line, double Across, double From, double To, bool IsCrosswise);

/// <summary>
/// Cuts lines at the edges of strips or squares and sorts the pieces by cell. Squares are visited in passes: of every
/// two by two, one corner at a time, so a square's neighbours along its edges lie in other passes. Used again without
/// allocating.
/// </summary>
internal sealed class StrokeCells
{
    /// <summary>Most squares along an axis.</summary>
    public const long SquareLimit = 1 << 18;

    private const int StrokeBits = 25;

    private Stroke[] _strokes = new Stroke[256];
    private long[] _keys = new long[256];
    private int _count;
    private int _next;
    private bool _isSorted = true;

    public void Clear() => (_count, _next, _isSorted) = (0, 0, true);

    /// <summary>Adds all lines as one cell.</summary>
    /// <param name="lines">Lines cut by the region.</param>
    /// <param name="spacing">Distance between lines, units.</param>
    public void AddWhole(HatchLines lines, double spacing)
    {
        for (var line = 0; line < lines.LineCount; line++)
        {
            var along = lines.Crossings(line);
            for (var pair = 0; pair + 1 < along.Length; pair += 2)
            {
                Add(0, new(line, (lines.FirstLine + line + 0.5) * spacing, along[pair], along[pair + 1], false));
            }
        }
    }

    /// <summary>Adds the pieces that lie in strips across the lines, strip by strip.</summary>
    /// <param name="lines">Lines cut by the region.</param>
    /// <param name="spacing">Distance between lines, units.</param>
    /// <param name="width">Width of a strip, units.</param>
    /// <param name="shift">Where the edge of one lies, units.</param>
    /// <param name="overlap">How far pieces reach over their strip's edges, units.</param>
    public void AddStrips(HatchLines lines, double spacing, double width, double shift, double overlap)
    {
        for (var line = 0; line < lines.LineCount; line++)
        {
            var across = (lines.FirstLine + line + 0.5) * spacing;
            var along = lines.Crossings(line);
            for (var pair = 0; pair + 1 < along.Length; pair += 2)
            {
                var (from, to) = (along[pair], along[pair + 1]);
                var last = Cell(to, width, shift);
                for (var strip = Cell(from, width, shift); strip <= last; strip++)
                {
                    var (start, end) = Piece(from, to, strip, width, shift, overlap);
                    if (end > start)
                    {
                        Add((strip + (SquareLimit / 2)) << StrokeBits, new(line, across, start, end, false));
                    }
                }
            }
        }
    }

    /// <summary>Adds the pieces that lie in squares of one colour.</summary>
    /// <param name="lines">Lines cut by the region.</param>
    /// <param name="spacing">Distance between lines, units.</param>
    /// <param name="square">Width of a square, units.</param>
    /// <param name="shift">Where the corner of one lies on both axes, units.</param>
    /// <param name="overlap">How far pieces reach over their square's edges along the lines, units.</param>
    /// <param name="isCrosswise">Whether the lines run a quarter turn on from the squares' first axis.</param>
    public void AddSquares(
        HatchLines lines, double spacing, double square, double shift, double overlap, bool isCrosswise)
    {
        // Lines a quarter turn on run along the squares' second axis, and their across points back along the first: at
        // a place (u, v) their along is v and their across is -u.
        for (var line = 0; line < lines.LineCount; line++)
        {
            var across = (lines.FirstLine + line + 0.5) * spacing;
            var row = isCrosswise ? Cell(-across, square, shift) : Cell(across, square, shift);
            var along = lines.Crossings(line);
            for (var pair = 0; pair + 1 < along.Length; pair += 2)
            {
                var (from, to) = (along[pair], along[pair + 1]);
                var last = Cell(to, square, shift);
                for (var column = Cell(from, square, shift); column <= last; column++)
                {
                    var (start, end) = Piece(from, to, column, square, shift, overlap);
                    if (((row + column) & 1) != 0 == isCrosswise && end > start)
                    {
                        var (u, v) = isCrosswise ? (row, column) : (column, row);
                        Add(Key(u, v), new(line, across, start, end, isCrosswise));
                    }
                }
            }
        }
    }

    /// <summary>Sorts the pieces by cell, in each as they were added.</summary>
    public void Sort()
    {
        if (!_isSorted)
        {
            _keys.AsSpan(0, _count).Sort(_strokes.AsSpan(0, _count));
        }

        (_next, _isSorted) = (0, true);
    }

    /// <summary>The pieces of the next cell; false where there is none.</summary>
    public bool TryTake(out ReadOnlySpan<Stroke> strokes)
    {
        var first = _next;
        while (_next < _count && _keys[_next] >> StrokeBits == _keys[first] >> StrokeBits)
        {
            _next++;
        }

        strokes = _strokes.AsSpan(first, _next - first);
        return _next > first;
    }

    private static long Cell(double place, double width, double shift) => (long)Math.Floor((place - shift) / width);

    private static (double Start, double End) Piece(
        double from, double to, long cell, double width, double shift, double overlap) => (
        Math.Max(from, (cell * width) + shift - overlap), Math.Min(to, ((cell + 1) * width) + shift + overlap));

    // Pass, then row by row there and back.
    private static long Key(long u, long v)
    {
        const long middle = SquareLimit / 2;
        var pass = ((v & 1) << 1) | (u & 1);
        var column = (v & 2) == 0 ? u : -u;
        return (pass << 61) | ((v + middle) << 43) | ((column + middle) << StrokeBits);
    }

    private void Add(long key, Stroke stroke)
    {
        if (_count == 1 << StrokeBits)
        {
            throw new InvalidOperationException(
                "A layer would take more than 33 million strokes; take a wider spacing or larger squares.");
        }

        if (_count == _strokes.Length)
        {
            Array.Resize(ref _strokes, 2 * _count);
            Array.Resize(ref _keys, 2 * _count);
        }

        _keys[_count] = key | (long)_count;
        _isSorted &= _count == 0 || _keys[_count] > _keys[_count - 1];
        _strokes[_count++] = stroke;
    }
}
