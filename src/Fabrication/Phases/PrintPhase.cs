using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Prints a part from soil with a light pen: slices it, fills its layers, melts them on paper, and lays the strokes
/// into the hours of light. docs/concepts/print.md says what each model computes, assumes and comes from.
/// </summary>
public sealed class PrintPhase : IPhase<PrintInputs, PrintResult>
{
    /// <summary>Most strokes of one part: their program stays below 50 MB.</summary>
    internal const int StrokeLimit = 500_000;

    private const double CoverageTolerance = 0.05; // strokes times spacing against area, see docs/concepts/print.md
    private const double VolumeTolerance = 0.01; // layers against the closed form, see docs/concepts/print.md

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
        var mesh = Check(inputs, findings);
        var paths = Draw(inputs, mesh, context, findings);

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
        var program = GCode.Write(paths, inputs.PartName, inputs.Speed_m_s, inputs.TravelSpeed_m_s,
            context.Cancellation);
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
    private static double? FollowedTrack_m(PrintInputs inputs, ImmutableArray<LayerPath> paths) =>
        inputs.Bed is { } options && PrintHeat.Of(inputs, options, paths) is { } one && one.Print.Problem() is null
            ? one.Last.Tracks.Average(track => track.Length_m) : null;

    /// <summary>The first layers in three dimensions, where they were asked for and can be computed.</summary>
    private static PrintBed? Follow(
        PrintInputs inputs, ImmutableArray<LayerPath> paths, ImmutableArray<Finding>.Builder findings,
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

    private static Mesh Check(PrintInputs inputs, ImmutableArray<Finding>.Builder findings)
    {
        var (part, name) = (inputs.Part, inputs.PartName);
        var audit = MeshAudit.Of(part.Mesh);
        AddIf(findings, part.DroppedTriangleCount > 0,
            FabricationFindings.TrianglesDropped(name, part.DroppedTriangleCount, part.FileTriangleCount));
        AddIf(findings, part.TrailingByteCount > 0, FabricationFindings.TrailingBytes(name, part.TrailingByteCount));
        if (!audit.IsClosed)
        {
            findings.Add(FabricationFindings.MeshOpen(name, audit));
            return Mesh.Empty;
        }

        AddIf(findings, audit.CrowdedEdgeCount > 0, FabricationFindings.MeshCrowded(name, audit.CrowdedEdgeCount));
        AddIf(findings, audit.IsInsideOut, FabricationFindings.MeshInsideOut(name));
        return audit.IsInsideOut ? part.Mesh.Reversed() : part.Mesh;
    }

    private static ImmutableArray<LayerPath> Draw(
        PrintInputs inputs, Mesh mesh, PhaseContext context, ImmutableArray<Finding>.Builder findings)
    {
        if (mesh.Triangles.IsEmpty)
        {
            return [];
        }

        var size = mesh.High - mesh.Low;
        var layers = Slicer.LayerCount(size.Z, inputs.Layer_m);
        var strokes = layers * Hatch.LineCount(Math.Sqrt((size.X * size.X) + (size.Y * size.Y)), inputs.Spacing_m);
        if (strokes > StrokeLimit)
        {
            findings.Add(FabricationFindings.TooManyStrokes(strokes, StrokeLimit));
            return [];
        }

        var plan = new HatchPlan(
            inputs.Spacing_m, inputs.HatchAngle_rad, inputs.HatchAngleStep_rad, inputs.HasPerimeter);
        var paths = ImmutableArray.CreateBuilder<LayerPath>((int)layers);
        var (drawn, area) = (0, 0.0);
        foreach (var layer in Slicer.Slice(mesh, inputs.Layer_m, context.Cancellation))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            paths.Add(Hatch.Fill(layer, plan));
            area += layer.Area_m2;
            drawn += paths[^1].Tracks.Length;
            if (drawn > StrokeLimit)
            {
                findings.Add(FabricationFindings.TooManyStrokes(drawn * layers / paths.Count, StrokeLimit));
                return [];
            }

            context.Progress(0.05 + (0.35 * paths.Count / layers), "slicing");
        }

        if (paths.All(path => path.Tracks.IsEmpty))
        {
            findings.Add(FabricationFindings.NothingToDraw(inputs.PartName, inputs.Spacing_m));
            return [];
        }

        var coverage = paths.Sum(path => path.HatchLength_m) * inputs.Spacing_m / area;
        var volume = paths.Sum(path => path.Layer.Area_m2 * path.Layer.Thickness_m) / mesh.Volume_m3;
        AddIf(findings, Math.Abs(coverage - 1) > CoverageTolerance, FabricationFindings.CoverageOff(coverage));
        AddIf(findings, Math.Abs(volume - 1) > VolumeTolerance, FabricationFindings.SlicedVolumeOff(volume));
        return paths.ToImmutable();
    }

    private static void Judge(
        PrintInputs inputs, PrintSchedule schedule, int layers, ImmutableArray<Finding>.Builder findings)
    {
        AddIf(findings, schedule.Outcome is PrintOutcome.NeverLit, FabricationFindings.NeverLit(inputs.Threshold_W_m2));
        AddIf(findings, schedule.Outcome is PrintOutcome.StrokeTooLong, FabricationFindings.StrokeTooLong());
        AddIf(findings, schedule.Outcome is PrintOutcome.SeriesTooShort, FabricationFindings.SeriesTooShort(
            schedule.LayerFinishes_s.Length, layers, schedule.Windows.Sum(window => window.Length_s)));
    }

    private static void AddIf(ImmutableArray<Finding>.Builder findings, bool holds, Finding finding)
    {
        if (holds)
        {
            findings.Add(finding);
        }
    }
}
