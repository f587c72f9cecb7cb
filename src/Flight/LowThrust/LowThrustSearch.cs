using Guanghan.Core.Time;

namespace Guanghan.Flight.LowThrust;

/// <summary>
/// Looks for a low-thrust transfer from many first guesses. <see cref="SimsFlanagan"/> finds the best near one guess,
/// and from many guesses nothing at all: here the dates and times of flight are cut into parts, each part and each
/// number of revolutions is tried from its own middle with few iterations, and the best that closes is sought again,
/// without the parts' bounds, from about its own dates. Parts are tried beside each other and compared in their order:
/// the same bits on any number of threads. It misses what no middle of a part leads to.
/// </summary>
public static class LowThrustSearch
{
    private const int DateParts = 4;
    private const int TimeParts = 3;
    private const int FewIterations = 120; // what converges takes 40 to 80
    private const double Closed_m = 1e3; // of some 1e11 m
    private const double Closed_m_s = 1e-3;

    /// <summary>Whether a transfer closes and so can be flown, known to be the best or not.</summary>
    /// <param name="transfer">The transfer.</param>
    public static bool Closes(LowThrustTransfer transfer)
    {
        ArgumentNullException.ThrowIfNull(transfer);
        return transfer.PositionResidual_m < Closed_m && transfer.VelocityResidual_m_s < Closed_m_s;
    }

    /// <summary>Searches.</summary>
    /// <param name="problem">The problem; its number of revolutions is not used.</param>
    /// <param name="revolutionCount_max">Whole revolutions of first guesses at most.</param>
    /// <param name="progress">Told the fraction done, by one thread at a time; null: nobody.</param>
    /// <param name="cancellation">Stops between parts.</param>
    /// <returns>The best that closes; where none does, the one with the least gap.</returns>
    /// <exception cref="ArgumentException">There is no such transfer; says what is wrong.</exception>
    public static LowThrustTransfer Run(
        LowThrustProblem problem, int revolutionCount_max, Action<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Require();
        ArgumentOutOfRangeException.ThrowIfNegative(revolutionCount_max);
        Ask(problem);
        var dates = Parts(0, (problem.LatestDeparture - problem.EarliestDeparture).Seconds_s, DateParts);
        var times = Parts(problem.ShortestFlight.Seconds_s, problem.LongestFlight.Seconds_s, TimeParts);
        LowThrustProblem[] parts =
        [
            .. from revolutions in Enumerable.Range(0, revolutionCount_max + 1)
               from date in dates
               from time in times
               select Within(problem, date, time) with { RevolutionCount = revolutions },
        ];
        var (found, done, telling) = (new LowThrustTransfer[parts.Length], 0, new Lock());
        Parallel.For(0, parts.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
        {
            found[i] = SimsFlanagan.Solve(parts[i], new() { IterationCount_max = FewIterations });
            lock (telling)
            {
                done++;
                progress?.Invoke(0.9 * done / parts.Length);
            }
        });
        var best = Best(problem, found);
        if (!Closes(best))
        {
            return best;
        }

        var at = Array.IndexOf(found, best);
        var nearby = SimsFlanagan.Solve(About(problem, best, dates[0], times[0]) with
        {
            RevolutionCount = parts[at].RevolutionCount,
        });
        return Best(problem, [best, nearby]);
    }

    // Where a path does not reach its ends says so here, and not among many threads.
    private static void Ask(LowThrustProblem problem)
    {
        foreach (var epoch in (ReadOnlySpan<Epoch>)[problem.EarliestDeparture, problem.LatestDeparture])
        {
            problem.Departure.StateAt(epoch);
        }

        foreach (var epoch in (ReadOnlySpan<Epoch>)[problem.EarliestDeparture + problem.ShortestFlight,
            problem.LatestDeparture + problem.LongestFlight])
        {
            problem.Arrival.StateAt(epoch);
        }
    }

    private static LowThrustTransfer Best(LowThrustProblem problem, LowThrustTransfer[] found) =>
        found.Where(Closes).MinBy(one => Cost(problem, one)) ?? found.MinBy(one => one.PositionResidual_m)!;

    private static double Cost(LowThrustProblem problem, LowThrustTransfer one) =>
        problem.Objective == LowThrustObjective.TimeOfFlight ? one.TimeOfFlight.Seconds_s : one.Propellant_kg;

    private static (double From, double To)[] Parts(double from, double to, int count) => to > from
        ? [.. Enumerable.Range(0, count).Select(i =>
            (from + ((to - from) * i / count), from + ((to - from) * (i + 1) / count)))]
        : [(from, to)];

    private static LowThrustProblem Within(
        LowThrustProblem problem, (double From, double To) date_s, (double From, double To) time_s) => problem with
        {
            EarliestDeparture = problem.EarliestDeparture + Duration.FromSeconds(date_s.From),
            LatestDeparture = problem.EarliestDeparture + Duration.FromSeconds(date_s.To),
            ShortestFlight = Duration.FromSeconds(time_s.From),
            LongestFlight = Duration.FromSeconds(time_s.To),
        };

    // As wide as a part, with the best in its middle, within the problem's own bounds.
    private static LowThrustProblem About(
        LowThrustProblem problem, LowThrustTransfer best, (double From, double To) date_s,
        (double From, double To) time_s)
    {
        var (halfDate_s, halfTime_s) = ((date_s.To - date_s.From) / 2, (time_s.To - time_s.From) / 2);
        var (departure_s, flight_s) = (
            (best.Departure - problem.EarliestDeparture).Seconds_s, best.TimeOfFlight.Seconds_s);
        var span_s = (problem.LatestDeparture - problem.EarliestDeparture).Seconds_s;
        return Within(
            problem,
            (Math.Max(0, departure_s - halfDate_s), Math.Min(span_s, departure_s + halfDate_s)),
            (Math.Max(problem.ShortestFlight.Seconds_s, flight_s - halfTime_s),
                Math.Min(problem.LongestFlight.Seconds_s, flight_s + halfTime_s)));
    }
}
