using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Maps;

/// <summary>
/// The files that a run folder holds of a map, beside the artefacts of its phase: a table and a picture.
/// </summary>
internal static class MapFiles
{
    /// <summary>Name of the table.</summary>
    public static string TableOf(FieldMap map) => map.Name + ".csv";

    /// <summary>Name of the picture.</summary>
    public static string PictureOf(FieldMap map) => map.Name + ".png";

    /// <summary>Both files; equal maps give equal bytes.</summary>
    public static ImmutableArray<Artefact> Of(PhaseRun phase, FieldMap map)
    {
        var unit = phase.UnitOf(map.Name);
        return
        [
            new(TableOf(map), "text/csv", $"The map {map.Name}, a line a value.", MapCsv.Write(map, unit)),
            new(PictureOf(map), "image/png", $"The map {map.Name} as a picture.", MapPicture.Png(map, unit)),
        ];
    }
}
