using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;

namespace Guanghan.FitEphemeris;

/// <summary>
/// A giant planet's centre circles the barycentre of its system as its moons pull it. Each moon large enough to move it
/// by a kilometre or more adds (A + A' t) cos(n t) + (B + B' t) sin(n t), linear in its twelve numbers; n is published.
/// Jupiter's are not fitted but taken from published orbits: in steps of 100 days Ganymede (13.977 turns) looks like a
/// motion of 4370 days, which cannot be told from Jupiter's own year of 4333 days.
/// </summary>
/// <param name="Planet">Slot of the system's barycentre.</param>
/// <param name="Moon">The moon's name.</param>
/// <param name="Period_d">Sidereal period, days: JPL SSD, Planetary Satellite Mean Elements.</param>
internal sealed record Wobble(int Planet, string Moon, double Period_d)
{
    /// <summary>Numbers a moon adds.</summary>
    public const int Terms = 12;

    public static readonly Wobble[] All =
    [
        // Mean motions, deg/day: Lieske's E5 theory, Astron. Astrophys. Suppl. 129:205 (1998).
        new(Slot.Jupiter, "Io", 360 / 203.488955790),
        new(Slot.Jupiter, "Europa", 360 / 101.374724735),
        new(Slot.Jupiter, "Ganymede", 360 / 50.317609207),
        new(Slot.Jupiter, "Callisto", 360 / 21.571071177),
        new(Slot.Saturn, "Rhea", 4.517503),
        new(Slot.Saturn, "Titan", 15.945448),
        new(Slot.Saturn, "Iapetus", 79.331002),
        new(Slot.Uranus, "Ariel", 2.520379),
        new(Slot.Uranus, "Umbriel", 4.144177),
        new(Slot.Uranus, "Titania", 8.705869),
        new(Slot.Uranus, "Oberon", 13.463237),
        new(Slot.Neptune, "Triton", 5.876854),
    ];

    // GM km^3/s^2 (JUP365, as in JPL's gm_de440.tpc), orbit radius km (JPL SSD, Planetary Satellite Mean Elements),
    // mean longitude at JD 2443000.5 (E5, as printed in Meeus, Astronomical Algorithms, 2nd ed., chapter 44), deg.
    private static readonly (double GM, double Radius, double Longitude_deg)[] Galilean =
    [
        (5959.9155, 421800, 106.07719), (3202.7121, 671100, 175.73161),
        (9887.8328, 1070400, 120.55883), (7179.2834, 1882700, 84.44459),
    ];

    /// <summary>Whether the twelve numbers are unknowns of the fit.</summary>
    public bool IsFitted => Planet != Slot.Jupiter;

    /// <summary>Angular rate, rad/s.</summary>
    public double Rate_rad_s => 2 * Math.PI / (Period_d * DynamicalConstants.Day_s);

    /// <summary>cos(n t), sin(n t) and t in centuries, on a day.</summary>
    public (double Cos, double Sin, double Century) Factors(int day)
    {
        var (sin, cos) = Math.SinCos(2 * Math.PI * Math.IEEERemainder(day / Period_d, 1));
        return (cos, sin, day / 36525.0);
    }

    /// <summary>
    /// The twelve numbers of a Galilean moon on a circle in Jupiter's equator, m. Left out: eccentricities (Callisto's
    /// 0.0074 is 1.2 km of the planet's place) and inclinations (under 0.5 deg: 0.2 km).
    /// </summary>
    public double[] Circular()
    {
        var (gm, radius_km, longitude_deg) = Galilean[Array.IndexOf(All, this)];
        const double degree = DynamicalConstants.Degree_rad;

        // Node and inclination of the equator on the ecliptic of B1950 (Meeus, chapter 44), moved to J2000.
        const double node_deg = 316.518203 + 0.698;
        const double inclination_deg = 3.120262;
        const double obliquity_deg = 84381.406 / 3600; // IAU 2006
        const double from_JulianDay = 2443000.5;
        var turns = (ModelParameters.Epoch_JulianDay - from_JulianDay) / Period_d;
        var phase = ((longitude_deg - 316.518203) * degree) + (2 * Math.PI * Math.IEEERemainder(turns, 1));
        var (sn, cn) = Math.SinCos(node_deg * degree);
        var (si, ci) = Math.SinCos(inclination_deg * degree);
        var (se, ce) = Math.SinCos(obliquity_deg * degree);
        var (sp, cp) = Math.SinCos(phase);
        var size = -1000 * radius_km * gm / (DynamicalConstants.JupiterSystemGM_m3_s2 / 1e9);
        var along = Equatorial(new Vec3(cn, sn, 0), se, ce);
        var ahead = Equatorial(new Vec3(-sn * ci, cn * ci, si), se, ce);
        var a = size * ((cp * along) + (sp * ahead));
        var b = size * ((cp * ahead) - (sp * along));
        return [a.X, a.Y, a.Z, b.X, b.Y, b.Z, 0, 0, 0, 0, 0, 0];
    }

    private static Vec3 Equatorial(Vec3 p, double sin, double cos) =>
        new(p.X, (cos * p.Y) - (sin * p.Z), (sin * p.Y) + (cos * p.Z));
}
