using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// When a melt in vacuum boils itself apart: the recoil of its vapour against the capillary pressure that holds the
/// pool's surface, 2 gamma over half its width (Anisimov and Khokhlov 1995 for the balance, from memory, unverified;
/// vapour from <see cref="EvaporationRate"/>). The vapour's heat cools the surface first: what reached the peak,
/// absorbed less radiated light, is taken to flow down in proportion to the rise above the bed, and the peak falls
/// until light, radiation, vapour and that flow balance. Assumes a steady peak and vacuum; in gas the vapour must
/// diffuse, and recoil begins only where it boils.
/// </summary>
/// <remarks>
/// Above 1600 degC the vapour is extrapolated, and SiO and Mg are left out. Pressure of a vapour that leaves freely is
/// about half recoil (Knight 1979: .55 of saturation, unverified); the whole is taken, which errs towards boiling by
/// a factor below 2, within the band of the vapour itself.
/// </remarks>
/// <param name="Peak_K">Highest temperature of the surface that the vapour leaves, K.</param>
/// <param name="RecoilRatio">Pressure of the vapour over the capillary pressure.</param>
/// <param name="VapourHeat_W_m2">Heat that the vapour carries off at the peak, W/m^2.</param>
public readonly record struct VapourLimit(double Peak_K, double RecoilRatio, double VapourHeat_W_m2)
{
    private const int HalvingCount = 50; // of 3000 K: far below a microkelvin

    /// <summary>The limit at a peak computed without vapour.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="surface">The lit surface.</param>
    /// <param name="peak_K">Its peak without vapour, K.</param>
    /// <param name="width_m">Width of the pool, m, above 0.</param>
    /// <param name="vapourFactor">Vapour over that of the model, for what is not known of it.</param>
    public static VapourLimit Of(
        Composition composition, LitSurface surface, double peak_K, double width_m, double vapourFactor)
    {
        var down = Math.Max(0, surface.Absorbed_W_m2 - surface.Radiated_W_m2(peak_K));
        var slope = down / Math.Max(1, peak_K - surface.Surroundings_K);
        double Excess(double at_K) => surface.Absorbed_W_m2 - surface.Radiated_W_m2(at_K) -
            (slope * (at_K - surface.Surroundings_K)) - (vapourFactor * EvaporationRate.Heat_W_m2(composition, at_K));
        var (low, high) = (surface.Surroundings_K, peak_K);
        for (var turn = 0; turn < HalvingCount; turn++)
        {
            var middle = (low + high) / 2;
            (low, high) = Excess(middle) > 0 ? (middle, high) : (low, middle);
        }

        var pressure = Enum.GetValues<VolatileElement>()
            .Sum(element => EvaporationRate.Pressure_Pa(element, composition, low));
        return new(low, vapourFactor * pressure * width_m / (4 * SurfaceTension.At_N_m(low)),
            vapourFactor * EvaporationRate.Heat_W_m2(composition, low));
    }
}
