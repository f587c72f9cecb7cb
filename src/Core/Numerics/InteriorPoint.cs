namespace Guanghan.Core.Numerics;

/// <summary>
/// Minimises smooth functions under smooth constraints and bounds by a primal-dual interior-point method with a filter
/// line search, second-order corrections and a least-squares restoration. Sources: A. Waechter and L. T. Biegler, "On
/// the implementation of an interior-point filter line-search algorithm for large-scale nonlinear programming", Math.
/// Program. 106 (2006) 25, whose constants are used; the restoration is a damped Gauss-Newton descent on the violation
/// (J. Nocedal and S. J. Wright, "Numerical Optimization", 2nd ed., 2006, chapter 10). It finds a local minimum, from
/// the start it is given. Problems of some thousands of variables with sparse derivatives are its range.
/// </summary>
public static class InteriorPoint
{
    /// <summary>Searches for a minimum.</summary>
    /// <param name="program">What to minimise.</param>
    /// <param name="start">First guess, of length n; it is moved between the bounds.</param>
    /// <param name="options">When to stop; null for the defaults.</param>
    /// <returns>Where it got to; that it fell short is said in the result, never thrown.</returns>
    /// <exception cref="ArgumentException">
    /// Bounds that leave nothing between them, lengths that differ, or a start where functions are not finite.
    /// </exception>
    public static ProgramResult Minimise(
        NonlinearProgram program, ReadOnlySpan<double> start, ProgramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(program);
        options ??= new ProgramOptions();
        var slack = new SlackProgram(program);
        var run = new InteriorPointRun(slack, options, slack.Start(start, options.BoundPushRatio));
        var status = run.Search();
        return run.Result(status);
    }
}
