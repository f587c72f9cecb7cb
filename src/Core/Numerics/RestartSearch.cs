using System.Collections.Immutable;

namespace Guanghan.Core.Numerics;

/// <summary>How a search by restarts runs.</summary>
public sealed record RestartOptions
{
    /// <summary>Names the run: the same seed gives the same bits, on any number of workers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Evaluations at most; the round that reaches them is finished.</summary>
    public long EvaluationCount_max { get; init; } = 10_000_000;

    /// <summary>Threads; the function is called from all of them.</summary>
    public int WorkerCount { get; init; } = 1;

    /// <summary>The search ends after the round in which a value is at or below this.</summary>
    public double Target { get; init; } = double.NegativeInfinity;

    /// <summary>Searches in a round. The result depends on it, unlike on the workers.</summary>
    public int TaskCount { get; init; } = 8;

    /// <summary>Evaluations of a search over the whole box; 0 for 2000 a coordinate.</summary>
    public long WideEvaluationCount { get; init; }

    /// <summary>Share of the searches that go over the whole box.</summary>
    public double WideFraction { get; init; } = 0.4;

    /// <summary>Called after each round, by the caller's thread.</summary>
    public Action<SearchProgress>? Progress { get; init; }
}

/// <summary>Where a search is.</summary>
/// <param name="Round">Rounds done.</param>
/// <param name="EvaluationCount">Evaluations done.</param>
/// <param name="BestValue">The least value so far.</param>
/// <param name="Best">Where it is.</param>
public sealed record SearchProgress(int Round, long EvaluationCount, double BestValue, ImmutableArray<double> Best);

/// <summary>
/// Many short searches that learn from each other, in rounds. A search either goes over the whole box (<see
/// cref="DifferentialEvolution"/>), or descends from a good place found before with a step of random size (<see
/// cref="CmaEs"/>), or goes over the box that two good places span. What a round's searches start from is decided before
/// the round, each has its own random stream, and their results are merged in order: so the bits do not depend on the
/// number of workers. The idea of restarts that share what they found: D. Molina, M. Lozano, C. Garcia-Martinez and F.
/// Herrera, Evol. Comput. 18 (2010) 27. Nothing guarantees the least value; "converged" means that the target was met.
/// </summary>
public static class RestartSearch
{
    /// <summary>Looks for the least value.</summary>
    /// <param name="objective">The function; called from several threads at once where there are several workers.</param>
    /// <param name="box">Where to look.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the search within a generation, with what it has.</param>
    /// <exception cref="ArgumentException">A budget or a count out of range; says which.</exception>
    public static SearchResult Minimise(
        BatchObjective objective, SearchBox box, RestartOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(box);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(options.EvaluationCount_max);
        ArgumentOutOfRangeException.ThrowIfNegative(options.WideEvaluationCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.WorkerCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.TaskCount, 1);
        var archive = new RestartArchive(box);
        var root = new RandomStream(options.Seed);
        var found = new SearchResult[options.TaskCount];
        var (evaluations, round) = (0L, 0);
        while (evaluations < options.EvaluationCount_max && !(archive.BestValue <= options.Target)
            && !cancellation.IsCancellationRequested)
        {
            var plans = new RestartTask[options.TaskCount];
            for (var i = 0; i < plans.Length; i++)
            {
                plans[i] = RestartTask.Plan(archive, root.Substream(round).Substream(i), box, options);
            }
            Run(plans, found, objective, box, options, cancellation);
            foreach (var result in found)
            {
                evaluations += result.EvaluationCount;
                archive.Add(result);
            }
            round++;
            options.Progress?.Invoke(new(round, evaluations, archive.BestValue, archive.Best));
        }
        return new(
            archive.BestValue <= options.Target, archive.Best, archive.BestValue, evaluations, archive.Spread);
    }

    private static void Run(
        RestartTask[] plans, SearchResult[] found, BatchObjective objective, SearchBox box, RestartOptions options,
        CancellationToken cancellation)
    {
        if (options.WorkerCount == 1)
        {
            for (var i = 0; i < plans.Length; i++)
            {
                found[i] = plans[i].Run(objective, box, options.Target, cancellation);
            }
            return;
        }
        Parallel.For(
            0, plans.Length, new ParallelOptions { MaxDegreeOfParallelism = options.WorkerCount },
            i => found[i] = plans[i].Run(objective, box, options.Target, cancellation));
    }
}
