using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Guanghan.Flight.Formats;

/// <summary>
/// The keywords of a CCSDS navigation data message in order, whichever of the two forms it is in. Lines of numbers of
/// an orbit ephemeris and its start and stop marks come as entries too, under keys of their own. Source: CCSDS
/// 502.0-B-3, "Orbit Data Messages", 2023, section 7; CCSDS 508.0-B-1, "Conjunction Data Message", 2013; CCSDS
/// 505.0-B-3, "XML Specification for Navigation Data Messages", 2023.
/// </summary>
internal sealed partial class NdmText
{
    /// <summary>Key of a line of an ephemeris: epoch and numbers.</summary>
    public const string DataLine = "(line)";

    private const int Characters_max = 256 << 20;
    private const int Depth_max = 16;

    private NdmText(string kind, List<NdmEntry> entries) => (Kind, Entries) = (kind, entries);

    /// <summary>OMM, OEM, OPM or CDM.</summary>
    public string Kind { get; }

    public List<NdmEntry> Entries { get; }

    /// <summary>Reads either form: XML is known by its first character.</summary>
    /// <exception cref="FormatException">Not such a message; says where.</exception>
    public static NdmText Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length > Characters_max)
        {
            throw new FormatException($"The message has {text.Length} characters; {Characters_max} are read at most.");
        }
        return text.AsSpan().TrimStart("\uFEFF \t\r\n").StartsWith("<", StringComparison.Ordinal)
            ? ReadXml(text.TrimStart('\uFEFF', ' ', '\t', '\r', '\n'))
            : ReadKvn(text);
    }

    private static NdmText ReadKvn(string text)
    {
        var (entries, kind, number) = (new List<NdmEntry>(), "", 0);
        foreach (var raw in text.AsSpan().EnumerateLines())
        {
            number++;
            var line = raw.Trim("\uFEFF \t");
            if (line.IsEmpty)
            {
                continue;
            }
            if (line.StartsWith("COMMENT", StringComparison.Ordinal) && (line.Length == 7 || line[7] is ' ' or '\t'))
            {
                entries.Add(new("COMMENT", line[7..].Trim().ToString(), number));
                continue;
            }
            var equals = line.IndexOf('=');
            if (equals < 0)
            {
                var isMark = line.EndsWith("_START", StringComparison.Ordinal)
                    || line.EndsWith("_STOP", StringComparison.Ordinal);
                entries.Add(isMark ? new(line.ToString(), "", number) : new(DataLine, line.ToString(), number));
                continue;
            }
            var key = line[..equals].Trim().ToString();
            if (!Keyword().IsMatch(key))
            {
                throw new FormatException(
                    $"Line {number}: \"{key}\" is no keyword; keywords are capital letters, digits and '_'.");
            }
            if (kind.Length == 0)
            {
                kind = KindOf(key) ?? throw new FormatException(
                    $"Line {number}: the message must start with CCSDS_OMM_VERS, CCSDS_OEM_VERS, CCSDS_OPM_VERS or " +
                    $"CCSDS_CDM_VERS; it starts with {key}.");
            }
            var (value, unit) = SplitUnit(line[(equals + 1)..].Trim().ToString());
            NdmUnits.Check(kind, key, unit, number);
            entries.Add(new(key, value, number));
        }
        return kind.Length > 0
            ? new(kind, entries)
            : throw new FormatException(
                "The text holds no keyword; a navigation data message starts with CCSDS_OMM_VERS = 2.0 or the like.");
    }

    private static NdmText ReadXml(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            IgnoreWhitespace = true,
            IgnoreProcessingInstructions = true,
            IgnoreComments = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return Collect(reader);
        }
        catch (XmlException exception)
        {
            throw new FormatException($"The message is no well-formed XML: {exception.Message}", exception);
        }
    }

    private static NdmText Collect(XmlReader reader)
    {
        var (entries, kind, key, line) = (new List<NdmEntry>(), "", "", 0);
        while (reader.Read())
        {
            var at = reader is IXmlLineInfo info ? info.LineNumber : 0;
            if (reader.Depth > Depth_max)
            {
                throw new FormatException(
                    $"Line {at}: elements are nested deeper than {Depth_max}; no navigation message is.");
            }
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    (key, line) = (NameOf(reader), at);
                    NdmUnits.Check(kind, key, reader.GetAttribute("units") ?? "", at);
                    if (KindOf(reader.GetAttribute("id") ?? "") is { } found)
                    {
                        if (kind.Length > 0)
                        {
                            throw new FormatException(
                                $"Line {at}: a second message starts; give one message at a time.");
                        }
                        kind = found;
                        entries.Add(new(reader.GetAttribute("id")!, reader.GetAttribute("version") ?? "", at));
                    }
                    else if (Marks(reader.LocalName) is { } start)
                    {
                        entries.Add(new(start + "_START", "", at));
                    }
                    else if (reader.IsEmptyElement)
                    {
                        entries.Add(new(key, "", at));
                    }
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    entries.Add(new(key, reader.Value.Trim(), line));
                    break;
                case XmlNodeType.EndElement when Marks(reader.LocalName) is { } stop:
                    entries.Add(new(stop + "_STOP", "", at));
                    break;
                default:
                    break;
            }
        }
        return kind.Length > 0
            ? new(kind, entries)
            : throw new FormatException(
                "The XML holds no element with id CCSDS_OMM_VERS, CCSDS_OEM_VERS, CCSDS_OPM_VERS or CCSDS_CDM_VERS.");
    }

    private static string NameOf(XmlReader reader) =>
        string.Equals(reader.LocalName, "USER_DEFINED", StringComparison.Ordinal)
            ? "USER_DEFINED_" + reader.GetAttribute("parameter")
            : reader.LocalName;

    private static string? Marks(string element) => element switch
    {
        "metadata" => "META",
        "stateVector" => "STATE",
        "maneuverParameters" => "MANEUVER",
        "covarianceMatrix" => "COVARIANCE",
        _ => null,
    };

    private static string? KindOf(string key) => key switch
    {
        "CCSDS_OMM_VERS" => "OMM",
        "CCSDS_OEM_VERS" => "OEM",
        "CCSDS_OPM_VERS" => "OPM",
        "CCSDS_CDM_VERS" => "CDM",
        _ => null,
    };

    private static (string Value, string Unit) SplitUnit(string value)
    {
        var bracket = value.EndsWith(']') ? value.LastIndexOf('[') : -1;
        return bracket > 0 ? (value[..bracket].TrimEnd(), value[(bracket + 1)..^1].Trim()) : (value, "");
    }

    /// <summary>
    /// A date of CCSDS 301.0-B-4: 2000-06-28T11:59:28.000 or 2000-180T11:59:28.000, with or without Z.
    /// </summary>
    public static bool TryReadDate(string text, out DateTime midnight, out double seconds)
    {
        (midnight, seconds) = (default, 0);
        var match = Date().Match(text);
        if (!match.Success)
        {
            return false;
        }
        int Number(string group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
        var year = Number("year");
        if (year < 1)
        {
            return false;
        }
        if (match.Groups["doy"].Success)
        {
            var day = Number("doy");
            if (day < 1 || day > (DateTime.IsLeapYear(year) ? 366 : 365))
            {
                return false;
            }
            midnight = new DateTime(year, 1, 1).AddDays(day - 1);
        }
        else
        {
            var (month, day) = (Number("month"), Number("day"));
            if (month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
            {
                return false;
            }
            midnight = new DateTime(year, month, day);
        }
        var (hour, minute) = (Number("hour"), Number("minute"));
        var second = double.Parse(match.Groups["second"].ValueSpan, CultureInfo.InvariantCulture);
        seconds = (((hour * 60) + minute) * 60) + second;
        return hour < 24 && minute < 60 && second < 61;
    }

    [GeneratedRegex("^[A-Z][A-Z0-9_]*$")]
    private static partial Regex Keyword();

    [GeneratedRegex(
        @"^(?<year>\d{4})-(?:(?<month>\d{2})-(?<day>\d{2})|(?<doy>\d{3}))" +
        @"T(?<hour>\d{2}):(?<minute>\d{2}):(?<second>\d{2}(?:\.\d{1,15})?)Z?$")]
    private static partial Regex Date();
}
