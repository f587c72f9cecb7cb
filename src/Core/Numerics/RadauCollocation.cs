namespace Guanghan.Core.Numerics;

/// <summary>First guess of a path: state and control at a share of the time.</summary>
/// <param name="share">0 to 1.</param>
/// <param name="state">To be filled.</param>
/// <param name="control">To be filled.</param>
public delegate void PathGuess(double share, Span<double> state, Span<double> control);

/// <summary>
/// Optimal control by direct collocation: in each piece of a mesh the states are polynomials whose slope is the rate at
/// Radau's points (D. Garg et al., Automatica 46 (2010) 1843); all states and controls are found at once by the
/// interior-point method. After each solution every piece's control is flown by the integrator from the piece's own
/// beginning; pieces that end farther off than tolerated are halved. Smooth problems gain two orders a point; where the
/// control jumps, pieces shrink about the jump. It finds a local minimum near the guess.
/// </summary>
public static class RadauCollocation
{
    /// <summary>Finds a path.</summary>
    /// <param name="problem">What is to be steered.</param>
    /// <param name="guess">First path.</param>
    /// <param name="time">First time.</param>
    /// <param name="pieceCount">Pieces of the first mesh.</param>
    /// <param name="pointCount">Radau's points in a piece, 1 to 12.</param>
    /// <param name="tolerance">Error of a piece that is tolerated, in the state's own units.</param>
    /// <param name="meshCount_max">Most meshes.</param>
    /// <param name="options">When the solver stops; null for the defaults.</param>
    /// <exception cref="ArgumentException">Bounds that leave nothing, or a mesh of no pieces.</exception>
    public static OptimalPath Solve(
        OptimalControlProblem problem, PathGuess guess, double time, int pieceCount, int pointCount = 4,
        double tolerance = 1e-6, int meshCount_max = 6, ProgramOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(guess);
        ArgumentOutOfRangeException.ThrowIfLessThan(pieceCount, 1);
        var points = new RadauPoints(pointCount);
        double[] mesh = [.. Enumerable.Repeat(1.0 / pieceCount, pieceCount)];
        options ??= new ProgramOptions();
        for (var round = 1; ; round++)
        {
            var program = new RadauProgram(problem, points, mesh);
            var result = InteriorPoint.Minimise(program.Program, Start(problem, points, mesh, program, guess, time),
                round == 1 ? options : options with { FirstBarrier = Math.Min(options.FirstBarrier, 1e-3) });
            var path = Path(problem, points, mesh, program, result, round);
            if (!path.Converged || path.Error <= tolerance || round >= meshCount_max)
            {
                return path;
            }
            mesh = Finer(mesh, path.PieceErrors, tolerance);
            (guess, time) = (Again(problem, path), path.Time);
        }
    }

    private static double[] Finer(double[] mesh, IReadOnlyList<double> errors, double tolerance) =>
    [
        .. mesh.Zip(errors).SelectMany(pair => pair.Second > tolerance
            ? (double[])[pair.First / 2, pair.First / 2] : [pair.First]),
    ];

    /// <summary>An earlier path as a guess, straight between its points.</summary>
    private static PathGuess Again(OptimalControlProblem problem, OptimalPath path) => (share, state, control) =>
    {
        var time = share * path.Time;
        var after = 1;
        while (after < path.Times.Count - 1 && path.Times[after] < time)
        {
            after++;
        }
        var part = (time - path.Times[after - 1]) / (path.Times[after] - path.Times[after - 1]);
        for (var i = 0; i < problem.StateCount; i++)
        {
            state[i] = path.States[after - 1][i] + (part * (path.States[after][i] - path.States[after - 1][i]));
        }
        for (var i = 0; i < problem.ControlCount; i++)
        {
            control[i] = path.Controls[after - 1][i];
        }
    };

    private static double[] Start(
        OptimalControlProblem problem, RadauPoints points, double[] mesh, RadauProgram program, PathGuess guess,
        double time)
    {
        var x = new double[program.Program.VariableCount];
        var (control, n) = (new double[problem.ControlCount], problem.StateCount);
        x[0] = time;
        guess(0, x.AsSpan(1, n), control);
        var (begin, point) = (0.0, 1);
        foreach (var share in mesh)
        {
            for (var k = 1; k <= points.Count; k++, point++)
            {
                var place = program.Place(point);
                guess(Math.Min(1, begin + (0.5 * share * (points.Points[k] + 1))), x.AsSpan(place, n),
                    x.AsSpan(place + n, problem.ControlCount));
            }
            begin += share;
        }
        return x;
    }

    private static OptimalPath Path(
        OptimalControlProblem problem, RadauPoints points, double[] mesh, RadauProgram program, ProgramResult result,
        int round)
    {
        var (x, n) = (result.Variables.ToArray(), problem.StateCount);
        var (times, states) = (new List<double> { 0 }, new List<double[]> { x[1..(1 + n)] });
        var controls = new List<double[]>();
        var errors = new double[mesh.Length];
        var begin = 0.0;
        for (var piece = 0; piece < mesh.Length; piece++)
        {
            for (var k = 1; k <= points.Count; k++)
            {
                var place = program.Place((piece * points.Count) + k);
                times.Add(x[0] * (begin + (0.5 * mesh[piece] * (points.Points[k] + 1))));
                states.Add(x[place..(place + n)]);
                controls.Add(x[(place + n)..(place + n + problem.ControlCount)]);
            }
            begin += mesh[piece];
            errors[piece] = Error(
                problem, points, states[^(points.Count + 1)], states[^1],
                controls.GetRange(piece * points.Count, points.Count), mesh[piece] * x[0]);
        }
        return new(
            result.Status, x[0], result.Objective, times, states, controls, mesh, errors, result.Iterations, round);
    }

    /// <summary>Flies a piece: how far its end is from the polynomial's.</summary>
    private static double Error(
        OptimalControlProblem problem, RadauPoints points, double[] from, double[] to, List<double[]> controls,
        double length)
    {
        var control = new double[problem.ControlCount];
        var integrator = new DormandPrince853((t, state, rates) =>
        {
            Interpolate(points, controls, (2 * t / length) - 1, control);
            for (var i = 0; i < control.Length; i++)
            {
                control[i] = Math.Clamp(control[i], problem.ControlLower[i], problem.ControlUpper[i]);
            }
            problem.Rates(state, control, rates, default);
        }, from.Length, new() { RelativeErrorRatio = 1e-11, AbsoluteErrors = [1e-11] });
        var flown = integrator.Integrate(0, from, length);
        return flown.Converged ? flown.State.Zip(to).Max(pair => Math.Abs(pair.First - pair.Second)) : double.MaxValue;
    }

    /// <summary>The polynomial through the controls at Radau's points, Lagrange's form.</summary>
    private static void Interpolate(RadauPoints points, List<double[]> controls, double at, double[] control)
    {
        Array.Clear(control);
        for (var k = 1; k <= points.Count; k++)
        {
            var factor = 1.0;
            for (var j = 1; j <= points.Count; j++)
            {
                factor *= j == k ? 1 : (at - points.Points[j]) / (points.Points[k] - points.Points[j]);
            }
            for (var i = 0; i < control.Length; i++)
            {
                control[i] += factor * controls[k - 1][i];
            }
        }
    }
}
