using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.LowThrust;

/// <summary>A point of a transfer under continuous thrust.</summary>
/// <param name="Epoch">When.</param>
/// <param name="State">Position and velocity relative to the centre of attraction.</param>
/// <param name="Mass_kg">Mass, kg.</param>
/// <param name="Thrust_N">Thrust, N, ICRF axes; at the very beginning that of the next point.</param>
/// <param name="ThrottleRatio">Propellant flow over the engine's, 0 to 1.</param>
public sealed record ThrustPoint(Epoch Epoch, State<Icrf> State, double Mass_kg, Vec3 Thrust_N, double ThrottleRatio);

/// <summary>A transfer under continuous thrust.</summary>
/// <param name="Status">How the search ended on the last mesh.</param>
/// <param name="Message">The same in words.</param>
/// <param name="Points">The way.</param>
/// <param name="FinalMass_kg">Mass at the end, kg.</param>
/// <param name="Propellant_kg">Propellant used, kg.</param>
/// <param name="PieceError_m">Largest gap between a piece's end and its flight, as a distance, m.</param>
/// <param name="PieceCount">Pieces of the last mesh.</param>
/// <param name="MeshCount">Meshes tried.</param>
/// <param name="Iterations">Iterations on the last mesh.</param>
public sealed record ContinuousTransfer(
    ProgramStatus Status, string Message, IReadOnlyList<ThrustPoint> Points, double FinalMass_kg,
    double Propellant_kg, double PieceError_m, int PieceCount, int MeshCount, int Iterations)
{
    /// <summary>True at a minimum of the last mesh.</summary>
    public bool Converged => Status == ProgramStatus.Converged;
}
