using System.Diagnostics;
using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Flight.Tours;

namespace Guanghan.Bench.Areas;

/// <summary>Evaluating gravity-assist tours, one thread, and finding the best known ones, two threads.</summary>
internal static class ToursArea
{
    private const int Count = 4096;
    private const int Workers = 2;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        Rate("tours.cassini1", GtopProblems.Cassini1, isWide: true, 0.02),
        Rate("tours.cassini1_readable", GtopProblems.Cassini1, isWide: false, 0.02),
        Rate("tours.cassini2", GtopProblems.Cassini2, isWide: true, 0.1),
        Rate("tours.messenger", GtopProblems.MessengerReduced, isWide: true, 0.3),
        Rate("tours.rosetta", GtopProblems.Rosetta, isWide: true, 0.06),
        Search("tours.cassini1_search", GtopProblems.Cassini1, 10, 12_000_000, 4.9307499e3),
        Search("tours.messenger_search", GtopProblems.MessengerReduced, 7, 20_000_000, 1.01 * 8629.9),
        Search("hardtours.cassini2_search", GtopProblems.Cassini2, 7, 60_000_000, 1.01 * 8383.0),
        Search("hardtours.rosetta_search", GtopProblems.Rosetta, 7, 60_000_000, 1.01 * 1343.3),
    ];

    private static Benchmark Rate(string name, GtopProblem problem, bool isWide, double tolerance_m_s) => new(
        name,
        $"Objectives of random decision vectors of {problem.Name}, {(isWide ? "four at a time" : "one by one")}, one " +
        "thread, in processor seconds.",
        "Mevaluations/s", () => PrepareRate(problem, isWide, tolerance_m_s));

    private static Prepared PrepareRate(GtopProblem problem, bool isWide, double tolerance_m_s)
    {
        var (tour, n) = (problem.Tour, problem.Tour.Variables.Count);
        var (points, values) = (Scatter(tour), new double[Count]);
        problem.ToPoint(problem.PublishedBest_1.AsSpan()).CopyTo(points, 0);
        tour.Evaluate(points, values);
        var miss = Math.Abs(values[0] - problem.BestKnown_m_s);
        var apart = Enumerable.Range(0, Count)
            .Max(i => Math.Abs((values[i] / tour.Objective_m_s(points.AsSpan(i * n, n))) - 1));
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"the published vector gives {values[0] / 1000:F5} km/s, " +
                $"published {problem.BestKnown_m_s / 1000:F5}; " +
                $"wide and readable within {apart:E1}"),
            miss < tolerance_m_s && apart < 1e-7,
            null,
            "legs of a Lambert arc each, and states of planets; see the tours page",
            () => MillionsPerProcessorSecond(tour, points, values, isWide));
    }

    /// <summary>In processor seconds, so that other programs do not count; the work is one thread's.</summary>
    private static double MillionsPerProcessorSecond(ITour tour, double[] points, double[] values, bool isWide)
    {
        const double Enough_s = 0.3;
        var (n, batches, seconds) = (tour.Variables.Count, 0, 0.0);
        while (seconds < Enough_s)
        {
            seconds += Stopwatches.ProcessorSeconds(() =>
            {
                for (var i = 0; i < Count && !isWide; i++)
                {
                    values[i] = tour.Objective_m_s(points.AsSpan(i * n, n));
                }

                for (var i = 0; i < 8 && isWide; i++)
                {
                    tour.Evaluate(points, values);
                }
            });
            batches += isWide ? 8 : 1;
        }

        return batches * (double)Count / seconds / 1e6;
    }

    /// <summary>The seeds run while the answers are checked; their times are what is measured.</summary>
    private static Benchmark Search(string name, GtopProblem problem, int seeds, long evaluations, double target_m_s) =>
        new(
            name,
            string.Create(CultureInfo.InvariantCulture,
                $"{problem.Name} from nothing to {target_m_s / 1000:F5} km/s, {seeds} seeds, at most " +
                $"{evaluations / 1e6:F0} million evaluations, two threads."),
            "s", () => PrepareSearch(problem, seeds, evaluations, target_m_s));

    private static Prepared PrepareSearch(GtopProblem problem, int seeds, long evaluations, double target_m_s)
    {
        var (times, results) = (new double[seeds], new TourSearchResult[seeds]);
        for (var seed = 0; seed < seeds; seed++)
        {
            var start = Stopwatch.GetTimestamp();
            results[seed] = TourSearch.Run(
                problem.Tour,
                new()
                {
                    Seed = (ulong)seed + 1,
                    EvaluationCount_max = evaluations,
                    WorkerCount = Workers,
                    Target_m_s = target_m_s,
                });
            times[seed] = Stopwatch.GetElapsedTime(start).TotalSeconds;
        }

        var next = 0;
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"met by {results.Count(one => one.Converged)} of {seeds} seeds; km/s: ") +
            string.Join(' ', results.Select(one => Print(one.Objective_m_s / 1000, "F4"))) +
            "; million evaluations: " +
            string.Join(' ', results.Select(one => Print(one.EvaluationCount / 1e6, "F1"))) +
            "; s: " + string.Join(' ', times.Select(one => Print(one, "F1"))),
            true, // how often it is met is the answer, whatever it is
            null,
            "times of the first seeds, met or not",
            () => times[next++ % times.Length]);
    }

    private static string Print(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static double[] Scatter(ITour tour)
    {
        var random = new RandomStream(1);
        var points = new double[Count * tour.Variables.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var range = tour.Variables[i % tour.Variables.Count].Range;
            points[i] = range.Low_si + ((range.High_si - range.Low_si) * random.NextUniformFraction());
        }

        return points;
    }
}
