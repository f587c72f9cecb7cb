using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>
/// When to leave one body for another: all ballistic transfers of a span, the best of them, the launch window. The
/// physics is in Transfers.
/// </summary>
public sealed class PorkchopPhase : IPhase<PorkchopInputs, PorkchopResult>
{
    /// <inheritdoc/>
    public static string Kind => "flight.porkchop";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = PorkchopOutputs.Description;

    /// <inheritdoc/>
    public static PorkchopInputs Read(Section section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return PorkchopReading.Read(section);
    }

    /// <inheritdoc/>
    public static PorkchopResult Run(PorkchopInputs inputs, PhaseContext context)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        ArgumentNullException.ThrowIfNull(context);
        var (from, to) = (Path(inputs.From), Path(inputs.To));
        var north = Ecliptic.FromIcrf.ZAxis.Components;
        var side = inputs.IsRetrograde ? -north : north;
        Epoch[] departures = [.. Values(inputs.Departures).Select(at_s => inputs.First + Duration.FromSeconds(at_s))];
        double[] times = [.. Values(inputs.Times)];
        var plot = Porkchop.ComputeByFlightTime(
            from, to, departures, times, TransferBody.SunGm_m3_s2, side, inputs.Parking, inputs.Capture,
            inputs.RevolutionCount_max,
            done => context.Progress(0.95 * done / departures.Length, "solving transfers"), context.Cancellation);
        var days = Days(inputs, plot);
        var best = Refine(inputs, days, (departure_s, time_s) => Porkchop.ComputeByFlightTime(
            from, to, [inputs.First + Duration.FromSeconds(departure_s)], [time_s], TransferBody.SunGm_m3_s2, side,
            inputs.Parking, inputs.Capture, inputs.RevolutionCount_max)[0, 0]);
        return new(inputs, plot, best, days, best is { } found ? Window(inputs, days, found) : null,
            best is { } flown ? Ends(inputs, flown, from, to, side) : null);

        Func<Epoch, State<Icrf>> Path(TransferBody body) => body.Over(inputs.First,
            inputs.First + Duration.FromSeconds(inputs.Departures.Last_s + inputs.Times.Last_s), context.Ephemeris);
    }

    /// <inheritdoc/>
    public static Report Report(PorkchopResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return PorkchopReport.Of(result);
    }

    private static IEnumerable<double> Values(EvenSteps steps) =>
        Enumerable.Range(0, steps.Count).Select(steps.At_s);

    private static double Cost(PorkchopInputs inputs, in PorkchopCell cell) =>
        !cell.IsFlown || inputs.Limits?.Keeps(cell) == false ? double.PositiveInfinity : inputs.Aim switch
        {
            TransferAim.LaunchEnergy => cell.C3_m2_s2,
            TransferAim.ArrivalSpeed => cell.ArrivalSpeed_m_s,
            _ => cell.TotalBurn_m_s,
        };

    private static ImmutableArray<RefinedTransfer> Days(PorkchopInputs inputs, Porkchop plot)
    {
        var days = new RefinedTransfer[plot.DepartureCount];
        for (var i = 0; i < days.Length; i++)
        {
            for (var j = 0; j < plot.ArrivalCount; j++)
            {
                var cell = plot[i, j];
                if (Cost(inputs, cell) < Cost(inputs, days[i].Cell))
                {
                    days[i] = new(inputs.Departures.At_s(i), inputs.Times.At_s(j), cell);
                }
            }
        }

        return [.. days];
    }

    private static RefinedTransfer? Refine(
        PorkchopInputs inputs, ImmutableArray<RefinedTransfer> days, Func<double, double, PorkchopCell> transferAt)
    {
        var best = days.MinBy(day => Cost(inputs, day.Cell));
        return best.Cell.IsFlown
            ? TransferRefinement.Find(
                transferAt, cell => Cost(inputs, cell), best,
                (inputs.Departures.First_s, inputs.Departures.Last_s, inputs.Departures.Step_s),
                (inputs.Times.First_s, inputs.Times.Last_s, inputs.Times.Step_s))
            : null;
    }

    private static LaunchWindow? Window(
        PorkchopInputs inputs, ImmutableArray<RefinedTransfer> days, RefinedTransfer best)
    {
        if (inputs.Limits is null)
        {
            return null;
        }

        // The best may lie between two departures of which only one serves.
        var middle = (int)Math.Clamp(Math.Round(best.Departure_s / inputs.Departures.Step_s), 0, days.Length - 1);
        middle = days[middle].Cell.IsFlown ? middle : days.IndexOf(days.MinBy(day => Cost(inputs, day.Cell)));
        var (first, last) = (middle, middle);
        while (first > 0 && days[first - 1].Cell.IsFlown)
        {
            first--;
        }

        while (last + 1 < days.Length && days[last + 1].Cell.IsFlown)
        {
            last++;
        }

        return new(inputs.Departures.At_s(first), inputs.Departures.At_s(last), first == 0 || last == days.Length - 1);
    }

    private static TransferPath Ends(
        PorkchopInputs inputs, RefinedTransfer best, Func<Epoch, State<Icrf>> from, Func<Epoch, State<Icrf>> to,
        Vec3 side)
    {
        var departure = inputs.First + Duration.FromSeconds(best.Departure_s);
        var arrival = departure + Duration.FromSeconds(best.FlightTime_s);
        var (start, end) = (from(departure), to(arrival));
        var angle_rad = Vec3.Angle_rad(start.Position_m, end.Position_m);
        var isLong = Vec3.Dot(Vec3.Cross(start.Position_m, end.Position_m), side) < 0;
        return new(departure, arrival, start, end,
            new(start.Position_m, start.Velocity_m_s + best.Cell.DepartureVelocity_m_s),
            isLong ? Math.Tau - angle_rad : angle_rad);
    }
}
