namespace Guanghan.Fabrication.Optics;

/// <summary>
/// Darkening of the Sun's disc towards its limb in all wavelengths together: I/I(centre) = 1 - u - v + u mu + v mu^2,
/// mu the cosine of the angle to the Sun's vertical, mu^2 = 1 - t with t the squared sine over that of the limb.
/// Source: Cox 2000, Allen's Astrophysical Quantities, 4th edition, 14.7, total radiation: u 0.84, v -0.20 (the form
/// was checked in a public transcription, the two numbers are from memory of the table). Its mean over the disc is 1 -
/// u/3 - v/2 = 0.82 of the centre, and the limb is 0.36 of it. Not valid in the outermost 0.2 % of the radius, nor for
/// one wavelength: at 0.4 um the limb is darker, at 2 um brighter.
/// </summary>
internal static class LimbLaw
{
    private const double U = 0.84; // Cox 2000, 14.7, total radiation; not checked against the printed table
    private const double V = -0.20; // Cox 2000, 14.7, total radiation; not checked against the printed table

    /// <summary>Radiance over that of the centre.</summary>
    public static double Radiance(double t) => 1 - U - V + (U * Math.Sqrt(Math.Max(0, 1 - t))) + (V * (1 - t));

    /// <summary>Integral of the radiance over the squared sine, from 0 to t.</summary>
    public static double Within(double t)
    {
        var rest = Math.Max(0, 1 - t);
        return ((1 - U - V) * t) + (U * 2 / 3 * (1 - (rest * Math.Sqrt(rest)))) + (V * (t - (t * t / 2)));
    }
}
