using System.Collections.Immutable;

namespace Guanghan.Fabrication.Soil;

/// <summary>A soil as far as it is published.</summary>
/// <param name="Name">As in the literature.</param>
/// <param name="Composition">Its oxides.</param>
/// <param name="GrainDensity_kg_m3">Density of the grains themselves, kg/m^3.</param>
/// <param name="BedDensity_kg_m3">Bulk density of the loose soil, kg/m^3.</param>
/// <param name="Source">Authors and year of the composition and of the densities.</param>
/// <param name="Doubt">What of it has not been checked against its source, in words; empty where all has.</param>
public sealed record SoilRecord(
    string Name, Composition Composition, double GrainDensity_kg_m3, double BedDensity_kg_m3, string Source,
        string Doubt);

/// <summary>
/// The soils a mission may name. Compositions: Long-Fox 2023 (LHS-1, LMS-1), Engelschion 2020, Sci. Rep. 10:5473
/// (EAC-1A), and the University of Central Florida's simulant data base (the others, not checked against it).
/// </summary>
public static class SoilTable
{
    private const string SimulantDoubt = "grain and bed density are typical figures, not checked against their source";

    /// <summary>All soils.</summary>
    public static ImmutableArray<SoilRecord> All { get; } =
    [
        new("CE-5", new(.422, .050, .108, .225, .065, .110, 0, 0, 0, 0), // unverified; alkalis not given
            3195.2, 1238.7, // Li et al. 2022, Natl. Sci. Rev. 9, nwab188: true and bulk density
            "densities: Li 2022, NSR nwab188",
            "the composition is unverified, and its alkalis are not given"),
        new("LHS-1", new(.4912, .0063, .2629, .0320, .0286, .1352, .0255, .0034, .0006, .0017), // Long-Fox 2023
            2750, 1300, // unverified
            "composition: Long-Fox 2023", SimulantDoubt),
        new("LMS-1", new(.4822, .0362, .1240, .0879, .1597, .0765, .0173, .0070, .0020, .0050), // Long-Fox 2023
            2920, 1560, // unverified
            "composition: Long-Fox 2023", SimulantDoubt),
        new("EAC-1A", new(.437, .024, .126, .120, .119, .108, .029, .013, .002, .006), // Engelschion 2020
            2900, 1450, // unverified
            "composition: Engelschion 2020", SimulantDoubt),
        new("CUG-1A", new(.4832, .0238, .1601, .125, .0695, .0739, .0019, .0212, .0015, .0054), // Na2O suspect
            2880, 1500, // unverified
            "composition: UCF simulant data base, unchecked", SimulantDoubt + "; its oxides sum to 96.6 % and its " +
            "Na2O of 0.19 % is suspect"),
        new("CAS-1", new(.4924, .0191, .1580, .1147, .0872, .0725, .0308, .0103, .0014, .003), // UCF data base
            2740, 1500, // unverified
            "composition: UCF simulant data base, unchecked", SimulantDoubt),
    ];

    /// <summary>The soil of that name.</summary>
    /// <exception cref="ArgumentException">There is none; the message lists the names.</exception>
    public static SoilRecord Named(string name) =>
        All.FirstOrDefault(soil => string.Equals(soil.Name, name, StringComparison.Ordinal)) ??
        throw new ArgumentException($"There is no soil '{name}'; there are " +
            $"{string.Join(", ", All.Select(s => s.Name))}.",
            nameof(name));
}
