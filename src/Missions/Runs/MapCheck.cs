using Guanghan.Core.Phases;

namespace Guanghan.Missions.Runs;

/// <summary>What every map of a report must keep to; a breach is a mistake in the program.</summary>
internal static class MapCheck
{
    /// <summary>
    /// Most values of a map, a square of 1024: its table has a line for each of them, some 100 MB at this size.
    /// </summary>
    public const int MaximumValues = 1 << 20;

    // What the files of a map end in, behind its name.
    private static readonly string[] s_endings = [".csv", ".png"];

    /// <exception cref="InvalidDataException">A map breaks the contract; the message says where.</exception>
    public static void Require(Report report)
    {
        foreach (var map in report.Maps)
        {
            RequireMap(map);
            var taken = report.Artefacts.FirstOrDefault(artefact => s_endings.Any(ending =>
                string.Equals(artefact.Name, map.Name + ending, StringComparison.OrdinalIgnoreCase)));
            if (taken is not null)
            {
                throw new InvalidDataException(
                    $"the artefact '{taken.Name}' has the name of a file of the map '{map.Name}'");
            }
        }
    }

    private static void RequireMap(FieldMap map)
    {
        ReportCheck.RequireFileName("map", map.Name, ReportCheck.MaximumNameLength - s_endings[0].Length);
        RequireAxis("x axis of the map", map.Name, map.X);
        RequireAxis("y axis of the map", map.Name, map.Y);
        ReportCheck.RequireFinite("map", map.Name, map.Values_si.AsSpan());
        var count = (long)map.X.Values_si.Length * map.Y.Values_si.Length;
        if (map.Values_si.Length != count)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the map '{map.Name}' has {map.Values_si.Length} values on axes of ") +
                FormattableString.Invariant($"{map.X.Values_si.Length} and {map.Y.Values_si.Length}"));
        }

        foreach (var mark in map.Marks)
        {
            RequireMark(map, mark);
        }

        if (count > MaximumValues)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the map '{map.Name}' has {count} values; at most {MaximumValues} are kept"));
        }
    }

    private static void RequireMark(FieldMap map, MapMark mark)
    {
        if (!IsOn(map.X, mark.X_si) || !IsOn(map.Y, mark.Y_si))
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the mark '{mark.Name}' of the map '{map.Name}' lies at {mark.X_si}, {mark.Y_si}, outside its axes"));
        }
    }

    // Not a number is on no axis.
    private static bool IsOn(SeriesAxis axis, double value_si) =>
        value_si >= axis.Values_si[0] && value_si <= axis.Values_si[^1];

    private static void RequireAxis(string what, string name, SeriesAxis axis)
    {
        ReportCheck.RequireFinite(what, name, axis.Values_si.AsSpan());
        ReportCheck.RequireIncreasing(what, name, axis.Values_si.AsSpan());
        if (axis.Values_si.Length < 2)
        {
            throw new InvalidDataException(FormattableString.Invariant(
                $"the {what} '{name}' has {axis.Values_si.Length} points; a map has at least 2"));
        }
    }
}
