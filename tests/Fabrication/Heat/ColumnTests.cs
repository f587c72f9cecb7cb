using Guanghan.Core.Tests;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class ColumnTests
{
    // Constant properties: melting far out of reach, powder and dense soil alike.
    private static ThermalMaterial Plain(double k, double rho, double cp) =>
        new(_ => cp, 4000, 4001, 0, new PowderConductivity(k, 0), k, rho, rho);

    private static ThermalMaterial Lunar(double trapped = 0.0661) => new(
        SpecificHeat.At_J_kg_K, 1388.15, 1584.15, 421e3, PowderConductivity.OfDensity(1238.7), 1.5, 1238.7,
            3195.2 * (1 - trapped));

    private static PenStroke Stroke => new(3.33e6, 5e-3, 0.5e-3, 3e-3, 2e-3, 0.81, 0.95, 0, 252);

    [Theory]
    [InlineData(1.5, 2900, 1200, .599, .0005)] // dense
    [InlineData(.05, 1500, 1000, .0086, .00005)] // powder
    [Trait("Kind", "validates")]
    public void The_closed_form_time_to_melt_is_the_published_one(
        double k, double rho, double cp, double published_s, double tolerance_s)
    {
        // s: half the last digit printed; a flux of 3.33 MW/m^2, all of it absorbed.
        Assert.Equal(published_s, ExactSolutions.TimeToRise_s(k, rho, cp, 1273, 3.33e6), tolerance_s);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_surface_heats_as_the_closed_form_says() => Accuracy.Record(
        // K: 0.1 % of the rise, second order at 50 cells a diffusion length. Dense soil, and powder.
        "Heat", "surface of a half-space at the end of a rise by 1273 K", "Carslaw and Jaeger 1959", "K",
        [PeakAfterRise_K(1.5, 2900, 1200) - 1573, PeakAfterRise_K(.05, 1500, 1000) - 1573], 1.3);

    private static double PeakAfterRise_K(double k, double rho, double cp)
    {
        // Carslaw and Jaeger 1959: after the time to rise by 1273 K the surface is 1273 K warmer. Emissivity of
        // 1e-12: none.
        const double flux = 3.33e6;
        var time = ExactSolutions.TimeToRise_s(k, rho, cp, 1273, flux);
        var depth = 8 * Math.Sqrt(k / (rho * cp) * time);
        var history = Column.Run(new ColumnShape(0, 1, depth, 1, depth / 400, 300), Plain(k, rho, cp),
            new LitSurface(flux, time, 1e-12, 300, 0), time, default);
        return history.Peak_K;
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_melting_front_is_Neumanns()
    {
        (double Stefan, double Lambda)[] cases =
            [(0.1, .22001627), (0.5, .46478592), (1, .62006263), (2, .80060136), (3, .91375127)];
        List<double> errors_um = [], tolerances_um = [];
        foreach (var (stefan, lambda) in cases)
        {
            var (front_m, exact_m) = MeltingFront_m(stefan, lambda);
            // m: a cell melts whole before the next begins, so the front is known to half a cell of 50 um.
            var tolerance_m = 25e-6 + (0.005 * exact_m);
            Assert.Equal(exact_m, front_m, tolerance_m);
            errors_um.Add(1e6 * (front_m - exact_m));
            tolerances_um.Add(1e6 * tolerance_m);
        }

        Accuracy.Record(
            "Heat", "melting front after 20 s, Stefan numbers 0.1 to 3, cells of 50 um", "Neumann's solution", "um",
            errors_um, tolerances_um.Max());
    }

    private static (double Computed, double Exact) MeltingFront_m(double stefan, double lambda)
    {
        // One phase: the column waits at the melting point, its surface is held above by St L / cp. The melting
        // interval of 0.02 K stands for a point. Front: 2 lambda sqrt(alpha t).
        const double k = 2, rho = 3000, cp = 1000, latent = 400e3, melting = 1500;
        var material = new ThermalMaterial(_ => cp, melting, melting + 0.02, latent, new PowderConductivity(k, 0), k,
            rho, rho);
        const double depth = 0.01, time = 20;
        var history = Column.Run(new ColumnShape(0, 1, depth, 1, depth / 200, melting), material,
            new HeldSurface(melting + (stefan * latent / cp)), time, default);
        return (history.MeltDepth_m, 2 * lambda * Math.Sqrt(k / (rho * cp) * time));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_is_absorbed_is_radiated_or_stored()
    {
        Gen.Select(Gen.Double[0.05e6, 6e6], Gen.Double[0.5, 10], Gen.Double[0, 0.001], Gen.Double[0.3, 1]).Sample(
            (flux, dwell, optical, emissivity) =>
            {
                var history = Column.Run(new ColumnShape(4, 20, 0.02, 1.1, 1e-4, 252), Lunar(),
                    new LitSurface(flux, dwell, emissivity, 252, optical), 300, default);
                return history.ImbalanceRatio < 1e-9; // Newton's residual and rounding over some ten thousand steps
            }, iter: 40);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_surface_never_passes_the_temperature_at_which_it_radiates_all_it_absorbs()
    {
        Gen.Select(Gen.Double[0.02e6, 8e6], Gen.Double[0.2, 10]).Sample((flux, dwell) =>
        {
            var surface = new LitSurface(flux, dwell, 0.95, 252, 0);
            var history = Column.Run(new ColumnShape(4, 20, 0.02, 1.1, 1e-4, 252), Lunar(), surface, dwell, default);
            return history.Peak_K < surface.Ceiling_K + 1e-6 && history.Peak_K > 252; // K: rounding
        }, iter: 40);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Halving_the_cells_changes_peak_and_depth_ever_less()
    {
        var coarse = PenTrack.Of(Stroke, Lunar(), 20, default);
        var middle = PenTrack.Of(Stroke, Lunar(), 40, default);
        var fine = PenTrack.Of(Stroke, Lunar(), 80, default);

        // Measured: 1.8487, 1.8559, 1.8577 mm and 2419.42, 2418.76, 2418.83 K. The bounds leave half as much again.
        Assert.Equal(fine.Centre.MeltDepth_m, middle.Centre.MeltDepth_m, 3e-6); // m
        Assert.True(Math.Abs(fine.Centre.MeltDepth_m - middle.Centre.MeltDepth_m) <
            0.5 * Math.Abs(middle.Centre.MeltDepth_m - coarse.Centre.MeltDepth_m));
        Assert.Equal(fine.Centre.Peak_K, middle.Centre.Peak_K, 0.2); // K
        Assert.Equal(fine.FusedFraction, middle.FusedFraction, 0.003);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_flux_or_less_speed_melts_deeper()
    {
        var track = PenTrack.Of(Stroke, Lunar(), 20, default);

        Assert.True(PenTrack.Of(Stroke with { Flux_W_m2 = 4e6 }, Lunar(), 20,
            default).Centre.MeltDepth_m > track.Centre.MeltDepth_m);
        Assert.True(PenTrack.Of(Stroke with { Speed_m_s = 0.4e-3 }, Lunar(), 20,
            default).Centre.MeltDepth_m > track.Centre.MeltDepth_m);
        Assert.True(PenTrack.Of(Stroke with { Spacing_m = 4e-3 }, Lunar(), 20,
            default).FusedFraction < track.FusedFraction);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_flux_that_begins_to_melt_does_so_and_one_per_cent_less_does_not()
    {
        var weak = Stroke with { Flux_W_m2 = 0.05e6 };
        var needed = PenTrack.FluxToMelt_W_m2(weak, Lunar(), default);

        Assert.NotNull(needed);
        Assert.True(PenTrack.Of(weak with { Flux_W_m2 = needed.Value }, Lunar(), default).Centre.LayerMelted_kg_m2 > 0);
        Assert.Equal(0, PenTrack.Of(weak with { Flux_W_m2 = needed.Value * 0.99 }, Lunar(),
            default).Centre.LayerMelted_kg_m2);
    }

    [Theory]
    [InlineData(1, 2660.7847)]
    [InlineData(10, 4417.9970)]
    [InlineData(double.PositiveInfinity, 5585.192)]
    [Trait("Kind", "validates")]
    public void The_centre_of_a_stationary_Gaussian_spot_is_the_published_one(double time_s, double published_K)
    {
        var rise = ExactSolutions.GaussianCentreRise_K(42, 1.5, 1.5 / (2900 * 1200), 2e-3, time_s);

        Assert.Equal(published_K, rise, 1e-3); // K: half the last digit of the coarsest of the three
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_wide_Gaussian_spot_heats_its_centre_like_the_column()
    {
        // For times short against the width the centre is one-dimensional: 2 P / (pi w^2) of flux at a half-space.
        const double k = 1.5, rho = 2900, cp = 1200, width = 0.1, time = 1, flux = 2e6;
        var exact = ExactSolutions.GaussianCentreRise_K(flux * Math.PI * width * width / 2, k, k / (rho * cp), width,
            time);
        var history = Column.Run(new ColumnShape(0, 1, 8e-3, 1, 2e-5, 300), Plain(k, rho, cp),
            new LitSurface(flux, time, 1e-12, 300, 0), time, default);

        // 0.1 %: sideways 8 alpha t / 3 w^2 = 1e-4; cells as above.
        Accuracy.Record(
            "Heat", "rise at the centre of a wide Gaussian spot, 1 s", "closed form", "%",
            [100 * ((history.Peak_K - 300 - exact) / exact)], 0.1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Enthalpy_to_temperature_and_back_loses_nothing()
    {
        var material = Lunar();
        Gen.Double[30, 4900].Sample(t =>
            Math.Abs(material.StateAt(material.Enthalpy_J_kg(t)).Temperature_K - t) < 1e-8); // K
        Assert.Equal(421e3 + (1343 * 196), material.Enthalpy_J_kg(1584.15) - material.Enthalpy_J_kg(1388.15),
            10e3); // J/kg
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_cancelled_column_stops()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();

        Assert.Throws<OperationCanceledException>(() => PenTrack.Of(Stroke, Lunar(), source.Token));
    }
}
