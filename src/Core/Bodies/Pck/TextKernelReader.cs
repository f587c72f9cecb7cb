using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Core.Bodies.Pck;

/// <summary>Reads the assignments of a text kernel, word by word, with the line of each.</summary>
internal sealed class TextKernelReader(string text, string source, Dictionary<string, TextKernelValue> values)
{
    private const int NameLength_max = 32; // NAIF, "Kernel Required Reading"

    private readonly List<Word> words = [];
    private int at;

    internal void Read()
    {
        Collect();
        while (at < words.Count)
        {
            ReadAssignment();
        }
    }

    private void Collect()
    {
        var (number, isData, started) = (0, false, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            var trimmed = line.Trim(" \t\uFEFF");
            if (trimmed.SequenceEqual("\\begindata") || trimmed.SequenceEqual("\\begintext"))
            {
                isData = trimmed.EndsWith("data", StringComparison.Ordinal);
                started = isData ? number : started;
            }
            else if (isData)
            {
                Split(trimmed, number);
            }
        }
        if (started == 0)
        {
            throw Error(number, "there is no \\begindata; a text kernel marks its assignments with it");
        }
    }

    private void Split(ReadOnlySpan<char> line, int number)
    {
        for (var i = 0; i < line.Length;)
        {
            var c = line[i];
            if (c is ' ' or '\t' or ',')
            {
                i++;
                continue;
            }
            var length = c is '(' or ')' or '=' ? 1
                : c == '+' && i + 1 < line.Length && line[i + 1] == '=' ? 2
                : c == '\'' ? Quoted(line[i..], number)
                : Plain(line[i..]);
            words.Add(new(line.Slice(i, length).ToString(), number));
            i += length;
        }
    }

    private int Quoted(ReadOnlySpan<char> rest, int number)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] != '\'')
            {
                continue;
            }
            if (i + 1 == rest.Length || rest[i + 1] != '\'')
            {
                return i + 1;
            }
            i++; // two apostrophes are one
        }
        throw Error(number, "a string does not end on its line; close it with an apostrophe");
    }

    private static int Plain(ReadOnlySpan<char> rest)
    {
        for (var i = 1; i < rest.Length; i++)
        {
            if (rest[i] is ' ' or '\t' or ',' or '(' or ')' or '=' or '\''
                || (rest[i] == '+' && i + 1 < rest.Length && rest[i + 1] == '='))
            {
                return i;
            }
        }
        return rest.Length;
    }

    private void ReadAssignment()
    {
        var name = words[at++];
        if (name.Text is "(" or ")" or "=" or "+=" || name.Text[0] == '\'')
        {
            throw Error(name.Line, $"'{name.Text}' stands where a name is wanted");
        }
        if (name.Text.Length > NameLength_max)
        {
            throw Error(name.Line, $"the name '{name.Text}' has {name.Text.Length} characters; 32 are allowed");
        }
        if (at >= words.Count || words[at].Text is not ("=" or "+="))
        {
            throw Error(name.Line, $"'=' or '+=' is wanted after {name.Text}");
        }
        var adds = words[at++].Text is "+=";
        var items = Items(name);
        var value = items[0].Text[0] == '\'' ? Strings(items, name) : Numbers(items, name);
        if (adds && values.TryGetValue(name.Text, out var before))
        {
            if (before.Strings.IsDefault != value.Strings.IsDefault)
            {
                throw Error(name.Line, $"{name.Text} += adds text to numbers or numbers to text");
            }
            value = value.Strings.IsDefault
                ? value with { Numbers = before.Numbers.AddRange(value.Numbers) }
                : value with { Strings = before.Strings.AddRange(value.Strings) };
        }
        values[name.Text] = value;
    }

    private List<Word> Items(Word name)
    {
        var items = new List<Word>();
        if (at < words.Count && words[at].Text is "(")
        {
            at++;
            while (at < words.Count && words[at].Text is not (")" or "(" or "=" or "+="))
            {
                items.Add(words[at++]);
            }
            if (at >= words.Count || words[at].Text is not ")")
            {
                throw Error(name.Line, $"the list of {name.Text} is not closed; ')' is wanted");
            }
            at++;
        }
        else if (at < words.Count && words[at].Text is not (")" or "=" or "+="))
        {
            items.Add(words[at++]);
        }
        return items.Count > 0 ? items : throw Error(name.Line, $"{name.Text} has no value");
    }

    private TextKernelValue Strings(List<Word> items, Word name)
    {
        var strings = ImmutableArray.CreateBuilder<string>(items.Count);
        foreach (var item in items)
        {
            if (item.Text[0] != '\'')
            {
                throw Error(item.Line, $"{name.Text} mixes text with '{item.Text}'");
            }
            strings.Add(item.Text[1..^1].Replace("''", "'", StringComparison.Ordinal));
        }
        return new(default, strings.MoveToImmutable(), name.Line);
    }

    private TextKernelValue Numbers(List<Word> items, Word name)
    {
        var numbers = ImmutableArray.CreateBuilder<double>(items.Count);
        foreach (var item in items)
        {
            if (item.Text[0] == '@')
            {
                numbers.Add(TextKernelDate.TryRead(item.Text.AsSpan(1), out var seconds)
                    ? seconds
                    : throw Error(item.Line, $"'{item.Text}' is no date; write @1972-JAN-1 or @1972-01-01T00:00:00"));
                continue;
            }
            // FORTRAN writes the exponent with a D.
            var plain = item.Text.Replace('D', 'E').Replace('d', 'e');
            numbers.Add(double.TryParse(plain, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value)
                    ? value
                    : throw Error(item.Line, $"'{item.Text}' in {name.Text} is no number"));
        }
        return new(numbers.MoveToImmutable(), default, name.Line);
    }

    private TextKernelException Error(int line, string what) => new($"{source}, line {line}: {what}.");

    private readonly record struct Word(string Text, int Line);
}

/// <summary>Dates of text kernels, as calendar seconds past 2000-01-01T12:00:00 without leap seconds.</summary>
internal static class TextKernelDate
{
    private static readonly string[] Months =
        ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];

    /// <summary>Reads 1972-JAN-1, 1-JAN-1972 or 1972-01-01, with or without a time behind T, - or /.</summary>
    internal static bool TryRead(ReadOnlySpan<char> text, out double seconds)
    {
        seconds = 0;
        // A T parts date and time only between digits: that of OCT does not.
        var plain = text.ToString();
        for (var i = 1; i + 1 < plain.Length; i++)
        {
            if (plain[i] == 'T' && char.IsAsciiDigit(plain[i - 1]) && char.IsAsciiDigit(plain[i + 1]))
            {
                plain = plain[..i] + "-" + plain[(i + 1)..];
            }
        }
        var words = plain.Split(['-', '/'], 4);
        if (words.Length < 3)
        {
            return false;
        }
        var (year, day) = words[0].Length >= 4 ? (words[0], words[2]) : (words[2], words[0]);
        var named = Array.FindIndex(Months, name => words[1].StartsWith(name, StringComparison.OrdinalIgnoreCase));
        if (!TryWhole(year, out var y) || !TryWhole(day, out var d) || y is < 1 or > 9999)
        {
            return false;
        }
        var m = named + 1;
        if (named < 0 && !TryWhole(words[1], out m))
        {
            return false;
        }
        var clock = 0.0;
        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m)
            || (words.Length == 4 && !TryClock(words[3], out clock)))
        {
            return false;
        }
        const double Noon = 43200;
        seconds = ((new DateTime(y, m, d) - new DateTime(2000, 1, 1)).Days * 86400.0) - Noon + clock;
        return true;
    }

    private static bool TryClock(string text, out double seconds)
    {
        seconds = 0;
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3 || !TryWhole(parts[0], out var hour) || !TryWhole(parts[1], out var minute))
        {
            return false;
        }
        var second = 0.0;
        if (parts.Length == 3 && !double.TryParse(
            parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out second))
        {
            return false;
        }
        seconds = (((hour * 60) + minute) * 60) + second;
        return hour < 24 && minute < 60 && second < 60;
    }

    private static bool TryWhole(string text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
