using System.Buffers;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.ThreeMf;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Writes the solid of each layer as 3MF with slices (3MF Consortium, Slice Extension 1.0.2): stacks of polygons in
/// model parts of their own, which the part's object refers to. The ways of the pens are not in it.
/// </summary>
/// <remarks>
/// A stack is closed at half a megabyte of text: readers never unpack much at once, and ours, which takes entries of
/// more than 1 MB that pack 250 times for harm, takes a prism's thousand equal slices. It reads up to 1 GB in all.
/// </remarks>
/// <param name="sink">Takes the package.</param>
/// <param name="mesh">
/// The mesh that was cut, m, which the core specification wants beside the slices; null for a box around it, marked as
/// such (<c>meshresolution="lowres"</c>).
/// </param>
public sealed class SliceStackWriter(IBufferWriter<byte> sink, Mesh? mesh = null) : IProgramWriter
{
    private const long StackLength = 1 << 19;
    private const int FirstStackId = 3; // 1 is the stack of references, 2 the object

    private static readonly Triangle[] s_box = // of corners numbered x + 2 y + 4 z
    [
        new(0, 2, 1), new(1, 2, 3), new(4, 5, 6), new(5, 7, 6), new(0, 1, 4), new(1, 5, 4), new(2, 6, 3), new(3, 6, 7),
        new(0, 4, 2), new(2, 4, 6), new(1, 3, 5), new(3, 7, 5),
    ];

    private readonly ZipSink _zip = new(sink);
    private ProgramHeader _header = ProgramReading.Unknown;
    private ProgramText? _stack;
    private int _stackCount;
    private int _bottom;
    private int? _top;

    /// <inheritdoc/>
    public void Begin(ProgramHeader header) =>
        (_header, _stackCount, _top, _bottom) = (header, 0, null, Lattice.Nearest(header.Bottom_m));

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The layer does not begin where the last one ended.</exception>
    public void Add(DrawnLayer layer)
    {
        var (bottom, top) = (Lattice.Nearest(layer.Bottom_m), Lattice.Nearest(layer.Top_m));
        _bottom = _top is null ? bottom : _bottom;
        if (bottom != (_top ?? bottom))
        {
            throw new ArgumentException(
                $"Layer {layer.Index} begins at {layer.Bottom_m} m, the one below ends at {_top * Lattice.Unit_m} m; " +
                "this format has no gaps.", nameof(layer));
        }

        _stack ??= Open(bottom);
        Slice(_stack, layer.Region, top);
        _top = top;
        if (_stack.Length > StackLength)
        {
            Close();
        }
    }

    /// <inheritdoc/>
    public void End()
    {
        Close();
        Entry("3D/3dmodel.model", Root);
        Entry("3D/_rels/3dmodel.model.rels", Relations);
        Entry("_rels/.rels", text => text.Text(ThreeMfWriter.Relationships));
        Entry("[Content_Types].xml", text => text.Text(ThreeMfWriter.ContentTypes));
        _zip.Finish();
    }

    private ProgramText Open(int bottom)
    {
        _stackCount++;
        _zip.Begin($"2D/slices{_stackCount}.model");
        var text = new ProgramText(_zip);
        Model(text, false).Text("<resources>\n<s:slicestack id=\""u8).Number(FirstStackId + _stackCount - 1)
            .Text("\" zbottom=\""u8).Millimetres(bottom).Text("\">\n"u8);
        return text;
    }

    private void Close()
    {
        if (_stack is null)
        {
            return;
        }

        _stack.Text("</s:slicestack>\n</resources>\n<build/>\n</model>\n"u8).Flush();
        _zip.End();
        _stack = null;
    }

    private void Entry(string name, Action<ProgramText> write)
    {
        _zip.Begin(name);
        var text = new ProgramText(_zip);
        write(text);
        text.Flush();
        _zip.End();
    }

    private static void Slice(ProgramText text, Region region, int top)
    {
        text.Text("<s:slice ztop=\""u8).Millimetres(top);
        if (region.IsEmpty)
        {
            text.Text("\"/>\n"u8);
            return;
        }

        text.Text("\"><s:vertices>\n"u8);
        foreach (var point in region.Points)
        {
            text.Text("<s:vertex x=\""u8).Millimetres(point.X).Text("\" y=\""u8).Millimetres(point.Y).Text("\"/>\n"u8);
        }

        text.Text("</s:vertices>\n"u8);
        var first = 0;
        foreach (var end in region.Ends)
        {
            text.Text("<s:polygon startv=\""u8).Number(first).Text("\">"u8);
            for (var at = first + 1; at < end; at++)
            {
                text.Text("<s:segment v2=\""u8).Number(at).Text("\"/>"u8);
            }

            text.Text("<s:segment v2=\""u8).Number(first).Text("\"/></s:polygon>\n"u8);
            first = end;
        }

        text.Text("</s:slice>\n"u8);
    }

    private static ProgramText Model(ProgramText text, bool isRequired) => text
        .Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<model unit=\"millimeter\" xml:lang=\"en-US\" xmlns=\""u8)
        .Text(ModelPartReader.Core).Text("\" xmlns:s=\""u8).Text(SliceModelReader.Namespace)
        .Text(isRequired ? "\" requiredextensions=\"s\">\n"u8 : "\">\n"u8);

    private void Root(ProgramText text)
    {
        Model(text, mesh is null).Text("<metadata name=\"Title\">"u8)
            .Text(_header.PlainPart.Replace('&', '_').Replace('<', '_'))
            .Text("</metadata>\n<resources>\n<s:slicestack id=\"1\" zbottom=\""u8).Millimetres(_bottom).Text("\">\n"u8);
        for (var stack = 0; stack < _stackCount; stack++)
        {
            text.Text("<s:sliceref slicestackid=\""u8).Number(FirstStackId + stack)
                .Text("\" slicepath=\"/2D/slices"u8).Number(stack + 1).Text(".model\"/>\n"u8);
        }

        text.Text("</s:slicestack>\n<object id=\"2\" type=\"model\" s:slicestackid=\"1\" s:meshresolution=\""u8)
            .Text(mesh is null ? "lowres"u8 : "fullres"u8).Text("\"><mesh><vertices>\n"u8);
        Vec3 low = new(_header.Low.X_m, _header.Low.Y_m, _bottom * Lattice.Unit_m);
        Vec3 high = new(Math.Max(_header.High.X_m, low.X + Lattice.Unit_m),
            Math.Max(_header.High.Y_m, low.Y + Lattice.Unit_m),
            Math.Max((_top ?? 0) * Lattice.Unit_m, low.Z + Lattice.Unit_m));
        for (var corner = 0; corner < (mesh?.Vertices.Length ?? 8); corner++)
        {
            var place = mesh?.Vertices[corner] ?? new((corner & 1) == 0 ? low.X : high.X,
                (corner & 2) == 0 ? low.Y : high.Y, (corner & 4) == 0 ? low.Z : high.Z);
            text.Text("<vertex x=\""u8).Real(place.X * 1e3).Text("\" y=\""u8).Real(place.Y * 1e3)
                .Text("\" z=\""u8).Real(place.Z * 1e3).Text("\"/>\n"u8);
        }

        text.Text("</vertices><triangles>\n"u8);
        foreach (var (a, b, c) in mesh is null ? s_box : mesh.Triangles.AsSpan())
        {
            text.Text("<triangle v1=\""u8).Number(a).Text("\" v2=\""u8).Number(b).Text("\" v3=\""u8).Number(c)
                .Text("\"/>\n"u8);
        }

        text.Text("</triangles></mesh></object>\n</resources>\n<build><item objectid=\"2\"/></build>\n</model>\n"u8);
    }

    private void Relations(ProgramText text)
    {
        text.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Relationships "u8)
            .Text("xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\n"u8);
        for (var stack = 1; stack <= _stackCount; stack++)
        {
            text.Text("<Relationship Target=\"/2D/slices"u8).Number(stack).Text(".model\" Id=\"rel"u8).Number(stack)
                .Text("\" Type=\"http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel\"/>\n"u8);
        }

        text.Text("</Relationships>\n"u8);
    }
}
