using System.Globalization;

namespace Guanghan.Core.Phases;

/// <summary>
/// Reads unit expressions: factors with integer exponents joined by a space, <c>*</c> or <c>/</c>, left to right;
/// <c>W/m^2/K</c>, <c>kg m^-3</c>, <c>g/cm³</c>.
/// </summary>
internal static class UnitExpression
{
    private const int MaximumLength = 64;
    private const int MaximumExponent = 9;

    public static bool TryParse(string expression, out Unit unit, out string error)
    {
        unit = Unit.One;
        var text = expression.Trim();
        if (text.Length is 0 || string.Equals(text, "1", StringComparison.Ordinal))
        {
            error = "";
            return true;
        }

        if (text.Length > MaximumLength)
        {
            error = $"a unit has at most {MaximumLength} characters";
            return false;
        }

        if (UnitTable.BySymbol.TryGetValue(text, out var simple))
        {
            unit = simple;
            error = "";
            return true;
        }

        return TryParseFactors(text, out unit, out error);
    }

    private static bool TryParseFactors(string text, out Unit unit, out string error)
    {
        unit = Unit.One;
        error = "";
        var dimension = Dimension.None;
        var scale = 1.0;
        var divided = false;
        var at = 0;
        while (at < text.Length)
        {
            var joint = ReadJoint(text, ref at);
            if (divided && joint == ' ')
            {
                error = $"'{text}' can be read two ways; write the divisors one by one, as in W/m^2/K";
                return false;
            }

            if (!TryReadFactor(text, ref at, out var symbol, out var exponent, out error))
            {
                return false;
            }

            divided |= joint == '/';
            var sign = joint == '/' ? -1 : 1;
            dimension *= symbol.Dimension.Power(sign * exponent);
            scale *= Math.Pow(symbol.Factor, sign * exponent);
        }

        unit = new Unit(text, dimension, scale);
        return true;
    }

    /// <summary>What joins this factor to the one before: '*', '/', or ' ' where nothing but space does.</summary>
    private static char ReadJoint(string text, ref int at)
    {
        var first = at == 0;
        SkipSpaces(text, ref at);
        if (first || at == text.Length || text[at] is not ('/' or '*' or '·'))
        {
            return first ? '*' : ' ';
        }

        var joint = text[at] == '/' ? '/' : '*';
        at++;
        SkipSpaces(text, ref at);
        return joint;
    }

    private static void SkipSpaces(string text, ref int at)
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
    }

    private static bool TryReadFactor(string text, ref int at, out Unit symbol, out int exponent, out string error)
    {
        var start = at;
        while (at < text.Length && (char.IsLetter(text[at]) || text[at] is '%' or '_' ||
            (char.IsAsciiDigit(text[at]) && at > start)))
        {
            at++;
        }

        var name = text[start..at];
        exponent = 1;
        if (name.Length == 0)
        {
            symbol = Unit.One;
            error = at == 0 && text[at] == '1' ? "write 1/s as s^-1"
                : $"'{text}' is not a unit: '{text[Math.Min(at, text.Length - 1)]}' was not expected here";
            return false;
        }

        if (!UnitTable.BySymbol.TryGetValue(name, out var found))
        {
            symbol = Unit.One;
            error = $"'{name}' is not a unit{Suggestion.For(name, UnitTable.BySymbol.Keys)}";
            return false;
        }

        symbol = found;
        if (symbol.Offset_si != 0)
        {
            error = $"'{name}' stands alone only; in '{text}' write K";
            return false;
        }

        return TryReadExponent(text, ref at, ref exponent, out error);
    }

    private static bool TryReadExponent(string text, ref int at, ref int exponent, out string error)
    {
        error = "";
        if (at < text.Length && text[at] is '²' or '³')
        {
            exponent = text[at++] is '²' ? 2 : 3;
            return true;
        }

        if (at >= text.Length || text[at] != '^')
        {
            return true;
        }

        var start = ++at;
        while (at < text.Length && (char.IsAsciiDigit(text[at]) || (text[at] is '-' or '+' && at == start)))
        {
            at++;
        }

        if (int.TryParse(text.AsSpan(start, at - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out exponent) && exponent != 0 && Math.Abs(exponent) <= MaximumExponent)
        {
            return true;
        }

        exponent = 1;
        error = $"'{text}': an exponent is a whole number from -{MaximumExponent} to {MaximumExponent}, not 0";
        return false;
    }
}
