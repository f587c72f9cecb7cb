namespace Guanghan.Fabrication.Soil;

/// <summary>The state of soil, as light finds it.</summary>
public enum SoilState
{
    /// <summary>Loose grains.</summary>
    Powder,

    /// <summary>Grains grown together.</summary>
    Sintered,

    /// <summary>Liquid.</summary>
    Melt,

    /// <summary>Solid without grains.</summary>
    Glass,
}

/// <summary>A share between two ends, with a centre.</summary>
/// <param name="LowFraction">Low end.</param>
/// <param name="CentralFraction">Centre.</param>
/// <param name="HighFraction">High end.</param>
/// <param name="Source">Whence.</param>
public readonly record struct FractionRange(
    double LowFraction, double CentralFraction, double HighFraction, string Source);

/// <summary>
/// How much sunlight soil absorbs and how well it radiates, as ranges: inputs with uncertainty. The powder is
/// measured, simulants and Moon; of the melt and the glass nothing was found, and they are what a smooth opaque body
/// of index 1.5 to 1.7 does not reflect at normal incidence (Fresnel 1823: 4.0 to 6.7 %). Glass poor in iron is not
/// opaque.
/// </summary>
public static class SurfaceOptics
{
    /// <summary>Share of sunlight absorbed.</summary>
    /// <param name="state">State.</param>
    public static FractionRange Absorptance(SoilState state) => state switch
    {
        SoilState.Powder => new(0.42, 0.81, 0.94,
            "simulants .42 to .81: Gaier, NTRS 20180003390; the Moon 1 - A0, .88 highland, .94 mare: Hayne 2017"),
        SoilState.Sintered => new(0.6, 0.85, 0.95, "not found: between powder and glass, judgement"),
        SoilState.Melt => new(0.85, 0.94, 0.96, "not found: Fresnel for index 1.5 to 1.7; low end judgement"),
        _ => new(0.70, 0.92, 0.96, "not found: Fresnel; lower where thin or poor in iron, judgement"),
    };

    /// <summary>Emissivity in the thermal infrared.</summary>
    /// <param name="state">State.</param>
    public static FractionRange Emissivity(SoilState state) => state switch
    {
        SoilState.Powder => new(0.82, 0.95, 0.97,
            ".95: Hayne 2017; simulants .82 to .86 at 300 K: Gaier, NTRS 20180003390"),
        SoilState.Sintered => new(0.82, 0.92, 0.97, "not found: as powder"),
        SoilState.Melt => new(0.55, 0.85, 0.95, "basaltic lava: molten below solid; range unverified"),
        _ => new(0.80, 0.90, 0.97, "basaltic glass; range unverified"),
    };
}
