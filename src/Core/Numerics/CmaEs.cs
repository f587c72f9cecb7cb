namespace Guanghan.Core.Numerics;

/// <summary>How an evolution strategy with covariance adaptation runs.</summary>
public sealed record CmaEsOptions
{
    /// <summary>Where it starts, in the box; null for a random point.</summary>
    public IReadOnlyList<double>? Start { get; init; }

    /// <summary>Standard deviation at the start, as a fraction of the box.</summary>
    public double StepFraction { get; init; } = 0.3;

    /// <summary>Points a generation; 0 for 4 + 3 ln n.</summary>
    public int PopulationCount { get; init; }

    /// <summary>Evaluations at most.</summary>
    public long EvaluationCount_max { get; init; } = 100_000;

    /// <summary>The search ends where a value is at or below this.</summary>
    public double Target { get; init; } = double.NegativeInfinity;

    /// <summary>Converged where the largest standard deviation is below this fraction of the box.</summary>
    public double SpreadFraction { get; init; } = 1e-11;

    /// <summary>
    /// Converged where the best values of 10 + 30 n / population generations are within this of each other, relative.
    /// </summary>
    public double ValueRatio { get; init; } = 1e-12;
}

/// <summary>
/// The evolution strategy with covariance matrix adaptation, in the form of H.-G. Beyer and B. Sendhoff, IEEE Trans.
/// Evol. Comput. 21 (2017) 746, which learns the square root of the covariance itself and so decomposes nothing.
/// Weights, paths and rates: N. Hansen, "The CMA evolution strategy: a tutorial", arXiv:1604.00772, 2016, table 1. A
/// coordinate that leaves the box is reflected into it. It descends valleys of any direction and scale to one minimum;
/// of many minima it finds a near one. Away from the bounds it does not depend on the axes: a turned function gives the
/// same run.
/// </summary>
public static class CmaEs
{
    /// <summary>Looks for the least value.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="box">Where to look.</param>
    /// <param name="random">Where the numbers come from; it is moved on.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the search between generations with what it has.</param>
    /// <exception cref="ArgumentException">A start of another length, a step or budget out of range.</exception>
    public static SearchResult Minimise(
        BatchObjective objective, SearchBox box, RandomStream random, CmaEsOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(random);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(options.EvaluationCount_max);
        if (options.Start is { } given && given.Count != box.Dimension)
        {
            throw new ArgumentException(
                $"The start has {given.Count} coordinates and the box {box.Dimension}.", nameof(options));
        }
        if (!(options.StepFraction is > 0 and <= 1) || options.PopulationCount is < 0 or 1 or 2 or 3)
        {
            throw new ArgumentException(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"The first step must be above 0 and at most 1 of the box, and a generation of at least 4 points; " +
                $"they " +
                $"are {options.StepFraction} and {options.PopulationCount}."), nameof(options));
        }
        var unit = new UnitObjective(objective, box, options.EvaluationCount_max, options.Target);
        var strategy = new Strategy(unit, random, options, Middle(box, random, options));
        var converged = false;
        while (!unit.IsOver && !converged && !cancellation.IsCancellationRequested)
        {
            strategy.Step();
            converged = strategy.IsConverged();
        }
        return unit.Result(converged, strategy.Spread);
    }

    private static double[] Middle(SearchBox box, RandomStream random, CmaEsOptions options)
    {
        var middle = new double[box.Dimension];
        if (options.Start is { } start)
        {
            box.ToUnit([.. start], middle);
            return middle;
        }
        for (var i = 0; i < middle.Length; i++)
        {
            middle[i] = random.NextUniformFraction();
        }
        return middle;
    }

    private sealed class Strategy
    {
        private readonly UnitObjective objective;
        private readonly RandomStream random;
        private readonly CmaEsOptions options;
        private readonly int n;
        private readonly int count;
        private readonly int parents;
        private readonly double[] weights;
        private readonly double mass;
        private readonly double pathRate;
        private readonly double damping;
        private readonly double rankOne;
        private readonly double rankMany;
        private readonly double normalLength;
        private readonly double[] mean;
        private readonly double[] root; // M, row by row: the covariance is M M^T
        private readonly double[] deviates;
        private readonly double[] steps;
        private readonly double[] points;
        private readonly double[] values;
        private readonly double[] keys;
        private readonly int[] order;
        private readonly double[] path;
        private readonly double[] scratch;
        private readonly double[] recent;
        private double sigma;
        private int generation;

        public Strategy(UnitObjective objective, RandomStream random, CmaEsOptions options, double[] middle)
        {
            (this.objective, this.random, this.options, mean) = (objective, random, options, middle);
            (n, sigma) = (middle.Length, options.StepFraction);
            count = options.PopulationCount > 0 ? options.PopulationCount : 4 + (int)(3 * Math.Log(n));
            parents = count / 2;
            weights = new double[parents];
            for (var i = 0; i < parents; i++)
            {
                weights[i] = Math.Log((count + 1) / 2.0) - Math.Log(i + 1);
            }
            var sum = weights.Sum();
            for (var i = 0; i < parents; i++)
            {
                weights[i] /= sum;
            }
            mass = 1 / weights.Sum(weight => weight * weight);
            pathRate = (mass + 2) / (n + mass + 5);
            damping = 1 + pathRate + (2 * Math.Max(0, Math.Sqrt((mass - 1) / (n + 1)) - 1));
            rankOne = 2 / (((n + 1.3) * (n + 1.3)) + mass);
            rankMany = Math.Min(1 - rankOne, 2 * (mass - 2 + (1 / mass)) / (((n + 2) * (n + 2)) + mass));
            normalLength = Math.Sqrt(n) * (1 - (1 / (4.0 * n)) + (1 / (21.0 * n * n)));
            root = new double[n * n];
            for (var i = 0; i < n; i++)
            {
                root[(i * n) + i] = 1;
            }
            (deviates, steps, points) = (new double[count * n], new double[count * n], new double[count * n]);
            (values, keys, order, path) = (new double[count], new double[count], new int[count], new double[n]);
            scratch = new double[2 * n];
            recent = new double[10 + (int)Math.Ceiling(30.0 * n / count)];
        }

        public double Spread { get; private set; } = 1;

        public void Step()
        {
            for (var k = 0; k < count; k++)
            {
                var deviate = deviates.AsSpan(k * n, n);
                var step = steps.AsSpan(k * n, n);
                for (var j = 0; j < n; j++)
                {
                    deviate[j] = random.NextNormalFactor();
                }
                for (var i = 0; i < n; i++)
                {
                    step[i] = Dot(root.AsSpan(i * n, n), deviate);
                    points[(k * n) + i] = Reflect(mean[i] + (sigma * step[i]));
                }
                order[k] = k;
            }
            objective.Evaluate(points, values);
            values.CopyTo(keys, 0);
            Array.Sort(keys, order);
            recent[generation++ % recent.Length] = keys[0];
            Adapt();
        }

        /// <summary>Whether the spread or the values have come to rest.</summary>
        public bool IsConverged()
        {
            if (Spread < options.SpreadFraction)
            {
                return true;
            }
            if (generation < recent.Length)
            {
                return false;
            }
            var (low, high) = (keys[0], keys[^1]);
            foreach (var value in recent)
            {
                (low, high) = (Math.Min(low, value), Math.Max(high, value));
            }
            return high - low <= options.ValueRatio * Math.Abs(low);
        }

        private void Adapt()
        {
            var deviate = scratch.AsSpan(0, n);
            var step = scratch.AsSpan(n, n);
            scratch.AsSpan().Clear();
            for (var k = 0; k < parents; k++)
            {
                AddScaled(deviate, weights[k], deviates.AsSpan(order[k] * n, n));
                AddScaled(step, weights[k], steps.AsSpan(order[k] * n, n));
            }
            AddScaled(mean, sigma, step);
            var gain = Math.Sqrt(mass * pathRate * (2 - pathRate));
            for (var i = 0; i < n; i++)
            {
                path[i] = ((1 - pathRate) * path[i]) + (gain * deviate[i]);
            }
            Turn();
            sigma *= Math.Exp(pathRate / damping * ((Math.Sqrt(Dot(path, path)) / normalLength) - 1));
            Spread = 0;
            for (var i = 0; i < n; i++)
            {
                var row = root.AsSpan(i * n, n);
                Spread = Math.Max(Spread, sigma * Math.Sqrt(Dot(row, row)));
            }
        }

        /// <summary>
        /// M (1 + c1 / 2 (s s^T - 1) + cw / 2 (sum w z z^T - 1)): Beyer and Sendhoff 2017; M z is the
        /// step.
        /// </summary>
        private void Turn()
        {
            var along = scratch.AsSpan(0, n);
            for (var i = 0; i < n; i++)
            {
                along[i] = Dot(root.AsSpan(i * n, n), path);
            }
            var kept = 1 - (0.5 * (rankOne + rankMany));
            for (var i = 0; i < n; i++)
            {
                var row = root.AsSpan(i * n, n);
                for (var j = 0; j < n; j++)
                {
                    row[j] *= kept;
                }
                AddScaled(row, 0.5 * rankOne * along[i], path);
                for (var k = 0; k < parents; k++)
                {
                    var at = order[k] * n;
                    AddScaled(row, 0.5 * rankMany * weights[k] * steps[at + i], deviates.AsSpan(at, n));
                }
            }
        }

        private static double Reflect(double x)
        {
            var folded = Math.Abs(x - (2 * Math.Round(0.5 * x)));
            return folded <= 1 ? folded : 1; // a number that is none would stay so
        }

        private static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
        {
            var sum = 0.0;
            for (var i = 0; i < a.Length; i++)
            {
                sum += a[i] * b[i];
            }
            return sum;
        }

        private static void AddScaled(Span<double> to, double factor, ReadOnlySpan<double> from)
        {
            for (var i = 0; i < to.Length; i++)
            {
                to[i] += factor * from[i];
            }
        }
    }
}
