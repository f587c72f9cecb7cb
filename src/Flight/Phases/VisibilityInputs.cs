using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.visibility</c> needs.</summary>
public sealed record VisibilityInputs
{
    /// <summary>First instant.</summary>
    public required Epoch Start { get; init; }

    /// <summary>Length of the span, s.</summary>
    public required double Duration_s { get; init; }

    /// <summary>Step of series, s.</summary>
    public required double Step_s { get; init; }

    /// <summary>The spacecraft by two lines; null where it is a flight.</summary>
    public required TwoLineElements? Lines { get; init; }

    /// <summary>The spacecraft by its orbit and forces; null where it is two lines.</summary>
    public required PropagateInputs? Flight { get; init; }

    /// <summary>The spacecraft by an ephemeris message; null where it is another.</summary>
    public required MessagePath? Message { get; init; }

    /// <summary>Name of the object in that message; empty without one.</summary>
    public string MessageName { get; init; } = "";

    /// <summary>Stations, in the order of the mission file.</summary>
    public required IReadOnlyList<GroundStation> Stations { get; init; }

    /// <summary>Its name.</summary>
    public string Name => Flight?.Name ?? (MessageName.Length > 0 ? MessageName
        : Lines is { Name.Length: > 0 } lines ? lines.Name : "SPACECRAFT");

    /// <summary>End of the span.</summary>
    public Epoch End => Start + Duration.FromSeconds(Duration_s);

    /// <summary>The body that it goes about.</summary>
    public CentralBody Centre => Flight?.Centre ?? (Message is { } message ? CentralBody.Of(message.Centre)
        : CentralBody.Earth);
}
