using Guanghan.Core.Time;

namespace Guanghan.Core.Space;

/// <summary>
/// What cannot be computed about the Earth's orientation, only measured: UT1 and the position of the pole. Source of
/// values: IERS Bulletin A (with predictions) or B. <c>default</c> has UT1 = TAI and is 37 s wrong today; use a
/// factory.
/// </summary>
/// <param name="Ut1MinusTai">UT1 - TAI.</param>
/// <param name="PoleX_rad">Pole coordinate xp, towards the Greenwich meridian, rad.</param>
/// <param name="PoleY_rad">Pole coordinate yp, towards 90 degrees west, rad.</param>
public readonly record struct EarthOrientation(Duration Ut1MinusTai, double PoleX_rad, double PoleY_rad)
{
    /// <summary>From the figures of an IERS bulletin.</summary>
    /// <param name="epoch">When, 1972 or later; settles the leap seconds.</param>
    /// <param name="ut1MinusUtc">UT1 - UTC.</param>
    /// <param name="poleX_rad">xp, rad.</param>
    /// <param name="poleY_rad">yp, rad.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1972.</exception>
    public static EarthOrientation FromBulletin(
        Epoch epoch, Duration ut1MinusUtc, double poleX_rad, double poleY_rad) =>
        new(ut1MinusUtc - LeapSeconds.TaiMinusUtc(epoch), poleX_rad, poleY_rad);

    /// <summary>
    /// Without a bulletin: UT1 = UTC and the pole in place. UT1 is within 0.9 s, so the Earth is turned wrong by at
    /// most 13.5 arcsec, 420 m at the equator; the pole's motion of 0.6 arcsec adds 20 m.
    /// </summary>
    /// <param name="epoch">When, 1972 or later.</param>
    /// <exception cref="ArgumentOutOfRangeException">Before 1972.</exception>
    public static EarthOrientation Unmeasured(Epoch epoch) => FromBulletin(epoch, Duration.Zero, 0, 0);

    /// <summary>UT1 at an instant.</summary>
    public Ut1 Ut1At(Epoch epoch) => Ut1.FromTaiOffset(epoch, Ut1MinusTai);
}
