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
        // Rosenthal 1946, eq. 23: a point that has moved for 20 mm; a spot of 2 um differs by (w/R)^2.
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
}
