using Guanghan.Core.Phases;
using Guanghan.Flight.LowThrust;

namespace Guanghan.Flight.Phases;

/// <summary>Searches a low-thrust transfer and flies what it found.</summary>
internal static class LowThrustFlight
{
    private const int PointsASegment = 9;

    public static TransferResult Fly(TransferInputs inputs, LowThrustPlan plan, PhaseContext context)
    {
        var last = plan.Window.Latest + plan.Flight.Longest;
        var from = plan.From.Over(plan.Window.Earliest, last, context.Ephemeris);
        var to = plan.To.Over(plan.Window.Earliest, last, context.Ephemeris);
        var found = LowThrustSearch.Run(
            new(TransferEnd.Along(from, plan.DepartureSpeed_m_s), TransferEnd.Along(to, plan.ArrivalSpeed_m_s),
                plan.Engine, plan.Mass_kg, plan.DryMass_kg, TransferBody.SunGm_m3_s2)
            {
                EarliestDeparture = plan.Window.Earliest,
                LatestDeparture = plan.Window.Latest,
                ShortestFlight = plan.Flight.Shortest,
                LongestFlight = plan.Flight.Longest,
                SegmentCount = plan.SegmentCount,
                Objective = plan.Objective,
            },
            plan.RevolutionCount_max, done => context.Progress(done, "looking for the best thrust"),
            context.Cancellation);
        var (start, end) = (from(found.Departure), to(found.Arrival));
        TransferPoint[] path =
        [
            .. TransferPaths.Joined(found.Segments.SelectMany(Points)
                .Where(point => (found.Arrival - point.Epoch).Seconds_s > 1)),
            new(found.Arrival, found.Final, found.FinalMass_kg, 0),
        ];
        return new(inputs,
            [
                new("departure", plan.From.Name, found.Departure, start.Position_m, found.DepartureExcess_m_s.Length,
                    found.DepartureExcess_m_s.Length, null, false),
                new("arrival", plan.To.Name, found.Arrival, end.Position_m, found.ArrivalExcess_m_s.Length,
                    found.ArrivalExcess_m_s.Length, null, false),
            ],
            [.. path], TransferPaths.EarthDistances_m(path, context.Ephemeris),
            [TransferPaths.Orbit(start), TransferPaths.Orbit(end)],
            new(found.DepartureExcess_m_s, found.ArrivalExcess_m_s, 0, 0), found.DeltaV_m_s, null, found);
    }

    // Two coasts about the impulse in the middle that stands for the thrust.
    private static IEnumerable<TransferPoint> Points(ThrustSegment segment)
    {
        var half_s = segment.Length.Seconds_s / 2;
        var first = TransferPaths.Arc(segment.Begin, segment.Initial, half_s, PointsASegment, segment.InitialMass_kg,
            segment.ThrottleRatio).ToArray();
        var middle = first[^1].State with { Velocity_m_s = first[^1].State.Velocity_m_s + segment.DeltaV_m_s };
        return first.Concat(TransferPaths.Arc(first[^1].Epoch, middle, half_s, PointsASegment, segment.FinalMass_kg,
            segment.ThrottleRatio).Skip(1).SkipLast(1));
    }
}
