using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Soil;

public sealed class ConductivityTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void The_bed_grows_denser_with_depth_as_Hayne_2017_says()
    {
        var moon = BedProfile.Moon;

        Assert.Equal(1100, moon.At_kg_m3(0), 1e-9); // kg/m^3: rounding
        Assert.Equal(1800 - (700 / Math.E), moon.At_kg_m3(0.07), 1e-9);
        Assert.Equal(1800, moon.At_kg_m3(5), 1e-9);
        Assert.Equal(7.4e-4 * 3.7, moon.ConductivityAt(0).At_W_m_K(350), 1e-15); // W/m/K: rounding
        const int steps = 10_000;
        var mean = Enumerable.Range(0, steps).Sum(at => moon.At_kg_m3(0.3 * (at + 0.5) / steps)) / steps;
        Assert.Equal(mean, moon.MeanTo_kg_m3(0.3), 1e-5); // kg/m^3: the midpoint rule's own error
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Without_a_Knudsen_gap_the_cell_is_that_of_Zehner_and_Schluender_1970()
    {
        foreach (var (voids, ratio) in new[] { (0.4, 42.0), (0.5, 70.0), (0.6, 100.0) })
        {
            // Their own shorter form, which needs neither radiation nor gap.
            var b = 1.25 * Math.Pow((1 - voids) / voids, 10.0 / 9);
            var n = 1 - (b / ratio);
            var first = b / (n * n) * (ratio - 1) / ratio * Math.Log(ratio / b);
            var core = 2 / n * (first - ((b + 1) / 2) - ((b - 1) / n));
            var expected = 1 - Math.Sqrt(1 - voids) + (Math.Sqrt(1 - voids) * core);

            Assert.Equal(expected, GasBedConductivity.OverGas(voids, ratio, 1, 1.25), 1e-9); // rounding
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Gas_adds_nothing_in_vacuum_all_at_one_bar_and_more_the_higher_its_pressure()
    {
        var bed = new GasBedConductivity(PowderConductivity.OfDensity(1500), PoreGas.Air, 0, 0.48, 60e-6, 2);
        var before = 0.0;
        Assert.Equal(bed.Vacuum.At_W_m_K(300), bed.At_W_m_K(300)); // exact: nothing is added
        for (var exponent = -4.0; exponent <= 5; exponent += 0.1)
        {
            var part = (bed with { Pressure_Pa = Math.Pow(10, exponent) }).GasPart_W_m_K(300);
            Assert.True(part > before, $"10^{exponent} Pa");
            before = part;
        }

        // W/m/K: rocky powders in air have .1 to .3 (Wechsler, Glaser and Fountain 1972, review; range unverified).
        Assert.InRange(before, 0.1, 0.3);
        Assert.True((bed with { Pressure_Pa = 1e-3 }).GasPart_W_m_K(300) < bed.Vacuum.At_W_m_K(300));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_cell_is_smooth_where_its_formula_is_nought_over_nought()
    {
        double At(double exponent) => GasBedConductivity.OverGas(0.55, 80, Math.Pow(10, exponent), 1.4);
        for (var exponent = -6.0; exponent < -0.2; exponent += 0.01)
        {
            // N passes through 0 near 10^-0.96. A smooth curve runs through the geometric mean of its neighbours,
            // closer than a thousandth; without a gap, near 10^0, it bends more by itself.
            Assert.Equal(1, At(exponent) / Math.Sqrt(At(exponent - 0.01) * At(exponent + 0.01)), 1e-3);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Crystalline_basalt_conducts_as_measured_and_less_when_hot()
    {
        // Halbert and Parnell 2022, abstract: 2.63 +- .05 at 288.8 K (the anchor), 2.71 +- .09 at 224.4 K (held out).
        // Haenel and Zoth's law runs steeper: it gives 3.0, and 0.35 W/m/K is what that costs.
        Assert.Equal(2.63, DenseConductivity.Crystalline_W_m_K(288.8), 1e-12);
        Assert.Equal(2.71, DenseConductivity.Crystalline_W_m_K(224.4), 0.35);
        Assert.True(DenseConductivity.Crystalline_W_m_K(1200) < 1.6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Radiation_through_glass_grows_with_the_cube_of_temperature_and_none_passes_opaque_glass()
    {
        var clear = new DenseConductivity(1.2, 0, 3000);

        Assert.Equal(8, clear.Radiative_W_m_K(1600) / clear.Radiative_W_m_K(800), 1e-12);
        Assert.Equal(1.2, DenseConductivity.OpaqueGlass.At_W_m_K(1500));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Sintered_soil_lies_where_CLRS_1_was_measured()
    {
        // CLRS-1 sintered at 1100 degC in vacuum: 1.19 g/cm^3, .265 W/m/K (abstract of "Vacuum sintered lunar regolith
        // simulant: pore-forming and thermal conductivity"). Held out. Its grain density, 2.9 g/cm^3, is assumed.
        const double porosity = 1 - (1.19 / 2.9);
        double At(double neck) => SinteredConductivity.At_W_m_K(porosity, neck, 1.2, 0.003);

        Assert.InRange(0.265, At(0.3), At(0.6)); // necks of a powder that has bonded and hardly shrunk
        Assert.True(At(1) <= SinteredConductivity.Upper_W_m_K(porosity, 1.2, 0.003));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Sintered_soil_runs_from_powder_to_glass()
    {
        Assert.Equal(0.002, SinteredConductivity.At_W_m_K(0.5, 0, 1.5, 0.002), 1e-12);
        Assert.Equal(1.5, SinteredConductivity.At_W_m_K(0, 1, 1.5, 0.002), 1e-12);
        Gen.Double[0.01, 0.8].Select(Gen.Double[0, 0.9]).Sample((porosity, neck) =>
            SinteredConductivity.At_W_m_K(porosity, neck + 0.1, 1.5, 0.002) >=
                SinteredConductivity.At_W_m_K(porosity, neck, 1.5, 0.002) &&
            SinteredConductivity.At_W_m_K(porosity, neck, 1.5, 0.002) is >= 0.002 and <= 1.5);
    }
}
