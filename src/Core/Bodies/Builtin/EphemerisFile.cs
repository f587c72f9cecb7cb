using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The saved form of a built-in ephemeris, little-endian: magic, identity, span, then for each point the segment
/// length, the number of terms, the number of doubles and the doubles; last, the SHA-256 of everything before it.
/// </summary>
internal static class EphemerisFile
{
    // Far above the 24 MB of 1900-2100: a damaged or foreign stream is refused before it fills the memory.
    private const int MaximumBytes = 64 << 20;

    private static ReadOnlySpan<byte> Magic => "GHEPHEM1"u8;

    public static void Write(BuiltinEphemeris ephemeris, Stream destination)
    {
        using var body = new MemoryStream();
        using (var writer = new BinaryWriter(body, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(ephemeris.Identity);
            writer.Write(ephemeris.StartTdb_ns);
            writer.Write(ephemeris.EndTdb_ns);
            foreach (var series in ephemeris.Series)
            {
                writer.Write(series.SegmentDays);
                writer.Write(series.Terms);
                writer.Write(series.Coefficients.Length);
                foreach (var value in series.Coefficients)
                {
                    writer.Write(value);
                }
            }
        }

        var bytes = body.GetBuffer().AsSpan(0, (int)body.Length);
        destination.Write(bytes);
        destination.Write(SHA256.HashData(bytes));
    }

    public static BuiltinEphemeris Read(Stream source)
    {
        var all = ReadAll(source);
        var body = all.Length - SHA256.HashSizeInBytes;
        if (body < Magic.Length || !all.AsSpan(0, Magic.Length).SequenceEqual(Magic))
        {
            throw new EphemerisException(
                $"These {all.Length} bytes are not a saved built-in ephemeris (no 'GHEPHEM1' at the start). "
                + "Delete the file and build the ephemeris again.");
        }

        if (!SHA256.HashData(all.AsSpan(0, body)).AsSpan().SequenceEqual(all.AsSpan(body)))
        {
            throw new EphemerisException(
                $"The saved built-in ephemeris of {all.Length} bytes is damaged: its checksum does not match. "
                + "Delete the file and build the ephemeris again.");
        }

        using var reader = new BinaryReader(new MemoryStream(all, Magic.Length, body - Magic.Length), Encoding.UTF8);
        var identity = reader.ReadString();
        if (!string.Equals(identity, ModelIdentity.Text, StringComparison.Ordinal))
        {
            throw new EphemerisException(
                $"The saved built-in ephemeris is of model '{identity}'; this program's model is "
                + $"'{ModelIdentity.Text}'. Delete the file and build the ephemeris again.");
        }

        var (start_ns, end_ns) = (reader.ReadInt64(), reader.ReadInt64());
        var series = new ChebyshevSeries[Slot.Count];
        for (var slot = 0; slot < Slot.Count; slot++)
        {
            var (days, terms) = (reader.ReadInt32(), reader.ReadInt32());
            var coefficients = new double[reader.ReadInt32()];
            for (var k = 0; k < coefficients.Length; k++)
            {
                coefficients[k] = BinaryPrimitives.ReadDoubleLittleEndian(reader.ReadBytes(sizeof(double)));
            }

            series[slot] = new ChebyshevSeries(days, terms, coefficients);
        }

        return new BuiltinEphemeris(start_ns, end_ns, series);
    }

    private static byte[] ReadAll(Stream source)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var read = source.Read(buffer); read > 0; read = source.Read(buffer))
        {
            bytes.Write(buffer.AsSpan(0, read));
            if (bytes.Length > MaximumBytes)
            {
                throw new EphemerisException(
                    $"The stream holds more than {MaximumBytes} bytes; a saved built-in ephemeris is smaller. "
                    + "Check which file was opened.");
            }
        }

        return bytes.ToArray();
    }
}
