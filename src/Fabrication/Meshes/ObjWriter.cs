using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Meshes;

/// <summary>Writes Wavefront OBJ; the same mesh gives the same bytes.</summary>
public static class ObjWriter
{
    /// <summary>A mesh as OBJ, with every digit: read back with the same unit it is the same to the bit.</summary>
    /// <param name="mesh">Lengths in metres.</param>
    /// <param name="unit_m">
    /// Length of the file's unit, m. With 1 every bit is kept; with another a coordinate may have no decimal number
    /// that
    /// gives it back, and then differs in its last bit.
    /// </param>
    public static byte[] Write(Mesh mesh, double unit_m)
    {
        var text = new StringBuilder(64 * mesh.Vertices.Length);
        foreach (var (x, y, z) in mesh.Vertices)
        {
            text.Append("v ").Append(Number(x, unit_m)).Append(' ').Append(Number(y, unit_m)).Append(' ')
                .Append(Number(z, unit_m)).Append('\n');
        }

        foreach (var (a, b, c) in mesh.Triangles)
        {
            text.Append(CultureInfo.InvariantCulture, $"f {a + 1} {b + 1} {c + 1}\n");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    /// <summary>The number of a file's units that gives a length back, or else the nearest.</summary>
    internal static string Number(double length_m, double unit_m)
    {
        var number = length_m / unit_m;
        foreach (var near in (ReadOnlySpan<double>)[number, Math.BitIncrement(number), Math.BitDecrement(number)])
        {
            if (near * unit_m == length_m)
            {
                return near.ToString("R", CultureInfo.InvariantCulture);
            }
        }

        return number.ToString("R", CultureInfo.InvariantCulture);
    }
}
