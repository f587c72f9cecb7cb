using System.Collections.Immutable;

namespace Guanghan.Core.Phases;

/// <summary>
/// What a phase is and what it makes, known before it runs: reference pages and <c>from:</c> checks use it.
/// </summary>
/// <param name="Summary">One sentence.</param>
/// <param name="Computes">What the model computes.</param>
/// <param name="Assumes">What it assumes.</param>
/// <param name="Source">Authors, year, equation or table of each part.</param>
/// <param name="Validity">Where it stops being valid.</param>
/// <param name="Outputs">Everything its report may hold.</param>
public sealed record PhaseDescription(
    string Summary,
    string Computes,
    string Assumes,
    string Source,
    string Validity,
    ImmutableArray<Output> Outputs);

/// <summary>One thing a phase makes.</summary>
/// <param name="Name">As in the report.</param>
/// <param name="Kind">What sort of thing.</param>
/// <param name="Unit">Unit of display; <see cref="Unit.One"/> where it has none.</param>
/// <param name="About">One sentence.</param>
public sealed record Output(string Name, OutputKind Kind, Unit Unit, string About)
{
    /// <summary>A figure.</summary>
    public static Output Figure(string name, string unit, string about) =>
        new(name, OutputKind.Figure, Unit.Parse(unit), about);

    /// <summary>A series.</summary>
    public static Output Series(string name, string unit, string about) =>
        new(name, OutputKind.Series, Unit.Parse(unit), about);

    /// <summary>A map: values over a plane.</summary>
    public static Output Map(string name, string unit, string about) =>
        new(name, OutputKind.Map, Unit.Parse(unit), about);

    /// <summary>A kind of event.</summary>
    public static Output Event(string name, string about) => new(name, OutputKind.Event, Unit.One, about);

    /// <summary>A file; <c>#</c> in its name stands for a number, where it makes several.</summary>
    public static Output Artefact(string name, string about) => new(name, OutputKind.Artefact, Unit.One, about);
}

/// <summary>The sorts of thing a phase makes.</summary>
public enum OutputKind
{
    /// <summary>A single value.</summary>
    Figure,

    /// <summary>Values along an axis.</summary>
    Series,

    /// <summary>Something that happened at an instant.</summary>
    Event,

    /// <summary>A file.</summary>
    Artefact,

    /// <summary>Values over a plane.</summary>
    Map,
}
