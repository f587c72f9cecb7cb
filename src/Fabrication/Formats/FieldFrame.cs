using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Formats;

/// <summary>A grid's quantities at one time.</summary>
/// <param name="Time_s">Time, s.</param>
/// <param name="Grid">The grid.</param>
public sealed record FieldFrame(double Time_s, FieldGrid Grid);

/// <summary>
/// Writes the list that makes files of one time each a series: ParaView's collection, .pvd, names relative to itself.
/// Format: Kitware, ParaView documentation, "PVD File Format".
/// </summary>
public static class PvdFile
{
    /// <summary>The file's bytes, UTF-8.</summary>
    /// <param name="files">Times, s, rising, with the names of their files.</param>
    public static byte[] Write(ImmutableArray<(double Time_s, string Name)> files)
    {
        var text = new StringBuilder("<?xml version=\"1.0\"?>\n");
        text.Append("<VTKFile type=\"Collection\" version=\"0.1\" byte_order=\"LittleEndian\">\n<Collection>\n");
        foreach (var (time, name) in files)
        {
            text.Append(CultureInfo.InvariantCulture,
                $"<DataSet timestep=\"{time:R}\" group=\"\" part=\"0\" file=\"{name}\"/>\n");
        }

        return Encoding.UTF8.GetBytes(text.Append("</Collection>\n</VTKFile>\n").ToString());
    }
}
