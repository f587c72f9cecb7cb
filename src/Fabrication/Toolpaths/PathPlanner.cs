using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths.Ordering;
using Guanghan.Fabrication.Toolpaths.Patterns;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// Plans the ways of the pen through layers, each from its region alone: contours half a melt width inside the
/// boundary, then the filling, in an order that keeps the pen's ways short or lets places rest. A layer is planned the
/// same whatever was planned before, so layers may be left out or shared between threads that have a planner each.
/// </summary>
/// <remarks>Allocates nothing for a stroke; regions made by offsets are the only garbage.</remarks>
public sealed class PathPlanner
{
    private readonly PathOptions _options;
    private readonly RegionWorkspace _workspace = new();
    private readonly ContourNest _nest = new();
    private readonly NestWays _ways = new();
    private readonly LayerFill _fill;
    private readonly PathUnits _units = new();
    private readonly UnitOrder _order = new();
    private readonly WayWriter _writer;
    private readonly ReturnTimes _returns = new();

    /// <summary>Prepares to plan.</summary>
    /// <param name="options">How.</param>
    /// <exception cref="ArgumentException">They have a <see cref="PathOptions.Problem"/>.</exception>
    public PathPlanner(PathOptions options)
    {
        if (options.Problem is { } problem)
        {
            throw new ArgumentException($"No ways of the pen can be planned so: {problem}.", nameof(options));
        }

        _options = options;
        (_fill, _writer) = (new(options, _workspace), new(options));
    }

    /// <summary>Direction of a layer's strokes from the first axis, counter-clockwise, rad.</summary>
    /// <param name="layer">From 0, at the bottom.</param>
    public double Angle_rad(int layer) => _fill.Angle_rad(layer);

    /// <summary>Whether the mode draws a layer.</summary>
    /// <param name="layer">From 0, at the bottom.</param>
    public bool Draws(int layer) => _options.Mode is PrintMode.Body || layer == _options.OnlyLayer;

    /// <summary>Plans a layer without skin.</summary>
    /// <param name="layer">From 0, at the bottom.</param>
    /// <param name="region">What is solid in it: contours that do not cross.</param>
    /// <param name="paths">Cleared, then takes the ways, in the order of drawing.</param>
    public LayerFigures Draw(int layer, Region region, PathList paths) => Draw(layer, region, null, paths);

    /// <summary>Plans a layer.</summary>
    /// <param name="layer">From 0, at the bottom.</param>
    /// <param name="region">What is solid in it: contours that do not cross.</param>
    /// <param name="covered">
    /// What the layers above and below cover (see <see cref="SkinWindow"/>): the rest is filled as skin. Null for all.
    /// </param>
    /// <param name="paths">Cleared, then takes the ways, in the order of drawing.</param>
    public LayerFigures Draw(int layer, Region region, Region? covered, PathList paths)
    {
        paths.Clear();
        if (!Draws(layer) || region.IsEmpty)
        {
            return default;
        }

        _writer.Begin(layer, paths);
        _order.Begin(region.Bounds.Low);
        var (fill_m2, hatched_m2) = _options.Mode switch
        {
            PrintMode.Spot => DrawSpots(region),
            PrintMode.Line => DrawLines(layer, region),
            _ => DrawSurface(layer, region, covered),
        };
        var hasReturns = _options.Order.ReturnRadius_m > 0 && fill_m2 > 0 && _options.Mode is not PrintMode.Line;
        return new(fill_m2, hatched_m2, paths.DrawnLength_m, _order.Travel_m, _order.Time_s,
            hasReturns ? _returns.Least_s : 0, hasReturns ? _returns.LeastAt : default);
    }

    private (double Fill_m2, double Hatched_m2) DrawSpots(Region region)
    {
        _units.Clear();
        foreach (var place in _options.Places)
        {
            if (region.Winding(place) > 0)
            {
                _units.Ways.AddPoint(place);
                _units.Ways.EndPath(PathKind.Spot);
            }
        }

        _units.End(isReversible: false);
        if (_options.Places.IsEmpty)
        {
            _fill.Spots(Inset(region, _options.MeltWidth_m / 2), _options.SingleSpacing_m, _units);
        }

        _order.Natural(_units, _writer);
        return default;
    }

    private (double Fill_m2, double Hatched_m2) DrawLines(int layer, Region region)
    {
        _units.Clear();
        var inner = Inset(region, _options.MeltWidth_m / 2);
        var hatched_m2 = _fill.Fill(
            layer, inner, HatchPattern.OneWay, _options.SingleSpacing_m, PathKind.Hatch, _units);
        _order.Natural(_units, _writer);
        return (inner.Area_m2, hatched_m2);
    }

    private (double Fill_m2, double Hatched_m2) DrawSurface(int layer, Region region, Region? covered)
    {
        var contours = _options.Contours;
        if (contours.IsBeforeHatch)
        {
            DrawContours(region);
        }

        var depth_m = (_options.MeltWidth_m / 2) + (Math.Max(0, contours.Count - 1) * contours.Spacing_m) +
            _options.Hatch.Inset_m;
        var inner = Inset(region, depth_m);
        var area_m2 = inner.Area_m2;
        var hatched_m2 = inner.IsEmpty ? 0 : DrawFill(layer, inner, area_m2, covered);
        if (!contours.IsBeforeHatch)
        {
            DrawContours(region);
        }

        return (area_m2, hatched_m2);
    }

    private void DrawContours(Region region)
    {
        var contours = _options.Contours;
        _nest.Clear();
        for (var index = 0; index < contours.Count; index++)
        {
            var level = Inset(region, (_options.MeltWidth_m / 2) + (index * contours.Spacing_m));
            if (level.IsEmpty)
            {
                break;
            }

            _nest.Add(level, contours.Spacing_m / Lattice.Unit_m);
        }

        _units.Clear();
        _ways.AddClosed(_nest, contours.IsInsideOut, PathKind.OuterContour, PathKind.InnerContour, _units);
        _order.Nearest(_units, _writer);
    }

    private double DrawFill(int layer, Region inner, double area_m2, Region? covered)
    {
        var (hatch, order) = (_options.Hatch, _options.Order);
        var (core, skin) = (inner, Region.Empty);
        if (covered is not null && _options.Skin is { } parted)
        {
            skin = Bare(inner, covered, parted.Spacing_m / 4);
            core = RegionBoolean.Join(inner, skin, RegionRule.Difference, _workspace);
        }

        var finest_m = Math.Min(hatch.Spacing_m, _options.Skin?.Spacing_m ?? hatch.Spacing_m);
        var (low, high) = inner.Bounds;
        var radius_units = order.ReturnRadius_m / Lattice.Unit_m;
        if (order.ReturnRadius_m > 0)
        {
            _returns.Begin(low, high, area_m2 / finest_m, radius_units);
            _order.Returns = _returns;
        }

        _units.Clear();
        var hatched_m2 = _fill.Fill(layer, core, hatch.Pattern, hatch.Spacing_m, PathKind.Hatch, _units);
        if (order.ReturnTime_s == 0)
        {
            Arrange(hatch.Pattern);
        }

        if (!skin.IsEmpty && _options.Skin is { } bare)
        {
            hatched_m2 += _fill.Fill(layer, skin, bare.Pattern, bare.Spacing_m, PathKind.Skin, _units);
            if (order.ReturnTime_s == 0)
            {
                Arrange(bare.Pattern);
            }
        }

        if (order.ReturnTime_s > 0)
        {
            if (order.IsByStroke)
            {
                _units.Split();
            }

            _order.Rested(_units, radius_units, order.ReturnTime_s, _writer);
        }

        _order.Returns = null; // contours that follow are another matter
        return hatched_m2;
    }

    // Strips and squares come in an order that keeps neighbours apart; the others by the shortest way.
    private void Arrange(HatchPattern pattern)
    {
        if (_options.Order.IsByStroke)
        {
            _units.Split();
        }

        if (pattern is HatchPattern.Stripe or HatchPattern.Island or HatchPattern.Brick)
        {
            _order.Natural(_units, _writer);
        }
        else
        {
            _order.Nearest(_units, _writer);
        }

        _units.Clear();
    }

    // Slivers narrower than half a spacing stay core.
    private Region Bare(Region inner, Region covered, double least_m)
    {
        var bare = RegionBoolean.Join(inner, covered, RegionRule.Difference, _workspace);
        var shrunk = RegionOffset.By(bare, -least_m, OffsetStyle.Miter, _workspace);
        var grown = RegionOffset.By(shrunk, least_m, OffsetStyle.Miter, _workspace);
        return RegionBoolean.Join(grown, inner, RegionRule.Intersection, _workspace);
    }

    private Region Inset(Region region, double depth_m) =>
        depth_m <= 0 ? region : RegionOffset.By(region, -depth_m, OffsetStyle.Round, _workspace);
}
