namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// Where each integrated point sits in a state. A state of n points is 3n doubles: all x, then all y, then all z.
/// Every point is barycentric except <see cref="Moon"/>, which is relative to the Earth: the Moon's orbit would lose
/// five digits as a difference of barycentric positions. The Earth itself follows from the barycentre and the Moon.
/// </summary>
internal static class Slot
{
    public const int Sun = 0;
    public const int Mercury = 1;
    public const int Venus = 2;
    public const int EarthMoonBarycentre = 3;
    public const int Mars = 4;
    public const int Jupiter = 5;
    public const int Saturn = 6;
    public const int Uranus = 7;
    public const int Neptune = 8;
    public const int Pluto = 9;
    public const int Moon = 10;

    /// <summary>The Sun, the planets, Pluto and the Moon: those that act on one another relativistically.</summary>
    public const int MajorCount = 11;

    public const int Ceres = 11;
    public const int Pallas = 12;
    public const int Juno = 13;
    public const int Vesta = 14;

    /// <summary>All integrated points.</summary>
    public const int Count = 15;

    /// <summary>Gravitational parameters by slot, m^3/s^2; the barycentre's slot holds the Earth's.</summary>
    public static readonly double[] GM_m3_s2 =
    [
        DynamicalConstants.SunGM_m3_s2,
        DynamicalConstants.MercuryGM_m3_s2,
        DynamicalConstants.VenusGM_m3_s2,
        DynamicalConstants.EarthGM_m3_s2,
        DynamicalConstants.MarsSystemGM_m3_s2,
        DynamicalConstants.JupiterSystemGM_m3_s2,
        DynamicalConstants.SaturnSystemGM_m3_s2,
        DynamicalConstants.UranusSystemGM_m3_s2,
        DynamicalConstants.NeptuneSystemGM_m3_s2,
        DynamicalConstants.PlutoSystemGM_m3_s2,
        DynamicalConstants.MoonGM_m3_s2,
        DynamicalConstants.CeresGM_m3_s2,
        DynamicalConstants.PallasGM_m3_s2,
        DynamicalConstants.JunoGM_m3_s2,
        DynamicalConstants.VestaGM_m3_s2,
    ];

    /// <summary>Names by slot, for messages and the fitting program.</summary>
    public static readonly string[] Names =
    [
        "Sun", "Mercury", "Venus", "Earth-Moon barycentre", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune", "Pluto",
        "Moon", "Ceres", "Pallas", "Juno", "Vesta",
    ];
}
