using System.Globalization;
using System.Text;
using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>Writes the fitted numbers as the C# file that the built-in ephemeris is compiled with.</summary>
internal static class DataFile
{
    public static string Text(Fit fit)
    {
        var text = new StringBuilder();
        text.Append(
            """
            // Written by tools/FitEphemeris; do not edit. See its README.md for the data and the residuals.
            namespace Guanghan.Core.Bodies.Builtin;

            /// <summary>
            /// Every fitted number of the built-in ephemeris: states at the epoch of <see cref="ModelParameters"/>,
            /// the lag of the Earth's tides, and what turns the barycentres of the giant planets' systems into their
            /// centres.
            /// </summary>
            internal static class FittedModelData
            {
                /// <summary>States and tidal lag.</summary>
                public static readonly ModelParameters Parameters = new(
                    [

            """);
        Vector(text, fit.Parameters.Position_m);
        text.Append("        ],\n        [\n");
        Vector(text, fit.Parameters.Velocity_m_s);
        text.Append(CultureInfo.InvariantCulture, $"        ],\n        {Exact(fit.Parameters.TideLag_s)});\n\n");
        text.Append("    /// <summary>One for each moon that moves its planet by a kilometre or more.</summary>\n");
        text.Append("    public static readonly CentreOffset[] CentreOffsets =\n    [\n");
        for (var k = 0; k < Wobble.All.Length; k++)
        {
            Offset(text, Wobble.All[k], fit.Wobbles_m.AsSpan(k * Wobble.Terms, Wobble.Terms));
        }

        text.Append("    ];\n}\n");
        return text.ToString();
    }

    private static void Vector(StringBuilder text, double[] values)
    {
        for (var slot = 0; slot < values.Length; slot++)
        {
            var axis = "xyz"[slot / Slot.Count];
            text.Append(
                CultureInfo.InvariantCulture,
                $"            {Exact(values[slot])}, // {Slot.Names[slot % Slot.Count]} {axis}\n");
        }
    }

    private static void Offset(StringBuilder text, Wobble wobble, ReadOnlySpan<double> numbers)
    {
        const double century_s = DynamicalConstants.JulianCentury_s;
        text.Append(
            CultureInfo.InvariantCulture,
            $"        // {wobble.Moon}\n        new({wobble.Planet}, {Exact(wobble.Rate_rad_s)},\n");
        for (var group = 0; group < 4; group++)
        {
            var scale = group < 2 ? 1 : century_s;
            var three = numbers.Slice(3 * group, 3);
            text.Append(
                CultureInfo.InvariantCulture,
                $"            new({Exact(three[0] / scale)}, {Exact(three[1] / scale)}, {Exact(three[2] / scale)})");
            text.Append(group < 3 ? ",\n" : "),\n");
        }
    }

    private static string Exact(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
