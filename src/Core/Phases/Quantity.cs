using System.Globalization;

namespace Guanghan.Core.Phases;

/// <summary>A value with the unit it was written in.</summary>
/// <param name="Value_si">Value in the coherent SI unit of the dimension.</param>
/// <param name="Unit">The unit it was written in.</param>
public readonly record struct Quantity(double Value_si, Unit Unit)
{
    /// <summary>
    /// The quantity that a text such as <c>5 mm</c>, <c>12.5 MW/m^2</c>, <c>80 %</c> or <c>0.93</c> writes.
    /// </summary>
    /// <exception cref="FormatException">Not a quantity; the message says why.</exception>
    public static Quantity Parse(string text) => TryParse(text, out var quantity, out var error)
        ? quantity
        : throw new FormatException(error);

    /// <summary>Reads a number and a unit; without a unit it is a plain number.</summary>
    /// <param name="text">
    /// Such as <c>5 mm</c>; the decimal sign is a point, white space before the unit is free.
    /// </param>
    /// <param name="quantity">What was read.</param>
    /// <param name="error">Why it could not be read, in words that follow a colon; empty where it could.</param>
    public static bool TryParse(string text, out Quantity quantity, out string error)
    {
        quantity = new Quantity(0, Unit.One);
        var trimmed = text.Trim();
        var split = NumberLength(trimmed);
        if (split == 0)
        {
            error = $"'{trimmed}' does not begin with a number; write it as in '5 mm'";
            return false;
        }

        var digits = trimmed.AsSpan(0, split);
        if (!double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ||
            !double.IsFinite(number))
        {
            error = $"'{trimmed[..split]}' is not a number within double range";
            return false;
        }

        if (split < trimmed.Length && trimmed[split] is ',' or '.' or '_' or '\'')
        {
            error = $"'{trimmed}' is not a number and a unit; the decimal sign is a point and digits are not grouped";
            return false;
        }

        if (!UnitExpression.TryParse(trimmed[split..], out var unit, out error))
        {
            return false;
        }

        var value = unit.ToSi(number);
        if (!double.IsFinite(value))
        {
            error = $"'{trimmed}' is beyond double range in SI units";
            return false;
        }

        quantity = new Quantity(value, unit);
        return true;
    }

    /// <summary>Reads a difference: as <see cref="TryParse"/>, but 20 degC is 20 K and not 293.15 K.</summary>
    public static bool TryParseDifference(string text, out Quantity quantity, out string error)
    {
        if (!TryParse(text, out quantity, out error))
        {
            return false;
        }

        quantity = quantity with { Value_si = quantity.Value_si - quantity.Unit.Offset_si };
        return true;
    }

    /// <summary>The value in its own unit, 6 significant digits.</summary>
    public override string ToString() => Unit.Format(Value_si);

    private static int NumberLength(string text)
    {
        var at = 0;
        Skip(text, ref at, "+-", 1);
        var digits = SkipDigits(text, ref at);
        if (at < text.Length && text[at] == '.')
        {
            at++;
            digits += SkipDigits(text, ref at);
        }

        if (digits == 0)
        {
            return 0;
        }

        var mantissa = at;
        if (at < text.Length && text[at] is 'e' or 'E')
        {
            at++;
            Skip(text, ref at, "+-", 1);
            if (SkipDigits(text, ref at) > 0)
            {
                return at;
            }
        }

        return mantissa;
    }

    private static int SkipDigits(string text, ref int at)
    {
        var start = at;
        while (at < text.Length && char.IsAsciiDigit(text[at]))
        {
            at++;
        }

        return at - start;
    }

    private static void Skip(string text, ref int at, string any, int most)
    {
        while (most-- > 0 && at < text.Length && any.Contains(text[at], StringComparison.Ordinal))
        {
            at++;
        }
    }
}
