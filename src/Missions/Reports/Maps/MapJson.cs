using System.Collections.Immutable;
using System.Text.Json;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// A map in report.json: its axes, its range and its files with their SHA-256; its values stand in its table.
/// </summary>
internal static class MapJson
{
    public static void Write(Utf8JsonWriter json, PhaseRun phase, FieldMap map)
    {
        var unit = phase.UnitOf(map.Name);
        json.WriteString("name", map.Name);
        json.WriteString("unit", unit.Symbol);
        json.WriteString("si_unit", unit.Dimension.BaseUnits());
        WriteAxis(json, "x", map.X);
        WriteAxis(json, "y", map.Y);
        json.WriteNumber("least_si", map.Values_si.Min());
        json.WriteNumber("most_si", map.Values_si.Max());
        ReportJson.WriteArray(json, "marks", map.Marks, (at, mark) =>
        {
            at.WriteString("name", mark.Name);
            at.WriteNumber("x_si", mark.X_si);
            at.WriteNumber("y_si", mark.Y_si);
        });
        ReportJson.WriteArray(
            json, "files", MapFiles.Of(phase, map), (at, file) => ReportJson.WriteArtefact(at, phase, file));
    }

    /// <summary>The map without its values: its axes are zeros, as many as there must be.</summary>
    public static FieldMap ReadBlank(JsonFields json, string name) =>
        new(name, ReadAxis(json.Object("x")), ReadAxis(json.Object("y")), [])
        {
            Marks = json.Each("marks", mark => new MapMark(
                mark.Text("name"), mark.Number("x_si"), mark.Number("y_si"))),
        };

    private static void WriteAxis(Utf8JsonWriter json, string name, SeriesAxis axis)
    {
        json.WriteStartObject(name);
        ReportJson.WriteAxisMembers(json, axis);
        json.WriteNumber("count", axis.Values_si.Length);
        json.WriteNumber("least_si", axis.Values_si[0]);
        json.WriteNumber("most_si", axis.Values_si[^1]);
        json.WriteEndObject();
    }

    // Bounded before it is believed: a count from a file decides how much memory is taken.
    private static SeriesAxis ReadAxis(JsonFields json) => json.Count("count") is > 1 and <= MapCheck.MaximumValues / 2
        and var count
        ? new(json.Text("name"), json.Unit("unit"), ImmutableArray.Create(new double[count]),
            json.OptionalEpoch("origin_tai_ns"))
        : throw json.Wrong("count", "is not the length of an axis of a map");
}
