namespace Guanghan.Core.Numerics;

/// <summary>
/// An optimal control problem on one mesh as a nonlinear program. Variables: the time, the first state, then state and
/// control at each of Radau's points of each piece. Constraints: at each point the slope of the polynomial is the rate,
/// and path constraints; at the end, end conditions.
/// </summary>
internal sealed class RadauProgram
{
    private readonly OptimalControlProblem problem;
    private readonly RadauPoints points;
    private readonly double[] mesh;
    private readonly int n;
    private readonly int width;
    private readonly double[] rates;
    private readonly double[] slopes;

    internal RadauProgram(OptimalControlProblem problem, RadauPoints points, double[] mesh)
    {
        (this.problem, this.points, this.mesh) = (problem, points, mesh);
        (n, width) = (problem.StateCount, problem.StateCount + problem.ControlCount);
        PointCount = points.Count * mesh.Length;
        var rowCount = ((n + problem.PathConstraintCount) * PointCount) + problem.EndConditionCount;
        (rates, slopes) = (new double[n], new double[Math.Max(n, problem.PathConstraintCount) * width]);
        var (lower, upper) = Bounds();
        Program = new(1 + n + (width * PointCount), rowCount, Evaluate, Differentiate)
        {
            VariableLower = lower,
            VariableUpper = upper,
            ConstraintLower = [.. Enumerable.Range(0, rowCount).Select(
                row => IsPath(row) ? double.NegativeInfinity : 0)],
            ConstraintUpper = new double[rowCount],
            JacobianPattern = Pattern(),
            HessianPattern = SparsePattern.OfGroups(
            [
                .. Enumerable.Range(0, PointCount).Select(p => (int[])[0, .. Enumerable.Range(Place(p + 1), width)]),
                .. Enumerable.Range(0, n + 1).Select(j => (int[])[j]),
            ]),
        };
    }

    internal NonlinearProgram Program { get; }

    /// <summary>Points but the first.</summary>
    internal int PointCount { get; }

    private int PathRow => n * PointCount;

    private int EndRow => PathRow + (problem.PathConstraintCount * PointCount);

    /// <summary>Where a point's state stands: point 0 is the beginning and has no control.</summary>
    internal int Place(int point) => point == 0 ? 1 : 1 + n + (width * (point - 1));

    private bool IsPath(int row) => row >= PathRow && row < EndRow;

    private (double[] Lower, double[] Upper) Bounds()
    {
        var count = 1 + n + (width * PointCount);
        var (lower, upper) = (new double[count], new double[count]);
        Array.Fill(lower, double.NegativeInfinity);
        Array.Fill(upper, double.PositiveInfinity);
        (lower[0], upper[0]) = (problem.TimeLower, problem.TimeUpper);
        for (var p = 0; p <= PointCount; p++)
        {
            for (var i = 0; i < n && (p == 0 || p == PointCount); i++)
            {
                lower[Place(p) + i] = p == 0 ? problem.InitialLower[i] : problem.FinalLower[i];
                upper[Place(p) + i] = p == 0 ? problem.InitialUpper[i] : problem.FinalUpper[i];
            }
            for (var i = 0; i < problem.ControlCount && p > 0; i++)
            {
                lower[Place(p) + n + i] = problem.ControlLower[i];
                upper[Place(p) + n + i] = problem.ControlUpper[i];
            }
        }
        return (lower, upper);
    }

    private double Evaluate(ReadOnlySpan<double> x, Span<double> constraints)
    {
        var k = points.Count;
        for (var piece = 0; piece < mesh.Length; piece++)
        {
            for (var row = 0; row < k; row++)
            {
                var point = (piece * k) + row + 1;
                problem.Rates(x.Slice(Place(point), n), x.Slice(Place(point) + n, width - n), rates, default);
                for (var i = 0; i < n; i++)
                {
                    var gap = -0.5 * mesh[piece] * x[0] * rates[i];
                    for (var j = 0; j <= k; j++)
                    {
                        gap += points.Slopes[(row * (k + 1)) + j] * x[Place((piece * k) + j) + i];
                    }
                    constraints[(n * (point - 1)) + i] = gap;
                }
                problem.PathConstraints?.Invoke(
                    x.Slice(Place(point), width),
                    constraints.Slice(
                        PathRow + (problem.PathConstraintCount * (point - 1)), problem.PathConstraintCount),
                    default);
            }
        }
        var last = x.Slice(Place(PointCount), n);
        problem.EndConditions?.Invoke(last, constraints[EndRow..], default);
        var sum = problem.TimeFactor * x[0];
        for (var i = 0; i < n; i++)
        {
            sum += problem.FinalFactors[i] * last[i];
        }
        return sum;
    }

    private SparsePattern Pattern()
    {
        var (rows, columns) = (new List<int>(), new List<int>());
        void Add(int row, int column)
        {
            rows.Add(row);
            columns.Add(column);
        }
        var k = points.Count;
        for (var point = 1; point <= PointCount; point++)
        {
            var first = (point - 1) / k * k;
            for (var i = 0; i < n; i++)
            {
                var row = (n * (point - 1)) + i;
                Add(row, 0);
                for (var j = 0; j <= k; j++)
                {
                    Add(row, Place(first + j) + i);
                }
                for (var j = 0; j < width; j++)
                {
                    Add(row, Place(point) + j);
                }
            }
            for (var i = 0; i < problem.PathConstraintCount * width; i++)
            {
                Add(PathRow + (problem.PathConstraintCount * (point - 1)) + (i / width), Place(point) + (i % width));
            }
        }
        for (var i = 0; i < problem.EndConditionCount * n; i++)
        {
            Add(EndRow + (i / n), Place(PointCount) + (i % n));
        }
        return new(rows, columns);
    }

    private void Differentiate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> jacobian)
    {
        gradient[0] = problem.TimeFactor;
        for (var i = 0; i < n; i++)
        {
            gradient[Place(PointCount) + i] = problem.FinalFactors[i];
        }
        var (k, next) = (points.Count, 0);
        for (var point = 1; point <= PointCount; point++)
        {
            var (piece, row) = ((point - 1) / k, (point - 1) % k);
            var half = 0.5 * mesh[piece];
            Array.Clear(slopes);
            problem.Rates(
                x.Slice(Place(point), n), x.Slice(Place(point) + n, width - n), rates, slopes.AsSpan(0, n * width));
            for (var i = 0; i < n; i++)
            {
                jacobian[next++] = -half * rates[i];
                for (var j = 0; j <= k; j++)
                {
                    jacobian[next++] = points.Slopes[(row * (k + 1)) + j];
                }
                for (var j = 0; j < width; j++)
                {
                    jacobian[next++] = -half * x[0] * slopes[(i * width) + j];
                }
            }
            var count = problem.PathConstraintCount * width;
            problem.PathConstraints?.Invoke(
                x.Slice(Place(point), width), new double[problem.PathConstraintCount], jacobian.Slice(next, count));
            next += count;
        }
        problem.EndConditions?.Invoke(
            x.Slice(Place(PointCount), n), new double[problem.EndConditionCount], jacobian[next..]);
    }
}
