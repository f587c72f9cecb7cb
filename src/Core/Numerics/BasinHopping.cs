using System.Globalization;

namespace Guanghan.Core.Numerics;

/// <summary>How a basin hopping runs.</summary>
public sealed record BasinHoppingOptions
{
    /// <summary>Where it starts, in the box; null for a random point.</summary>
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>How far a hop goes in each coordinate at most, as a fraction of the box.</summary>
    public double HopFraction { get; init; } = 0.1;

    /// <summary>First step of the local search, as a fraction of the box.</summary>
    public double StepFraction { get; init; } = 0.02;

    /// <summary>Evaluations of one local search at most; 0 for 600 a coordinate.</summary>
    public long LocalEvaluationCount_max { get; init; }

    /// <summary>Converged after so many hops that gained nothing.</summary>
    public int IdleHopCount_max { get; init; } = 50;

    /// <summary>Evaluations at most.</summary>
    public long EvaluationCount_max { get; init; } = 1_000_000;

    /// <summary>The search ends where a value is at or below this.</summary>
    public double Target { get; init; } = double.NegativeInfinity;
}

/// <summary>
/// Monotonic basin hopping: from the best minimum so far, a hop to a place near by and a local search from there;
/// better ones are kept. The local search is <see cref="CmaEs"/> with a small step, which needs no slopes and respects
/// the bounds. Sources: R. H. Leary, J. Global Optim. 18 (2000) 367; B. Addis, A. Cassioli, M. Locatelli and F. Schoen,
/// Comput. Optim. Appl. 48 (2011) 635, for trajectories. It finds the bottom of one funnel of minima; which one depends
/// on the start.
/// </summary>
public static class BasinHopping
{
    /// <summary>Looks for the least value.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="box">Where to look.</param>
    /// <param name="random">Where the numbers come from; it is moved on.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the search with what it has.</param>
    /// <exception cref="ArgumentException">A hop or a budget out of range; says which.</exception>
    public static SearchResult Minimise(
        BatchObjective objective, SearchBox box, RandomStream random, BasinHoppingOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(box);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(options.EvaluationCount_max);
        ArgumentOutOfRangeException.ThrowIfNegative(options.LocalEvaluationCount_max);
        ArgumentOutOfRangeException.ThrowIfLessThan(options.IdleHopCount_max, 1);
        if (!(options.HopFraction is > 0 and <= 1))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A hop must be above 0 and at most 1 of the box; it is {options.HopFraction}."), nameof(options));
        }
        var each = options.LocalEvaluationCount_max > 0 ? options.LocalEvaluationCount_max : 600L * box.Dimension;
        var best = Local(objective, box, random, options, options.Start, each, 0, cancellation);
        var (evaluations, idle) = (best.EvaluationCount, 0);
        while (best.Value > options.Target && evaluations < options.EvaluationCount_max
            && idle < options.IdleHopCount_max && !cancellation.IsCancellationRequested)
        {
            var found = Local(
                objective, box, random, options, Hop(best.Point, box, random, options.HopFraction), each, evaluations,
                cancellation);
            evaluations += found.EvaluationCount;
            (best, idle) = found.Value < best.Value ? (found, 0) : (best, idle + 1);
        }
        var converged = best.Value <= options.Target || idle >= options.IdleHopCount_max;
        return best with { Converged = converged, EvaluationCount = evaluations };
    }

    private static SearchResult Local(
        BatchObjective objective, SearchBox box, RandomStream random, BasinHoppingOptions options,
        IReadOnlyList<double>? start, long each, long done, CancellationToken cancellation) => CmaEs.Minimise(
            objective, box, random,
            new()
            {
                Start = start,
                StepFraction = options.StepFraction,
                EvaluationCount_max = Math.Min(each, options.EvaluationCount_max - done),
                Target = options.Target,
                ValueRatio = 1e-9,
            },
            cancellation);

    private static double[] Hop(
        IReadOnlyList<double> from, SearchBox box, RandomStream random, double fraction)
    {
        var (unit, point) = (new double[box.Dimension], new double[box.Dimension]);
        box.ToUnit([.. from], unit);
        for (var i = 0; i < unit.Length; i++)
        {
            unit[i] = Math.Clamp(unit[i] + (fraction * ((2 * random.NextUniformFraction()) - 1)), 0, 1);
        }
        box.FromUnit(unit, point);
        return point;
    }
}
