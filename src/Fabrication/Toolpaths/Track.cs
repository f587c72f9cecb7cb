using System.Collections.Immutable;
using Guanghan.Fabrication.Slicing;

namespace Guanghan.Fabrication.Toolpaths;

/// <summary>One straight stroke of the pen with its shutter open. <c>default</c> has no length.</summary>
/// <param name="From">Where the shutter opens.</param>
/// <param name="To">Where it closes, or where the next stroke of the same run begins.</param>
/// <param name="IsPerimeter">Whether it follows a contour; otherwise it fills.</param>
public readonly record struct Track(PlanePoint From, PlanePoint To, bool IsPerimeter)
{
    /// <summary>Length, m.</summary>
    public double Length_m => From.DistanceTo_m(To);
}

/// <summary>The strokes of one layer, in order.</summary>
/// <param name="Layer">The layer they make.</param>
/// <param name="Angle_rad">Direction of the hatch from the first axis, counter-clockwise, rad.</param>
/// <param name="Tracks">In the order of drawing.</param>
public sealed record LayerPath(Layer Layer, double Angle_rad, ImmutableArray<Track> Tracks)
{
    /// <summary>Length drawn with the shutter open, m.</summary>
    public double PathLength_m => Tracks.Sum(track => track.Length_m);

    /// <summary>Length of the hatch alone, m.</summary>
    public double HatchLength_m => Tracks.Where(track => !track.IsPerimeter).Sum(track => track.Length_m);

    /// <summary>Length moved with the shutter closed between the strokes of the layer, m.</summary>
    public double TravelLength_m =>
        Enumerable.Range(1, Math.Max(0, Tracks.Length - 1)).Sum(at => Tracks[at - 1].To.DistanceTo_m(Tracks[at].From));
}

/// <summary>How layers are filled.</summary>
/// <param name="Spacing_m">Distance between neighbouring strokes, m, above 0.</param>
/// <param name="FirstAngle_rad">Direction of the hatch in the first layer, rad.</param>
/// <param name="AngleStep_rad">How much the direction turns from layer to layer, rad.</param>
/// <param name="HasPerimeter">Whether the contours are drawn before the hatch, on the contour itself.</param>
public sealed record HatchPlan(double Spacing_m, double FirstAngle_rad, double AngleStep_rad, bool HasPerimeter);
