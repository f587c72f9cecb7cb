using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Heat;

public sealed class StackedLayersTests
{
    private static readonly Composition Soil = SoilTable.Named("CE-5").Composition;
    private static readonly MeltingInterval Melting = new(1388.15, 1584.15, 0, "");
    private static readonly ThermalMaterial Material = new(
        _ => 1200, Melting.Solidus_K, Melting.Liquidus_K, 421e3, PowderConductivity.OfDensity(1239), 1.5, 1239, 2700);
    private static readonly SinterRate Crystals = new(SinteringLength.Viscosity(Soil, Melting));
    private static readonly GrainSintering Sinter = new(Crystals, new(SinteringLength.Viscosity(Soil, null)), 0);

    private static LayerPlace Place(double flux_W_m2, double layer_m, double dwell_s, int passes = StackedLayers.PassCount) =>
        StackedLayers.Of(new(flux_W_m2, 5e-3, 5e-3 / dwell_s, 3e-3, layer_m, 0.81, 0.95, 0, 252), Material, Sinter, 23e-6,
            dwell_s, 8, passes, CancellationToken.None);

    [Fact, Trait("Kind", "property")]
    public void Layers_above_undo_no_melt_and_rescue_no_pocket_that_their_light_does_not_reach()
    {
        var place = Place(2.5e6, 3e-3, 10);
        var once = place.Once.FusedFractions;
        Assert.Equal(8, place.FusedFractions.Length);
        Assert.Equal(0, once[^1]); // the pass does not reach the bottom
        Assert.Equal(0, place.FusedFractions[^1]); // nor do those above, a layer further away
        Assert.All(place.FusedFractions.Zip(once), pair =>
            Assert.InRange(pair.First, pair.Second - 0.02, 1)); // the cells beneath differ from dense soil's
    }

    [Fact, Trait("Kind", "property")]
    public void A_layer_molten_through_is_joined_all_the_way_and_a_thick_one_under_little_light_is_not()
    {
        Assert.All(Place(4e6, 1e-3, 10).JoinedFractions, one => Assert.Equal(1, one, 1e-9));
        Assert.Equal(0, Place(1e6, 6e-3, 2).JoinedFractions[^1], 1e-9);
    }

    [Fact, Trait("Kind", "property")]
    public void Without_melt_nothing_is_fused_or_joined()
    {
        var place = Place(50e3, 2e-3, 2);
        Assert.True(place.Once.Peak_K < Material.Solidus_K);
        Assert.All(place.FusedFractions.Concat(place.JoinedFractions), one => Assert.Equal(0, one));
    }

    [Fact, Trait("Kind", "property")]
    public void A_fifth_layer_changes_the_second_by_less_than_a_hundredth()
    {
        // Of six layers the fifth is looked at, of four the third from the top as well: the stack has settled.
        var (four, six) = (Place(2.5e6, 2e-3, 8), Place(2.5e6, 2e-3, 8, 6));
        Assert.Equal(six.FusedFractions.Average(), four.FusedFractions.Average(), 0.01);
    }

    [Theory, Trait("Kind", "validates")]
    [InlineData(1450.0)]
    [InlineData(1600.3)]
    [InlineData(2100.7)]
    public void The_table_of_sintering_is_tension_over_viscosity(double temperature_K)
    {
        var viscosity = SinteringLength.Viscosity(Soil, Melting)(temperature_K);
        var exact = SurfaceTension.At_N_m(temperature_K) / viscosity;
        Assert.Equal(exact, Crystals.At_m_s(temperature_K), exact * 2e-3); // linear over a kelvin of a steep exponential
    }

    [Fact, Trait("Kind", "property")]
    public void Vapour_cools_the_peak_and_its_recoil_is_pressure_over_capillary_pressure()
    {
        var surface = new LitSurface(2.7e6, 10, 0.95, 252, 0);
        var without = VapourLimit.Of(Soil, surface, 2330, 5e-3, 0);
        var with = VapourLimit.Of(Soil, surface, 2330, 5e-3, 1);
        Assert.Equal(2330, without.Peak_K, 1e-6); // K: halved fifty times
        Assert.InRange(with.Peak_K, 1900, 2329);
        var pressure = EvaporationRate.Pressure_Pa(VolatileElement.Iron, Soil, with.Peak_K);
        Assert.Equal(pressure / (2 * SurfaceTension.At_N_m(with.Peak_K) / 2.5e-3), with.RecoilRatio, 1e-9);

        // Light in, light out, vapour and what flows down are one balance.
        var down = (surface.Absorbed_W_m2 - surface.Radiated_W_m2(2330)) * (with.Peak_K - 252) / (2330 - 252);
        Assert.Equal(surface.Absorbed_W_m2, surface.Radiated_W_m2(with.Peak_K) + with.VapourHeat_W_m2 + down, 1);
    }
}
