using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reports;

/// <summary>Values with their standard error, and bands: printed to as many digits as they mean something.</summary>
internal static class UncertainText
{
    private const int MostDigits = 15; // of a double
    private const double PlainFrom = 1e-4;
    private const double PlainBelow = 1e7;

    /// <summary>
    /// A value to the last digit of its standard error, which has two: <c>3472.3</c> and <c>4.1</c>, <c>1.23e7</c> and
    /// <c>0.12e7</c>, <c>123500</c> and <c>1200</c>. Without an error the value alone, and an empty text.
    /// </summary>
    /// <param name="figure">The figure.</param>
    /// <param name="unit">Unit of display.</param>
    public static (string Value, string Error) Of(Figure figure, Unit unit) =>
        Of(unit.FromSi(figure.Value_si), figure.StandardError_si / unit.Factor);

    /// <summary>The same of two numbers in one unit.</summary>
    public static (string Value, string Error) Of(double number, double? standardError)
    {
        if (standardError is not { } error)
        {
            return (NumberText.Number(number), "");
        }

        if (error == 0)
        {
            return (NumberText.Number(number), "0");
        }

        var magnitude = Math.Max(Math.Abs(number), error);
        var power = magnitude is < PlainFrom or >= PlainBelow ? Power(magnitude) : 0;
        var scale = Math.Pow(10, power);
        var (scaled, scaledError) = (number / scale, error / scale);
        var last = LastDigit(scaledError);
        var first = Power(Math.Max(Math.Abs(scaled), scaledError));
        if (first - last >= MostDigits)
        {
            // The error is lost in the rounding of the value.
            return (NumberText.Number(number, MostDigits), NumberText.Number(error, 2));
        }

        var exponent = power == 0 ? "" : "e" + NumberText.Text(power);
        return (Rounded(scaled, last) + exponent, Rounded(scaledError, last) + exponent);
    }

    /// <summary>The least and the greatest of a band without their unit: <c>3100 to 3900</c>.</summary>
    public static string Band(FigureBand band, Unit unit, string between = " to ") =>
        NumberText.Number(unit.FromSi(band.Low_si)) + between + NumberText.Number(unit.FromSi(band.High_si));

    // The place of the second digit of the error once it is rounded to two: -1 for 4.1, 0 for 12, 2 for 1234.
    private static int LastDigit(double error)
    {
        var last = Power(error) - 1;
        return Math.Round(error / Math.Pow(10, last)) >= 100 ? last + 1 : last;
    }

    private static int Power(double magnitude) => (int)Math.Floor(Math.Log10(magnitude));

    private static string Rounded(double number, int last)
    {
        if (last >= 0)
        {
            var step = Math.Pow(10, last);
            return ((Math.Round(number / step) * step) + 0.0).ToString("F0", CultureInfo.InvariantCulture);
        }

        // Adding zero makes 0 of the -0 that rounding may leave.
        var rounded = Math.Round(number, Math.Min(-last, MostDigits)) + 0.0;
        return rounded.ToString("F" + NumberText.Text(-last), CultureInfo.InvariantCulture);
    }
}
