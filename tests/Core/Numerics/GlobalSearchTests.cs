using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

/// <summary>
/// Searches for the least value. Functions: H. H. Rosenbrock, Computer J. 3 (1960) 175; L. A. Rastrigin 1974, as in N.
/// Hansen et al., "Real-parameter black-box optimization benchmarking 2009", INRIA RR-6829.
/// </summary>
public sealed class GlobalSearchTests
{
    private static readonly SearchBox Box = Cube(6, -5, 7);

    private delegate SearchResult Search(BatchObjective objective, SearchBox box, ulong seed, CancellationToken stop);

    private static readonly (string Name, Search Run)[] All =
    [
        ("differential evolution", (f, box, seed, stop) => DifferentialEvolution.Minimise(
            f, box, new(seed), new() { EvaluationCount_max = 60_000 }, stop)),
        ("covariance adaptation", (f, box, seed, stop) => CmaEs.Minimise(
            f, box, new(seed), new() { EvaluationCount_max = 60_000 }, stop)),
        ("basin hopping", (f, box, seed, stop) => BasinHopping.Minimise(
            f, box, new(seed), new() { EvaluationCount_max = 60_000, IdleHopCount_max = 3 }, stop)),
        ("restarts", (f, box, seed, stop) => RestartSearch.Minimise(
            f, box, new() { Seed = seed, EvaluationCount_max = 200_000 }, stop)),
    ];

    [Fact]
    [Trait("Kind", "validates")]
    public void A_turned_sphere_and_a_turned_ellipsoid_are_descended()
    {
        foreach (var (name, run) in All)
        {
            for (ulong seed = 1; seed <= 3; seed++)
            {
                Assert.True(run(Each(Sphere), Box, seed, default).Value < 1e-8, $"{name}, sphere");
                // Axes of 1 to 30: the square of 30 makes the condition 900.
                Assert.True(run(Turned(Ellipsoid), Box, seed, default).Value < 1e-8, $"{name}, ellipsoid");
            }
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_curved_valley_of_Rosenbrock_is_followed_to_its_end()
    {
        // In six dimensions there is a second minimum near (-1, 1, ..., 1), of 3.97, to which one start in ten goes.
        foreach (var (name, run) in All)
        {
            var found = Enumerable.Range(1, 3).Select(seed => run(Each(Rosenbrock), Box, (ulong)seed, default))
                .MinBy(one => one.Value)!;
            Assert.True(found.Value < 1e-8, $"{name}: {found.Value}");
            Assert.All(found.Point, x => Assert.Equal(1, x, 1e-3)); // the valley's floor rises by 1e-6 there
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_least_of_the_many_minima_of_Rastrigin_is_found()
    {
        Assert.True(DifferentialEvolution.Minimise(
            Each(Rastrigin), Box, new(1), new() { EvaluationCount_max = 60_000 }).Value < 1e-8);
        Assert.True(RestartSearch.Minimise(
            Turned(Rastrigin), Box, new() { EvaluationCount_max = 2_000_000, Target = 1e-8 }).Converged);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_least_value_on_the_bounds_is_found_there()
    {
        foreach (var (name, run) in All)
        {
            var found = run(Each(x => Sphere(x) + (3 * (x[0] + 5)) + (3 * (x[3] + 5))), Cube(6, -5, 7), 2, default);
            // On the bound itself, or a reflected step of 1e-9 of the box from it.
            Assert.True(found.Value < Sphere([-5, 1, 1, -5, 1, 1]), name);
            var edge = run(Each(x => x.ToArray().Sum()), Cube(6, -5, 7), 2, default);
            Assert.Equal(-30, edge.Value, 1e-5);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_point_outside_the_box_is_ever_asked_for()
    {
        var box = new SearchBox([-1, 3, 0.1, 7, -4, 2], [1, 3, 0.3, 8e9, -3.9999999, 1e3]);
        foreach (var (name, run) in All)
        {
            var asked = 0;
            run(Each(x =>
            {
                Interlocked.Increment(ref asked);
                for (var i = 0; i < x.Length; i++)
                {
                    Assert.True(x[i] >= box.Lower[i] && x[i] <= box.Upper[i], name);
                }
                return -x[0] + x[2] - x[3]; // pulls to the corners; it ends early, x[3] being all of the value
            }), box, 4, default);
            Assert.InRange(asked, 100, 400_000);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_scale_of_the_box_and_an_order_preserving_change_of_the_values_do_not_matter()
    {
        // Powers of two, so that the points of both boxes have the same bits but for the exponent.
        var (unit, large) = (Cube(4, 0, 1), Cube(4, 0, 1024));
        double F(ReadOnlySpan<double> x) => Rastrigin([x[0], x[1], x[2], x[3]]);
        SearchResult Run(SearchBox box, BatchObjective f) =>
            CmaEs.Minimise(f, box, new(3), new() { EvaluationCount_max = 3000, ValueRatio = 0 });
        var plain = Run(unit, Each(F));
        var scaled = Run(large, Each(x => F([x[0] / 1024, x[1] / 1024, x[2] / 1024, x[3] / 1024])));
        var bent = Run(unit, Each(x => 8 * F(x)));
        Assert.Equal(plain.Point.Select(x => 1024 * x), scaled.Point);
        Assert.Equal(plain.Point, bent.Point);
        Assert.Equal(plain.EvaluationCount, bent.EvaluationCount);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Covariance_adaptation_takes_as_long_on_a_turned_function()
    {
        long Median(BatchObjective f) => Enumerable.Range(1, 9).Select(seed => CmaEs.Minimise(
            f, Box, new((ulong)seed),
            new() { Start = [2, 2, 2, 2, 2, 2], StepFraction = 0.05, Target = 1e-8 }).EvaluationCount)
            .Order().ElementAt(4);
        // 15 %: the median of nine runs that spread by a tenth.
        Assert.InRange((double)Median(Turned(Ellipsoid)) / Median(Each(Ellipsoid)), 0.85, 1.15);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_seed_gives_the_same_bits_on_one_worker_and_on_more()
    {
        SearchResult Run(int workers, ulong seed) => RestartSearch.Minimise(
            Turned(Rastrigin), Box, new() { Seed = seed, EvaluationCount_max = 400_000, WorkerCount = workers });
        var (one, two, five) = (Run(1, 7), Run(2, 7), Run(5, 7));
        Assert.Equal(one.Point, two.Point);
        Assert.Equal(one.Point, five.Point);
        Assert.Equal((one.Value, one.EvaluationCount), (two.Value, two.EvaluationCount));
        Assert.NotEqual(one.Point, Run(1, 8).Point);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_search_ends_when_it_is_told_to()
    {
        foreach (var (name, run) in All)
        {
            using var source = new CancellationTokenSource();
            var asked = 0;
            var found = run(Each(x =>
            {
                if (++asked == 500)
                {
                    source.Cancel();
                }
                return Rastrigin(x);
            }), Box, 1, source.Token);
            Assert.False(found.Converged, name);
            Assert.True(found.EvaluationCount < 500 + 100, $"{name}: {found.EvaluationCount}"); // one generation
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_value_that_is_not_a_number_is_never_the_best()
    {
        foreach (var (name, run) in All)
        {
            var found = run(Each(x => x[0] < 1 ? double.NaN : Sphere(x) + 1), Box, 1, default);
            Assert.True(found.Point[0] >= 1 && found.Value < 1.1, $"{name}: {found.Value}");
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Boxes_and_budgets_that_cannot_be_are_refused()
    {
        void Refused(string text, Action act) =>
            Assert.Contains(text, Assert.ThrowsAny<ArgumentException>(act).Message, StringComparison.Ordinal);
        Refused("1 lower and 2 upper", () => _ = new SearchBox([1], [1, 2]));
        Refused("Coordinate 1 of the box runs from 3 to 2", () => _ = new SearchBox([1, 3], [1, 2]));
        Refused("bounds are finite", () => _ = new SearchBox([1], [double.PositiveInfinity]));
        Refused("at least 5 points; 3", () => DifferentialEvolution.Minimise(
            Each(Sphere), Box, new(1), new() { PopulationCount = 3 }));
        Refused("EvaluationCount_max", () => DifferentialEvolution.Minimise(
            Each(Sphere), Box, new(1), new() { EvaluationCount_max = -1 }));
        Refused("The start has 2 coordinates and the box 6", () => CmaEs.Minimise(
            Each(Sphere), Box, new(1), new() { Start = [1, 2] }));
        Refused("they are 0 and 0", () => CmaEs.Minimise(Each(Sphere), Box, new(1), new() { StepFraction = 0 }));
        Refused("it is 2", () => BasinHopping.Minimise(Each(Sphere), Box, new(1), new() { HopFraction = 2 }));
        Refused("WorkerCount", () => RestartSearch.Minimise(Each(Sphere), Box, new() { WorkerCount = 0 }));
        Refused("LineCount", () => RestartSearch.Minimise(Each(Sphere), Box, new() { LineCount = 9 }));
    }

    private delegate double Point(ReadOnlySpan<double> x);

    private static BatchObjective Each(Point f) => (points, values) =>
    {
        var n = points.Length / values.Length;
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = f(points.Slice(i * n, n));
        }
    };

    /// <summary>The same function about (1, ..., 1), its axes turned by a reflection along a fixed direction.</summary>
    private static BatchObjective Turned(Point f) => Each(x =>
    {
        double[] along = [0.5, -0.1, 0.7, 0.3, -0.2, 0.34];
        var (dot, square) = (0.0, 0.0);
        for (var i = 0; i < x.Length; i++)
        {
            dot += along[i] * (x[i] - 1);
            square += along[i] * along[i];
        }
        var y = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
        {
            y[i] = x[i] - (2 * dot / square * along[i]);
        }
        return f(y);
    });

    private static double Sphere(ReadOnlySpan<double> x) => x.ToArray().Sum(one => (one - 1) * (one - 1));

    private static double Ellipsoid(ReadOnlySpan<double> x) => x.ToArray()
        .Select((one, i) => (one - 1) * (one - 1) * Math.Pow(30, 2.0 * i / 5)).Sum();

    private static double Rosenbrock(ReadOnlySpan<double> x)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length - 1; i++)
        {
            sum += (100 * Math.Pow(x[i + 1] - (x[i] * x[i]), 2)) + Math.Pow(1 - x[i], 2);
        }
        return sum;
    }

    private static double Rastrigin(ReadOnlySpan<double> x) => x.ToArray()
        .Sum(one => ((one - 1) * (one - 1)) + (10 * (1 - Math.Cos(2 * Math.PI * (one - 1)))));

    private static SearchBox Cube(int n, double low, double high) =>
        new([.. Enumerable.Repeat(low, n)], [.. Enumerable.Repeat(high, n)]);
}
