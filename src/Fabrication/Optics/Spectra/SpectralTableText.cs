using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>What a user's spectral table must hold.</summary>
/// <param name="Column">
/// Name of the value column in the header; null: the first after the wavelength, whatever its name.
/// </param>
/// <param name="Lowest_1">Lowest value allowed, in the unit of the quantity.</param>
/// <param name="Highest_1">Highest value allowed, in the unit of the quantity.</param>
/// <param name="Outside">What the curve says outside the table.</param>
public sealed record SpectralTableRules(string? Column, double Lowest_1, double Highest_1, OutsideRule Outside);

/// <summary>
/// A user's spectral table: comma-separated UTF-8 text. Lines that begin with # and empty lines are skipped; the first
/// other line may be a header, whose first name is <c>wavelength_nm</c> or <c>wavelength_um</c>. Without a header the
/// wavelengths are nm. At most 100000 rows and 64 columns; wavelengths from 10 nm to 1 mm, rising. Never throws on
/// content: every refusal is a sentence with the number of the line.
/// </summary>
public static class SpectralTableText
{
    private const int MaximumRows = 100_000;
    private const int MaximumColumns = 64;
    private const int MaximumShown = 40;
    private const double ShortestWavelength_m = 10e-9;
    private const double LongestWavelength_m = 1e-3;

    /// <summary>Reads a table.</summary>
    /// <param name="content">The text, UTF-8, with or without a byte order mark.</param>
    /// <param name="rules">What it must hold.</param>
    /// <param name="curve">The curve; null where it was refused.</param>
    /// <param name="error">Why it was refused, in plain words; empty where it was not.</param>
    public static bool TryRead(
        ReadOnlyMemory<byte> content, SpectralTableRules rules, [NotNullWhen(true)] out SpectralCurve? curve,
        out string error)
    {
        var reading = new Reading(rules);
        var rest = content.Span;
        rest = rest.StartsWith("\uFEFF"u8) ? rest[3..] : rest;
        error = "";
        for (var line = 1; rest.Length > 0 && error.Length == 0; line++)
        {
            var end = rest.IndexOf((byte)'\n');
            var text = Trimmed(end < 0 ? rest : rest[..end]);
            rest = end < 0 ? [] : rest[(end + 1)..];
            if (text.Length > 0 && text[0] != (byte)'#' && reading.Add(text) is { } problem)
            {
                error = $"line {line}: {problem}";
            }
        }

        error = error.Length > 0 ? error : reading.Shortage();
        curve = error.Length > 0 ? null : reading.Curve();
        return curve is not null;
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> text) => text.Trim(" \t\r"u8);

    private static string Shown(ReadOnlySpan<byte> text)
    {
        var shown = Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaximumShown)]);
        return text.Length > MaximumShown ? shown + "..." : shown;
    }

    private static bool IsNumber(ReadOnlySpan<byte> text, out double value_1) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value_1);

    /// <summary>A table half read. Lives for one call.</summary>
    private sealed class Reading(SpectralTableRules rules)
    {
        private readonly List<double> _wavelengths_m = [];
        private readonly List<double> _values_1 = [];
        private double _unit_m = 1e-9;
        private string _unit = "nm";
        private double _before = double.NegativeInfinity;
        private int _column = 1;
        private int _columns;

        public string? Add(ReadOnlySpan<byte> text)
        {
            var columns = text.Count((byte)',') + 1;
            if (columns > MaximumColumns)
            {
                return $"{columns} columns; at most {MaximumColumns} are read";
            }

            if (_columns == 0)
            {
                _columns = columns;
                if (!IsNumber(Cell(text, 0), out _))
                {
                    return Header(text);
                }

                if (rules.Column is { } name)
                {
                    return $"the column '{name}' cannot be found without a header line";
                }
            }

            return columns == _columns ? Row(text) : $"{columns} columns where the first line has {_columns}";
        }

        public string Shortage() => _values_1.Count switch
        {
            0 => "the table is empty; it needs two or more rows of wavelength,value",
            1 => "the table has one row; a curve needs two or more",
            _ => "",
        };

        public SpectralCurve Curve() => new([.. _wavelengths_m], [.. _values_1], rules.Outside);

        private static ReadOnlySpan<byte> Cell(ReadOnlySpan<byte> text, int column)
        {
            for (var i = 0; i < column; i++)
            {
                var comma = text.IndexOf((byte)',');
                text = comma < 0 ? [] : text[(comma + 1)..];
            }

            var end = text.IndexOf((byte)',');
            return Trimmed(end < 0 ? text : text[..end]);
        }

        private string? Header(ReadOnlySpan<byte> text)
        {
            var first = Cell(text, 0);
            if (!first.SequenceEqual("wavelength_nm"u8) && !first.SequenceEqual("wavelength_um"u8))
            {
                return $"the first column must be 'wavelength_nm' or 'wavelength_um', or a number of nm; it is " +
                    $"'{Shown(first)}'";
            }

            (_unit_m, _unit) = first[^2] == (byte)'u' ? (1e-6, "um") : (1e-9, "nm");
            if (_columns < 2)
            {
                return "there is no value column; write wavelength,value with a comma between";
            }

            if (rules.Column is not { } name)
            {
                return null;
            }

            for (_column = 1; _column < _columns; _column++)
            {
                if (Cell(text, _column).SequenceEqual(Encoding.UTF8.GetBytes(name)))
                {
                    return null;
                }
            }

            return $"there is no column '{name}'";
        }

        private string? Row(ReadOnlySpan<byte> text)
        {
            if (_columns < 2)
            {
                return "there is no value column; write wavelength,value with a comma between";
            }

            if (_values_1.Count == MaximumRows)
            {
                return $"more than {MaximumRows} rows; thin the table out";
            }

            var first = Cell(text, 0);
            var second = Cell(text, _column);
            if (!IsNumber(first, out var wavelength) || !IsNumber(second, out var value))
            {
                return $"'{Shown(IsNumber(first, out _) ? second : first)}' is not a number";
            }

            if (!double.IsFinite(wavelength) || !double.IsFinite(value))
            {
                return $"'{Shown(double.IsFinite(wavelength) ? second : first)}' is not a finite number";
            }

            return Problem(wavelength, value) ?? Keep(wavelength, value);
        }

        private string? Problem(double wavelength, double value_1)
        {
            var wavelength_m = wavelength * _unit_m;
            if (!(wavelength_m >= ShortestWavelength_m && wavelength_m <= LongestWavelength_m))
            {
                return FormattableString.Invariant($"a wavelength of {wavelength} {_unit} is outside 10 nm to 1 mm; ") +
                    "name the unit in a header line: wavelength_nm or wavelength_um";
            }

            // Compared in m: two texts that differ may give one double there.
            if (_wavelengths_m.Count > 0 && wavelength_m <= _wavelengths_m[^1])
            {
                return FormattableString.Invariant($"the wavelength {wavelength} {_unit} does not rise above ") +
                    FormattableString.Invariant($"{_before} {_unit} in the row before");
            }

            return value_1 >= rules.Lowest_1 && value_1 <= rules.Highest_1
                ? null
                : FormattableString.Invariant(
                    $"the value {value_1} is outside {rules.Lowest_1} to {rules.Highest_1}");
        }

        private string? Keep(double wavelength, double value_1)
        {
            _before = wavelength;
            _wavelengths_m.Add(wavelength * _unit_m);
            _values_1.Add(value_1);
            return null;
        }
    }
}
