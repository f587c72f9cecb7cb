using System.Globalization;
using Guanghan.Core.Bodies;

namespace Guanghan.Flight.ThreeBody;

/// <summary>
/// Two bodies on a circle about their barycentre and a third of no mass: the circular restricted three-body problem (V.
/// Szebehely, "Theory of Orbits" (1967), chapter 1). The unit of length is their distance, the unit of time makes their
/// angular velocity 1, the unit of mass is both masses. Axes turn with them: the larger body at (-mu, 0, 0), the
/// smaller at (1 - mu, 0, 0).
/// </summary>
public sealed record ThreeBodySystem
{
    /// <summary>A system by its figures.</summary>
    /// <param name="name">What it is called.</param>
    /// <param name="massRatio">mu: the smaller mass over both, above 0 to 0.5.</param>
    /// <param name="length_m">Distance of the two bodies, m.</param>
    /// <param name="time_s">Unit of time, s: the period over 2 pi.</param>
    /// <exception cref="ArgumentException">A figure is out of its range.</exception>
    public ThreeBodySystem(string name, double massRatio, double length_m, double time_s)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!(massRatio > 0) || !(massRatio <= 0.5) || !(length_m > 0) || !(time_s > 0))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: mass ratio {massRatio}, {length_m} m, {time_s} s; the ratio must lie above 0 and up to 0.5, ")
                + "the units must be positive.");
        }
        (Name, MassRatio, Length_m, Time_s) = (name, massRatio, length_m, time_s);
    }

    /// <summary>Earth and Moon: masses of DE440, 384400 km (the Moon's mean distance, Szebehely 1967).</summary>
    public static ThreeBodySystem EarthMoon { get; } = Of(
        "Earth-Moon", BodyConstants.Of(Body.Earth).Gm_m3_s2, BodyConstants.Of(Body.Moon).Gm_m3_s2, 384400e3);

    /// <summary>The Sun, and Earth and Moon as one body: masses of DE440, 1 au.</summary>
    public static ThreeBodySystem SunEarth { get; } = Of(
        "Sun-Earth", BodyConstants.Of(Body.Sun).Gm_m3_s2,
        BodyConstants.Of(Body.Earth).Gm_m3_s2 + BodyConstants.Of(Body.Moon).Gm_m3_s2,
        PhysicalConstants.AstronomicalUnit_m);

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>mu: the smaller mass over both.</summary>
    public double MassRatio { get; }

    /// <summary>Unit of length, m.</summary>
    public double Length_m { get; }

    /// <summary>Unit of time, s.</summary>
    public double Time_s { get; }

    /// <summary>Unit of velocity, m/s.</summary>
    public double Speed_m_s => Length_m / Time_s;

    private static ThreeBodySystem Of(string name, double larger_m3_s2, double smaller_m3_s2, double length_m) => new(
        name, smaller_m3_s2 / (larger_m3_s2 + smaller_m3_s2), length_m,
        Math.Sqrt(length_m * length_m * length_m / (larger_m3_s2 + smaller_m3_s2)));
}
