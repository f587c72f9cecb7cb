using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// Surface tension over viscosity, the rate of <see cref="SinteringLength"/>, tabulated each kelvin and linear between,
/// so that every cell of a column can sum it at every step. Zero below 900 K, where no soil flows within hours.
/// </summary>
public sealed class SinterRate
{
    internal const int Least_K = 900; // a melt of 1e9 Pa s sinters a nanometre in three seconds; judgement
    private const int Greatest_K = 4000;

    private readonly double[] _rates_m_s;

    /// <summary>Tabulates a soil.</summary>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K; infinity where nothing flows.</param>
    public SinterRate(Func<double, double> viscosity_Pa_s) => _rates_m_s =
    [
        .. Enumerable.Range(Least_K, Greatest_K - Least_K + 1)
            .Select(at => SurfaceTension.At_N_m(at) / viscosity_Pa_s(at)),
    ];

    /// <summary>The rate, m/s; held above 4000 K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double At_m_s(double temperature_K)
    {
        if (temperature_K < Least_K)
        {
            return 0;
        }

        var at = Math.Min((int)temperature_K - Least_K, _rates_m_s.Length - 2);
        var share = Math.Min(1, temperature_K - Least_K - at);
        return _rates_m_s[at] + (share * (_rates_m_s[at + 1] - _rates_m_s[at]));
    }
}

/// <summary>
/// How the grains of a soil join that are in part glass, in part crystals: two grains as the softer of them, so of
/// joints at random all but those of two crystals are the glass's.
/// </summary>
/// <param name="Crystals">How fast crystals sinter.</param>
/// <param name="Glass">How fast glass does.</param>
/// <param name="GlassFraction">Share of the grains that are glass, 0 to 1.</param>
public sealed record GrainSintering(SinterRate Crystals, SinterRate Glass, double GlassFraction)
{
    private const double LeastNeckRatio = 0.01; // of a grain of 20 um, 0.2 um: dust that parts at a touch; judgement

    /// <summary>A soil, by the central reading of its viscosity for crystals, by the fluid one for glass.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="melting">Where it melts.</param>
    /// <param name="glassFraction">Share of the grains that are glass, 0 to 1.</param>
    public static GrainSintering Of(Composition composition, MeltingInterval melting, double glassFraction)
    {
        var viscosities = SinteringPace.Viscosities(composition, melting);
        return new(new(viscosities[0]), new(viscosities[^1]), glassFraction);
    }

    /// <summary>Share of a section that necks join.</summary>
    /// <param name="crystals_m">Sintering length of crystals, m.</param>
    /// <param name="glass_m">Sintering length of glass, m.</param>
    /// <param name="radius_m">Radius of the grains, m.</param>
    public double JoinedFraction(double crystals_m, double glass_m, double radius_m)
    {
        var crystals = (1 - GlassFraction) * (1 - GlassFraction);
        return (crystals * Joined(crystals_m, radius_m)) + ((1 - crystals) * Joined(glass_m, radius_m));
    }

    private static double Joined(double length_m, double radius_m)
    {
        var neck = NeckGrowth.NeckRatio(length_m, radius_m);
        return neck < LeastNeckRatio ? 0 : neck * neck;
    }
}
