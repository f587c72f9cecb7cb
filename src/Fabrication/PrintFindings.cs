using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication;

/// <summary>The findings of <c>fabrication.print</c>: FAB101 and up; codes are never reused.</summary>
internal static class PrintFindings
{
    private static readonly CultureInfo s_plain = CultureInfo.InvariantCulture;

    public static Finding MeshOpen(string part, MeshAudit audit) => new(
        "FAB101", Severity.Error, string.Create(s_plain,
        $"{part}: the surface does not close, so inside and outside are not known: {audit.OpenEdgeCount} edges " +
        $"have a " +
        $"triangle on one side only, {audit.MisalignedEdgeCount} join triangles that are flipped against each " +
        $"other, of " +
        $"{audit.TriangleCount} triangles. Nothing was sliced; repair the part and run again."));

    public static Finding MeshCrowded(string part, int count) => new(
        "FAB102", Severity.Warning, string.Create(s_plain,
        $"{part}: {count} edges are shared by four or more triangles: bodies touch along an edge, which no print " +
        $"can hold."));

    public static Finding MeshInsideOut(string part) => new(
        "FAB103", Severity.Note, string.Create(s_plain,
        $"{part}: all triangles face inward; inside and outside were exchanged."));

    public static Finding TrianglesDropped(string part, int dropped, int all) => new(
        "FAB104", Severity.Note, string.Create(s_plain,
        $"{part}: {dropped} of {all} triangles have no area and were left out."));

    public static Finding TrailingBytes(string part, int count) => new(
        "FAB105", Severity.Warning, string.Create(s_plain,
        $"{part}: {count} bytes behind the last triangle were not read; the file may hold more than its header says."));

    public static Finding TooManyStrokes(double strokes, int limit) => new(
        "FAB106", Severity.Error, string.Create(s_plain,
        $"The part takes about {strokes:G3} strokes; the limit is {limit}. Nothing was sliced; use thicker layers " +
        $"or wider " +
        $"spacing, or split the part."));

    public static Finding NothingToDraw(string part, double spacing_m) => new(
        "FAB107", Severity.Error, string.Create(s_plain,
        $"{part}: no stroke falls inside it: it is thinner than the spacing of {spacing_m * 1e3:G4} mm, or in the " +
        $"wrong unit."));

    public static Finding CoverageOff(double ratio) => new(
        "FAB108", Severity.Warning, string.Create(s_plain,
        $"Strokes times spacing make {ratio * 100:F1} % of the layers' area: features thinner than the spacing are " +
        $"lost, or " +
        $"bodies pass through each other."));

    public static Finding SlicedVolumeOff(double ratio) => new(
        "FAB109", Severity.Warning, string.Create(s_plain,
        $"The layers hold {ratio * 100:F2} % of the part's volume: steps of this height do not follow its slopes."));

    public static Finding NoMelt(
        double peak_K, double solidus_K, double cell_m, double flux_W_m2, double? needed_W_m2) => new(
        "FAB110", Severity.Error, string.Create(s_plain,
        $"The light does not melt the soil: the surface reaches {Celsius(peak_K)}, melting begins at " +
        $"{Celsius(solidus_K)}{(peak_K > solidus_K ? TooShort(cell_m) : "")}. " +
        $"{Needed(flux_W_m2, needed_W_m2)}"));

    public static Finding PartlyFused(double fusedFraction, double centreFraction) => new(
        "FAB111", Severity.Warning, string.Create(s_plain,
        $"The melt does not reach through the layer everywhere: {fusedFraction * 100:F1} % of the layer's mass is " +
        $"fused, " +
        $"{Math.Min(1, centreFraction) * 100:F1} % on the middle line. Slower, hotter, a thinner layer or closer " +
        $"tracks fuse more."));

    public static Finding OverMelt(double depth_m, double layer_m) => new(
        "FAB112", Severity.Warning, string.Create(s_plain,
        $"The melt is {depth_m * 1e3:F2} mm deep, more than two layers of {layer_m * 1e3:G4} mm: each layer melts " +
        $"the ones " +
        $"beneath it again, and edges may run. Faster or cooler would do."));

    public static Finding NotShallow(double depth_m, double radius_m) => new(
        "FAB113", Severity.Warning, string.Create(s_plain,
        $"The melt is {depth_m * 1e3:F2} mm deep against a spot radius of {radius_m * 1e3:F2} mm: heat flows " +
        $"sideways too, " +
        $"which this model leaves out. It holds below half the radius; here it overstates depth and temperature."));

    public static Finding Evaporates(double peak_K) => new(
        "FAB114", Severity.Warning, string.Create(s_plain,
        $"The surface reaches {Celsius(peak_K)}: above 1200 degC sodium and potassium boil off (1.38 and 1.02 g/h " +
        $"per g at " +
        $"1200 degC in vacuum, Shaw 2023, Minerals 13:79) and foul the optics. Their heat is not in the balance, " +
        $"so the " +
        $"peak is an upper bound."));

    public static Finding SoilDoubt(string soil, string doubt) => new(
        "FAB115", Severity.Note, string.Create(s_plain,
        $"{soil}: {doubt}."));

    public static Finding StrengthExtrapolated(double porosityFraction, double least, double greatest) => new(
        "FAB116", Severity.Warning, string.Create(s_plain,
        $"The porosity of {porosityFraction * 100:F1} % lies outside the {least * 100:F2} to {greatest * 100:F2} % " +
        $"that the " +
        $"strength is calibrated on; the strength is extrapolated."));

    public static Finding TracksApart(double width_m, double spacing_m) => new(
        "FAB117", Severity.Warning, string.Create(s_plain,
        $"The track melts {width_m * 1e3:F2} mm wide and the tracks lie {spacing_m * 1e3:F2} mm apart: loose soil " +
        $"stays " +
        $"between them."));

    public static Finding HeatUnfinished() => new(
        "FAB118", Severity.Warning, string.Create(s_plain,
        $"The heat model stopped at its limit of an hour or a million steps before all was solid again: the time " +
        $"molten is a " +
        $"lower bound."));

    public static Finding NeverLit(double threshold_W_m2) => new(
        "FAB120", Severity.Error, string.Create(s_plain,
        $"The sunlight never reaches the {threshold_W_m2:F0} W/m^2 that the pen needs; nothing can be printed."));

    public static Finding SeriesTooShort(int done, int all, double lit_s) => new(
        "FAB121", Severity.Error, string.Create(s_plain,
        $"The print does not finish within the sunlight given: {done} of {all} layers are done when it ends, after " +
        $"{lit_s / 3600:F1} h of light. Give more days, or more pens."));

    public static Finding StrokeTooLong() => new(
        "FAB122", Severity.Error, string.Create(s_plain,
        $"One stroke, or the spreading of one layer, takes longer than any span of light: a stroke is not begun " +
        $"where it cannot " +
        $"end before the light goes."));


    // A hot skin on a thick layer: the model does not see it, and says how thin it would have to be.
    private static string TooShort(double cell_m) => Text(
        $", but the light has passed before that reaches the {cell_m * 1e3:G3} mm that the model resolves; slower, ") +
        "or thinner layers";

    private static string Needed(double flux_W_m2, double? needed_W_m2) => needed_W_m2 is { } needed
        ? Text($"At this spot and speed it takes {needed / 1e6:G3} MW/m^2 instead of {flux_W_m2 / 1e6:G3}.")
        : Text($"A hundred times the flux of {flux_W_m2 / 1e6:G3} MW/m^2 does not melt it either.");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Celsius(double temperature_K) =>
        FormattableString.Invariant($"{temperature_K - 273.15:F0} degC");
}
