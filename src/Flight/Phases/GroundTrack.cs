using System.Globalization;
using Guanghan.Core.Time;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>The map of a propagated flight's track.</summary>
internal static class GroundTrack
{
    /// <summary>The picture.</summary>
    public static string Svg(PropagateResult result)
    {
        var sweep = result.Sweep;
        var title = string.Create(CultureInfo.InvariantCulture,
            $"Track on {result.Inputs.Centre.Name}: {sweep.Drawn_rad / (2 * Math.PI):0.##} of " +
            $"{sweep.Angle_rad / (2 * Math.PI):0.##} revolutions from {result.Inputs.Start.ToIso(TimeScale.Utc, 0)}");
        return TrackMap.Svg(title, sweep.Track,
            sweep.Drawn_rad < sweep.Angle_rad ? "end of what is drawn"
                : result.Flight.Outcome == PropagationOutcome.Impact ? "impact" : "end",
            []);
    }
}
