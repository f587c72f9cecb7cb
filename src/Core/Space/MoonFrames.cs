using Guanghan.Core.Bodies;
using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>Rotations between the ICRF and the Moon's two body-fixed frames.</summary>
public static class MoonFrames
{
    // R. S. Park et al., "The JPL planetary and lunar ephemerides DE440 and DE441", Astron. J. 161 (2021) 105, section
    // 2.4; NAIF frame kernel moon_de440: PA to ME is R1(-0.2785") R2(-78.6944") R3(-67.8526").
    private const double AboutX_arcsec = 0.2785;
    private const double AboutY_arcsec = 78.6944;
    private const double AboutZ_arcsec = 67.8526;

    private static readonly RotationModel Model = RotationModels.Of(Body.Moon);

    /// <summary>
    /// The principal axes of DE440 to the mean-Earth axes: a constant rotation by 104 arcsec, 875 m on the surface.
    /// (DE421: 67.92, 78.56, 0.30 arcsec; DE430: 67.573, 78.580, 0.285 arcsec: up to 3 m from these.)
    /// </summary>
    public static Rotation<MoonPrincipalAxis, MoonMeanEarth> PrincipalAxisToMeanEarth { get; } = new(
        Turn.AboutZ(-AboutZ_arcsec * Polynomial.ArcsecondsToRadians_rad)
            .Then(Turn.AboutY(-AboutY_arcsec * Polynomial.ArcsecondsToRadians_rad))
            .Then(Turn.AboutX(-AboutX_arcsec * Polynomial.ArcsecondsToRadians_rad)));

    /// <summary>
    /// ICRF to the Moon's mean Earth/polar axis frame by the IAU series (WGCCRE 2009). The series keeps the librations
    /// down to 0.002 deg; against the integrated librations of DE440 it is off by 0.0051 deg (155 m on the surface) at
    /// most and 72 m in the mean over 2000-2040 (NAIF frame kernel moon_de440_220930.tf, comments). Where an ephemeris
    /// carries librations, take its principal axes and <see cref="PrincipalAxisToMeanEarth"/> instead.
    /// </summary>
    public static Rotation<Icrf, MoonMeanEarth> ToMeanEarth(Epoch epoch) => Model.ToFixed<MoonMeanEarth>(epoch);

    /// <summary>
    /// ICRF to the Moon's principal axes, by way of <see cref="ToMeanEarth"/>: its error is that of the series.
    /// </summary>
    public static Rotation<Icrf, MoonPrincipalAxis> ToPrincipalAxis(Epoch epoch) =>
        ToMeanEarth(epoch).Compose(PrincipalAxisToMeanEarth.Inverse());
}
