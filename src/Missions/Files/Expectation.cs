using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Files;

/// <summary>A published figure to set beside the computed one.</summary>
/// <param name="Figure">Path as written, such as <c>brick.bulk_density</c>.</param>
/// <param name="Phase">Index of the phase that makes it.</param>
/// <param name="Output">Name of the figure in that phase's report.</param>
/// <param name="Published">The published value as written.</param>
/// <param name="Value">The same, read.</param>
/// <param name="Within">The tolerance as written; null where the published value is a bound or a range.</param>
/// <param name="Tolerance_si">The tolerance either way, SI; 0 where there is none.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Compare">What of the computed figure is judged.</param>
public sealed record Expectation(
    string Figure,
    int Phase,
    string Output,
    string Published,
    PublishedValue Value,
    string? Within,
    double Tolerance_si,
    string Source,
    Comparison Compare = Comparison.Value)
{
    /// <summary>Compares with a computed figure.</summary>
    /// <param name="computed">The computed figure; null where there is none, and then nothing holds.</param>
    public ExpectationResult Judge(Figure? computed)
    {
        if (computed is null)
        {
            return new(Figure, Published, Within, Source, Value.Unit, null, null, null, false) { Compare = Compare };
        }

        var low = Value.Low_si;
        var high = Value.High_si;
        var value_si = computed.Value_si;
        var end = (low, high) switch
        {
            ({ } l, { } h) => Math.Abs(value_si - l) <= Math.Abs(value_si - h) ? l : h,
            _ => low ?? high!.Value,
        };
        var deviation = value_si - end;
        var holds = (Compare, computed.Band) switch
        {
            (Comparison.Band, { } band) => Reaches(band.Low_si, band.High_si),
            (Comparison.Band, null) => Reaches(value_si, value_si),
            _ when Value.IsSingle => Math.Abs(deviation) <= Tolerance_si,
            _ => Reaches(value_si, value_si),
        };
        return new(Figure, Published, Within, Source, Value.Unit, value_si, deviation,
            end == 0 ? null : deviation / end, holds)
        {
            Compare = Compare,
            StandardError_si = computed.StandardError_si,
            Band = computed.Band,
        };
    }

    // Whether some value from the least to the greatest is one that was published, give or take the tolerance.
    private bool Reaches(double least_si, double most_si) =>
        (Value.Low_si is not { } low || (Value.IsOpen ? most_si > low : most_si >= low - Tolerance_si)) &&
        (Value.High_si is not { } high || (Value.IsOpen ? least_si < high : least_si <= high + Tolerance_si));
}
