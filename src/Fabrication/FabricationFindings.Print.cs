using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication;

internal static partial class FabricationFindings
{
    public static Finding LayersPartlyJoined(double joined, double least, double greatest) => new(
        "FAB125", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"Of the section between layers {joined * 100:F1} % is joined ({least * 100:F1} to {greatest * 100:F1} % by " +
        $"what is not known of the viscosity): the melt does not reach the layer beneath everywhere. Slower, hotter, " +
        $"a thinner layer or closer tracks join more."));

    public static Finding PrintCracks(double difference_K, double best_K) => new(
        "FAB126", Severity.Warning, string.Create(CultureInfo.InvariantCulture,
        $"Cracks are likely: when the last stroke ends, dense soil below its glass transition differs by " +
        $"{difference_K:F0} K, and the strongest basalt glass bears {best_K:F0} K. The strength holds for soil " +
        $"without cracks; a warmer bed or slower cooling would help."));
}
