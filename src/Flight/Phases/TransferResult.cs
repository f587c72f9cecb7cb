using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Correction;
using Guanghan.Flight.LowThrust;
using Guanghan.Flight.Tours;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.transfer</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Happenings">What happens on the way, in the order of time; empty where no transfer was found.</param>
/// <param name="Path">The way about the Sun, ICRF axes, in the order of time.</param>
/// <param name="EarthDistances_m">Distance from the Earth at each point of it, m.</param>
/// <param name="BodyOrbits">One turn of each body's orbit, for the picture.</param>
/// <param name="Ends">Speeds at both ends.</param>
/// <param name="Objective_m_s">Everything that counts, m/s.</param>
/// <param name="Search">The search behind a tour; null otherwise.</param>
/// <param name="Thrust">The low-thrust transfer; null otherwise.</param>
public sealed record TransferResult(
    TransferInputs Inputs,
    ImmutableArray<TransferHappening> Happenings,
    ImmutableArray<TransferPoint> Path,
    ImmutableArray<double> EarthDistances_m,
    ImmutableArray<ImmutableArray<Vec3>> BodyOrbits,
    TransferSpeeds Ends,
    double Objective_m_s,
    TourSearchResult? Search,
    LowThrustTransfer? Thrust)
{
    /// <summary>The arc under the pull of Sun, planets and Moon; null where it was not asked for.</summary>
    public FullTransfer? Full { get; init; }
}

/// <summary>A transfer in the full force model.</summary>
/// <param name="Corrected">What the correction found.</param>
/// <param name="DepartureBurn_m_s">Burn out of the parking orbit at its periapsis, m/s.</param>
/// <param name="ArrivalBurn_m_s">Burn into the orbit of capture at its periapsis, m/s.</param>
/// <param name="LaunchEnergy_m2_s2">Twice the energy about the body that is left, at departure, m^2/s^2.</param>
public sealed record FullTransfer(
    CorrectedTrajectory Corrected, double DepartureBurn_m_s, double ArrivalBurn_m_s, double LaunchEnergy_m2_s2);

/// <summary>Something that happens on the way.</summary>
/// <param name="Kind">One of departure, swing_by, manoeuvre, arrival.</param>
/// <param name="Place">The body, or the two that it lies between.</param>
/// <param name="Epoch">When.</param>
/// <param name="Position_m">Where about the Sun, m, ICRF axes.</param>
/// <param name="Burn_m_s">Change of speed, m/s.</param>
/// <param name="Speed_m_s">Speed at infinity against the body, m/s; 0 between bodies.</param>
/// <param name="Altitude_m">Altitude of a swing-by, m; null elsewhere.</param>
/// <param name="IsCounted">Whether the burn counts.</param>
public sealed record TransferHappening(
    string Kind, string Place, Epoch Epoch, Vec3 Position_m, double Burn_m_s, double Speed_m_s, double? Altitude_m,
    bool IsCounted);

/// <summary>One point of the way.</summary>
/// <param name="Epoch">When.</param>
/// <param name="State">Position and velocity about the Sun, ICRF axes.</param>
/// <param name="Mass_kg">Mass, kg; null where nothing says it.</param>
/// <param name="ThrottleRatio">Mean thrust over the engine's; null without an engine.</param>
public readonly record struct TransferPoint(Epoch Epoch, State<Icrf> State, double? Mass_kg, double? ThrottleRatio);

/// <summary>Speeds at the ends of a transfer.</summary>
/// <param name="Departure_m_s">Velocity at infinity at departure, m/s, ICRF axes.</param>
/// <param name="Arrival_m_s">Velocity at infinity at arrival, m/s.</param>
/// <param name="DepartureBurn_m_s">Burn that leaves, m/s.</param>
/// <param name="ArrivalBurn_m_s">Burn that arrives, m/s.</param>
public readonly record struct TransferSpeeds(
    Vec3 Departure_m_s, Vec3 Arrival_m_s, double DepartureBurn_m_s, double ArrivalBurn_m_s);
