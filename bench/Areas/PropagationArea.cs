using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Atmospheres;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Propagation;

namespace Guanghan.Bench.Areas;

/// <summary>Gravity fields and numerical propagation, one thread.</summary>
internal static class PropagationArea
{
    private const int EvaluationCount = 20_000;
    private const int RepeatCount = 20; // processor time is counted coarsely

    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("propagation.field-8", Field(8), "Mevaluations/s", () => PrepareField(8)),
        new("propagation.field-20", Field(20), "Mevaluations/s", () => PrepareField(20)),
        new("propagation.field-70", Field(70), "Mevaluations/s", () => PrepareField(70)),
        new("propagation.leo-8", Job("Low orbit, a day, 8 x 8"), "ms", () => Prepare(Low, 1, 8, false, 1e-11)),
        new("propagation.leo-20", Job("Low orbit, a day, 20 x 20, Sun and Moon"), "ms",
            () => Prepare(Low, 1, 20, true, 1e-13)),
        new("propagation.leo-70", Job("Low orbit, a day, 70 x 70"), "ms", () => Prepare(Low, 1, 70, false, 1e-15)),
        new("propagation.gto-20", Job("Transfer orbit, ten days, 20 x 20"), "ms",
            () => Prepare(Transfer, 10, 20, false, 1e-15)),
        new("propagation.nrlmsise", "Air of NRLMSISE-00 at one place and instant, 120 to 1000 km, daily index: 456 multiply-adds of four "
            + "in the expansions, some 45 exponentials and logarithms.", "ns", PrepareAir),
    ];

    private static State<Icrf> Low => Orbit(6778e3, 6878e3, 51.6);

    private static State<Icrf> Transfer => Orbit(6578e3, 42164e3, 28.5);

    private static string Field(int degree) => string.Create(
        CultureInfo.InvariantCulture, $"Acceleration of JGM-3, {degree} x {degree}: {Rows(degree)} rows of 4 orders, 36 multiply-adds each.");

    private static string Job(string what) => what + ", position within 1 mm of the same orbit in steps of 30 s.";

    private static int Rows(int degree) =>
        Enumerable.Range(0, ((degree + 1) / 4) + 1).Sum(group => degree + 2 - (4 * group));

    private static double Limit_us(int degree) => Rows(degree) * 36 * 2 / Machine.VectorGflops / 1e3;

    private static GravityModel Model() => GravityFile.ReadCof(
        File.ReadAllText(Authority.PathOf("gravity/JGM3.cof")), "JGM-3");

    private static Prepared PrepareField(int degree)
    {
        var field = new GravityField(Model(), degree);
        var worst = Enumerable.Range(0, 100).Max(i =>
        {
            var place_m = 6.9e6 * new Vec3(Math.Sin(i), Math.Cos(1.7 * i), Math.Sin(2.3 * i)).ToUnit();
            var plain = field.PlainHarmonicAcceleration_m_s2(place_m);
            return (field.HarmonicAcceleration_m_s2(place_m) - plain).Length / plain.Length;
        });
        return new(
            string.Create(CultureInfo.InvariantCulture, $"within {worst:E0} of the plain sums"),
            worst < 1e-12,
            1 / Limit_us(degree),
            "multiply-adds at vector peak",
            () => Stopwatches.MillionsPerSecond(EvaluationCount, () =>
            {
                var place_m = new Vec3(4e6, 3e6, 5e6);
                for (var i = 0; i < EvaluationCount; i++)
                {
                    place_m += 1e-9 * field.Acceleration_m_s2(place_m);
                }
                return place_m.X;
            }));
    }

    // The model's 17 published cases, then 1000 places, hours and days.
    private static Prepared PrepareAir()
    {
        var rows = File.ReadLines(Authority.PathOf("launch/nrlmsise00_17_reference_cases.txt"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields.Length == 11 && fields[0].Contains("E+", StringComparison.Ordinal));
        var worst = AirCases().Zip(rows).Max(pair =>
        {
            var air = Nrlmsise00.At(pair.First.At, pair.First.Weather);
            double[] ours =
            [
                air.Helium_1_m3 / 1e6, air.AtomicOxygen_1_m3 / 1e6, air.Nitrogen_1_m3 / 1e6, air.Oxygen_1_m3 / 1e6,
                air.Argon_1_m3 / 1e6, air.NeutralDensity_kg_m3 / 1e3, air.Hydrogen_1_m3 / 1e6,
                air.AtomicNitrogen_1_m3 / 1e6, air.AnomalousOxygen_1_m3 / 1e6, air.ExosphereTemperature_K,
                air.Temperature_K,
            ];
            return ours.Zip(pair.Second).Max(one => double.Parse(one.Second, CultureInfo.InvariantCulture) is not 0 and var printed
                ? Math.Abs((one.First / printed) - 1)
                : one.First);
        });
        const int PlaceCount = 1000;
        var places = Enumerable.Range(0, PlaceCount).Select(i => new AirConditions(
            1 + (i % 365), i * 86.4, 120e3 + (i * 880.0), 1.5 * Math.Sin(i), 3 * Math.Cos(1.7 * i))).ToArray();
        return new(
            string.Create(CultureInfo.InvariantCulture, $"17 published cases within {worst:E1}; the print ends at 5E-7"),
            worst < 5e-7,
            456 * 4 * 2 / Machine.VectorGflops,
            "the expansions' multiply-adds at vector peak, nothing else",
            () => 1e3 / Stopwatches.MillionsPerSecond(PlaceCount, () =>
            {
                var sum = 0.0;
                foreach (var place in places)
                {
                    sum += Nrlmsise00.At(place, SpaceWeather.Moderate).Density_kg_m3;
                }
                return sum;
            }));
    }

    private static IEnumerable<(AirConditions At, SpaceWeather Weather)> AirCases()
    {
        var at = new AirConditions(
            172, 29000, 400e3, double.DegreesToRadians(60), double.DegreesToRadians(-70))
        { LocalSolarTime_s = 57600 };
        var calm = SpaceWeather.Moderate;
        var stormy = calm with { History = new(100, 100, 100, 100, 100, 100) };
        return
        [
            (at, calm), (at with { DayOfYear_d = 81 }, calm), (at with { UniversalTime_s = 75000, Altitude_m = 1e6 }, calm),
            (at with { Altitude_m = 1e5 }, calm), (at with { Latitude_rad = 0 }, calm), (at with { Longitude_rad = 0 }, calm),
            (at with { LocalSolarTime_s = 14400 }, calm), (at, calm with { MeanFluxCount = 70 }),
            (at, calm with { PriorFluxCount = 180 }), (at, calm with { DailyApCount = 40 }),
            .. ((double[])[0, 1e4, 3e4, 5e4, 7e4]).Select(z_m => (at with { Altitude_m = z_m }, calm)),
            (at, stormy), (at with { Altitude_m = 1e5 }, stormy),
        ];
    }

    private static Prepared Prepare(State<Icrf> orbit, double days, int degree, bool withBodies, double error)
    {
        List<IForce> forces = [new GravityForce(Body.Earth, new GravityField(Model(), degree))];
        if (withBodies)
        {
            forces.AddRange([PointMassForce.Of(Body.Sun), PointMassForce.Of(Body.Moon)]);
        }
        var model = new ForceModel(Body.Earth, forces)
        {
            Ephemeris = BuiltinEphemeris.Default,
            Axes = [BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin))],
            Surface = Ellipsoid.Wgs84,
        };
        var request = new PropagationRequest(new(s_begin, orbit, 1000), s_begin + Duration.FromDays(days));
        var propagator = new NumericalPropagator(model, new() { RelativeErrorRatio = error, PositionError_m = error * 1e7 });
        var tight = new NumericalPropagator(
            model, new() { RelativeErrorRatio = 2e-15, PositionError_m = 1e-9, LargestStep_s = 30 });
        var result = propagator.Propagate(request);
        Repeat(propagator, request); // compiled for good after some thirty calls
        Repeat(propagator, request);
        var miss_m = (result.Final.Orbit.Position_m - tight.Propagate(request).Final.Orbit.Position_m).Length;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{miss_m * 1e3:F2} mm off after {result.StepCount} steps"),
            miss_m < 1e-3,
            result.EvaluationCount * Limit_us(degree) / 1e3,
            "the field's multiply-adds at vector peak, nothing else",
            () => Stopwatches.ProcessorSeconds(() => Repeat(propagator, request)) / RepeatCount * 1e3);
    }

    private static void Repeat(NumericalPropagator propagator, PropagationRequest request)
    {
        for (var i = 0; i < RepeatCount; i++)
        {
            propagator.Propagate(request);
        }
    }

    private static State<Icrf> Orbit(double periapsis_m, double apoapsis_m, double inclination_deg)
    {
        var speed = Math.Sqrt(GravityModels.Earth.Gm_m3_s2 * ((2 / periapsis_m) - (2 / (periapsis_m + apoapsis_m))));
        var (sine, cosine) = Math.SinCos(double.DegreesToRadians(inclination_deg));
        return new(new(periapsis_m, 0, 0), new(0, speed * cosine, speed * sine));
    }
}
