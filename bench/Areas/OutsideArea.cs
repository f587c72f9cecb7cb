using System.Globalization;
using System.Text.Json;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Propagation;

namespace Guanghan.Bench.Areas;

/// <summary>
/// Numerical propagation beside another program, peers/orbit_scipy.py, on the same DE430 kernel and gravity files. What is compared is
/// where orbits end; that the other one is Python says nothing about speed.
/// </summary>
internal static class OutsideArea
{
    private const string Kernel = "ephemeris/de430_2020_2030.bsp";
    private const double Mass_kg = 1000;
    private const double Error = 2e-15; // a step; above the smallest that the propagator takes

    private static readonly Body[] s_planets = [.. ((int[])[1, 2, 399, 301, 4, 5, 6, 7, 8, 9]).Select(number => new Body(number))];

    private static readonly Case[] s_cases =
    [
        new("leo", "Low orbit, a day, JGM-3 20 x 20, Sun, Moon", Body.Earth, "2025-05-28T17:31:00Z", 1,
            new(new(6778e3, 0, 0), new(0, 4780, 6032)), "JGM3", [Body.Sun, Body.Moon], ["c2t06a", "c2t00b", "mixed"]),
        new("leo-light", "The same with relativity and light on 0.02 m^2/kg in the Earth's shadow", Body.Earth, "2025-05-28T17:31:00Z", 1,
            new(new(6778e3, 0, 0), new(0, 4780, 6032)), "JGM3", [Body.Sun, Body.Moon], ["c2t06a", "mixed"], true, 20),
        new("gto", "Transfer orbit, ten days, JGM-3 20 x 20", Body.Earth, "2025-05-28T17:31:00Z", 10,
            new(new(6578e3, 0, 0), new(0, 8998, 4886)), "JGM3", [], ["c2t06a", "mixed"]),
        new("moon", "Over the Moon's poles at 100 km, 30 days, LP165P 20 x 20, Earth, Sun", Body.Moon, "2025-05-28T17:31:00Z", 30,
            new(new(1837400, 0, 0), new(0, -651, 1498)), "LP165P", [Body.Earth, Body.Sun], ["IAU 2009"]),
        new("cruise", "From the Earth's orbit to that of Mars, 200 days, ten bodies, relativity", Body.Sun, "2026-11-14T00:00:00Z", 200,
            new(new(9.1079e10, 1.07056e11, 4.6406e10), new(-26100, 18702, 8106)), null, s_planets, ["no"], true),
    ];

    public static IEnumerable<Benchmark> Benchmarks => s_cases.Select(one => new Benchmark(
        "outside." + one.Name, one.About, "ms", () => Prepare(one),
        [.. one.PeerAxes.Select(axes => PythonPeer.Of(
            "scipy", "orbit_scipy.py", answer => Compare(one, axes, answer), Ask(one, axes)))]));

    private static Prepared Prepare(Case one)
    {
        var (propagator, request) = (new NumericalPropagator(Model(one), Options), Request(one));
        var shorter = new NumericalPropagator(Model(one), Options with { LargestStep_s = one.Center == Body.Sun ? 43200 : 30 });
        var result = propagator.Propagate(request);
        var miss_m = (result.Final.Orbit.Position_m - shorter.Propagate(request).Final.Orbit.Position_m).Length;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{miss_m * 1e3:F3} mm from shorter steps, {result.EvaluationCount} evaluations"),
            miss_m < 10e-3,
            null,
            "no limit stated",
            () => 1e3 * Stopwatches.ProcessorSeconds(() => propagator.Propagate(request)));
    }

    private static PropagationOptions Options => new() { RelativeErrorRatio = Error, PositionError_m = 1e-8 };

    private static PropagationRequest Request(Case one)
    {
        var begin = Epoch.ParseIso(one.Utc);
        var end = new RunClock(begin, one.Center == Body.Earth ? TimeScale.Tt : TimeScale.Tdb).EpochAt(one.Span_s);
        return new(new(begin, one.Orbit, Mass_kg), end);
    }

    private static ForceModel Model(Case one)
    {
        var begin = Epoch.ParseIso(one.Utc);
        List<IForce> forces =
        [
            one.Field is null
                ? PointMassForce.Of(one.Center)
                : new GravityForce(one.Center, new GravityField(
                    GravityFile.ReadCof(File.ReadAllText(Authority.PathOf(one.FieldPath)), one.Field), one.Degree)),
            .. one.Bodies.Select(PointMassForce.Of),
        ];
        if (one.HasRelativity)
        {
            forces.Add(one.Center == Body.Earth ? RelativityForce.Earth : RelativityForce.Of(one.Center));
        }
        if (one.LightArea_m2 > 0)
        {
            forces.Add(new RadiationForce(one.LightArea_m2, 1, [Body.Earth]));
        }
        return new ForceModel(one.Center, forces)
        {
            Ephemeris = SpkFile.Open(Authority.PathOf(Kernel)),
            Axes = [BodyAxes.Earth(EarthOrientation.Unmeasured(begin)), BodyAxes.Moon()],
        };
    }

    // What the other program reads.
    private static string Ask(Case one, string axes)
    {
        var (r, v) = (one.Orbit.Position_m, one.Orbit.Velocity_m_s);
        return JsonSerializer.Serialize(new
        {
            center = one.Center.NaifId,
            kernel = Full(Kernel),
            field = one.Field is null ? "" : Full(one.FieldPath),
            degree = one.Degree,
            utc = one.Utc.TrimEnd('Z').Split('-', 'T', ':').Select(word => int.Parse(word, CultureInfo.InvariantCulture)),
            bodies = one.Bodies.Select(body => body.NaifId),
            relativity = one.HasRelativity,
            light = one.LightArea_m2 / Mass_kg,
            dark = (int[])[Body.Earth.NaifId],
            axes,
            state = (double[])[r.X, r.Y, r.Z, v.X, v.Y, v.Z],
            span = one.Span_s,
            tolerance = 2.3e-14, // the least that scipy takes is 2.2e-14
            coarse = string.Equals(axes, one.PeerAxes[0], StringComparison.Ordinal) ? 2.3e-13 : 0, // once more, to see its own error
        });
    }

    private static string Compare(Case one, string axes, JsonElement answer)
    {
        var theirs = Numbers(answer.GetProperty("state"));
        var ours = new NumericalPropagator(Model(one), Options).Propagate(Request(one)).Final.Orbit;
        var away_m = new Vec3(theirs[0], theirs[1], theirs[2]) - ours.Position_m;
        var radial = ours.Position_m.ToUnit();
        var across = Vec3.Cross(ours.Position_m, ours.Velocity_m_s).ToUnit();
        var own = answer.TryGetProperty("coarse", out var list) && Numbers(list) is var coarse
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{new Vec3(theirs[0] - coarse[0], theirs[1] - coarse[1], theirs[2] - coarse[2]).Length * 1e3:F3} mm from itself at ten ")
                + "times its tolerance; "
            : "";
        var faster_m_s = (new Vec3(theirs[3], theirs[4], theirs[5]) - ours.Velocity_m_s).Length;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"axes {axes}: {away_m.Length * 1e3:F3} mm from ours (radial {Vec3.Dot(away_m, radial) * 1e3:F3}, along ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{Vec3.Dot(away_m, Vec3.Cross(across, radial)) * 1e3:F3}, across {Vec3.Dot(away_m, across) * 1e3:F3}), ")
            + string.Create(
                CultureInfo.InvariantCulture,
                $"{faster_m_s * 1e6:F3} um/s; ")
            + own + $"{answer.GetProperty("evaluations")} evaluations; state "
            + string.Join(' ', theirs.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));
    }

    private static double[] Numbers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetDouble())];

    private static string Full(string relative)
    {
        try
        {
            return Authority.PathOf(relative);
        }
        catch (FileNotFoundException)
        {
            return relative; // the benchmark itself says what is missing
        }
    }

    /// <param name="Name">Name after the dot.</param>
    /// <param name="About">What is propagated.</param>
    /// <param name="Center">The body in the middle.</param>
    /// <param name="Utc">When it begins.</param>
    /// <param name="Days_d">How long, d of TT about the Earth, of TDB elsewhere.</param>
    /// <param name="Orbit">Where it begins.</param>
    /// <param name="Field">Gravity field, to degree 20; null for a point.</param>
    /// <param name="Bodies">Others, as points.</param>
    /// <param name="PeerAxes">How the other program turns the Earth, one run each.</param>
    /// <param name="HasRelativity">Whether relativity is counted.</param>
    /// <param name="LightArea_m2">Cross-section to light.</param>
    private sealed record Case(
        string Name, string About, Body Center, string Utc, double Days_d, State<Icrf> Orbit, string? Field,
        IReadOnlyList<Body> Bodies, IReadOnlyList<string> PeerAxes, bool HasRelativity = false, double LightArea_m2 = 0)
    {
        public double Span_s => Days_d * 86400;

        public int Degree => Field is null ? 0 : 20;

        public string FieldPath => $"gravity/{Field}.cof";
    }
}
