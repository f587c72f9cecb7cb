using System.Collections.Concurrent;
using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Missions.Files;
using Guanghan.Missions.Store;

namespace Guanghan.Missions.Runs;

/// <summary>Runs single phases of one plan: from the store where they are known, else computed and stored.</summary>
internal sealed class PhaseExecution(
    MissionPlan plan, ResultStore store, IEphemeris ephemeris, IRunObserver observer, CancellationToken cancellation)
{
    private readonly ConcurrentDictionary<string, bool> _reused = new(StringComparer.Ordinal);

    /// <summary>Names of phases whose results were in the store, in the order of the file.</summary>
    public ImmutableArray<string> Reused =>
        [.. plan.Phases.Select(phase => phase.Name).Where(_reused.ContainsKey)];

    /// <summary>Runs a phase whose sources have ended.</summary>
    /// <param name="index">Its index in the plan.</param>
    /// <param name="sources">The phases it takes from.</param>
    public PhaseRun Execute(int index, ImmutableArray<PhaseRun> sources)
    {
        var planned = plan.Phases[index];
        var run = Decide(planned, sources);
        observer.Finished(run.Name, run.Status, run.Key);
        return run;
    }

    private PhaseRun Decide(PlannedPhase planned, ImmutableArray<PhaseRun> sources)
    {
        if (cancellation.IsCancellationRequested || sources.Any(source => source.Status == PhaseStatus.Cancelled))
        {
            return Without(planned, PhaseStatus.Cancelled, "", [], []);
        }

        if (sources.FirstOrDefault(source => source.Status == PhaseStatus.Refused) is { } refused)
        {
            return Without(planned, PhaseStatus.Refused, "", [], [MissionFindings.After(refused.Name)]);
        }

        var resolved = new ResolvedOptions(sources);
        var reading = planned.Phase.Read(resolved.Fill(planned.Options), plan.Files);
        var findings = reading.Problems.Select(problem => MissionFindings.Refused(problem, planned.Name)).ToList();
        if (!reading.IsResolved)
        {
            findings.Add(MissionFindings.Missing(resolved.Missing));
        }

        if (findings.Count > 0)
        {
            return Without(planned, PhaseStatus.Refused, "", reading.Inputs, [.. findings]);
        }

        var key = Keys.OfPhase(planned.Phase, reading.Digest, plan.Seed, ephemeris.Identity);
        return Recall(planned, key) is { } report
            ? With(planned, key, reading.Inputs, report)
            : Compute(planned, key, reading);
    }

    private Report? Recall(PlannedPhase planned, string key)
    {
        var report = store.Read(key, out var damage);
        if (damage is not null)
        {
            observer.FoundDamaged(planned.Name, key, damage);
        }

        if (report is not null)
        {
            _reused[planned.Name] = true;
            observer.Reused(planned.Name, key);
        }

        return report;
    }

    private PhaseRun Compute(PlannedPhase planned, string key, PhaseReading reading)
    {
        observer.Started(planned.Name);
        using var scratch = store.BeginScratch();
        Report report;
        try
        {
            report = reading.Run(new PhaseContext(
                ephemeris,
                plan.Seed,
                (doneFraction, words) => observer.Progressed(planned.Name, doneFraction, words),
                cancellation)
            {
                Scratch = scratch,
            });
            ReportCheck.Require(report, planned.Phase.Description);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return Without(planned, PhaseStatus.Cancelled, key, reading.Inputs, []);
        }
        catch (EphemerisException exception)
        {
            return Without(planned, PhaseStatus.Refused, key, reading.Inputs,
                [MissionFindings.Uncovered(exception.Message)]);
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            throw new PhaseFailedException(planned.Name, planned.Phase.Kind, plan.Seed, exception);
        }

        return With(planned, key, reading.Inputs, store.Write(key, report));
    }

    private static PhaseRun With(
        PlannedPhase planned, string key, ImmutableArray<InputValue> inputs, Report report) => new(
            planned.Name, planned.Phase.Kind, key, PhaseStatus.Done, planned.Phase.Description.Summary,
            planned.Phase.Description.Outputs, inputs, report);

    private static PhaseRun Without(
        PlannedPhase planned, PhaseStatus status, string key, ImmutableArray<InputValue> inputs,
        ImmutableArray<Finding> findings) => new(
            planned.Name, planned.Phase.Kind, key, status, planned.Phase.Description.Summary,
            planned.Phase.Description.Outputs, inputs, Report.Empty with { Findings = findings });
}
