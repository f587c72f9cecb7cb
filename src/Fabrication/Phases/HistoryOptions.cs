using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>Which times of a bed are kept as pictures.</summary>
/// <param name="FrameCount">How many, evenly over the whole time; 0 for none.</param>
/// <param name="Every_s">Time between them instead, s; 0 where the count holds.</param>
public sealed record HistoryOptions(int FrameCount, double Every_s)
{
    private const double ShownLimit = 1e6; // cells of all frames that are shown: some tens of megabytes of files

    internal static HistoryOptions Read(Section section, int frames) => new(
        section.Count("frames", "Times at which the bed is kept, evenly over the whole time, the last at its end; 0 " +
            "for none.", 0, BedRecording.CountLimit, frames),
        section.Quantity("every", "s", "Time between them instead; 0 where `frames` holds.",
            Bounds.Between("0 s", "10 d"), "0 s"));

    /// <summary>How many frames a time takes.</summary>
    internal double CountIn(double duration_s) => Every_s > 0 ? Math.Ceiling(duration_s / Every_s) : FrameCount;

    /// <summary>
    /// What the solver is to keep, in the smallest cells that keep files and memory within their limits, or the
    /// largest there are.
    /// </summary>
    internal BedRecording ToRecording(BedGrid grid, BedPath path, double reach_m, BedMoment? moment)
    {
        var duration = path.Duration_s;
        var count = (int)Math.Min(CountIn(duration), BedRecording.CountLimit + 1);
        var lit = path.Layers.SelectMany(layer => layer.Strokes).Where(stroke => stroke.LightFraction > 0).ToArray();
        var (width, length) = lit.Length == 0 ? (0, 0) : (
            (2 * reach_m) + lit.Max(stroke => Math.Max(stroke.FromX_m, stroke.ToX_m)) -
            lit.Min(stroke => Math.Min(stroke.FromX_m, stroke.ToX_m)),
            (2 * reach_m) + lit.Max(stroke => Math.Max(stroke.FromY_m, stroke.ToY_m)) -
            lit.Min(stroke => Math.Min(stroke.FromY_m, stroke.ToY_m)));
        var shown_m3 = width * length * (path.Layers.Length + 1) * grid.Layer_m;
        var level = grid.Cells.Length - 1;
        while (level > 0 && (count * shown_m3 / Volume_m3(grid.Cells[level]) > ShownLimit ||
            BedRecording.BytesInFrameCell * BedRecording.CellCount(grid, path.Layers.Length, level) * count >
            BedRecording.FrameLimit))
        {
            level--;
        }

        ImmutableArray<double> times = [.. Enumerable.Range(1, count).Select(frame => Every_s > 0
            ? Math.Min(frame * Every_s, duration) : duration * frame / count)];
        return new(times, level, moment);
    }

    private static double Volume_m3(BedCell cell) => cell.X_m * cell.Y_m * cell.Z_m;
}
