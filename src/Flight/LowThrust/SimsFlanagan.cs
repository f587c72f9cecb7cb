using Guanghan.Core.Numerics;

namespace Guanghan.Flight.LowThrust;

/// <summary>
/// Low-thrust transfers by impulses in the middle of segments, after J. A. Sims and S. N. Flanagan, AAS 99-338 (1999).
/// The states between segments are unknowns too: the same transfers as those of shooting from both sides to one match
/// point, but every derivative stays local, so that hundreds of segments and many revolutions cost little more than
/// ten. Assumes one point mass and thrust that is constant, in a fixed direction, over a segment. Stops being valid
/// where a segment covers more than some 30 degrees, and near bodies that pull. It finds the best transfer near its
/// first guess (elements that change evenly), not the best of all.
/// </summary>
public static class SimsFlanagan
{
    /// <summary>Finds a transfer.</summary>
    /// <param name="problem">From where, to where, with what.</param>
    /// <param name="options">When the solver stops; null for the defaults.</param>
    /// <returns>Where it got to; that it fell short is said in the result, never thrown.</returns>
    /// <exception cref="ArgumentException">There is no such transfer; says what is wrong.</exception>
    public static LowThrustTransfer Solve(LowThrustProblem problem, ProgramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        problem.Require();
        var transcription = new SimsFlanaganProgram(problem);
        var result = InteriorPoint.Minimise(transcription.Program, transcription.Guess(), options);
        return transcription.Transfer(result);
    }
}
