namespace Guanghan.Fabrication.Soil;

/// <summary>
/// Heat of melting of a soil, an input with its uncertainty: no lunar value is verified. The centre is the 421 kJ/kg
/// that Abramov and Kring 2007 use for diopside, taken over as calibrated. The high end is diopside as measured, 138
/// kJ/mol or 638 kJ/kg (Lange, De Yoreo and Navrotsky 1991, Am. Mineral. 76:904; number from memory, unverified). The
/// low end, 300 kJ/kg, is judgement. Glass in the soil needs none of it.
/// </summary>
/// <param name="Central_J_kg">Centre, J/kg.</param>
/// <param name="Low_J_kg">Low, J/kg.</param>
/// <param name="High_J_kg">High, J/kg.</param>
public readonly record struct LatentHeat(double Central_J_kg, double Low_J_kg, double High_J_kg)
{
    /// <summary>A soil wholly crystalline.</summary>
    public static LatentHeat Crystalline { get; } = new(421e3, 300e3, 638e3); // see above

    /// <summary>A soil part of which is glass already.</summary>
    /// <param name="glassFraction">Glass over mass; lunar soils 0.1 to 0.5, simulants less.</param>
    public static LatentHeat WithGlass(double glassFraction)
    {
        var share = 1 - Math.Clamp(glassFraction, 0, 1);
        return new(Crystalline.Central_J_kg * share, Crystalline.Low_J_kg * share, Crystalline.High_J_kg * share);
    }
}
