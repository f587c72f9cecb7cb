namespace Guanghan.Flight.ThreeBody;

/// <summary>
/// Steps along a family of periodic orbits (pseudo-arclength: H. B. Keller 1987, section 4), halved where the corrector
/// fails or leaves the family.
/// </summary>
internal sealed class FamilyWalk
{
    private const double StepShare_min = 1e-3; // shortest step, of the one asked for
    private const double Turn_min = 0.9; // cosine: a turn of 25 degrees in a step is another branch, or a step too long

    private readonly SymmetricCorrector? corrector;
    private readonly double step_max;
    private PeriodicOrbit? last;
    private PeriodicOrbit? first;
    private double[]? tangent;
    private double step;

    /// <summary>A family that starts at an orbit, towards a direction.</summary>
    public FamilyWalk(SymmetricCorrector corrector, PeriodicOrbit first, double[] direction, double stepFactor)
    {
        (this.corrector, step_max, step) = (corrector, stepFactor, stepFactor);
        if (first.Converged)
        {
            (this.first, tangent) = (first, corrector.Tangent(corrector.Unknowns(first), direction));
        }
        else
        {
            Message = FormattableString.Invariant(
                $"The first orbit of the family did not converge: {first.ResidualFactor:E1} is left.");
        }
    }

    /// <summary>A family that does not start.</summary>
    public FamilyWalk(string message) => Message = message;

    /// <summary>Why there is no further orbit.</summary>
    public string Message { get; private set; } = "";

    /// <summary>The next orbit; null where there is none, and then <see cref="Message"/> says why.</summary>
    public PeriodicOrbit? Next()
    {
        if (first is { } start)
        {
            (last, first) = (start, null);
            return start;
        }
        if (corrector is null || last is null)
        {
            return null;
        }
        while (tangent is not null && step >= StepShare_min * step_max)
        {
            var guess = corrector.Unknowns(last).Zip(tangent, (value, along) => value + (step * along)).ToArray();
            var next = corrector.Correct(guess, tangent);
            var turned = next.Converged ? corrector.Tangent(corrector.Unknowns(next), tangent) : null;
            if (turned is not null && turned.Zip(tangent, (a, b) => a * b).Sum() >= Turn_min)
            {
                (last, tangent, step) = (next, turned, Math.Min(step_max, 1.5 * step));
                return next;
            }
            step /= 2;
        }
        Message = FormattableString.Invariant($"The family cannot be followed farther in steps of {step:E1}.");
        return null;
    }
}
