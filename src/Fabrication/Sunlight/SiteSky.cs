using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Fabrication.Sunlight;

/// <summary>
/// Sun and Earth over a site on the Moon. Computes apparent directions: the body where it was when the light left it,
/// seen from the site, with the aberration that the site's motion about the solar-system barycentre makes (20 arcsec,
/// or 40 s in a sunrise), exact in special relativity (Urban and Seidelmann 2012, Explanatory Supplement to the
/// Astronomical Almanac, 7.2.3). Assumes the Moon's orientation by the IAU series, good to 155 m on the ground (10 s in
/// a sunrise); no bending of light at the Sun. The Sun is a sphere of 695700 km (IAU 2015 B3).
/// </summary>
public sealed class SiteSky
{
    private const int LightTimeSteps = 3; // each gains a factor v/c = 1e-4: the third is below a millimetre
    private static readonly double s_sunRadius_m = BodyConstants.Of(Body.Sun).MeanRadius_m;
    private readonly IEphemeris _ephemeris;
    private readonly Site<MoonMeanEarth> _site;
    private readonly Rotation<MoonMeanEarth, EastNorthUp> _toHorizon;
    private readonly HorizonMask _mask;
    private readonly double _earthRadius_m;

    /// <summary>The sky of a site.</summary>
    /// <param name="ephemeris">Where Sun, Earth and Moon are.</param>
    /// <param name="site">The site, in mean-Earth coordinates.</param>
    /// <param name="mask">Its horizon.</param>
    /// <param name="earthRadius_m">Radius below which the Earth and its air let no sunlight through, m.</param>
    public SiteSky(IEphemeris ephemeris, Site<MoonMeanEarth> site, HorizonMask mask, double earthRadius_m)
    {
        (_ephemeris, _site, _mask, _earthRadius_m) = (ephemeris, site, mask, earthRadius_m);
        _toHorizon = site.ToHorizon();
    }

    /// <summary>Sun and Earth at an instant.</summary>
    /// <param name="epoch">When the light reaches the site.</param>
    /// <exception cref="EphemerisException">The ephemeris does not cover the instant.</exception>
    public SkyView At(Epoch epoch)
    {
        var toMoon = MoonFrames.ToMeanEarth(epoch);
        var site = toMoon.Inverse().Apply(new State<MoonMeanEarth>(_site.Position_m.Components, Vec3.Zero));
        var observer = site + _ephemeris.StateOf(Body.Moon, Body.SolarSystemBarycentre, epoch);
        var (sun, sun_m) = Apparent(Body.Sun, observer, epoch);
        var (earth, earth_m) = Apparent(Body.Earth, observer, epoch);
        var direction = HorizonDirection.Of(_toHorizon.Apply(toMoon.Apply(new Vector<Icrf>(sun))));
        return new(
            direction.Azimuth_rad,
            direction.Elevation_rad,
            sun_m,
            Math.Asin(s_sunRadius_m / sun_m),
            _mask.Elevation_rad(direction.Azimuth_rad),
            Vec3.Angle_rad(sun, earth),
            Math.Asin(_earthRadius_m / earth_m));
    }

    private (Vec3 Direction, double Distance_m) Apparent(Body body, State<Icrf> observer, Epoch epoch)
    {
        var distance_m = 0.0;
        var line_m = Vec3.Zero;
        for (var i = 0; i < LightTimeSteps; i++)
        {
            var left = epoch - Duration.FromSeconds(distance_m / PhysicalConstants.SpeedOfLight_m_s);
            line_m = _ephemeris.StateOf(body, Body.SolarSystemBarycentre, left).Position_m - observer.Position_m;
            distance_m = line_m.Length;
        }

        return (Aberrated(line_m / distance_m, observer.Velocity_m_s / PhysicalConstants.SpeedOfLight_m_s), distance_m);
    }

    private static Vec3 Aberrated(Vec3 direction, Vec3 velocityOverLight)
    {
        var slow = Math.Sqrt(1 - velocityOverLight.LengthSquared);
        var along = Vec3.Dot(direction, velocityOverLight);
        return (((slow * direction) + ((1 + (along / (1 + slow))) * velocityOverLight)) / (1 + along)).ToUnit();
    }
}
