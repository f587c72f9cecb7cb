using System.Diagnostics;
using System.Globalization;
using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Cli.Terminal;

/// <summary>
/// Shows a run going on, on standard error: a bar for each phase that is computing where that is a terminal, otherwise
/// one plain line when a phase starts and one when it ends. Where standard error cannot be written, the run goes on
/// unseen.
/// </summary>
internal sealed class Progress : IRunObserver, IDisposable
{
    private const int BarWidth = 24;
    private const int NoWidth = 79; // of a terminal that does not tell
    private static readonly TimeSpan s_refresh = TimeSpan.FromMilliseconds(100);

    private readonly Lock _lock = new();
    private readonly TextWriter _writer;
    private readonly bool _isTerminal;
    private readonly int _nameWidth;
    private readonly SortedDictionary<string, Going> _going = new(StringComparer.Ordinal);
    private int _linesDrawn;
    private long _lastDrawn;
    private bool _isLost;

    private Progress(TextWriter writer, bool isTerminal, int nameWidth) =>
        (_writer, _isTerminal, _nameWidth) = (writer, isTerminal, nameWidth);

    public static Progress ForErrorStream(MissionPlan plan)
    {
        var terminal = !Console.IsErrorRedirected &&
            !string.Equals(Environment.GetEnvironmentVariable("TERM"), "dumb", StringComparison.Ordinal);
        return new(Console.Error, terminal, plan.Phases.Max(phase => phase.Name.Length));
    }

    public void Started(string phase)
    {
        lock (_lock)
        {
            _going[phase] = new Going(Stopwatch.GetTimestamp(), 0, "");
            if (_isTerminal)
            {
                Draw(force: true);
            }
            else
            {
                Write($"{phase.PadRight(_nameWidth)}  started\n");
            }
        }
    }

    public void Progressed(string phase, double doneFraction, string words)
    {
        lock (_lock)
        {
            if (_going.TryGetValue(phase, out var going))
            {
                _going[phase] = going with { DoneFraction = doneFraction, Words = words };
                Draw(force: false);
            }
        }
    }

    public void Finished(string phase, PhaseStatus status, string key)
    {
        lock (_lock)
        {
            if (!_going.Remove(phase, out var going) && status == PhaseStatus.Done)
            {
                return; // stored already, which has been said
            }

            Say(phase, status switch
            {
                PhaseStatus.Done => string.Create(CultureInfo.InvariantCulture,
                    $"done, {Stopwatch.GetElapsedTime(going!.Start).TotalSeconds:F1} s"),
                PhaseStatus.Refused => "not computed; its findings say why",
                _ => "cancelled",
            });
        }
    }

    public void Reused(string phase, string key)
    {
        lock (_lock)
        {
            _going.Remove(phase);
            Say(phase, "stored already");
        }
    }

    public void FoundDamaged(string phase, string key, string damage)
    {
        lock (_lock)
        {
            Say(phase, $"the stored result is damaged ({damage}); it is moved aside and computed again");
        }
    }

    /// <summary>Takes the bars away; what has ended stays on the screen.</summary>
    public void Close()
    {
        lock (_lock)
        {
            Erase();
        }
    }

    public void Dispose() => Close();

    private void Say(string phase, string words)
    {
        Erase();
        Write($"{phase.PadRight(_nameWidth)}  {words}\n");
        Draw(force: true);
    }

    private void Draw(bool force)
    {
        if (!_isTerminal || (!force && Stopwatch.GetElapsedTime(_lastDrawn) < s_refresh))
        {
            return;
        }

        Erase();
        _lastDrawn = Stopwatch.GetTimestamp();
        foreach (var (phase, going) in _going)
        {
            var full = (int)Math.Round(Math.Clamp(going.DoneFraction, 0, 1) * BarWidth);
            var line = string.Create(CultureInfo.InvariantCulture,
                $"{phase.PadRight(_nameWidth)}  {new string('█', full)}{new string('░', BarWidth - full)} " +
                $"{going.DoneFraction,4:P0} {going.Words}");
            Write((line.Length < Columns() ? line : line[..Columns()]) + "\n");
            _linesDrawn++;
        }
    }

    private void Erase()
    {
        if (_linesDrawn > 0)
        {
            // Up a line and clear it, once a bar (ECMA-48 CUU and EL). Clearing to the end of the screen would be
            // shorter, but at its top some terminals then keep what was there in their history.
            Write(string.Concat(Enumerable.Repeat("\e[1A\e[2K", _linesDrawn)));
            _linesDrawn = 0;
        }
    }

    private void Write(string text)
    {
        if (_isLost)
        {
            return;
        }

        try
        {
            _writer.Write(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _isLost = true; // a log on a full disk, a closed terminal
        }
    }

    private static int Columns()
    {
        try
        {
            return Console.WindowWidth is > 1 and var width ? width - 1 : NoWidth;
        }
        catch (IOException)
        {
            return NoWidth;
        }
    }

    private sealed record Going(long Start, double DoneFraction, string Words);
}
