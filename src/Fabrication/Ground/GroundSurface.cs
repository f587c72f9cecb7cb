using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Ground;

/// <summary>
/// What a level surface absorbs and radiates. Computes the albedo by the angle from the vertical,
/// A = A0 + 0.06 (theta / 45 deg)^3 + 0.25 (theta / 90 deg)^8 (Keihm 1984, Icarus 60:568, with the coefficients of
/// Vasavada et al. 2012, J. Geophys. Res. 117:E00H18), and the sunlight absorbed, (1 - A) S cos(theta). Assumes a sky
/// of no temperature beside what <paramref name="Infrared_W_m2"/> brings, and terrain that reflects no sunlight here: a
/// slope or a crater's floor differs. Fitted on Apollo and Diviner sites of ordinary soil.
/// </summary>
/// <param name="AlbedoFraction">A0, the albedo under a vertical Sun.</param>
/// <param name="EmissivityRatio">Emissivity, 0 to 1.</param>
/// <param name="Infrared_W_m2">Infrared absorbed from the surroundings all the time, W/m^2.</param>
/// <param name="HeatFlow_W_m2">Heat out of the Moon's interior, W/m^2.</param>
public sealed record GroundSurface(
    double AlbedoFraction, double EmissivityRatio, double Infrared_W_m2, double HeatFlow_W_m2)
{
    private const int MeanSteps = 2000; // of the hemispherical mean: middles, closer than 1e-5

    /// <summary>a, what the albedo gains with the cube of the angle, at 45 deg.</summary>
    public double CubicFraction { get; init; } = 0.06; // Vasavada 2012, as Hayne 2017, equation A8

    /// <summary>b, what it gains with the eighth power, at 90 deg.</summary>
    public double EighthFraction { get; init; } = 0.25; // Vasavada 2012, as Hayne 2017, equation A8

    /// <summary>Highland soil: A0 of 0.12, emissivity 0.95 and 0.018 W/m^2 from below.</summary>
    public static GroundSurface Highland { get; } = new(
        0.12, // Hayne 2017, table A1, highlands
        0.95, // Hayne 2017, table A1
        0,
        0.018); // Hayne 2017, table A1, after Langseth et al. 1976

    /// <summary>Albedo for a Sun that stands so high, at most 1.</summary>
    /// <param name="sineElevationRatio">Sine of the Sun's elevation, 0 to 1.</param>
    public double AlbedoAtFraction(double sineElevationRatio)
    {
        var angle = Math.Acos(sineElevationRatio) / (Math.PI / 2);
        var square = angle * angle;
        var fourth = square * square;
        return Math.Min(1, AlbedoFraction + (8 * CubicFraction * square * angle) + (EighthFraction * fourth * fourth));
    }

    /// <summary>
    /// Albedo for light that is as bright from everywhere above: the mean of <see cref="AlbedoAtFraction"/>, weighted
    /// by the cosine.
    /// </summary>
    public double DiffuseAlbedoFraction()
    {
        // With m = sin^2 of the angle from the vertical, equal parts of m are equal parts of the light.
        var sum = 0.0;
        for (var at = 0; at < MeanSteps; at++)
        {
            sum += AlbedoAtFraction(Math.Sqrt(1 - ((at + 0.5) / MeanSteps)));
        }

        return sum / MeanSteps;
    }

    /// <summary>Absorbed flux, W/m^2: sunlight and infrared.</summary>
    /// <param name="irradiance_W_m2">On a plane that faces the Sun, W/m^2.</param>
    /// <param name="sineElevationRatio">Sine of the Sun's elevation; at most 0 means none.</param>
    public double Absorbed_W_m2(double irradiance_W_m2, double sineElevationRatio) =>
        sineElevationRatio <= 0 || irradiance_W_m2 <= 0 ? Infrared_W_m2
        : Infrared_W_m2 + (irradiance_W_m2 * sineElevationRatio *
            (1 - AlbedoAtFraction(Math.Min(1, sineElevationRatio))));

    /// <summary>Radiated flux, W/m^2, a surface temperature to the fourth.</summary>
    /// <param name="surface_K">Temperature, K.</param>
    public double Radiated_W_m2(double surface_K) =>
        EmissivityRatio * LitSurface.StefanBoltzmann_W_m2_K4 * (surface_K * surface_K) * (surface_K * surface_K);
}
