using System.Globalization;
using System.Text;
using System.Xml;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>
/// Writes keywords of a message in either form; in XML it keeps the elements open that they stand in.
/// </summary>
internal sealed class NdmWriter
{
    private readonly StringBuilder _text = new();
    private readonly XmlWriter? _xml;
    private int _depth;

    public NdmWriter(NdmForm form, string kind, string version)
    {
        if (form == NdmForm.Kvn)
        {
            _text.Append(CultureInfo.InvariantCulture, $"CCSDS_{kind}_VERS = {version}\n");
            return;
        }
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", OmitXmlDeclaration = true };
        _text.Append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
        _xml = XmlWriter.Create(_text, settings);
        Open(kind.ToLowerInvariant());
        _xml.WriteAttributeString("id", $"CCSDS_{kind}_VERS");
        _xml.WriteAttributeString("version", version);
    }

    public bool IsXml => _xml is not null;

    /// <summary>Starts an element; in KVN nothing but the mark given.</summary>
    public void Open(string element, string mark = "")
    {
        _xml?.WriteStartElement(element);
        _depth++;
        Mark(mark);
    }

    /// <summary>Ends elements.</summary>
    public void Close(int count = 1, string mark = "")
    {
        for (var i = 0; i < count; i++)
        {
            _xml?.WriteEndElement();
            _depth--;
        }
        Mark(mark);
    }

    public void Put(string key, string? value)
    {
        if (value is null)
        {
            return;
        }
        const string User = "USER_DEFINED_";
        if (_xml is null)
        {
            _text.Append(key is "COMMENT" ? $"COMMENT {value}\n" : $"{key} = {value}\n");
        }
        else if (key.StartsWith(User, StringComparison.Ordinal))
        {
            _xml.WriteStartElement("USER_DEFINED");
            _xml.WriteAttributeString("parameter", key[User.Length..]);
            _xml.WriteString(value);
            _xml.WriteEndElement();
        }
        else
        {
            _xml.WriteElementString(key, value);
        }
    }

    public void Put(string key, double? value) => Put(key, value?.ToString("R", CultureInfo.InvariantCulture));

    /// <summary>A number with its unit, which both forms can say.</summary>
    public void Put(string key, double? value, string unit) =>
        Put(key, value?.ToString("R", CultureInfo.InvariantCulture), unit);

    /// <summary>A number as text with its unit.</summary>
    public void Put(string key, string? value, string unit)
    {
        if (value is null)
        {
            return;
        }
        if (_xml is null)
        {
            _text.Append(CultureInfo.InvariantCulture, $"{key} = {value} [{unit}]\n");
            return;
        }
        _xml.WriteStartElement(key);
        _xml.WriteAttributeString("units", unit);
        _xml.WriteString(value);
        _xml.WriteEndElement();
    }

    public void Put(string key, int value) => Put(key, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>One line of its own, KVN only.</summary>
    public void Line(string line) => _text.Append(line).Append('\n');

    public string Finish()
    {
        if (_xml is not null)
        {
            Close(_depth);
            _xml.Dispose();
            _text.Append('\n');
        }
        return _text.ToString();
    }

    public static string Date(JulianDate date)
    {
        var days = date.Day_d - 1721425.5; // JD of 0001-01-01
        var whole = Math.Floor(days);
        var nanoseconds = (long)Math.Round((days - whole + date.Fraction_d) * 86400e9);
        var moment = DateTime.MinValue.AddDays(whole + Math.Floor(nanoseconds / 86400e9));
        var rest = nanoseconds - ((long)Math.Floor(nanoseconds / 86400e9) * 86_400_000_000_000);
        var (seconds, fraction) = Math.DivRem(rest, 1_000_000_000);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{moment:yyyy-MM-dd}T{seconds / 3600:D2}:{seconds / 60 % 60:D2}:{seconds % 60:D2}.{fraction:D9}");
    }

    public static string Date(Epoch epoch, TimeScale scale)
    {
        var civil = epoch.ToCivil(scale);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{civil.Year:D4}-{civil.Month:D2}-{civil.Day:D2}T" +
            $"{civil.Hour:D2}:{civil.Minute:D2}:{civil.Second:D2}.{civil.Nanosecond:D9}");
    }

    private void Mark(string mark)
    {
        if (_xml is null && mark.Length > 0)
        {
            Line(mark);
        }
    }
}
