namespace Guanghan.Flight.ThreeBody;

/// <summary>A family of periodic orbits, as far as it was followed.</summary>
/// <param name="Orbits">In the order of the family, all converged.</param>
/// <param name="Message">Why it ends where it ends.</param>
public sealed record OrbitFamily(IReadOnlyList<PeriodicOrbit> Orbits, string Message);

/// <summary>
/// Periodic orbits about L1, L2 and L3: planar Lyapunov orbits from the small ellipse of the linear theory; halo orbits
/// from where the Lyapunov family lets motion out of its plane; near-rectilinear ones farther along. Each orbit begins
/// at the crossing of y = 0 that lies away from the smaller body.
/// </summary>
public static class OrbitFamilies
{
    private const double SmallAmplitude = 1e-3; // of the point's distance to the nearer body
    private const double FirstHeight = 5e-3; // the first halo orbit, of the same
    private const double StepShare_min = 1e-3; // shortest step along a family, of the one asked for
    private const int Lyapunov_max = 400;

    /// <summary>Corrects a guess to a periodic orbit.</summary>
    /// <param name="system">The system.</param>
    /// <param name="guess">A crossing of y = 0; only x, z and y' are looked at. Planar where z is 0.</param>
    /// <param name="periodFactor">Guess of the period, units of time.</param>
    /// <param name="held">What stays as in the guess; not z of a planar orbit.</param>
    /// <returns>Converged or not, with iterations and residual.</returns>
    /// <exception cref="ArgumentException">The guess is not finite, the period not positive, or z of a planar orbit is
    /// held.</exception>
    public static PeriodicOrbit Correct(
        ThreeBodySystem system, SynodicState guess, double periodFactor, HeldQuantity held)
    {
        ArgumentNullException.ThrowIfNull(system);
        var (x, z, vy) = (guess.Position.X, guess.Position.Z, guess.Velocity.Y);
        if (!double.IsFinite(x + z + vy + periodFactor) || !(periodFactor > 0))
        {
            throw new ArgumentException("The guess must be finite and its period positive.", nameof(guess));
        }
        if (z == 0 && held == HeldQuantity.Z)
        {
            throw new ArgumentException("z of a planar orbit cannot be held: hold x or the period.", nameof(held));
        }
        return z == 0
            ? new SymmetricCorrector(system, true).Hold([x, vy, periodFactor / 2], held)
            : new SymmetricCorrector(system, false).Hold([x, z, vy, periodFactor / 2], held);
    }

    /// <summary>Planar orbits about a point, from small to large.</summary>
    /// <param name="system">The system.</param>
    /// <param name="point">L1, L2 or L3.</param>
    /// <param name="stepFactor">Step along the family, units of length.</param>
    /// <param name="count">Orbits wanted at most.</param>
    /// <exception cref="ArgumentException">The point is L4 or L5, or the step is not positive.</exception>
    public static OrbitFamily Lyapunov(ThreeBodySystem system, LibrationPoint point, double stepFactor, int count)
    {
        Check(system, point, stepFactor, count);
        var corrector = new SymmetricCorrector(system, isPlanar: true);
        return Follow(corrector, FirstLyapunov(system, point), [Away(point), 0, 0], stepFactor, count);
    }

    /// <summary>Halo orbits about a point, from the plane onwards.</summary>
    /// <param name="system">The system.</param>
    /// <param name="point">L1, L2 or L3.</param>
    /// <param name="isNorthern">True where z is positive on the side away from the smaller body.</param>
    /// <param name="stepFactor">Step along the family, units of length.</param>
    /// <param name="count">Orbits wanted at most.</param>
    /// <exception cref="ArgumentException">The point is L4 or L5, or the step is not positive.</exception>
    public static OrbitFamily Halo(
        ThreeBodySystem system, LibrationPoint point, bool isNorthern, double stepFactor, int count)
    {
        Check(system, point, stepFactor, count);
        var scale = Scale(system, point);
        if (Bifurcation(system, point) is not { } flat)
        {
            return new(
                [], $"No Lyapunov orbit about {point} of {system.Name} was found that lets motion out of its plane.");
        }
        var side = isNorthern ? 1 : -1;
        var corrector = new SymmetricCorrector(system, isPlanar: false);
        var first = corrector.Hold(
            [flat.Initial.Position.X, side * FirstHeight * scale, flat.Initial.Velocity.Y, flat.PeriodFactor / 2],
            HeldQuantity.Z);
        return first.Converged
            ? Follow(corrector, first, [0, side, 0, 0], stepFactor, count)
            : new([], FormattableString.Invariant(
                $"The first halo orbit about {point} of {system.Name} did not converge: {first.ResidualFactor:E1}."));
    }

    /// <summary>
    /// The near-rectilinear halo orbit with a period: the family is followed to where the period, which falls along it
    /// in the end, has come down to the one wanted.
    /// </summary>
    /// <param name="system">The system.</param>
    /// <param name="point">L1 or L2.</param>
    /// <param name="isNorthern">True where z is positive away from the smaller body.</param>
    /// <param name="periodFactor">The period, units of time.</param>
    /// <returns>The orbit, or the last one of the family, not converged, where it does not come down so far.</returns>
    /// <exception cref="ArgumentException">The point is L4 or L5, or the period is not positive.</exception>
    public static PeriodicOrbit NearRectilinear(
        ThreeBodySystem system, LibrationPoint point, bool isNorthern, double periodFactor)
    {
        if (!(periodFactor > 0))
        {
            throw new ArgumentException("The period must be positive.", nameof(periodFactor));
        }
        const int Count = 300;
        var family = Halo(system, point, isNorthern, 0.05 * Scale(system, point), Count);
        for (var i = 1; i < family.Orbits.Count; i++)
        {
            var (before, after) = (family.Orbits[i - 1], family.Orbits[i]);
            if (before.PeriodFactor >= periodFactor && after.PeriodFactor < periodFactor)
            {
                var corrector = new SymmetricCorrector(system, isPlanar: false);
                var share = (before.PeriodFactor - periodFactor) / (before.PeriodFactor - after.PeriodFactor);
                var (a, b) = (corrector.Unknowns(before), corrector.Unknowns(after));
                var guess = a.Zip(b, (low, high) => low + (share * (high - low))).ToArray();
                guess[^1] = periodFactor / 2;
                return corrector.Hold(guess, HeldQuantity.Period);
            }
        }
        return family.Orbits.Count > 0
            ? family.Orbits[^1] with { Converged = false }
            : new(system, default, periodFactor, false, 0, double.PositiveInfinity);
    }

    // Steps along a family; halved where the corrector fails or leaves the side it came from.
    private static OrbitFamily Follow(
        SymmetricCorrector corrector, PeriodicOrbit first, double[] direction, double stepFactor, int count)
    {
        List<PeriodicOrbit> orbits = [first];
        if (!first.Converged)
        {
            return new([], FormattableString.Invariant(
                $"The first orbit did not converge: {first.ResidualFactor:E1}."));
        }
        var step = stepFactor;
        var tangent = corrector.Tangent(corrector.Unknowns(first), direction);
        while (tangent is not null && orbits.Count < count)
        {
            var here = corrector.Unknowns(orbits[^1]);
            var guess = here.Zip(tangent, (value, along) => value + (step * along)).ToArray();
            var next = corrector.Correct(guess, tangent);
            var turned = next.Converged ? corrector.Tangent(corrector.Unknowns(next), tangent) : null;

            // A turn of more than 25 degrees in a step is another branch, or a step too long.
            if (turned is null || turned.Zip(tangent, (a, b) => a * b).Sum() < 0.9)
            {
                step /= 2;
                if (step < StepShare_min * stepFactor)
                {
                    return new(orbits, FormattableString.Invariant(
                        $"The family cannot be followed beyond {orbits.Count} orbits in steps of {step:E1}."));
                }
                continue;
            }
            orbits.Add(next);
            (tangent, step) = (turned, Math.Min(stepFactor, 1.5 * step));
        }
        return new(
            orbits, orbits.Count == count ? $"The {count} orbits asked for." : "The family has no direction here.");
    }

    private static PeriodicOrbit FirstLyapunov(ThreeBodySystem system, LibrationPoint point)
    {
        var (frequency, aspect) = LibrationPoints.SmallOrbit(system, point);
        var amplitude = SmallAmplitude * Scale(system, point);
        var x = LibrationPoints.Of(system, point).X + (Away(point) * amplitude);
        return new SymmetricCorrector(system, isPlanar: true).Hold(
            [x, -Away(point) * aspect * frequency * amplitude, Math.PI / frequency], HeldQuantity.X);
    }

    // Out of the plane motion is a 2 by 2 block of the monodromy matrix: half its trace passes 1 where halo orbits
    // leave.
    private static PeriodicOrbit? Bifurcation(ThreeBodySystem system, LibrationPoint point)
    {
        var motion = new ThreeBodyMotion(system);
        var family = Lyapunov(system, point, 0.02 * Scale(system, point), Lyapunov_max);
        var before = 0.0;
        for (var i = 0; i < family.Orbits.Count; i++)
        {
            var orbit = family.Orbits[i];
            var monodromy = motion.Propagate(orbit.Initial, orbit.PeriodFactor, withTransition: true).Transition!;
            var excess = ((monodromy[2, 2] + monodromy[5, 5]) / 2) - 1;
            if (i > 0 && before < 0 && excess >= 0)
            {
                var corrector = new SymmetricCorrector(system, isPlanar: true);
                var share = before / (before - excess);
                var guess = corrector.Unknowns(family.Orbits[i - 1])
                    .Zip(corrector.Unknowns(orbit), (low, high) => low + (share * (high - low))).ToArray();
                return corrector.Hold(guess, HeldQuantity.X);
            }
            before = excess;
        }
        return null;
    }

    // Distance from the point to the nearer body: the length that its orbits are measured by.
    private static double Scale(ThreeBodySystem system, LibrationPoint point)
    {
        var x = LibrationPoints.Of(system, point).X;
        return Math.Min(Math.Abs(x + system.MassRatio), Math.Abs(x - 1 + system.MassRatio));
    }

    // The side away from the smaller body.
    private static int Away(LibrationPoint point) => point == LibrationPoint.L2 ? 1 : -1;

    private static void Check(ThreeBodySystem system, LibrationPoint point, double stepFactor, int count)
    {
        ArgumentNullException.ThrowIfNull(system);
        if (point is not (LibrationPoint.L1 or LibrationPoint.L2 or LibrationPoint.L3))
        {
            throw new ArgumentException($"These families are about L1, L2 and L3, not {point}.", nameof(point));
        }
        if (!(stepFactor > 0) || !double.IsFinite(stepFactor) || count < 1)
        {
            throw new ArgumentException("The step along the family must be positive, the count at least 1.");
        }
    }
}
