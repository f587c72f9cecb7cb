using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication;

internal static partial class FabricationFindings
{
    public static Finding TrackNotMolten(double peak_K, double solidus_K, double flux_W_m2, double? needed_W_m2) =>
        new("FAB130", Severity.Error, string.Create(CultureInfo.InvariantCulture,
            $"The track does not melt: the surface reaches {Celsius(peak_K)}, melting begins at " +
            $"{Celsius(solidus_K)}. {TrackNeeds(flux_W_m2, needed_W_m2)}"));

    public static Finding TrackPartlyFused(double fusedFraction) =>
        new("FAB131", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The melt does not reach through the layer: {fusedFraction * 100:F1} % of it is fused on the middle " +
            $"line. Slower, hotter or a thinner layer fuses more."));

    public static Finding TrackOverMelts(double depth_m, double layer_m) =>
        new("FAB132", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The melt is {depth_m * 1e3:F2} mm deep, more than two layers of {layer_m * 1e3:G4} mm. Faster or " +
            $"cooler would do."));

    public static Finding TrackBreaksUp(double aspectRatio, double growth_s, double liquid_s) =>
        new("FAB133", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The melt may break up into beads: it is {aspectRatio:F2} times as long as wide (limit " +
            $"{Math.PI:F2}) and liquid for {liquid_s:F1} s against {growth_s:F2} s that a swelling takes. Slower, " +
            $"or a wider spot; a bed that holds the melt is not in the criterion."));

    public static Finding TrackEvaporates(double peak_K) =>
        new("FAB134", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The surface reaches {Celsius(peak_K)}: above 1200 degC sodium and potassium boil off (Shaw 2023, " +
            $"Minerals 13:79) and foul the optics. Their heat is not in the balance, so the peak is an upper bound."));

    public static Finding TrackCracks(double difference_K, double best_K) =>
        new("FAB135", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"Cracks are likely: dense soil below its glass transition differs by {difference_K:F0} K, and the " +
            $"strongest basalt glass bears {best_K:F0} K. A warmer bed or slower cooling would help."));

    public static Finding TrackStillMolten(double coolDown_s) =>
        new("FAB136", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
            $"The middle of the track has not cooled through the solidus {coolDown_s:G4} s after the light: there is " +
            $"no cooling rate, and the time molten is a lower bound. Take a longer cool_down."));

    public static Finding TrackTooShort(double length_m, double pool_m) =>
        new("FAB137", Severity.Note, string.Create(CultureInfo.InvariantCulture,
            $"The track of {length_m * 1e3:G4} mm is not longer than twice the {pool_m * 1e3:G3} mm of its melt, " +
            $"which may not have come to its full length and depth."));

    private static string TrackNeeds(double flux_W_m2, double? needed_W_m2)
    {
        const double resolvedRatio = 1.02; // the search ends within 1 %
        return needed_W_m2 is not { } needed
            ? Text($"A hundred times the flux of {flux_W_m2 / 1e6:G3} MW/m^2 does not melt a column of it either.")
            : needed > resolvedRatio * flux_W_m2
            ? Text($"A column that loses no heat sideways takes {needed / 1e6:G3} MW/m^2 instead of ") +
                Text($"{flux_W_m2 / 1e6:G3}; the track takes more.")
            : Text($"A column that loses no heat sideways would melt at {flux_W_m2 / 1e6:G3} MW/m^2; ") +
                "slower, a wider spot or smaller cells.";
    }
}
