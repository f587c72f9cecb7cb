using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Correction;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>Takes a Lambert arc between two planets to the pull of Sun, planets and Moon.</summary>
internal static class FullModelTransfer
{
    private const double Near_d = 2; // in each hyperbola: about the Earth's sphere of influence at 5 km/s
    private const int PointsALeg = 101;

    private static readonly Body[] s_pulling =
    [
        Body.Sun, Body.Mercury, Body.Venus, Body.Earth, Body.Moon, Body.Mars, Body.Jupiter, Body.Saturn, Body.Uranus,
        Body.Neptune,
    ];

    public static FullTransfer Correct(DirectPlan plan, FullModelPlan planes, PhaseContext context)
    {
        context.Progress(0.1, "correcting to the full force model");
        var departure = new PeriapsisPassage(plan.From.Held!.Value, plan.Parking.PeriapsisRadius_m,
            planes.DepartureInclination_rad, Pole(plan.From.Held.Value, plan.Departure));
        var arrival = new PeriapsisPassage(plan.To.Held!.Value, plan.Capture.PeriapsisRadius_m,
            planes.ArrivalInclination_rad, Pole(plan.To.Held.Value, plan.Arrival));
        var nodes = PatchedTransfer.Between(departure, plan.Departure, arrival, plan.Arrival, Body.Sun,
            context.Ephemeris, Duration.FromDays(Near_d));
        var corrected = MultipleShooting.Correct(new(
            nodes, PatchedTransfer.Goals(departure, arrival, nodes.Count), Models(plan, context.Ephemeris),
            context.Ephemeris));
        var (start, end) = (corrected.Nodes[0].State, corrected.Nodes[^1].State);
        return new(corrected, Excess_m_s(start, plan.Parking), Excess_m_s(end, plan.Capture),
            start.Velocity_m_s.LengthSquared - (2 * plan.Parking.Gm_m3_s2 / start.Position_m.Length));
    }

    /// <summary>The corrected way about the Sun, flown node by node.</summary>
    public static TransferPoint[] Path(CorrectedTrajectory corrected, DirectPlan plan, IEphemeris ephemeris)
    {
        var models = Models(plan, ephemeris);
        var nodes = corrected.Nodes;
        return
        [
            .. TransferPaths.Joined(Enumerable.Range(0, nodes.Count - 1).SelectMany(k =>
            {
                var (node, next) = (nodes[k], nodes[k + 1]);
                var flown = new NumericalPropagator(models.First(model => model.Center == node.Center)).Propagate(
                    new(new(node.Epoch, node.State, 1), next.Epoch) { KeepsTrajectory = true });
                var length_s = (flown.Final.Epoch - node.Epoch).Seconds_s;
                return Enumerable.Range(0, PointsALeg).Select(i =>
                {
                    var epoch = i == PointsALeg - 1 ? flown.Final.Epoch
                        : node.Epoch + Duration.FromSeconds(length_s * i / (PointsALeg - 1));
                    var seen = flown.Trajectory!.StateAt(epoch).Orbit;
                    return new TransferPoint(epoch, node.Center == Body.Sun
                        ? seen : seen + ephemeris.StateOf(node.Center, Body.Sun, epoch), null, null);
                });
            })),
        ];
    }

    private static double Excess_m_s(State<Icrf> state, ParkingOrbit orbit) => state.Velocity_m_s.Length - Math.Sqrt(
        orbit.Gm_m3_s2 * (1 + orbit.EccentricityRatio) / orbit.PeriapsisRadius_m);

    private static ForceModel[] Models(DirectPlan plan, IEphemeris ephemeris) =>
    [
        .. ((Body[])[Body.Sun, plan.From.Held!.Value, plan.To.Held!.Value]).Select(centre => new ForceModel(
            centre, [.. s_pulling.Select(PointMassForce.Of)])
        {
            Ephemeris = ephemeris,
        }),
    ];

    // The Earth's true equator of date; elsewhere the IAU's pole.
    private static Vec3 Pole(Body body, Epoch at) => body == Body.Earth
        ? EarthFrames.ToTrueEquator(at).ZAxis.Components
        : RotationModels.Of(body).ToFixed<StartAxes>(at).ZAxis.Components;
}
