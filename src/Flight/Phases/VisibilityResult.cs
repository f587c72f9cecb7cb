using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Time;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.visibility</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Path">The spacecraft's path; shorter than asked for where it ends.</param>
/// <param name="Ending">Why the path ends early; null where it does not.</param>
/// <param name="Passes">All passes, in the order of time.</param>
/// <param name="Contact">When any station sees it.</param>
/// <param name="Samples">Views in even steps.</param>
/// <param name="Ephemeris">Where bodies are, for the pictures.</param>
public sealed record VisibilityResult(
    VisibilityInputs Inputs,
    IOrbitPath Path,
    string? Ending,
    ImmutableArray<LitPass> Passes,
    ContactTime Contact,
    ImmutableArray<ViewSample> Samples,
    IEphemeris Ephemeris);

/// <summary>A pass and the light at its top.</summary>
/// <param name="Pass">The pass.</param>
/// <param name="Light">The light.</param>
public sealed record LitPass(Pass Pass, PassLight Light);

/// <summary>Time in view of any station.</summary>
/// <param name="Total_s">Together, s.</param>
/// <param name="LongestGap_s">Longest time out of view of all, s, ends of the span included.</param>
/// <param name="GapStart">When that gap begins.</param>
public readonly record struct ContactTime(double Total_s, double LongestGap_s, Epoch GapStart)
{
    /// <summary>Joins passes of all stations.</summary>
    /// <param name="passes">Passes in the order of their rise.</param>
    /// <param name="first">Start of the span.</param>
    /// <param name="last">Its end.</param>
    public static ContactTime Of(IEnumerable<Pass> passes, Epoch first, Epoch last)
    {
        ArgumentNullException.ThrowIfNull(passes);
        var (total_s, gap_s, gapStart, covered) = (0.0, 0.0, first, first);
        foreach (var pass in passes)
        {
            Gap(pass.Rise);
            var from = pass.Rise > covered ? pass.Rise : covered;
            total_s += pass.Set > from ? (pass.Set - from).Seconds_s : 0;
            covered = pass.Set > covered ? pass.Set : covered;
        }

        Gap(last);
        return new(total_s, gap_s, gapStart);

        void Gap(Epoch until)
        {
            var open_s = (until - covered).Seconds_s;
            (gap_s, gapStart) = open_s > gap_s ? (open_s, covered) : (gap_s, gapStart);
        }
    }
}

/// <summary>The best view at an instant.</summary>
/// <param name="Time_s">Since the start, s.</param>
/// <param name="StationCount">Stations that see it.</param>
/// <param name="HighestElevation_rad">Of all stations, whether they see it or not, rad.</param>
/// <param name="LeastRange_m">Of all stations, m.</param>
public readonly record struct ViewSample(
    double Time_s, int StationCount, double HighestElevation_rad, double LeastRange_m);
