using System.Globalization;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>Files of <c>flight.porkchop</c>.</summary>
internal static class PorkchopFiles
{
    private const double Day_s = 86400;
    private const int CurvePoints = 361;

    public static IEnumerable<Artefact> Of(PorkchopResult result)
    {
        var inputs = result.Inputs;
        var title = $"From {inputs.From.Name} to {inputs.To.Name}";
        yield return new("porkchop.svg", "image/svg+xml",
            "Launch energy and arrival speed over departure and arrival.",
            Encoding.UTF8.GetBytes(PorkchopPicture.Svg(new(
                title, result.Plot, inputs.First, inputs.Departures.Step_s, inputs.Times.First_s, inputs.Times.Step_s,
                result.Best?.Departure_s, result.Best?.FlightTime_s ?? 0))));
        if (result.Ends is { } ends)
        {
            yield return new("orbit.svg", "image/svg+xml", "The best transfer between the orbits of both bodies.",
                Encoding.UTF8.GetBytes(Orbits(result, ends, title)));
        }

        yield return new("transfers.csv", "text/csv", "All transfers of the grid.",
            Encoding.UTF8.GetBytes(Table(result)));
    }

    private static string Orbits(PorkchopResult result, TransferPath ends, string title)
    {
        var inputs = result.Inputs;
        var flight_s = (ends.Arrival - ends.Departure).Seconds_s;
        return OrbitPicture.Svg(
            string.Create(CultureInfo.InvariantCulture,
                $"{title}, {ends.Departure.ToIso(TimeScale.Utc, 0)[..10]} to " +
                $"{ends.Arrival.ToIso(TimeScale.Utc, 0)[..10]}"),
            "the ecliptic", BodyConstants.Of(Body.Sun).MeanRadius_m, "#f2c14e",
            [
                new($"orbit of {inputs.From.Name}", SvgSheet.Blue, Conic(ends.From), 1.1),
                new($"orbit of {inputs.To.Name}", SvgSheet.Red, Conic(ends.To), 1.1),
                new("transfer", SvgSheet.Orange, Arc(ends.Start, flight_s), 2.4),
            ],
            [
                new("departure", Plane(ends.From.Position_m), SvgSheet.Blue),
                new("arrival", Plane(ends.To.Position_m), SvgSheet.Red),
            ]);
    }

    // One turn in even eccentric anomalies would need a closed orbit, as both bodies' are.
    private static Vec3[] Conic(State<Icrf> state)
    {
        var elements = KeplerianElements.FromState(state, TransferBody.SunGm_m3_s2);
        return
        [
            .. Enumerable.Range(0, CurvePoints).Select(i => Plane((elements with
            {
                TrueAnomaly_rad = Math.Tau * i / (CurvePoints - 1),
            }).ToState<Icrf>(TransferBody.SunGm_m3_s2).Position_m)),
        ];
    }

    private static Vec3[] Arc(State<Icrf> start, double flight_s) =>
    [
        .. Enumerable.Range(0, CurvePoints).Select(i => Plane(KeplerPropagator.Propagate(
            start, TransferBody.SunGm_m3_s2, flight_s * i / (CurvePoints - 1)).Position_m)),
    ];

    private static Vec3 Plane(Vec3 position_m) =>
        Ecliptic.FromIcrf.Apply(new Vector<Icrf>(position_m)).Components;

    private static string Table(PorkchopResult result)
    {
        var (inputs, plot) = (result.Inputs, result.Plot);
        var text = new StringBuilder(
            "departure_utc,flight_time_d,revolutions,c3_km2_s2,arrival_speed_km_s,total_burn_km_s," +
            "departure_right_ascension_deg,departure_declination_deg\n");
        for (var i = 0; i < plot.DepartureCount; i++)
        {
            var departure = (inputs.First + Duration.FromSeconds(inputs.Departures.At_s(i))).ToIso(TimeScale.Utc, 0);
            for (var j = 0; j < plot.ArrivalCount; j++)
            {
                var cell = plot[i, j];
                if (!cell.IsFlown)
                {
                    continue;
                }

                var (x, y, z) = cell.DepartureVelocity_m_s;
                var ascension_deg = ((Math.Atan2(y, x) + Math.Tau) % Math.Tau) * 180 / Math.PI;
                var declination_deg = Math.Atan2(z, Math.Sqrt((x * x) + (y * y))) * 180 / Math.PI;
                text.Append(CultureInfo.InvariantCulture,
                    $"{departure},{inputs.Times.At_s(j) / Day_s:0.####},{cell.RevolutionCount},");
                text.Append(CultureInfo.InvariantCulture, $"{cell.C3_m2_s2 / 1e6:F5},");
                text.Append(CultureInfo.InvariantCulture,
                    $"{cell.ArrivalSpeed_m_s / 1e3:F5},{cell.TotalBurn_m_s / 1e3:F5},{ascension_deg:F3},");
                text.Append(CultureInfo.InvariantCulture, $"{declination_deg:F3}\n");
            }
        }

        return text.ToString();
    }
}
