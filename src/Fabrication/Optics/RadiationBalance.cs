namespace Guanghan.Fabrication.Optics;

/// <summary>
/// The temperature at which a surface radiates away all it absorbs. An upper bound: conduction, melting and evaporation
/// only lower it. Assumes a grey surface that sees cold space over the whole hemisphere; Stefan-Boltzmann law.
/// </summary>
public static class RadiationBalance
{
    // CODATA 2018, exact digits of 2 pi^5 k^4/(15 h^3 c^2)
    private const double StefanBoltzmann_W_m2_K4 = 5.670374419e-8;

    /// <summary>Temperature, K: (absorptance x flux/(emissivity x sigma))^(1/4).</summary>
    /// <param name="flux_W_m2">Flux on the surface, W/m^2.</param>
    /// <param name="absorptanceFraction">Share of it absorbed.</param>
    /// <param name="emissivityFraction">Total hemispherical emissivity, above 0.</param>
    public static double Temperature_K(double flux_W_m2, double absorptanceFraction, double emissivityFraction) =>
        Math.Sqrt(Math.Sqrt(absorptanceFraction * flux_W_m2 / (emissivityFraction * StefanBoltzmann_W_m2_K4)));
}
