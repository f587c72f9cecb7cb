using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes.Repair;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication;

internal static partial class FabricationFindings
{
    public static Finding MeshUnsound(string part, MeshRepairReport report) => new(
        "FAB101", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"{part}: inside and outside are not known, so nothing was sliced: of {report.Found.TriangleCount} triangles " +
        $"{report.Found.OpenEdgeCount} edges had a triangle on one side only, {report.Found.MisalignedEdgeCount} " +
        $"joined " +
        $"triangles that are flipped against each other. {Of(report)}Mend the part where it was made, and run again."));

    public static Finding MeshMended(string part, MeshRepairReport report) => new(
        "FAB127", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"{part}: {Of(report)}Its volume was {report.VolumeBefore_m3 * 1e6:G6} cm^3 as read and is " +
        $"{report.VolumeAfter_m3 * 1e6:G6} cm^3 as sliced."));

    public static Finding BeyondLattice(string part, double reach_m) => new(
        "FAB128", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"{part}: it reaches {reach_m:G4} m from the origin, and ways of the pen lie within {Lattice.Limit_m:F2} m. " +
        $"Nothing was sliced; check the unit, move it to the origin or split it."));

    public static Finding TooManyLayers(string part, double layers, int limit) => new(
        "FAB129", Severity.Error, string.Create(CultureInfo.InvariantCulture,
        $"{part}: it takes about {layers:G3} layers; the limit is {limit}, with a picture of each layer " +
        $"65535. Nothing was sliced; use thicker layers, leave files.svg out or split the part."));

    public static Finding FileNotes(string part, ImmutableArray<string> notes) => new(
        "FAB105", Severity.Warning, $"{part}: {string.Join(' ', notes)}");

    private static string Of(MeshRepairReport report) => string.Concat(
        report.Sentences.Select(sentence => sentence + " "));
}
