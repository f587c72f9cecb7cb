using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>Flies one ballistic arc.</summary>
internal static class DirectTransfer
{
    private const int Points = 401;

    public static TransferResult Fly(TransferInputs inputs, DirectPlan plan, PhaseContext context)
    {
        var from = plan.From.Over(plan.Departure, plan.Departure, context.Ephemeris)(plan.Departure);
        var to = plan.To.Over(plan.Arrival, plan.Arrival, context.Ephemeris)(plan.Arrival);
        var north = Ecliptic.FromIcrf.ZAxis.Components;
        var length_s = (plan.Arrival - plan.Departure).Seconds_s;
        var cell = Porkchop.ComputeByFlightTime(
            _ => from, _ => to, [plan.Departure], [length_s], TransferBody.SunGm_m3_s2,
            plan.IsRetrograde ? -north : north, plan.Parking, plan.Capture, plan.RevolutionCount_max)[0, 0];
        if (!cell.IsFlown)
        {
            return new(inputs, [], [], [], [], default, 0, null, null);
        }

        var speeds = new TransferSpeeds(cell.DepartureVelocity_m_s, cell.ArrivalVelocity_m_s,
            plan.Parking.Burn_m_s(cell.C3_m2_s2),
            plan.Capture.Burn_m_s(cell.ArrivalSpeed_m_s * cell.ArrivalSpeed_m_s));
        var start = new State<Icrf>(from.Position_m, from.Velocity_m_s + cell.DepartureVelocity_m_s);
        var full = plan.FullModel is { } planes ? FullModelTransfer.Correct(plan, planes, context) : null;
        var path = full is { Corrected.Converged: true }
            ? FullModelTransfer.Path(full.Corrected, plan, context.Ephemeris)
            : [.. TransferPaths.Arc(plan.Departure, start, length_s, Points)];
        return new(inputs,
            [
                new("departure", plan.From.Name, plan.Departure, from.Position_m, speeds.DepartureBurn_m_s,
                    speeds.Departure_m_s.Length, null, true),
                new("arrival", plan.To.Name, plan.Arrival, to.Position_m, speeds.ArrivalBurn_m_s,
                    speeds.Arrival_m_s.Length, null, true),
            ],
            [.. path], TransferPaths.EarthDistances_m(path, context.Ephemeris),
            [TransferPaths.Orbit(from), TransferPaths.Orbit(to)], speeds, cell.TotalBurn_m_s, null, null)
        {
            Full = full,
        };
    }
}
