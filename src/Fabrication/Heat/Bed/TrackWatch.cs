namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Follows a lit stroke: peak, depth and width while it is drawn, and the surface in its middle until that is solid or
/// the next layer is spread.
/// </summary>
internal sealed class TrackWatch(int layer, int index, BedStroke stroke, BedPrint print)
{
    private readonly float _solidus_K = (float)print.Material.Solidus_K;
    private readonly double _x_m = (stroke.FromX_m + stroke.ToX_m) / 2;
    private readonly double _y_m = (stroke.FromY_m + stroke.ToY_m) / 2;
    private double _peak_K = print.Start_K;
    private double _depth_m;
    private double _width_m;
    private double _meltTime_s;
    private double? _coolingRate_K_s;
    private double _interface_K = print.Start_K;
    private double _last_K = print.Start_K;

    /// <summary>Whether nothing more will happen in the middle of the stroke.</summary>
    public bool IsOver { get; private set; }

    /// <summary>Looks at the melt under the pen.</summary>
    /// <param name="block">The smallest cells there are.</param>
    /// <param name="isMeltFresh">Whether its molten shares are those of now.</param>
    public void Draw(BedBlock block, bool isMeltFresh)
    {
        foreach (ref readonly var row in block.RowSums.AsSpan())
        {
            _peak_K = Math.Max(_peak_K, row.Peak_K);
        }

        if (isMeltFresh && _peak_K > _solidus_K)
        {
            _depth_m = Math.Max(_depth_m, MeltPool.Depth_m(block));
            _width_m = Math.Max(_width_m, MeltPool.Width_m(block, print.Material, stroke.ToX_m - stroke.FromX_m,
                stroke.ToY_m - stroke.FromY_m));
        }
    }

    /// <summary>Looks at the middle of the stroke.</summary>
    public void Follow(BedTree tree, double step_s, bool isDrawn)
    {
        var (surface, between) = BedPlaces.Surface(tree, print, _x_m, _y_m);
        _interface_K = Math.Max(_interface_K, between);
        if (surface > _solidus_K)
        {
            _meltTime_s += step_s;
        }
        else if (_last_K > _solidus_K)
        {
            _coolingRate_K_s = (_last_K - surface) / step_s;
        }

        IsOver = !isDrawn && surface < _solidus_K && _meltTime_s > 0;
        _last_K = surface;
    }

    public BedTrack Result() =>
        new(layer, index, _peak_K, _depth_m, _width_m, _meltTime_s, _coolingRate_K_s, _interface_K);
}
