using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Transfers;
using Series = Guanghan.Core.Phases.Series;

namespace Guanghan.Flight.Phases;

/// <summary>The report of <c>flight.porkchop</c>.</summary>
internal static class PorkchopReport
{
    private const double SteepAngle_rad = 4 * Math.PI / 180; // about 180 deg, where arcs stand out of both planes

    public static Report Of(PorkchopResult result) => Report.Empty with
    {
        Figures = [.. Figures(result)],
        Series = [.. SeriesOf(result)],
        Events = [.. Events(result)],
        Artefacts = [.. PorkchopFiles.Of(result)],
        Findings = [.. Findings(result)],
    };

    private static IEnumerable<Figure> Figures(PorkchopResult result)
    {
        var (inputs, count) = (result.Inputs, result.Plot.DepartureCount * result.Plot.ArrivalCount);
        if (result.Best is { Cell: var cell } best && result.Ends is { } ends)
        {
            var out_m_s = cell.DepartureVelocity_m_s;
            yield return new("best.flight_time", best.FlightTime_s);
            yield return new("best.launch_energy", cell.C3_m2_s2);
            yield return new("best.departure_speed", out_m_s.Length);
            yield return new("best.arrival_speed", cell.ArrivalSpeed_m_s);
            yield return new("best.departure_burn", inputs.Parking.Burn_m_s(cell.C3_m2_s2));
            yield return new("best.arrival_burn",
                inputs.Capture.Burn_m_s(cell.ArrivalSpeed_m_s * cell.ArrivalSpeed_m_s));
            yield return new("best.total_burn", cell.TotalBurn_m_s);
            yield return new("best.right_ascension", (Math.Atan2(out_m_s.Y, out_m_s.X) + Math.Tau) % Math.Tau);
            yield return new("best.declination", Declination_rad(out_m_s));
            yield return new("best.transfer_angle", ends.TransferAngle_rad);
            yield return new("best.revolutions", cell.RevolutionCount);
            var orbit = KeplerianElements.FromState(ends.Start, TransferBody.SunGm_m3_s2);
            yield return new("best.perihelion", orbit.PeriapsisRadius_m);
            if (orbit.EccentricityRatio < 1)
            {
                yield return new("best.aphelion", orbit.ApoapsisRadius_m);
            }
        }

        if (result.Window is { } window)
        {
            yield return new("window.length", window.Closes_s - window.Opens_s);
        }

        yield return new("transfers", count);
        if (inputs.Limits is { } limits)
        {
            yield return new("transfers.kept", Cells(result.Plot).Count(one => limits.Keeps(one)) / (double)count);
        }
    }

    private static double Declination_rad(Vec3 direction) =>
        Math.Atan2(direction.Z, Math.Sqrt((direction.X * direction.X) + (direction.Y * direction.Y)));

    private static IEnumerable<PorkchopCell> Cells(Porkchop plot)
    {
        for (var i = 0; i < plot.DepartureCount; i++)
        {
            for (var j = 0; j < plot.ArrivalCount; j++)
            {
                yield return plot[i, j];
            }
        }
    }

    // Of departures that serve, in the order of time.
    private static IEnumerable<Series> SeriesOf(PorkchopResult result)
    {
        RefinedTransfer[] served = [.. result.Days.Where(day => day.Cell.IsFlown)];
        if (served.Length < 2)
        {
            yield break;
        }

        var axis = new SeriesAxis(
            "departure", Unit.Parse("d"), [.. served.Select(day => day.Departure_s)], result.Inputs.First);
        yield return new("least_burn", axis, [.. served.Select(day => day.Cell.TotalBurn_m_s)]);
        yield return new("launch_energy", axis, [.. served.Select(day => day.Cell.C3_m2_s2)]);
        yield return new("flight_time", axis, [.. served.Select(day => day.FlightTime_s)]);
    }

    private static IEnumerable<Event> Events(PorkchopResult result)
    {
        var found = new List<Event>();
        if (result.Ends is { } ends && result.Best is { Cell: var cell })
        {
            found.Add(new(ends.Departure, "departure", string.Create(CultureInfo.InvariantCulture,
                $"From {result.Inputs.From.Name}, C3 {cell.C3_m2_s2 / 1e6:0.###} km^2/s^2.")));
            found.Add(new(ends.Arrival, "arrival", string.Create(CultureInfo.InvariantCulture,
                $"At {result.Inputs.To.Name}, at {cell.ArrivalSpeed_m_s / 1e3:0.####} km/s.")));
        }

        if (result.Window is { } window)
        {
            found.Add(new(result.Inputs.First + Duration.FromSeconds(window.Opens_s), "window_opens",
                "The first departure from which a transfer keeps the limits."));
            found.Add(new(result.Inputs.First + Duration.FromSeconds(window.Closes_s), "window_closes",
                "The last departure from which a transfer keeps the limits."));
        }

        return found.OrderBy(one => one.At);
    }

    private static ImmutableArray<Finding> Findings(PorkchopResult result)
    {
        var (inputs, found) = (result.Inputs, ImmutableArray.CreateBuilder<Finding>());
        PorkchopCell[] flown = [.. Cells(result.Plot).Where(cell => cell.IsFlown)];
        if (result.Best is not { } best)
        {
            found.Add(flown.Length == 0
                ? FlightFindings.NoTransfer()
                : FlightFindings.NoTransferInLimits(flown.Min(cell => cell.C3_m2_s2) / 1e6,
                    flown.Min(cell => cell.ArrivalSpeed_m_s) / 1e3, flown.Min(cell => cell.TotalBurn_m_s) / 1e3));
            return found.ToImmutable();
        }

        if (Edge(inputs, best) is { } edge)
        {
            found.Add(FlightFindings.BestAtEdge(edge));
        }

        if (Math.Abs(result.Ends!.TransferAngle_rad - Math.PI) < SteepAngle_rad)
        {
            found.Add(FlightFindings.NearHalfTurn(result.Ends.TransferAngle_rad * 180 / Math.PI));
        }

        if (result.Window is { IsCut: true })
        {
            found.Add(FlightFindings.WindowCut());
        }

        return found.ToImmutable();
    }

    private static string? Edge(PorkchopInputs inputs, RefinedTransfer best) =>
        best.Departure_s <= inputs.Departures.First_s ? "the first departure"
        : best.Departure_s >= inputs.Departures.Last_s ? "the last departure"
        : best.FlightTime_s <= inputs.Times.First_s ? "the shortest flight"
        : best.FlightTime_s >= inputs.Times.Last_s ? "the longest flight"
        : null;
}
