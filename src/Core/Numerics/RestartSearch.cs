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
    public double WideFraction { get; init; } = 0.3;

    /// <summary>
    /// Lines of search that know nothing of each other; the tasks are dealt out to them. One that gains nothing for
    /// <see cref="IdleRoundCount_max"/> rounds forgets all and starts anew.
    /// </summary>
    public int LineCount { get; init; } = 2;

    /// <summary>Rounds without a gain of a thousandth after which a line starts anew.</summary>
    public int IdleRoundCount_max { get; init; } = 8;

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
/// cref="CmaEs"/>), or goes over the box that two good places span. What a round's searches start from is decided
/// before the round, each has its own random stream, and their results are merged in order: so the bits do not depend
/// on the number of workers. A few lines of search share nothing, and one that has come to rest starts anew: a funnel
/// that deceives one does not hold all. The idea of restarts that share what they found: D. Molina, M. Lozano, C.
/// Garcia-Martinez and F. Herrera, Evol. Comput. 18 (2010) 27. Nothing guarantees the least value; "converged" means
/// that the target was met.
/// </summary>
public static class RestartSearch
{
    /// <summary>Looks for the least value.</summary>
    /// <param name="objective">The function; called from several threads at once where there are several
    /// workers.</param>
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
        ArgumentOutOfRangeException.ThrowIfLessThan(options.LineCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(options.LineCount, options.TaskCount);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.IdleRoundCount_max, 1);
        var lines = new RestartArchive[options.LineCount];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = new(box);
        }
        var best = new SearchResult(false, box.Lower, double.PositiveInfinity, 0, 1);
        var root = new RandomStream(options.Seed);
        var found = new SearchResult[options.TaskCount];
        var (evaluations, round) = (0L, 0);
        while (evaluations < options.EvaluationCount_max && !(best.Value <= options.Target)
            && !cancellation.IsCancellationRequested)
        {
            var plans = new RestartTask[options.TaskCount];
            for (var i = 0; i < plans.Length; i++)
            {
                plans[i] = RestartTask.Plan(lines[i % lines.Length], root.Substream(round).Substream(i), box, options);
            }
            Run(plans, found, objective, box, options, cancellation);
            for (var i = 0; i < found.Length; i++)
            {
                evaluations += found[i].EvaluationCount;
                lines[i % lines.Length].Add(found[i]);
                best = found[i].Value < best.Value ? found[i] : best;
            }
            foreach (var line in lines)
            {
                line.EndRound(options.IdleRoundCount_max);
            }
            round++;
            options.Progress?.Invoke(new(round, evaluations, best.Value, best.Point));
        }
        return best with { Converged = best.Value <= options.Target, EvaluationCount = evaluations };
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
