using static Guanghan.Core.Numerics.DormandPrince853Table;

namespace Guanghan.Core.Numerics;

/// <summary>
/// Integrates dy/dt = f(t, y) with the explicit Runge-Kutta method of Dormand and Prince of order 8, step control by
/// embedded estimates of orders 5 and 3, dense output of order 7, and events located on it. After E. Hairer, S. P.
/// Norsett, G. Wanner, "Solving Ordinary Differential Equations I", 2nd ed., 1993, sections II.4 to II.6. For smooth,
/// non-stiff problems; at tolerances below about 1e-14 rounding dominates. Forward and backward. An object keeps its
/// work space between calls and serves one thread; nothing is allocated in a step.
/// </summary>
public sealed class DormandPrince853
{
    private const double SafetyFactor = 0.9; // Hairer et al. 1993, code DOP853, SAFE
    private const double GrowthFactor_max = 6; // the same, FAC2
    private const double ShrinkFactor_min = 1.0 / 3; // the same, FAC1
    private const double Exponent = 1.0 / 8; // 1 / order

    private readonly Derivative derivative;
    private readonly OdeOptions options;
    private readonly int dimension;
    private readonly double[] slopes;
    private readonly double[] state;
    private readonly double[] next;
    private readonly double[] trial;
    private readonly double[] absolute;
    private int evaluations;

    /// <summary>Prepares the work space for one system.</summary>
    /// <param name="derivative">The right-hand side; it must not keep the spans.</param>
    /// <param name="dimension">Length of y, at least 1.</param>
    /// <param name="options">Tolerances and bounds; null for the defaults.</param>
    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    public DormandPrince853(Derivative derivative, int dimension, OdeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(derivative);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimension, 1);
        this.derivative = derivative;
        this.dimension = dimension;
        this.options = options ?? new OdeOptions();
        absolute = CheckedAbsoluteErrors(this.options, dimension);
        slopes = new double[ExtendedStageCount * dimension];
        state = new double[dimension];
        next = new double[dimension];
        trial = new double[dimension];
    }

    /// <summary>Integrates from one time to another, which may be earlier.</summary>
    /// <param name="begin_s">Time of the initial state, s.</param>
    /// <param name="initial">y there.</param>
    /// <param name="end_s">Where to stop, s.</param>
    /// <param name="events">Events to be located; may be empty.</param>
    /// <param name="observer">Called with each accepted step, the last one possibly cut at a terminal event.</param>
    /// <exception cref="ArgumentException">The state has the wrong length or a number is not finite.</exception>
    public OdeResult Integrate(
        double begin_s, ReadOnlySpan<double> initial, double end_s, ReadOnlySpan<OdeEvent> events = default,
        Action<DenseStep>? observer = null)
    {
        CheckStart(begin_s, initial, end_s);
        initial.CopyTo(state);
        var run = new Run(begin_s, end_s, new OdeEventLocator(events, options, dimension), new DenseStep(dimension));
        run.Locator.Start(begin_s, state);
        evaluations = 0;
        Evaluate(begin_s, state, Slope(0));
        if (!IsFinite(Slope(0)))
        {
            return run.Finish(OdeOutcome.NotFinite, state, evaluations);
        }
        run.Step_s = begin_s == end_s ? 0 : FirstStep(begin_s, end_s, run.Direction);
        while (run.Time_s != end_s)
        {
            if (run.Accepted + run.Rejected >= options.StepCount_max)
            {
                return run.Finish(OdeOutcome.TooManySteps, state, evaluations);
            }
            if ((Advance(run, out var newTime_s) ?? Accept(run, newTime_s, observer)) is { } outcome)
            {
                return run.Finish(outcome, state, evaluations);
            }
        }
        return run.Finish(OdeOutcome.ReachedEnd, state, evaluations);
    }

    /// <summary>Tries steps until one is accepted, whose end it gives; an outcome where none can be.</summary>
    private OdeOutcome? Advance(Run run, out double newTime_s)
    {
        while (true) // StepCount_max bounds it
        {
            var left_s = run.End_s - run.Time_s;
            run.Step_s = run.Direction * Math.Min(Math.Abs(run.Step_s), options.LargestStep_s);
            // A last step up to one percent longer spares a tiny one after it; the largest step bends by rounding
            // only.
            var isLast = ((1.01 * run.Step_s) - left_s) * run.Direction >= 0
                && Math.Abs(left_s) <= options.LargestStep_s * (1 + 1e-9);
            newTime_s = isLast ? run.End_s : run.Time_s + run.Step_s;
            run.Step_s = isLast ? left_s : run.Step_s;
            var error = TryStep(run.Time_s, run.Step_s);
            if (error <= 1)
            {
                run.Error = error;
                return null;
            }
            var isFinite = double.IsFinite(error);
            run.Rejected++;
            run.WasRejected = true;
            run.Step_s *= isFinite ? Math.Max(ShrinkFactor_min, SafetyFactor * Math.Pow(error, -Exponent)) : 0.1;
            if (Math.Abs(run.Step_s) <= SmallestStep(run.Time_s))
            {
                return isFinite ? OdeOutcome.StepTooSmall : OdeOutcome.NotFinite;
            }
            if (run.Accepted + run.Rejected >= options.StepCount_max)
            {
                return OdeOutcome.TooManySteps;
            }
        }
    }

    /// <summary>
    /// Takes the step that was tried: events, observer, next step; an outcome where an event ends the run.
    /// </summary>
    private OdeOutcome? Accept(Run run, double newTime_s, Action<DenseStep>? observer)
    {
        Evaluate(newTime_s, next, Slope(StageCount));
        run.Accepted++;
        run.LargestError = Math.Max(run.LargestError, run.Error);
        if (observer is not null || run.Locator.HasEvents)
        {
            FillDense(run.Dense, run.Time_s, newTime_s);
        }
        var stop = run.Locator.HasEvents ? run.Locator.Locate(run.Dense, next, run.Hits) : null;
        if (stop is not null)
        {
            run.Dense.CutAt(stop.Time_s);
            run.Dense.StateAt(stop.Time_s, next);
        }
        observer?.Invoke(run.Dense);
        run.Time_s = stop?.Time_s ?? newTime_s;
        next.CopyTo(state, 0);
        Slope(StageCount).CopyTo(Slope(0));
        var growth = Math.Min(GrowthFactor_max, SafetyFactor * Math.Pow(Math.Max(run.Error, 1e-30), -Exponent));
        run.Step_s *= run.WasRejected ? Math.Min(1, growth) : Math.Max(ShrinkFactor_min, growth);
        run.WasRejected = false;
        return stop is null ? null : OdeOutcome.StoppedByEvent;
    }

    /// <summary>
    /// Fills <c>next</c> with the solution after a step; returns its estimated error over the tolerance.
    /// </summary>
    private double TryStep(double t_s, double step_s)
    {
        for (var stage = 1; stage < StageCount; stage++)
        {
            Combine(stage, step_s, trial);
            Evaluate(t_s + (Nodes[stage] * step_s), trial, Slope(stage));
        }
        Combine(StageCount, step_s, next);
        double fifth = 0, third = 0;
        for (var i = 0; i < dimension; i++)
        {
            double e5 = 0, e3 = 0;
            for (var stage = 0; stage < StageCount; stage++)
            {
                e5 += FifthOrderError[stage] * slopes[(stage * dimension) + i];
                e3 += ThirdOrderError[stage] * slopes[(stage * dimension) + i];
            }
            var scale = absolute[i]
                + (options.RelativeErrorRatio * Math.Max(Math.Abs(state[i]), Math.Abs(next[i])));
            fifth += e5 / scale * (e5 / scale);
            third += e3 / scale * (e3 / scale);
        }
        // Hairer et al. 1993, equation II.10.17: of order 8 where the two estimates are small.
        var denominator = fifth + (0.01 * third);
        return denominator == 0 ? 0 : Math.Abs(step_s) * fifth / Math.Sqrt(denominator * dimension);
    }

    /// <summary>
    /// The state at a stage: y + h times the weighted sum of earlier slopes, summed in their order.
    /// </summary>
    private void Combine(int stage, double step_s, Span<double> result)
    {
        result.Clear();
        for (var item = RowStarts[stage]; item < RowStarts[stage + 1]; item++)
        {
            var weight = RowWeights[item];
            var slope = Slope(RowSlopes[item]);
            for (var i = 0; i < result.Length; i++)
            {
                result[i] += weight * slope[i];
            }
        }
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = state[i] + (step_s * result[i]);
        }
    }

    private void FillDense(DenseStep dense, double begin_s, double end_s)
    {
        var step_s = end_s - begin_s;
        for (var stage = StageCount + 1; stage < ExtendedStageCount; stage++)
        {
            Combine(stage, step_s, trial);
            Evaluate(begin_s + (Nodes[stage] * step_s), trial, Slope(stage));
        }
        dense.Fill(begin_s, end_s, state, next, slopes);
    }

    /// <summary>Hairer et al. 1993, section II.4, "Starting step size".</summary>
    private double FirstStep(double t_s, double end_s, int direction)
    {
        var span_s = Math.Abs(end_s - t_s);
        if (options.FirstStep_s > 0)
        {
            return direction * Math.Min(options.FirstStep_s, span_s);
        }
        var slope = Slope(0);
        var (size, speed) = (ScaledNorm(state), ScaledNorm(slope));
        var guess_s = size < 1e-5 || speed < 1e-5 ? 1e-6 : 0.01 * size / speed;
        guess_s = Math.Min(guess_s, span_s);
        for (var i = 0; i < dimension; i++)
        {
            trial[i] = state[i] + (direction * guess_s * slope[i]);
        }
        var second = Slope(1);
        Evaluate(t_s + (direction * guess_s), trial, second);
        for (var i = 0; i < dimension; i++)
        {
            next[i] = second[i] - slope[i];
        }
        var bend = Math.Max(speed, ScaledNorm(next) / guess_s);
        var better_s = bend <= 1e-15 ? Math.Max(1e-6, guess_s * 1e-3) : Math.Pow(0.01 / bend, Exponent);
        var step_s = Math.Min(Math.Min(100 * guess_s, better_s), span_s);
        return direction * (double.IsFinite(step_s) ? step_s : guess_s);
    }

    private double ScaledNorm(ReadOnlySpan<double> vector)
    {
        double sum = 0;
        for (var i = 0; i < vector.Length; i++)
        {
            var scaled = vector[i] / (absolute[i] + (options.RelativeErrorRatio * Math.Abs(state[i])));
            sum += scaled * scaled;
        }
        return Math.Sqrt(sum / vector.Length);
    }

    private double SmallestStep(double t_s) =>
        Math.Max(options.SmallestStep_s, 16 * (Math.BitIncrement(Math.Abs(t_s)) - Math.Abs(t_s)));

    private Span<double> Slope(int stage) => slopes.AsSpan(stage * dimension, dimension);

    private void Evaluate(double t_s, ReadOnlySpan<double> y, Span<double> rate)
    {
        evaluations++;
        derivative(t_s, y, rate);
    }

    private static bool IsFinite(ReadOnlySpan<double> vector)
    {
        foreach (var component in vector)
        {
            if (!double.IsFinite(component))
            {
                return false;
            }
        }
        return true;
    }

    private void CheckStart(double begin_s, ReadOnlySpan<double> initial, double end_s)
    {
        if (initial.Length != dimension)
        {
            throw new ArgumentException($"The initial state has {initial.Length} components, not {dimension}.");
        }
        if (!double.IsFinite(begin_s) || !double.IsFinite(end_s) || !IsFinite(initial))
        {
            throw new ArgumentException("The initial state, its time and the end must be finite numbers.");
        }
    }

    private static double[] CheckedAbsoluteErrors(OdeOptions options, int dimension)
    {
        var errors = options.AbsoluteErrors;
        if ((errors.Count != 1 && errors.Count != dimension) || errors.Any(e => !(e > 0)))
        {
            throw new ArgumentException($"AbsoluteErrors must be 1 or {dimension} positive numbers.", nameof(options));
        }
        if (!(options.RelativeErrorRatio >= 1e-15) || !(options.LargestStep_s > 0) || !(options.EventTolerance_s > 0)
            || options.EventSampleCount < 1 || options.StepCount_max < 1 || !(options.FirstStep_s >= 0))
        {
            throw new ArgumentException(
                "RelativeErrorRatio must be at least 1e-15; LargestStep_s, EventTolerance_s, EventSampleCount and "
                + "StepCount_max positive; FirstStep_s not negative.", nameof(options));
        }
        return errors.Count == dimension ? [.. errors] : [.. Enumerable.Repeat(errors[0], dimension)];
    }

    /// <summary>What changes from step to step of one integration.</summary>
    private sealed class Run(double begin_s, double end_s, OdeEventLocator locator, DenseStep dense)
    {
        internal readonly OdeEventLocator Locator = locator;
        internal readonly DenseStep Dense = dense;
        internal readonly List<OdeEventHit> Hits = [];
        internal readonly double End_s = end_s;
        internal readonly int Direction = end_s >= begin_s ? 1 : -1;
        internal double Time_s = begin_s;
        internal double Step_s;
        internal double Error;
        internal double LargestError;
        internal bool WasRejected;
        internal int Accepted;
        internal int Rejected;

        internal OdeResult Finish(OdeOutcome outcome, double[] state, int evaluations) =>
            new(outcome, Time_s, [.. state], Hits, Accepted, Rejected, evaluations, LargestError);
    }
}
