using System.Collections.Immutable;
using Guanghan.Core.Time;

namespace Guanghan.Core.Phases;

/// <summary>A value along an axis as an input: an earlier phase's series, or one constant.</summary>
/// <param name="Axis_si">Axis values, SI, strictly increasing; empty for a constant.</param>
/// <param name="Values_si">One for each axis value, SI; a single one for a constant.</param>
/// <param name="Origin">The instant a time axis counts from; null for a constant or another axis.</param>
public sealed record SeriesInput(
    ImmutableArray<double> Axis_si, ImmutableArray<double> Values_si, Epoch? Origin)
{
    /// <summary>Whether it is one value that holds everywhere.</summary>
    public bool IsConstant => Axis_si.IsEmpty;
}
