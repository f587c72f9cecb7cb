using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>The soil under the pen, as the options of every phase that heats it say it.</summary>
public sealed record SoilOptions
{
    /// <summary>The soil: one of the table or the user's own.</summary>
    public required SoilRecord Soil { get; init; }

    /// <summary>Densities in place of the soil's, or null.</summary>
    public required SoilDensity? Density { get; init; }

    /// <summary>Temperature of the bed, K.</summary>
    public required double Bed_K { get; init; }

    /// <summary>Share of the light absorbed.</summary>
    public required double AbsorptanceRatio { get; init; }

    /// <summary>Emissivity of the hot soil.</summary>
    public required double EmissivityRatio { get; init; }

    /// <summary>Conductivity of molten and of printed soil, W/m/K.</summary>
    public required double SolidConductivity_W_m_K { get; init; }

    /// <summary>Where it melts.</summary>
    public required MeltingInterval Melting { get; init; }

    /// <summary>Heat of melting, J/kg.</summary>
    public required double LatentHeat_J_kg { get; init; }

    /// <summary>Pores that stay in molten soil.</summary>
    public required double TrappedFraction { get; init; }

    /// <summary>Density of the grains, kg/m^3.</summary>
    public double GrainDensity_kg_m3 => Density?.Grain_kg_m3 ?? Soil.GrainDensity_kg_m3;

    /// <summary>Density of the loose bed, kg/m^3.</summary>
    public double BedDensity_kg_m3 => Density?.Bed_kg_m3 ?? Soil.BedDensity_kg_m3;

    /// <summary>Density of the glass that the melt freezes to, without pores, kg/m^3.</summary>
    public double GlassDensity_kg_m3 => MeltDensity.Glass_kg_m3(Soil.Composition);

    /// <summary>Density of soil that has been molten, with its pores, kg/m^3.</summary>
    public double FusedDensity_kg_m3 => GlassDensity_kg_m3 * (1 - TrappedFraction);

    /// <summary>The soil as heat sees it; specific heat goes on into the melt by composition.</summary>
    public ThermalMaterial Material()
    {
        var heat = new SoilHeat(Soil.Composition, Melting, new(0, 0, 0));
        return new(heat.At_J_kg_K, Melting.Solidus_K, Melting.Liquidus_K, LatentHeat_J_kg,
            PowderConductivity.OfDensity(BedDensity_kg_m3), SolidConductivity_W_m_K, BedDensity_kg_m3,
            FusedDensity_kg_m3);
    }

    /// <summary>Reads the options.</summary>
    internal static SoilOptions Read(Section section)
    {
        var soil = section.Choice("soil", "Soil or simulant: its composition, grain and bed density.",
            [.. SoilTable.All.Select(soil => new Choice<SoilRecord>(soil.Name, soil, soil.Source))]);
        var own = SoilReading.Read(section);
        var density = section.OptionalGroup("density", "Densities in place of the table's.", inside => new SoilDensity(
            inside.Quantity("grain", "g/cm^3", "Density of the grains.", Bounds.Between("1.5 g/cm^3", "6 g/cm^3")),
            inside.Quantity("bed", "g/cm^3", "Bulk density of the loose bed.",
                Bounds.Between("0.3 g/cm^3", "4 g/cm^3"))));
        var bed_K = section.Quantity("bed_temperature", "K",
            "Temperature of the bed; the soil below the daily wave where left out (Apollo 15, 0.83 m: 252 K).",
            Bounds.Between("100 K", "1300 K"), "252 K");
        var absorptance = section.Quantity("absorptance", "",
            "Share of the light absorbed; simulants .42 to .81 (Gaier, NTRS 20180003390), of the melt not found.",
            Bounds.AboveUpTo("0", "1"), "0.81");
        var emissivity = section.Quantity("emissivity", "", "Emissivity of the hot soil (Hayne 2017: .95).",
            Bounds.AboveUpTo("0", "1"), "0.95");
        var conductivity = section.Quantity("solid_conductivity", "W/m/K",
            "Conductivity of molten and of printed soil; typical of basalt, not measured on lunar melt.",
            Bounds.Between("0.1 W/m/K", "10 W/m/K"), "1.5 W/m/K");
        var solidus_K = section.Quantity("solidus", "degC",
            "Where melting begins; CUG-1A softens at 1115 degC in argon (10.1016/j.asr.2024.09.058).",
            Bounds.Between("800 degC", "1800 degC"), "1115 degC");
        var liquidus_K = section.Quantity("liquidus", "degC",
            "Where melting ends; CUG-1A flows at 1311 degC in argon (10.1016/j.asr.2024.09.058).",
            Bounds.Between("800 degC", "2200 degC"), "1311 degC");
        var latent_J_kg = section.Quantity("latent_heat", "kJ/kg",
            "Heat of melting; diopside's (Abramov & Kring 2007), no lunar value is verified.",
            Bounds.Between("0 kJ/kg", "1000 kJ/kg"), "421 kJ/kg");
        var trapped = section.Quantity("trapped_porosity", "%",
            "Pores that stay in molten soil; the middle of 1.44 to 11.78 % of oven-sintered JSC-1A (2017).",
            Bounds.Between("0 %", "60 %"), "6.61 %");
        var options = new SoilOptions
        {
            Soil = own?.Record ?? soil,
            Density = density,
            Bed_K = bed_K,
            AbsorptanceRatio = absorptance,
            EmissivityRatio = emissivity,
            SolidConductivity_W_m_K = conductivity,
            Melting = own?.Melting ?? new(solidus_K, liquidus_K, 0, "as given"),
            LatentHeat_J_kg = latent_J_kg,
            TrappedFraction = trapped,
        };
        Require(section, options, solidus_K, liquidus_K);
        return options;
    }

    private static void Require(Section section, SoilOptions options, double solidus_K, double liquidus_K)
    {
        section.Require(solidus_K < liquidus_K, "liquidus", FormattableString.Invariant(
            $"the liquidus of {liquidus_K:F1} K is not above the solidus of {solidus_K:F1} K"), "solidus");
        section.Require(options.Bed_K < options.Melting.Solidus_K, "bed_temperature", FormattableString.Invariant(
            $"the bed at {options.Bed_K:F1} K is not below the solidus of {options.Melting.Solidus_K:F1} K"), "solidus",
            "own_soil");
        section.Require(options.BedDensity_kg_m3 < options.FusedDensity_kg_m3, "density", string.Create(
            CultureInfo.InvariantCulture,
            $"the loose bed with {options.BedDensity_kg_m3:F0} kg/m^3 is not lighter than molten soil with its " +
            $"trapped pores, {options.FusedDensity_kg_m3:F0} kg/m^3"), "soil", "own_soil", "trapped_porosity");
    }
}
