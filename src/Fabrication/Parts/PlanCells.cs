namespace Guanghan.Fabrication.Parts;

/// <summary>
/// A plane area in convex cells that share their corners: no corner of a cell lies inside an edge of its neighbour
/// without being a corner of both. Cells run counter-clockwise and may have corners along a straight edge.
/// </summary>
internal sealed class PlanCells
{
    private const double OnLineRatio = 1e-9; // of the extent: a corner so close to a line lies on it

    private readonly List<(double X, double Y)> _nodes;
    private readonly List<List<int>> _cells;
    private readonly List<int> _origins;
    private readonly double _near;

    private PlanCells(List<(double X, double Y)> nodes, List<List<int>> cells)
    {
        (_nodes, _cells, _origins) = (nodes, cells, [.. Enumerable.Range(0, cells.Count)]);
        var extent = Math.Max(nodes.Max(node => node.X) - nodes.Min(node => node.X),
            nodes.Max(node => node.Y) - nodes.Min(node => node.Y));
        _near = OnLineRatio * extent;
    }

    /// <summary>Corners of all cells.</summary>
    public IReadOnlyList<(double X, double Y)> Nodes => _nodes;

    /// <summary>Corner numbers of each cell, counter-clockwise.</summary>
    public IReadOnlyList<IReadOnlyList<int>> Cells => _cells;

    /// <summary>For each cell the number of the first cell that it is cut from.</summary>
    public IReadOnlyList<int> Origins => _origins;

    /// <summary>
    /// Cells in columns and rows; node i, j is number j (columns + 1) + i, cell i, j number j columns + i, and cells
    /// begin at their upper left corner.
    /// </summary>
    /// <param name="columnCount">Columns of cells.</param>
    /// <param name="rowCount">Rows of cells.</param>
    /// <param name="place">Where node i, j lies.</param>
    public static PlanCells Grid(int columnCount, int rowCount, Func<int, int, (double X, double Y)> place)
    {
        var nodes = new List<(double X, double Y)>();
        var cells = new List<List<int>>();
        for (var j = 0; j <= rowCount; j++)
        {
            for (var i = 0; i <= columnCount; i++)
            {
                nodes.Add(place(i, j));
                if (i < columnCount && j < rowCount)
                {
                    var at = (j * (columnCount + 1)) + i;
                    cells.Add([at + columnCount + 1, at, at + 1, at + columnCount + 2]);
                }
            }
        }

        return new(nodes, cells);
    }

    /// <summary>One cell.</summary>
    /// <param name="outline">Its corners, convex, counter-clockwise.</param>
    public static PlanCells Of(ReadOnlySpan<(double X, double Y)> outline) =>
        new([.. outline], [[.. Enumerable.Range(0, outline.Length)]]);

    /// <summary>Mean of a cell's corners: inside it.</summary>
    /// <param name="cell">A cell.</param>
    public (double X, double Y) Middle(int cell)
    {
        var (x, y) = (0.0, 0.0);
        foreach (var node in _cells[cell])
        {
            (x, y) = (x + _nodes[node].X, y + _nodes[node].Y);
        }

        return (x / _cells[cell].Count, y / _cells[cell].Count);
    }

    /// <summary>Cuts cells so that each lies inside a polygon or outside.</summary>
    /// <param name="polygon">Convex, counter-clockwise; it may reach beyond the cells.</param>
    public void Carve(ReadOnlySpan<(double X, double Y)> polygon)
    {
        var inside = new List<int>();
        for (var cell = 0; cell < _cells.Count; cell++)
        {
            if (IsOverlapping(cell, polygon))
            {
                inside.Add(cell);
            }
        }

        for (var at = 0; at < polygon.Length; at++)
        {
            var (from, to) = (polygon[at], polygon[(at + 1) % polygon.Length]);
            for (var member = inside.Count - 1; member >= 0; member--)
            {
                if (!Split(inside[member], from, to))
                {
                    inside.RemoveAt(member);
                }
            }
        }
    }

    /// <summary>Whether the middle of a cell lies in a polygon, and so all of it where that was carved.</summary>
    /// <param name="cell">A cell.</param>
    /// <param name="polygon">Convex, counter-clockwise.</param>
    public bool IsInside(int cell, ReadOnlySpan<(double X, double Y)> polygon)
    {
        var middle = Middle(cell);
        for (var at = 0; at < polygon.Length; at++)
        {
            if (Distance(middle, polygon[at], polygon[(at + 1) % polygon.Length]) <= 0)
            {
                return false;
            }
        }

        return true;
    }

    // Keeps what lies left of a line in the cell and makes a new one of the rest; false where nothing lies left.
    private bool Split(int cell, (double X, double Y) from, (double X, double Y) to)
    {
        var (left, right) = (false, false);
        foreach (var node in _cells[cell])
        {
            var side = Side(_nodes[node], from, to);
            (left, right) = (left || side > 0, right || side < 0);
        }

        if (!(left && right))
        {
            return left;
        }

        for (var at = 0; at < _cells[cell].Count; at++)
        {
            var (a, b) = (_cells[cell][at], _cells[cell][(at + 1) % _cells[cell].Count]);
            if (Side(_nodes[a], from, to) * Side(_nodes[b], from, to) < 0)
            {
                Divide(a, b, Distance(_nodes[a], from, to), Distance(_nodes[b], from, to));
            }
        }

        var loop = _cells[cell];
        _cells[cell] = [.. loop.Where(node => Kept(node) >= 0)];
        _cells.Add([.. loop.Where(node => Kept(node) <= 0)]);
        _origins.Add(_origins[cell]);
        return true;

        int Kept(int node) => Side(_nodes[node], from, to);
    }

    // A new corner in an edge, in the cells on both sides of it.
    private void Divide(int a, int b, double distanceA, double distanceB)
    {
        var share = distanceA / (distanceA - distanceB);
        var (p, q) = (_nodes[a], _nodes[b]);
        _nodes.Add((p.X + (share * (q.X - p.X)), p.Y + (share * (q.Y - p.Y))));
        foreach (var loop in _cells)
        {
            var at = loop.IndexOf(a);
            if (at < 0)
            {
                continue;
            }

            var (next, before) = ((at + 1) % loop.Count, (at + loop.Count - 1) % loop.Count);
            if (loop[next] == b)
            {
                loop.Insert(at + 1, _nodes.Count - 1);
            }
            else if (loop[before] == b)
            {
                loop.Insert(before + 1, _nodes.Count - 1);
            }
        }
    }

    // Two convex polygons share area unless an edge of one has the other all on its outside.
    private bool IsOverlapping(int cell, ReadOnlySpan<(double X, double Y)> polygon)
    {
        Span<(double X, double Y)> corners = [.. _cells[cell].Select(node => _nodes[node])];
        return !IsParted(corners, polygon) && !IsParted(polygon, corners);
    }

    private bool IsParted(ReadOnlySpan<(double X, double Y)> one, ReadOnlySpan<(double X, double Y)> two)
    {
        for (var at = 0; at < one.Length; at++)
        {
            var isOutside = true;
            foreach (var corner in two)
            {
                isOutside &= Side(corner, one[at], one[(at + 1) % one.Length]) <= 0;
            }

            if (isOutside)
            {
                return true;
            }
        }

        return false;
    }

    private int Side((double X, double Y) place, (double X, double Y) from, (double X, double Y) to) =>
        Distance(place, from, to) is var distance && Math.Abs(distance) <= _near ? 0 : Math.Sign(distance);

    private static double Distance((double X, double Y) place, (double X, double Y) from, (double X, double Y) to)
    {
        var (x, y) = (to.X - from.X, to.Y - from.Y);
        return ((x * (place.Y - from.Y)) - (y * (place.X - from.X))) / Math.Sqrt((x * x) + (y * y));
    }
}
