using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Prints a part from soil with a light pen: slices it, fills its layers, melts them on paper, and lays the strokes
/// into the hours of light. docs/concepts/print.md says what each model computes, assumes and comes from.
/// </summary>
public sealed class PrintPhase : IPhase<PrintInputs, PrintResult>
{
    /// <inheritdoc/>
    public static string Kind => "fabrication.print";

    /// <inheritdoc/>
    public static PhaseDescription Description => PrintReport.Description;

    /// <inheritdoc/>
    public static PrintInputs Read(Section section) => PrintReading.Read(section);

    /// <inheritdoc/>
    public static PrintResult Run(PrintInputs inputs, PhaseContext context)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        context.Progress(0, "heat under the pen");
        var track = Melt(inputs, findings, context.Cancellation);
        context.Progress(0.05, "slicing");
        var mesh = PartCheck.Of(inputs.Part, inputs.PartName, findings, context.Cancellation);
        findings.AddRange(inputs.Shape.Fit(context.Cancellation)?.Findings() ?? []);
        var paths = PrintPaths.Draw(inputs, mesh, context, findings);

        // The unknowns' cases are many and small, the followed layers one and large: they take a thread each.
        var cases = Task.Run(
            () => PrintBands.Cases(inputs, FollowedTrack_m(inputs, paths), context.Cancellation), context.Cancellation);
        var bed = Follow(inputs, paths, findings, context);
        var make = Consolidate(inputs, track, bed, findings);
        context.Progress(0.75, "the unknowns' cases");
        var bands = PrintBands.Of(
            [.. PrintFigures.Of(inputs, track, bed, make)], make, cases.GetAwaiter().GetResult());
        if (paths.IsEmpty)
        {
            return new(inputs, mesh, track, null, make, [], null, default, findings.ToImmutable()) { Bands = bands };
        }

        context.Progress(0.8, "hours of light");
        var schedule = PrintSchedule.Plan(
            paths, new MachineRates(inputs.Speed_m_s, inputs.TravelSpeed_m_s, inputs.Recoat_s),
            LightWindows.Find(inputs.Irradiance.Axis_si, inputs.Irradiance.Values_si, inputs.Threshold_W_m2),
            context.Cancellation);
        Judge(inputs, schedule, paths.Length, findings);
        context.Progress(0.9, "machine program");
        var program = PrintPaths.Program(inputs, paths, context.Cancellation);
        context.Progress(1, "done");
        return new(inputs, mesh, track, bed, make, paths, schedule, program, findings.ToImmutable())
        {
            Bands = bands,
        };
    }

    /// <inheritdoc/>
    public static Report Report(PrintResult result) => PrintReport.Of(result);

    /// <summary>How the pen meets the soil.</summary>
    internal static PenStroke StrokeOf(PrintInputs inputs) => new(
        inputs.Pen.Flux_W_m2, inputs.Pen.Diameter_m, inputs.Speed_m_s, inputs.Spacing_m, inputs.Layer_m,
        inputs.Ground.AbsorptanceRatio, inputs.Ground.EmissivityRatio, inputs.OpticalDepth_m, inputs.Ground.Bed_K);

    private static PenTrack Melt(
        PrintInputs inputs, ImmutableArray<Finding>.Builder findings, CancellationToken cancellation)
    {
        var stroke = StrokeOf(inputs);
        var material = inputs.Ground.Material();
        var track = PenTrack.Of(stroke, material, cancellation);
        var centre = track.Centre;
        if (track.FusedFraction <= 0)
        {
            findings.Add(FabricationFindings.NoMelt(
                centre.Peak_K, inputs.Ground.Melting.Solidus_K, inputs.Layer_m / PenTrack.CellCount(inputs.Layer_m),
                inputs.Pen.Flux_W_m2, PenTrack.FluxToMelt_W_m2(stroke, material, cancellation)));
            return track;
        }

        const double wholeLayer = 0.999; // the deepest cell of a thousandth: the grid resolves a fortieth
        AddIf(findings, track.FusedFraction < wholeLayer,
            FabricationFindings.PartlyFused(track.FusedFraction, track.MeltedFractions[0]));
        AddIf(findings, track.MeltWidth_m < inputs.Spacing_m, FabricationFindings.TracksApart(track.MeltWidth_m,
            inputs.Spacing_m));
        AddIf(findings, centre.MeltDepth_m > 2 * inputs.Layer_m, FabricationFindings.OverMelt(centre.MeltDepth_m,
            inputs.Layer_m));
        AddIf(findings, centre.MeltDepth_m > inputs.Pen.Diameter_m / 4,
            FabricationFindings.NotShallow(centre.MeltDepth_m, inputs.Pen.Diameter_m / 2));
        const double fouling_K = 1473.15; // 1200 degC, Shaw 2023, Minerals 13:79
        AddIf(findings, centre.Peak_K > fouling_K, FabricationFindings.Evaporates(centre.Peak_K));
        AddIf(findings, !track.HasEnded, FabricationFindings.HeatUnfinished());
        return track;
    }

    // Mean length of a track of the last layer that will be followed.
    private static double? FollowedTrack_m(PrintInputs inputs, ImmutableArray<DrawnLayer> paths) =>
        inputs.Bed is { } options && PrintHeat.Of(inputs, options, paths) is { } one && one.Print.Problem() is null
            ? one.Last.Tracks.Average(track => track.Length_m) : null;

    /// <summary>The first layers in three dimensions, where they were asked for and can be computed.</summary>
    private static PrintBed? Follow(
        PrintInputs inputs, ImmutableArray<DrawnLayer> paths, ImmutableArray<Finding>.Builder findings,
        PhaseContext context)
    {
        if (inputs.Bed is not { } options || PrintHeat.Of(inputs, options, paths) is not { } one)
        {
            return null;
        }

        if (one.Print.Problem() is { } problem)
        {
            findings.Add(FabricationFindings.BedTooLarge(problem));
            return null;
        }

        var bed = PrintHeat.Run(one, inputs.Ground,
            share => context.Progress(0.4 + (0.3 * share), "heat of the first layers"), context.Cancellation);
        bed = bed with { Grid = PrintGrid.Check(inputs, options, context.Cancellation) };
        AddIf(findings, bed.FusedFraction < 0.999, FabricationFindings.BedPartlyFused(
            bed.FusedFraction, bed.Heat.Layers.Length));
        var glass_K = MeltDensity.GlassTransition_K(inputs.Ground.Soil.Composition);
        if (BedShock.Of(bed.End) is { } shock &&
            ThermalShock.Outlook(shock.Hottest_K, shock.Coldest_K, glass_K) is CrackOutlook.Likely)
        {
            findings.Add(FabricationFindings.PrintCracks(shock.Difference_K(glass_K), ThermalShock.Best.Resistance_K));
        }

        return bed;
    }

    private static PrintMake? Consolidate(
        PrintInputs inputs, PenTrack track, PrintBed? bed, ImmutableArray<Finding>.Builder findings)
    {
        var (soil, grains) = (inputs.Ground.Soil, GrainSizes.Of(inputs.Ground.Soil));
        AddIf(findings, soil.Doubt.Length > 0, FabricationFindings.SoilDoubt(soil.Name, soil.Doubt));
        AddIf(findings, grains.Doubt.Length > 0, FabricationFindings.SoilDoubt(soil.Name, grains.Doubt));
        if (PrintMake.Of(inputs, track, bed) is not { } make)
        {
            return null;
        }

        const double least = PrintedStrength.LeastPorosityFraction;
        const double greatest = PrintedStrength.GreatestPorosityFraction;
        var porosity = make.Readings[0].SolidPorosityFraction;
        AddIf(findings, porosity is < least or > greatest,
            FabricationFindings.StrengthExtrapolated(porosity, least, greatest));
        const double wholeBond = 0.9; // judgement: less is a layer that comes off before it breaks
        AddIf(findings, make.Readings[0].JoinedFraction < wholeBond, FabricationFindings.LayersPartlyJoined(
            make.Readings[0].JoinedFraction, make.Readings.Min(one => one.JoinedFraction),
            make.Readings.Max(one => one.JoinedFraction)));
        return make;
    }

    private static void Judge(
        PrintInputs inputs, PrintSchedule schedule, int layers, ImmutableArray<Finding>.Builder findings)
    {
        AddIf(findings, schedule.Outcome is PrintOutcome.NeverLit, FabricationFindings.NeverLit(inputs.Threshold_W_m2));
        AddIf(findings, schedule.Outcome is PrintOutcome.StrokeTooLong, FabricationFindings.StrokeTooLong());
        AddIf(findings, schedule.Outcome is PrintOutcome.SeriesTooShort, FabricationFindings.SeriesTooShort(
            schedule.LayerFinishes_s.Length, layers, schedule.Windows.Sum(window => window.Length_s)));
    }

    internal static void AddIf(ImmutableArray<Finding>.Builder findings, bool holds, Finding finding)
    {
        if (holds)
        {
            findings.Add(finding);
        }
    }
}
