using System.Collections.Immutable;
using System.Globalization;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>Why a program cannot be read.</summary>
/// <param name="Line">Line, from 1; 0 where the place is a byte.</param>
/// <param name="Column">Column, from 1.</param>
/// <param name="Byte">Byte, from 0, where there are no lines; -1 where the place is part of what is wrong.</param>
/// <param name="What">What is wrong.</param>
/// <param name="Advice">What to do.</param>
public sealed record ProgramProblem(int Line, int Column, long Byte, string What, string Advice)
{
    /// <summary>The problem as one sentence, with its place.</summary>
    public override string ToString() => Line > 0
        ? string.Create(CultureInfo.InvariantCulture, $"line {Line}, column {Column}: {What}; {Advice}")
        : Byte < 0 ? $"{What}; {Advice}"
        : string.Create(CultureInfo.InvariantCulture, $"byte {Byte}: {What}; {Advice}");
}

/// <summary>What reading a machine's program gave: its layers, or why not.</summary>
/// <param name="Header">What it says of the whole part; what it does not say is 0.</param>
/// <param name="Layers">The layers from the bottom; empty where there is a problem.</param>
/// <param name="Problem">Why it cannot be used; null where it can.</param>
/// <param name="Notes">What was taken otherwise than written, a sentence each.</param>
public sealed record ProgramReading(
    ProgramHeader Header, ImmutableArray<DrawnLayer> Layers, ProgramProblem? Problem, ImmutableArray<string> Notes)
{
    /// <summary>Most layers of a program.</summary>
    public const int MostLayers = 1_000_000;

    internal static ProgramHeader Unknown { get; } = new("", 0, default, default, 0, 0, 1, 0, 0, 0);

    internal static ProgramReading Refused(ProgramProblem problem) => new(Unknown, [], problem, []);
}
