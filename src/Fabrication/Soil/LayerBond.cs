using System.Collections.Immutable;

namespace Guanghan.Fabrication.Soil;

/// <summary>
/// How well a layer has grown onto the one beneath: necks across the interface (Frenkel 1945) from the interface's own
/// history of temperature, and with them the share of the section that is joined, (x / r)^2. The strength of the bond
/// over that of the bulk is that share. Assumes grains of the soil's median size in contact all along the interface,
/// that strength goes with joined area, and nothing of dust, gas or cracks in between; so it is an upper limit.
/// </summary>
/// <remarks>
/// Nothing is calibrated. Held out: solar-printed layers below 5 MPa against 98 MPa of the same soil from an oven,
/// .051 (Meurisse 2018, 2017): a bond so weak means necks of x/r .23, which the histories published do not let one
/// check.
/// </remarks>
/// <param name="Length_m">Sintering length of the interface, m.</param>
/// <param name="NeckRatio">Radius of the neck over that of the grain.</param>
/// <param name="BondFraction">Strength of the bond over that of the bulk.</param>
public sealed record LayerBond(double Length_m, double NeckRatio, double BondFraction)
{
    /// <summary>A bond from the interface's history.</summary>
    /// <param name="history">Temperature of the interface over time.</param>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K.</param>
    /// <param name="radius_m">Radius of the grains at the interface, m.</param>
    public static LayerBond Of(
        ImmutableArray<HistoryPoint> history, Func<double, double> viscosity_Pa_s, double radius_m)
    {
        var length = SinteringLength.Of_m(history, viscosity_Pa_s);
        var neck = NeckGrowth.NeckRatio(length, radius_m);
        return new(length, neck, neck * neck);
    }

    /// <summary>Time at one temperature for a wanted bond, s; infinity where nothing flows.</summary>
    /// <param name="bondFraction">Wanted, 0 to 1.</param>
    /// <param name="temperature_K">Temperature, K.</param>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K.</param>
    /// <param name="radius_m">Radius of the grains, m.</param>
    public static double Time_s(
        double bondFraction, double temperature_K, Func<double, double> viscosity_Pa_s, double radius_m) =>
        2 * radius_m * bondFraction * viscosity_Pa_s(temperature_K) / (3 * SurfaceTension.At_N_m(temperature_K));
}
