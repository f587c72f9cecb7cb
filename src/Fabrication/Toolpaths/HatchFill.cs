using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths.Patterns;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>Draws strokes on the lines that a region was cut by.</summary>
internal sealed class HatchFill
{
    private readonly HatchLines _lines = new();
    private readonly StrokeCells _cells = new();
    private readonly StrokeRuns _runs = new();
    private readonly PathUnits _units = new();

    /// <summary>Strokes there and back, or one way, over the whole region.</summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="spacing_units">Distance between strokes, units.</param>
    /// <param name="angle_rad">Their direction, rad.</param>
    /// <param name="isOneWay">Whether all go one way.</param>
    /// <param name="kind">What the strokes are for.</param>
    /// <param name="units">Takes the strokes, a group for each run.</param>
    public void Parallel(
        Region region, double spacing_units, double angle_rad, bool isOneWay, PathKind kind, PathUnits units)
    {
        var (sin, cos) = Math.SinCos(angle_rad);
        _cells.Clear();
        _lines.Find(region, spacing_units, cos, sin);
        _cells.AddWhole(_lines, spacing_units);
        Draw(cos, sin, isOneWay, kind, units);
    }

    /// <summary>Short strokes there and back in strips across them.</summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="spacing_units">Distance between strokes, units.</param>
    /// <param name="angle_rad">Their direction, rad; strips lie across it.</param>
    /// <param name="strips">Strips.</param>
    /// <param name="kind">What the strokes are for.</param>
    /// <param name="units">Takes the strokes, a group for each run in a strip.</param>
    public void Strips(
        Region region, double spacing_units, double angle_rad, CellGrid strips, PathKind kind, PathUnits units)
    {
        var (sin, cos) = Math.SinCos(angle_rad);
        _cells.Clear();
        _lines.Find(region, spacing_units, cos, sin);
        _cells.AddStrips(_lines, spacing_units, strips.Width_units, strips.Shift_units, strips.Overlap_units);
        Draw(cos, sin, isOneWay: false, kind, units);
    }

    /// <summary>
    /// Strokes in squares that lie like the fields of a chessboard: those of one colour along, those of the other
    /// across, so that heat and shrinkage have no long way; squares are drawn so that neighbours come late after each
    /// other.
    /// </summary>
    /// <param name="region">Contours that do not cross.</param>
    /// <param name="spacing_units">Distance between strokes, units.</param>
    /// <param name="angle_rad">Direction of the strokes of the first colour, rad.</param>
    /// <param name="squares">Squares.</param>
    /// <param name="kind">What the strokes are for.</param>
    /// <param name="units">Takes the strokes, a group for each run in a square.</param>
    public void Islands(
        Region region, double spacing_units, double angle_rad, CellGrid squares, PathKind kind, PathUnits units)
    {
        var (sin, cos) = Math.SinCos(angle_rad);
        var (width, shift, overlap) = (squares.Width_units, squares.Shift_units, squares.Overlap_units);
        _cells.Clear();
        _lines.Find(region, spacing_units, cos, sin);
        _cells.AddSquares(_lines, spacing_units, width, shift, overlap, isCrosswise: false);
        _lines.Find(region, spacing_units, -sin, cos);
        _cells.AddSquares(_lines, spacing_units, width, shift, overlap, isCrosswise: true);
        Draw(cos, sin, isOneWay: false, kind, units);
    }

    /// <summary>Strokes there and back over the whole region, into a list.</summary>
    public void Alternate(Region region, double spacing_units, double angle_rad, PathKind kind, PathList paths)
    {
        _units.Clear();
        Parallel(region, spacing_units, angle_rad, isOneWay: false, kind, _units);
        paths.AddAll(_units.Ways);
    }

    /// <summary>Strokes in squares, into a list.</summary>
    public void Islands(
        Region region, double spacing_units, double angle_rad, double square_units, PathKind kind, PathList paths)
    {
        _units.Clear();
        Islands(region, spacing_units, angle_rad, new CellGrid(square_units, 0, 0), kind, _units);
        paths.AddAll(_units.Ways);
    }

    private void Draw(double cos, double sin, bool isOneWay, PathKind kind, PathUnits units)
    {
        _cells.Sort();
        while (_cells.TryTake(out var strokes))
        {
            _runs.Find(strokes);
            for (var run = 0; run < _runs.Count; run++)
            {
                var isBack = false;
                foreach (var at in _runs.Run(run))
                {
                    ref readonly var stroke = ref strokes[at];
                    if (stroke.To - stroke.From >= 1) // shorter than the lattice can show
                    {
                        var (x, y) = stroke.IsCrosswise ? (-sin, cos) : (cos, sin);
                        units.Ways.AddPoint(Place(isBack ? stroke.To : stroke.From, stroke.Across, x, y));
                        units.Ways.AddPoint(Place(isBack ? stroke.From : stroke.To, stroke.Across, x, y));
                        units.Ways.EndPath(kind);
                        isBack = !isBack && !isOneWay;
                    }
                }

                units.End(isReversible: !isOneWay);
            }
        }
    }

    private static LatticePoint Place(double along, double across, double cos, double sin) =>
        new((int)Math.Round((cos * along) - (sin * across)), (int)Math.Round((sin * along) + (cos * across)));
}

/// <summary>Strips or squares over a plane.</summary>
/// <param name="Width_units">Their width, units.</param>
/// <param name="Shift_units">Where the edge of one lies, units.</param>
/// <param name="Overlap_units">How far strokes reach over it, units.</param>
internal readonly record struct CellGrid(double Width_units, double Shift_units, double Overlap_units);
