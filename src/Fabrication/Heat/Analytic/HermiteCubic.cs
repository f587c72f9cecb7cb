namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>Hermite's cubic between two looks; slopes are times the step.</summary>
internal readonly record struct HermiteCubic(double Low, double LowSlope, double High, double HighSlope)
{
    private const int Bisections = 50; // of a step: far below rounding of its ends

    private double A => (2 * (Low - High)) + LowSlope + HighSlope;

    private double B => (-3 * (Low - High)) - (2 * LowSlope) - HighSlope;

    public double At(double s) => Low + (s * (LowSlope + (s * (B + (s * A)))));

    public double Slope(double s) => LowSlope + (s * ((2 * B) + (s * 3 * A)));

    // A rising end before a falling one: the top between them.
    public double Peak()
    {
        var ends = Math.Max(Low, High);
        if (!(LowSlope > 0 && HighSlope < 0))
        {
            return ends;
        }

        // Root of 3 A s^2 + 2 B s + C with C > 0 and a value below 0 at 1: one lies between.
        var root = Math.Sqrt(Math.Max(0, (B * B) - (3 * A * LowSlope)));
        var s = LowSlope / (root - B);
        return s is > 0 and < 1 ? Math.Max(ends, At(s)) : ends;
    }

    // Newton's steps, halved back into the bracket where they leave it.
    public double Root(double level)
    {
        var (low, high, isRising) = (0.0, 1.0, High > Low);
        var s = (level - Low) / (High - Low);
        for (var step = 0; step < Bisections; step++)
        {
            var excess = At(s) - level;
            (low, high) = excess > 0 == isRising ? (low, s) : (s, high);
            var next = s - (excess / Slope(s));
            next = next > low && next < high ? next : (low + high) / 2;
            if (Math.Abs(next - s) < 1e-12)
            {
                return next;
            }

            s = next;
        }

        return s;
    }
}
