using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Soil;

/// <summary>What a heating microscope names by the outline of the sample (DIN 51730, ISO 540).</summary>
public enum SampleShape
{
    /// <summary>Edges round off.</summary>
    Softening,

    /// <summary>Half a sphere: as high as half its base.</summary>
    Hemisphere,

    /// <summary>Flow: a third of the hemisphere's height.</summary>
    Flow,
}

/// <summary>
/// Where a soil's sample takes a named shape, as a band. Each shape has a range of viscosity: softening 10^5 to 10^7,
/// hemisphere 10^3.1 to 10^4, flow 10^1.5 to 10^2.5 Pa s (after Scholze 1962, Ber. Dtsch. Keram. Ges. 39:63, and
/// Pascual et al. 2001, Phys. Chem. Glasses 42:61; from memory, unverified). The low end is a sample of glass: the
/// melt of Giordano 2008 at the range's high end. The high end is a sample of crystals: the melt with crystals (Costa
/// 2009) at the range's low end, plus the error of the melting interval. A powder of both lies between.
/// </summary>
/// <remarks>
/// Nothing is calibrated on the shapes. The measured 1115, 1149 and 1311 degC of CUG-1A lie inside their bands, whose
/// width of 200 K and more says how little viscosity alone tells of a crystalline soil.
/// </remarks>
/// <param name="Low_K">Glass, K.</param>
/// <param name="High_K">Crystals, K.</param>
public readonly record struct CharacteristicTemperature(double Low_K, double High_K)
{
    /// <summary>The band of a shape.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="melting">First and last melt; the sintering and complete-melting points where measured.</param>
    /// <param name="shape">The shape.</param>
    public static CharacteristicTemperature Of(Composition composition, MeltingInterval melting, SampleShape shape)
    {
        var melt = MeltViscosity.Of(composition);
        var (least, most) = Range_Pa_s(shape);
        var low = melt.TemperatureAt_K(most);
        double Excess(double temperature_K) => Math.Log(melt.At_Pa_s(temperature_K) *
            MushViscosity.RatioAt(1 - melting.MoltenFraction(temperature_K)) / least);
        // Above the liquidus the sample is all melt, and its viscosity falls without end: some root exists.
        var root = BrentRoot.Find(Excess, low, Math.Max(melt.TemperatureAt_K(least), melting.Liquidus_K) + 1, 0.01);
        return new(low, (root.Converged ? root.X : melting.Liquidus_K) + melting.Error_K);
    }

    private static (double Least_Pa_s, double Most_Pa_s) Range_Pa_s(SampleShape shape) => shape switch
    {
        SampleShape.Softening => (1e5, 1e7), // Pascual 2001: 10^5.3; DIN 51730 practice to 10^7; unverified
        SampleShape.Hemisphere => (1.3e3, 1e4), // Pascual 2001: 10^3.1; Scholze 1962: 10^3.6; unverified
        _ => (32, 320), // 10^1.5 to 10^2.5: DIN 51730 practice; unverified
    };
}
