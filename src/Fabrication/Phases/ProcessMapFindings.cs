using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>Findings of <c>fabrication.process-map</c>, FAB140 to FAB149.</summary>
internal static class ProcessMapFindings
{
    public static Finding Marked(ProcessMark mark)
    {
        var (one, margins) = (mark.Outcome, mark.Margins);
        return new("FAB140", one.Regime == PrintRegime.Good ? Severity.Note : Severity.Warning, string.Create(
            CultureInfo.InvariantCulture,
            $"The marked point is {Word(one.Regime)}: {one.FusedFraction:0.0%} fused, melt {one.DepthRatio:0.00} " +
            $"layers deep, pool {one.PoolRatio:0.0} times as long as wide. ") + Near(margins) + string.Create(
                CultureInfo.InvariantCulture,
            $"A fifth faster leaves {1 - mark.Faster.FusedFraction:0.0%} loose, a fifth slower " +
            $"{1 - mark.Slower.FusedFraction:0.0%} with {mark.Slower.DepthRatio:0.00} layers molten; a third more " +
            $"spacing leaves {1 - mark.Wider.FusedFraction:0.0%} loose, between the tracks."));
    }

    public static Finding NothingGood() => new("FAB141", Severity.Warning,
        "No point of any map is good; take a wider range of flux and speed, closer tracks or a thinner layer.");

    public static Finding NothingMelts(double flux_W_m2, double speed_m_s, double? needed_W_m2) =>
        new("FAB142", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"Nothing in the map melts: at {speed_m_s * 60e3:G3} mm/min {flux_W_m2 / 1e6:G3} MW/m^2 " +
                $"do not reach it; ") +
            (needed_W_m2 is { } needed ? Text($"it takes {needed / 1e6:G3} MW/m^2.")
                : "a hundred times as much does not either."));

    public static Finding ColumnDiffers(double column, double bed, double peak_K) =>
        new("FAB143", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"At the marked point the columns melt {column:0.00} layers and three dimensions {bed:0.00}, with a peak " +
            $"{peak_K:0} K apart: heat flows sideways, and the map's boundaries are off by as much."));

    public static Finding RegimeUnsure(IEnumerable<PrintRegime> regimes) => new("FAB144", Severity.Warning,
        "Over the unknown inputs the marked point may be " + string.Join(" or ", regimes.Select(Word)) +
        "; measure them before trusting the boundary.");

    private static string Near(ProcessMargins margins)
    {
        // More flux may evaporate the surface before the layer is molten through: then flux alone makes nothing good.
        var isOverFirst = margins.FluxFullFactor > margins.FluxOverFactor;
        (double? Factor, string Text)[] all =
        [
            (margins.FluxMeltFactor, "melting begins at {0:0.00} times the flux"),
            (isOverFirst ? null : margins.FluxFullFactor, "the layer is molten through from {0:0.00} times the flux"),
            (margins.FluxOverFactor, "it over-melts from {0:0.00} times the flux"),
            (margins.SpeedMeltFactor, "melting ends at {0:0.00} times the speed"),
            (margins.SpeedFullFactor, "the layer is molten through up to {0:0.00} times the speed"),
            (margins.SpeedOverFactor, "it over-melts below {0:0.00} times the speed"),
            (margins.SpeedBreakFactor, "the track breaks up from {0:0.00} times the speed"),
        ];
        var known = all.Where(one => one.Factor is not null).OrderBy(one => Math.Abs(Math.Log(one.Factor!.Value)))
            .Select(one => string.Format(CultureInfo.InvariantCulture, one.Text, one.Factor)).ToArray();
        return known.Length == 0 ? "" : "Nearest boundaries first: " + string.Join(", ", known) +
            (isOverFirst ? "; more flux alone over-melts before it fuses the layer through" : "") + ". ";
    }

    internal static string Word(PrintRegime regime) => regime switch
    {
        PrintRegime.NoMelt => "no melt",
        PrintRegime.Partial => "partial melt",
        PrintRegime.Good => "good",
        PrintRegime.OverMelt => "over-melt",
        _ => "break-up",
    };

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
