namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>What the air is made of and how warm it is.</summary>
public readonly record struct AirState
{
    private const double MassUnit_kg = 1.66e-27; // the model's, to its digits

    /// <summary>Helium atoms, 1/m^3.</summary>
    public required double Helium_1_m3 { get; init; }

    /// <summary>Oxygen atoms at the air's temperature, 1/m^3.</summary>
    public required double AtomicOxygen_1_m3 { get; init; }

    /// <summary>Nitrogen molecules, 1/m^3.</summary>
    public required double Nitrogen_1_m3 { get; init; }

    /// <summary>Oxygen molecules, 1/m^3.</summary>
    public required double Oxygen_1_m3 { get; init; }

    /// <summary>Argon atoms, 1/m^3.</summary>
    public required double Argon_1_m3 { get; init; }

    /// <summary>Hydrogen atoms, 1/m^3.</summary>
    public required double Hydrogen_1_m3 { get; init; }

    /// <summary>Nitrogen atoms, 1/m^3.</summary>
    public required double AtomicNitrogen_1_m3 { get; init; }

    /// <summary>Oxygen that is hot or charged, 1/m^3.</summary>
    public required double AnomalousOxygen_1_m3 { get; init; }

    /// <summary>Temperature, K.</summary>
    public required double Temperature_K { get; init; }

    /// <summary>Temperature that the exosphere tends to; its mean at and below 123.435 km, K.</summary>
    public required double ExosphereTemperature_K { get; init; }

    /// <summary>Density without the anomalous oxygen, kg/m^3.</summary>
    public double NeutralDensity_kg_m3 => MassUnit_kg * ((4 * Helium_1_m3) + (16 * AtomicOxygen_1_m3)
        + (28 * Nitrogen_1_m3) + (32 * Oxygen_1_m3) + (40 * Argon_1_m3) + Hydrogen_1_m3 + (14 * AtomicNitrogen_1_m3));

    /// <summary>Density that slows spacecraft: of everything, kg/m^3.</summary>
    public double Density_kg_m3 => NeutralDensity_kg_m3 + (MassUnit_kg * 16 * AnomalousOxygen_1_m3);
}
