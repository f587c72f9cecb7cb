using System.Buffers.Text;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>The words of one line, sorted by what they do; what is not there is null.</summary>
internal struct GCodeLine
{
    private const long MostUnits = Lattice.Limit;
    private const int MostDigits = 15; // so many a long holds, with five more behind the point

    /// <summary>Motion: 0 travel, 1 straight, 2 clockwise, 3 counter-clockwise.</summary>
    public int? Motion;

    /// <summary>A setting: 20, 21, 90 or 94.</summary>
    public int? Setting;

    /// <summary>A dwell, G4.</summary>
    public bool IsDwell;

    /// <summary>2 and 30 end, 3 opens, 5 closes, 800 spreads.</summary>
    public int? Machine;

    /// <summary>The pen.</summary>
    public int? Pen;

    /// <summary>Coordinates, units of the lattice.</summary>
    public int? X, Y, Z, I, J;

    /// <summary>Feed in mm/min, and the parameter of a dwell in s or of a layer in mm.</summary>
    public double? Feed, Parameter;

    /// <summary>How many coordinates had more digits than the lattice has.</summary>
    public int RoundedCount;

    /// <summary>Column of the first word, from 1.</summary>
    public int Column;

    /// <summary>Takes a word in; what is wrong and what to do where it does not belong, else null.</summary>
    public (string What, string Advice)? Take(in GCodeWord word)
    {
        Column = Column == 0 ? word.Column : Column;
        switch (word.Letter)
        {
            case (byte)'N':
                return null;
            case (byte)'G':
                return TakeG(word.Number);
            case (byte)'M':
                return TakeOnce(word, ref Machine, "M0 to M999", 999) ?? (Machine is 2 or 3 or 5 or 30 or 800 ? null
                    : ($"M{Machine} is not known", "M2, M3, M5, M30 and M800 are"));
            case (byte)'T':
                return TakeOnce(word, ref Pen, "a pen from 0 to 255", ProgramHeader.MostPens - 1);
            case (byte)'X':
                return TakeLength(word, ref X);
            case (byte)'Y':
                return TakeLength(word, ref Y);
            case (byte)'Z':
                return TakeLength(word, ref Z);
            case (byte)'I':
                return TakeLength(word, ref I);
            case (byte)'J':
                return TakeLength(word, ref J);
            case (byte)'F':
                return TakeReal(word, ref Feed);
            case (byte)'P':
                return TakeReal(word, ref Parameter);
            default:
                return ($"'{(char)word.Letter}' is no word of this dialect",
                    "it has F, G, I, J, M, N, P, T, X, Y and Z");
        }
    }

    private (string, string)? TakeG(ReadOnlySpan<byte> number)
    {
        if (!Utf8Parser.TryParse(number, out int code, out var used) || used != number.Length)
        {
            return ("a G code must be a whole number", "G0 to G4, G20, G21, G90 and G94 are known");
        }

        switch (code)
        {
            case >= 0 and <= 3 when Motion is null && !IsDwell:
                Motion = code;
                return null;
            case 4 when Motion is null && !IsDwell:
                IsDwell = true;
                return null;
            case 20 or 21 or 90 or 94:
                Setting = code == 20 || Setting is null ? code : Setting;
                return null;
            case >= 0 and <= 4:
                return ("a second motion stands on the line", "give it a line of its own");
            case 91:
                return ("G91 asks for relative coordinates", "write absolute ones, with G90");
            default:
                return ($"G{code} is not known", "G0 to G4, G20, G21, G90 and G94 are");
        }
    }

    private static (string, string)? TakeOnce(in GCodeWord word, ref int? held, string what, int most)
    {
        if (held is not null)
        {
            return Twice(word);
        }

        if (!Utf8Parser.TryParse(word.Number, out int value, out var used) || used != word.Number.Length ||
            value < 0 || value > most)
        {
            return ($"the number behind '{(char)word.Letter}' is not one of {what}", $"write {what}");
        }

        held = value;
        return null;
    }

    private static (string, string)? TakeReal(in GCodeWord word, ref double? held)
    {
        if (held is not null)
        {
            return Twice(word);
        }

        if (!Utf8Parser.TryParse(word.Number, out double value, out var used) || used != word.Number.Length ||
            !(value >= 0) || value > 1e9)
        {
            return ($"the number behind '{(char)word.Letter}' is not one from 0 to 1e9", "write one, as F600");
        }

        held = value;
        return null;
    }

    private (string, string)? TakeLength(in GCodeWord word, ref int? held)
    {
        if (held is not null)
        {
            return Twice(word);
        }

        var (at, isNegative, digits, behind, next) = (0, false, 0, -1, 0);
        var units = 0L;
        var text = word.Number;
        if (text[0] is (byte)'-' or (byte)'+')
        {
            (at, isNegative) = (1, text[0] == '-');
        }

        for (; at < text.Length && digits <= MostDigits; at++)
        {
            if (text[at] == '.' && behind < 0)
            {
                behind = 0;
            }
            else if (text[at] is < (byte)'0' or > (byte)'9')
            {
                return NoNumber(word);
            }
            else if (behind == 5)
            {
                next = next < 10 ? (text[at] - '0') + 10 : next; // the first digit that is dropped decides
            }
            else
            {
                units = (units * 10) + (text[at] - '0');
                digits++;
                behind += behind < 0 ? 0 : 1;
            }
        }

        if (digits == 0)
        {
            return NoNumber(word);
        }

        for (; Math.Max(0, behind) < 5; behind = Math.Max(0, behind) + 1)
        {
            units *= 10;
        }

        units += next >= 15 ? 1 : 0;
        RoundedCount += next > 0 ? 1 : 0;
        if (units > MostUnits)
        {
            return ($"'{(char)word.Letter}' lies beyond {Lattice.Limit_m} m",
                "check the unit: coordinates are in millimetres");
        }

        held = (int)(isNegative ? -units : units);
        return null;
    }

    private static (string, string)? NoNumber(in GCodeWord word) =>
        ($"what follows '{(char)word.Letter}' is no number", "write digits with at most one point, as X-12.5");

    private static (string, string)? Twice(in GCodeWord word) =>
        ($"'{(char)word.Letter}' stands on the line twice", "give each its own line");
}
