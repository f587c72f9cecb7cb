using Guanghan.Core.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>A user's own soil.</summary>
/// <param name="Record">As a soil of the table.</param>
/// <param name="Melting">Where it melts, as given or estimated by composition.</param>
public sealed record OwnSoil(SoilRecord Record, MeltingInterval Melting)
{
    /// <summary>Whether the interval was given; false where it was estimated.</summary>
    public bool IsMeasured { get; init; }
}

/// <summary>
/// Reads a user's own soil: an optional group <c>own_soil</c> with the oxides, the densities and, where they are
/// measured, the solidus and the liquidus. Refuses oxides below zero and sums outside 100 +- 2 %.
/// </summary>
public static class SoilReading
{
    private const double MeasuredError_K = 25; // of a melting point that a user gives without its own error; judgement

    private sealed record Interval(double Solidus_K, double Liquidus_K);

    /// <summary>The soil, or null where the group is left out.</summary>
    /// <param name="section">The phase's options.</param>
    public static OwnSoil? Read(Section section) => section.OptionalGroup("own_soil",
        "A soil that is not in the table; left out, the soil named above holds.", ReadOwn);

    private static OwnSoil ReadOwn(Section section)
    {
        var name = section.Text("name", "Its name, for the report.", "own soil");
        var composition = section.Group("composition",
            "Oxides in per cent of mass, all iron as FeO; together 100 +- 2 %.", ReadComposition);
        section.Require(composition.Fault() is null, "composition", composition.Fault() ?? "");
        var grain_kg_m3 = section.Quantity("grain_density", "g/cm^3", "Density of the grains.",
            Bounds.Between("1.5 g/cm^3", "6 g/cm^3"));
        var bed_kg_m3 = section.Quantity("bed_density", "g/cm^3", "Bulk density of the loose bed.",
            Bounds.Between("0.3 g/cm^3", "4 g/cm^3"));
        section.Require(bed_kg_m3 < grain_kg_m3, "bed_density", FormattableString.Invariant(
            $"the loose bed with {bed_kg_m3:F0} kg/m^3 is not lighter than its grains, {grain_kg_m3:F0} kg/m^3"),
            "grain_density");
        var measured = section.OptionalGroup("melting",
            "Where it melts, as measured; left out, it is estimated from the composition, to 150 K.", ReadMelting);
        var melting = measured is null
            ? Estimated(composition)
            : new MeltingInterval(measured.Solidus_K, measured.Liquidus_K, MeasuredError_K, "as given");
        return new(new(name, composition, grain_kg_m3, bed_kg_m3, "as given", ""), melting)
        {
            IsMeasured = measured is not null,
        };
    }

    private static Interval ReadMelting(Section section)
    {
        var solidus_K = section.Quantity("solidus", "degC", "Where melting begins.",
            Bounds.Between("800 degC", "1800 degC"));
        var liquidus_K = section.Quantity("liquidus", "degC", "Where melting ends.",
            Bounds.Between("800 degC", "2200 degC"));
        section.Require(solidus_K < liquidus_K, "liquidus", FormattableString.Invariant(
            $"the liquidus of {liquidus_K:F1} K is not above the solidus of {solidus_K:F1} K"), "solidus");
        return new(solidus_K, liquidus_K);
    }

    // Reading goes on behind a refused composition, whose viscosity may have no meaning.
    private static MeltingInterval Estimated(Composition composition) =>
        composition.Fault() is null ? MeltingInterval.Estimate(composition) : MeltingInterval.MeasuredInArgon;

    private static Composition ReadComposition(Section section) => new(
        Oxide(section, "SiO2", "Silica."), Oxide(section, "TiO2", "Titania.", "0 %"),
        Oxide(section, "Al2O3", "Alumina."), Oxide(section, "FeO", "Iron, all as FeO.", "0 %"),
        Oxide(section, "MgO", "Magnesia.", "0 %"), Oxide(section, "CaO", "Lime.", "0 %"),
        Oxide(section, "Na2O", "Soda.", "0 %"), Oxide(section, "K2O", "Potash.", "0 %"),
        Oxide(section, "MnO", "Manganese oxide.", "0 %"), Oxide(section, "P2O5", "Phosphorus pentoxide.", "0 %"));

    private static double Oxide(Section section, string name, string about, string? otherwise = null) =>
        section.Quantity(name, "%", about, Bounds.Between("0 %", "100 %"), otherwise);
}
