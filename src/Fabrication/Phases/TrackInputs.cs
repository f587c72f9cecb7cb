using System.Collections.Immutable;

namespace Guanghan.Fabrication.Phases;

/// <summary>A place beneath the middle of the track.</summary>
/// <param name="Depth_m">Under the surface, m of dense soil.</param>
/// <param name="Offset_m">Sideways from the middle line, m.</param>
public sealed record TrackProbe(double Depth_m, double Offset_m);

/// <summary>A bed with walls.</summary>
/// <param name="Length_m">Along the track, m.</param>
/// <param name="Width_m">Across it, m.</param>
public sealed record TrackWalls(double Length_m, double Width_m);

/// <summary>Checked inputs of <c>fabrication.track</c>, SI.</summary>
public sealed record TrackInputs
{
    /// <summary>The pen.</summary>
    public required Pen Pen { get; init; }

    /// <summary>The spot's profile, or null for even flux.</summary>
    public required SpotProfile? Profile { get; init; }

    /// <summary>The soil.</summary>
    public required SoilOptions Ground { get; init; }

    /// <summary>Speed of the pen, m/s.</summary>
    public required double Speed_m_s { get; init; }

    /// <summary>Length of the track's middle line, m.</summary>
    public required double Length_m { get; init; }

    /// <summary>Height of the loose layer once it is dense, m.</summary>
    public required double Layer_m { get; init; }

    /// <summary>Whether printed soil lies beneath the layer, not loose soil.</summary>
    public required bool IsPrintedBeneath { get; init; }

    /// <summary>Greatest edge of the smallest cells, m.</summary>
    public required double Cell_m { get; init; }

    /// <summary>Whether a short track on three grids tells how far the figures are from fine cells.</summary>
    public required bool HasGridCheck { get; init; }

    /// <summary>Walls of the bed, or null where it reaches as far as heat does.</summary>
    public required TrackWalls? Walls { get; init; }

    /// <summary>Time in the dark after the stroke, s.</summary>
    public required double CoolDown_s { get; init; }

    /// <summary>Places whose temperature is recorded.</summary>
    public required ImmutableArray<TrackProbe> Probes { get; init; }

    /// <summary>Which times are kept as pictures.</summary>
    public required HistoryOptions History { get; init; }
}
