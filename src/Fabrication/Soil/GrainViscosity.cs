namespace Guanghan.Fabrication.Soil;

/// <summary>
/// How stiff the grains of a soil are as they sinter: the melt of Giordano 2008 with the crystals that are left in it
/// (Costa 2009). Part of the grains is glass from the start and softens as such; the rest is crystal until it melts, so
/// crystals are (1 - glass)(1 - molten). Assumes that glass and crystal are spread evenly and flow as one; above some
/// 60 % of crystals they jam and the result is good to a decade or two (see <see cref="MushViscosity"/>). Nothing is
/// calibrated.
/// </summary>
public static class GrainViscosity
{
    /// <summary>Factor by which Giordano 2008 may be off either way.</summary>
    public const double ErrorFactor = 2.5; // 10^0.4: its root mean square error, Giordano 2008

    /// <summary>Viscosity, Pa s, by temperature, K; infinite where the model has no value.</summary>
    /// <param name="composition">The soil.</param>
    /// <param name="melting">Where its crystals melt.</param>
    /// <param name="glassFraction">Glass over mass, 0 to 1.</param>
    /// <param name="factor">Multiplies the melt's viscosity: 1, or an end of its error.</param>
    public static Func<double, double> Of(
        Composition composition, MeltingInterval melting, double glassFraction, double factor)
    {
        var melt = MeltViscosity.Of(composition);
        return temperature_K => temperature_K <= melt.C_K + 1
            ? double.PositiveInfinity
            : factor * melt.At_Pa_s(temperature_K) *
                MushViscosity.RatioAt((1 - glassFraction) * (1 - melting.MoltenFraction(temperature_K)));
    }
}
