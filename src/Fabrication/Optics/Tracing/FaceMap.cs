namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// What falls on a plane, in one lane: a square map, and power within rings about the middle. Weights are those of
/// rays; what lies beyond the half width is counted apart and never lost.
/// </summary>
internal sealed class FaceMap(double halfWidth_m, int cells, int rings)
{
    private readonly double[] _cells = new double[cells * cells];
    private readonly double[] _rings = new double[rings + 1]; // the last: beyond the half width
    private readonly double _perCell = cells / (2 * halfWidth_m);
    private readonly double _perRing = rings / halfWidth_m;

    public double HalfWidth_m { get; } = halfWidth_m;

    public int CellsAcross { get; } = cells;

    public int RingCount { get; } = rings;

    /// <summary>Weight in each cell, row by row from the lowest y.</summary>
    public ReadOnlySpan<double> Cells => _cells;

    /// <summary>Weight in each ring, from the middle; the last holds all beyond the half width.</summary>
    public ReadOnlySpan<double> Rings => _rings;

    public void Add(RayBatch rays)
    {
        for (var i = 0; i < rays.Count; i++)
        {
            Add(rays.X[i], rays.Y[i], rays.Weight[i]);
        }
    }

    public void Add(double x, double y, double weight)
    {
        var ring = (int)Math.Min(Math.Sqrt((x * x) + (y * y)) * _perRing, RingCount);
        _rings[ring] += weight;
        var (column, row) = ((x + HalfWidth_m) * _perCell, (y + HalfWidth_m) * _perCell);
        if (column >= 0 && row >= 0 && column < CellsAcross && row < CellsAcross)
        {
            _cells[((int)row * CellsAcross) + (int)column] += weight;
        }
    }

    /// <summary>Weight within a radius of the middle; whole rings, the last in proportion to area.</summary>
    public double Within(double radius_m)
    {
        var place = Math.Min(radius_m * _perRing, RingCount);
        var whole = (int)place;
        var sum = 0.0;
        for (var i = 0; i < whole; i++)
        {
            sum += _rings[i];
        }

        var share = ((place * place) - ((double)whole * whole)) / ((2.0 * whole) + 1);
        return whole < RingCount ? sum + (share * _rings[whole]) : sum;
    }

    /// <summary>Radius that holds a share of what falls on the plane; the half width where it is not that near, m.
    /// </summary>
    public double RadiusHolding_m(double shareFraction)
    {
        var goal = shareFraction * _rings.Sum();
        var sum = 0.0;
        for (var i = 0; i < RingCount; i++)
        {
            if (sum + _rings[i] >= goal)
            {
                var rest = _rings[i] > 0 ? (goal - sum) / _rings[i] : 0;
                return Math.Sqrt(((double)i * i) + (rest * ((2.0 * i) + 1))) / _perRing;
            }

            sum += _rings[i];
        }

        return HalfWidth_m;
    }

    public FaceMap Empty() => new(HalfWidth_m, CellsAcross, RingCount);

    public void Add(FaceMap other)
    {
        for (var i = 0; i < _cells.Length; i++)
        {
            _cells[i] += other._cells[i];
        }

        for (var i = 0; i < _rings.Length; i++)
        {
            _rings[i] += other._rings[i];
        }
    }
}
