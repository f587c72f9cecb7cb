namespace Guanghan.Flight.Transfers;

/// <summary>
/// The time equation with whole revolutions, T(x) = T0(x) + M pi / (1 - x^2)^1.5 on -1 &lt; x &lt; 1: one minimum, and
/// a root on either side of it where there is time enough. Householder's iteration in a bracket, bisection where it
/// leaves it. Source: D. Izzo, Celest. Mech. Dyn. Astron. 121 (2015) 1, equations 18 to 22, 31 and algorithm 1.
/// </summary>
internal readonly struct MultiRevolutionLambert
{
    private const int Iterations_max = 100; // bisection alone takes 60; Householder three
    private const int FastIterations_max = 8;
    private const double StepLimit = 1e-5; // of the distance to x = +-1: the next error is the fourth power

    private readonly double _lambda;
    private readonly double _gap;
    private readonly double _time;

    public MultiRevolutionLambert(double lambda, double gap, double time)
    {
        (_lambda, _gap, _time) = (lambda, gap, time);
        var most = (int)Math.Min(time / Math.PI, 1_000_000);
        // T0(0) is at most pi, so only the largest number can have too little time.
        // and where T(0) is little enough, the minimum is.
        RevolutionCount_max = most > 0 && Time(0, lambda, gap, most) > time && Minimum(most).Time > time ? most - 1
            : most;
    }

    /// <summary>The most whole revolutions that there is time for.</summary>
    public int RevolutionCount_max { get; }

    public static double Time(double x, double lambda, double gap, int revolutions)
    {
        var time = LambertKernel<Lane>.Time(
            new(x), LambertKernel<Lane>.Y(new(x), new(gap)), new(lambda), new(gap)).Value;
        var fall = (1 - x) * (1 + x);
        return revolutions == 0 ? time : time + (revolutions * Math.PI / (fall * Math.Sqrt(fall)));
    }

    public (double X, double Y, bool IsConverged, int IterationCount, double ResidualRatio) Solve(
        int revolutions, LambertBranch branch)
    {
        var isLong = branch == LambertBranch.LongPeriod;
        // Izzo, equation 31: where the term with M alone, left, or M + 1 alone, right, fills the time.
        var share = isLong
            ? Math.Cbrt((revolutions + 1) * Math.PI / (8 * _time))
            : Math.Cbrt(8 * _time / (revolutions * Math.PI));
        var square = share * share;
        var x = (square - 1) / (square + 1);
        var fast = Householder(x, revolutions, isLong);
        return fast.IsConverged ? fast : InBracket(x, revolutions, isLong);
    }

    /// <summary>
    /// Householder's iteration alone: good where it ends on the right side, which the slope there tells.
    /// </summary>
    private (double X, double Y, bool IsConverged, int IterationCount, double ResidualRatio) Householder(
        double x, int revolutions, bool isLong)
    {
        for (var i = 1; i <= FastIterations_max; i++)
        {
            var y = Y(x);
            var value = Time(x, _lambda, _gap, revolutions);
            var excess = value - _time;
            var step = LambertKernel<Lane>.Step(
                new(x), new(y), new(_lambda), new(_gap), new(value), new(excess), out var slope).Value;
            x -= step;
            if (!(Math.Abs(x) < 1))
            {
                break;
            }
            if (Math.Abs(step) <= StepLimit * (1 - Math.Abs(x)))
            {
                return (x, Y(x), (slope.Value < 0) == isLong, i, Math.Abs(excess) / _time);
            }
        }
        return default;
    }

    private (double X, double Y, bool IsConverged, int IterationCount, double ResidualRatio) InBracket(
        double x, int revolutions, bool isLong)
    {
        var minimum = Minimum(revolutions).X;
        var (low, high) = isLong ? (-1.0, minimum) : (minimum, 1.0);
        x = x > low && x < high ? x : 0.5 * (low + high);
        for (var i = 1; i <= Iterations_max; i++)
        {
            var value = Time(x, _lambda, _gap, revolutions);
            var excess = value - _time;
            // Left of the minimum the time falls with x, right of it it grows.
            (low, high) = (excess > 0) == isLong ? (x, high) : (low, x);
            var step = LambertKernel<Lane>.Step(
                new(x), new(Y(x)), new(_lambda), new(_gap), new(value), new(excess), out _).Value;
            var next = x - step;
            if (excess == 0 || Math.Abs(step) <= 1e-6 * Math.Min(1 + x, 1 - x)
                || high - low <= 2e-16 * (1 - Math.Abs(x)))
            {
                next = next > low && next < high ? next : x;
                return (next, Y(next), true, i, Math.Abs(excess) / _time);
            }
            x = next > low && next < high ? next : 0.5 * (low + high);
        }
        return (x, Y(x), false, Iterations_max, double.PositiveInfinity);
    }

    /// <summary>Where the time is least: the slope's zero, which grows with x, by Newton in a bracket.</summary>
    private (double X, double Time) Minimum(int revolutions)
    {
        var (low, high, x) = (-1.0, 1.0, 0.0);
        for (var i = 0; i < Iterations_max; i++)
        {
            var time = Time(x, _lambda, _gap, revolutions);
            var (slope, bend, third) =
                LambertKernel<Lane>.Slopes(new(x), new(Y(x)), new(_lambda), new(_gap), new(time));
            (low, high) = slope.Value < 0 ? (x, high) : (low, x);
            // Halley's step, a root of the slope.
            var newton = slope.Value / bend.Value;
            var step = newton / Math.Max(1 - (0.5 * newton * third.Value / bend.Value), 0.5);
            var next = x - step;
            if (Math.Abs(step) <= 1e-9 * (1 - Math.Abs(x)) || high - low <= 2e-16)
            {
                return (x, time);
            }
            x = next > low && next < high ? next : 0.5 * (low + high);
        }
        return (x, Time(x, _lambda, _gap, revolutions));
    }

    private double Y(double x) => LambertKernel<Lane>.Y(new(x), new(_gap)).Value;
}
