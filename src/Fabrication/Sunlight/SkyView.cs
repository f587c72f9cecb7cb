using Guanghan.Core.Bodies;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Sunlight;

/// <summary>
/// The Sun and the Earth as a site sees them at one instant. Computes which share of the solar disc shows: a straight
/// local horizon cuts it, the Earth's disc covers it. Assumes the mask is level across the half degree of the disc,
/// plane discs (angles below 2 deg: off by 1e-4 at most) and no limb darkening (the true share is off by up to 0.02 in
/// mid-eclipse). Where horizon and Earth cut the disc at once their shares are multiplied.
/// </summary>
/// <param name="SunAzimuth_rad">Apparent azimuth of the Sun's centre, clockwise from north, rad.</param>
/// <param name="SunElevation_rad">Apparent elevation of the Sun's centre, rad.</param>
/// <param name="SunDistance_m">Distance of the Sun, m.</param>
/// <param name="SunHalfAngle_rad">Angular radius of the Sun, rad.</param>
/// <param name="HorizonElevation_rad">Elevation of the terrain below the Sun, rad.</param>
/// <param name="EarthSeparation_rad">Angle between the centres of Sun and Earth, rad.</param>
/// <param name="EarthHalfAngle_rad">Angular radius of the Earth with its opaque air, rad.</param>
public readonly record struct SkyView(
    double SunAzimuth_rad,
    double SunElevation_rad,
    double SunDistance_m,
    double SunHalfAngle_rad,
    double HorizonElevation_rad,
    double EarthSeparation_rad,
    double EarthHalfAngle_rad)
{
    private const double LeastShare = 1e-6; // less is the rounding of a contact's instant, 0.05 s; 1.4 mW/m^2

    /// <summary>Height of the Sun's centre over the terrain, rad.</summary>
    public double HeightOverHorizon_rad => SunElevation_rad - HorizonElevation_rad;

    /// <summary>Share of the solar disc that shows over the terrain.</summary>
    public double OverHorizonFraction => Discs.AboveEdgeFraction(HeightOverHorizon_rad / SunHalfAngle_rad);

    /// <summary>Share of the solar disc that the Earth leaves free.</summary>
    public double BesideEarthFraction =>
        1 - Discs.CoveredFraction(SunHalfAngle_rad, EarthHalfAngle_rad, EarthSeparation_rad);

    /// <summary>Share of the solar disc that shows.</summary>
    public double DiscFraction
    {
        get
        {
            var share = OverHorizonFraction * BesideEarthFraction;
            return share < LeastShare ? 0 : share;
        }
    }

    /// <summary>
    /// Direct irradiance on a plane that faces the Sun, W/m^2: S (au/r)^2 times the share of the disc.
    /// </summary>
    /// <param name="solarConstant_W_m2">Irradiance of the whole disc at 1 au, W/m^2.</param>
    public double Irradiance_W_m2(double solarConstant_W_m2)
    {
        var ratio = PhysicalConstants.AstronomicalUnit_m / SunDistance_m;
        return solarConstant_W_m2 * ratio * ratio * DiscFraction;
    }
}
