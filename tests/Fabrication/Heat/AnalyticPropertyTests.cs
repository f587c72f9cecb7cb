using Guanghan.Core.Numerics;
using System.Runtime.Intrinsics;
using Guanghan.Core.Tests;
using Guanghan.Fabrication.Heat.Analytic;

namespace Guanghan.Fabrication.Tests.Heat;

/// <summary>What the linear solver must keep whatever the numbers.</summary>
public sealed class AnalyticPropertyTests
{
    private static readonly LinearMaterial Metal = new(26.6, 7451, 600, 300);
    private static readonly LinearMaterial Soil = new(1.5, 2900, 1200, 0);

    private static ScanPath Turn(double power = 100) => ScanPath.From(0, 0, 0).LineTo(2e-3, 0, 0.5, power)
        .LineTo(2e-3, 0.2e-3, 2, 0).LineTo(0, 0.2e-3, 0.5, power).Stay(2e-3, power / 2).Stay(1e-3, 0);

    private static LinearHeat Heat(HeatSource source, ScanPath path, HeatBody? body = null, LinearMaterial? material = null) =>
        new(material ?? Metal, [new(source, path)], body ?? HeatBody.HalfSpace, QuadratureError.Fine);

    private static HeatPoint[] Cloud(int count) => [.. Enumerable.Range(0, count).Select(i => new HeatPoint(
        -1e-3 + (4e-3 * ((i * 0.618034) % 1)), -1e-3 + (2e-3 * ((i * 0.754878) % 1)), 0.5e-3 * ((i * 0.569840) % 1)))];

    [Fact]
    [Trait("Kind", "validates")]
    public void The_quadrature_keeps_its_error_for_any_spot_speed_and_depth()
    {
        // One stream of random numbers: the row on the accuracy page is the same on every run.
        var (errors, random) = (new List<double>(), new RandomStream(20251125));
        for (var i = 0; i < 300; i++)
        {
            // Widths 5 um to 2 mm, depths a thousandth to all of that, speeds 0.1 mm/s to 3 m/s.
            var (width, logDepth) = (Math.Pow(10, Between(-5.3, -2.7)), Between(-3, 0));
            var (speed, along) = (Math.Pow(10, Between(-4, 0.5)), Between(0, 3));
            var (across, down) = (Between(0, 2), Between(0, 1));
            var depth = logDepth < -2.7 ? 0 : width * Math.Pow(10, logDepth);
            var path = ScanPath.From(0, 0, 0).LineTo(20 * width, 0, speed, 100).LineTo(20 * width, 2 * width, speed, 0)
                .LineTo(0, 2 * width, speed, 50);
            var heat = Heat(HeatSource.Volume(width, 1.3 * width, depth), path);
            var time = path.End_s * (0.3 + (along / 4));
            var point = new HeatPoint(20 * width * (along % 1), across * width, down < 0.3 ? 0 : down * down * width);
            var exact = ReferenceHeat.Rise_K(heat, point, time, 1e-10);
            var error = Math.Abs(heat.At(point, time).Temperature_K - 300 - exact);
            errors.Add(exact > 1 ? error / exact : error * 0.1); // the floor: 1 uK where the rise is below 1 K
        }

        double Between(double low, double high) => low + ((high - low) * random.NextUniformFraction());
        Accuracy.Record("Linear heat", "300 spots of 5 um to 2 mm, thin and thick, 0.1 mm/s to 3 m/s, share of the rise",
            "adaptive quadrature", "1", errors, 1e-7, isRounding: true);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Pens_add_and_power_scales()
    {
        var (a, b) = (new HeatPen(HeatSource.Gaussian(50e-6), Turn()), new HeatPen(HeatSource.TopHat(80e-6), Turn(30)));
        HeatPoint[] points = Cloud(200);
        double[] Rise(params HeatPen[] pens) => [.. new LinearHeat(Metal, [.. pens], HeatBody.HalfSpace, QuadratureError.Fine)
            .Temperatures_K(points, 9e-3, 1).Select(t => t - 300)];
        var (one, two, both, thrice) = (Rise(a), Rise(b), Rise(a, b), Rise(a with { Path = Turn(300) }));

        for (var i = 0; i < points.Length; i++)
        {
            Assert.Equal(both[i], one[i] + two[i], 1e-5 + (1e-12 * both[i])); // K: three floors of 1 uK
            Assert.Equal(thrice[i], 3 * one[i], 1e-5 + (1e-12 * thrice[i]));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Moving_everything_or_scaling_it_changes_nothing()
    {
        var point = new HeatPoint(1e-3, 0.1e-3, 20e-6);
        var here = Heat(HeatSource.Gaussian(50e-6), ScanPath.From(0, 0, 0).LineTo(2e-3, 0, 0.5, 100)).At(point, 3.5e-3);
        var there = Heat(HeatSource.Gaussian(50e-6), ScanPath.From(7e-3, 3e-3, 2).LineTo(9e-3, 3e-3, 0.5, 100))
            .At(new(8e-3, 3.1e-3, 20e-6), 2 + 3.5e-3);
        // Lengths times 10, times 100, speed a tenth, power 10: the same temperature.
        var large = Heat(HeatSource.Gaussian(500e-6), ScanPath.From(0, 0, 0).LineTo(2e-2, 0, 0.05, 1000))
            .At(new(1e-2, 1e-3, 200e-6), 0.35);

        Assert.Equal(here.Temperature_K, there.Temperature_K, 1e-8); // K: rounding of a time of 2 s
        Assert.Equal(here.Temperature_K, large.Temperature_K, 1e-9);
        Assert.Equal(here.Rate_K_s, 100 * large.Rate_K_s, 1e-3);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [Trait("Kind", "property")]
    public void All_heat_is_somewhere(double isDisc)
    {
        // Over the half-space by the midpoint rule, which is exact for Gaussians wide against the step: 20 J/s for 1 s.
        var heat = Heat(isDisc > 0 ? HeatSource.TopHat(1e-3) : HeatSource.Gaussian(1e-3),
            ScanPath.From(-1e-3, 0, 0).LineTo(1e-3, 0, 2e-3, 20).Stay(3, 0), material: Soil);
        const double step = 0.4e-3;
        var (side, down) = (60, 30);
        var points = new List<HeatPoint>();
        for (var n = 0; n < side * side * down; n++)
        {
            points.Add(new((n % side - (side / 2) + 0.5) * step, ((n / side % side) - (side / 2) + 0.5) * step,
                ((n / side / side) + 0.5) * step));
        }

        var energy = heat.Temperatures_K(points, 4, 2).Sum() * step * step * step * Soil.HeatCapacity_J_m3_K;
        Assert.Equal(20, energy, 20 * 1e-6); // J: a millionth; the sum's floor of 1 uK a point is 0.02 uJ
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_heat_passes_a_wall_or_a_floor_and_all_stays_inside()
    {
        var body = new HeatBody(-2e-3, 3e-3, -1e-3, 2e-3, 2.5e-3);
        var heat = Heat(HeatSource.Gaussian(0.4e-3), ScanPath.From(-1e-3, 0, 0).LineTo(2e-3, 1e-3, 3e-3, 5).Stay(2, 0), body, Soil);
        foreach (var (point, axis) in ((HeatPoint, int)[])[(new(-2e-3, 0.3e-3, 1e-3), 0), (new(3e-3, 1e-3, 0.2e-3), 0),
            (new(1e-3, -1e-3, 1e-3), 1), (new(1e-3, 2e-3, 1e-3), 1), (new(0.7e-3, 0.1e-3, 2.5e-3), 2), (new(0, 0, 0), 2)])
        {
            var state = heat.At(point, 2);
            var slope = axis == 0 ? state.GradientX_K_m : axis == 1 ? state.GradientY_K_m : state.GradientDepth_K_m;
            Assert.Equal(0, slope, 1e-6 * state.Gradient_K_m); // K/m: rounding
        }

        var inside = new HeatGrid(-1.95e-3, -0.95e-3, 0.05e-3, 0.1e-3, 50, 30, 25); // middles of cells: all of the body
        var energy = 5 * double.Hypot(3e-3, 1e-3) / 3e-3; // 5 W for as long as the stroke takes
        var sum = heat.Temperatures_K(inside, 2, 1).Sum() * 1e-12 * Soil.HeatCapacity_J_m3_K;
        Assert.Equal(energy, sum, energy * 1e-6); // J: a millionth
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_point_and_a_pen_may_change_places()
    {
        // A stay at A felt at B is a stay at B felt at A, walls and all.
        var body = new HeatBody(-1e-3, 2e-3, double.NegativeInfinity, 1e-3, 1.5e-3);
        var (a, b) = ((X: 0.2e-3, Y: 0.1e-3), (X: 0.9e-3, Y: -0.4e-3));
        var there = Heat(HeatSource.Gaussian(0.3e-3), ScanPath.From(a.X, a.Y, 0).Stay(1, 3), body, Soil).At(new(b.X, b.Y, 0), 1);
        var back = Heat(HeatSource.Gaussian(0.3e-3), ScanPath.From(b.X, b.Y, 0).Stay(1, 3), body, Soil).At(new(a.X, a.Y, 0), 1);

        Assert.Equal(there.Temperature_K, back.Temperature_K, 1e-9 * there.Temperature_K);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("Kind", "property")]
    public void Rate_and_gradient_are_the_slopes_of_the_temperature(bool isDisc)
    {
        var heat = Heat(isDisc ? HeatSource.TopHat(60e-6) : HeatSource.Gaussian(60e-6), Turn());
        foreach (var (x, y, z, time) in ((double, double, double, double)[])[(1.2e-3, 30e-6, 20e-6, 3e-3),
            (1.2e-3, 0.21e-3, 10e-6, 6.1e-3), (0, 0.2e-3, 50e-6, 9.5e-3), (0.1e-3, 0.1e-3, 50e-6, 11.5e-3), (0, 0, 0, 10e-3)])
        {
            double At(double dx, double dy, double dz, double dt) => heat.At(new(x + dx, y + dy, z + dz), time + dt).Temperature_K;
            var state = heat.At(new(x, y, z), time);
            const double h = 1e-7, s = 1e-6;
            var scale = 1 + state.Gradient_K_m;
            Assert.Equal((At(h, 0, 0, 0) - At(-h, 0, 0, 0)) / (2 * h), state.GradientX_K_m, 1e-4 * scale); // K/m: h^2
            Assert.Equal((At(0, h, 0, 0) - At(0, -h, 0, 0)) / (2 * h), state.GradientY_K_m, 1e-4 * scale);
            if (z > 0)
            {
                Assert.Equal((At(0, 0, h, 0) - At(0, 0, -h, 0)) / (2 * h), state.GradientDepth_K_m, 1e-4 * scale);
            }

            // The same difference with 1 and 2 us: Richardson's rule leaves the fourth order.
            double Slope(double span) => (At(0, 0, 0, span) - At(0, 0, 0, -span)) / (2 * span);
            var slope = ((4 * Slope(s)) - Slope(2 * s)) / 3;
            Assert.Equal(slope, state.Rate_K_s, (1e-4 * Math.Abs(slope)) + 1);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Vectors_and_threads_give_what_scalars_and_one_thread_give()
    {
        foreach (var body in (HeatBody[])[HeatBody.HalfSpace, new(-1e-3, 3e-3, -1e-3, 1e-3, 0.5e-3)])
        {
            foreach (var source in (HeatSource[])[HeatSource.Volume(50e-6, 70e-6, 5e-6), HeatSource.TopHat(70e-6)])
            {
                var heat = Heat(source, Turn(), body);
                var points = Cloud(1003);
                var vector = heat.Temperatures_K(points, 9e-3, 1);
                var nodes = heat.NodesWithImages(9e-3, points.Min(one => one.Depth_m));
                Assert.Equal(vector, heat.Temperatures_K(points, 9e-3, 3)); // the same bits
                for (var i = 0; i < points.Length; i += source.Parts[0].Radius_m > 0 ? 50 : 1)
                {
                    Assert.Equal(300 + ScalarHeat.Rise(nodes, points[i]), vector[i], 1e-6); // K: the floor
                }
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_grid_is_its_points()
    {
        foreach (var body in (HeatBody[])[HeatBody.HalfSpace, new(-1e-3, 3e-3, -1e-3, 1e-3, 0.5e-3)])
        {
            var heat = Heat(HeatSource.Volume(50e-6, 70e-6, 5e-6), Turn(), body);
            var grid = new HeatGrid(-0.5e-3, -0.3e-3, 0, 70e-6, 45, 11, 7);
            var values = heat.Temperatures_K(grid, 9e-3, 1);
            Assert.Equal(values, heat.Temperatures_K(grid, 9e-3, 3)); // the same bits
            Assert.All(Enumerable.Range(0, grid.Count), i =>
                Assert.Equal(heat.At(grid.PointAt(i), 9e-3).Temperature_K, values[i], 3e-6)); // K: three floors
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Points_freeze_when_their_temperature_falls_through_the_solidus()
    {
        var heat = Heat(HeatSource.Gaussian(60e-6), Turn(150));
        var grid = new HeatGrid(-0.2e-3, -0.2e-3, 0, 20e-6, 120, 30, 10);
        var look = new SolidificationLook(1600, 20e-6, 1, true);
        var result = Solidification.Of(heat, grid, look, 1, default);
        var other = Solidification.Of(heat, grid, look, 3, default);

        Assert.True(result.HasEnded);
        Assert.Equal(result.Frozen_s, other.Frozen_s); // the same bits
        Assert.Equal(result.Peak_K, other.Peak_K);
        Assert.InRange(result.MoltenCount, 1000, grid.Count);
        var molten = Enumerable.Range(0, grid.Count).Where(i => double.IsFinite(result.Frozen_s[i])).ToArray();
        foreach (var i in molten.Where((_, at) => at % 40 == 0))
        {
            var state = heat.At(grid.PointAt(i), result.Frozen_s[i]);
            Assert.Equal(1600, state.Temperature_K, 0.5); // K: the cubic between looks
            Assert.Equal(-state.Rate_K_s, result.Cooling_K_s[i], (0.01 * Math.Abs(state.Rate_K_s)) + 1);
            Assert.True(result.Peak_K[i] > 1600 && result.Molten_s[i] > 0);
        }

        foreach (var i in Enumerable.Range(0, 40).Select(n => n * 900))
        {
            // Peaks against many looks at the same point.
            var peak = Enumerable.Range(1, 4 * result.StepCount).Max(n => heat.At(grid.PointAt(i), n * 5e-6).Temperature_K);
            Assert.InRange(result.Peak_K[i], peak - (0.02 * (peak - 300)) - 0.1, peak + (0.02 * (peak - 300)) + 0.1);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_sweep_that_spares_looks_finds_what_one_that_looks_everywhere_finds()
    {
        // Turns and stays, two pens that meet, a box with walls, a wide slow pen in soil.
        var meeting = new LinearHeat(Metal,
        [
            new(HeatSource.Volume(40e-6, 60e-6, 10e-6), ScanPath.From(0, 0, 0).LineTo(2e-3, 0.3e-3, 1, 300)),
            new(HeatSource.Gaussian(30e-6), ScanPath.From(2e-3, 0, 0.2e-3).LineTo(0, 0.2e-3, 0.8, 150)),
        ], HeatBody.HalfSpace, QuadratureError.Fine);
        (LinearHeat Heat, HeatGrid Grid, SolidificationLook Look)[] cases =
        [
            (Heat(HeatSource.Gaussian(60e-6), Turn(150)), new(-0.2e-3, -0.2e-3, 0, 20e-6, 120, 30, 10),
                new(1600, 20e-6, 1, false)),
            (meeting, new(-0.2e-3, -0.3e-3, 0, 25e-6, 100, 40, 12), new(1600, 10e-6, 1, false)),
            (Heat(HeatSource.Gaussian(60e-6), Turn(80), new(-0.3e-3, 2.2e-3, -0.2e-3, 0.4e-3, 0.4e-3)),
                new(-0.2e-3, -0.15e-3, 0, 20e-6, 118, 25, 10), new(1600, 20e-6, 0.02, false)),
            (Heat(HeatSource.Gaussian(2e-3), ScanPath.From(0, 0, 0).LineTo(10e-3, 0, 1e-3, 30), material: Soil),
                new(-4e-3, -4e-3, 0, 0.5e-3, 40, 17, 8), new(1500, 20e-3, 100, false)),
        ];
        var errors = new List<double>();
        foreach (var (heat, grid, look) in cases)
        {
            var spared = Solidification.Of(heat, grid, look, 1, default);
            var all = new FreezeSweep(heat, grid, look, 1) { IsSparing = false }.Follow(default);
            Assert.Equal(spared.Frozen_s, Solidification.Of(heat, grid, look, 2, default).Frozen_s); // the same bits
            Assert.Equal(all.MoltenCount, spared.MoltenCount);
            Assert.Equal(all.HasEnded, spared.HasEnded);
            for (var i = 0; i < grid.Count; i++)
            {
                if (double.IsFinite(all.Frozen_s[i]))
                {
                    errors.Add((spared.Frozen_s[i] - all.Frozen_s[i]) / look.Step_s);
                    Assert.Equal(all.Molten_s[i], spared.Molten_s[i], 1e-4 * look.Step_s); // far below a look
                }
                else
                {
                    Assert.Equal(all.Frozen_s[i], spared.Frozen_s[i]);
                }
            }
        }

        Accuracy.Record("Linear heat", "time of freezing, looks spared where heat changes slowly", "a look at every step",
            "looks", errors, 1e-4);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_point_freezes_when_the_exact_rise_is_the_solidus()
    {
        // 3DThesis's own example (ORNL-MDF/3DThesis, examples/solidification), looks every 10 us, every fourth point.
        var heat = new LinearHeat(new(26.6, 7451, 600, 1273),
            [new(HeatSource.Volume(10e-6, 10e-6, 1e-6), ScanPath.From(0, 0, 0).LineTo(5e-3, 1e-3, 1, 1200))],
            HeatBody.HalfSpace, QuadratureError.Fine);
        var grid = new HeatGrid(-1e-3, -1e-3, 0, 100e-6, 71, 31, 11);
        var result = Solidification.Of(heat, grid, new(1610, 1e-5, 0.1, false), 1, default);
        Assert.True(result.HasEnded);
        var frozen = Enumerable.Range(0, grid.Count).Where(i => double.IsFinite(result.Frozen_s[i])).ToArray();
        Assert.InRange(frozen.Length, 1000, grid.Count);
        var errors = frozen.Where((_, at) => at % 8 == 0).Select(i =>
            (ReferenceHeat.Rise_K(heat, grid.PointAt(i), result.Frozen_s[i], 1e-11) - 337) / 337);
        Accuracy.Record("Linear heat", "rise when a point freezes, share of the solidus's, looks every 10 us",
            "adaptive quadrature", "1", errors, 1e-6);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_spread_disc_is_its_integral_over_the_radius()
    {
        List<double> errors = [];
        foreach (var spread in (double[])[3, 1, 0.3, 0.1, 0.01, 1e-3, 1e-5]) // in radii: sigma sqrt(2)
        {
            var disc = new DiscSpread(1, 1 / (spread * spread));
            foreach (var r in (double[])[0, 0.3, 0.9, 0.99, 1 - spread, 1, 1 + (spread / 3), 1.1, 2])
            {
                if (r < 0)
                {
                    continue;
                }

                var exact = RadialShare(r, spread);
                Assert.Equal(exact, disc.At(r), 2e-8);
                errors.Add(disc.At(r) - exact);
                Assert.Equal(disc.At(r), disc.At(Vector256.Create(r))[1], 1e-9);
            }
        }

        Accuracy.Record("Linear heat", "share of a disc's heat, spreads of 1e-5 to 3 radii", "integral over the radius", "1",
            errors, 2e-8);
    }

    // Int_0^1 2 s/w^2 exp(-(r - s)^2/w^2) I0e(2 r s/w^2) ds, with I0e by its own integral: trapezoids, exact for periods.
    private static double RadialShare(double r, double w)
    {
        var (low, high) = (Math.Max(0, r - (7 * w)), Math.Min(1, r + (7 * w)));
        if (low >= high)
        {
            return low >= 1 ? 0 : 1;
        }

        const int n = 2000;
        var (h, sum) = ((high - low) / n, 0.0);
        for (var i = 0; i <= n; i++)
        {
            var s = low + (i * h);
            var weight = i is 0 or n ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * 2 * s / (w * w) * Math.Exp(-(r - s) * (r - s) / (w * w)) * Bessel(2 * r * s / (w * w));
        }

        return sum * h / 3;
    }

    private static double Bessel(double x)
    {
        if (x > 500)
        {
            var y = 1 / (8 * x); // Abramowitz and Stegun 9.7.1
            return (1 + y + (4.5 * y * y) + (37.5 * y * y * y) + (459.375 * y * y * y * y)) / Math.Sqrt(2 * Math.PI * x);
        }

        var sum = 0.0;
        for (var k = 0; k < 200; k++)
        {
            sum += Math.Exp(x * (Math.Cos((k + 0.5) * Math.PI / 200) - 1));
        }

        return sum / 200;
    }
}
