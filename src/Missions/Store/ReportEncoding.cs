using System.Collections.Immutable;
using System.Security.Cryptography;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Store;

/// <summary>
/// The bytes of a report: a fixed order of fields, doubles as their 64 bits, axes once however many series and maps
/// share them, artefacts by length and SHA-256 (their content lies beside), and a SHA-256 of it all at the end. One
/// report has one encoding.
/// </summary>
public static class ReportEncoding
{
    /// <summary>
    /// Version of the encoding; part of every key, so that an older entry is never read as a newer one.
    /// </summary>
    public const int Version = 3;

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
            WriteUncertainty(writer, figure);
        }

        WriteFields(writer, report);
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
            writer.Count(checked((int)artefact.Content.Length));
            writer.Raw(artefact.Content.Sha256());
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
    public static Report Decode(string key, ReadOnlySpan<byte> bytes, Func<int, ArtefactContent> content)
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
            figures[i] = ReadUncertainty(ref reader, new Figure(reader.Text(), reader.Double()));
        }

        var (series, maps) = ReadFields(ref reader);
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
                !reader.Raw(SHA256.HashSizeInBytes).SequenceEqual(artefact.Content.Sha256()))
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
        return new Report([.. figures], series, [.. events], [.. artefacts], [.. findings]) { Maps = maps };
    }

    private static void WriteUncertainty(FieldWriter writer, Figure figure)
    {
        writer.Count(figure.StandardError_si is null ? 0 : 1);
        writer.Double(figure.StandardError_si ?? 0);
        writer.Count(figure.Band is null ? 0 : 1);
        writer.Double(figure.Band?.Low_si ?? 0);
        writer.Double(figure.Band?.High_si ?? 0);
    }

    private static Figure ReadUncertainty(ref FieldReader reader, Figure figure)
    {
        var (hasError, error_si) = (reader.Count() == 1, reader.Double());
        var hasBand = reader.Count() == 1;
        var band = new FigureBand(reader.Double(), reader.Double());
        return figure with { StandardError_si = hasError ? error_si : null, Band = hasBand ? band : null };
    }

    private static void WriteFields(FieldWriter writer, Report report)
    {
        var axes = AxisEncoding.Distinct(report);
        AxisEncoding.Write(writer, axes);
        writer.Count(report.Series.Length);
        foreach (var series in report.Series)
        {
            writer.Text(series.Name);
            writer.Count(AxisEncoding.IndexOf(axes, series.Axis));
            writer.Doubles(series.Values_si.AsSpan());
        }

        writer.Count(report.Maps.Length);
        foreach (var map in report.Maps)
        {
            writer.Text(map.Name);
            writer.Count(AxisEncoding.IndexOf(axes, map.X));
            writer.Count(AxisEncoding.IndexOf(axes, map.Y));
            writer.Doubles(map.Values_si.AsSpan());
            writer.Count(map.Marks.Length);
            foreach (var mark in map.Marks)
            {
                writer.Text(mark.Name);
                writer.Double(mark.X_si);
                writer.Double(mark.Y_si);
            }
        }
    }

    private static (ImmutableArray<Series> Series, ImmutableArray<FieldMap> Maps) ReadFields(ref FieldReader reader)
    {
        var axes = AxisEncoding.Read(ref reader);
        var series = new Series[reader.Records()];
        for (var i = 0; i < series.Length; i++)
        {
            series[i] = new Series(reader.Text(), Axis("series", reader.Count()), reader.Doubles());
        }

        var maps = new FieldMap[reader.Records()];
        for (var i = 0; i < maps.Length; i++)
        {
            maps[i] = new FieldMap(
                reader.Text(), Axis("map", reader.Count()), Axis("map", reader.Count()), reader.Doubles());
            var marks = new MapMark[reader.Records()];
            for (var at = 0; at < marks.Length; at++)
            {
                marks[at] = new MapMark(reader.Text(), reader.Double(), reader.Double());
            }

            maps[i] = maps[i] with { Marks = [.. marks] };
        }

        return ([.. series], [.. maps]);

        SeriesAxis Axis(string of, int index) => index < axes.Length
            ? axes[index]
            : throw new InvalidDataException($"a {of} names an axis that is not there");
    }
}
