using System.Collections.Immutable;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Printer;

/// <summary>How fast the machine works.</summary>
/// <param name="Speed_m_s">Pen with the shutter open, m/s.</param>
/// <param name="TravelSpeed_m_s">Pen with the shutter closed, m/s.</param>
/// <param name="Recoat_s">Spreading one layer of soil, s.</param>
public sealed record MachineRates(double Speed_m_s, double TravelSpeed_m_s, double Recoat_s);

/// <summary>How a print ended.</summary>
public enum PrintOutcome
{
    /// <summary>Every stroke was drawn.</summary>
    Finished,

    /// <summary>The light never reached the threshold.</summary>
    NeverLit,

    /// <summary>One stroke or spreading takes longer than every window of light that was left.</summary>
    StrokeTooLong,

    /// <summary>The series of light ended first.</summary>
    SeriesTooShort,
}

/// <summary>
/// When each layer is printed. The machine works in sunlight only; a stroke with the move to it, or the spreading of a
/// layer, is not begun where it could not end before the light falls below the threshold: it waits for the next window.
/// Strokes that join end to end without the shutter closing are each a stroke.
/// </summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Windows">When there was light enough.</param>
/// <param name="Printing_s">Time at work: strokes, moves and spreading, s.</param>
/// <param name="Exposed_s">Time with the shutter open, s.</param>
/// <param name="Travel_m">Length moved with the shutter closed, m.</param>
/// <param name="Start_s">When work began, s from the start of the series.</param>
/// <param name="Finish_s">When the last finished stroke ended, s from the start of the series.</param>
/// <param name="Lit_s">Time between these with light enough, s.</param>
/// <param name="WindowCount">Windows worked in.</param>
/// <param name="LayerFinishes_s">When each finished layer was done, s from the start of the series.</param>
/// <param name="Pauses_s">
/// When work stopped for want of light and when it went on, s from the start of the series.
/// </param>
public sealed record PrintSchedule(
    PrintOutcome Outcome, ImmutableArray<LightWindow> Windows, double Printing_s, double Exposed_s, double Travel_m,
    double Start_s, double Finish_s, double Lit_s, int WindowCount, ImmutableArray<double> LayerFinishes_s,
    ImmutableArray<LightWindow> Pauses_s)
{
    /// <summary>From the first move to the last, s.</summary>
    public double Elapsed_s => Finish_s - Start_s;

    /// <summary>Part of the elapsed time without light enough, s.</summary>
    public double Dark_s => Elapsed_s - Lit_s;

    /// <summary>Lays all strokes into the windows of light.</summary>
    /// <param name="paths">All layers, from the bottom.</param>
    /// <param name="rates">How fast the machine works.</param>
    /// <param name="windows">When there is light enough.</param>
    /// <param name="cancellation">Asked before each layer.</param>
    public static PrintSchedule Plan(
        ImmutableArray<DrawnLayer> paths, MachineRates rates, ImmutableArray<LightWindow> windows,
        CancellationToken cancellation)
    {
        if (windows.IsEmpty)
        {
            return new(PrintOutcome.NeverLit, windows, 0, 0, 0, 0, 0, 0, 0, [], []);
        }

        var clock = new Clock(windows);
        var finishes = ImmutableArray.CreateBuilder<double>(paths.Length);
        var (exposed, travel, isDone) = (0.0, 0.0, true);
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            isDone = clock.TryWork(rates.Recoat_s);
            LatticePoint? last = null;
            foreach (var track in path.Tracks)
            {
                if (!isDone)
                {
                    break;
                }

                // To the first stroke of a layer the pen moves while the soil is spread.
                var move = last?.DistanceTo_m(track.From) ?? 0;
                last = track.To;
                var stroke = track.Length_m / rates.Speed_m_s;
                isDone = clock.TryWork((move / rates.TravelSpeed_m_s) + stroke);
                exposed += isDone ? stroke : 0;
                travel += isDone ? move : 0;
            }

            if (!isDone)
            {
                break;
            }

            finishes.Add(clock.Now_s);
        }

        var outcome = isDone ? PrintOutcome.Finished
            : clock.WasTooLong ? PrintOutcome.StrokeTooLong : PrintOutcome.SeriesTooShort;
        return new(outcome, windows, clock.Worked_s, exposed, travel, clock.Start_s, clock.Now_s, clock.Lit_s,
            clock.WindowCount, finishes.ToImmutable(), [.. clock.Pauses]);
    }

    /// <summary>The time of the machine, which only moves inside windows.</summary>
    private sealed class Clock(ImmutableArray<LightWindow> windows)
    {
        private int _window;

        public double Start_s { get; } = windows[0].Start_s;

        public double Now_s { get; private set; } = windows[0].Start_s;

        public double Worked_s { get; private set; }

        public bool WasTooLong { get; private set; }

        public int WindowCount { get; private set; } = 1;

        public List<LightWindow> Pauses { get; } = [];

        public double Lit_s
        {
            get
            {
                var sum = 0.0;
                for (var at = 0; at <= _window; at++)
                {
                    sum += Math.Max(0, Math.Min(windows[at].End_s, Now_s) - windows[at].Start_s);
                }

                return sum;
            }
        }

        public bool TryWork(double needed_s)
        {
            var at = _window;
            var start = Now_s;
            while (start + needed_s > windows[at].End_s)
            {
                if (++at == windows.Length)
                {
                    WasTooLong = windows.All(window => window.Length_s < needed_s);
                    return false;
                }

                start = windows[at].Start_s;
            }

            if (at != _window)
            {
                Pauses.Add(new LightWindow(Now_s, start));
                WindowCount++;
            }

            (_window, Now_s, Worked_s) = (at, start + needed_s, Worked_s + needed_s);
            return true;
        }
    }
}
