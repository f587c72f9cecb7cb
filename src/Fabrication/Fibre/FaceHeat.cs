using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>Light on a bundle's face as the tracer counts it.</summary>
/// <param name="Gap_W">On cladding and in gaps, W.</param>
/// <param name="GapPeakFlux_W_m2">Largest flux on them, W/m^2.</param>
/// <param name="CoreAbsorbed_W">Of the light on cores, what the face itself absorbs, W: dust, a coating.</param>
/// <param name="CorePeakFlux_W_m2">Mean flux over the hottest core, W/m^2.</param>
public readonly record struct FaceLoad(
    double Gap_W, double GapPeakFlux_W_m2, double CoreAbsorbed_W, double CorePeakFlux_W_m2);

/// <summary>What a face bears.</summary>
/// <param name="Temperature_K">Temperature, K.</param>
/// <param name="CoreFlux_W_m2">Flux into a core, W/m^2.</param>
public readonly record struct FaceLimits(double Temperature_K, double CoreFlux_W_m2)
{
    private const double Epoxy_K = 450; // 350 degF, the upper end for epoxies (Henkel Adhesives, page "Epoxies")
    private const double Silica_K = 1873; // softening of fused silica (Crystran 2023, Handbook, 5th edition)
    private const double SilicaCore_W_m2 = 1.26e9; // 126 kW/cm^2 CW over 500 nm (MRN, note High Power Fiber Optics)

    /// <summary>A bundle glued with epoxy.</summary>
    public static FaceLimits Glued => new(Epoxy_K, SilicaCore_W_m2);

    /// <summary>Bare fused silica without glue.</summary>
    public static FaceLimits Fused => new(Silica_K, SilicaCore_W_m2);
}

/// <summary>
/// Heat and damage on a bundle's face. Computes what the face absorbs (of the light on cladding and gaps the
/// absorptance, and what the cores' surface absorbs) and the temperature at which radiation alone carries it away (<see
/// cref="RadiationBalance"/>): for the whole face as one, and for the spot of largest flux by itself. Assumes a grey
/// face that radiates into cold space from its front; the mirror that it sees would reflect some back. Upper bounds:
/// conduction into the bundle and its ferrule only cools. The core's limit is one of lasers: the Sun's surface sends 63
/// MW/m^2, so no solar optics in vacuum come near it on a clean face; dust and glue are what burns, and a lower limit
/// of one's own belongs there. Stops being valid for pulses and for light that is absorbed below the face.
/// </summary>
/// <param name="Absorbed_W">What the face absorbs, W.</param>
/// <param name="MeanTemperature_K">Of a face that spreads its heat evenly, K.</param>
/// <param name="HottestTemperature_K">Of the place between the cores with the largest flux, by itself, K.</param>
/// <param name="CorePeakFlux_W_m2">Mean flux over the hottest core, W/m^2.</param>
public sealed record FaceHeat(
    double Absorbed_W, double MeanTemperature_K, double HottestTemperature_K, double CorePeakFlux_W_m2)
{
    /// <summary>The face under a load.</summary>
    /// <param name="load">The light on it.</param>
    /// <param name="faceDiameter_m">Diameter of the face, m.</param>
    /// <param name="absorptanceFraction">Share of light on cladding and gaps that they absorb.</param>
    /// <param name="emissivityFraction">Total hemispherical emissivity, above 0.</param>
    public static FaceHeat Of(
        FaceLoad load, double faceDiameter_m, double absorptanceFraction, double emissivityFraction)
    {
        var absorbed = (absorptanceFraction * load.Gap_W) + load.CoreAbsorbed_W;
        var area = Math.PI / 4 * faceDiameter_m * faceDiameter_m;
        return new(absorbed, RadiationBalance.Temperature_K(absorbed / area, 1, emissivityFraction),
            RadiationBalance.Temperature_K(load.GapPeakFlux_W_m2, absorptanceFraction, emissivityFraction),
            load.CorePeakFlux_W_m2);
    }

    /// <summary>Whether the face may be too hot: its upper bound exceeds the limit.</summary>
    /// <param name="limits">What it bears.</param>
    public bool IsTooHot(FaceLimits limits) =>
        Math.Max(MeanTemperature_K, HottestTemperature_K) > limits.Temperature_K;

    /// <summary>Whether the hottest core gets more than its limit.</summary>
    /// <param name="limits">What it bears.</param>
    public bool IsCoreOverloaded(FaceLimits limits) => CorePeakFlux_W_m2 > limits.CoreFlux_W_m2;
}
