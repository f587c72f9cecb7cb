using Guanghan.Core.Tests;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class BedExactTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void The_melting_front_is_Neumanns_and_comes_nearer_on_finer_cells()
    {
        // Stefan numbers and lambdas: lambda exp(lambda^2) erf(lambda) = St / sqrt(pi).
        (double Stefan, double Lambda)[] cases =
            [(0.1, .22001627), (0.5, .46478592), (1, .62006263), (2, .80060136), (3, .91375127)];
        List<double> errors = [];
        foreach (var (stefan, lambda) in cases)
        {
            var (coarse, middle) = (Front(stefan, lambda, 50), Front(stefan, lambda, 100));
            var fine = Front(stefan, lambda, 200);
            Assert.True(Math.Abs(fine) < Math.Abs(middle) && Math.Abs(middle) < Math.Abs(coarse),
                $"St {stefan}: {coarse}, {middle}, {fine} %");
            errors.Add(fine);
        }

        Accuracy.Record("Heat", "bed: melting front, Stefan numbers 0.1 to 3, 200 cells", "Neumann's solution", "%",
            errors, 0.1);
    }

    // Error of the front, %, when it has passed three quarters of the cells. The soil waits at its melting point.
    private static double Front(double stefan, double lambda, int cells)
    {
        const double k = 2, rho = 3000, cp = 1000, latent = 400e3, melting = 1500, depth = 0.01, exact = 0.0075;
        var material = new ThermalMaterial(_ => cp, melting, melting + 0.02, latent, new PowderConductivity(k, 0), k,
            rho, rho);
        var time = Math.Pow(exact / (2 * lambda), 2) * rho * cp / k;
        using var solver = new BedSolver(new BedPrint
        {
            Material = material,
            Grid = new(8e-2, 1e-2, depth, 1, depth, [new(1e-2, 1e-2, depth / cells)]),
            Light = BedLight.TopHat(0, 1),
            Path = new([]),
            EmissivityRatio = 1,
            Surroundings_K = 0,
            Start_K = melting,
            HeldSurface_K = melting + (stefan * latent / cp),
        });
        solver.Wait(time, default);
        var block = solver.Tree.Blocks[0]!;
        var start = material.Enthalpy_J_kg(melting);
        var molten = Enumerable.Range(0, cells).Sum(z =>
            Math.Clamp((block.Enthalpy_J_kg[block.At(0, 0, z)] - start) / latent, 0, 1));
        return 100 * ((molten * depth / cells / exact) - 1);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_surface_of_a_half_space_heats_as_the_closed_form_says()
    {
        // Carslaw and Jaeger 1959: 1273 K after the time to rise by it, dense soil and powder; light wider than the
        // bed.
        List<double> errors = [];
        foreach (var (k, rho, cp) in ((double, double, double)[])[(1.5, 2900, 1200), (.05, 1500, 1000)])
        {
            const double flux = 3.33e6;
            var time = ExactSolutions.TimeToRise_s(k, rho, cp, 1273, flux);
            var depth = 8 * Math.Sqrt(k / (rho * cp) * time);
            var print = new BedPrint
            {
                Material = BedCases.Plain(k, rho, cp),
                Grid = new(8, 1, depth, 1, depth, [new(1, 1, depth / 400)]),
                Light = BedLight.TopHat(flux, 100),
                Path = new([new(0, 0, [new(4, .5, 4 + 1e-9, .5, 1e-9 / time, 1)])]),
                EmissivityRatio = 1e-12,
                Surroundings_K = 300,
                Start_K = 300,
            };
            errors.Add(100 * ((BedSolver.Run(print, null, default).Tracks[0].Peak_K - 1573) / 1273));
        }

        // %: first order in time, 400 cells of a fiftieth of a diffusion length.
        Accuracy.Record("Heat", "bed: surface of a half-space at the end of a rise by 1273 K",
            "Carslaw and Jaeger 1959", "%",
            errors, 0.2);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_centre_of_a_stationary_Gaussian_spot_tends_to_the_closed_form()
    {
        var (coarse, middle, fine) = (Centre_K(17), Centre_K(33), Centre_K(65));
        var exact = ExactSolutions.GaussianCentreRise_K(42, 1.5, 1.5 / (2900 * 1200), 2e-3, 1);
        var order = Math.Log2((middle - coarse) / (fine - middle));
        var limit = fine + ((fine - middle) / (Math.Pow((65.0 / 33), order) - 1));

        Assert.InRange(order, 1.5, 2.5); // second order in space
        Accuracy.Record("Heat", "bed: centre of a stationary Gaussian spot, three grids extrapolated", "closed form",
            "%",
            [100 * ((limit / exact) - 1)], 0.5);
    }

    private static double Centre_K(int cells)
    {
        const double width = 14e-3;
        var print = new BedPrint
        {
            Material = BedCases.Plain(1.5, 2900, 1200),
            Grid = new(width, width, width / cells * (cells / 2), 1, width / cells * (cells / 2),
                [BedCases.Cube(width / cells)]),
            Light = BedLight.Gaussian(42, 2e-3),
            Path = new([new(0, 0, [new(width / 2, width / 2, (width / 2) + 1e-9, width / 2, 1e-9, 1)])]),
            EmissivityRatio = 1e-12,
            Surroundings_K = 300,
            Start_K = 300,
        };
        return BedSolver.Run(print, null, default).Tracks[0].Peak_K - 300;
    }
}
