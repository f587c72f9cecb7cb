namespace Guanghan.Core.Numerics;

/// <summary>The right-hand side of dx/dt = f(x, u).</summary>
/// <param name="state">x, of length n.</param>
/// <param name="control">u, of length m.</param>
/// <param name="rates">dx/dt, to be filled.</param>
/// <param name="jacobian">n rows of n + m columns, zeroed, to be filled; empty where it is not wanted.</param>
public delegate void ControlledRates(
    ReadOnlySpan<double> state, ReadOnlySpan<double> control, Span<double> rates, Span<double> jacobian);

/// <summary>Functions of state and control, or of the last state alone.</summary>
/// <param name="arguments">x and then u, or the last x.</param>
/// <param name="values">To be filled.</param>
/// <param name="jacobian">One row a value, zeroed, to be filled; empty where it is not wanted.</param>
public delegate void ControlFunctions(
    ReadOnlySpan<double> arguments, Span<double> values, Span<double> jacobian);

/// <summary>
/// A system to be steered, from a state within bounds to one within bounds, so that a figure of the last state and the
/// time taken is least. Time does not occur in the rates: where it should, make it a state.
/// </summary>
/// <param name="StateCount">n.</param>
/// <param name="ControlCount">m.</param>
/// <param name="Rates">dx/dt = f(x, u).</param>
public sealed record OptimalControlProblem(int StateCount, int ControlCount, ControlledRates Rates)
{
    /// <summary>Lower bounds of the first state; equal to the upper one where it is given.</summary>
    public required IReadOnlyList<double> InitialLower { get; init; }

    /// <summary>Upper bounds of the first state.</summary>
    public required IReadOnlyList<double> InitialUpper { get; init; }

    /// <summary>Lower bounds of the last state; minus infinity where it is free.</summary>
    public required IReadOnlyList<double> FinalLower { get; init; }

    /// <summary>Upper bounds of the last state.</summary>
    public required IReadOnlyList<double> FinalUpper { get; init; }

    /// <summary>Lower bounds of the controls.</summary>
    public required IReadOnlyList<double> ControlLower { get; init; }

    /// <summary>Upper bounds of the controls.</summary>
    public required IReadOnlyList<double> ControlUpper { get; init; }

    /// <summary>Shortest time.</summary>
    public required double TimeLower { get; init; }

    /// <summary>Longest time.</summary>
    public required double TimeUpper { get; init; }

    /// <summary>What is least: a linear combination of the last state, one factor each.</summary>
    public required IReadOnlyList<double> FinalFactors { get; init; }

    /// <summary>Factor of the time in what is least.</summary>
    public double TimeFactor { get; init; }

    /// <summary>Number of end conditions.</summary>
    public int EndConditionCount { get; init; }

    /// <summary>Functions of the last state that vanish.</summary>
    public ControlFunctions? EndConditions { get; init; }

    /// <summary>Number of path constraints.</summary>
    public int PathConstraintCount { get; init; }

    /// <summary>Functions of state and control that are zero or less everywhere.</summary>
    public ControlFunctions? PathConstraints { get; init; }
}

/// <summary>A path of states and controls.</summary>
/// <param name="Status">How the search ended.</param>
/// <param name="Time">Time taken.</param>
/// <param name="Objective">What was to be least.</param>
/// <param name="Times">Times of the points, the first at 0.</param>
/// <param name="States">State at each point.</param>
/// <param name="Controls">Control at each point but the first, which has none.</param>
/// <param name="MeshFractions">Share of the time that each piece has.</param>
/// <param name="PieceErrors">
/// For each piece, the largest gap between its end and the end of flying its control from its beginning.
/// </param>
/// <param name="Iterations">Iterations of the solver in the last mesh.</param>
/// <param name="MeshCount">Meshes tried.</param>
public sealed record OptimalPath(
    ProgramStatus Status, double Time, double Objective, IReadOnlyList<double> Times,
    IReadOnlyList<IReadOnlyList<double>> States, IReadOnlyList<IReadOnlyList<double>> Controls,
    IReadOnlyList<double> MeshFractions, IReadOnlyList<double> PieceErrors, int Iterations, int MeshCount)
{
    /// <summary>True at a minimum of the last mesh.</summary>
    public bool Converged => Status == ProgramStatus.Converged;

    /// <summary>Largest of the piece errors.</summary>
    public double Error => PieceErrors.Count == 0 ? 0 : PieceErrors.Max();
}
