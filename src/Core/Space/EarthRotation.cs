using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>The Earth's turning about its axis: Earth rotation angle and sidereal times, all in [0, 2 pi).</summary>
public static class EarthRotation
{
    // IAU 2000 resolution B1.8; IERS Conventions (2010), eq. 5.15.
    private const double TurnAtJ2000Fraction = 0.7790572732640;
    private const double ExtraTurnsPerDayCount = 0.00273781191135448;

    // Sidereal time beyond the Earth rotation angle, arcsec and powers of centuries of TT: IERS Conventions (2010),
    // eq. 5.32, after Capitaine, Wallace and Chapront (2005).
    private static readonly double[] SiderealExcess_arcsec =
        [0.014506, 4612.156534, 1.3915817, -0.00000044, -0.000029956, -0.0000000368];

    // Greenwich mean sidereal time of 1982 at 12h UT1, s and powers of centuries of UT1: S. Aoki et al., Astron.
    // Astrophys. 105 (1982) 359, eq. 14, less the 43200 s from midnight to noon.
    private static readonly double[] Sidereal1982_s = [24110.54841 - 43200.0, 8640184.812866, 0.093104, -6.2e-6];

    /// <summary>Earth rotation angle, rad: IAU 2000.</summary>
    /// <param name="ut1">UT1.</param>
    public static double Angle_rad(Ut1 ut1) => Normalised_rad(Rotation(ut1).Angle_rad);

    /// <summary>Greenwich mean sidereal time, rad: IAU 2006.</summary>
    /// <param name="ut1">UT1 at the instant.</param>
    /// <param name="epoch">The instant.</param>
    public static double MeanSiderealTime_rad(Ut1 ut1, Epoch epoch) =>
        Normalised_rad(MeanSidereal(ut1, epoch).Angle_rad);

    /// <summary>
    /// Greenwich apparent sidereal time, rad: IAU 2006 mean sidereal time and the equation of the equinoxes with IAU
    /// 2000B nutation.
    /// </summary>
    /// <param name="ut1">UT1 at the instant.</param>
    /// <param name="epoch">The instant.</param>
    public static double ApparentSiderealTime_rad(Ut1 ut1, Epoch epoch) =>
        Normalised_rad(ApparentSidereal(ut1, epoch, EarthNutation.At(epoch)).Angle_rad);

    /// <summary>Greenwich mean sidereal time, rad: IAU 1982, the angle to which SGP4's frame is tied.</summary>
    /// <param name="ut1">UT1.</param>
    public static double MeanSiderealTime1982_rad(Ut1 ut1) => Normalised_rad(MeanSidereal1982(ut1).Angle_rad);

    /// <summary>Rate of the Earth rotation angle against UT1, rad/s: 7.292115e-5.</summary>
    internal static Swing Rotation(Ut1 ut1) => new(
        Math.Tau * (ut1.DayFraction + TurnAtJ2000Fraction + (ExtraTurnsPerDayCount * ut1.DaysPastJ2000_d)),
        Math.Tau * (1 + ExtraTurnsPerDayCount) / 86400.0);

    internal static Swing MeanSidereal(Ut1 ut1, Epoch epoch) =>
        Rotation(ut1) + Polynomial.Arcseconds(SiderealExcess_arcsec, epoch.TtCenturiesPastJ2000Count());

    internal static Swing ApparentSidereal(Ut1 ut1, Epoch epoch, EarthNutation nutation)
    {
        var obliquity = EarthPrecession.Obliquity(epoch);
        var (sine, cosine) = Math.SinCos(obliquity.Angle_rad);
        var inRightAscension = new Swing(
            nutation.Longitude_rad * cosine,
            (nutation.LongitudeRate_rad_s * cosine) - (nutation.Longitude_rad * sine * obliquity.Rate_rad_s));
        return MeanSidereal(ut1, epoch) + inRightAscension + EquationOfEquinoxes.ComplementaryTerms(epoch);
    }

    internal static Swing MeanSidereal1982(Ut1 ut1)
    {
        var (value, derivative) = Polynomial.Evaluate(Sidereal1982_s, ut1.DaysPastJ2000_d / 36525.0);
        const double SecondToRadians_rad = Math.Tau / 86400.0;
        return new Swing(
            (value * SecondToRadians_rad) + (Math.Tau * ut1.DayFraction),
            SecondToRadians_rad * (1 + (derivative / Polynomial.CenturySeconds_s)));
    }

    private static double Normalised_rad(double angle_rad)
    {
        var rest = angle_rad % Math.Tau;
        return rest < 0 ? rest + Math.Tau : rest;
    }
}
