namespace Guanghan.Core.Phases;

/// <summary>A figure that an earlier phase makes, standing where a value could.</summary>
/// <param name="Path">As written, such as <c>light.spot_power</c>.</param>
/// <param name="Unit">The unit it is declared with.</param>
/// <param name="Value_si">Its value, SI, or null before that phase has run.</param>
/// <param name="Position">Where the reference stands.</param>
public sealed record FigureReferenceNode(string Path, Unit Unit, double? Value_si, SourcePosition Position)
    : InputNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => $"the figure '{Path}'";
}

/// <summary>A series that an earlier phase makes.</summary>
/// <param name="Path">As written, such as <c>sun.irradiance</c>.</param>
/// <param name="Unit">The unit it is declared with.</param>
/// <param name="Value">The series, or null before that phase has run.</param>
/// <param name="Position">Where the reference stands.</param>
public sealed record SeriesReferenceNode(string Path, Unit Unit, Series? Value, SourcePosition Position)
    : InputNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => $"the series '{Path}'";
}

/// <summary>
/// A node whose mistake has been reported already: an option that finds it goes on with an allowed value and says
/// nothing more.
/// </summary>
/// <param name="Position">Where it stands.</param>
public sealed record MistakenNode(SourcePosition Position) : InputNode(Position)
{
    /// <inheritdoc/>
    public override string Kind => "a value with a mistake";
}
