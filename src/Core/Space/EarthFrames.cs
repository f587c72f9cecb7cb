using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>
/// Rotations from the ICRF to the Earth's equators and to Earth-fixed axes, equinox-based: IAU 2006 bias and
/// precession, IAU 2000B nutation, IAU 2006 sidereal time, polar motion. Source: IERS Conventions (2010), chapter 5; P.
/// T. Wallace and N. Capitaine, Astron. Astrophys. 459 (2006) 981. The adjustment of nutation to IAU 2006 precession
/// (below 10 microarcsec) is left out, being a hundredth of what IAU 2000B leaves out.
/// Validity: 1 mas (3 cm on the ground) over 1995-2050 apart from the measured inputs. Angular velocities hold
/// everything but the motion of the pole (5e-13 rad/s) and the excess length of day (1 ms, 1e-8 of the rotation).
/// </summary>
public static class EarthFrames
{
    private const double TioLocator_arcsec = -47e-6; // s', per Julian century: IERS Conventions (2010), eq. 5.13.

    /// <summary>ICRF to the mean equator and equinox of date.</summary>
    public static Rotation<Icrf, MeanEquatorOfDate> ToMeanEquator(Epoch epoch) => new(EarthPrecession.ToEquator(
        EarthPrecession.GammaBar(epoch),
        EarthPrecession.PhiBar(epoch),
        EarthPrecession.PsiBar(epoch),
        EarthPrecession.Obliquity(epoch)));

    /// <summary>ICRF to the true equator and equinox of date.</summary>
    public static Rotation<Icrf, TrueEquatorOfDate> ToTrueEquator(Epoch epoch) =>
        new(TrueEquator(epoch, EarthNutation.At(epoch)));

    /// <summary>
    /// ICRF to the true equator, mean equinox frame of SGP4. It is tied to the Earth by the mean sidereal time of 1982
    /// about the true pole: D. A. Vallado et al., "Revisiting Spacetrack Report #3", AIAA 2006-6753, appendix C.
    /// Its axes are of date and turn with the mean equinox, 7.1e-12 rad/s; the report takes them to be at rest, which
    /// changes velocities in low orbit by 6e-5 m/s.
    /// </summary>
    /// <param name="epoch">When.</param>
    /// <param name="orientation">Measured UT1; the pole does not matter here.</param>
    public static Rotation<Icrf, Teme> ToTeme(Epoch epoch, EarthOrientation orientation)
    {
        var nutation = EarthNutation.At(epoch);
        var ut1 = orientation.Ut1At(epoch);
        var equinox = EarthRotation.ApparentSidereal(ut1, epoch, nutation) - EarthRotation.MeanSidereal1982(ut1);
        return new(TrueEquator(epoch, nutation).Then(Turn.AboutZ(equinox)));
    }

    /// <summary>ICRF to Earth-fixed axes.</summary>
    /// <param name="epoch">When.</param>
    /// <param name="orientation">Measured UT1 and pole.</param>
    public static Rotation<Icrf, Itrf> ToItrf(Epoch epoch, EarthOrientation orientation)
    {
        var nutation = EarthNutation.At(epoch);
        var sidereal = EarthRotation.ApparentSidereal(orientation.Ut1At(epoch), epoch, nutation);
        return new(TrueEquator(epoch, nutation)
            .Then(Turn.AboutZ(sidereal))
            .Then(PolarMotion(epoch, orientation)));
    }

    /// <summary>
    /// TEME to Earth-fixed axes, without precession or nutation: mean sidereal time of 1982 and the pole.
    /// </summary>
    /// <param name="epoch">When.</param>
    /// <param name="orientation">Measured UT1 and pole.</param>
    public static Rotation<Teme, Itrf> TemeToItrf(Epoch epoch, EarthOrientation orientation) =>
        new(Turn.AboutZ(EarthRotation.MeanSidereal1982(orientation.Ut1At(epoch)))
            .Then(PolarMotion(epoch, orientation)));

    internal static Turn PolarMotion(Epoch epoch, EarthOrientation orientation)
    {
        var locator = Polynomial.Arcseconds([0, TioLocator_arcsec], epoch.TtCenturiesPastJ2000Count());
        return Turn.AboutZ(locator)
            .Then(Turn.AboutY(-orientation.PoleX_rad))
            .Then(Turn.AboutX(-orientation.PoleY_rad));
    }

    private static Turn TrueEquator(Epoch epoch, EarthNutation nutation) => EarthPrecession.ToEquator(
        EarthPrecession.GammaBar(epoch),
        EarthPrecession.PhiBar(epoch),
        EarthPrecession.PsiBar(epoch) + nutation.Longitude,
        EarthPrecession.Obliquity(epoch) + nutation.Obliquity);
}
