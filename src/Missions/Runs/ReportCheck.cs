using Guanghan.Core.Phases;

namespace Guanghan.Missions.Runs;

/// <summary>What every report must keep to, whoever wrote the phase; a breach is a mistake in the program.</summary>
internal static class ReportCheck
{
    /// <summary>Longest name of an artefact, characters: a name that every file system takes.</summary>
    public const int MaximumNameLength = 120;

    /// <exception cref="InvalidDataException">The report breaks the contract; the message says where.</exception>
    public static void Require(Report report, PhaseDescription description)
    {
        RequireNames(OutputKind.Figure, report.Figures.Select(figure => figure.Name), description, true);
        RequireNames(OutputKind.Series, report.Series.Select(series => series.Name), description, true);
        RequireNames(OutputKind.Event, report.Events.Select(happened => happened.Name), description, false);
        RequireNames(OutputKind.Artefact, report.Artefacts.Select(artefact => artefact.Name), description, true);
        RequireNames(OutputKind.Map, report.Maps.Select(map => map.Name), description, true);
        foreach (var figure in report.Figures)
        {
            RequireFigure(figure);
        }

        foreach (var series in report.Series)
        {
            RequireSeries(series);
        }

        foreach (var artefact in report.Artefacts)
        {
            RequireFileName("artefact", artefact.Name, MaximumNameLength);
        }

        MapCheck.Require(report);
    }

    private static void RequireNames(
        OutputKind kind, IEnumerable<string> names, PhaseDescription description, bool once)
    {
        var declared = description.Outputs.Where(output => output.Kind == kind).Select(output => output.Name)
            .ToHashSet(StringComparer.Ordinal);
        var word = kind.ToString().ToLowerInvariant();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            if (!declared.Contains(name) && !(kind == OutputKind.Artefact && declared.Contains(Numbered(name))))
            {
                throw new InvalidDataException(
                    $"the report holds the {word} '{name}', which the phase does not declare");
            }

            if (!seen.Add(name) && once)
            {
                throw new InvalidDataException(
                    $"the report holds the {word} '{name}' twice");
            }
        }
    }

    /// <summary>A file's name with <c>#</c> for each number in it: so a phase declares files that it numbers.</summary>
    internal static string Numbered(string name)
    {
        var text = new System.Text.StringBuilder(name.Length);
        foreach (var letter in name)
        {
            if (!char.IsAsciiDigit(letter))
            {
                text.Append(letter);
            }
            else if (text.Length == 0 || text[^1] != '#')
            {
                text.Append('#');
            }
        }

        return text.ToString();
    }

    private static void RequireFigure(Figure figure)
    {
        RequireFinite("figure", figure.Name, [figure.Value_si]);
        if (figure.StandardError_si is { } error_si && !(error_si >= 0 && double.IsFinite(error_si)))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the standard error of the figure '{figure.Name}' is {error_si}; it must be finite and at least 0"));
        }

        if (figure.Band is { } band &&
            !(band.Low_si <= band.High_si && double.IsFinite(band.Low_si) && double.IsFinite(band.High_si)))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the band of the figure '{figure.Name}' runs from {band.Low_si} to {band.High_si}; ") +
                "it must be finite and its low end not above its high end");
        }
    }

    private static void RequireSeries(Series series)
    {
        RequireFinite("series", series.Name, series.Values_si.AsSpan());
        RequireFinite("axis of the series", series.Name, series.Axis.Values_si.AsSpan());
        if (series.Values_si.Length != series.Axis.Values_si.Length)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the series '{series.Name}' has {series.Values_si.Length} values on an axis of ") +
                FormattableString.Invariant($"{series.Axis.Values_si.Length}"));
        }

        RequireIncreasing("axis of the series", series.Name, series.Axis.Values_si.AsSpan());
    }

    /// <exception cref="InvalidDataException">A value is not above the one before it.</exception>
    internal static void RequireIncreasing(string what, string name, ReadOnlySpan<double> values_si)
    {
        for (var i = 1; i < values_si.Length; i++)
        {
            if (!(values_si[i] > values_si[i - 1]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"the {what} '{name}' does not increase at index {i}"));
            }
        }
    }

    /// <exception cref="InvalidDataException">A value is not finite.</exception>
    internal static void RequireFinite(string what, string name, ReadOnlySpan<double> values_si)
    {
        for (var i = 0; i < values_si.Length; i++)
        {
            if (!double.IsFinite(values_si[i]))
            {
                throw new InvalidDataException(FormattableString.Invariant(
                    $"the {what} '{name}' is not finite at index {i}"));
            }
        }
    }

    /// <exception cref="InvalidDataException">The name is not one that every file system takes.</exception>
    internal static void RequireFileName(string what, string name, int maximumLength)
    {
        var isSafe = name.Length > 0 && name.Length <= maximumLength && name[0] != '.' && name[^1] != '.' &&
            name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');
        if (!isSafe)
        {
            throw new InvalidDataException(
                $"the {what} name '{name}' is not a plain file name of letters, digits, . - _");
        }
    }
}
