using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>
/// One layer with the ways of the pens, as it is handed to whoever writes, times or pictures it. Layers come from the
/// lowest to the highest; its paths may be filled anew for the next layer, so whoever keeps them copies them.
/// </summary>
/// <param name="Index">From 0, at the bottom.</param>
/// <param name="Bottom_m">Height of its lower face, m, in the part's own coordinates.</param>
/// <param name="Thickness_m">Its height, m.</param>
/// <param name="Angle_rad">Direction of its hatch, rad.</param>
/// <param name="Region">What is solid in it: the cut, cleaned, before any offset.</param>
/// <param name="Paths">The ways of the pens, in the order of drawing.</param>
public sealed record DrawnLayer(
    int Index, double Bottom_m, double Thickness_m, double Angle_rad, Region Region, PathList Paths)
{
    /// <summary>Height of its upper face, where the light meets it, m.</summary>
    public double Top_m => Bottom_m + Thickness_m;
}
