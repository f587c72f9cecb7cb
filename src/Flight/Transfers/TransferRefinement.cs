namespace Guanghan.Flight.Transfers;

/// <summary>A transfer between two bodies at its own dates. <c>default</c> is not flown.</summary>
/// <param name="Departure_s">Departure, s after the first of the grid.</param>
/// <param name="FlightTime_s">Time of flight, s.</param>
/// <param name="Cell">The transfer.</param>
public readonly record struct RefinedTransfer(double Departure_s, double FlightTime_s, PorkchopCell Cell);

/// <summary>
/// Moves a grid's best transfer between the grid's dates: compass search (R. Hooke and T. A. Jeeves, J. ACM 8 (1961)
/// 212) in eight directions, with steps that halve from the grid's own. It finds the minimum of the valley that the
/// grid's best lies in, and never a worse transfer.
/// </summary>
public static class TransferRefinement
{
    private const int Rounds_max = 400; // each of eight transfers; 40 to 80 are taken
    private const double FinestRatio = 1e-5; // of the grid's steps: about a second of a day

    private static readonly (int Departure, int Time)[] s_ways =
        [(1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1)];

    /// <summary>Searches about a transfer.</summary>
    /// <param name="transferAt">The transfer of a departure, s, and a time of flight, s.</param>
    /// <param name="cost">What is to be least; infinite where a transfer is not allowed.</param>
    /// <param name="start">Where to begin.</param>
    /// <param name="departures_s">First and last departure, s, and the step.</param>
    /// <param name="times_s">Shortest and longest flight, s, and the step.</param>
    public static RefinedTransfer Find(
        Func<double, double, PorkchopCell> transferAt, Func<PorkchopCell, double> cost, RefinedTransfer start,
        (double First, double Last, double Step) departures_s, (double First, double Last, double Step) times_s)
    {
        ArgumentNullException.ThrowIfNull(transferAt);
        ArgumentNullException.ThrowIfNull(cost);
        var (best, least, part) = (start, cost(start.Cell), 0.5);
        for (var round = 0; round < Rounds_max && part > FinestRatio; round++)
        {
            var from = best;
            foreach (var (later, longer) in s_ways)
            {
                var departure_s = Math.Clamp(from.Departure_s + (later * part * departures_s.Step),
                    departures_s.First, departures_s.Last);
                var time_s = Math.Clamp(from.FlightTime_s + (longer * part * times_s.Step),
                    times_s.First, times_s.Last);
                var cell = transferAt(departure_s, time_s);
                if (cell.IsFlown && cost(cell) < least)
                {
                    (best, least) = (new(departure_s, time_s, cell), cost(cell));
                }
            }

            part = best == from ? part / 2 : part;
        }

        return best;
    }
}
