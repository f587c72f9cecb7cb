using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Ordering;

/// <summary>Writes ways into a layer's list, closed ones from where their seam is to lie.</summary>
internal sealed class WayWriter(PathOptions options)
{
    private readonly double _reach_units = options.MeltWidth_m / Lattice.Unit_m;
    private LatticePoint[] _corners = new LatticePoint[256];

    public OrderOptions Order => options.Order;

    private PathList _paths = new();
    private int _layer;

    /// <summary>The way written last, from its beginning.</summary>
    public ReadOnlySpan<LatticePoint> Last => _paths.Path(_paths.Count - 1);

    /// <summary>Where the last way ended.</summary>
    public LatticePoint Finish { get; private set; }

    /// <summary>Begins a layer.</summary>
    /// <param name="layer">Which.</param>
    /// <param name="paths">Takes its ways.</param>
    public void Begin(int layer, PathList paths) => (_layer, _paths) = (layer, paths);

    /// <summary>How long the light is on for a way, s.</summary>
    /// <param name="drawn_m">Length, m; 0 for a spot.</param>
    public double Duration_s(double drawn_m) =>
        drawn_m > 0 ? drawn_m / options.Order.Speed_m_s : options.Order.SpotTime_s;

    /// <summary>Writes a way.</summary>
    /// <param name="ways">Where it is.</param>
    /// <param name="index">Which.</param>
    /// <param name="isBack">Whether from its end to its beginning.</param>
    /// <param name="pen">Where the pen comes from.</param>
    /// <returns>Where it began and how long it is.</returns>
    public (LatticePoint Start, double Drawn_m) Write(PathList ways, int index, bool isBack, LatticePoint pen)
    {
        var way = ways.Path(index);
        if (way.Length > 3 && way[0] == way[^1])
        {
            way = Turned(way[..^1], pen);
        }

        _paths.Add(way, isBack);
        _paths.EndPath(ways.Kind(index));
        Finish = isBack ? way[0] : way[^1];
        var drawn_m = 0.0;
        for (var at = 1; at < way.Length; at++)
        {
            drawn_m += way[at - 1].DistanceTo_m(way[at]);
        }

        return (isBack ? way[^1] : way[0], drawn_m);
    }

    private ReadOnlySpan<LatticePoint> Turned(ReadOnlySpan<LatticePoint> corners, LatticePoint pen)
    {
        if (_corners.Length < corners.Length + 2)
        {
            _corners = new LatticePoint[2 * (corners.Length + 2)];
        }

        var seam = SeamPlace.Choose(corners, options.Contours, pen, _reach_units, _layer, _paths.Count);
        var count = 0;
        if (seam.Between is { } place && place != corners[seam.Corner])
        {
            _corners[count++] = place;
        }

        corners[seam.Corner..].CopyTo(_corners.AsSpan(count));
        count += corners.Length - seam.Corner;
        corners[..seam.Corner].CopyTo(_corners.AsSpan(count));
        count += seam.Corner;
        if (_corners[count - 1] != _corners[0])
        {
            _corners[count++] = _corners[0];
        }

        return _corners.AsSpan(0, count);
    }
}
