using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>Draws strokes on the lines that a region was cut by.</summary>
internal sealed class HatchFill
{
    private readonly HatchLines _lines = new();
    private readonly IslandOrder _islands = new();

    /// <summary>Strokes there and back over the whole region.</summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="spacing_units">Distance between strokes, units.</param>
    /// <param name="angle_rad">Their direction, rad.</param>
    /// <param name="kind">What the strokes are for.</param>
    /// <param name="paths">Takes the strokes.</param>
    public void Alternate(Region region, double spacing_units, double angle_rad, PathKind kind, PathList paths)
    {
        var (sin, cos) = Math.SinCos(angle_rad);
        _lines.Find(region, spacing_units, cos, sin);
        var isForward = true;
        for (var line = 0; line < _lines.LineCount; line++)
        {
            var across = (_lines.FirstLine + line + 0.5) * spacing_units;
            var along = _lines.Crossings(line);
            for (var pair = 0; pair + 1 < along.Length; pair += 2)
            {
                var at = isForward ? pair : along.Length - 2 - pair;
                var (from, to) = isForward ? (along[at], along[at + 1]) : (along[at + 1], along[at]);
                Draw(from, to, across, cos, sin, kind, paths);
            }

            isForward = along.IsEmpty == isForward;
        }
    }

    /// <summary>
    /// Strokes in squares that lie like the fields of a chessboard: those of one colour along, those of the other
    /// across, so that heat and shrinkage have no long way; squares are drawn so that neighbours come late after each
    /// other.
    /// </summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="spacing_units">Distance between strokes, units.</param>
    /// <param name="angle_rad">Direction of the strokes of the first colour, rad.</param>
    /// <param name="square_units">Width of a square, units.</param>
    /// <param name="kind">What the strokes are for.</param>
    /// <param name="paths">Takes the strokes.</param>
    public void Islands(
        Region region, double spacing_units, double angle_rad, double square_units, PathKind kind, PathList paths)
    {
        var (sin, cos) = Math.SinCos(angle_rad);
        _islands.Clear();
        _lines.Find(region, spacing_units, cos, sin);
        _islands.Add(_lines, spacing_units, square_units, isCrosswise: false);
        _lines.Find(region, spacing_units, -sin, cos);
        _islands.Add(_lines, spacing_units, square_units, isCrosswise: true);
        foreach (var stroke in _islands.Ordered())
        {
            if (stroke.IsCrosswise)
            {
                Draw(stroke.From, stroke.To, stroke.Across, -sin, cos, kind, paths);
            }
            else
            {
                Draw(stroke.From, stroke.To, stroke.Across, cos, sin, kind, paths);
            }
        }
    }

    private static void Draw(
        double from, double to, double across, double cos, double sin, PathKind kind, PathList paths)
    {
        if (Math.Abs(to - from) < 1)
        {
            return; // shorter than the lattice can show
        }

        paths.AddPoint(Place(from, across, cos, sin));
        paths.AddPoint(Place(to, across, cos, sin));
        paths.EndPath(kind);
    }

    private static LatticePoint Place(double along, double across, double cos, double sin) =>
        new((int)Math.Round((cos * along) - (sin * across)), (int)Math.Round((sin * along) + (cos * across)));
}
