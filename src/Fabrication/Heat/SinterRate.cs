using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>
/// Surface tension over viscosity, the rate of <see cref="SinteringLength"/>, tabulated each kelvin and linear between,
/// so that every cell of a column can sum it at every step. Zero below 900 K, where no soil flows within hours.
/// </summary>
public sealed class SinterRate
{
    private const int Least_K = 900; // a melt of 1e9 Pa s sinters a nanometre in three seconds; judgement
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
