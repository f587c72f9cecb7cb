namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// A smooth step of ln density with height: r / (1 + e^((z - c)/h)), or with the mean of two lengths.
/// </summary>
/// <param name="Size">r.</param>
/// <param name="Middle_m">c.</param>
/// <param name="Length_m">h.</param>
/// <param name="OtherLength_m">The second length; the same where there is one.</param>
internal readonly record struct HeightStep(double Size, double Middle_m, double Length_m, double OtherLength_m)
{
    /// <summary>At a height, for a size of its own.</summary>
    public double At(double height_m, double size)
    {
        var off_m = height_m - Middle_m;
        var one = Math.Exp(off_m / Length_m);
        var other = OtherLength_m == Length_m ? one : Math.Exp(off_m / OtherLength_m);
        return size / (1 + (0.5 * (one + other)));
    }

    /// <summary>At a height.</summary>
    public double At(double height_m) => At(height_m, Size);
}

/// <summary>
/// A gas of the upper air: what it is at 120 km, how it diffuses, where it is mixed, and how chemistry changes it.
/// Figures are the model's data; where two are multiplied the second is a fitted factor. Lengths in km there.
/// </summary>
/// <param name="Quantity">Its expansion.</param>
/// <param name="Mass_kg_kmol">Molar mass.</param>
/// <param name="Base_1_m3">Density at 120 km without its level and expansion.</param>
/// <param name="ThermalDiffusion">Thermal diffusion.</param>
/// <param name="Turbopause_m">Where the mixed density meets the diffusive one.</param>
/// <param name="MixedTo_m">Up to where mixing and chemistry count.</param>
/// <param name="ShareOfNitrogen">Share of N2 that it is brought to at the ground; 0 where the step has a size.</param>
/// <param name="Ground">The step that brings it there.</param>
/// <param name="Loss">The step of chemistry; a size of 0 for none.</param>
/// <param name="Excess">A step that holds at every height; a size of 0 for none.</param>
internal sealed record Gas(
    Upper Quantity, double Mass_kg_kmol, double Base_1_m3, double ThermalDiffusion, double Turbopause_m,
    double MixedTo_m, double ShareOfNitrogen, HeightStep Ground, HeightStep Loss, HeightStep Excess = default)
{
    public const double MixedMass_kg_kmol = 28.95; // of mixed air
    public const double MixingMass_kg_kmol = 28; // over the difference: how sharply mixing becomes diffusion
    public const double FluxOfSteps = 0.0310302; // change of the steps of O and O2 with the mean flux
    public const double NitrogenTurbopause_m = 105e3 * 0.949154;
    public const double NitrogenTurbopauseSwing = 0.118339; // with the sine of latitude and the year
    public const double LogCut = 10; // e-folds beyond which mixing or diffusion is alone

    public static Gas Nitrogen { get; } = new(
        Upper.Nitrogen, 28, 2.81e17, 0, NitrogenTurbopause_m, 160e3, 0, default, default);

    public static Gas Helium { get; } = new(
        Upper.Helium, 4, 2.456e13, -0.38, 100e3, Math.BitDecrement(200e3), 6.71072e-6,
        Simple(0, 110 * 1.00000, 10 * 0.700000), default);

    public static Gas AtomicOxygen { get; } = new(
        Upper.AtomicOxygen, 16, 8.594e16, 0, 105e3, 300e3, 0,
        new(1 * -0.0760535, 110e3 * 1.15020, 10e3 * 3.44689, 10e3 * 1.28840),
        Simple(-8 * 4.47749, 90 * 0.795046, 2 * 4.01612));

    // It is never quite in diffusive equilibrium; the step's lengths are negative, it grows with height.
    public static Gas Oxygen { get; } = new(
        Upper.Oxygen, 32, 3.3e16, 0, 105e3, 250e3, 0.268270,
        Simple(0, 110 * 1.08738, 10 * 1.22947), default,
        new(1 * -0.746230, 110e3 * 1.15020, -10e3 * 3.44689, -10e3 * 1.28840));

    public static Gas Argon { get; } = new(
        Upper.Argon, 40, 1.33e15, 0.17, 105e3, 240e3, 0.0119615,
        Simple(0, 110 * 1.10016, 10 * 0.734129), default);

    public static Gas Hydrogen { get; } = new(
        Upper.Hydrogen, 1, 1.761e11, -0.38, 95e3, 320e3, 1 * 1.68986e-6,
        Simple(0, 110 * 1.15241, 10 * 2.22784), Simple(-8 * 172.783, 90 * 0.744294, 2 * 1.03604));

    public static Gas AtomicNitrogen { get; } = new(
        Upper.AtomicNitrogen, 14, 1e13, 0, 105e3, 450e3, 1 * 3.07165,
        Simple(0, 110 * 1.09930, 10 * 3.90631), Simple(-8 * 4.63830, 90 * 0.986161, 2 * 16.3536));

    /// <summary>ln of its mean density at 120 km in 1/m^3.</summary>
    public double LogBase { get; } = Math.Log(Base_1_m3 * Expansions.UpperBank.LevelOf((int)Quantity));

    /// <summary>ln of its share of N2 at the ground.</summary>
    public double LogShare { get; } = Math.Log(ShareOfNitrogen);

    /// <summary>ln of the density of mixed air carried down to 120 km, at the turbopause equal to the gas.</summary>
    /// <param name="logBase">ln of the gas' density at 120 km.</param>
    /// <param name="turbopause">The turbopause.</param>
    public double LogMixedBase(double logBase, in ColumnPoint turbopause) =>
        logBase + turbopause.LogDensity(Mass_kg_kmol - MixedMass_kg_kmol, ThermalDiffusion - 1);

    /// <summary>ln of the density between diffusion and mixing.</summary>
    public double Blend(double logDiffusive, double logMixed)
    {
        var sharpness = MixingMass_kg_kmol / (MixedMass_kg_kmol - Mass_kg_kmol);
        var lead = sharpness * (logMixed - logDiffusive);
        return lead < -LogCut ? logDiffusive
            : lead > LogCut ? logMixed
            : logDiffusive + (Math.Log(1 + Math.Exp(lead)) / sharpness);
    }

    private static HeightStep Simple(double size, double middle_km, double length_km) =>
        new(size, 1e3 * middle_km, 1e3 * length_km, 1e3 * length_km);
}
