using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Meshes;

/// <summary>Writes STL, binary and ASCII; the same mesh gives the same bytes.</summary>
public static class StlWriter
{
    /// <summary>A mesh as binary STL, coordinates rounded to single precision.</summary>
    /// <param name="mesh">Lengths in metres.</param>
    /// <param name="unit_m">Length of the file's unit, m: 0.001 writes millimetres.</param>
    /// <param name="header">At most 80 ASCII characters, not beginning with 'solid'.</param>
    /// <exception cref="ArgumentException">The header is too long or begins with 'solid'.</exception>
    public static byte[] WriteBinary(Mesh mesh, double unit_m, string header)
    {
        if (header.Length > 80 || header.StartsWith("solid", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException("A binary STL header has at most 80 characters and must not begin with " +
                "'solid'.",
                nameof(header));
        }

        var bytes = new byte[StlReader.HeaderLength + (mesh.Triangles.Length * StlReader.RecordLength)];
        Encoding.ASCII.GetBytes(header, bytes);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(80), (uint)mesh.Triangles.Length);
        var at = StlReader.HeaderLength;
        foreach (var triangle in mesh.Triangles)
        {
            var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
            var normal = Vec3.Cross(b - a, c - a);
            Put(bytes.AsSpan(at), normal.Length > 0 ? normal.ToUnit() : Vec3.Zero);
            Put(bytes.AsSpan(at + 12), a / unit_m);
            Put(bytes.AsSpan(at + 24), b / unit_m);
            Put(bytes.AsSpan(at + 36), c / unit_m);
            at += StlReader.RecordLength;
        }

        return bytes;
    }

    /// <summary>A mesh as ASCII STL, coordinates with every digit.</summary>
    /// <param name="mesh">Lengths in metres.</param>
    /// <param name="unit_m">Length of the file's unit, m; with 1 every bit is kept.</param>
    /// <param name="name">Name of the solid: at most 80 printable ASCII characters.</param>
    /// <exception cref="ArgumentException">The name is too long or has other characters.</exception>
    public static byte[] WriteAscii(Mesh mesh, double unit_m, string name)
    {
        if (name.Length > 80 || name.Any(letter => letter is < ' ' or > '~'))
        {
            throw new ArgumentException("A solid's name has at most 80 printable ASCII characters.", nameof(name));
        }

        var text = new StringBuilder(256 * mesh.Triangles.Length);
        text.Append("solid ").Append(name).Append('\n');
        foreach (var triangle in mesh.Triangles)
        {
            var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
            var normal = Vec3.Cross(b - a, c - a);
            var unit = normal.Length > 0 ? normal.ToUnit() : Vec3.Zero;
            text.Append(CultureInfo.InvariantCulture,
                $"  facet normal {(float)unit.X} {(float)unit.Y} {(float)unit.Z}\n    outer loop\n");
            foreach (var (x, y, z) in (ReadOnlySpan<Vec3>)[a, b, c])
            {
                text.Append("      vertex ").Append(ObjWriter.Number(x, unit_m)).Append(' ')
                    .Append(ObjWriter.Number(y, unit_m)).Append(' ').Append(ObjWriter.Number(z, unit_m)).Append('\n');
            }

            text.Append("    endloop\n  endfacet\n");
        }

        return Encoding.ASCII.GetBytes(text.Append("endsolid ").Append(name).Append('\n').ToString());
    }

    private static void Put(Span<byte> bytes, Vec3 vector)
    {
        BinaryPrimitives.WriteSingleLittleEndian(bytes, (float)vector.X);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[4..], (float)vector.Y);
        BinaryPrimitives.WriteSingleLittleEndian(bytes[8..], (float)vector.Z);
    }
}
