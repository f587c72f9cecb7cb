using Guanghan.Core.Time;

namespace Guanghan.Flight.Propagation.Sgp4;

/// <summary>
/// Mean elements of the SGP4 theory, as two-line elements and orbit mean-element messages state them: Kozai's mean
/// motion, true equator and mean equinox of date. They are no osculating elements: only SGP4 may use them.
/// <c>default</c> is none.
/// </summary>
/// <param name="EpochUtc">When they hold, UTC.</param>
/// <param name="RevolutionsPerDayCount">Mean motion, revolutions a day of 1440 minutes.</param>
/// <param name="EccentricityRatio">Eccentricity.</param>
/// <param name="Inclination_rad">Inclination, rad.</param>
/// <param name="RightAscensionOfNode_rad">Right ascension of the ascending node, rad.</param>
/// <param name="ArgumentOfPericentre_rad">Argument of pericentre, rad.</param>
/// <param name="MeanAnomaly_rad">Mean anomaly, rad.</param>
/// <param name="BStar_1">Drag term B*, one over Earth radii.</param>
public sealed record Sgp4Elements(
    JulianDate EpochUtc,
    double RevolutionsPerDayCount,
    double EccentricityRatio,
    double Inclination_rad,
    double RightAscensionOfNode_rad,
    double ArgumentOfPericentre_rad,
    double MeanAnomaly_rad,
    double BStar_1);

/// <summary>Why there is no state. The numbers are the error codes of Vallado et al. 2006.</summary>
public enum Sgp4Status
{
    /// <summary>The state is good.</summary>
    Valid = 0,

    /// <summary>The mean eccentricity has left 0 to 1.</summary>
    MeanEccentricity = 1,

    /// <summary>The mean motion is not positive.</summary>
    MeanMotion = 2,

    /// <summary>The eccentricity with the pull of Moon and Sun has left 0 to 1.</summary>
    PerturbedEccentricity = 3,

    /// <summary>The semi-latus rectum is negative.</summary>
    SemiLatusRectum = 4,

    /// <summary>The satellite is below the Earth's surface: it has decayed.</summary>
    Decayed = 6,
}

/// <summary>Which constants of the Earth the elements were fitted with.</summary>
public enum Sgp4Gravity
{
    /// <summary>WGS 72: what all published two-line elements are made with.</summary>
    Wgs72,

    /// <summary>WGS 84: only for elements that say so.</summary>
    Wgs84,
}

/// <summary>
/// The Earth in the units of the theory: Earth radii and minutes. Source: Vallado et al. 2006, table 1.
/// </summary>
internal readonly record struct EarthModel(double Radius_km, double Ke, double J2, double J3, double J4)
{
    public double SpeedUnit_km_s => Radius_km * Ke / 60;

    public static EarthModel Of(Sgp4Gravity gravity) => gravity == Sgp4Gravity.Wgs72
        ? From(398600.8, 6378.135, 0.001082616, -0.00000253881, -0.00000165597)
        : From(398600.5, 6378.137, 0.00108262998905, -0.00000253215306, -0.00000161098761);

    private static EarthModel From(double gm_km3_s2, double radius_km, double j2, double j3, double j4) =>
        new(radius_km, 60 / Math.Sqrt(radius_km * radius_km * radius_km / gm_km3_s2), j2, j3, j4);
}
