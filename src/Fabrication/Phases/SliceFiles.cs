using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Phases;

/// <summary>Writes the files of a sliced part, all at once, layer by layer.</summary>
internal sealed class SliceFiles
{
    private const int PreviewCount = 6;

    private readonly List<(IProgramWriter Writer, IScratchContent Sink, string Name, string Media,
        string About)>
        _files = [];
    private readonly List<DrawnLayer> _shown = [];
    private readonly int _count;
    private int _added;

    public SliceFiles(
        SliceInputs inputs, Mesh mesh, ImmutableArray<LayerSlab> slabs, int layerCount, IScratch scratch)
    {
        _count = layerCount;
        foreach (var format in inputs.Files.Formats)
        {
            Open(format, mesh, inputs.Files.ArcTolerance_m, scratch.Create());
        }

        var header = new ProgramHeader(
            inputs.Part.Name, layerCount, Lattice.At(mesh.Low.X, mesh.Low.Y), Lattice.At(mesh.High.X, mesh.High.Y),
            slabs[0].Bottom_m, slabs[^1].Top_m, inputs.Pens?.Count ?? 1, inputs.Machine.Speed_m_s,
            inputs.Machine.TravelSpeed_m_s, inputs.Machine.SpotDwell_s);
        foreach (var file in _files)
        {
            file.Writer.Begin(header);
        }
    }

    public void Add(DrawnLayer layer)
    {
        foreach (var file in _files)
        {
            file.Writer.Add(layer);
        }

        // The first, the last and evenly spaced ones between.
        if (_count <= PreviewCount || IsShown(_added))
        {
            _shown.Add(layer with { Paths = layer.Paths.Copy() });
        }

        _added++;
    }

    public ImmutableArray<Artefact> End()
    {
        var artefacts = ImmutableArray.CreateBuilder<Artefact>();
        foreach (var (writer, sink, name, media, about) in _files)
        {
            writer.End();
            artefacts.Add(new(name, media, writer is GlbWriter { LayerStep: > 1 } glb
                ? $"{about} One of {glb.LayerStep} layers, for there are too many ways for a viewer." : about,
                sink.Complete()));
        }

        if (_shown.Count > 0)
        {
            artefacts.Add(new("layers.svg", "image/svg+xml", "Some of the layers with their ways.",
                LayerPreview.Draw([.. _shown], _count)));
        }

        return artefacts.ToImmutable();
    }

    private bool IsShown(int index)
    {
        for (var panel = 0; panel < PreviewCount; panel++)
        {
            if (index == (int)((long)panel * (_count - 1) / (PreviewCount - 1)))
            {
                return true;
            }
        }

        return false;
    }

    private void Open(ProgramFormat format, Mesh mesh, double arc_m, IScratchContent sink)
    {
        _files.Add(format switch
        {
            ProgramFormat.GCode => (new GCodeWriter(sink, arc_m), sink, "part.gcode", "text/x-gcode",
                "Program for the pens."),
            ProgramFormat.CliAscii => (new CliWriter(sink, CliForm.Ascii), sink, "part-ascii.cli", "text/plain",
                "Ways as Common Layer Interface, ASCII."),
            ProgramFormat.CliBinary => (new CliWriter(sink, CliForm.Binary), sink, "part.cli",
                "application/octet-stream",
                "Ways as Common Layer Interface, binary."),
            ProgramFormat.Slices => (new SliceStackWriter(sink, mesh), sink, "slices.3mf",
                "application/vnd.ms-package.3dmanufacturing-3dmodel+xml", "The solid of each layer, 3MF with slices."),
            ProgramFormat.Svg => (new SvgWriter(sink), sink, "layers.zip", "application/zip", "A picture of each " +
                "layer."),
            ProgramFormat.Glb => (new GlbWriter(sink), sink, "paths.glb", "model/gltf-binary", "Ways in space."),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "No such format."),
        });
    }
}
