using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Fabrication.Meshes.Repair;

/// <summary>A repair in words.</summary>
internal static class MeshRepairWords
{
    /// <summary>One sentence for each thing done and each thing left.</summary>
    public static ImmutableArray<string> Of(MeshRepairReport report)
    {
        var (done, left) = (report.Mended, report.Left);
        (int Count, string Words)[] all =
        [
            (done.WeldedVertexCount, "corners were joined to equal or near ones"),
            (done.CollapsedFaceCount, "triangles had no three different corners and were left out"),
            (done.DuplicateFaceCount, "copies of triangles were left out"),
            (done.FlatFaceCount, "triangles without height at open edges were left out"),
            (done.JoinedVertexCount, "corners were joined across gaps between open edges"),
            (done.SplitEdgeCount, "corners that lay on an open edge were put into it"),
            (done.FlippedFaceCount, "triangles were turned to run as their neighbours"),
            (done.ScrapShellCount, "surfaces without thickness were left out"),
            (done.TurnedShellCount, "closed surfaces were turned: inside out, or taken for cavities"),
            (left.OpenEdgeCount, "edges are still open: mend the part where it was made"),
            (left.MisalignedEdgeCount, "edges still have triangles that run against each other: mend the part where " +
                "it " +
                "was made"),
            (done.OneSidedEdgeCount, "edges belong to a surface with one side only: it encloses nothing"),
        ];
        var sentences = ImmutableArray.CreateBuilder<string>();
        sentences.AddRange(all.Where(one => one.Count > 0).Select(one => Text($"{one.Count} {one.Words}.")));
        if (!done.Holes.IsEmpty)
        {
            sentences.Add(Text($"{done.Holes.Length} holes were closed with {done.FilledArea_m2 * 1e6:G4} mm^2, ") +
                Text($"{done.FilledArea_m2 / report.AreaAfter_m2:P2} of the surface; the largest has ") +
                Text($"{done.Holes.Max(hole => hole.Area_m2) * 1e6:G4} mm^2 and departs from a plane by at most ") +
                Text($"{Math.Round(done.Holes.Max(hole => hole.OutOfPlane_m) * 1e3, 6):G3} mm."));
        }

        if (report.Crossings is { CrossingCount: > 0 } crossings)
        {
            var place = crossings.Places[0].Place;
            sentences.Add(Text($"{(crossings.IsComplete ? "" : "At least ")}{crossings.CrossingCount} pairs of ") +
                "triangles " +
                Text($"pass through each other, the first at ({place.X * 1e3:G6}, {place.Y * 1e3:G6}, ") +
                Text($"{place.Z * 1e3:G6}) mm: what they enclose twice is solid once."));
        }

        if (!report.IsNestingKnown)
        {
            sentences.Add("There are too many surfaces to tell which lie in others: none was taken for a cavity.");
        }

        return sentences.ToImmutable();
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
