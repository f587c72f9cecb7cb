namespace Guanghan.Core.Numerics;

/// <summary>How a differential evolution runs.</summary>
public sealed record DifferentialEvolutionOptions
{
    /// <summary>Points at the start; 0 for 12 a coordinate and not fewer than 48.</summary>
    public int PopulationCount { get; init; }

    /// <summary>Evaluations at most.</summary>
    public long EvaluationCount_max { get; init; } = 100_000;

    /// <summary>The search ends where a value is at or below this.</summary>
    public double Target { get; init; } = double.NegativeInfinity;

    /// <summary>
    /// Converged where the population is narrower than this fraction of the box in every coordinate.
    /// </summary>
    public double SpreadFraction { get; init; } = 1e-9;

    /// <summary>Fraction of the best that a point is drawn to.</summary>
    public double BestFraction { get; init; } = 0.15;

    /// <summary>Whether the population shrinks to its least, in step with the evaluations.</summary>
    public bool Shrinks { get; init; } = true;
}

/// <summary>
/// Differential evolution that adapts itself: each point is moved towards one of the best and along a difference of two
/// others, some of which are remembered failures; the two factors are drawn about what has succeeded before, and the
/// population shrinks. Sources: R. Storn and K. Price, J. Global Optim. 11 (1997) 341; R. Tanabe and A. Fukunaga, IEEE
/// CEC 2013, 71 (SHADE) and CEC 2014, 1658 (L-SHADE); J. Zhang and A. C. Sanderson, IEEE Trans. Evol. Comput. 13 (2009)
/// 945. It finds good places of functions with many minima; nothing guarantees the best. The same seed gives the same
/// bits: one generation is evaluated together, in order.
/// </summary>
public static class DifferentialEvolution
{
    /// <summary>Looks for the least value.</summary>
    /// <param name="objective">The function.</param>
    /// <param name="box">Where to look.</param>
    /// <param name="random">Where the numbers come from; it is moved on.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Ends the search between generations with what it has.</param>
    /// <exception cref="ArgumentException">A population below 5 or a negative budget; says which.</exception>
    public static SearchResult Minimise(
        BatchObjective objective, SearchBox box, RandomStream random, DifferentialEvolutionOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(objective);
        ArgumentNullException.ThrowIfNull(box);
        ArgumentNullException.ThrowIfNull(random);
        options ??= new();
        ArgumentOutOfRangeException.ThrowIfNegative(options.EvaluationCount_max);
        var count = options.PopulationCount == 0 ? Math.Max(48, 12 * box.Dimension) : options.PopulationCount;
        if (count < Population.Least)
        {
            throw new ArgumentException(
                $"A population needs at least {Population.Least} points; {count} were asked for.", nameof(options));
        }
        var unit = new UnitObjective(objective, box, options.EvaluationCount_max, options.Target);
        var population = new Population(unit, random, options, count);
        if (!unit.IsOver && !cancellation.IsCancellationRequested)
        {
            population.Scatter();
        }
        while (!unit.IsOver && population.Spread() > options.SpreadFraction && !cancellation.IsCancellationRequested)
        {
            population.Step();
        }
        var spread = population.Spread();
        return unit.Result(spread <= options.SpreadFraction, spread);
    }

    private sealed class Population(
        UnitObjective objective, RandomStream random, DifferentialEvolutionOptions options, int start)
    {
        private readonly int first = start; // points at the start
        public const int Least = 5;

        private const int Memory = 6; // entries of success history: Tanabe and Fukunaga 2014
        private const double ArchiveRatio = 2; // of the population; our choice, 2.6 in Tanabe and Fukunaga 2014

        private readonly int n = objective.Dimension;
        private readonly double[] points = new double[start * objective.Dimension];
        private readonly double[] values = new double[start];
        private readonly double[] trials = new double[start * objective.Dimension];
        private readonly double[] trialValues = new double[start];
        private readonly double[] archive = new double[(int)(ArchiveRatio * start) * objective.Dimension];
        private readonly double[] factors = new double[start];
        private readonly double[] rates = new double[start];
        private readonly double[] factorMemory = [.. Enumerable.Repeat(0.5, Memory)];
        private readonly double[] rateMemory = [.. Enumerable.Repeat(0.5, Memory)];
        private readonly double[] keys = new double[start];
        private readonly int[] order = new int[start];
        private int count = start;
        private int archived;
        private int slot;

        public void Scatter()
        {
            for (var i = 0; i < points.Length; i++)
            {
                points[i] = random.NextUniformFraction();
            }
            objective.Evaluate(points, values);
        }

        public void Step()
        {
            Sort();
            var best = Math.Max(2, (int)(options.BestFraction * count));
            for (var i = 0; i < count; i++)
            {
                var entry = (int)random.NextInteger(Memory);
                rates[i] = Math.Clamp(rateMemory[entry] + (0.1 * random.NextNormalFactor()), 0, 1);
                factors[i] = DrawFactor(factorMemory[entry]);
                Propose(i, order[(int)random.NextInteger(best)]);
            }
            objective.Evaluate(trials.AsSpan(0, count * n), trialValues.AsSpan(0, count));
            Select();
            Shrink();
        }

        /// <summary>Largest width of the population in a coordinate.</summary>
        public double Spread()
        {
            var spread = 0.0;
            for (var j = 0; j < n; j++)
            {
                var (low, high) = (double.PositiveInfinity, double.NegativeInfinity);
                for (var i = 0; i < count; i++)
                {
                    low = Math.Min(low, points[(i * n) + j]);
                    high = Math.Max(high, points[(i * n) + j]);
                }
                spread = Math.Max(spread, high - low);
            }
            return spread;
        }

        // A Cauchy deviate about the memory, above 0 and at most 1; a draw at or below 0 is drawn again.
        private double DrawFactor(double middle)
        {
            const int Draws_max = 100;
            for (var draw = 0; draw < Draws_max; draw++)
            {
                var factor = middle + (0.1 * Math.Tan(Math.PI * (random.NextUniformFraction() - 0.5)));
                if (factor > 0)
                {
                    return Math.Min(factor, 1);
                }
            }
            return middle;
        }

        private void Propose(int i, int guide)
        {
            var one = Other(count, i, i);
            var second = Other(count + archived, i, one);
            var other = second < count ? points.AsSpan(second * n, n) : archive.AsSpan((second - count) * n, n);
            var self = points.AsSpan(i * n, n);
            var trial = trials.AsSpan(i * n, n);
            var kept = (int)random.NextInteger(n);
            for (var j = 0; j < n; j++)
            {
                var isMoved = random.NextUniformFraction() < rates[i] || j == kept;
                var along = points[(guide * n) + j] - self[j] + points[(one * n) + j] - other[j];
                var moved = self[j] + (factors[i] * along);
                // Half the way to the bound that was crossed (Zhang and Sanderson 2009).
                moved = moved < 0 ? 0.5 * self[j] : moved > 1 ? 0.5 * (1 + self[j]) : moved;
                trial[j] = isMoved ? moved : self[j];
            }
        }

        private int Other(int among, int not, int nor)
        {
            const int Draws_max = 1000; // each fails with probability 2 in 5 at most
            var drawn = 0;
            for (var draw = 0; draw < Draws_max; draw++)
            {
                drawn = (int)random.NextInteger(among);
                if (drawn != not && drawn != nor)
                {
                    break;
                }
            }
            return drawn;
        }

        private void Select()
        {
            var (weight, factorSum, factorSquare, rateSum, rateSquare) = (0.0, 0.0, 0.0, 0.0, 0.0);
            for (var i = 0; i < count; i++)
            {
                if (!(trialValues[i] <= values[i]))
                {
                    continue;
                }
                var gain = values[i] - trialValues[i];
                if (gain > 0)
                {
                    Remember(points.AsSpan(i * n, n));
                    gain = double.IsFinite(gain) ? gain : 1;
                    weight += gain;
                    (factorSum, factorSquare) = (
                        factorSum + (gain * factors[i]), factorSquare + (gain * factors[i] * factors[i]));
                    (rateSum, rateSquare) = (rateSum + (gain * rates[i]), rateSquare + (gain * rates[i] * rates[i]));
                }
                trials.AsSpan(i * n, n).CopyTo(points.AsSpan(i * n, n));
                values[i] = trialValues[i];
            }
            if (weight > 0)
            {
                // Means weighted by the gain, of Lehmer's kind.
                factorMemory[slot] = factorSquare / factorSum;
                rateMemory[slot] = rateSum > 0 ? rateSquare / rateSum : 0;
                slot = (slot + 1) % Memory;
            }
        }

        private void Remember(ReadOnlySpan<double> point)
        {
            var capacity = Math.Min((int)(ArchiveRatio * count), archive.Length / n);
            archived = Math.Min(archived, capacity);
            var place = archived < capacity ? archived++ : (int)random.NextInteger(capacity);
            point.CopyTo(archive.AsSpan(place * n, n));
        }

        private void Sort()
        {
            values.AsSpan(0, count).CopyTo(keys);
            for (var i = 0; i < count; i++)
            {
                order[i] = i;
            }
            Array.Sort(keys, order, 0, count);
        }

        private void Shrink()
        {
            if (!options.Shrinks)
            {
                return;
            }
            var done = Math.Min(1, (double)objective.EvaluationCount / options.EvaluationCount_max);
            var wanted = Math.Max(Least, (int)Math.Round(first + ((Least - first) * done)));
            while (count > wanted)
            {
                var worst = 0;
                for (var i = 1; i < count; i++)
                {
                    worst = values[i] > values[worst] ? i : worst;
                }
                count--;
                points.AsSpan(count * n, n).CopyTo(points.AsSpan(worst * n, n));
                values[worst] = values[count];
            }
        }
    }
}
