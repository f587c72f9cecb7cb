using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>What is kept of a bed while it is computed, beside its tracks.</summary>
/// <param name="FrameTimes_s">Times, rising, s; each frame is taken at the end of the coarsest step that reaches its
/// time.</param>
/// <param name="FrameLevel">In which of the grid's cells frames are kept, 0 for the coarsest.</param>
/// <param name="Moment">The place whose hottest moment is kept, or null.</param>
public sealed record BedRecording(ImmutableArray<double> FrameTimes_s, int FrameLevel, BedMoment? Moment)
{
    /// <summary>Most memory of all frames, bytes: 2^25 cells.</summary>
    public const long FrameLimit = 1L << 28;

    /// <summary>Most frames.</summary>
    public const int CountLimit = 200;

    /// <summary>Bytes of a cell in a frame: temperature and consolidation.</summary>
    public const int BytesInFrameCell = 8;

    /// <summary>Bytes of a cell in the history: peak, time above the solidus, cooling rate.</summary>
    public const int BytesInHistoryCell = 12;

    /// <summary>What is wrong, in words; null where nothing is.</summary>
    internal string? Problem(BedGrid grid, int layerCount)
    {
        if (FrameLevel < 0 || FrameLevel >= grid.Cells.Length)
        {
            return $"Frames are kept in cells of size {FrameLevel}; the grid has sizes 0 to {grid.Cells.Length - 1}.";
        }

        for (var at = 1; at < FrameTimes_s.Length; at++)
        {
            if (!(FrameTimes_s[at] > FrameTimes_s[at - 1]))
            {
                return FormattableString.Invariant(
                    $"Frame {at + 1} is at {FrameTimes_s[at]:G6} s; each must be later than the one before.");
            }
        }

        if (FrameTimes_s.Length > CountLimit)
        {
            return FormattableString.Invariant(
                $"{FrameTimes_s.Length} frames or more are asked for, and {CountLimit} are allowed; take fewer.");
        }

        var bytes = BytesInFrameCell * CellCount(grid, layerCount, FrameLevel) * FrameTimes_s.Length;
        return bytes <= FrameLimit ? null : FormattableString.Invariant(
            $"{FrameTimes_s.Length} frames of the bed need {bytes / (1 << 20):F0} MiB, and {FrameLimit >> 20} MiB ") +
            "are allowed; take fewer frames, or larger cells.";
    }

    /// <summary>Cells of a whole bed in a level.</summary>
    internal static double CellCount(BedGrid grid, int layerCount, int level)
    {
        var cell = grid.Cells[level];
        return grid.Width_m / cell.X_m * (grid.Length_m / cell.Y_m) *
            ((grid.Base_m + (layerCount * grid.Layer_m)) / cell.Z_m);
    }
}

/// <summary>A place on a layer; two upright sections through it are kept at the moment when its surface is
/// hottest.</summary>
/// <param name="Layer">Index of the layer, from 0.</param>
/// <param name="X_m">Place, m.</param>
/// <param name="Y_m">Place, m.</param>
/// <param name="Reach_m">Half the length of a section, m.</param>
public sealed record BedMoment(int Layer, double X_m, double Y_m, double Reach_m);

/// <summary>The bed at one time.</summary>
/// <param name="Time_s">Since the start, s.</param>
/// <param name="Bed">The bed.</param>
public sealed record BedFrame(double Time_s, BedSnapshot Bed);

/// <summary>What every cell went through; index (z * CountY + y) * CountX + x.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="CountX">Cells along x.</param>
/// <param name="CountY">Cells along y.</param>
/// <param name="CountZ">Cells in height, from the floor.</param>
/// <param name="Peaks_K">Highest temperature, K; of larger cells the mean of the smallest ones in them.</param>
/// <param name="AboveSolidus_s">How long it was above the solidus, s; the mean likewise.</param>
/// <param name="CoolingRates_K_s">How fast it last cooled through the solidus, K/s; the mean of the smallest cells that
/// did; 0 where none did.</param>
public sealed record BedHistory(
    BedCell Cell, int CountX, int CountY, int CountZ, ImmutableArray<float> Peaks_K,
    ImmutableArray<float> AboveSolidus_s, ImmutableArray<float> CoolingRates_K_s);

/// <summary>An upright section of the bed along one of its axes, in the smallest cells.</summary>
/// <param name="IsAlongX">Whether it runs along x, or along y.</param>
/// <param name="Places_m">Middles of the cells along it, m from the bed's corner.</param>
/// <param name="Heights_m">Middles of the cells in height, m from the floor, rising.</param>
/// <param name="Temperatures_K">K, row by row from below.</param>
/// <param name="Surface_K">Temperature of the surface above each column, K.</param>
/// <param name="FusedFractions">Consolidation at the end, row by row from below.</param>
public sealed record BedSection(
    bool IsAlongX, ImmutableArray<double> Places_m, ImmutableArray<double> Heights_m,
    ImmutableArray<float> Temperatures_K, ImmutableArray<float> Surface_K, ImmutableArray<float> FusedFractions);

/// <summary>What was kept of a bed.</summary>
/// <param name="Frames">The bed at the times asked for.</param>
/// <param name="Moment_s">When the place asked for was hottest, s; 0 where none was asked for.</param>
/// <param name="Sections">Along x and along y at that moment; empty where none was asked for.</param>
/// <param name="Peaks">The same sections, with the highest temperature of every cell.</param>
public sealed record BedRecord(
    ImmutableArray<BedFrame> Frames, double Moment_s, ImmutableArray<BedSection> Sections,
    ImmutableArray<BedSection> Peaks);
