using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Soil;

public sealed class PrintedSoilTests
{
    private static readonly PrintedDensities s_densities = new(2900, 3195.2, 0.0661);
    private static readonly SinteredSoil s_sintered = new(GrainSizes.ChangE5, 1238.7 / 3195.2, 0);

    [Fact]
    [Trait("Kind", "property")]
    public void The_table_of_densities_is_the_model_and_rises_with_the_sintering_length() =>
        Gen.Double[-10, -0.5].Sample(logarithm =>
        {
            var length = Math.Pow(10, logarithm);
            var model = Densification.RelativeDensityFraction(GrainSizes.ChangE5, 1238.7 / 3195.2, length, 0);
            return Math.Abs(s_sintered.DensityFraction(length) - model) < 2e-3 && // linear over a sixteenth of a decade
                s_sintered.DensityFraction(1.1 * length) >= s_sintered.DensityFraction(length);
        }, iter: 200);

    [Fact]
    [Trait("Kind", "property")]
    public void Loose_soil_is_the_bed_molten_soil_the_glass_and_both_what_columns_mix()
    {
        Assert.Equal(1238.7, Mixed((0, 0)).Bulk_kg_m3, 1e-9); // kg/m^3: rounding
        Assert.Equal(2900 * (1 - 0.0661), Mixed((1, 0)).Bulk_kg_m3, 1e-9);
        Assert.Equal(0.0661, Mixed((1, 0)).SolidPorosityFraction, 1e-12);
        Gen.Double[0, 1].Sample(fused =>
        {
            var (cells, columns) = (Mixed((fused, 0)), PrintedDensity.Of(fused, 2900, 3195.2, 1238.7, 0.0661));
            return Math.Abs(cells.Bulk_kg_m3 - columns.Bulk_kg_m3) < 1e-9 &&
                Math.Abs(cells.PorosityFraction - columns.PorosityFraction) < 1e-12;
        });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_pores_of_all_kinds_are_what_the_solids_leave()
    {
        Gen.Select(Gen.Double[0, 1], Gen.Double[-9, -2]).Array[1, 20].Sample(cells =>
        {
            var soil = Mixed([.. cells.Select(cell => (cell.Item1, Math.Pow(10, cell.Item2)))]);
            var solid = soil.Bulk_kg_m3 * ((soil.FusedFraction / 2900) + ((1 - soil.FusedFraction) / 3195.2));
            return Math.Abs(1 - solid - soil.PorosityFraction) < 1e-9 &&
                soil is { TrappedPoreFraction: >= 0, SinteredPoreFraction: >= -1e-12, LoosePoreFraction: >= 0 } &&
                soil.FusedFraction + soil.SinteredFraction <= 1 + 1e-12 && soil.Bulk_kg_m3 >= 1238.7 - 1e-9;
        });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Soil_beside_the_melt_counts_as_sintered_where_a_tenth_of_its_pores_has_closed()
    {
        var (low, high) = (1e-9, 1e-1);
        for (var turn = 0; turn < 60; turn++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Mixed((0, middle)).SinteredFraction > 0 ? (low, middle) : (middle, high);
        }

        var (start, end) = (1238.7 / 3195.2, s_sintered.DensityFraction(high));
        Assert.Equal(0.9, ((1 / end) - 1) / ((1 / start) - 1), 1e-6); // bisection
        Assert.True(Mixed((0, high)).Bulk_kg_m3 > 1238.7);
    }

    [Theory]
    [InlineData("CE-5")]
    [InlineData("LHS-1")]
    [InlineData("CUG-1A")]
    [Trait("Kind", "property")]
    public void Fluid_soil_sinters_faster_than_central_and_that_faster_than_stiff(string name)
    {
        var soil = SoilTable.Named(name);
        var melting = MeltingInterval.MeasuredInArgon;
        var paces = SinteringPace.Viscosities(soil.Composition, melting).Select(SinteringPace.Of_m_s).ToArray();
        Assert.Equal(SinteringPace.CaseCount, paces.Length);
        for (var temperature = 1000.0; temperature < 2400; temperature += 50)
        {
            Assert.True(paces[2](temperature) >= paces[0](temperature));
            Assert.True(paces[0](temperature) >= paces[1](temperature));
        }

        // Crystals do not flow before two fifths are molten; glass does, hundreds of kelvins colder.
        Assert.InRange(SinteringPace.From_K(paces[0]), (int)melting.Solidus_K, (int)melting.Liquidus_K);
        Assert.InRange(SinteringPace.From_K(paces[2]), 800, (int)melting.Solidus_K - 100);
        // At the liquidus the three are the band of the models.
        var band = ViscosityBand.At(soil.Composition, melting.Liquidus_K);
        var viscosities = SinteringPace.Viscosities(soil.Composition, melting);
        Assert.Equal(band.Central_Pa_s, viscosities[0](melting.Liquidus_K), 1e-6 * band.Central_Pa_s);
        Assert.Equal(band.High_Pa_s, viscosities[1](melting.Liquidus_K), 1e-6 * band.High_Pa_s);
        Assert.Equal(band.Low_Pa_s, viscosities[2](melting.Liquidus_K), 1e-6 * band.Low_Pa_s);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Solar_printed_layers_lie_between_crystals_that_do_not_bond_and_glass_that_bonds_wholly()
    {
        // Held out: below 5 MPa against 98 MPa of the same soil from an oven (Meurisse 2018, 2017), .051, at 1000 degC.
        // JSC-1A's composition is not in the table; EAC-1A is a basalt like it. A tenth of a second there.
        var joined = SinteringPace.Viscosities(SoilTable.Named("EAC-1A").Composition, MeltingInterval.MeasuredInArgon)
            .Select(viscosity => LayerBond.Of([new(0, 1273.15), new(0.1, 1273.15)], viscosity, 23e-6).BondFraction)
            .ToArray();
        Assert.InRange(joined[0], 0, 0.051);
        Assert.InRange(joined[1], 0, 0.051);
        Assert.InRange(joined[2], 0.051, 1);
    }

    private static PrintedSoil Mixed(params (double Fused, double Length_m)[] cells)
    {
        var sum = new PrintedSoilSum(s_densities, s_sintered);
        foreach (var (fused, length) in cells)
        {
            sum.Add(fused, length);
        }

        return sum.Total()!;
    }
}
