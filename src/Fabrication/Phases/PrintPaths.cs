using System.Buffers;
using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Phases;

/// <summary>The strokes of a print: layers of one height, filled there and back to their very contours.</summary>
internal static class PrintPaths
{
    /// <summary>Most strokes of one part: its heat and hours are followed stroke by stroke.</summary>
    internal const int StrokeLimit = 500_000;

    private const double CoverageTolerance = 0.05; // strokes times spacing against area, see docs/concepts/print.md
    private const double VolumeTolerance = 0.01; // layers against the closed form, see docs/concepts/print.md

    /// <summary>All layers, from the bottom; none where the part cannot be drawn, which a finding then says.</summary>
    public static ImmutableArray<DrawnLayer> Draw(
        PrintInputs inputs, Mesh mesh, PhaseContext context, ImmutableArray<Finding>.Builder findings)
    {
        if (mesh.Triangles.IsEmpty)
        {
            return [];
        }

        var size = mesh.High - mesh.Low;
        var lines = Math.Ceiling(Math.Sqrt((size.X * size.X) + (size.Y * size.Y)) / inputs.Spacing_m) + 1;
        var strokes = size.Z / inputs.Layer_m * lines;
        if (strokes > StrokeLimit)
        {
            findings.Add(FabricationFindings.TooManyStrokes(strokes, StrokeLimit));
            return [];
        }

        var slabs = LayerHeights.Uniform(mesh.Low.Z, mesh.High.Z, inputs.Layer_m, LayerRest.Keep);
        var cuts = new PartLayers(mesh, slabs, 0, new RegionWorkspace());
        var paths = ImmutableArray.CreateBuilder<DrawnLayer>(slabs.Length);
        var drawn = 0;
        for (var index = 0; index < slabs.Length; index++)
        {
            context.Cancellation.ThrowIfCancellationRequested();
            paths.Add(Fill(inputs, index, slabs[index], cuts.Cut(index)));
            drawn += paths[^1].TrackCount;
            if (drawn > StrokeLimit)
            {
                findings.Add(FabricationFindings.TooManyStrokes((double)drawn * slabs.Length / paths.Count,
                    StrokeLimit));
                return [];
            }

            context.Progress(0.05 + (0.35 * paths.Count / slabs.Length), "slicing");
        }

        if (drawn == 0)
        {
            findings.Add(FabricationFindings.NothingToDraw(inputs.PartName, inputs.Spacing_m));
            return [];
        }

        var coverage = paths.Sum(path => path.Paths.KindLength_m(PathKind.Hatch)) * inputs.Spacing_m /
            paths.Sum(path => path.Region.Area_m2);
        var volume = paths.Sum(path => path.Volume_m3) / mesh.Volume_m3;
        PrintPhase.AddIf(findings, Math.Abs(coverage - 1) > CoverageTolerance,
            FabricationFindings.CoverageOff(coverage));
        PrintPhase.AddIf(findings, Math.Abs(volume - 1) > VolumeTolerance, FabricationFindings.SlicedVolumeOff(volume));
        return paths.ToImmutable();
    }

    /// <summary>The strokes of one layer.</summary>
    public static DrawnLayer Fill(PrintInputs inputs, int index, LayerSlab slab, Region region)
    {
        var angle = Math.IEEERemainder(
            inputs.HatchAngle_rad + (index * inputs.HatchAngleStep_rad), 2 * Math.PI);
        var paths = new PathList();
        if (inputs.HasPerimeter)
        {
            paths.AddContours(region, PathKind.OuterContour);
        }

        new HatchFill().Alternate(region, inputs.Spacing_m / Lattice.Unit_m, angle, PathKind.Hatch, paths);
        return new(index, slab.Bottom_m, slab.Thickness_m, angle, region, paths);
    }

    /// <summary>The machine's program.</summary>
    public static byte[] Program(
        PrintInputs inputs, ImmutableArray<DrawnLayer> layers, CancellationToken cancellation)
    {
        var text = new ArrayBufferWriter<byte>();
        var writer = new GCodeWriter(text);
        var bounds = layers.Where(layer => !layer.Region.IsEmpty).Select(layer => layer.Region.Bounds).ToArray();
        writer.Begin(new(
            inputs.PartName, layers.Length, new(bounds.Min(box => box.Low.X), bounds.Min(box => box.Low.Y)),
            new(bounds.Max(box => box.High.X), bounds.Max(box => box.High.Y)), layers[0].Bottom_m, layers[^1].Top_m, 1,
            inputs.Speed_m_s, inputs.TravelSpeed_m_s, 0));
        foreach (var layer in layers)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Add(layer);
        }

        writer.End();
        return text.WrittenSpan.ToArray();
    }
}
