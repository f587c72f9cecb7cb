namespace Guanghan.Core.Space;

/// <summary>A reference frame, used only as a type argument: it keeps vectors of two frames from being mixed.</summary>
public interface IFrame
{
    /// <summary>The field's name of the frame, as reports and CCSDS messages write it.</summary>
    static abstract string Name { get; }
}

/// <summary>International Celestial Reference Frame axes.</summary>
public readonly struct Icrf : IFrame
{
    /// <inheritdoc/>
    public static string Name => "ICRF";
}

/// <summary>
/// Mean ecliptic and equinox of J2000.0 by IAU 2006, obliquity 84381.406 arcsec, frame bias included.
/// </summary>
public readonly struct EclipticJ2000 : IFrame
{
    /// <inheritdoc/>
    public static string Name => "ECLIPJ2000-IAU2006";
}

/// <summary>
/// The ecliptic of SPICE and JPL Horizons: ICRF axes turned about X by 84381.448 arcsec (IAU 1976). It is 0.042 arcsec
/// from
/// <see cref="EclipticJ2000"/>; use it to read their tables.
/// </summary>
public readonly struct EclipticJ2000Iau1976 : IFrame
{
    /// <inheritdoc/>
    public static string Name => "ECLIPJ2000";
}

/// <summary>The Earth's mean equator and equinox of date, IAU 2006 precession.</summary>
public readonly struct MeanEquatorOfDate : IFrame
{
    /// <inheritdoc/>
    public static string Name => "MOD";
}

/// <summary>The Earth's true equator and equinox of date, IAU 2006 precession and IAU 2000B nutation.</summary>
public readonly struct TrueEquatorOfDate : IFrame
{
    /// <inheritdoc/>
    public static string Name => "TOD";
}

/// <summary>True equator, mean equinox: the frame of two-line elements and SGP4.</summary>
public readonly struct Teme : IFrame
{
    /// <inheritdoc/>
    public static string Name => "TEME";
}

/// <summary>Earth-fixed International Terrestrial Reference Frame.</summary>
public readonly struct Itrf : IFrame
{
    /// <inheritdoc/>
    public static string Name => "ITRF";
}

/// <summary>Moon-fixed mean Earth/polar axis: the frame of lunar maps and coordinates.</summary>
public readonly struct MoonMeanEarth : IFrame
{
    /// <inheritdoc/>
    public static string Name => "MOON_ME";
}

/// <summary>Moon-fixed principal axes of inertia, DE440: the frame of lunar gravity fields.</summary>
public readonly struct MoonPrincipalAxis : IFrame
{
    /// <inheritdoc/>
    public static string Name => "MOON_PA";
}

/// <summary>Mars-fixed, IAU 2015.</summary>
public readonly struct MarsFixed : IFrame
{
    /// <inheritdoc/>
    public static string Name => "IAU_MARS";
}

/// <summary>
/// The horizon of one site: X east, Y north, Z up along the normal of the reference ellipsoid. Which site is not part
/// of the type: do not mix two sites' horizons.
/// </summary>
public readonly struct EastNorthUp : IFrame
{
    /// <inheritdoc/>
    public static string Name => "ENU";
}
