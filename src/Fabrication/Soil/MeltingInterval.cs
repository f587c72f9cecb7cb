namespace Guanghan.Fabrication.Soil;

/// <summary>Where a soil melts.</summary>
/// <param name="Solidus_K">Where it softens: the first melt that counts, K.</param>
/// <param name="Liquidus_K">Where it flows: the last crystals that count, K.</param>
/// <param name="Error_K">How far either may be off, K.</param>
/// <param name="Source">Whence.</param>
public sealed record MeltingInterval(double Solidus_K, double Liquidus_K, double Error_K, string Source)
{
    private const double Softening_K = 1388.15; // CUG-1A in argon, 1115 degC, Liu 2024, 10.1016/j.asr.2024.09.058
    private const double Flow_K = 1584.15; // CUG-1A in argon, 1311 degC, Liu 2024
    private const double VacuumRise_K = 42.5; // 35 to 50 degC higher in vacuum, Liu 2024: the middle
    private const double VacuumError_K = 7.5; // half the width of that
    private const double MeasuredError_K = 10; // a heating microscope repeats within that; judgement

    // LMS-1 begins to melt at 1200 degC (Shaw 2023) where its equal viscosity says 1062 degC; CUG-1A's MgO says 1154
    // degC for its liquidus (Helz and Thornber 1987: 1014 + 20.1 MgO) where 1320 degC was measured. No estimate does
    // better.
    private const double EstimateError_K = 150;

    /// <summary>CUG-1A in argon, measured with a heating microscope (Liu 2024).</summary>
    public static MeltingInterval MeasuredInArgon { get; } =
        new(Softening_K, Flow_K, MeasuredError_K, "CUG-1A in argon: Liu 2024, Adv. Space Res., softening and flow");

    /// <summary>The same in vacuum: 35 to 50 K higher (Liu 2024).</summary>
    public MeltingInterval InVacuum() => this with
    {
        Solidus_K = Solidus_K + VacuumRise_K,
        Liquidus_K = Liquidus_K + VacuumRise_K,
        Error_K = Error_K + VacuumError_K,
        Source = Source + "; raised by 42.5 K for vacuum",
    };

    /// <summary>
    /// An estimate by composition: the temperatures at which the soil's melt is as viscous (Giordano 2008) as that of
    /// CUG-1A is where CUG-1A softens and flows. Calibrated on those two points; held out: LMS-1's first melt at 1200
    /// degC (Shaw 2023), which it misses by 138 K. Equal viscosity is not equal melting: a soil rich in olivine
    /// melts higher than its thin melt suggests. Hence the error of 150 K: measure the soil instead.
    /// </summary>
    /// <param name="composition">The soil.</param>
    public static MeltingInterval Estimate(Composition composition)
    {
        var reference = MeltViscosity.Of(SoilTable.Named("CUG-1A").Composition);
        var viscosity = MeltViscosity.Of(composition);
        return new(
            viscosity.TemperatureAt_K(reference.At_Pa_s(Softening_K)),
            viscosity.TemperatureAt_K(reference.At_Pa_s(Flow_K)), EstimateError_K,
            "estimate: as viscous as CUG-1A where it softens and flows");
    }

    /// <summary>What is known of a soil of the table: measured for CUG-1A, an estimate for the others.</summary>
    /// <param name="soil">The soil.</param>
    public static MeltingInterval Of(SoilRecord soil) =>
        string.Equals(soil.Name, "CUG-1A", StringComparison.Ordinal) ? MeasuredInArgon : Estimate(soil.Composition);

    /// <summary>Molten share of the mass: linear from the solidus to the liquidus.</summary>
    /// <param name="temperature_K">Temperature, K.</param>
    public double MoltenFraction(double temperature_K) =>
        Math.Clamp((temperature_K - Solidus_K) / (Liquidus_K - Solidus_K), 0, 1);
}
