using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>Declares and reads the options of <c>fabrication.soil</c>.</summary>
internal static class SoilPhaseReading
{
    private const double RiseError = 7.5 / 42.5; // Liu 2024: 35 to 50 K higher in vacuum

    private sealed record Interval(double Solidus_K, double Liquidus_K, double Error_K);

    private sealed record Specimen(double PorosityFraction, double Strength_Pa);

    public static SoilInputs Read(Section section)
    {
        var table = section.Choice("soil", "Soil or simulant: its composition, grain and bed density.",
            [.. SoilTable.All.Select(soil => new Choice<SoilRecord>(soil.Name, soil, soil.Source))]);
        var own = SoilReading.Read(section);
        var soil = own?.Record ?? table;
        var missing = section.Choice("missing_oxides", "What an analysis that does not sum to 100 % lacks.",
        [
            new Choice<MissingOxide>("share", MissingOxide.Share, "all oxides are raised in proportion"),
            new Choice<MissingOxide>("soda", MissingOxide.Soda, "soda, the most volatile"),
        ], "share");
        // Reading goes on behind a refused composition, which must not be closed.
        var isWhole = own is null || own.Record.Composition.Fault() is null;
        var composition = ClosedAnalysis.Of(isWhole ? soil.Composition : table.Composition, missing);
        var gas = section.Choice("atmosphere", "What is between the grains.",
        [
            new Choice<PoreGas?>("vacuum", null, "nothing"),
            new Choice<PoreGas?>("argon", PoreGas.Argon, "as in a furnace's protective gas"),
            new Choice<PoreGas?>("air", PoreGas.Air, "as in a laboratory"),
        ], "vacuum");
        var pressure_Pa = section.Quantity("pressure", "kPa", "Pressure of the gas; not used in vacuum.",
            Bounds.AboveUpTo("0 kPa", "1000 kPa"), "101.325 kPa");
        var melting = ReadMelting(section, soil, own, composition, gas is null);
        var density = section.OptionalGroup("density", "Densities in place of the table's.", inside => new SoilDensity(
            inside.Quantity("grain", "g/cm^3", "Density of the grains.", Bounds.Between("1.5 g/cm^3", "6 g/cm^3")),
            inside.Quantity("bed", "g/cm^3", "Bulk density of the loose bed.",
                Bounds.Between("0.3 g/cm^3", "4 g/cm^3"))));
        var inputs = new SoilInputs
        {
            Soil = soil,
            Composition = composition,
            Melting = melting,
            GlassFraction = Range(section, "glass", "%", "Glass in the soil, by mass; 10 to 50 % where left out, as " +
                "lunar soils have (Heiken et al. 1991; range from memory, unverified).",
                Bounds.Between("0 %", "100 %")) ?? new(0.1, 0.5),
            Grains = ReadGrains(section) ?? GrainSizes.Of(soil),
            GrainDensity_kg_m3 = density?.Grain_kg_m3 ?? soil.GrainDensity_kg_m3,
            BedDensity_kg_m3 = density?.Bed_kg_m3 ?? soil.BedDensity_kg_m3,
            Gas = gas,
            Pressure_Pa = gas is null ? 0 : pressure_Pa,
            Bed_K = section.Quantity("bed_temperature", "K", "Of the cold bed (Apollo 15, 0.83 m: 252 K).",
                Bounds.Between("100 K", "800 K"), "252 K"),
            Melt_K = section.Quantity("melt_temperature", "degC", "Of the melt whose properties are figures.",
                Bounds.Between("1000 degC", "2000 degC"), "1400 degC"),
            Schedule = new(
                section.Quantity("sinter_temperature", "degC", "At which the bed is held.",
                    Bounds.Between("600 degC", "1500 degC"), "1100 degC"),
                section.Quantity("heating_rate", "K/min", "Rate at which bed and samples warm; even.",
                    Bounds.Between("0.1 K/min", "6000 K/min"), "10 K/min"),
                section.Quantity("hold", "min", "Time of the hold.", Bounds.Between("0 min", "100000 min"), "60 min")),
            DrawViscosity = Range(section, "draw_viscosity", "Pa s", "Viscosities between which a fibre can be " +
                "drawn; 10 to 100 Pa s where left out, as basalt plants have (unverified).",
                Bounds.Between("0.5 Pa s", "100000 Pa s")) ?? new(10, 100),
            Strength = section.OptionalGroup("strength", "How strong a body is; left out, the law of sintered JSC-1A " +
                "at the porosity that sintering leaves, without layers.", ReadStrength) ??
                new(StrengthLaw.Jsc1A, false, null, null, false),
        };
        section.Require(inputs.BedDensity_kg_m3 < inputs.GrainDensity_kg_m3, "density",
            string.Create(CultureInfo.InvariantCulture, $"the loose bed with {inputs.BedDensity_kg_m3:F0} kg/m^3 is " +
                $"not lighter than its grains, {inputs.GrainDensity_kg_m3:F0} kg/m^3"), "soil", "own_soil");
        return inputs;
    }

    private static MeltingInterval ReadMelting(
        Section section, SoilRecord soil, OwnSoil? own, Composition composition, bool isVacuum)
    {
        var given = section.OptionalGroup("melting", "Where the soil melts in this atmosphere, as measured; left " +
            "out, what the table or own_soil has, else an estimate from the composition, to 150 K.", inside =>
            {
                var solidus_K = inside.Quantity("solidus", "degC", "Where melting begins.",
                    Bounds.Between("800 degC", "1800 degC"));
                var liquidus_K = inside.Quantity("liquidus", "degC", "Where melting ends.",
                    Bounds.Between("800 degC", "2200 degC"));
                inside.Require(solidus_K < liquidus_K, "liquidus", string.Create(CultureInfo.InvariantCulture,
                    $"the liquidus of {liquidus_K:F1} K is not above the solidus of {solidus_K:F1} K"), "solidus");
                return new Interval(solidus_K, liquidus_K, inside.Quantity("error", "K", "How far either may be off.",
                    Bounds.Between("0 K", "300 K"), "25 K"));
            });
        var rise_K = section.Quantity("vacuum_rise", "K", "How much higher a soil melts in vacuum than in gas; used " +
            "in vacuum, where melting is not given. CUG-1A: 35 to 50 K (Liu 2024).",
            Bounds.Between("0 K", "150 K"), "42.5 K");
        if (given is not null && given.Solidus_K < given.Liquidus_K)
        {
            return new(given.Solidus_K, given.Liquidus_K, given.Error_K, "as given");
        }

        if (own is { IsMeasured: true })
        {
            return own.Melting;
        }

        var known = own is null && string.Equals(soil.Name, "CUG-1A", StringComparison.Ordinal)
            ? MeltingInterval.MeasuredInArgon : MeltingInterval.Estimate(composition);
        return !isVacuum || rise_K <= 0 ? known : known with
        {
            Solidus_K = known.Solidus_K + rise_K,
            Liquidus_K = known.Liquidus_K + rise_K,
            Error_K = known.Error_K + (RiseError * rise_K),
            Source = string.Create(CultureInfo.InvariantCulture,
                $"{known.Source}; raised by {rise_K:0.#} K for vacuum"),
        };
    }

    private static GrainSizes? ReadGrains(Section section) => Range(section, "grains", "um",
        "Diameters between which the middle 95 % of the mass lies; left out, those of CE-5.",
        Bounds.Between("0.1 um", "10000 um")) is { } range
        ? range.High_si > range.Low_si ? GrainSizes.WithMiddle95(range.Low_si, range.High_si)
        : GrainSizes.Uniform(range.Low_si) : null;

    private static SoilStrength ReadStrength(Section section)
    {
        var porosity = Range(section, "porosity", "%", "Pores over volume; left out, what sintering leaves.",
            Bounds.FromBelow("0 %", "100 %"));
        var bond = Range(section, "bond", "%", "Strength across layers over that of the bulk; left out, as layers " +
            "says.", Bounds.Between("0 %", "100 %"));
        var layers = section.Flag("layers", "Whether the load crosses a face between layers that sintered over the " +
            "schedule: its bond is then sintered.bond.", false);
        var specimen = section.OptionalGroup("measured", "One specimen of your own; left out, sintered JSC-1A.",
            inside => new Specimen(
                inside.Quantity("porosity", "%", "Its pores over volume.", Bounds.FromBelow("0 %", "100 %")),
                inside.Quantity("strength", "MPa", "Its compressive strength.",
                    Bounds.AboveUpTo("0 MPa", "2000 MPa"))));
        var exponent = Range(section, "exponent", "", "Fall of the logarithm of strength with porosity, used with " +
            "measured; 4 to 7 where left out (Duckworth 1953, Rice 1977; unverified).", Bounds.Between("0", "20"));
        section.Require(exponent is null || specimen is not null, "exponent",
            "is used with measured alone; sintered JSC-1A has its own, 9.19: leave it out or add a specimen",
            "measured");
        var scatter = section.Quantity("scatter", "", "Strength of like bodies over or under the law; 152 over 98 " +
            "MPa of JSC-1A from two ovens (Meurisse 2017).", Bounds.Between("1", "10"), "1.551");
        var own = exponent ?? new(4, 7);
        var law = specimen is null ? StrengthLaw.Jsc1A with { ScatterFactor = scatter } : new StrengthLaw(
            specimen.Strength_Pa, specimen.PorosityFraction, own.Low_si, own.High_si, scatter);
        return new(law, specimen is not null, porosity, bond, layers);
    }

    private static InputRange? Range(Section section, string key, string unit, string about, Bounds bounds) =>
        section.OptionalGroup(key, about, inside =>
        {
            var low = inside.Quantity("low", unit, "Least.", bounds);
            var high = inside.Quantity("high", unit, "Greatest.", bounds);
            inside.Require(high >= low, "high", "is less than low; write the smaller value as low", "low");
            return new InputRange(low, Math.Max(low, high));
        });
}
