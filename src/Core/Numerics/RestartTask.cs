using System.Collections.Immutable;

namespace Guanghan.Core.Numerics;

/// <summary>One short search of a <see cref="RestartSearch"/>: decided before its round, run on any thread.</summary>
internal sealed class RestartTask
{
    private const double SmallestStep = 0.001; // of the box; a descent starts with a step from here to the largest
    private const double LargestStep = 0.1;
    private const long DescentEvaluations = 1500; // a coordinate

    private readonly RandomStream _random;
    private readonly ImmutableArray<double> _start;
    private readonly SearchBox? _span;
    private readonly double _step;
    private readonly int _population;
    private readonly long _evaluations;

    private RestartTask(
        RandomStream random, ImmutableArray<double> start, SearchBox? span, double step, int population,
        long evaluations)
    {
        (_random, _start, _span) = (random, start, span);
        (_step, _population, _evaluations) = (step, population, evaluations);
    }

    /// <summary>Chooses what to do from what is known.</summary>
    public static RestartTask Plan(RestartArchive archive, RandomStream random, SearchBox box, RestartOptions options)
    {
        var n = box.Dimension;
        var wide = options.WideEvaluationCount > 0 ? options.WideEvaluationCount : 2000L * n;
        var population = (int)(n * (4 + (8 * random.NextUniformFraction()))) + 8;
        var choice = random.NextUniformFraction();
        if (archive.Count == 0 || choice < options.WideFraction)
        {
            return new(random, [], null, 0, population, wide);
        }
        if (choice < options.WideFraction + (0.6 * (1 - options.WideFraction)))
        {
            var step = SmallestStep * Math.Pow(LargestStep / SmallestStep, random.NextUniformFraction());
            // Kinks, as where a manoeuvre vanishes or a limit is met, are passed by larger populations than the
            // strategy's own 4 + 3 ln n, by three times as many coordinates best.
            var many = 4 + (int)((3 * Math.Log(n)) + (4 * n * random.NextUniformFraction()));
            return new(random, archive.Pick(random), null, step, many, DescentEvaluations * n);
        }
        return new(random, [], archive.Span(random, box), 0, population, wide / 2);
    }

    public SearchResult Run(
        BatchObjective objective, SearchBox box, double target, CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return new(false, box.Lower, double.PositiveInfinity, 0, 1);
        }
        if (_start.Length > 0)
        {
            return Descend(objective, box, _start, _step, target, cancellation);
        }
        return DifferentialEvolution.Minimise(
            objective, _span ?? box, _random,
            new()
            {
                PopulationCount = _population,
                EvaluationCount_max = _evaluations,
                Target = target,
                SpreadFraction = 1e-4,
                BestFraction = 0.25,
            },
            cancellation);
    }

    private SearchResult Descend(
        BatchObjective objective, SearchBox box, ImmutableArray<double> start, double step, double target,
        CancellationToken cancellation) => CmaEs.Minimise(
            objective, box, _random,
            new()
            {
                Start = start,
                StepFraction = step,
                PopulationCount = _population,
                EvaluationCount_max = _evaluations,
                Target = target,
                ValueRatio = 1e-10,
            },
            cancellation);
}
