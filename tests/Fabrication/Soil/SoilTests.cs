using Guanghan.Core.Tests;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Soil;

public sealed class SoilTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void Specific_heat_is_that_of_Biele_2022_equation_24()
    {
        (double Temperature_K, double Published_J_kg_K)[] cases =
            [(100, 272.7), (300, 746.2), (1000, 1152), (1500, 1316)];
        foreach (var (temperature_K, published_J_kg_K) in cases)
        {
            // J/kg/K: half the last digit printed.
            Assert.Equal(published_J_kg_K, SpecificHeat.At_J_kg_K(temperature_K), published_J_kg_K < 1000 ? 0.05 : 0.5);
        }

        Accuracy.Record(
            "Soil", "specific heat, 100 to 1500 K", "Biele et al. 2022, equation 24, as printed", "J/kg/K",
            cases.Select(one => SpecificHeat.At_J_kg_K(one.Temperature_K) - one.Published_J_kg_K), 0.5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Heating_from_250_to_1573_K_takes_1452_kJ_kg()
    {
        var sum = Enumerable.Range(0, 1323).Sum(step => SpecificHeat.At_J_kg_K(250.5 + step));

        Assert.Equal(1.452e6, sum, 500.0); // J/kg: half the last digit printed
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Specific_heat_is_held_beyond_melting_and_never_falls()
    {
        Assert.Equal(SpecificHeat.At_J_kg_K(1584), SpecificHeat.At_J_kg_K(4000));
        Assert.All(Enumerable.Range(100, 1500), t => Assert.True(SpecificHeat.At_J_kg_K(t +
            1) >= SpecificHeat.At_J_kg_K(t)));
    }

    [Theory]
    [InlineData("EAC-1A", 4657.8, 647.7, 3.04, 1.68, .98, .60)]
    [InlineData("LHS-1", 5239.2, 663.1, 16.1, 8.07, 4.33, 2.47)]
    [InlineData("LMS-1", 5041.7, 637.4, 6.89, 3.67, 2.08, 1.24)]
    [Trait("Kind", "validates")]
    public void Viscosity_is_that_of_the_independent_calculation(
        string soil, double b, double c, double at1300, double at1350, double at1400, double at1450)
    {
        var viscosity = MeltViscosity.Of(SoilTable.Named(soil).Composition);

        Assert.Equal(b, viscosity.B_K, 0.3); // K: the reference's molar masses may differ in the fifth digit
        Assert.Equal(c, viscosity.C_K, 0.1); // K: the same
        Assert.Equal(at1300, viscosity.At_Pa_s(1573.15), 0.005 * at1300); // Pa s: half of three digits
        Assert.Equal(at1350, viscosity.At_Pa_s(1623.15), 0.005 * at1350);
        Assert.Equal(at1400, viscosity.At_Pa_s(1673.15), 0.0055 * at1400);
        Assert.Equal(at1450, viscosity.At_Pa_s(1723.15), 0.009 * at1450); // two digits in one of them
        (double Published_Pa_s, double Temperature_K)[] cases =
            [(at1300, 1573.15), (at1350, 1623.15), (at1400, 1673.15), (at1450, 1723.15)];
        Accuracy.Record(
            "Soil", $"viscosity of the melt of {soil}, 1300 to 1450 degC",
            "independent calculation by Giordano et al. 2008, to 2 or 3 digits", "%",
            cases.Select(one => 100 * ((viscosity.At_Pa_s(one.Temperature_K) / one.Published_Pa_s) - 1)), 0.9);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Viscosity_has_no_value_below_its_pole()
    {
        var viscosity = MeltViscosity.Of(SoilTable.Named("LMS-1").Composition);

        Assert.Throws<ArgumentOutOfRangeException>(() => viscosity.At_Pa_s(viscosity.C_K));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_composition_sums_to_a_hundred_per_cent_or_lacks_what_is_not_given()
    {
        // CUG-1A as published comes to 96.6 %, CE-5 without alkalis to 98.0 %: both say so.
        Assert.All(SoilTable.All, soil => Assert.InRange(soil.Composition.SumFraction, 0.965, 1.02));
        Assert.All(SoilTable.All, soil => Assert.True(soil.BedDensity_kg_m3 < soil.GrainDensity_kg_m3));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Powder_conducts_as_Hayne_2017_says_at_both_ends()
    {
        Assert.Equal(7.4e-4 * 3.7, PowderConductivity.OfDensity(1100).At_W_m_K(350), 1e-15); // W/m/K: rounding
        Assert.Equal(3.4e-3 * 3.7, PowderConductivity.OfDensity(1800).At_W_m_K(350), 1e-15);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_mean_conductivity_between_two_temperatures_is_the_integral()
    {
        var powder = PowderConductivity.OfDensity(1500);
        Gen.Double[100, 1500].Select(Gen.Double[100, 1500]).Sample((a, b) =>
        {
            const int steps = 2000;
            var sum = Enumerable.Range(0, steps).Sum(s => powder.At_W_m_K(a + ((b - a) * (s + 0.5) / steps))) / steps;
            return Math.Abs((powder.Between_W_m_K(a, b) / sum) - 1) < 1e-6; // the midpoint rule's own error
        }, iter: 100);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Strength_meets_its_two_calibration_points_and_stays_in_order()
    {
        Assert.Equal(218.8e6, PrintedStrength.Bulk_Pa(0.0144), 1.0); // Pa: rounding; JSC-1A, Meurisse 2017
        Assert.Equal(84.6e6, PrintedStrength.Bulk_Pa(0.1178), 1.0); // Pa: rounding
        Gen.Double[0, 1].Select(Gen.Double[1e-3, 1]).Sample((p, bond) =>
        {
            var strength = StrengthBand.Of(p, bond);
            return strength.Low_Pa < strength.Central_Pa && strength.Central_Pa < strength.High_Pa;
        });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Density_runs_from_the_bed_to_the_melt_and_its_porosity_is_its_complement()
    {
        Assert.Equal(1238.7, PrintedDensity.Of(0, 3195.2, 3195.2, 1238.7, 0.05).Bulk_kg_m3, 1e-9); // kg/m^3: rounding
        Assert.Equal(3195.2 * 0.95, PrintedDensity.Of(1, 3195.2, 3195.2, 1238.7, 0.05).Bulk_kg_m3, 1e-9);
        Gen.Double[0, 1].Sample(fused =>
        {
            var density = PrintedDensity.Of(fused, 3195.2, 3195.2, 1238.7, 0.05);
            return Math.Abs(density.Bulk_kg_m3 - (3195.2 * (1 - density.PorosityFraction))) < 1e-9;
        });
    }
}
