using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Tours;

namespace Guanghan.Flight.Tests.Tours;

/// <summary>
/// ESA's GTOP problems. The published vectors are those of the database (esa.int/gsp/ACT/projects/gtop) and of GTOPX
/// 1.0 (Schlueter et al., SoftwareX 14 (2021) 100666).
/// </summary>
public sealed class GtopTests
{
    private static readonly GtopProblem[] All =
        [GtopProblems.Cassini1, GtopProblems.Cassini2, GtopProblems.MessengerReduced, GtopProblems.Rosetta];

    /// <summary>
    /// The published evaluation iterates Lambert's problem in single precision: moving the unknown of each leg by that
    /// rounding moves Cassini1 by -0.010 to 0.022 m/s (measured). Messenger's vector is printed to seven decimals, and
    /// its objective to 0.1 m/s.
    /// </summary>
    [Theory]
    [InlineData(0, 0.012)]
    [InlineData(1, 0.1)]
    [InlineData(2, 0.3)]
    [InlineData(3, 0.06)]
    [Trait("Kind", "validates")]
    public void The_published_best_vectors_have_their_published_objectives(int problem, double tolerance_m_s)
    {
        var (tour, published) = (All[problem].Tour, All[problem]);
        var point = published.ToPoint(published.PublishedBest_1.AsSpan());
        Assert.Equal(published.BestKnown_m_s, tour.Objective_m_s(point), tolerance_m_s);
        for (var i = 0; i < point.Length; i++)
        {
            var range = tour.Variables[i].Range;
            // 1e-6 s: bounds on epochs are whole nanoseconds.
            Assert.InRange(point[i], range.Low_si - 1e-6, range.High_si + 1e-6);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Cassini1_has_the_digits_that_the_database_compares() => Assert.Equal(
        "4.9307",
        (GtopProblems.Cassini1.Tour.Objective_m_s(
            GtopProblems.Cassini1.ToPoint(GtopProblems.Cassini1.PublishedBest_1.AsSpan())) / 1000)
            .ToString("F4", System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [Trait("Kind", "property")]
    public void Four_at_a_time_agree_with_one_by_one(int problem)
    {
        const int Count = 2001; // not a multiple of four
        var tour = All[problem].Tour;
        var points = Scatter(tour, Count, 3);
        var wide = new double[Count];
        tour.Evaluate(points, wide);
        var n = tour.Variables.Count;
        var misses = Enumerable.Range(0, Count)
            .Select(i => Math.Abs((wide[i] / tour.Objective_m_s(points.AsSpan(i * n, n))) - 1)).Order().ToArray();
        // A leg from Venus to Venus that simply stays with Venus has a speed at infinity of a metre a second, which is
        // a difference of 35 km/s: it and its turn have four digits fewer.
        Assert.True(
            misses[Count / 2] < 1e-13 && misses[Count * 99 / 100] < 1e-9 && misses[^1] < 1e-7,
            $"median {misses[Count / 2]:E1}, 99 % {misses[Count * 99 / 100]:E1}, most {misses[^1]:E1}");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_value_does_not_depend_on_the_rest_of_the_batch()
    {
        foreach (var tour in All.Select(problem => problem.Tour))
        {
            var (points, n) = (Scatter(tour, 64, 5), tour.Variables.Count);
            var (together, alone) = (new double[64], new double[1]);
            tour.Evaluate(points, together);
            for (var i = 0; i < 64; i++)
            {
                tour.Evaluate(points.AsSpan(i * n, n), alone);
                Assert.Equal(BitConverter.DoubleToInt64Bits(alone[0]), BitConverter.DoubleToInt64Bits(together[i]));
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_comet_is_at_its_periapsis_when_its_elements_say()
    {
        var state = GtopPlanets.Comet67P.Path.At((52504.23754000012 - 51544.5) * 86400);
        // 3.50294972836275 au (1 - 0.6319356), to the rounding of a sum of products.
        Assert.Equal(
            3.50294972836275 * GtopPlanets.AstronomicalUnit_m * (1 - 0.6319356), state.Position_m.Length, 1);
        Assert.Equal(0, Vec3.Dot(state.Position_m, state.Velocity_m_s) / state.Position_m.Length, 1e-3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_path_moves_as_its_velocity_says()
    {
        // The mean elements of Saturn go round 0.4 % faster than a body on their ellipse would; the others agree
        // better.
        foreach (var body in (TourBody[])[
            GtopPlanets.Mercury, GtopPlanets.Venus, GtopPlanets.Earth, GtopPlanets.Mars, GtopPlanets.Jupiter,
            GtopPlanets.Saturn, GtopPlanets.Comet67P])
        {
            const double Step_s = 3600;
            var (before, at, after) = (body.Path.At(3e8 - Step_s), body.Path.At(3e8), body.Path.At(3e8 + Step_s));
            var moved = (after.Position_m - before.Position_m) / (2 * Step_s);
            Assert.True((moved - at.Velocity_m_s).Length < 5e-3 * at.Velocity_m_s.Length, body.Name);
        }
    }

    private static double[] Scatter(ITour tour, int count, ulong seed)
    {
        var random = new RandomStream(seed);
        var points = new double[count * tour.Variables.Count];
        for (var i = 0; i < points.Length; i++)
        {
            var range = tour.Variables[i % tour.Variables.Count].Range;
            points[i] = range.Low_si + ((range.High_si - range.Low_si) * random.NextUniformFraction());
        }
        return points;
    }
}
