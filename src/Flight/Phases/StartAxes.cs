using Guanghan.Core.Space;

namespace Guanghan.Flight.Phases;

/// <summary>Axes at rest, as they were chosen for the start of a propagation.</summary>
internal readonly struct StartAxes : IFrame
{
    /// <inheritdoc/>
    public static string Name => "START_AXES";
}
