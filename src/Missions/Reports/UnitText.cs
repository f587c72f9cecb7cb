using System.Text;

namespace Guanghan.Missions.Reports;

/// <summary>Unit symbols as print sets them: <c>W/m²</c> for <c>W/m^2</c>, <c>°C</c> for <c>degC</c>.</summary>
internal static class UnitText
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>The symbol as print sets it. Not for mission files: these take the symbol itself.</summary>
    public static string Pretty(string symbol)
    {
        var text = new StringBuilder();
        var at = 0;
        while (at < symbol.Length)
        {
            if (symbol[at] == '^' && at + 1 < symbol.Length)
            {
                at++;
                while (at < symbol.Length && (char.IsAsciiDigit(symbol[at]) || symbol[at] == '-'))
                {
                    text.Append(symbol[at] == '-' ? '⁻' : Superscripts[symbol[at] - '0']);
                    at++;
                }
            }
            else if (char.IsAsciiLetter(symbol[at]))
            {
                var end = at;
                while (end < symbol.Length && (char.IsAsciiLetterOrDigit(symbol[end]) || symbol[end] == '_'))
                {
                    end++;
                }

                text.Append(Word(symbol[at..end]));
                at = end;
            }
            else
            {
                text.Append(symbol[at] == '*' ? '·' : symbol[at]);
                at++;
            }
        }

        return text.ToString();
    }

    private static string Word(string word) => word switch
    {
        "degC" => "°C",
        "arcmin" => "′",
        "arcsec" => "″",
        "ohm" => "Ω",
        "um" => "µm",
        "us" => "µs",
        "ug" => "µg",
        "urad" => "µrad",
        "uW" => "µW",
        "uA" => "µA",
        "uN" => "µN",
        _ => word,
    };
}
