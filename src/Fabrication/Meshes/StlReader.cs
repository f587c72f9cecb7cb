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

    private static StlReading ReadBinary(ReadOnlySpan<byte> content, int count, double unit_m)
    {
        var corners = new Vec3[3 * count];
        for (var triangle = 0; triangle < count; triangle++)
        {
            var record = content.Slice(HeaderLength + (triangle * RecordLength), RecordLength);
            for (var corner = 0; corner < 3; corner++)
            {
                var at = record[(12 + (corner * 12))..];
                corners[(3 * triangle) + corner] = new Vec3(Number(at), Number(at[4..]), Number(at[8..]));
            }
        }

        var trailing = content.Length - HeaderLength - (count * RecordLength);
        return Finish(corners, unit_m, true, trailing);
    }

    /// <summary>Scales, checks and welds loose corners.</summary>
    /// <param name="corners">Corners in the file's unit; changed in place.</param>
    /// <param name="unit_m">Length of the file's unit, m.</param>
    /// <param name="isBinary">Whether the file is binary.</param>
    /// <param name="trailing">Bytes behind the last triangle.</param>
    internal static StlReading Finish(Span<Vec3> corners, double unit_m, bool isBinary, int trailing)
    {
        var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var at = 0; at < corners.Length; at++)
        {
            var (x, y, z) = corners[at];
            if (!double.IsFinite(x + y + z))
            {
                return StlReading.Refused(Text($"corner {(at % 3) + 1} of triangle {(at / 3) + 1} is not a finite ") +
                    Text($"place ({x}, {y}, {z}); export the part again"));
            }

            corners[at] *= unit_m;
            var most = Math.Max(Math.Abs(x), Math.Max(Math.Abs(y), Math.Abs(z))) * unit_m;
            if (most > MaximumCoordinate_m)
            {
                return StlReading.Refused(Text($"corner {(at % 3) + 1} of triangle {(at / 3) + 1} lies ") +
                    Text($"{most:G4} m from the origin; the limit is {MaximumCoordinate_m:G4} m: ") +
                    "check the unit of the part");
            }

            low = Math.Min(low, Math.Min(corners[at].X, Math.Min(corners[at].Y, corners[at].Z)));
            high = Math.Max(high, Math.Max(corners[at].X, Math.Max(corners[at].Y, corners[at].Z)));
        }

        // The extent over all axes together: it bounds the extent of each, and single precision's step at its far end.
        var tolerance_m = (high - low) * VertexWeld.ToleranceRatio;
        var mesh = VertexWeld.Weld(corners, tolerance_m, out var dropped);
        return mesh.Triangles.IsEmpty
            ? StlReading.Refused(Text($"none of the file's {corners.Length / 3} triangles has an area"))
            : new StlReading(mesh, null, isBinary, corners.Length / 3, dropped, trailing);
    }

    private static double Number(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadSingleLittleEndian(bytes);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
