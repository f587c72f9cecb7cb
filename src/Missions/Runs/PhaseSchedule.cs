using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Guanghan.Missions.Files;

namespace Guanghan.Missions.Runs;

/// <summary>
/// Runs the phases of a plan on some threads, each as soon as those it takes from have ended; of those that are ready
/// the first in the file goes first. Which thread runs what, and when, changes no result.
/// </summary>
internal sealed class PhaseSchedule
{
    private readonly object _gate = new();
    private readonly SortedSet<int> _ready = [];
    private readonly SortedDictionary<int, Exception> _failures = [];
    private readonly ImmutableArray<PlannedPhase> _phases;
    private readonly Func<int, ImmutableArray<PhaseRun>, PhaseRun> _execute;
    private readonly Action _whenFailed;
    private readonly PhaseRun?[] _runs;
    private readonly int[] _waitsFor;
    private readonly List<int>[] _dependants;
    private int _left;

    private PhaseSchedule(
        ImmutableArray<PlannedPhase> phases, Func<int, ImmutableArray<PhaseRun>, PhaseRun> execute, Action whenFailed)
    {
        (_phases, _execute, _whenFailed, _left) = (phases, execute, whenFailed, phases.Length);
        _runs = new PhaseRun?[phases.Length];
        _waitsFor = [.. phases.Select(phase => phase.TakesFrom.Length)];
        _dependants = [.. phases.Select(_ => new List<int>())];
        for (var i = 0; i < phases.Length; i++)
        {
            foreach (var source in phases[i].TakesFrom)
            {
                _dependants[source].Add(i);
            }
        }
    }

    /// <summary>Runs them all.</summary>
    /// <param name="phases">A plan's phases: no circle among them.</param>
    /// <param name="workers">Most at a time.</param>
    /// <param name="execute">Runs one, given its index and the runs it takes from.</param>
    /// <param name="whenFailed">Called where one throws, so that those still running can be stopped.</param>
    /// <returns>In the order of the plan.</returns>
    /// <exception cref="PhaseFailedException">
    /// A phase broke an invariant; of several, the first in the file.
    /// </exception>
    public static ImmutableArray<PhaseRun> Run(
        ImmutableArray<PlannedPhase> phases,
        int workers,
        Func<int, ImmutableArray<PhaseRun>, PhaseRun> execute,
        Action whenFailed)
    {
        var schedule = new PhaseSchedule(phases, execute, whenFailed);
        for (var i = 0; i < phases.Length; i++)
        {
            if (schedule._waitsFor[i] == 0)
            {
                schedule._ready.Add(i);
            }
        }

        var threads = Enumerable.Range(0, Math.Clamp(workers, 1, phases.Length))
            .Select(_ => Task.Factory.StartNew(
                schedule.Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))
            .ToArray();
        Task.WaitAll(threads);
        if (schedule._failures.Count > 0)
        {
            ExceptionDispatchInfo.Throw(schedule._failures.First().Value);
        }

        return [.. schedule._runs.OfType<PhaseRun>()];
    }

    private void Work()
    {
        while (Take() is { } index)
        {
            PhaseRun? run = null;
            Exception? failure = null;
            try
            {
                run = _execute(index, [.. _phases[index].TakesFrom.Select(source => _runs[source]!)]);
            }
            catch (Exception exception)
            {
                // Carried to the caller's thread, which throws it: nothing goes on as if it had not happened.
                failure = exception;
            }

            End(index, run, failure);
            if (failure is not null)
            {
                _whenFailed();
            }
        }
    }

    private int? Take()
    {
        lock (_gate)
        {
            while (_ready.Count == 0 && _left > 0 && _failures.Count == 0)
            {
                Monitor.Wait(_gate);
            }

            if (_left == 0 || _failures.Count > 0)
            {
                return null;
            }

            var index = _ready.Min;
            _ready.Remove(index);
            return index;
        }
    }

    private void End(int index, PhaseRun? run, Exception? failure)
    {
        lock (_gate)
        {
            if (failure is not null)
            {
                _failures.Add(index, failure);
            }

            _runs[index] = run;
            _left--;
            foreach (var dependant in _dependants[index])
            {
                if (--_waitsFor[dependant] == 0)
                {
                    _ready.Add(dependant);
                }
            }

            Monitor.PulseAll(_gate);
        }
    }
}
