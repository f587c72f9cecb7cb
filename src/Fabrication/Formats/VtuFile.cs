using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Formats;

/// <summary>
/// Writes the cells of a grid as VTU, VTK's unstructured grid in XML: hexahedra with one value of each field a cell,
/// arrays in base64 without compression. Points that cells share are written once. Format: The VTK User's Guide, 11th
/// edition (2010), 19.3; cell type 12. Lengths are in m.
/// </summary>
public static class VtuFile
{
    private const byte Hexahedron = 12;

    /// <summary>The file's bytes, UTF-8.</summary>
    /// <param name="grid">The grid.</param>
    /// <exception cref="ArgumentException">The grid is not whole (see
    /// <see cref="FieldGrid.RequireWhole"/>).</exception>
    public static byte[] Write(FieldGrid grid)
    {
        grid.RequireWhole();
        var cells = Enumerable.Range(0, grid.CellCount).Where(cell => grid.IsThere[cell]).ToArray();
        var (points, corners) = Corners(grid, cells);
        var text = new StringBuilder();
        text.Append("<?xml version=\"1.0\"?>\n<VTKFile type=\"UnstructuredGrid\" version=\"1.0\"");
        text.Append(" byte_order=\"LittleEndian\" header_type=\"UInt32\">\n<UnstructuredGrid>\n");
        text.Append(CultureInfo.InvariantCulture,
            $"<Piece NumberOfPoints=\"{points.Length / 3}\" NumberOfCells=\"{cells.Length}\">\n<Points>\n");
        Array(text, "Float32", "points", 3, Bytes(points));
        text.Append("</Points>\n<Cells>\n");
        Array(text, "Int32", "connectivity", 1, Bytes(corners));
        Array(text, "Int32", "offsets", 1, Bytes([.. Enumerable.Range(1, cells.Length).Select(i => 8 * i)]));
        Array(text, "UInt8", "types", 1, [.. Enumerable.Repeat(Hexahedron, cells.Length)]);
        text.Append("</Cells>\n<CellData>\n");
        foreach (var field in grid.Fields)
        {
            Array(text, "Float32", field.Name, 1, Bytes([.. cells.Select(cell => field.Values_1[cell])]));
        }

        text.Append("</CellData>\n</Piece>\n</UnstructuredGrid>\n</VTKFile>\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // VTK's order of a hexahedron: the lower face counter-clockwise from above, then the upper one.
    private static (float[] Points, int[] Corners) Corners(FieldGrid grid, int[] cells)
    {
        ReadOnlySpan<(int X, int Y, int Z)> order =
            [(0, 0, 0), (1, 0, 0), (1, 1, 0), (0, 1, 0), (0, 0, 1), (1, 0, 1), (1, 1, 1), (0, 1, 1)];
        var (wide, deep) = (grid.Columns + 1, grid.Rows + 1);
        var indices = new Dictionary<long, int>();
        var points = new List<float>();
        var corners = new int[8 * cells.Length];
        for (var i = 0; i < cells.Length; i++)
        {
            var column = cells[i] % grid.Columns;
            var row = cells[i] / grid.Columns % grid.Rows;
            var layer = cells[i] / grid.Columns / grid.Rows;
            for (var corner = 0; corner < order.Length; corner++)
            {
                var (x, y, z) = (column + order[corner].X, row + order[corner].Y, layer + order[corner].Z);
                var key = ((((long)z * deep) + y) * wide) + x;
                if (!indices.TryGetValue(key, out var index))
                {
                    index = indices.Count;
                    indices.Add(key, index);
                    points.AddRange(
                    [
                        (float)(grid.OriginX_m + (x * grid.Width_m)), (float)(grid.OriginY_m + (y * grid.Depth_m)),
                        (float)(grid.OriginZ_m + (z * grid.Height_m)),
                    ]);
                }

                corners[(8 * i) + corner] = index;
            }
        }

        return ([.. points], corners);
    }

    private static void Array(StringBuilder text, string type, string name, int components, byte[] data)
    {
        var block = new byte[sizeof(uint) + data.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(block, checked((uint)data.Length));
        data.CopyTo(block.AsSpan(sizeof(uint)));
        text.Append(CultureInfo.InvariantCulture, $"<DataArray type=\"{type}\" Name=\"{name}\"");
        text.Append(CultureInfo.InvariantCulture, $" NumberOfComponents=\"{components}\" format=\"binary\">");
        text.Append(Convert.ToBase64String(block)).Append("</DataArray>\n");
    }

    private static byte[] Bytes(float[] values)
    {
        var bytes = new byte[sizeof(float) * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(sizeof(float) * i), values[i]);
        }

        return bytes;
    }

    private static byte[] Bytes(int[] values)
    {
        var bytes = new byte[sizeof(int) * values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(sizeof(int) * i), values[i]);
        }

        return bytes;
    }
}
