using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>
/// Nutation of the Earth's axis: how far the true equator and equinox are from the mean ones, and how fast they move.
/// </summary>
/// <param name="Longitude_rad">Nutation in longitude, delta psi, rad.</param>
/// <param name="Obliquity_rad">Nutation in obliquity, delta epsilon, rad.</param>
/// <param name="LongitudeRate_rad_s">Rate of delta psi, rad/s.</param>
/// <param name="ObliquityRate_rad_s">Rate of delta epsilon, rad/s.</param>
public readonly record struct EarthNutation(
    double Longitude_rad, double Obliquity_rad, double LongitudeRate_rad_s, double ObliquityRate_rad_s)
{
    // McCarthy and Luzum (2003) stand a constant for the planetary terms; these are Luzum's values of 2001 for use with
    // bias, precession and nutation applied separately, mas.
    private const double PlanetaryLongitude_mas = -0.135;
    private const double PlanetaryObliquity_mas = 0.388;
    private const double UnitToRadians_rad = Polynomial.ArcsecondsToRadians_rad * 1e-7; // 0.1 microarcsec
    private const double MasToRadians_rad = Polynomial.ArcsecondsToRadians_rad * 1e-3;

    // Delaunay arguments of the model, linear: arcsec, arcsec per Julian century (Simon et al. 1994).
    private static readonly double[] L_arcsec = [485868.249036, 1717915923.2178];
    private static readonly double[] LPrime_arcsec = [1287104.79305, 129596581.0481];
    private static readonly double[] F_arcsec = [335779.526232, 1739527262.8478];
    private static readonly double[] D_arcsec = [1072260.70369, 1602961601.2090];
    private static readonly double[] Omega_arcsec = [450160.398036, -6962890.5431];

    internal Swing Longitude => new(Longitude_rad, LongitudeRate_rad_s);

    internal Swing Obliquity => new(Obliquity_rad, ObliquityRate_rad_s);

    /// <summary>
    /// Nutation by IAU 2000B: 77 luni-solar terms and a constant. Source: D. D. McCarthy and B. J. Luzum, Celest. Mech.
    /// Dyn. Astr. 85 (2003) 37. Validity: the pole is within 1 mas of IAU 2000A over 1995-2050; the free core nutation,
    /// 0.3 mas, is in no model.
    /// </summary>
    /// <param name="epoch">When; the series' argument is TT.</param>
    public static EarthNutation At(Epoch epoch)
    {
        var t = epoch.TtCenturiesPastJ2000Count();
        var (l, lRate) = Argument(L_arcsec, t);
        var (lPrime, lPrimeRate) = Argument(LPrime_arcsec, t);
        var (f, fRate) = Argument(F_arcsec, t);
        var (d, dRate) = Argument(D_arcsec, t);
        var (omega, omegaRate) = Argument(Omega_arcsec, t);
        var (psi, psiRate, epsilon, epsilonRate) = (0.0, 0.0, 0.0, 0.0);
        var terms = EarthNutationTerms.All;
        for (var i = terms.Length - 1; i >= 0; i--)
        {
            ref readonly var x = ref terms[i];
            var angle = (x.L * l) + (x.LPrime * lPrime) + (x.F * f) + (x.D * d) + (x.Omega * omega);
            var rate = (x.L * lRate) + (x.LPrime * lPrimeRate) + (x.F * fRate) + (x.D * dRate) + (x.Omega * omegaRate);
            var (sine, cosine) = Math.SinCos(angle);
            var psiSine = x.PsiSine + (x.PsiSineRate * t);
            var epsilonCosine = x.EpsilonCosine + (x.EpsilonCosineRate * t);
            psi += (psiSine * sine) + (x.PsiCosine * cosine);
            psiRate += (x.PsiSineRate * sine) + (((psiSine * cosine) - (x.PsiCosine * sine)) * rate);
            epsilon += (epsilonCosine * cosine) + (x.EpsilonSine * sine);
            epsilonRate += (x.EpsilonCosineRate * cosine)
                + (((x.EpsilonSine * cosine) - (epsilonCosine * sine)) * rate);
        }

        return new EarthNutation(
            (psi * UnitToRadians_rad) + (PlanetaryLongitude_mas * MasToRadians_rad),
            (epsilon * UnitToRadians_rad) + (PlanetaryObliquity_mas * MasToRadians_rad),
            psiRate * UnitToRadians_rad / Polynomial.CenturySeconds_s,
            epsilonRate * UnitToRadians_rad / Polynomial.CenturySeconds_s);
    }

    /// <summary>An argument in rad, and its rate in rad per century.</summary>
    private static (double Angle_rad, double Rate_rad) Argument(double[] coefficients, double centuries)
    {
        var (value, derivative) = Polynomial.Evaluate(coefficients, centuries);
        const double Scale_rad = Polynomial.ArcsecondsToRadians_rad;
        return (value % 1296000.0 * Scale_rad, derivative * Scale_rad);
    }
}
