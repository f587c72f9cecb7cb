using System.Collections.Immutable;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Tours;

/// <summary>A published problem with its best published answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Tour">The tour.</param>
/// <param name="BestKnown_m_s">The least objective published, m/s.</param>
/// <param name="PublishedBest_1">The decision vector published with it, in the publication's units.</param>
/// <param name="UnitFactors">What a number of the publication is multiplied by to be in SI.</param>
/// <param name="Source">Where the vector is published.</param>
public sealed record GtopProblem(
    string Name, ITour Tour, double BestKnown_m_s, ImmutableArray<double> PublishedBest_1,
    ImmutableArray<double> UnitFactors, string Source)
{
    /// <summary>A decision vector in the publication's units (MJD2000, days, km/s, planet radii), in SI.</summary>
    /// <param name="published_1">The publication's numbers.</param>
    /// <exception cref="ArgumentException">Too many numbers or too few.</exception>
    public double[] ToPoint(ReadOnlySpan<double> published_1)
    {
        Tours.Tour.RequireLength(published_1.Length, UnitFactors.Length);
        var point = new double[published_1.Length];
        for (var i = 0; i < point.Length; i++)
        {
            point[i] = UnitFactors[i] * (published_1[i] - (i == 0 ? GtopProblems.J2000_d : 0));
        }
        return point;
    }
}

/// <summary>
/// Trajectory problems of ESA's GTOP database. Sources: T. Vinko and D. Izzo, "Global optimisation heuristics and test
/// problems for preliminary spacecraft trajectory design", ESA ACT-TNT-MAD-GOHTPPSTD, 2008; the database's pages,
/// esa.int/gsp/ACT/projects/gtop (bounds, least radii); best vectors from GTOPX: M. Schlueter, M. Neshat, M. Wahib, M.
/// Munetomo and M. Wagner, "GTOPX space mission benchmarks", SoftwareX 14 (2021) 100666.
/// </summary>
public static class GtopProblems
{
    internal const double J2000_d = 0.5; // MJD2000 counts from 2000-01-01T00:00

    private const double Day_s = 86400;
    private const string Gtopx = "GTOPX 1.0, Schlueter et al., SoftwareX 14 (2021) 100666";

    /// <summary>
    /// Earth, Venus, Venus, Earth, Jupiter, Saturn with burns at periapsis, into an orbit about Saturn. The penalties
    /// below the least radii are 0.01 km/s a km, and 0.001 at Jupiter.
    /// </summary>
    public static GtopProblem Cassini1 { get; } = new(
        "Cassini1",
        new PoweredTour(new()
        {
            Bodies =
            [
                GtopPlanets.Earth, GtopPlanets.Venus, GtopPlanets.Venus, GtopPlanets.Earth, GtopPlanets.Jupiter,
                GtopPlanets.Saturn,
            ],
            Departure = Window(-1000, 0),
            Legs = [Days(30, 400), Days(100, 470), Days(30, 400), Days(400, 2000), Days(1000, 6000)],
            SwingBys = [new(6351.8e3, 0.01), new(6351.8e3, 0.01), new(6778.1e3, 0.01), new(671492e3, 0.001)],
            Arrival = TourArrival.Insertion(108950e3, 0.98),
            CentreGm_m3_s2 = GtopPlanets.SunGm_m3_s2,
        }),
        4930.708733982513,
        [
            -789.7839433782882, 158.323732108266285, 449.385881146596375, 54.716205454453835, 1024.69612346664735,
            4552.813287140832472,
        ],
        [Day_s, Day_s, Day_s, Day_s, Day_s, Day_s],
        Gtopx);

    /// <summary>Cassini1's bodies with one deep-space manoeuvre a leg, to a rendezvous with Saturn.</summary>
    public static GtopProblem Cassini2 { get; } = Problem(
        "Cassini2",
        [
            GtopPlanets.Earth, GtopPlanets.Venus, GtopPlanets.Venus, GtopPlanets.Earth, GtopPlanets.Jupiter,
            GtopPlanets.Saturn,
        ],
        Window(-1000, 0), new(3e3, 5e3), countsDeparture: true, new(0.01, 0.9),
        [Days(100, 400), Days(100, 500), Days(30, 300), Days(400, 1600), Days(800, 2200)],
        [new(1.05, 6), new(1.05, 6), new(1.15, 6.5), new(1.7, 291)],
        8383.0,
        [
            -779.892433765485862, 3.269389635419130, 0.529407294615286, 0.381751843366415, 168.170645682811767,
            424.058270269247089, 53.307534897793914, 589.771798786665386, 2199.999664613031655, 0.774320294727850,
            0.535144168179482, 0.010162398685082, 0.143320205523028, 0.342141889743363, 1.358780632871789, 1.05,
            1.306778082760443, 69.812518900340208, -1.593182624457761, -1.959566444199341, -1.554766541909198,
            -1.513431338508497,
        ],
        Gtopx);

    /// <summary>Earth, Earth, Venus, Venus, Mercury: the first part of Messenger's way, to a rendezvous.</summary>
    public static GtopProblem MessengerReduced { get; } = Problem(
        "Messenger (reduced)",
        [GtopPlanets.Earth, GtopPlanets.Earth, GtopPlanets.Venus, GtopPlanets.Venus, GtopPlanets.Mercury],
        Window(1000, 4000), new(1e3, 5e3), countsDeparture: true, new(0.01, 0.99),
        [Days(200, 400), Days(30, 400), Days(30, 400), Days(30, 400)],
        [new(1.1, 6), new(1.1, 6), new(1.1, 6)],
        8629.9,
        [
            1171.4537811, 1.4156386, 0.3787730, 0.4975252, 399.9988492, 178.6438561, 299.2471490, 180.6207630,
            0.2369875, 0.0100000, 0.8327221, 0.3142574, 1.7734215, 3.0364436, 1.1000000, 1.3506117, 1.0950083,
            1.3449968,
        ],
        Gtopx);

    /// <summary>Earth, Earth, Mars, Earth, Earth, comet 67P; the launcher's speed is not counted.</summary>
    public static GtopProblem Rosetta { get; } = Problem(
        "Rosetta",
        [
            GtopPlanets.Earth, GtopPlanets.Earth, GtopPlanets.Mars, GtopPlanets.Earth, GtopPlanets.Earth,
            GtopPlanets.Comet67P,
        ],
        Window(1460, 1825), new(3e3, 5e3), countsDeparture: false, new(0.01, 0.9),
        [Days(300, 500), Days(150, 800), Days(150, 800), Days(300, 800), Days(700, 1850)],
        [new(1.05, 9), new(1.05, 9), new(1.05, 9), new(1.05, 9)],
        1343.3,
        [
            1542.802723, 4.478444171, 0.73169868, 0.878289696, 365.2423131, 707.7546444, 257.3238516, 730.4837236,
            1850.0, 0.512067, 0.810371727, 0.2758878, 0.119192979, 0.43674223, 2.657626174, 1.05, 3.197806169,
            1.056221792, -1.253888118, 1.78760233, -1.594671417, -1.977325495,
        ],
        Gtopx);

    private static GtopProblem Problem(
        string name, TourBody[] bodies, DepartureWindow window, Interval speed, bool countsDeparture,
        Interval fractions, LegDuration[] legs, Interval[] radii, double best, ImmutableArray<double> vector,
        string source)
    {
        var (passed, ones) = (bodies[1..^1], Enumerable.Repeat(1.0, legs.Length));
        return new(
            name,
            new ManoeuvreTour(new()
            {
                Bodies = bodies,
                Departure = window,
                DepartureSpeed = speed,
                CountsDeparture = countsDeparture,
                Legs = [.. legs.Select(leg => new ManoeuvreLeg(leg, fractions))],
                PeriapsisRadii =
                    [.. radii.Zip(passed, (one, body) =>
                        new Interval(one.Low_si * body.Radius_m, one.High_si * body.Radius_m))],
                CentreGm_m3_s2 = GtopPlanets.SunGm_m3_s2,
            }),
            best,
            vector,
            [
                Day_s, 1000, 1, 1, .. legs.Select(_ => Day_s), .. ones, .. passed.Select(body => body.Radius_m),
                .. passed.Select(_ => 1.0),
            ],
            source);
    }

    private static DepartureWindow Window(double first_d, double last_d) => new(
        Epoch.FromTdbSecondsPastJ2000((first_d - J2000_d) * Day_s),
        Epoch.FromTdbSecondsPastJ2000((last_d - J2000_d) * Day_s));

    private static LegDuration Days(double shortest_d, double longest_d) =>
        new(Duration.FromDays(shortest_d), Duration.FromDays(longest_d));
}
