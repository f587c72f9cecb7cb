using Guanghan.Core.Tests;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Analytic;

namespace Guanghan.Fabrication.Tests.Heat;

/// <summary>Closed forms and reference figures that the linear solver must reproduce.</summary>
public sealed class AnalyticExactTests
{
    private static readonly LinearMaterial Soil = new(1.5, 2900, 1200, 0);

    private static LinearHeat Stay(LinearMaterial material, HeatSource source, double time_s, double power_W) => new(
        material, [new(source, ScanPath.From(0, 0, 0).Stay(time_s, power_W))], HeatBody.HalfSpace, QuadratureError.Fine);

    private static double Percent(double computed, double exact) => 100 * ((computed / exact) - 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_centre_of_a_stationary_Gaussian_is_the_closed_form()
    {
        // The project's reference figures: P 42 W, w 2 mm; printed to 1e-7 of themselves. 1e15 s stands for infinity.
        (double Time_s, double Exact_K)[] cases = [(1, 2660.7847), (10, 4417.9970), (1e15, 5585.192)];
        List<double> errors = [];
        foreach (var (time, printed) in cases)
        {
            var rise = Stay(Soil, HeatSource.Gaussian(2e-3), time, 42).At(new(0, 0, 0), time).Temperature_K;
            var exact = ExactSolutions.GaussianCentreRise_K(42, 1.5, Soil.Diffusivity_m2_s, 2e-3, time);
            Assert.Equal(printed, rise, 1e-3); // K: half of the last digit printed
            errors.Add(Percent(rise, exact));
        }

        Accuracy.Record("Linear heat", "centre of a stationary Gaussian after 1 s, 10 s and for ever",
            "Carslaw and Jaeger 1959", "%", errors, 1e-5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_thin_volume_source_is_the_reference_quadrature()
    {
        // Reference quadrature of the project: a 2 mm, az 20 um, 250 K at the start, 1 s; printed to 1e-3 K.
        double[] reference = [3906.119, 2290.082, 645.054, 285.900, 251.972];
        var heat = Stay(Soil with { Start_K = 250 }, HeatSource.Volume(2e-3, 2e-3, 20e-6), 1, 42);
        Accuracy.Record("Linear heat", "a source 2 mm wide and 20 um deep after 1 s, at 0 to 4 mm", "adaptive quadrature", "K",
            Enumerable.Range(0, 5).Select(x => heat.At(new(x * 1e-3, 0, 0), 1).Temperature_K - reference[x]), 1e-3);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_small_fast_spot_is_Rosenthals_point()
    {
        // Rosenthal 1946: a point that has moved for 20 mm; a spot of 2 um differs by (w/R)^2.
        const double power = 0.33 * 179.2, k = 26.6, rho = 7569.92, cp = 600, speed = 0.8;
        var material = new LinearMaterial(k, rho, cp, 0);
        var path = ScanPath.From(-0.02, 0, 0).LineTo(0, 0, speed, power);
        var heat = new LinearHeat(material, [new(HeatSource.Gaussian(1e-8), path)], HeatBody.HalfSpace,
            QuadratureError.Fine);
        var errors = new List<double>();
        foreach (var (x, y, z) in ((double, double, double)[])[(-268e-6, 0, 0), (-100e-6, 51e-6, 0), (-50e-6, 0, 40e-6),
            (20e-6, 10e-6, 5e-6), (-1e-3, 0, 0)])
        {
            var r = Math.Sqrt((x * x) + (y * y) + (z * z));
            var exact = power / (2 * Math.PI * k * r) * Math.Exp(-speed * (x + r) / (2 * material.Diffusivity_m2_s));
            errors.Add(Percent(heat.At(new(x, y, z), path.End_s).Temperature_K, exact));
        }

        Accuracy.Record("Linear heat", "a spot of 10 nm that moves at 0.8 m/s", "Rosenthal 1946", "%", errors, 1e-4);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Rosenthals_melt_has_the_published_half_width_and_tail()
    {
        // The project's reference figures for IN625: half-width 51.95 um, tail 268.05 um, so a rise of Q/(2 pi k tail).
        const double power = 0.33 * 179.2, k = 26.6;
        var material = new LinearMaterial(k, 7569.92, 600, 298);
        var solidus = 298 + (power / (2 * Math.PI * k * 268.05e-6));
        var path = ScanPath.From(-0.02, 0, 0).LineTo(0, 0, 0.8, power);
        var heat = new LinearHeat(material, [new(HeatSource.Gaussian(1e-7), path)], HeatBody.HalfSpace,
            QuadratureError.Fine);
        var pool = MeltPools.Under(heat, 0, solidus, path.End_s);

        Assert.NotNull(pool);
        Assert.Equal(268.05e-6, pool.Length_m - pool.Front_m, 5e-9); // m: half of the last digit printed
        Assert.Equal(51.95e-6, pool.Width_m / 2, 5e-9);
        Assert.Equal(pool.Width_m / 2, pool.Depth_m, 1e-9); // m: a point's isotherm is round; (w/R)^2
        // On the line behind, T - T0 = Q/(2 pi k s): cooling at speed v is v Q/(2 pi k s^2).
        Assert.Equal(0.8 * (solidus - 298) / 268.05e-6, -pool.Tail.Rate_K_s, 10.0); // K/s of 3.9e6: the start, 20 mm back
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_middle_of_an_even_disc_is_the_closed_form()
    {
        // Carslaw and Jaeger 1959, section 10.5: on the axis 2 q sqrt(alpha t)/k (ierfc 0 - ierfc(r/(2 sqrt(alpha t)))),
        // q r/k at last; that is left out by 1e15 s: r/sqrt(pi alpha t), 1e-7.
        const double radius = 1.5e-3;
        var flux = 42 / (Math.PI * radius * radius);
        List<double> errors = [];
        foreach (var time in (double[])[0.1, 1, 10, 1e15])
        {
            var rise = Stay(Soil, HeatSource.TopHat(radius), time, 42).At(new(0, 0, 0), time).Temperature_K;
            var spread = Math.Sqrt(Soil.Diffusivity_m2_s * time);
            var x = radius / (2 * spread);
            var exact = time > 1e9 ? ExactSolutions.TopHatSteadyRise_K(flux, radius, 1.5)
                : 2 * flux * spread / 1.5 * (0.5641895835477563 - ((Math.Exp(-x * x) * 0.5641895835477563) - (x * Erfc(x))));
            errors.Add(Percent(rise, exact));
        }

        Accuracy.Record("Linear heat", "middle of an even disc after 0.1 to 10 s and for ever", "Carslaw and Jaeger 1959", "%",
            errors, 1e-4);
    }

    // 2/sqrt(pi) Int_x^(x+8) exp(-s^2) ds by Simpson's rule: 1e-13.
    private static double Erfc(double x) => 1.1283791670955126 * Simpson(s => Math.Exp(-s * s), x, x + 8, 4000);

    private static double Simpson(Func<double, double> f, double a, double b, int n)
    {
        var (h, sum) = ((b - a) / n, f(a) + f(b));
        for (var i = 1; i < n; i++)
        {
            sum += (i % 2 == 0 ? 2 : 4) * f(a + (i * h));
        }

        return sum * h / 3;
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Time_to_rise_under_even_flux_is_that_of_one_dimension()
    {
        // A disc of 1 m is a plane for a second: the closed form gives the time, the solver the rise.
        const double flux = 3.33e6;
        var time = ExactSolutions.TimeToRise_s(1.5, 2900, 1200, 1273, flux);
        var rise = Stay(Soil, HeatSource.TopHat(1), time, flux * Math.PI).At(new(0, 0, 0), time).Temperature_K;
        Accuracy.Record("Linear heat", "rise by 1273 K under even flux", "Carslaw and Jaeger 1959", "%",
            [Percent(rise, 1273)], 1e-4);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_moving_Gaussian_is_Eagar_and_Tsai()
    {
        // Eagar and Tsai 1983, by Simpson's rule over the root of the age: 1e-9.
        const double power = 60, k = 26.6, speed = 0.4, sigma = 50e-6, time = 10e-3;
        var material = new LinearMaterial(k, 7569.92, 600, 0);
        var alpha = material.Diffusivity_m2_s;
        var path = ScanPath.From(0, 0, 0).LineTo(speed * time, 0, speed, power);
        var heat = new LinearHeat(material, [new(HeatSource.Gaussian(2 * sigma), path)], HeatBody.HalfSpace,
            QuadratureError.Fine);
        List<double> errors = [];
        foreach (var (x, y, z) in ((double, double, double)[])[(0, 0, 0), (-3e-4, 5e-5, 0), (5e-5, 0, 2e-5), (-1e-3, 0, 1e-4)])
        {
            double Age(double root)
            {
                var age = root * root;
                var depth = z == 0 ? 1 : root == 0 ? 0 : Math.Exp(-z * z / (4 * alpha * age));
                return 2 / ((2 * alpha * age) + (sigma * sigma)) * depth *
                    Math.Exp(-(((x + (speed * age)) * (x + (speed * age))) + (y * y)) / ((4 * alpha * age) + (2 * sigma * sigma)));
            }

            var exact = alpha * power / (Math.PI * k * Math.Sqrt(4 * Math.PI * alpha)) *
                Simpson(Age, 0, Math.Sqrt(time), 20000);
            errors.Add(Percent(heat.At(new(path.EndX_m + x, y, z), time).Temperature_K, exact));
        }

        Accuracy.Record("Linear heat", "a moving Gaussian, under the spot and behind", "Eagar and Tsai 1983", "%", errors, 1e-5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Tracks_on_bare_IN625_are_as_far_from_the_measured_ones_as_a_linear_model_is()
    {
        // AMB2018-02, cases A and B of the CBM (Lane 2020, 10.1007/s40192-020-00169-1). k, rho and cp as in the Rosenthal case
        // above; solidus 1563 K (Special Metals, IN625 data sheet: 1290 degC). Absorptivity 0.33 and the spot's 1/e^2 radius of
        // 50 um (D4sigma 100 um, nominal) are inputs, unverified. No latent heat, flow or vapour: errors of this size are the model's.
        var material = new LinearMaterial(26.6, 7569.92, 600, 298);
        List<double> errors = [];
        foreach (var (power, speed, width, depth, length) in ((double, double, double, double, double)[])[
            (150, 0.4, 171e-6, 151e-6, 659e-6), (195, 0.8, 133e-6, 91e-6, 780e-6)])
        {
            var path = ScanPath.From(0, 0, 0).LineTo(14e-3, 0, speed, 0.33 * power);
            var heat = new LinearHeat(material, [new(HeatSource.Gaussian(50e-6), path)], HeatBody.HalfSpace,
                QuadratureError.Fine);
            var pool = MeltPools.Under(heat, 0, 1563, path.End_s);
            Assert.NotNull(pool);
            errors.AddRange([Percent(pool.Width_m, width), Percent(pool.Depth_m, depth), Percent(pool.Length_m, length)]);
            Assert.InRange(-pool.Tail.Rate_K_s, 1e5, 1e7); // K/s: measured 6.2e5 and 9.35e5 between 1290 and 1000 degC
        }

        Accuracy.Record("Linear heat", "width, depth and length of tracks A and B on IN625, absorptivity 0.33",
            "AMB2018-02 (Lane 2020)", "%", errors, 70);
    }
}
