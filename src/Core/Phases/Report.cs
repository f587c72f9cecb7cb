using System.Collections.Immutable;
using Guanghan.Core.Time;

namespace Guanghan.Core.Phases;

/// <summary>
/// What a phase made, as the runner, the console and the cluster see it. Every name is one that the phase's
/// <see cref="PhaseDescription"/> declares.
/// </summary>
/// <param name="Figures">Single values.</param>
/// <param name="Series">Values along an axis.</param>
/// <param name="Events">What happened when, in order of time.</param>
/// <param name="Artefacts">Files.</param>
/// <param name="Findings">Outcomes of the physics that a reader must know.</param>
public sealed record Report(
    ImmutableArray<Figure> Figures,
    ImmutableArray<Series> Series,
    ImmutableArray<Event> Events,
    ImmutableArray<Artefact> Artefacts,
    ImmutableArray<Finding> Findings)
{
    /// <summary>A report of nothing yet: fill it with <c>with</c>.</summary>
    public static Report Empty { get; } = new([], [], [], [], []);

    /// <summary>Values over a plane; none where it is not set.</summary>
    public ImmutableArray<FieldMap> Maps { get; init; } = [];
}

/// <summary>One computed value.</summary>
/// <param name="Name">
/// Such as <c>peak_temperature</c>; a dot groups: <c>pen.power</c> and <c>pen.flux</c> are the group <c>pen</c>.
/// </param>
/// <param name="Value_si">Value, in the coherent SI unit of the declared unit's dimension; finite.</param>
public sealed record Figure(string Name, double Value_si)
{
    /// <summary>
    /// One standard deviation of the estimate where it was drawn at random; of a figure from a grid, how far it is from
    /// its limit on ever finer cells. SI (a difference: 1 K for 1 degC), at least 0; null where the figure has none.
    /// </summary>
    public double? StandardError_si { get; init; }

    /// <summary>
    /// The range that it takes over inputs that were stated as ranges; null where no input was. It is no error of the
    /// model.
    /// </summary>
    public FigureBand? Band { get; init; }
}

/// <summary>
/// The least and the greatest that a figure takes over inputs stated as ranges; the value itself mostly lies between,
/// but need not. <c>default</c> is the single value 0.
/// </summary>
/// <param name="Low_si">Least, SI; finite.</param>
/// <param name="High_si">Greatest, SI; finite, not below the least.</param>
public readonly record struct FigureBand(double Low_si, double High_si);

/// <summary>Values along an axis.</summary>
/// <param name="Name">Such as <c>irradiance</c>.</param>
/// <param name="Axis">What they are along.</param>
/// <param name="Values_si">One value for each axis value, SI; finite.</param>
public sealed record Series(string Name, SeriesAxis Axis, ImmutableArray<double> Values_si);

/// <summary>The axis of one or more series or maps.</summary>
/// <param name="Name">Such as <c>time</c> or <c>radius</c>.</param>
/// <param name="Unit">Unit of display.</param>
/// <param name="Values_si">Strictly increasing, SI.</param>
/// <param name="Origin">For a time axis, the instant from which it counts seconds; otherwise null.</param>
public sealed record SeriesAxis(string Name, Unit Unit, ImmutableArray<double> Values_si, Epoch? Origin = null);

/// <summary>Values over a plane, at every point of two axes.</summary>
/// <param name="Name">
/// Such as <c>flux</c>; letters, digits, <c>.</c>, <c>-</c> and <c>_</c>, for it also names its files.
/// </param>
/// <param name="X">The axis that runs to the right; at least two points.</param>
/// <param name="Y">The axis that runs upwards; at least two points.</param>
/// <param name="Values_si">
/// One value for each pair of points, SI, finite, row by row: that of X[ix] and Y[iy] at iy * (points of X) + ix.
/// </param>
public sealed record FieldMap(string Name, SeriesAxis X, SeriesAxis Y, ImmutableArray<double> Values_si)
{
    /// <summary>Points of the plane to be marked in its picture; none where it is not set.</summary>
    public ImmutableArray<MapMark> Marks { get; init; } = [];
}

/// <summary>A point of a map that its picture marks.</summary>
/// <param name="Name">What it is, in a few words: <c>published point</c>.</param>
/// <param name="X_si">Where along the map's X axis, SI; between its first and its last value.</param>
/// <param name="Y_si">Where along the map's Y axis, SI; between its first and its last value.</param>
public sealed record MapMark(string Name, double X_si, double Y_si);

/// <summary>Something that happened at an instant.</summary>
/// <param name="At">When.</param>
/// <param name="Name">What, such as <c>sunrise</c>.</param>
/// <param name="About">One sentence with the figures.</param>
public sealed record Event(Epoch At, string Name, string About);

/// <summary>A file that a phase made.</summary>
/// <param name="Name">File name with its ending, such as <c>brick.gcode</c>.</param>
/// <param name="MediaType">Media type, such as <c>text/x-gcode</c>.</param>
/// <param name="About">What is in it.</param>
/// <param name="Content">Its bytes.</param>
public sealed record Artefact(string Name, string MediaType, string About, ArtefactContent Content);

/// <summary>How much a finding weighs.</summary>
public enum Severity
{
    /// <summary>Worth knowing; nothing is wrong.</summary>
    Note,

    /// <summary>The result holds, but outside the model's validity or near a limit.</summary>
    Warning,

    /// <summary>What was asked cannot be; the run's exit code is 1.</summary>
    Error,
}

/// <summary>An outcome of the physics, with a stable code.</summary>
/// <param name="Code">Such as <c>FAB001</c>; codes are listed in one file a domain and never reused.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What, the values with their units, the limit, what to do.</param>
public sealed record Finding(string Code, Severity Severity, string Message);
