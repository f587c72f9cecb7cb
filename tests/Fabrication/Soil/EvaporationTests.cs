using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Soil;

public sealed class EvaporationTests
{
    private static readonly Composition s_lms = SoilTable.Named("LMS-1").Composition;

    [Theory]
    [InlineData(VolatileElement.Sodium, 1.38)]
    [InlineData(VolatileElement.Potassium, 1.02)]
    [InlineData(VolatileElement.Iron, 0.08)]
    [Trait("Kind", "validates")]
    public void LMS_1_loses_at_1200_degC_what_Shaw_2023_says(VolatileElement element, double rate_g_h_g)
    {
        // Its calibration: g an hour and gram, from .09 m^2 a gram.
        var flux = EvaporationRate.Flux_kg_m2_s(element, s_lms, 1473.15);

        Assert.Equal(rate_g_h_g, flux * 90 * 3600, 1e-9); // g/h/g: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_loss_rises_with_temperature_and_goes_with_the_content()
    {
        Assert.True(EvaporationRate.Total_kg_m2_s(s_lms, 1600) > 4 * EvaporationRate.Total_kg_m2_s(s_lms, 1473.15));
        double Sodium(Composition composition) =>
            EvaporationRate.Flux_kg_m2_s(VolatileElement.Sodium, composition, 1500);
        Assert.Equal(0, Sodium(s_lms with { Na2OFraction = 0 }));
        Assert.Equal(2, Sodium(s_lms with { Na2OFraction = .0346 }) / Sodium(s_lms), 1e-12); // rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_pressure_gives_the_flux_back_and_the_heat_is_small_beside_radiation()
    {
        var pressure = EvaporationRate.Pressure_Pa(VolatileElement.Potassium, s_lms, 1500);

        Assert.Equal(EvaporationRate.Flux_kg_m2_s(VolatileElement.Potassium, s_lms, 1500),
            pressure * Math.Sqrt(39.098e-3 / (2 * Math.PI * 8.314462618 * 1500)), 1e-12);
        // W/m^2: at 1300 degC a surface of emissivity .9 radiates 313 kW/m^2.
        Assert.InRange(EvaporationRate.Heat_W_m2(s_lms, 1573.15), 1, 0.01 * 313e3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void All_that_leaves_the_spot_arrives_on_a_hemisphere()
    {
        const int steps = 2000;
        var sum = 0.0;
        for (var at = 0; at < steps; at++)
        {
            var angle = Math.PI / 2 * (at + 0.5) / steps;
            sum += OpticsFouling.Rate_kg_m2_s(3e-6, 2e-5, 0.2, angle) *
                2 * Math.PI * 0.04 * Math.Sin(angle) * Math.PI / 2 / steps;
        }

        Assert.Equal(1, sum / (3e-6 * 2e-5), 1e-6); // the midpoint rule's own error
        Assert.Equal(Math.Exp(-1), OpticsFouling.TransmittanceFraction(
            OpticsFouling.Film_m(968e-9, 20e-3, 968), 20e-12), 1e-12);
    }
}
