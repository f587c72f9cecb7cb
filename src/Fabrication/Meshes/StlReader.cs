using System.Buffers.Binary;
using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>
/// Reads STL, binary and ASCII (3D Systems, StereoLithography Interface Specification, 1989). Normals in the file are
/// ignored: the winding says the same, and many exporters write them wrong. Memory is bounded by the length of the
/// file, never by a count that the file claims.
/// </summary>
public static class StlReader
{
    /// <summary>Bytes before the first triangle of a binary file: 80 of header, 4 of count.</summary>
    internal const int HeaderLength = 84;

    /// <summary>Bytes of one binary triangle: normal and three corners in single precision, 2 of attributes.</summary>
    internal const int RecordLength = 50;

    /// <summary>
    /// Largest coordinate taken, m: beyond it no part of a lunar base lies, and cubes still fit in a double.
    /// </summary>
    public const double MaximumCoordinate_m = 1e4;

    /// <summary>Reads a file.</summary>
    /// <param name="content">All its bytes.</param>
    /// <param name="unit_m">
    /// Length of the file's unit, m: 0.001 where it is in millimetres. STL itself does not say.
    /// </param>
    public static StlReading Read(ReadOnlySpan<byte> content, double unit_m)
    {
        if (content.IsEmpty)
        {
            return StlReading.Refused("the file is empty; an STL file has at least one triangle");
        }

        // Many binary files begin with the word 'solid': the length decides first, the word second.
        var claimed = content.Length >= HeaderLength ? BinaryPrimitives.ReadUInt32LittleEndian(content[80..]) : 0u;
        var needed = HeaderLength + ((long)claimed * RecordLength);
        if (content.Length >= HeaderLength && claimed > 0 && needed == content.Length)
        {
            return ReadBinary(content, (int)claimed, unit_m);
        }

        if (StlText.LooksLikeText(content))
        {
            return StlText.Read(content, unit_m);
        }

        if (content.Length < HeaderLength)
        {
            return StlReading.Refused(Text($"the file has {content.Length} bytes and does not begin with 'solid'; ") +
                "a binary STL file has at least 134");
        }

        if (claimed == 0)
        {
            return StlReading.Refused("the file's header says 0 triangles; there is nothing to print");
        }

        return needed > content.Length
            ? StlReading.Refused(Text($"the file's header says {claimed} triangles, which take {needed} bytes; ") +
                Text($"the file has {content.Length}: it is cut short, or is not STL"))
            : ReadBinary(content, (int)claimed, unit_m);
    }

    /// <summary>Whether bytes look like STL: they begin with 'solid', or are as long as their header says.</summary>
    /// <param name="content">All bytes of a file.</param>
    internal static bool IsPlausible(ReadOnlySpan<byte> content) => StlText.LooksLikeText(content) ||
        (content.Length >= HeaderLength &&
            BinaryPrimitives.ReadUInt32LittleEndian(content[80..]) is > 0 and var claimed &&
            HeaderLength + ((long)claimed * RecordLength) <= content.Length);

    private static StlReading ReadBinary(ReadOnlySpan<byte> content, int count, double unit_m)
    {
        var weld = new CornerWeld(VertexWeld.VerticesOf(count));
        var triangles = new Triangle[count];
        for (var at = 0; at < count; at++)
        {
            var record = content.Slice(HeaderLength + (at * RecordLength), RecordLength);
            var (a, b, c) = (Add(weld, record[12..], unit_m), Add(weld, record[24..], unit_m),
                Add(weld, record[36..], unit_m));
            if ((a | b | c) < 0)
            {
                var corner = a < 0 ? 0 : b < 0 ? 1 : 2;
                return StlReading.Refused(Nowhere(at, corner, Place(record[(12 + (12 * corner))..]), unit_m));
            }

            triangles[at] = new Triangle(a, b, c);
        }

        return Finish(weld, triangles, true, content.Length - HeaderLength - (count * RecordLength));
    }

    /// <summary>Welds what was read.</summary>
    /// <param name="weld">The corners.</param>
    /// <param name="triangles">Indices of corners; changed in place.</param>
    /// <param name="isBinary">Whether the file is binary.</param>
    /// <param name="trailing">Bytes behind the last triangle.</param>
    internal static StlReading Finish(CornerWeld weld, Triangle[] triangles, bool isBinary, int trailing)
    {
        // The extent over all axes together: it bounds the extent of each, and single precision's step at its far end.
        var (low_m, high_m) = weld.Extent_m();
        var count = triangles.Length;
        var mesh = weld.Finish(triangles, (high_m - low_m) * VertexWeld.ToleranceRatio, out var dropped);
        return mesh.Triangles.IsEmpty
            ? StlReading.Refused(Text($"none of the file's {count} triangles has an area"))
            : new StlReading(mesh, null, isBinary, count, dropped, trailing);
    }

    /// <summary>Why a corner cannot be taken.</summary>
    /// <param name="triangle">Its triangle, from 0.</param>
    /// <param name="corner">Which of the three, from 0.</param>
    /// <param name="place">Its coordinates, in the file's unit.</param>
    /// <param name="unit_m">Length of that unit, m.</param>
    internal static string Nowhere(int triangle, int corner, Vec3 place, double unit_m)
    {
        var (x, y, z) = place;
        var most_m = Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) * unit_m;
        return double.IsFinite(x) && double.IsFinite(y) && double.IsFinite(z)
            ? Text($"corner {corner + 1} of triangle {triangle + 1} lies {most_m:G4} m from the origin; the limit ") +
                "is " +
                Text($"{MaximumCoordinate_m:G4} m: check the unit of the part")
            : Text($"corner {corner + 1} of triangle {triangle + 1} is not a finite place ({x}, {y}, {z}); ") +
                "export the part again";
    }

    private static int Add(CornerWeld weld, ReadOnlySpan<byte> corner, double unit_m) =>
        weld.Add(Number(corner) * unit_m, Number(corner[4..]) * unit_m, Number(corner[8..]) * unit_m);

    private static Vec3 Place(ReadOnlySpan<byte> corner) => new(Number(corner), Number(corner[4..]),
        Number(corner[8..]));

    private static double Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadSingleLittleEndian(bytes);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
