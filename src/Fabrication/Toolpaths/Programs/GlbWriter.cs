using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Guanghan.Fabrication.Formats;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Writes the ways of the pens as lines for viewers: binary glTF 2.0 (Khronos Group 2021, ISO/IEC 12113:2022), a node a
/// layer, a primitive and a colour a kind, in metres, z up turned into glTF's y up. Counts stand before the data, so
/// layers are held: up to a limit of segments. Beyond it every second layer is dropped, again and again; the file says
/// so in <c>asset.extras</c>, and so do <see cref="LayerStep"/> and <see cref="LeftOutCount"/>.
/// </summary>
/// <remarks>Holds about 20 bytes a segment: 40 MB at the limit.</remarks>
public sealed class GlbWriter : IProgramWriter
{
    /// <summary>Segments kept where nothing else is asked for: what viewers on a laptop turn smoothly.</summary>
    public const int DefaultMostSegments = 2_000_000;

    private const int MostMostSegments = 50_000_000; // 1.6 GB: lengths in the file have 32 bits
    private const int Points = 0; // glTF 2.0, 5.24.4, primitive modes
    private const int Lines = 1;

    // The colours of SvgLayer, decoded to linear light (IEC 61966-2-1).
    private static readonly string[] s_colours =
    [
        "0,0.168,0.445", "0.093,0.456,0.815", "0.791,0.347,0", "0,0.342,0.171", "0.604,0.033,0.006",
    ];

    private readonly IBufferWriter<byte> _sink;
    private readonly int _mostSegments;
    private readonly List<Held> _layers = [];
    private string _part = "";
    private long _segments;
    private int _seen;
    private int _drawn; // of these, with ways

    /// <summary>A writer.</summary>
    /// <param name="sink">Takes the file, at the end.</param>
    /// <param name="mostSegments">Most segments to hold, from 1 to 50 million.</param>
    /// <exception cref="ArgumentOutOfRangeException">The limit is none of these.</exception>
    public GlbWriter(IBufferWriter<byte> sink, int mostSegments = DefaultMostSegments)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostSegments, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mostSegments, MostMostSegments);
        (_sink, _mostSegments) = (sink, mostSegments);
    }

    /// <summary>One of so many layers is in the file; 1 where all are.</summary>
    public int LayerStep { get; private set; } = 1;

    /// <summary>How many layers with ways are not in the file.</summary>
    public int LeftOutCount => _drawn - _layers.Count;

    /// <inheritdoc/>
    public void Begin(ProgramHeader header)
    {
        (_part, _segments, _seen, _drawn, LayerStep) = (header.PlainPart, 0, 0, 0, 1);
        _layers.Clear();
    }

    /// <inheritdoc/>
    public void Add(DrawnLayer layer)
    {
        var order = _seen++;
        var paths = layer.Paths;
        _drawn += paths.Count > 0 ? 1 : 0;
        if (paths.Count == 0 || order % LayerStep != 0)
        {
            return;
        }

        var segments = 0L;
        for (var index = 0; index < paths.Count; index++)
        {
            segments += Math.Max(1, paths.Path(index).Length - 1);
        }

        while (_segments + segments > _mostSegments)
        {
            // A layer with more segments than the limit is left out alone: no step would make room for it.
            if (segments > _mostSegments)
            {
                return;
            }

            LayerStep *= 2;
            _ = _layers.RemoveAll(held => held.Order % LayerStep != 0);
            _segments = _layers.Sum(held => held.SegmentCount);
            if (order % LayerStep != 0)
            {
                return;
            }
        }

        _layers.Add(Held.Of(layer, order, (int)segments));
        _segments += segments;
    }

    /// <inheritdoc/>
    public void End()
    {
        var json = new ArrayBufferWriter<byte>();
        var text = new ProgramText(json);
        var (places, indices) = (_layers.Sum(held => (long)held.Places.Length) * sizeof(float),
            _layers.Sum(held => (long)held.Indices.Length) * sizeof(int));
        Head(text);
        Nodes(text);
        Accessors(text);
        text.Text("],\"bufferViews\":[{\"buffer\":0,\"byteLength\":"u8).Number(places).Text(",\"target\":34962},"u8)
            .Text("{\"buffer\":0,\"byteOffset\":"u8).Number(places).Text(",\"byteLength\":"u8).Number(indices)
            .Text(",\"target\":34963}],\"buffers\":[{\"byteLength\":"u8).Number(places + indices).Text("}]}"u8);
        if (_layers.Count == 0)
        {
            json.ResetWrittenCount();
            text = new(json);
            Head(text);
            text.Text("}"u8);
        }

        text.Flush();
        Chunks(json.WrittenSpan, (uint)(places + indices));
    }

    private void Head(ProgramText text)
    {
        text.Text("{\"asset\":{\"version\":\"2.0\",\"generator\":\"Guanghan\",\"extras\":{\"part\":\""u8)
            .Text(_part.Replace('"', '_').Replace('\\', '_')).Text("\",\"layerCount\":"u8).Number(_seen)
            .Text(",\"layerStep\":"u8).Number(LayerStep).Text(",\"leftOutCount\":"u8).Number(LeftOutCount).Text("}}"u8);
    }

    private void Nodes(ProgramText text)
    {
        text.Text(",\"extensionsUsed\":[\"KHR_materials_unlit\"],\"scene\":0,\"scenes\":[{\"nodes\":["u8);
        for (var at = 0; at < _layers.Count; at++)
        {
            text.Text(at > 0 ? ","u8 : ""u8).Number(at);
        }

        text.Text("]}],\"materials\":["u8);
        for (var kind = 0; kind < PathKindNames.Count; kind++)
        {
            text.Text(kind > 0 ? ","u8 : ""u8).Text("{\"name\":\""u8).Text(PathKindNames.Of((PathKind)kind))
                .Text("\",\"pbrMetallicRoughness\":{\"metallicFactor\":0,\"baseColorFactor\":["u8).Text(s_colours[kind])
                .Text(",1]},\"extensions\":{\"KHR_materials_unlit\":{}}}"u8);
        }

        text.Text("],\"nodes\":["u8);
        for (var at = 0; at < _layers.Count; at++)
        {
            text.Text(at > 0 ? ","u8 : ""u8).Text("{\"mesh\":"u8).Number(at).Text(",\"name\":\"layer "u8)
                .Number(_layers[at].Index + 1).Text("\",\"extras\":{\"top_m\":"u8).Real(_layers[at].Top_m).Text("}}"u8);
        }

        text.Text("],\"meshes\":["u8);
        var accessor = 0;
        for (var at = 0; at < _layers.Count; at++)
        {
            text.Text(at > 0 ? ","u8 : ""u8).Text("{\"primitives\":["u8);
            var (positions, isFirst) = (accessor++, true);
            for (var kind = 0; kind < PathKindNames.Count; kind++)
            {
                if (_layers[at].CountOf(kind) > 0)
                {
                    text.Text(isFirst ? ""u8 : ","u8).Text("{\"mode\":"u8)
                        .Number((PathKind)kind is PathKind.Spot ? Points : Lines).Text(",\"material\":"u8).Number(kind)
                        .Text(",\"indices\":"u8).Number(accessor++).Text(",\"attributes\":{\"POSITION\":"u8)
                        .Number(positions).Text("}}"u8);
                    isFirst = false;
                }
            }

            text.Text("]}"u8);
        }

        text.Text("],\"accessors\":["u8);
    }

    private void Accessors(ProgramText text)
    {
        var (place, index) = (0L, 0L);
        for (var at = 0; at < _layers.Count; at++)
        {
            var held = _layers[at];
            text.Text(at > 0 ? ","u8 : ""u8).Text("{\"bufferView\":0,\"byteOffset\":"u8).Number(place)
                .Text(",\"componentType\":"u8).Number(GlbFile.FloatType).Text(",\"type\":\"VEC3\",\"count\":"u8)
                .Number(held.Places.Length / 3);
            held.Extent(text);
            text.Text("}"u8);
            place += (long)held.Places.Length * sizeof(float);
            for (var kind = 0; kind < PathKindNames.Count; kind++)
            {
                if (held.CountOf(kind) is > 0 and var count)
                {
                    text.Text(",{\"bufferView\":1,\"byteOffset\":"u8).Number(index).Text(",\"componentType\":"u8)
                        .Number(GlbFile.UnsignedType).Text(",\"type\":\"SCALAR\",\"count\":"u8).Number(count)
                        .Text("}"u8);
                    index += (long)count * sizeof(int);
                }
            }
        }
    }

    // A chunk's length is a multiple of four: text is filled with blanks.
    private void Chunks(ReadOnlySpan<byte> json, uint binary)
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException(
                "glTF is written on machines that hold numbers with the little end first.");
        }

        var text = (uint)((json.Length + 3) & ~3);
        var hasBinary = binary > 0;
        Words([GlbFile.Magic, 2, 20 + text + (hasBinary ? 8 + binary : 0), text, GlbFile.JsonChunk]);
        _sink.Write(json);
        _sink.Write("   "u8[..(int)(text - json.Length)]);
        if (!hasBinary)
        {
            return;
        }

        Words([binary, GlbFile.BinaryChunk]);
        foreach (var held in _layers)
        {
            _sink.Write(MemoryMarshal.AsBytes(held.Places.AsSpan()));
        }

        foreach (var held in _layers)
        {
            _sink.Write(MemoryMarshal.AsBytes(held.Indices.AsSpan()));
        }
    }

    private void Words(ReadOnlySpan<uint> words)
    {
        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        foreach (var word in words)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes, word);
            _sink.Write(bytes);
        }
    }

    /// <summary>A layer that is held.</summary>
    private sealed record Held(
        int Index, int Order, double Top_m, int SegmentCount, float[] Places, int[] Indices, int[] KindEnds)
    {
        public int CountOf(int kind) => KindEnds[kind] - (kind == 0 ? 0 : KindEnds[kind - 1]);

        public static Held Of(DrawnLayer layer, int order, int segments)
        {
            var paths = layer.Paths;
            var places = new float[3 * paths.PointCount];
            var (indices, ends, count) = (new int[2 * segments], new int[PathKindNames.Count], 0);
            for (var kind = 0; kind < PathKindNames.Count; kind++)
            {
                var first = 0;
                for (var index = 0; index < paths.Count; index++)
                {
                    var path = paths.Path(index);
                    if ((int)paths.Kind(index) == kind)
                    {
                        count = Add(path, layer.Top_m, first, places, indices, count);
                    }

                    first += path.Length;
                }

                ends[kind] = count;
            }

            return new(layer.Index, order, layer.Top_m, segments, places, indices[..count], ends);
        }

        public void Extent(ProgramText text)
        {
            for (var pass = 0; pass < 2; pass++)
            {
                text.Text(pass == 0 ? ",\"min\":["u8 : "],\"max\":["u8);
                for (var axis = 0; axis < 3; axis++)
                {
                    var end = Places[axis];
                    for (var at = axis; at < Places.Length; at += 3)
                    {
                        end = pass == 0 ? Math.Min(end, Places[at]) : Math.Max(end, Places[at]);
                    }

                    text.Text(axis > 0 ? ","u8 : ""u8).Real(end);
                }
            }

            text.Text("]"u8);
        }

        private static int Add(
            ReadOnlySpan<Regions.LatticePoint> path, double top_m, int first, float[] places, int[] indices, int count)
        {
            for (var at = 0; at < path.Length; at++)
            {
                places[3 * (first + at)] = (float)path[at].X_m;
                places[(3 * (first + at)) + 1] = (float)top_m;
                places[(3 * (first + at)) + 2] = (float)-path[at].Y_m;
                if (at > 0)
                {
                    (indices[count], indices[count + 1]) = (first + at - 1, first + at);
                    count += 2;
                }
            }

            if (path.Length == 1)
            {
                indices[count++] = first;
            }

            return count;
        }
    }
}
