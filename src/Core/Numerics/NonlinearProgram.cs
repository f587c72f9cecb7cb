namespace Guanghan.Core.Numerics;

/// <summary>Objective and constraints of a nonlinear program.</summary>
/// <param name="variables">x, of length n.</param>
/// <param name="constraints">c(x), of length m, to be filled.</param>
/// <returns>f(x); a value that is not finite says that x is outside the functions' domain.</returns>
public delegate double ProgramValues(ReadOnlySpan<double> variables, Span<double> constraints);

/// <summary>First derivatives of a nonlinear program.</summary>
/// <param name="variables">x, of length n.</param>
/// <param name="gradient">df/dx, of length n, to be filled; zeroed before.</param>
/// <param name="jacobian">dc/dx in the order of the Jacobian's pattern, to be filled; zeroed before.</param>
public delegate void ProgramDerivatives(
    ReadOnlySpan<double> variables, Span<double> gradient, Span<double> jacobian);

/// <summary>Second derivatives of the Lagrangian, factor f + sum of multipliers times constraints.</summary>
/// <param name="variables">x, of length n.</param>
/// <param name="objectiveFactor">Factor of the objective.</param>
/// <param name="multipliers">One a constraint.</param>
/// <param name="hessian">In the order of the Hessian's pattern, to be filled; zeroed before.</param>
public delegate void LagrangianHessian(
    ReadOnlySpan<double> variables, double objectiveFactor, ReadOnlySpan<double> multipliers, Span<double> hessian);

/// <summary>
/// Minimise f(x) subject to lower and upper bounds on x and on c(x); equal bounds make an equation. Functions must be
/// twice continuously differentiable between the bounds. The solver scales objective and constraints; the variables
/// should be made of order one by the caller.
/// </summary>
/// <param name="VariableCount">n.</param>
/// <param name="ConstraintCount">m.</param>
/// <param name="Values">Objective and constraints.</param>
/// <param name="Derivatives">Their first derivatives.</param>
public sealed record NonlinearProgram(
    int VariableCount, int ConstraintCount, ProgramValues Values, ProgramDerivatives Derivatives)
{
    /// <summary>Lower bounds of x, minus infinity where there is none; empty for none at all.</summary>
    public IReadOnlyList<double> VariableLower { get; init; } = [];

    /// <summary>Upper bounds of x, infinity where there is none; empty for none at all.</summary>
    public IReadOnlyList<double> VariableUpper { get; init; } = [];

    /// <summary>Lower bounds of c(x); empty for zeros.</summary>
    public IReadOnlyList<double> ConstraintLower { get; init; } = [];

    /// <summary>Upper bounds of c(x); empty for zeros, so that an empty pair means c(x) = 0.</summary>
    public IReadOnlyList<double> ConstraintUpper { get; init; } = [];

    /// <summary>Elements of dc/dx; null for all, row by row.</summary>
    public SparsePattern? JacobianPattern { get; init; }

    /// <summary>
    /// Elements of the lower triangle of the Lagrangian's Hessian, each once; null for all, row by row.
    /// </summary>
    public SparsePattern? HessianPattern { get; init; }

    /// <summary>
    /// Second derivatives; null for differences of the first ones, as few as the Hessian's pattern allows.
    /// </summary>
    public LagrangianHessian? Hessian { get; init; }
}

/// <summary>When the search for a minimum stops.</summary>
public sealed record ProgramOptions
{
    /// <summary>Largest KKT residual of a minimum, scaled.</summary>
    public double Tolerance { get; init; } = 1e-8;

    /// <summary>Most iterations.</summary>
    public int IterationCount_max { get; init; } = 500;

    /// <summary>First barrier parameter; smaller for a start that is nearly optimal.</summary>
    public double FirstBarrier { get; init; } = 0.1;

    /// <summary>How far the start is moved off the bounds, relative to the bound or the gap.</summary>
    public double BoundPushRatio { get; init; } = 1e-2;

    /// <summary>Step of the differences for second derivatives, relative to the larger of 1 and the variable.</summary>
    public double DifferenceStepRatio { get; init; } = 1e-7;
}

/// <summary>How the search ended.</summary>
public enum ProgramStatus
{
    /// <summary>The residuals of the KKT conditions are below the tolerance.</summary>
    Converged,

    /// <summary>No step makes progress; the residuals say how near a minimum it is.</summary>
    Stalled,

    /// <summary>At a point where the violation of the constraints is least, and not zero.</summary>
    Infeasible,

    /// <summary>The bound on iterations was met.</summary>
    IterationLimit,

    /// <summary>The objective falls without end.</summary>
    Unbounded,
}

/// <summary>What a search for a minimum found.</summary>
/// <param name="Status">How it ended.</param>
/// <param name="Variables">x, the last iterate, within its bounds.</param>
/// <param name="Objective">f(x).</param>
/// <param name="Multipliers">
/// One a constraint, of the Lagrangian f + y c: what the objective loses a unit of the constraint's bound.
/// </param>
/// <param name="Iterations">Steps taken.</param>
/// <param name="EvaluationCount">Evaluations of objective and constraints.</param>
/// <param name="DerivativeCount">Evaluations of first derivatives, those for second ones included.</param>
/// <param name="Violation">Largest violation of a constraint, in its own unit.</param>
/// <param name="Stationarity">Largest component of the Lagrangian's gradient, scaled.</param>
/// <param name="Complementarity">Largest product of a bound's multiplier and the gap to it, scaled.</param>
public sealed record ProgramResult(
    ProgramStatus Status, IReadOnlyList<double> Variables, double Objective, IReadOnlyList<double> Multipliers,
    int Iterations, int EvaluationCount, int DerivativeCount, double Violation, double Stationarity,
    double Complementarity)
{
    /// <summary>True at a minimum.</summary>
    public bool Converged => Status == ProgramStatus.Converged;
}
