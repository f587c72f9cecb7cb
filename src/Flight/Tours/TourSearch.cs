using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Numerics;

namespace Guanghan.Flight.Tours;

/// <summary>How a tour is searched for.</summary>
public sealed record TourSearchOptions
{
    /// <summary>Names the run: one seed gives the same bits on any number of workers.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>Evaluations of the objective at most; the round that reaches them is finished.</summary>
    public long EvaluationCount_max { get; init; } = 10_000_000;

    /// <summary>Threads.</summary>
    public int WorkerCount { get; init; } = 1;

    /// <summary>The search ends where the objective is at or below this, m/s.</summary>
    public double Target_m_s { get; init; } = double.NegativeInfinity;

    /// <summary>Called now and then, by the caller's thread.</summary>
    public Action<TourSearchProgress>? Progress { get; init; }
}

/// <summary>Where a search is.</summary>
/// <param name="EvaluationCount">Evaluations done.</param>
/// <param name="Objective_m_s">The best objective so far, m/s.</param>
/// <param name="Point_si">Its decision vector, SI units.</param>
public sealed record TourSearchProgress(long EvaluationCount, double Objective_m_s, ImmutableArray<double> Point_si);

/// <summary>What a search for a tour found.</summary>
/// <param name="Converged">Whether the target was met; without one a global search cannot know that it is done.</param>
/// <param name="Objective_m_s">The best objective, m/s.</param>
/// <param name="Point_si">Its decision vector, SI units.</param>
/// <param name="Itinerary">What it means; null where no trajectory was found at all.</param>
/// <param name="EvaluationCount">Evaluations of the objective.</param>
/// <param name="SpreadFraction">Size of what the last descent was still searching, as a fraction of the bounds.</param>
public sealed record TourSearchResult(
    bool Converged, double Objective_m_s, ImmutableArray<double> Point_si, Itinerary? Itinerary, long EvaluationCount,
    double SpreadFraction);

/// <summary>
/// Looks for the cheapest decision vector of a tour: <see cref="RestartSearch"/> over the bounds of its variables, then
/// a descent from the best place found. Nothing guarantees the cheapest; see the tours page for how often the known
/// best is found.
/// </summary>
public static class TourSearch
{
    private const double LastStepFraction = 3e-4; // of the bounds; the restarts end about as near to a minimum
    private const long LastEvaluations = 3000; // a variable

    /// <summary>Searches.</summary>
    /// <param name="tour">The tour; its evaluation is called from all workers.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the search with the best so far.</param>
    /// <exception cref="ArgumentException">A budget that is not positive, or no worker; says which.</exception>
    public static TourSearchResult Run(
        ITour tour, TourSearchOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(tour);
        options ??= new();
        if (options.EvaluationCount_max < 1)
        {
            throw new ArgumentException(
                $"A search needs a positive number of evaluations; {options.EvaluationCount_max} were given.",
                nameof(options));
        }
        if (options.WorkerCount < 1)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A search needs at least one worker; {options.WorkerCount} were given."), nameof(options));
        }
        var box = Box(tour);
        var found = RestartSearch.Minimise(
            tour.Evaluate, box,
            new()
            {
                Seed = options.Seed,
                EvaluationCount_max = options.EvaluationCount_max,
                WorkerCount = options.WorkerCount,
                Target = options.Target_m_s,
                Progress = options.Progress is { } report
                    ? at => report(new(at.EvaluationCount, at.BestValue, at.Best))
                    : null,
            },
            cancellation);
        return Read(tour, Descend(tour, box, options, found, cancellation), options.Target_m_s);
    }

    private static SearchBox Box(ITour tour) => new(
        [.. tour.Variables.Select(variable => variable.Range.Low_si)],
        [.. tour.Variables.Select(variable => variable.Range.High_si)]);

    private static SearchResult Descend(
        ITour tour, SearchBox box, TourSearchOptions options, SearchResult found, CancellationToken cancellation)
    {
        if (!double.IsFinite(found.Value) || cancellation.IsCancellationRequested)
        {
            return found;
        }
        var last = CmaEs.Minimise(
            tour.Evaluate, box, new RandomStream(options.Seed).Substream("descent"),
            new()
            {
                Start = found.Point,
                StepFraction = LastStepFraction,
                PopulationCount = 8 + (4 * box.Dimension), // kinks need many: see the tours page
                EvaluationCount_max = LastEvaluations * box.Dimension,
                SpreadFraction = 1e-12,
            },
            cancellation);
        var best = last.Value < found.Value ? last : found with { Residual = last.Residual };
        return best with { EvaluationCount = found.EvaluationCount + last.EvaluationCount };
    }

    private static TourSearchResult Read(ITour tour, SearchResult best, double target)
    {
        var isFlown = best.Value < Tour.Infeasible_m_s;
        return new(
            best.Value <= target, isFlown ? best.Value : Tour.Infeasible_m_s, best.Point,
            isFlown ? tour.Decode(best.Point.AsSpan()) : null, best.EvaluationCount, best.Residual);
    }
}
