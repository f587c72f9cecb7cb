using Guanghan.Core.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>A bed that sinters, with the stiffest grains that the inputs allow, the middle and the thinnest.</summary>
/// <param name="Stiff">All crystal that may be, the stiffest melt.</param>
/// <param name="Central">The middle of the inputs.</param>
/// <param name="Thin">All glass that may be, the thinnest melt.</param>
public sealed record SinterBand(SinterCourse Stiff, SinterCourse Central, SinterCourse Thin);

/// <summary>What <c>fabrication.soil</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Viscosity">Of the melt at its temperature.</param>
/// <param name="Sinter">Where it begins to sinter.</param>
/// <param name="Softening">Where its edges round off.</param>
/// <param name="Hemisphere">Where it is half a sphere.</param>
/// <param name="Flow">Where it flows.</param>
/// <param name="Hottest">Where the melt has the least viscosity for drawing.</param>
/// <param name="Coolest">Where it has the greatest.</param>
/// <param name="Sintering">The bed over the schedule.</param>
/// <param name="Evaporation">Loss to vacuum at the melt's temperature.</param>
/// <param name="Strength">Of the body.</param>
/// <param name="Porosity">Porosity that the strength is of.</param>
public sealed record SoilResult(
    SoilInputs Inputs, ViscosityBand Viscosity, SinterOnset Sinter, CharacteristicTemperature Softening,
    CharacteristicTemperature Hemisphere, CharacteristicTemperature Flow, WorkingRange Hottest, WorkingRange Coolest,
    SinterBand Sintering, EvaporationBand Evaporation, StrengthBand Strength, InputRange Porosity);

/// <summary>A soil from cold powder to melt to glass. The physics is in Soil.</summary>
public sealed class SoilPhase : IPhase<SoilInputs, SoilResult>
{
    /// <inheritdoc/>
    public static string Kind => "fabrication.soil";

    /// <inheritdoc/>
    public static PhaseDescription Description => SoilOutputs.Description;

    /// <inheritdoc/>
    public static SoilInputs Read(Section section) => SoilPhaseReading.Read(section);

    /// <inheritdoc/>
    public static SoilResult Run(SoilInputs inputs, PhaseContext context)
    {
        var (composition, melting) = (inputs.Composition, inputs.Melting);
        CharacteristicTemperature Shape(SampleShape shape) =>
            CharacteristicTemperature.Of(composition, melting, shape);
        context.Progress(0, "melt");
        var sinter = SinterOnset.Of(
            composition, melting, inputs.Grains, inputs.BedFraction, inputs.Schedule.Rate_K_s);
        context.Cancellation.ThrowIfCancellationRequested();
        context.Progress(0.4, "sintering");
        var sintering = Sintering(inputs);
        var porosity = inputs.Strength.Porosity ??
            new(sintering.Thin.End.PorosityFraction, sintering.Stiff.End.PorosityFraction);
        var central = inputs.Strength.Porosity?.Middle_si ?? sintering.Central.End.PorosityFraction;
        var bond = inputs.Strength.Bond ?? (inputs.Strength.HasLayers
            ? new(sintering.Stiff.End.BondFraction, sintering.Thin.End.BondFraction) : new(1, 1));
        var middle = inputs.Strength is { Bond: null, HasLayers: true }
            ? sintering.Central.End.BondFraction : bond.Middle_si;
        context.Progress(1, "done");
        return new(
            inputs, ViscosityBand.At(composition, inputs.Melt_K), sinter, Shape(SampleShape.Softening),
            Shape(SampleShape.Hemisphere), Shape(SampleShape.Flow),
            WorkingRange.At(composition, inputs.DrawViscosity.Low_si),
            WorkingRange.At(composition, inputs.DrawViscosity.High_si), sintering,
            EvaporationBand.Of(composition, inputs.Melt_K),
            inputs.Strength.Law.Of(
                porosity.Low_si, central, porosity.High_si, bond.Low_si, middle, bond.High_si),
            porosity);
    }

    /// <inheritdoc/>
    public static Report Report(SoilResult result) => SoilReport.Of(result);

    private static SinterBand Sintering(SoilInputs inputs)
    {
        var melting = inputs.Melting;
        var history = SinterCourse.Schedule(
            inputs.Bed_K, inputs.Schedule.Hold_K, inputs.Schedule.Rate_K_s, inputs.Schedule.Hold_s);
        return new(
            Course(melting.Error_K, inputs.GlassFraction.Low_si, GrainViscosity.ErrorFactor),
            Course(0, inputs.GlassFraction.Middle_si, 1),
            Course(-melting.Error_K, inputs.GlassFraction.High_si, 1 / GrainViscosity.ErrorFactor));

        SinterCourse Course(double shift_K, double glassFraction, double factor)
        {
            var shifted = melting with
            {
                Solidus_K = melting.Solidus_K + shift_K,
                Liquidus_K = melting.Liquidus_K + shift_K,
            };
            return SinterCourse.Of(
                history, GrainViscosity.Of(inputs.Composition, shifted, glassFraction, factor), inputs.Grains,
                inputs.BedFraction, inputs.Pressure_Pa);
        }
    }
}
