namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Vapour of a hot spot that settles on optics above it: a small source that sends as the cosine of the angle (Knudsen
/// 1915) onto a surface that faces it, m = J A cos(a) cos(b) / (pi d^2). Assumes that all sticks and nothing in
/// between scatters, so it is an upper limit; a spot small against the distance (a fifth: 1 % error).
/// </summary>
public static class OpticsFouling
{
    /// <summary>Mass that settles, kg/m^2/s.</summary>
    /// <param name="flux_kg_m2_s">Flux off the spot, kg/m^2/s.</param>
    /// <param name="spot_m2">Area of the spot, m^2.</param>
    /// <param name="distance_m">Distance, m.</param>
    /// <param name="angle_rad">From the spot's normal; the optics face the spot along it, rad.</param>
    public static double Rate_kg_m2_s(double flux_kg_m2_s, double spot_m2, double distance_m, double angle_rad) =>
        flux_kg_m2_s * spot_m2 * Math.Max(0, Math.Cos(angle_rad)) / (Math.PI * distance_m * distance_m);

    /// <summary>Thickness of the film that grows in a time, m, without pores.</summary>
    /// <param name="rate_kg_m2_s">Mass that settles, kg/m^2/s.</param>
    /// <param name="time_s">Time, s.</param>
    /// <param name="filmDensity_kg_m3">Density of the film, kg/m^3; sodium 968 (CRC Handbook).</param>
    public static double Film_m(double rate_kg_m2_s, double time_s, double filmDensity_kg_m3) =>
        rate_kg_m2_s * time_s / filmDensity_kg_m3;

    /// <summary>
    /// Light that still passes: exp(-film / depth). The depth is an input: of metallic sodium some 20 nm in
    /// the visible, of oxides far more; which of them settles was not found.
    /// </summary>
    /// <param name="film_m">Thickness of the film, m.</param>
    /// <param name="depth_m">Depth in which light falls to 1/e in it, m.</param>
    public static double TransmittanceFraction(double film_m, double depth_m) => Math.Exp(-film_m / depth_m);
}
