using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>
/// Bias and precession of the Earth's mean equator, IAU 2006, as the four Fukushima-Williams angles that lead from the
/// ICRF. Source: N. Capitaine, P. T. Wallace and J. Chapront, Astron. Astrophys. 412 (2003) 567 and 432 (2005) 355;
/// angles with bias from J. L. Hilton et al., Celest. Mech. Dyn. Astr. 94 (2006) 351. Validity: 1 mas for some
/// centuries about J2000.
/// </summary>
public static class EarthPrecession
{
    // Hilton et al. (2006), arcsec and powers of Julian centuries of TT, bias included.
    private static readonly double[] GammaBar_arcsec =
        [-0.052928, 10.556378, 0.4932044, -0.00031238, -0.000002788, 0.0000000260];

    private static readonly double[] PhiBar_arcsec =
        [84381.412819, -46.811016, 0.0511268, 0.00053289, -0.000000440, -0.0000000176];

    private static readonly double[] PsiBar_arcsec =
        [-0.041775, 5038.481484, 1.5584175, -0.00018522, -0.000026452, -0.0000000148];

    // Hilton et al. (2006): the mean obliquity of date.
    private static readonly double[] Obliquity_arcsec =
        [84381.406, -46.836769, -0.0001831, 0.00200340, -0.000000576, -0.0000000434];

    /// <summary>Mean obliquity of the ecliptic at an instant, rad (IAU 2006).</summary>
    public static double MeanObliquity_rad(Epoch epoch) => Obliquity(epoch).Angle_rad;

    internal static Swing GammaBar(Epoch epoch) => Polynomial.Arcseconds(GammaBar_arcsec, Centuries(epoch));

    internal static Swing PhiBar(Epoch epoch) => Polynomial.Arcseconds(PhiBar_arcsec, Centuries(epoch));

    internal static Swing PsiBar(Epoch epoch) => Polynomial.Arcseconds(PsiBar_arcsec, Centuries(epoch));

    internal static Swing Obliquity(Epoch epoch) => Polynomial.Arcseconds(Obliquity_arcsec, Centuries(epoch));

    /// <summary>ICRF to the mean equator, or with nutation added to the last two angles the true equator.</summary>
    internal static Turn ToEquator(Swing gammaBar, Swing phiBar, Swing psi, Swing obliquity) =>
        Turn.AboutZ(gammaBar)
            .Then(Turn.AboutX(phiBar))
            .Then(Turn.AboutZ(-psi))
            .Then(Turn.AboutX(-obliquity));

    private static double Centuries(Epoch epoch) => epoch.TtCenturiesPastJ2000Count();
}
