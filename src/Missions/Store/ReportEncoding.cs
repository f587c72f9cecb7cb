using System.Collections.Immutable;
using System.Security.Cryptography;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Store;

/// <summary>
/// The bytes of a report: a fixed order of fields, doubles as their 64 bits, axes once however many series share them,
/// artefacts by length and SHA-256 (their content lies beside), and a SHA-256 of it all at the end. One report has one
/// encoding.
/// </summary>
public static class ReportEncoding
{
    /// <summary>
    /// Version of the encoding; part of every key, so that an older entry is never read as a newer one.
    /// </summary>
    public const int Version = 1;

    private const uint Magic = 0x47485331; // "GHS1" in ASCII

    /// <summary>Encodes a report, without the content of its artefacts.</summary>
    /// <param name="key">The key it is stored under; it is part of the bytes.</param>
    /// <param name="report">The report.</param>
    public static byte[] Encode(string key, Report report)
    {
        var writer = new FieldWriter();
        writer.Word(Magic);
        writer.Count(Version);
        writer.Text(key);
        writer.Count(report.Figures.Length);
        foreach (var figure in report.Figures)
        {
            writer.Text(figure.Name);
            writer.Double(figure.Value_si);
        }

        WriteSeries(writer, report.Series);
        writer.Count(report.Events.Length);
        foreach (var happened in report.Events)
        {
            writer.Whole(happened.At.TaiNanoseconds);
            writer.Text(happened.Name);
            writer.Text(happened.About);
        }

        writer.Count(report.Artefacts.Length);
        foreach (var artefact in report.Artefacts)
        {
            writer.Text(artefact.Name);
            writer.Text(artefact.MediaType);
            writer.Text(artefact.About);
            writer.Count(artefact.Content.Length);
            writer.Raw(SHA256.HashData(artefact.Content.Span));
        }

        writer.Count(report.Findings.Length);
        foreach (var finding in report.Findings)
        {
            writer.Text(finding.Code);
            writer.Count((int)finding.Severity);
            writer.Text(finding.Message);
        }

        return writer.Sealed();
    }

    /// <summary>Decodes a report.</summary>
    /// <param name="key">The key it must have been stored under.</param>
    /// <param name="bytes">What <see cref="Encode"/> gave.</param>
    /// <param name="content">Gives the content of an artefact by its index.</param>
    /// <exception cref="InvalidDataException">
    /// The bytes or an artefact are not what was written; the message says how.
    /// </exception>
    public static Report Decode(string key, ReadOnlySpan<byte> bytes, Func<int, ReadOnlyMemory<byte>> content)
    {
        var reader = FieldReader.Open(bytes);
        if (reader.Word() != Magic || reader.Count() != Version)
        {
            throw new InvalidDataException("it is not a report of this version's format");
        }

        if (!string.Equals(reader.Text(), key, StringComparison.Ordinal))
        {
            throw new InvalidDataException("it is the report of another key");
        }

        var figures = new Figure[reader.Records()];
        for (var i = 0; i < figures.Length; i++)
        {
            figures[i] = new Figure(reader.Text(), reader.Double());
        }

        var series = ReadSeries(ref reader);
        var events = new Event[reader.Records()];
        for (var i = 0; i < events.Length; i++)
        {
            events[i] = new Event(Epoch.FromTaiNanoseconds(reader.Whole()), reader.Text(), reader.Text());
        }

        var artefacts = new Artefact[reader.Records()];
        for (var i = 0; i < artefacts.Length; i++)
        {
            var artefact = new Artefact(reader.Text(), reader.Text(), reader.Text(), content(i));
            if (reader.Count() != artefact.Content.Length ||
                !reader.Raw(SHA256.HashSizeInBytes).SequenceEqual(SHA256.HashData(artefact.Content.Span)))
            {
                throw new InvalidDataException($"its file '{artefact.Name}' is not what was written");
            }

            artefacts[i] = artefact;
        }

        var findings = new Finding[reader.Records()];
        for (var i = 0; i < findings.Length; i++)
        {
            findings[i] = new Finding(reader.Text(), (Severity)reader.Count(), reader.Text());
        }

        reader.End();
        return new Report([.. figures], series, [.. events], [.. artefacts], [.. findings]);
    }

    private static void WriteSeries(FieldWriter writer, ImmutableArray<Series> series)
    {
        var axes = new List<SeriesAxis>();
        var indices = new int[series.Length];
        for (var i = 0; i < series.Length; i++)
        {
            indices[i] = axes.FindIndex(axis => Same(axis, series[i].Axis));
            if (indices[i] < 0)
            {
                indices[i] = axes.Count;
                axes.Add(series[i].Axis);
            }
        }

        writer.Count(axes.Count);
        foreach (var axis in axes)
        {
            writer.Text(axis.Name);
            WriteUnit(writer, axis.Unit);
            writer.Doubles(axis.Values_si.AsSpan());
            writer.Count(axis.Origin is null ? 0 : 1);
            writer.Whole(axis.Origin?.TaiNanoseconds ?? 0);
        }

        writer.Count(series.Length);
        for (var i = 0; i < series.Length; i++)
        {
            writer.Text(series[i].Name);
            writer.Count(indices[i]);
            writer.Doubles(series[i].Values_si.AsSpan());
        }
    }

    private static ImmutableArray<Series> ReadSeries(ref FieldReader reader)
    {
        var axes = new SeriesAxis[reader.Records()];
        for (var i = 0; i < axes.Length; i++)
        {
            var name = reader.Text();
            var unit = ReadUnit(ref reader);
            var values = reader.Doubles();
            var hasOrigin = reader.Count() == 1;
            var origin = Epoch.FromTaiNanoseconds(reader.Whole());
            axes[i] = new SeriesAxis(name, unit, values, hasOrigin ? origin : null);
        }

        var series = new Series[reader.Records()];
        for (var i = 0; i < series.Length; i++)
        {
            var name = reader.Text();
            var axis = reader.Count();
            series[i] = axis < axes.Length
                ? new Series(name, axes[axis], reader.Doubles())
                : throw new InvalidDataException("a series names an axis that is not there");
        }

        return [.. series];
    }

    private static void WriteUnit(FieldWriter writer, Unit unit)
    {
        var d = unit.Dimension;
        writer.Text(unit.Symbol);
        writer.Double(unit.Factor);
        writer.Double(unit.Offset_si);
        foreach (var exponent in (ReadOnlySpan<int>)
            [d.Length, d.Mass, d.Time, d.Current, d.Temperature, d.Amount, d.Luminous, d.Angle])
        {
            writer.Whole(exponent);
        }
    }

    private static Unit ReadUnit(ref FieldReader reader)
    {
        var (symbol, factor, offset) = (reader.Text(), reader.Double(), reader.Double());
        Span<int> exponents = stackalloc int[8];
        foreach (ref var exponent in exponents)
        {
            exponent = checked((int)reader.Whole());
        }

        var dimension = new Dimension(
            exponents[0], exponents[1], exponents[2], exponents[3], exponents[4], exponents[5], exponents[6],
            exponents[7]);
        return new Unit(symbol, dimension, factor, offset);
    }

    private static bool Same(SeriesAxis a, SeriesAxis b) =>
        ReferenceEquals(a, b) ||
        (string.Equals(a.Name, b.Name, StringComparison.Ordinal) && a.Unit == b.Unit && a.Origin == b.Origin &&
            a.Values_si.AsSpan().Length == b.Values_si.AsSpan().Length &&
            FieldWriter.BitsOf(a.Values_si.AsSpan()).SequenceEqual(FieldWriter.BitsOf(b.Values_si.AsSpan())));
}
