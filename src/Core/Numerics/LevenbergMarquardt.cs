namespace Guanghan.Core.Numerics;

/// <summary>Residuals of a model at given parameters.</summary>
/// <param name="parameters">p, of length n.</param>
/// <param name="residuals">r, of length m, to be filled; divide each by its standard deviation to weight it.</param>
public delegate void ResidualFunction(ReadOnlySpan<double> parameters, Span<double> residuals);

/// <summary>Derivatives of the residuals.</summary>
/// <param name="parameters">p, of length n.</param>
/// <param name="jacobian">dr[i]/dp[j] at i n + j, to be filled.</param>
public delegate void JacobianFunction(ReadOnlySpan<double> parameters, Span<double> jacobian);

/// <summary>When a least-squares fit stops.</summary>
public sealed record LeastSquaresOptions
{
    /// <summary>
    /// Converged when a step changes no parameter by more than this fraction of the largest it has been scaled by.
    /// </summary>
    public double StepRatio { get; init; } = 1e-12;

    /// <summary>
    /// Converged when the cosine between the residuals and every column of the Jacobian is below this.
    /// </summary>
    public double GradientRatio { get; init; } = 1e-12;

    /// <summary>Most trial steps.</summary>
    public int IterationCount_max { get; init; } = 2000;
}

/// <summary>The result of a least-squares fit.</summary>
/// <param name="Converged">True where a stopping rule was met and not the bound on iterations.</param>
/// <param name="Parameters">The best parameters found.</param>
/// <param name="Iterations">Trial steps taken.</param>
/// <param name="Residual">Sum of the squares of the residuals there.</param>
/// <param name="Covariance">
/// s^2 (J^T J)^-1 with s^2 = residual / (m - n), n x n row by row; empty where m = n or the Jacobian is deficient.
/// </param>
public sealed record LeastSquaresResult(
    bool Converged, IReadOnlyList<double> Parameters, int Iterations, double Residual, IReadOnlyList<double> Covariance)
{
    /// <summary>Standard deviation of one parameter.</summary>
    /// <param name="index">Which parameter.</param>
    /// <exception cref="InvalidOperationException">The covariance is not defined.</exception>
    public double StandardDeviationOf(int index) => Covariance.Count > 0
        ? Math.Sqrt(Covariance[(index * Parameters.Count) + index])
        : throw new InvalidOperationException("The fit has no covariance: too few residuals or a deficient Jacobian.");
}

/// <summary>
/// Nonlinear least squares by Levenberg and Marquardt, each step by QR of the damped system. Scaling of the
/// parameters after J. J. More, "The Levenberg-Marquardt algorithm: implementation and theory", LNM 630 (1978) 105;
/// damping after H. B. Nielsen, "Damping parameter in Marquardt's method", IMM-REP-1999-05 (1999). It finds a local
/// minimum.
/// </summary>
public static class LevenbergMarquardt
{
    private const double FirstDamping = 1e-3; // Nielsen 1999, for a start of middling quality
    private const double DifferenceStepRatio = 6.0554544523933395e-6; // cube root of 2^-52: central differences

    /// <summary>Fits.</summary>
    /// <param name="residuals">The model; a trial whose residuals are not finite is taken back.</param>
    /// <param name="residualCount">m, at least n.</param>
    /// <param name="start">First guess, of length n.</param>
    /// <param name="jacobian">Derivatives; null for central differences.</param>
    /// <param name="options">Stopping rules; null for the defaults.</param>
    /// <exception cref="ArgumentException">
    /// There are fewer residuals than parameters, or the start has none finite.
    /// </exception>
    public static LeastSquaresResult Fit(
        ResidualFunction residuals, int residualCount, ReadOnlySpan<double> start,
        JacobianFunction? jacobian = null, LeastSquaresOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(residuals);
        var (m, n) = (residualCount, start.Length);
        if (n < 1 || m < n)
        {
            throw new ArgumentException($"{m} residuals cannot determine {n} parameters.");
        }
        options ??= new LeastSquaresOptions();
        var work = new Work(residuals, jacobian, m, start.ToArray());
        var sum = work.Start();
        if (!double.IsFinite(sum))
        {
            throw new ArgumentException("The residuals at the start are not finite: start where the model is defined.");
        }
        var (damping, growth, converged, iteration) = (FirstDamping, 2.0, work.Cosine() <= options.GradientRatio, 0);
        while (!converged && iteration < options.IterationCount_max)
        {
            iteration++;
            var predicted = work.Step(damping);
            var trialSum = work.TrialSum();
            var gain = (sum - trialSum) / predicted;
            if (predicted > 0 && trialSum < sum && double.IsFinite(trialSum))
            {
                var step = work.StepRatio();
                sum = work.Take();
                damping *= Math.Max(1.0 / 3, 1 - Math.Pow((2 * gain) - 1, 3));
                damping = Math.Max(damping, 1e-300);
                growth = 2;
                converged = step <= options.StepRatio || work.Cosine() <= options.GradientRatio;
                continue;
            }
            // Steps that rounding alone decides: there is nothing left to gain.
            converged = work.StepRatio() <= options.StepRatio;
            damping *= growth;
            growth *= 2;
            if (!double.IsFinite(damping))
            {
                break;
            }
        }
        return work.Result(converged, iteration, sum);
    }

    private sealed class Work(ResidualFunction model, JacobianFunction? derivatives, int m, double[] parameters)
    {
        private readonly int n = parameters.Length;
        private readonly double[] trial = new double[parameters.Length];
        private readonly double[] step = new double[parameters.Length];
        private readonly double[] scale = new double[parameters.Length];
        private readonly double[] matrix = new double[m * parameters.Length];
        private readonly double[] damped = new double[(m + parameters.Length) * parameters.Length];
        private readonly double[] right = new double[m + parameters.Length];
        private readonly double[] other = new double[m];
        private readonly HouseholderQr qr = new(m + parameters.Length, parameters.Length);
        private double[] current = new double[m];
        private double[] candidate = new double[m];

        internal double Start()
        {
            model(parameters, current);
            var sum = SumOfSquares(current);
            if (double.IsFinite(sum))
            {
                Linearise();
            }
            return sum;
        }

        /// <summary>Solves for the step at a damping; returns how much the linear model says it gains.</summary>
        internal double Step(double damping)
        {
            matrix.CopyTo(damped, 0);
            Array.Clear(damped, m * n, n * n);
            for (var j = 0; j < n; j++)
            {
                damped[((m + j) * n) + j] = Math.Sqrt(damping) * scale[j];
            }
            Array.Clear(right);
            for (var i = 0; i < m; i++)
            {
                right[i] = -current[i];
            }
            if (!qr.TryFactor(damped))
            {
                Array.Clear(step);
                return 0;
            }
            qr.Solve(right, step);
            // |r|^2 - |r + J p|^2 = |J p|^2 + 2 mu |D p|^2 at the minimum of the damped model.
            var gain = 0.0;
            for (var i = 0; i < m; i++)
            {
                var change = 0.0;
                for (var j = 0; j < n; j++)
                {
                    change += matrix[(i * n) + j] * step[j];
                }
                gain += change * change;
            }
            for (var j = 0; j < n; j++)
            {
                trial[j] = parameters[j] + step[j];
                gain += 2 * damping * scale[j] * step[j] * scale[j] * step[j];
            }
            return gain;
        }

        internal double TrialSum()
        {
            model(trial, candidate);
            return SumOfSquares(candidate);
        }

        internal double Take()
        {
            trial.CopyTo(parameters, 0);
            (current, candidate) = (candidate, current);
            Linearise();
            return SumOfSquares(current);
        }

        /// <summary>The step against the parameters, in the scaled measure.</summary>
        internal double StepRatio()
        {
            var (moved, size) = (0.0, 0.0);
            for (var j = 0; j < n; j++)
            {
                moved = Math.Max(moved, Math.Abs(scale[j] * step[j]));
                size = Math.Max(size, Math.Abs(scale[j] * parameters[j]));
            }
            return moved / Math.Max(size, double.Epsilon);
        }

        /// <summary>Largest cosine between the residuals and a column of the Jacobian.</summary>
        internal double Cosine()
        {
            var length = Math.Sqrt(SumOfSquares(current));
            var largest = 0.0;
            for (var j = 0; j < n && length > 0; j++)
            {
                var (dot, column) = (0.0, 0.0);
                for (var i = 0; i < m; i++)
                {
                    dot += matrix[(i * n) + j] * current[i];
                    column += matrix[(i * n) + j] * matrix[(i * n) + j];
                }
                largest = column > 0 ? Math.Max(largest, Math.Abs(dot) / (Math.Sqrt(column) * length)) : largest;
            }
            return largest;
        }

        internal LeastSquaresResult Result(bool converged, int iterations, double sum)
        {
            var plain = new HouseholderQr(m, n);
            double[] covariance = [];
            if (m > n && plain.TryFactor(matrix))
            {
                covariance = plain.InverseOfNormalMatrix();
                for (var i = 0; i < covariance.Length; i++)
                {
                    covariance[i] *= sum / (m - n);
                }
            }
            return new LeastSquaresResult(converged, parameters, iterations, sum, covariance);
        }

        private void Linearise()
        {
            if (derivatives is not null)
            {
                derivatives(parameters, matrix);
            }
            else
            {
                Difference();
            }
            for (var j = 0; j < n; j++)
            {
                var length = 0.0;
                for (var i = 0; i < m; i++)
                {
                    length = double.Hypot(length, matrix[(i * n) + j]);
                }
                // More 1978: a scale never shrinks. A parameter without effect gets the scale 1.
                scale[j] = Math.Max(scale[j], length > 0 ? length : scale[j] > 0 ? 0 : 1);
            }
        }

        private void Difference()
        {
            var residual = Math.Sqrt(SumOfSquares(current));
            for (var j = 0; j < n; j++)
            {
                var kept = parameters[j];
                // A parameter may pass near zero: what would change the residuals by their own size is its measure
                // then.
                var size = Math.Max(Math.Abs(kept), scale[j] > 0 ? residual / scale[j] : 0);
                size = size > 0 ? size : 1;
                var (high, low) = (kept + (DifferenceStepRatio * size), kept - (DifferenceStepRatio * size));
                parameters[j] = high;
                model(parameters, candidate);
                parameters[j] = low;
                model(parameters, other);
                parameters[j] = kept;
                for (var i = 0; i < m; i++)
                {
                    matrix[(i * n) + j] = (candidate[i] - other[i]) / (high - low);
                }
            }
        }

        private static double SumOfSquares(ReadOnlySpan<double> vector)
        {
            var sum = 0.0;
            foreach (var element in vector)
            {
                sum += element * element;
            }
            return sum;
        }
    }
}
