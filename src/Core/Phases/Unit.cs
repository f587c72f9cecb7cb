using System.Globalization;

namespace Guanghan.Core.Phases;

/// <summary>
/// A unit as a user writes it, and what it is worth in SI: SI value = written value * Factor + Offset. Units other than
/// SI exist only in mission files and displays.
/// </summary>
/// <param name="Symbol">As written, such as <c>MW/m^2</c>; empty for a plain number.</param>
/// <param name="Dimension">Its physical dimension.</param>
/// <param name="Factor">Coherent SI units in one of this unit.</param>
/// <param name="Offset_si">SI value at the zero of this unit; 273.15 K for degC, otherwise 0.</param>
public sealed record Unit(string Symbol, Dimension Dimension, double Factor, double Offset_si = 0)
{
    /// <summary>A plain number.</summary>
    public static Unit One { get; } = new("", Dimension.None, 1);

    /// <summary>The unit that a symbol or expression names.</summary>
    /// <param name="expression">Such as <c>mm</c>, <c>W/m^2</c> or <c>kg m^-3</c>.</param>
    /// <exception cref="FormatException">No such unit; the message names the nearest.</exception>
    public static Unit Parse(string expression) => UnitExpression.TryParse(expression, out var unit, out var error)
        ? unit
        : throw new FormatException(error);

    /// <summary>SI value of a number written in this unit.</summary>
    public double ToSi(double written_1) => (written_1 * Factor) + Offset_si;

    /// <summary>The number to write in this unit for an SI value.</summary>
    public double FromSi(double value_si) => (value_si - Offset_si) / Factor;

    /// <summary>
    /// An SI value written in this unit with so many significant digits, the unit behind it; without an exponent from
    /// 0.00001 to 10 million.
    /// </summary>
    public string Format(double value_si, int significantDigits = 6)
    {
        var written = FromSi(value_si);
        var text = written.ToString("G" + significantDigits.ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture);
        if (Math.Abs(written) is >= 1e-5 and < 1e7 && text.Contains('E', StringComparison.Ordinal))
        {
            // "2.5E+03" as "2500": the digits are the same, and a decimal holds them exactly.
            text = decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture)
                .ToString(CultureInfo.InvariantCulture);
        }

        return Symbol.Length == 0 ? text : text + " " + Symbol;
    }
}
