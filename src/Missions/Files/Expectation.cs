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
public sealed record Expectation(
    string Figure,
    int Phase,
    string Output,
    string Published,
    PublishedValue Value,
    string? Within,
    double Tolerance_si,
    string Source)
{
    /// <summary>Compares with a computed value.</summary>
    /// <param name="computed_si">The computed value, SI; null where there is none, and then nothing holds.</param>
    public ExpectationResult Judge(double? computed_si)
    {
        if (computed_si is not { } computed)
        {
            return new(Figure, Published, Within, Source, Value.Unit, null, null, null, false);
        }

        var low = Value.Low_si;
        var high = Value.High_si;
        var end = (low, high) switch
        {
            ({ } l, { } h) => Math.Abs(computed - l) <= Math.Abs(computed - h) ? l : h,
            _ => low ?? high!.Value,
        };
        var deviation = computed - end;
        var holds = Value.IsSingle
            ? Math.Abs(deviation) <= Tolerance_si
            : (low is not { } least || (Value.IsOpen ? computed > least : computed >= least)) &&
                (high is not { } most || (Value.IsOpen ? computed < most : computed <= most));
        return new(Figure, Published, Within, Source, Value.Unit, computed, deviation,
            end == 0 ? null : deviation / end, holds);
    }
}
