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

    /// <summary>Volume of what is solid in it, m^3.</summary>
    public double Volume_m3 => Region.Area_m2 * Thickness_m;

    /// <summary>Its straight strokes in the order of drawing.</summary>
    public IEnumerable<Track> Tracks
    {
        get
        {
            for (var index = 0; index < Paths.Count; index++)
            {
                var count = Paths.Path(index).Length;
                for (var at = 1; at < count; at++)
                {
                    var path = Paths.Path(index);
                    yield return new(path[at - 1], path[at], Paths.Kind(index), Paths.Pen(index));
                }
            }
        }
    }

    /// <summary>How many straight strokes it has.</summary>
    public int TrackCount => Paths.PointCount - Paths.Count;

    /// <summary>Length moved with the light off between its ways, all pens together, m.</summary>
    public double TravelLength_m
    {
        get
        {
            var (sum, places) = (0.0, new Dictionary<int, LatticePoint>());
            for (var index = 0; index < Paths.Count; index++)
            {
                var path = Paths.Path(index);
                var pen = Paths.Pen(index);
                sum += places.TryGetValue(pen, out var place) ? place.DistanceTo_m(path[0]) : 0;
                places[pen] = path[^1];
            }

            return sum;
        }
    }

    /// <summary>Whether a place lies in it; on a contour either may be.</summary>
    /// <param name="x_m">First coordinate, m.</param>
    /// <param name="y_m">Second coordinate, m.</param>
    public bool Holds(double x_m, double y_m) => Region.Winding(Lattice.At(x_m, y_m)) > 0;
}
