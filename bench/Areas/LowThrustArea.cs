using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Correction;
using Guanghan.Flight.Forces;
using Guanghan.Flight.LowThrust;
using Guanghan.Flight.Propagation;

namespace Guanghan.Bench.Areas;

/// <summary>Low-thrust transfers, and transfers corrected to the full force model, one thread.</summary>
internal static class LowThrustArea
{
    private const double SunGm_m3_s2 = 132712440018e9; // of the published problems

    private static readonly IEphemeris s_ephemeris = BuiltinEphemeris.Default;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        Transfer("low-thrust.mars-40", Mars(40), 603.935, 0.7),
        Transfer("low-thrust.mars-80", Mars(80), 603.935, 0.2),
        Transfer("low-thrust.mars-160", Mars(160), 603.935, 0.05),
        Transfer("low-thrust.dionysus-100", Dionysus(100), 2718.33, 0.3),
        Transfer("low-thrust.dionysus-200", Dionysus(200), 2718.33, 0.3),
        new("low-thrust.mars-radau", "Earth to Mars under continuous thrust, Radau's points, from 40 segments.", "ms", () =>
        {
            var guess = SimsFlanagan.Solve(Mars(40));
            ContinuousTransfer Solve() => LowThrustCollocation.Solve(Mars(40), guess, meshCount_max: 4);
            var transfer = Solve();
            return Timed(string.Create(
                CultureInfo.InvariantCulture,
                $"{transfer.FinalMass_kg:F3} kg at the end, published 603.935; {transfer.Message}"),
                transfer.Converged && Math.Abs(transfer.FinalMass_kg - 603.935) < 0.05, () => Solve());
        }),
        new("low-thrust.tianwen-1", "Earth to Mars, parking orbit to periapsis, point masses of Sun, planets and Moon.",
            "ms", () => Corrected(Tianwen())),
        new("low-thrust.moon", "200 km over the Earth to 200 km over the Moon's poles, same forces.", "ms",
            () => Corrected(ToMoon())),
        new("low-thrust.deep-space", "A lesser sum of launch, deep-space manoeuvre and capture, arrival 2021-05-25.", "ms",
            DeepSpace),
    ];

    private static Benchmark Transfer(string name, LowThrustProblem problem, double published_kg, double limit_kg) => new(
        name, string.Create(
            CultureInfo.InvariantCulture, $"Most mass by Sims-Flanagan, {problem.SegmentCount} segments, first guess included."),
        "ms", () =>
        {
            var transfer = SimsFlanagan.Solve(problem);
            return Timed(string.Create(
                CultureInfo.InvariantCulture,
                $"{transfer.FinalMass_kg:F3} kg at the end, published {published_kg}; {transfer.Message}"),
                transfer.Converged && Math.Abs(transfer.FinalMass_kg - published_kg) < limit_kg,
                () => SimsFlanagan.Solve(problem));
        });

    private static Prepared Corrected(ShootingProblem problem)
    {
        var corrected = MultipleShooting.Correct(problem);
        return Timed(Burns(corrected), corrected.Converged, () => MultipleShooting.Correct(problem));
    }

    private static Prepared DeepSpace()
    {
        var problem = Planets("2021-05-25T12:00:00Z", 90, 90, 4);
        var direct = MultipleShooting.Correct(problem);
        TrajectoryNode[] nodes = [.. direct.Nodes];
        nodes[3] = nodes[3] with { Name = "deep-space manoeuvre", HasImpulse = true, HasFreeEpoch = true };
        var broken = problem with { Nodes = nodes, IterationCount_max = 150 };
        var best = ImpulseMinimum.Minimise(broken);
        return Timed(
            $"direct: {Burns(direct)} | with a manoeuvre: {Burns(best)}",
            direct.Converged && best.PositionResidual_m < 1 && best.DeltaV_m_s < direct.DeltaV_m_s,
            () => ImpulseMinimum.Minimise(broken));
    }

    private static string Burns(CorrectedTrajectory trajectory) => trajectory.Message + " " + string.Join(
        ", ", trajectory.Impulses.Select(impulse => string.Create(
            CultureInfo.InvariantCulture, $"{impulse.Name} {impulse.DeltaV_m_s:F2} m/s")));

    private static Prepared Timed(string agreement, bool agrees, Action action) => new(
        agreement, agrees, null, "", () => Stopwatches.ProcessorSeconds(action) * 1e3);

    private static ShootingProblem Tianwen() => Planets("2021-02-10T12:00:00Z", 28.5, 10, 3);

    private static ShootingProblem Planets(string arrival, double parking_deg, double capture_deg, int arcs)
    {
        var arrives = Epoch.ParseIso(arrival);
        var parking = new PeriapsisPassage(
            Body.Earth, 6378.137e3 + 200e3, double.DegreesToRadians(parking_deg), new(0, 0, 1));
        var capture = new PeriapsisPassage(
            Body.Mars, 3396.19e3 + 400e3, double.DegreesToRadians(capture_deg), MarsFrames.ToFixed(arrives).ZAxis.Components);
        var nodes = PatchedTransfer.Between(
            parking, Epoch.ParseIso("2020-07-23T04:41:00Z"), capture, arrives, Body.Sun, s_ephemeris,
            Duration.FromDays(2), arcs);
        return new(
            nodes, PatchedTransfer.Goals(parking, capture, nodes.Count), Models(Body.Sun, Body.Earth, Body.Mars), s_ephemeris)
        {
            Burns =
            [
                NodeGoals.FromCircle("launch", 0, BodyConstants.Of(Body.Earth).Gm_m3_s2),
                NodeGoals.IntoEllipse(
                    "capture", nodes.Count - 1, 3796.19e3 + 60000e3, BodyConstants.Of(Body.Mars).Gm_m3_s2),
            ],
        };
    }

    private static ShootingProblem ToMoon()
    {
        var arrives = Epoch.ParseIso("2025-06-05T12:00:00Z");
        var parking = new PeriapsisPassage(Body.Earth, 6378.137e3 + 200e3, double.DegreesToRadians(28.5), new(0, 0, 1));
        var perilune = new PeriapsisPassage(
            Body.Moon, 1737.4e3 + 200e3, Math.PI / 2, MoonFrames.ToMeanEarth(arrives).ZAxis.Components);
        var nodes = PatchedTransfer.Outward(
            parking, Epoch.ParseIso("2025-06-01T00:00:00Z"), perilune, arrives, s_ephemeris, Duration.FromDays(1));
        return new(
            nodes, PatchedTransfer.Goals(parking, perilune, nodes.Count), Models(Body.Earth, Body.Moon), s_ephemeris)
        {
            Burns =
            [
                NodeGoals.FromCircle("injection", 0, BodyConstants.Of(Body.Earth).Gm_m3_s2),
                NodeGoals.FromCircle("capture", nodes.Count - 1, BodyConstants.Of(Body.Moon).Gm_m3_s2),
            ],
        };
    }

    private static ForceModel[] Models(params Body[] centers) =>
    [
        .. centers.Select(center => new ForceModel(center,
            [.. ((int[])[10, 1, 2, 399, 301, 4, 5, 6, 7, 8]).Select(body => PointMassForce.Of(new Body(body)))])
        {
            Ephemeris = s_ephemeris,
        }),
    ];

    /// <summary>N. Tafazzol and E. Taheri (2024), table 1.</summary>
    private static LowThrustProblem Mars(int segments) => Fixed(
        new(-140699693, -51614428, 980), new(9.774596, -28.07828, 4.337725e-4),
        new(-172682023, 176959469, 7948912), new(-16.427384, -14.860506, 9.21486e-2),
        new ConstantEngine(0.5, 2000), 1000, 400, 348.795, 0, segments);

    /// <summary>Table 3 there.</summary>
    private static LowThrustProblem Dionysus(int segments) => Fixed(
        new(-3637871.081, 147099798.784, -2261.441), new(-30.265097, -0.8486854, 0.505e-4),
        new(-302452014.884, 316097179.632, 82872290.0755), new(-4.533473, -13.110309, 0.656163),
        new ConstantEngine(0.32, 3000), 4000, 1500, 3534, 5, segments);

    private static LowThrustProblem Fixed(
        Vec3 from_km, Vec3 from_km_s, Vec3 to_km, Vec3 to_km_s, ILowThrustEngine engine, double mass_kg, double dry_kg,
        double days, int revolutions, int segments) => new(
        TransferEnd.At(new(1e3 * from_km, 1e3 * from_km_s)), TransferEnd.At(new(1e3 * to_km, 1e3 * to_km_s)), engine,
        mass_kg, dry_kg, SunGm_m3_s2)
        {
            EarliestDeparture = Epoch.J2000,
            LatestDeparture = Epoch.J2000,
            ShortestFlight = Duration.FromDays(days),
            LongestFlight = Duration.FromDays(days),
            RevolutionCount = revolutions,
            SegmentCount = segments,
        };
}
