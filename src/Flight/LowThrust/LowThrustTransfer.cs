using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.LowThrust;

/// <summary>One piece of a low-thrust transfer.</summary>
/// <param name="Begin">When it begins.</param>
/// <param name="Length">How long it lasts.</param>
/// <param name="Initial">Position and velocity at its beginning, relative to the centre of attraction.</param>
/// <param name="InitialMass_kg">Mass there, kg.</param>
/// <param name="FinalMass_kg">Mass at its end, kg.</param>
/// <param name="ThrottleRatio">Mean thrust over the engine's, 0 to 1.</param>
/// <param name="MeanThrust_N">Mean thrust, N, ICRF axes.</param>
/// <param name="DeltaV_m_s">Change of velocity, m/s, ICRF axes.</param>
public sealed record ThrustSegment(
    Epoch Begin, Duration Length, State<Icrf> Initial, double InitialMass_kg, double FinalMass_kg,
    double ThrottleRatio, Vec3 MeanThrust_N, Vec3 DeltaV_m_s);

/// <summary>A low-thrust transfer: what was found, and how well it closes.</summary>
/// <param name="Status">How the search ended.</param>
/// <param name="Message">The same in words, with what to do where it fell short.</param>
/// <param name="Departure">When it begins.</param>
/// <param name="Arrival">When it ends.</param>
/// <param name="Segments">The way, piece by piece.</param>
/// <param name="Final">Position and velocity at the end.</param>
/// <param name="FinalMass_kg">Mass there, kg.</param>
/// <param name="Propellant_kg">Propellant used, kg.</param>
/// <param name="DeltaV_m_s">Sum of the segments' changes of velocity, m/s.</param>
/// <param name="DepartureExcess_m_s">Velocity relative to the departure's body, m/s, ICRF axes.</param>
/// <param name="ArrivalExcess_m_s">Velocity relative to the arrival's body, m/s, ICRF axes.</param>
/// <param name="PositionResidual_m">Largest gap of position between pieces, m.</param>
/// <param name="VelocityResidual_m_s">Largest gap of velocity, m/s.</param>
/// <param name="MassResidual_kg">Largest gap of mass, kg.</param>
/// <param name="Iterations">Iterations of the solver.</param>
public sealed record LowThrustTransfer(
    ProgramStatus Status, string Message, Epoch Departure, Epoch Arrival, IReadOnlyList<ThrustSegment> Segments,
    State<Icrf> Final, double FinalMass_kg, double Propellant_kg, double DeltaV_m_s, Vec3 DepartureExcess_m_s,
    Vec3 ArrivalExcess_m_s, double PositionResidual_m, double VelocityResidual_m_s, double MassResidual_kg,
    int Iterations)
{
    /// <summary>True where the transfer closes and no neighbour is better.</summary>
    public bool Converged => Status == ProgramStatus.Converged;

    /// <summary>How long it takes.</summary>
    public Duration TimeOfFlight => Arrival - Departure;
}
