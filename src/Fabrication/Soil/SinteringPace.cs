using System.Collections.Immutable;

namespace Guanghan.Fabrication.Soil;

/// <summary>
/// How fast a soil sinters at a temperature, gamma / eta, for three readings of what is not known of its viscosity. The
/// melt stiffens downwards as Giordano 2008 says; at the liquidus, where the models of <see cref="ViscosityBand"/> were
/// fitted, its curve is brought to the band's centre, high or low end, for the slag models among them have no place
/// below. Central and stiff soil holds the crystals that the melting interval leaves, and does not flow before two
/// fifths of it are molten (<see cref="MushViscosity"/>); fluid soil is all glass, which flows 300 K colder. Lunar
/// soil is both: a tenth to half of it is glass.
/// </summary>
public static class SinteringPace
{
    /// <summary>Readings: central, stiff, fluid.</summary>
    public const int CaseCount = 3;

    private const double Least_m_s = 1e-9; // in ten seconds necks of 1/1000 of the section between grains of 46 um
    private const int Greatest_K = 5000; // as the material's table

    /// <summary>The three readings in their order: viscosity, Pa s, at a temperature, K.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="melting">Where it melts.</param>
    public static ImmutableArray<Func<double, double>> Viscosities(Composition composition, MeltingInterval melting)
    {
        var band = ViscosityBand.At(composition, melting.Liquidus_K);
        var (mush, glass) = (SinteringLength.Viscosity(composition, melting),
            SinteringLength.Viscosity(composition, null));
        var own = glass(melting.Liquidus_K);
        return
        [
            temperature_K => band.Central_Pa_s / own * mush(temperature_K),
            temperature_K => band.High_Pa_s / own * mush(temperature_K),
            temperature_K => band.Low_Pa_s / own * glass(temperature_K),
        ];
    }

    /// <summary>The pace, m/s, of a viscosity, Pa s, at a temperature, K.</summary>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K; infinity where nothing flows.</param>
    public static Func<double, double> Of_m_s(Func<double, double> viscosity_Pa_s) =>
        temperature_K => SurfaceTension.At_N_m(temperature_K) / viscosity_Pa_s(temperature_K);

    /// <summary>The lowest whole temperature at which a pace counts, K: 1 nm/s.</summary>
    /// <param name="pace_m_s">Pace, m/s, at a temperature, K.</param>
    public static int From_K(Func<double, double> pace_m_s)
    {
        var kelvin = 1;
        while (kelvin < Greatest_K && !(pace_m_s(kelvin) >= Least_m_s))
        {
            kelvin++;
        }

        return kelvin;
    }
}
