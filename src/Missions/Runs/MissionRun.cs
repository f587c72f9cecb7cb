using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Files;

namespace Guanghan.Missions.Runs;

/// <summary>
/// One mission, run: all that the run folder's report.json, series.parquet and report.html are written from.
/// </summary>
/// <param name="Mission">The mission's title.</param>
/// <param name="About">Its one-paragraph description; may be empty.</param>
/// <param name="FileName">Name of the mission file, without folders.</param>
/// <param name="Version">Version of Guanghan that ran it.</param>
/// <param name="Key">
/// Names the run: SHA-256, hexadecimal, of the mission text, the phases' keys and the version.
/// </param>
/// <param name="Seed">The mission's seed.</param>
/// <param name="EphemerisIdentity">Which ephemeris was used.</param>
/// <param name="Phases">In the order of the mission file.</param>
/// <param name="Expectations">In the order of the mission file.</param>
public sealed record MissionRun(
    string Mission,
    string About,
    string FileName,
    string Version,
    string Key,
    ulong Seed,
    string EphemerisIdentity,
    ImmutableArray<PhaseRun> Phases,
    ImmutableArray<ExpectationResult> Expectations);

/// <summary>One phase, run.</summary>
/// <param name="Name">Its name in the mission file.</param>
/// <param name="Kind">Its kind in the catalogue.</param>
/// <param name="Key">
/// Names its result: SHA-256 of (kind, inputs, seed, ephemeris, code version, store format); empty where it has no
/// inputs to be named by, because an earlier phase gave it none.
/// </param>
/// <param name="Status">Whether there is a result.</param>
/// <param name="Summary">What it computes, one sentence.</param>
/// <param name="Outputs">What its kind declares, with units.</param>
/// <param name="Inputs">Every value it was given, with where it came from.</param>
/// <param name="Report">Its result; empty but for findings where it did not run.</param>
public sealed record PhaseRun(
    string Name,
    string Kind,
    string Key,
    PhaseStatus Status,
    string Summary,
    ImmutableArray<Output> Outputs,
    ImmutableArray<InputValue> Inputs,
    Report Report)
{
    /// <summary>The declared unit of one of its figures or series.</summary>
    public Unit UnitOf(string outputName) =>
        Outputs.First(output => string.Equals(output.Name, outputName, StringComparison.Ordinal)).Unit;
}

/// <summary>What became of a phase.</summary>
public enum PhaseStatus
{
    /// <summary>Its result is there.</summary>
    Done,

    /// <summary>
    /// An earlier phase gave it a value outside its bounds, or could not give it one; a finding says which.
    /// </summary>
    Refused,

    /// <summary>The run was cancelled before it finished.</summary>
    Cancelled,
}

/// <summary>A published figure beside the computed one.</summary>
/// <param name="Figure">Such as <c>brick.bulk_density</c>.</param>
/// <param name="Published">
/// As the mission file writes it: <c>2.31 g/cm^3</c>, <c>above 1300 degC</c>, <c>1 m to 2 m</c>.
/// </param>
/// <param name="Within">The tolerance as written; null where the published value is a bound or a range.</param>
/// <param name="Source">Where it was published.</param>
/// <param name="Unit">The unit to print both in.</param>
/// <param name="Computed_si">The computed value, SI; null where there is none.</param>
/// <param name="Deviation_si">
/// Computed less published (for a bound or a range, less its nearest end); null where there is none.
/// </param>
/// <param name="DeviationRatio">
/// The same over the published value; null where there is none or the published value is zero.
/// </param>
/// <param name="Holds">Whether it holds.</param>
public sealed record ExpectationResult(
    string Figure,
    string Published,
    string? Within,
    string Source,
    Unit Unit,
    double? Computed_si,
    double? Deviation_si,
    double? DeviationRatio,
    bool Holds)
{
    /// <summary>What was judged; <see cref="Comparison.Value"/> where the mission file does not say.</summary>
    public Comparison Compare { get; init; }

    /// <summary>
    /// One standard deviation of the computed value, SI, a difference; null where it has none. It is shown, not judged.
    /// </summary>
    public double? StandardError_si { get; init; }

    /// <summary>The range of the computed value over inputs stated as ranges; null where it has none.</summary>
    public FigureBand? Band { get; init; }
}
