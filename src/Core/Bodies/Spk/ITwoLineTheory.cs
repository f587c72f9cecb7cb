using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// What SPK segments of type 10 need and Core has not: the theory behind two-line elements. It stands here as a
/// boundary because orbit theories live in Flight, which references Core and not the other way round;
/// <c>Guanghan.Flight.Formats.SpkTwoLineTheory</c> implements it.
/// </summary>
public interface ITwoLineTheory
{
    /// <summary>Prepares one set of elements.</summary>
    /// <param name="elements">The set as the segment holds it.</param>
    /// <returns>Its orbit.</returns>
    /// <exception cref="EphemerisException">The theory cannot use the elements; says why.</exception>
    ITwoLineOrbit Prepare(TwoLinePacket elements);
}

/// <summary>One prepared set of two-line elements. Thread-safe.</summary>
public interface ITwoLineOrbit
{
    /// <summary>The state at a time.</summary>
    /// <param name="tdbSecondsPastJ2000_s">TDB seconds past J2000.</param>
    /// <returns>Position, m, and velocity, m/s, ICRF axes, about the Earth's centre.</returns>
    /// <exception cref="EphemerisException">The orbit has ended by then; says why.</exception>
    State<Icrf> StateAt(double tdbSecondsPastJ2000_s);
}

/// <summary>
/// The constants and elements of one packet of an SPK segment of type 10. Source: NAIF, "SPK Required Reading", type
/// 10.
/// </summary>
/// <param name="J2Ratio">Second zonal harmonic that the elements were made with.</param>
/// <param name="J3Ratio">Third zonal harmonic.</param>
/// <param name="J4Ratio">Fourth zonal harmonic.</param>
/// <param name="KeFactor">Square root of GM in Earth radii cubed per minute squared.</param>
/// <param name="EarthRadius_km">Equatorial radius of the Earth, km.</param>
/// <param name="EpochTdb_s">Epoch of the elements, TDB s past J2000.</param>
/// <param name="BStar_1">Drag term, one over Earth radii.</param>
/// <param name="Inclination_rad">Inclination, rad.</param>
/// <param name="RightAscensionOfNode_rad">Right ascension of the ascending node, rad.</param>
/// <param name="EccentricityRatio">Eccentricity.</param>
/// <param name="ArgumentOfPericentre_rad">Argument of pericentre, rad.</param>
/// <param name="MeanAnomaly_rad">Mean anomaly, rad.</param>
/// <param name="RevolutionsPerDayCount">Mean motion, revolutions a day of 1440 minutes.</param>
public sealed record TwoLinePacket(
    double J2Ratio,
    double J3Ratio,
    double J4Ratio,
    double KeFactor,
    double EarthRadius_km,
    double EpochTdb_s,
    double BStar_1,
    double Inclination_rad,
    double RightAscensionOfNode_rad,
    double EccentricityRatio,
    double ArgumentOfPericentre_rad,
    double MeanAnomaly_rad,
    double RevolutionsPerDayCount);
