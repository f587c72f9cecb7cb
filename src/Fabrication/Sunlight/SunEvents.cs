using System.Collections.Immutable;
using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Sunlight;

/// <summary>
/// Finds events over a span: a scan brackets each sign change, and each near miss of a sign change, then Brent's
/// methods find the instant to 0.05 s. Assumes that nothing happens and is undone within one scan step unless an
/// extremum between three scan points shows it: narrow teeth of a mask may be missed.
/// </summary>
public static class SunEvents
{
    private const double Tolerance_s = 0.05;
    private const double ScanStep_s = 1200; // the Sun moves 0.17 deg, a third of its disc
    private const int StepsBetweenAsking = 256;

    /// <summary>All events in a span, in order of time.</summary>
    /// <param name="viewAt">What the site sees so many seconds after the start.</param>
    /// <param name="span_s">Length of the span, s.</param>
    /// <param name="usableElevation_rad">The usable elevation of the Sun's centre, rad.</param>
    /// <param name="cancellation">Asked while scanning.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static ImmutableArray<SunEvent> Find(
        Func<double, SkyView> viewAt, double span_s, double usableElevation_rad,
            CancellationToken cancellation = default)
    {
        (Func<SkyView, double> Function, SunEventKind Up, SunEventKind Down)[] crossings =
        [
            (view => view.HeightOverHorizon_rad + view.SunHalfAngle_rad, SunEventKind.Sunrise, SunEventKind.Sunset),
            (view => view.HeightOverHorizon_rad, SunEventKind.CentreRises, SunEventKind.CentreSets),
            (view => view.HeightOverHorizon_rad - view.SunHalfAngle_rad,
                SunEventKind.DiscClears, SunEventKind.DiscMeetsHorizon),
            (view => view.SunElevation_rad - usableElevation_rad, SunEventKind.UsableBegins, SunEventKind.UsableEnds),
            (view => view.EarthSeparation_rad - view.EarthHalfAngle_rad - view.SunHalfAngle_rad,
                SunEventKind.EclipseEnds, SunEventKind.EclipseBegins),
            (view => view.EarthSeparation_rad - view.EarthHalfAngle_rad + view.SunHalfAngle_rad,
                SunEventKind.TotalityEnds, SunEventKind.TotalityBegins),
        ];
        var count = Math.Max(2, (int)Math.Ceiling(span_s / ScanStep_s));
        var times = Enumerable.Range(0, count + 1).Select(i => span_s * i / count).ToArray();
        var views = new SkyView[times.Length];
        for (var i = 0; i < times.Length; i++)
        {
            if (i % StepsBetweenAsking == 0)
            {
                cancellation.ThrowIfCancellationRequested();
            }

            views[i] = viewAt(times[i]);
        }

        var events = new List<SunEvent>();
        foreach (var (function, up, down) in crossings)
        {
            var values = Array.ConvertAll(views, view => function(view));
            foreach (var (time_s, rising) in Roots(t => function(viewAt(t)), times, values))
            {
                events.Add(new(time_s, rising ? up : down, viewAt(time_s)));
            }
        }

        events.AddRange(Greatest(viewAt, times, views));
        return [.. events.Where(IsSeen).OrderBy(e => e.Time_s).ThenBy(e => e.Kind)];
    }

    // An eclipse behind the horizon is none for the site.
    private static bool IsSeen(SunEvent e) =>
        e.Kind < SunEventKind.EclipseBegins || e.View.HeightOverHorizon_rad > -e.View.SunHalfAngle_rad;

    private static IEnumerable<SunEvent> Greatest(Func<double, SkyView> viewAt, double[] times, SkyView[] views)
    {
        for (var i = 1; i + 1 < times.Length; i++)
        {
            var here = views[i].EarthSeparation_rad;
            if (here > views[i - 1].EarthSeparation_rad || here >= views[i + 1].EarthSeparation_rad)
            {
                continue;
            }

            var least = BrentMinimum.Find(t => viewAt(t).EarthSeparation_rad, times[i - 1], times[i + 1], Tolerance_s);
            var view = viewAt(least.X);
            if (view.BesideEarthFraction < 1)
            {
                yield return new(least.X, SunEventKind.EclipseGreatest, view);
            }
        }
    }

    private static IEnumerable<(double Time_s, bool Rising)> Roots(
        Func<double, double> function, double[] times, double[] values)
    {
        for (var i = 0; i + 1 < times.Length; i++)
        {
            if (values[i] < 0 != values[i + 1] < 0)
            {
                yield return (BrentRoot.Find(function, times[i], times[i + 1], Tolerance_s).X, values[i + 1] >= 0);
            }
            else if (i > 0 && values[i - 1] < 0 == values[i] < 0 && Turns(values[i - 1], values[i], values[i + 1]))
            {
                // The function comes near zero and turns: it may cross twice between the scan points.
                var sign = values[i] < 0 ? -1.0 : 1.0;
                var turn = BrentMinimum.Find(t => sign * function(t), times[i - 1], times[i + 1], Tolerance_s).X;
                if (sign * function(turn) < 0)
                {
                    yield return (BrentRoot.Find(function, times[i - 1], turn, Tolerance_s).X, sign < 0);
                    yield return (BrentRoot.Find(function, turn, times[i + 1], Tolerance_s).X, sign > 0);
                }
            }
        }
    }

    private static bool Turns(double before, double here, double after) =>
        Math.Abs(here) <= Math.Abs(before) && Math.Abs(here) <= Math.Abs(after) &&
        Math.Abs(here) <= Math.Abs(here - before) + Math.Abs(after - here);
}
