using System.Collections.Immutable;
using Guanghan.Missions.Files;
using Guanghan.Missions.Store;

namespace Guanghan.Missions.Runs;

/// <summary>
/// Runs missions: computes what is not in the store, in parallel where phases do not need each other.
/// </summary>
public static class MissionRunner
{
    /// <summary>Version of Guanghan.</summary>
    public static string Version { get; } = typeof(MissionRunner).Assembly.GetName().Version!.ToString(3);

    /// <summary>
    /// Runs a mission. The result depends on the plan, the ephemeris and the code alone: not on the number of workers,
    /// nor on what was in the store, nor on how often an earlier run was killed.
    /// </summary>
    /// <param name="plan">A checked mission.</param>
    /// <param name="options">Where and how.</param>
    /// <param name="cancellation">Stops it; what has finished by then is kept in the store.</param>
    /// <exception cref="PhaseFailedException">A phase broke an invariant.</exception>
    public static RunOutcome Run(MissionPlan plan, RunOptions options, CancellationToken cancellation = default)
    {
        var store = ResultStore.Open(options.StoreFolder);
        using var folder = PendingRun.Begin(options.RunsFolder, plan, options.Observer);
        var identity = options.Ephemeris.IdentityOf(plan.Kernels);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var ephemeris = new LazyEphemeris(identity, () => options.Ephemeris.Open(plan.Kernels), stop.Token);
        var execution = new PhaseExecution(plan, store, ephemeris, folder.Journal, stop.Token);
        var phases = PhaseSchedule.Run(plan.Phases, options.Workers, execution.Execute, stop.Cancel);
        var run = new MissionRun(
            plan.Mission,
            plan.About,
            plan.FileName,
            Version,
            Keys.OfRun(plan, phases, identity),
            plan.Seed,
            identity,
            phases,
            [.. plan.Expectations.Select(expectation => Judge(expectation, phases))]);
        var isCancelled = phases.Any(phase => phase.Status == PhaseStatus.Cancelled);
        return new RunOutcome(
            run, isCancelled ? null : folder.Finish(run, options.Writer), isCancelled, execution.Reused);
    }

    private static ExpectationResult Judge(Expectation expectation, ImmutableArray<PhaseRun> phases) =>
        expectation.Judge(phases[expectation.Phase].Report.Figures.FirstOrDefault(figure =>
            string.Equals(figure.Name, expectation.Output, StringComparison.Ordinal)));
}
