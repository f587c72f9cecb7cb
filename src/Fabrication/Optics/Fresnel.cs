namespace Guanghan.Fabrication.Optics;

/// <summary>
/// Transmission of unpolarised light through one face between vacuum and a dielectric. Source: Born and Wolf 1999,
/// Principles of Optics, 1.5.2, equations 21. Assumes a smooth, clean, lossless face; interference and what is
/// reflected back and forth inside the fibre are left out (below 0.2 % for silica).
/// </summary>
public static class Fresnel
{
    /// <summary>Share of power transmitted, mean of both polarisations; the same in either direction.</summary>
    /// <param name="sinRatio">Sine of the angle to the normal on the vacuum side, 0 to 1.</param>
    /// <param name="indexRatio">Refractive index of the dielectric, above 1.</param>
    public static double TransmittedFraction(double sinRatio, double indexRatio)
    {
        var outside = Math.Sqrt(Math.Max(0, 1 - (sinRatio * sinRatio)));
        var inside = CosInsideRatio(sinRatio, indexRatio);
        var across = (outside - (indexRatio * inside)) / (outside + (indexRatio * inside));
        var along = ((indexRatio * outside) - inside) / ((indexRatio * outside) + inside);
        return 1 - (((across * across) + (along * along)) / 2);
    }

    /// <summary>Cosine of the refracted angle (Snell's law).</summary>
    /// <param name="sinRatio">Sine of the angle to the normal on the vacuum side, 0 to 1.</param>
    /// <param name="indexRatio">Refractive index of the dielectric, above 1.</param>
    public static double CosInsideRatio(double sinRatio, double indexRatio) =>
        Math.Sqrt(1 - (sinRatio * sinRatio / (indexRatio * indexRatio)));
}
