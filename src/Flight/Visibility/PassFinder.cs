using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Numerics;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Visibility;

/// <summary>One stretch of time in which a station sees a spacecraft.</summary>
/// <param name="Station">Whose.</param>
/// <param name="Rise">When it comes into view; the span's start where it was in view by then.</param>
/// <param name="Culmination">When it stands highest.</param>
/// <param name="Set">When it goes out of view; the span's end where it still is in view.</param>
/// <param name="AtRise">Where it is seen then.</param>
/// <param name="AtCulmination">Where at its highest.</param>
/// <param name="AtSet">Where at the end.</param>
/// <param name="IsWhole">Whether it both rises and sets within the span.</param>
public sealed record Pass(
    GroundStation Station, Epoch Rise, Epoch Culmination, Epoch Set, StationView AtRise, StationView AtCulmination,
    StationView AtSet, bool IsWhole)
{
    /// <summary>How long it lasts, s.</summary>
    public double Length_s => (Set - Rise).Seconds_s;
}

/// <summary>
/// Finds when stations see a spacecraft. It looks along the path in steps of a twentieth of a radian about the body
/// nearest to it, at most ten minutes, refines every crossing of a station's least elevation (and of the limb of the
/// body that the spacecraft goes about) to a tenth of a millisecond, and looks into every peak and dip between steps
/// that could reach it, so that a pass shorter than a step is not missed.
/// </summary>
public static class PassFinder
{
    private const double Step_rad = 0.05; // 45 s in low Earth orbit: a pass of ten minutes has a dozen
    private const double LongestStep_s = 600;
    private const double ShortestStep_s = 1;
    private const double Tolerance_s = 1e-4;
    private const double PeakReach = 0.35; // rad or radii: how much a margin may grow between two steps

    /// <summary>Most steps along a path.</summary>
    public const int StepCount_max = 3_000_000;

    /// <summary>Finds all passes over stations of one body.</summary>
    /// <param name="path">Where the spacecraft is.</param>
    /// <param name="stations">Stations, all on one body.</param>
    /// <param name="ephemeris">Where bodies are.</param>
    /// <param name="progress">Told the fraction done; null: nobody.</param>
    /// <param name="cancellation">Stops between steps.</param>
    /// <returns>Passes in the order of stations, then of time.</returns>
    /// <exception cref="ArgumentException">No stations, of several bodies, or a path of too many steps.</exception>
    public static ImmutableArray<Pass> Find(
        IOrbitPath path, IReadOnlyList<GroundStation> stations, IEphemeris ephemeris,
        Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(stations);
        ArgumentNullException.ThrowIfNull(ephemeris);
        if (stations.Count == 0 || stations.Any(station => station.Axes.Body != stations[0].Axes.Body))
        {
            throw new ArgumentException("Passes are found over at least one station, all on one body.");
        }

        var sky = new StationSky(path, stations[0].Axes, ephemeris);
        var (times_s, moments) = Walk(path, sky, progress, cancellation);
        var passes = ImmutableArray.CreateBuilder<Pass>();
        foreach (var station in stations)
        {
            cancellation.ThrowIfCancellationRequested();
            var search = new Search(path, sky, station, times_s, moments);
            passes.AddRange(search.Passes());
        }

        return passes.ToImmutable();
    }

    private static (List<double>, List<StationSky.Moment>) Walk(
        IOrbitPath path, StationSky sky, Action<double>? progress, CancellationToken cancellation)
    {
        var (times_s, moments) = (new List<double>(), new List<StationSky.Moment>());
        var (time_s, end_s) = (0.0, (path.Last - path.First).Seconds_s);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var moment = sky.At(path.First + Duration.FromSeconds(time_s));
            times_s.Add(time_s);
            moments.Add(moment);
            if (time_s >= end_s)
            {
                return (times_s, moments);
            }

            if (times_s.Count >= StepCount_max)
            {
                throw new ArgumentException(
                    $"The path takes more than {StepCount_max} steps; look at a shorter span.", nameof(path));
            }

            time_s = Math.Min(end_s,
                time_s + Math.Clamp(Step_rad / moment.AngularRate_rad_s, ShortestStep_s, LongestStep_s));
            progress?.Invoke(time_s / end_s);
        }
    }

    private sealed class Search(
        IOrbitPath path, StationSky sky, GroundStation station, List<double> times_s, List<StationSky.Moment> moments)
    {
        private readonly double[] margins = [.. moments.Select(moment => sky.Margin(station, moment))];

        public IEnumerable<Pass> Passes()
        {
            var last = margins.Length - 1;
            double? rise_s = margins[0] >= 0 ? 0 : null;
            foreach (var (time_s, isRise) in Crossings())
            {
                if (isRise)
                {
                    rise_s = time_s;
                }
                else if (rise_s is { } from_s)
                {
                    yield return PassOf(from_s, time_s, margins[0] < 0 || from_s > 0);
                    rise_s = null;
                }
            }

            if (rise_s is { } open_s && times_s[last] > open_s)
            {
                yield return PassOf(open_s, times_s[last], false);
            }
        }

        private IEnumerable<(double Time_s, bool IsRise)> Crossings()
        {
            for (var k = 0; k + 1 < margins.Length; k++)
            {
                if (k > 0 && Extreme(k) is { } turn_s)
                {
                    var isPeak = margins[k] < 0;
                    yield return (Root(times_s[k - 1], turn_s), isPeak);
                    yield return (Root(turn_s, times_s[k + 1]), !isPeak);
                }

                if (margins[k] >= 0 != margins[k + 1] >= 0)
                {
                    yield return (Root(times_s[k], times_s[k + 1]), margins[k] < 0);
                }
            }
        }

        // A peak below the least elevation, or a dip above it, whose top may lie on the other side between the steps.
        private double? Extreme(int k)
        {
            var (before, here, after) = (margins[k - 1], margins[k], margins[k + 1]);
            var isPeak = here < 0 && before < here && after <= here;
            var isDip = here >= 0 && before > here && after >= here;
            if ((!isPeak && !isDip) || Math.Abs(here) > PeakReach || (before >= 0) != (here >= 0)
                || (after >= 0) != (here >= 0))
            {
                return null;
            }

            var sign = isPeak ? -1 : 1;
            var turn = BrentMinimum.Find(
                time_s => sign * Margin(time_s), times_s[k - 1], times_s[k + 1], Tolerance_s);
            return sign * turn.Value >= 0 == isPeak ? turn.X : null;
        }

        // The first step not before a time.
        private int IndexOf(double time_s) => times_s.BinarySearch(time_s) is var at && at >= 0 ? at : ~at;

        private double Root(double from_s, double to_s) => BrentRoot.Find(Margin, from_s, to_s, Tolerance_s).X;

        private double Margin(double time_s) => sky.Margin(station, MomentAt(time_s));

        private double Elevation(double time_s) => ViewAt(time_s).Direction.Elevation_rad;

        private StationView ViewAt(double time_s) => StationSky.View(station, MomentAt(time_s));

        private StationSky.Moment MomentAt(double time_s) => sky.At(EpochAt(time_s));

        private Epoch EpochAt(double time_s)
        {
            var epoch = path.First + Duration.FromSeconds(time_s);
            return epoch > path.Last ? path.Last : epoch;
        }

        private Pass PassOf(double rise_s, double set_s, bool isWhole)
        {
            // The highest of the steps within, and then between its neighbours.
            var (top_s, top) = (rise_s, Elevation(rise_s));
            for (var k = IndexOf(rise_s); k < times_s.Count && times_s[k] <= set_s; k++)
            {
                var elevation = StationSky.View(station, moments[k]).Direction.Elevation_rad;
                (top_s, top) = elevation > top ? (times_s[k], elevation) : (top_s, top);
            }

            var (before, after) = (IndexOf(top_s) - 1, IndexOf(Math.BitIncrement(top_s)));
            var low_s = before >= 0 ? Math.Max(rise_s, times_s[before]) : rise_s;
            var high_s = after < times_s.Count ? Math.Min(set_s, times_s[after]) : set_s;
            var turn = BrentMinimum.Find(time_s => -Elevation(time_s), low_s, Math.Max(low_s, high_s), Tolerance_s);
            top_s = -turn.Value > top ? turn.X : top_s;
            return new(station, EpochAt(rise_s), EpochAt(top_s), EpochAt(set_s), ViewAt(rise_s), ViewAt(top_s),
                ViewAt(set_s), isWhole);
        }
    }
}
