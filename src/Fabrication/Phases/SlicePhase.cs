using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Printer;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// From a part to the program of a light pen: mended, divided into layers, drawn, timed and written. The methods are in
/// Meshes, Parts, Regions, Slicing, Toolpaths and Printer; docs/concepts/slicing.md says what each computes.
/// </summary>
public sealed class SlicePhase : IPhase<SliceInputs, SliceResult>
{
    private const double VolumeTolerance = 0.01; // layers against the mesh, as fabrication.print

    /// <inheritdoc/>
    public static string Kind => "fabrication.slice";

    /// <inheritdoc/>
    public static PhaseDescription Description => SliceReport.Description;

    /// <inheritdoc/>
    public static SliceInputs Read(Section section) => SliceReading.Read(section);

    /// <inheritdoc/>
    public static SliceResult Run(SliceInputs inputs, PhaseContext context)
    {
        var findings = ImmutableArray.CreateBuilder<Finding>();
        var name = inputs.Part.Name;
        context.Progress(0, "the part");
        var mesh = PartCheck.Of(inputs.Meshes, name, findings, context.Cancellation);
        var fit = inputs.Part.Fit(context.Cancellation);
        findings.AddRange(fit?.Findings() ?? []);
        if (mesh.Triangles.IsEmpty || !Fits(inputs, name, mesh, findings))
        {
            return SliceResult.Nothing(inputs, mesh, fit, findings.ToImmutable());
        }

        context.Progress(0.1, "heights of layers");
        var slabs = Heights(inputs, name, mesh, findings);
        var result = Draw(inputs, mesh, slabs, context) with { Fit = fit };
        Judge(inputs, result, findings);
        context.Progress(1, "done");
        return result with { Findings = findings.ToImmutable() };
    }

    /// <inheritdoc/>
    public static Report Report(SliceResult result) => SliceReport.Of(result);

    // Whether it can be drawn at all.
    private static bool Fits(
        SliceInputs inputs, string name, Mesh mesh, ImmutableArray<Finding>.Builder findings)
    {
        var thinnest_m = inputs.Layers.Adaptive?.Least_m ?? inputs.Layers.Thickness_m;
        var limit = inputs.Files.Formats.Contains(ProgramFormat.Svg) ? ZipSink.MostEntries : LayerHeights.CountLimit;
        var layers = (mesh.High.Z - mesh.Low.Z) / thinnest_m;
        if (layers > limit)
        {
            findings.Add(FabricationFindings.TooManyLayers(name, layers, limit));
            return false;
        }

        if (inputs.Room is { } room && room.Excess(mesh.Low, mesh.High) is var excess &&
            (excess.X > 0 || excess.Y > 0 || excess.Z > 0))
        {
            findings.Add(FabricationFindings.LargerThanBed(name, excess));
        }

        return true;
    }

    private static ImmutableArray<LayerSlab> Heights(
        SliceInputs inputs, string name, Mesh mesh, ImmutableArray<Finding>.Builder findings)
    {
        var options = inputs.Layers;
        var least = options.Adaptive?.Least_m ?? (options.Thickness_m / 4); // a thinner rest is no layer
        ImmutableArray<double> stops = options.EndsAtFlats
            ? FlatFaces.Find(mesh, inputs.Paths.MeltWidth_m * inputs.Paths.MeltWidth_m, least) : [];
        if (options.Adaptive is not { } adaptive)
        {
            return LayerHeights.Uniform(mesh.Low.Z, mesh.High.Z, options.Thickness_m, options.Rest, stops.AsSpan());
        }

        var layers = AdaptiveLayers.Of(mesh, adaptive, stops.AsSpan());
        if (layers.WorstCusp_m > adaptive.Cusp_m * (1 + 1e-9))
        {
            findings.Add(FabricationFindings.StepsTooHigh(name, layers, adaptive.Cusp_m));
        }

        return layers.Slabs;
    }

    private static SliceResult Draw(
        SliceInputs inputs, Mesh mesh, ImmutableArray<LayerSlab> slabs, PhaseContext context)
    {
        var program = new PartProgram(
            new(mesh, slabs, inputs.Layers.Tolerance_m, new RegionWorkspace()), inputs.Paths, inputs.Pens);
        using var checks = new LayerChecks(inputs.OverhangAngle_rad, inputs.Paths.MeltWidth_m, context.Cancellation);
        var (motion, sums) = (new MotionTime(inputs.Machine, inputs.Pens?.Count ?? 1), new SliceSums());
        var files = new SliceFiles(inputs, mesh, slabs, program.LayerCount, context.Scratch);
        foreach (var one in program.Draw(Look, context.Cancellation))
        {
            sums.Add(one, motion.Add(one.Layer));
            files.Add(one.Layer);
        }

        var (overhang, thin) = checks.Complete();
        return new(inputs, mesh, slabs, sums, motion.Total, overhang, thin, files.End(), []);

        void Look(LayerSlab slab, Region region)
        {
            sums.Cut(slab, region);
            checks.Add(slab, region);
            context.Progress(0.1 + (0.9 * sums.CutCount / slabs.Length), "layers");
        }
    }

    private static void Judge(SliceInputs inputs, SliceResult result, ImmutableArray<Finding>.Builder findings)
    {
        var (name, sums) = (inputs.Part.Name, result.Sums);
        if (sums.DrawnLength_m == 0 && sums.SpotCount == 0)
        {
            findings.Add(FabricationFindings.NothingToDraw(name, inputs.Paths.Hatch.Spacing_m));
        }

        var volume = sums.Volume_m3 / result.Mesh.Volume_m3;
        if (Math.Abs(volume - 1) > VolumeTolerance)
        {
            findings.Add(FabricationFindings.SlicedVolumeOff(volume));
        }

        if (result.Overhang.LayerCount > 0)
        {
            findings.Add(FabricationFindings.Overhangs(name, result.Overhang));
        }

        if (result.Thin.LayerCount > 0)
        {
            findings.Add(FabricationFindings.ThinnerThanPen(name, result.Thin, inputs.Paths.MeltWidth_m));
        }

        var wanted = inputs.Paths.Order.ReturnTime_s;
        if (sums.LeastReturnLayer >= 0 && sums.LeastReturn.ReturnTime_s < wanted)
        {
            findings.Add(FabricationFindings.ReturnsTooSoon(sums.LeastReturnLayer + 1, sums.LeastReturn, wanted));
        }

        if (inputs.Pens is { } pens && sums.FewestPens < pens.Count)
        {
            findings.Add(FabricationFindings.PensIdle(sums.FewestPensLayer + 1, sums.FewestPens, pens.Count,
                pens.Distance_m));
        }
    }
}
