using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>What the strength follows from, for one reading of the soil's viscosity.</summary>
/// <param name="JoinedFraction">Share of the section that is joined between layers.</param>
/// <param name="SolidPorosityFraction">Pores of what is joined, over its volume.</param>
public readonly record struct PrintSection(double JoinedFraction, double SolidPorosityFraction)
{
    /// <summary>The strength with its scatter.</summary>
    public StrengthBand Strength => StrengthBand.Of(SolidPorosityFraction, JoinedFraction);
}

/// <summary>
/// Density and strength of a print. Strength is the joined share of the section times what that share bears by its own
/// pores: soil left loose is counted in the section and not again among the pores.
/// </summary>
/// <param name="Soil">What the print is made of.</param>
/// <param name="FusedJointFraction">Share of the section joined by melt alone; null where columns do not say.</param>
/// <param name="Readings">
/// The readings of <see cref="SinteringPace"/>: central, mixed from crystals and glass, then stiff, fluid.
/// </param>
public sealed record PrintMake(
    PrintedSoil Soil, double? FusedJointFraction, ImmutableArray<PrintSection> Readings)
{
    /// <summary>Strength: centre of the first reading, ends of all.</summary>
    public StrengthBand Strength => StrengthOf(Readings);

    /// <summary>Strength of some readings: centre of the first, ends of all.</summary>
    internal static StrengthBand StrengthOf(ImmutableArray<PrintSection> readings) => new(
        readings.Min(one => one.Strength.Low_Pa), readings[0].Strength.Central_Pa,
        readings.Max(one => one.Strength.High_Pa));

    /// <summary>By the last followed layer, or by columns where none was; null where nothing is fused.</summary>
    internal static PrintMake? Of(PrintInputs inputs, PenTrack track, PrintBed? bed)
    {
        if (bed is null)
        {
            return track.FusedFraction > 0 ? OfColumns(inputs, track) : null;
        }

        return bed.FusedFraction > 0 && !bed.Layers.IsEmpty
            ? new(bed.Layers[0].Soil, bed.Layers[0].FusedJointFraction, Mixed(inputs, [.. bed.Layers.Select(layer =>
                new PrintSection(layer.JoinedFraction, layer.Soil.SolidPorosityFraction))]))
            : null;
    }

    // Two grains join as the softer of them does: of the joints, all but those of two crystals are the glass's.
    private static ImmutableArray<PrintSection> Mixed(PrintInputs inputs, ImmutableArray<PrintSection> readings)
    {
        var crystals = (1 - inputs.GlassFraction) * (1 - inputs.GlassFraction);
        return readings.SetItem(0, readings[0] with
        {
            JoinedFraction = (crystals * readings[0].JoinedFraction) + ((1 - crystals) * readings[2].JoinedFraction),
        });
    }

    // Columns do not say how long each place was hot: the rest counts as loose.
    private static PrintMake OfColumns(PrintInputs inputs, PenTrack track)
    {
        var (ground, fused) = (inputs.Ground, track.FusedFraction);
        var grain = ground.GrainDensity_kg_m3;
        var volume = (fused / ground.FusedDensity_kg_m3) + ((1 - fused) / ground.BedDensity_kg_m3);
        var soil = new PrintedSoil(1 / volume, fused, 0,
            fused / ground.FusedDensity_kg_m3 * ground.TrappedFraction / volume, 0,
            (1 - fused) * ((1 / ground.BedDensity_kg_m3) - (1 / grain)) / volume, ground.TrappedFraction);
        var radius = GrainSizes.Of(ground.Soil).Median_m / 2;
        var viscosities = SinteringPace.Viscosities(ground.Soil.Composition, ground.Melting);
        return new(soil, null, Mixed(inputs, [.. viscosities.Select(
            viscosity => new PrintSection(
                TrackJoint.JoinedFraction(track, inputs.Spacing_m, viscosity, radius), ground.TrappedFraction))]));
    }
}
