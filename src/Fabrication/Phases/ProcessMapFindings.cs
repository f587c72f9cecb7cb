using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>Findings of <c>fabrication.process-map</c>, FAB140 to FAB149. Every sentence stands on what was
/// computed.</summary>
internal static class ProcessMapFindings
{
    private const double NearFactor = 1.25; // the search's steps of a fifth and a little

    private static readonly (ProcessDirection Direction, bool IsUp, string Word)[] s_ways =
    [
        (ProcessDirection.Flux, false, "less flux"), (ProcessDirection.Flux, true, "more flux"),
        (ProcessDirection.Speed, false, "slower"), (ProcessDirection.Speed, true, "faster"),
        (ProcessDirection.Spacing, false, "closer tracks"), (ProcessDirection.Spacing, true, "wider tracks"),
        (ProcessDirection.Layer, false, "thinner layers"), (ProcessDirection.Layer, true, "thicker layers"),
    ];

    public static Finding Marked(ProcessMark mark, ProcessLimits limits)
    {
        var (one, regime) = (mark.Outcome, limits.RegimeOf(mark.Outcome));
        return new("FAB140", regime == PrintRegime.Good ? Severity.Note : Severity.Warning, string.Create(
            CultureInfo.InvariantCulture,
            $"The marked point is {Word(regime)}: {one.FusedFraction:0.0%} fused ({one.OnceFraction:0.0%} in one " +
            $"pass over dense soil), {one.JoinedFraction:0.0%} of the weakest section joined (limit " +
            $"{limits.JoinedFraction:0%}), melt {one.DepthRatio:0.00} layers deep (limit " +
            $"{limits.OverDepthRatio:0.0}), recoil of the vapour {one.RecoilRatio:0.00} of the capillary pressure at " +
            $"{one.CooledPeak_K - 273.15:0} degC, break-up at {one.BreakRatio:0.00} of its limit. What stops each " +
            $"way first, as factors (band over the unknown inputs): ") +
            string.Join("; ", s_ways.Select(way => way.Word + ": " + Way(mark, way.Direction, way.IsUp))) + "." +
            Middle(mark.Crossings));
    }

    public static Finding Optimum(ProcessMapResult result, ProcessMark mark)
    {
        if (mark.Search is not { } own || result.Inputs.Mark is not { } point)
        {
            return new("FAB145", Severity.Warning, "With the marked point's layer every flux, speed and spacing of " +
                "the map crosses a limit: the model knows no optimum to compare it with.");
        }

        var (best, one) = (own.Fastest, mark.Outcome);
        (string Word, double Factor, Func<ProcessPoint, double> Value)[] all =
        [
            ("flux", best.Point.Flux_W_m2 / point.Flux_W_m2, at => at.Flux_W_m2 / point.Flux_W_m2),
            ("speed", best.Point.Speed_m_s / point.Speed_m_s, at => at.Speed_m_s / point.Speed_m_s),
            ("spacing", best.Point.Spacing_m / point.Spacing_m, at => at.Spacing_m / point.Spacing_m),
        ];
        var isNear = all.All(axis => Math.Abs(Math.Log(axis.Factor)) <= Math.Log(NearFactor));
        var text = string.Create(CultureInfo.InvariantCulture,
            $"With the marked point's layer of {point.Layer_m * 1e3:G3} mm the model's own optimum, the fastest " +
            $"point of the map that crosses no limit and has {result.Inputs.EnoughFraction:0%} of the greatest " +
            $"strength, is {Place(best.Point)}: ") + string.Join(", ", all.Select(axis => axis.Word + Times(axis.Factor,
                mark.Cases.Where(at => at.Search is not null).Select(at => axis.Value(at.Search!.Fastest.Point))))) +
            string.Create(CultureInfo.InvariantCulture,
            $" the marked. The marked point has {one.Strength_Pa / own.Strongest_Pa:0%} of the greatest strength, " +
            $"{one.Productivity_kg_s / best.Outcome.Productivity_kg_s:0%} of the optimum's rate and " +
            $"{one.Energy_J_kg / best.Outcome.Energy_J_kg:0.00} times its light a kilogram.");
        if (result.Search is { } search)
        {
            text += $" Over all layers of the map it is {Place(search.Fastest.Point)}, " + string.Create(
                CultureInfo.InvariantCulture,
                $"{search.Fastest.Point.Layer_m * 1e3:G3} mm, at {search.Fastest.Outcome.Productivity_kg_s * 3600:G3}" +
                $" kg/h; the marked gives {one.Productivity_kg_s * 3600:G3}.");
        }

        return new("FAB145", isNear ? Severity.Note : Severity.Warning,
            text + (isNear ? "" : " Model and choice disagree by these factors: what the model leaves out (cracks, " +
                "flow of the melt, gas, the power and the time that were to be had) may bind, or an input is wrong."));
    }

    public static Finding Turned(ProcessMapResult result, ProcessCase one)
    {
        var point = result.Inputs.Mark!;
        var text = string.Create(CultureInfo.InvariantCulture,
            $"With {one.Name.Replace('_', ' ')} at the {(one.IsHigh ? "greatest" : "least")} of its range alone the " +
            $"marked point is good ({Limits(one, result.Inputs.Limits)}; {one.Outcome.FusedFraction:0%} fused, " +
            $"{one.Outcome.Bulk_kg_m3 / 1e3:0.00} g/cm^3). Then stops first: ") + string.Join("; ", s_ways.Select(way =>
            way.Word + ": " + (ProcessMark.First(one.Crossings, way.Direction, way.IsUp) is { } first
                ? Word(first.Limit) + Times(first.Factor, [])
                : Text($"nothing within {ProcessBoundary.ReachFactor:G2}")))) + "." + Middle(one.Crossings);
        if (one.Search is { Fastest: { } best } own)
        {
            text += string.Create(CultureInfo.InvariantCulture,
                $" The model's own optimum with this layer is then {Place(best.Point)}: flux x " +
                $"{best.Point.Flux_W_m2 / point.Flux_W_m2:0.00}, speed x " +
                $"{best.Point.Speed_m_s / point.Speed_m_s:0.00}, spacing x " +
                $"{best.Point.Spacing_m / point.Spacing_m:0.00} the marked, which has " +
                $"{one.Outcome.Strength_Pa / own.Strongest_Pa:0%} of the greatest strength, " +
                $"{one.Outcome.Productivity_kg_s / best.Outcome.Productivity_kg_s:0%} of the optimum's rate and " +
                $"{one.Outcome.Energy_J_kg / best.Outcome.Energy_J_kg:0.00} times its light a kilogram.");
        }

        return new("FAB147", Severity.Note, text);
    }

    public static Finding NothingGood() => new("FAB141", Severity.Warning,
        "No point of any map is good; take a wider range of flux and speed, closer tracks or a thinner layer.");

    public static Finding NothingMelts(double flux_W_m2, double speed_m_s, double? needed_W_m2) =>
        new("FAB142", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"Nothing in the map melts: at {speed_m_s * 60e3:G3} mm/min {flux_W_m2 / 1e6:G3} MW/m^2 " +
                $"do not reach it; ") +
            (needed_W_m2 is { } needed ? Text($"it takes {needed / 1e6:G3} MW/m^2.")
                : "a hundred times as much does not either."));

    public static Finding ColumnDiffers(IReadOnlyList<ProcessCheck> checks) =>
        new("FAB143", Severity.Warning, "Heat flows sideways where columns let none: they melt, against three " +
            "dimensions, " + string.Join("; ", checks.Select(check => string.Create(CultureInfo.InvariantCulture,
                $"{check.Column.DepthRatio:0.00} against {check.Bed.MeltDepth_m / check.Point.Layer_m:0.00} layers " +
                $"{(string.Equals(check.Name, "point", StringComparison.Ordinal) ? "at the marked point"
                    : "at the boundary with " + Reading(check.Name))}"))) +
            ". The boundaries of joint and depth lie at as much more flux, or less speed.");

    public static Finding RegimeUnsure(
        IEnumerable<PrintRegime> regimes, ProcessMark mark, ProcessLimits limits)
    {
        var stated = limits.RegimeOf(mark.Outcome);
        var turns = mark.Cases.Where(one => limits.RegimeOf(one.Outcome) != stated).Select(one =>
            $"{Word(limits.RegimeOf(one.Outcome))} with {one.Name.Replace('_', ' ')} at its " +
            $"{(one.IsHigh ? "greatest" : "least")} ({Limits(one, limits)})").ToArray();
        return new("FAB144", Severity.Warning, "Over the unknown inputs the marked point may be " +
            string.Join(" or ", regimes.Select(Word)) + (turns.Length > 0
                ? ". One input alone turns it: " + string.Join("; ", turns) + ". Measure these first."
                : ", with several of them at once; measure them before trusting the boundary."));
    }

    // How near each limit is, where the point with one input changed stands.
    private static string Limits(ProcessCase one, ProcessLimits limits) => string.Create(CultureInfo.InvariantCulture,
        $"{one.Outcome.JoinedFraction:0%} joined, {one.Outcome.DepthRatio:0.00} layers deep, recoil " +
        $"{one.Outcome.RecoilRatio:0.00}, break-up {limits.MeasureRatio(one.Outcome, ProcessLimit.BreakUp):0.00}");

    public static Finding NotOnMap(ProcessPoint mark) => new("FAB146", Severity.Warning, string.Create(
        CultureInfo.InvariantCulture,
        $"The marked point ({Place(mark)}, {mark.Layer_m * 1e3:G3} mm) lies on none of the maps: widen flux and " +
        $"speed, or give a pass with its spacing and layer, to see it there. Its figures hold."));

    internal static string Word(PrintRegime regime) => regime switch
    {
        PrintRegime.NoMelt => "no melt",
        PrintRegime.Partial => "weak joint",
        PrintRegime.Good => "good",
        PrintRegime.OverMelt => "over-melt",
        _ => "break-up",
    };

    internal static string Word(ProcessLimit limit) => limit switch
    {
        ProcessLimit.Joint => "the joint fails",
        ProcessLimit.OverMelt => "over-melt",
        ProcessLimit.Vapour => "vapour's recoil",
        _ => "break-up",
    };

    // Where both ways end at a limit that the point keeps, the point lies in a window; its middle in the logarithm.
    private static string Middle(ImmutableArray<ProcessCrossing> crossings)
    {
        var all = Enum.GetValues<ProcessDirection>().Select(direction => (Direction: direction,
                Down: ProcessMark.First(crossings, direction, false),
                Up: ProcessMark.First(crossings, direction, true)))
            .Where(one => one is { Down.IsCrossedAtPoint: false, Up.IsCrossedAtPoint: false })
            .Select(one => Text($"{one.Direction} x {Math.Sqrt(one.Down!.Value.Factor * one.Up!.Value.Factor):0.00}"))
            .ToArray();
        return all.Length == 0 ? ""
            : " The middle of the window between these limits is " +
                string.Join(", ", all).ToLowerInvariant() + " the marked.";
    }

    private static string Way(ProcessMark mark, ProcessDirection direction, bool isUp) =>
        mark.First(direction, isUp) is not { } first
            ? Text($"nothing within {ProcessBoundary.ReachFactor:G2}")
            : (first.IsCrossedAtPoint ? "out of " : "") + Word(first.Limit) + Times(first.Factor, mark.Cases
                .SelectMany(one => one.Crossings.Where(at => at.Direction == direction && at.Limit == first.Limit &&
                    at.Factor > 1 == isUp).Take(1)).Select(one => one.Factor));

    private static string Times(double factor, IEnumerable<double> cases)
    {
        var all = cases.Append(factor).ToArray();
        return all.Length < 2 ? Text($" x {factor:0.00}") : Text(
            $" x {factor:0.00} ({all.Min():0.00} to {all.Max():0.00})");
    }

    private static string Reading(string name) => name switch
    {
        "flux_down" => "less flux",
        "flux_up" => "more flux",
        "speed_down" => "less speed",
        _ => "more speed",
    };

    private static string Place(ProcessPoint point) => Text(
        $"{point.Flux_W_m2 / 1e6:G3} MW/m^2, {point.Speed_m_s * 60e3:G3} mm/min, {point.Spacing_m * 1e3:G3} mm");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
