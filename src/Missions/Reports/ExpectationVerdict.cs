using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>The verdict on a published figure in words; where a band was judged, they say so.</summary>
internal static class ExpectationVerdict
{
    /// <summary>
    /// <c>holds</c>, <c>falls short</c>, or as <c>holds: the band 3100 to 3900 suns reaches it</c>.
    /// </summary>
    public static string Of(ExpectationResult it) =>
        (it.Holds ? "holds" : "falls short") + (Reason(it) is { Length: > 0 } reason ? ": " + reason : "");

    /// <summary>What a band had to do with it; empty where the value was judged.</summary>
    public static string Reason(ExpectationResult it) => Reason(it, it.Band is { } band
        ? UncertainText.Band(band, it.Unit) + (it.Unit.Symbol.Length == 0 ? "" : " " + it.Unit.Symbol)
        : "");

    /// <summary>The same with the band as the caller prints it.</summary>
    public static string Reason(ExpectationResult it, string band) => it switch
    {
        { Compare: Comparison.Value } or { Computed_si: null } => "",
        { Band: null } => "the value has no band and " + (it.Holds ? "reaches it" : "does not reach it"),
        _ => $"the band {band} " + (it.Holds ? "reaches it" : "does not reach it"),
    };

    /// <summary>The word of a mission file.</summary>
    public static string WordOf(Comparison compare) => compare == Comparison.Band ? "band" : "value";
}
