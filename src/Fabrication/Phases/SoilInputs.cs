using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>How a bed is heated.</summary>
/// <param name="Hold_K">Where it is held, K.</param>
/// <param name="Rate_K_s">Rate of heating, K/s.</param>
/// <param name="Hold_s">Time of the hold, s.</param>
public sealed record SinterSchedule(double Hold_K, double Rate_K_s, double Hold_s);

/// <summary>How strong the body is taken to be.</summary>
/// <param name="Law">Strength by porosity.</param>
/// <param name="IsOwn">Whether the law is of the user's own specimen.</param>
/// <param name="Porosity">Porosity; null: what sintering leaves.</param>
/// <param name="Bond">Bond of the layers; null: as HasLayers says.</param>
/// <param name="HasLayers">Whether the load crosses a face that sintered over the schedule; else there is none.</param>
public sealed record SoilStrength(
    StrengthLaw Law, bool IsOwn, InputRange? Porosity, InputRange? Bond, bool HasLayers);

/// <summary>Checked inputs of <c>fabrication.soil</c>.</summary>
public sealed record SoilInputs
{
    /// <summary>The soil, as published or as given.</summary>
    public required SoilRecord Soil { get; init; }

    /// <summary>Its composition, closed to a sum of one.</summary>
    public required Composition Composition { get; init; }

    /// <summary>Where it melts, in the atmosphere.</summary>
    public required MeltingInterval Melting { get; init; }

    /// <summary>Glass over mass.</summary>
    public required InputRange GlassFraction { get; init; }

    /// <summary>Its grains.</summary>
    public required GrainSizes Grains { get; init; }

    /// <summary>Density of the grains, kg/m^3.</summary>
    public required double GrainDensity_kg_m3 { get; init; }

    /// <summary>Density of the bed, kg/m^3.</summary>
    public required double BedDensity_kg_m3 { get; init; }

    /// <summary>Gas in the pores; null in vacuum.</summary>
    public required PoreGas? Gas { get; init; }

    /// <summary>Its pressure, Pa; 0 in vacuum.</summary>
    public required double Pressure_Pa { get; init; }

    /// <summary>Temperature of the cold bed, K.</summary>
    public required double Bed_K { get; init; }

    /// <summary>Temperature of the melt whose properties are figures, K.</summary>
    public required double Melt_K { get; init; }

    /// <summary>How the bed is heated.</summary>
    public required SinterSchedule Schedule { get; init; }

    /// <summary>Viscosities between which a fibre can be drawn, Pa s.</summary>
    public required InputRange DrawViscosity { get; init; }

    /// <summary>Strength.</summary>
    public required SoilStrength Strength { get; init; }

    /// <summary>Relative density of the bed.</summary>
    public double BedFraction => BedDensity_kg_m3 / GrainDensity_kg_m3;

    /// <summary>Heat of melting of what is not glass already.</summary>
    public LatentHeat Latent => new(
        LatentHeat.WithGlass(GlassFraction.Middle_si).Central_J_kg,
        LatentHeat.WithGlass(GlassFraction.High_si).Low_J_kg, LatentHeat.WithGlass(GlassFraction.Low_si).High_J_kg);

    /// <summary>Conductivity of the loose bed in its gas, W/m/K.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double BedConductivity_W_m_K(double temperature_K)
    {
        var vacuum = PowderConductivity.OfDensity(BedDensity_kg_m3);
        return Gas is null ? vacuum.At_W_m_K(temperature_K) : new GasBedConductivity(
            vacuum, Gas, Pressure_Pa, 1 - BedFraction, Grains.Median_m, DenseConductivity.OpaqueGlass.Glass_W_m_K)
            .At_W_m_K(temperature_K);
    }
}
