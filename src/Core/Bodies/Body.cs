namespace Guanghan.Core.Bodies;

/// <summary>
/// A body or barycentre by its NAIF identifier, the numbering of SPK kernels. <c>default</c> is the solar-system
/// barycentre.
/// </summary>
/// <param name="NaifId">NAIF integer code: 10 Sun, 399 Earth, 301 Moon, 4 Mars barycentre, 2000001 Ceres.</param>
public readonly record struct Body(int NaifId)
{
    /// <summary>Solar-system barycentre.</summary>
    public static Body SolarSystemBarycentre => new(0);

    /// <summary>Mercury barycentre; Mercury has no moon, so it is the planet's centre too.</summary>
    public static Body Mercury => new(1);

    /// <summary>Venus barycentre; Venus has no moon, so it is the planet's centre too.</summary>
    public static Body Venus => new(2);

    /// <summary>Earth-Moon barycentre.</summary>
    public static Body EarthMoonBarycentre => new(3);

    /// <summary>Mars system barycentre.</summary>
    public static Body Mars => new(4);

    /// <summary>Jupiter system barycentre.</summary>
    public static Body Jupiter => new(5);

    /// <summary>Saturn system barycentre.</summary>
    public static Body Saturn => new(6);

    /// <summary>Uranus system barycentre.</summary>
    public static Body Uranus => new(7);

    /// <summary>Neptune system barycentre.</summary>
    public static Body Neptune => new(8);

    /// <summary>Pluto system barycentre.</summary>
    public static Body Pluto => new(9);

    /// <summary>The Sun.</summary>
    public static Body Sun => new(10);

    /// <summary>The Moon's centre.</summary>
    public static Body Moon => new(301);

    /// <summary>The Earth's centre.</summary>
    public static Body Earth => new(399);
}
