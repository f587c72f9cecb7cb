using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths.Patterns;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>Fills regions by any pattern, in bands of growing spacing where asked. Used again without allocating but
/// for offsets.</summary>
internal sealed class LayerFill(PathOptions options, RegionWorkspace workspace)
{
    private const int LevelLimit = 20_000; // closed ways one within the other
    private const double SpotLimit = 1 << 25;

    private readonly HatchFill _hatch = new();
    private readonly HatchLines _lines = new();
    private readonly ContourNest _nest = new();
    private readonly NestWays _ways = new();
    private readonly NestedLevels _levels = new(workspace);

    /// <summary>Fills a region.</summary>
    /// <param name="layer">Which layer it lies in.</param>
    /// <param name="region">What is filled.</param>
    /// <param name="pattern">How.</param>
    /// <param name="spacing_m">Distance between strokes, m; of the outermost band.</param>
    /// <param name="kind">What the strokes are for.</param>
    /// <param name="units">Takes them.</param>
    /// <returns>Length of the strokes times their spacing, m^2.</returns>
    public double Fill(
        int layer, Region region, HatchPattern pattern, double spacing_m, PathKind kind, PathUnits units)
    {
        if (options.Gradient is not { } gradient)
        {
            return FillBand(layer, region, pattern, spacing_m, kind, units);
        }

        var area_m2 = 0.0;
        var outer = region;
        for (var band = 1; band <= gradient.BandCount && !outer.IsEmpty; band++)
        {
            var inner = band == gradient.BandCount ? Region.Empty
                : RegionOffset.By(region, -band * gradient.Band_m, OffsetStyle.Round, workspace);
            var ring = RegionBoolean.Join(outer, inner, RegionRule.Difference, workspace);
            area_m2 += FillBand(layer, ring, pattern, spacing_m, kind, units);
            (outer, spacing_m) = (inner, Math.Min(spacing_m * gradient.GrowthFactor, Lattice.Limit_m));
        }

        return area_m2;
    }

    private double FillBand(
        int layer, Region region, HatchPattern pattern, double spacing_m, PathKind kind, PathUnits units)
    {
        if (region.IsEmpty)
        {
            return 0;
        }

        var (first, hatch) = (units.Ways.Count, options.Hatch);
        var (spacing, angle) = (spacing_m / Lattice.Unit_m, Angle_rad(layer));
        var cell = hatch.Cell_m / Lattice.Unit_m;
        var shift = pattern is HatchPattern.Island || (layer & 1) == 0 ? 0 : cell / 2;
        var cells = new CellGrid(cell, shift, hatch.CellOverlap_m / Lattice.Unit_m);
        switch (pattern)
        {
            case HatchPattern.Alternating or HatchPattern.OneWay:
                _hatch.Parallel(region, spacing, angle, pattern is HatchPattern.OneWay, kind, units);
                break;
            case HatchPattern.Stripe:
                _hatch.Strips(region, spacing, angle, cells, kind, units);
                break;
            case HatchPattern.Island or HatchPattern.Brick:
                _hatch.Islands(region, spacing, angle, cells, kind, units);
                break;
            default:
                FillNested(region, spacing_m, angle, pattern is HatchPattern.Spiral, kind, units);
                break;
        }

        return units.Ways.LengthFrom_m(first) * spacing_m;
    }

    private void FillNested(
        Region region, double spacing_m, double angle_rad, bool isSpiral, PathKind kind, PathUnits units)
    {
        _nest.Clear();
        _levels.Begin(region);
        for (var level = 0; _levels.Step(spacing_m); level++) // what is left is twice the spacing narrower each time
        {
            if (level == LevelLimit)
            {
                throw new InvalidOperationException(
                    $"A layer would take more than {LevelLimit} ways one within the other; take a wider spacing.");
            }

            _nest.Add(_levels.Lines, spacing_m / Lattice.Unit_m);
            _hatch.Parallel(_levels.Gaps, spacing_m / Lattice.Unit_m, angle_rad, isOneWay: false, kind, units);
        }

        if (isSpiral)
        {
            _ways.AddSpirals(_nest, spacing_m / Lattice.Unit_m, options.Contours.IsInsideOut, kind, units);
        }
        else
        {
            _ways.AddClosed(_nest, options.Contours.IsInsideOut, kind, kind, units);
        }
    }

    /// <summary>Direction of a layer's strokes, rad.</summary>
    public double Angle_rad(int layer) => Math.IEEERemainder(
        options.Hatch.FirstAngle_rad + (layer * options.Hatch.AngleStep_rad), 2 * Math.PI);

    /// <summary>Places on a square grid inside a region, row by row there and back, as spots.</summary>
    public void Spots(Region region, double spacing_m, PathUnits units)
    {
        if (region.Area_m2 > SpotLimit * spacing_m * spacing_m)
        {
            throw new InvalidOperationException(
                "A layer would take more than 33 million spots; take a wider spacing.");
        }

        var (spacing, isBack) = (spacing_m / Lattice.Unit_m, false);
        _lines.Find(region, spacing, 1, 0);
        for (var line = 0; line < _lines.LineCount; line++)
        {
            var along = _lines.Crossings(line);
            var y = (int)Math.Round((_lines.FirstLine + line + 0.5) * spacing);
            for (var pair = 0; pair + 1 < along.Length; pair += 2)
            {
                var at = isBack ? along.Length - 2 - pair : pair;
                var (first, end) = (Column(along[at]), Column(along[at + 1]));
                for (var column = 0; column < end - first; column++)
                {
                    var x = ((isBack ? end - 1 - column : first + column) + 0.5) * spacing;
                    units.Ways.AddPoint(new((int)Math.Round(x), y));
                    units.Ways.EndPath(PathKind.Spot);
                }
            }

            isBack = !isBack;
        }

        units.End(isReversible: true);

        int Column(double place) => (int)Math.Ceiling((place / spacing) - 0.5);
    }
}
