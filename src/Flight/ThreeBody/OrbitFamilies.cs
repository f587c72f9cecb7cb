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
    private const int Lyapunov_max = 400;
    private const int Halo_max = 400;

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
        return Follow(WalkLyapunov(system, point, stepFactor), count);
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
        return Follow(WalkHalo(system, point, isNorthern, stepFactor), count);
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
        Check(system, point, 1, 1);
        var walk = WalkHalo(system, point, isNorthern, 0.05 * Scale(system, point));
        PeriodicOrbit? before = null;
        for (var i = 0; i < Halo_max && walk.Next() is { } after; i++)
        {
            if (before is not null && before.PeriodFactor >= periodFactor && after.PeriodFactor < periodFactor)
            {
                var corrector = new SymmetricCorrector(system, isPlanar: false);
                var share = (before.PeriodFactor - periodFactor) / (before.PeriodFactor - after.PeriodFactor);
                var guess = Between(corrector.Unknowns(before), corrector.Unknowns(after), share);
                guess[^1] = periodFactor / 2;
                return corrector.Hold(guess, HeldQuantity.Period);
            }
            before = after;
        }
        return before is null
            ? new(system, default, periodFactor, false, 0, double.PositiveInfinity)
            : before with { Converged = false };
    }

    private static OrbitFamily Follow(FamilyWalk walk, int count)
    {
        List<PeriodicOrbit> orbits = [];
        while (orbits.Count < count && walk.Next() is { } orbit)
        {
            orbits.Add(orbit);
        }
        return new(orbits, orbits.Count == count ? $"The {count} orbits asked for." : walk.Message);
    }

    private static FamilyWalk WalkLyapunov(ThreeBodySystem system, LibrationPoint point, double stepFactor) => new(
        new SymmetricCorrector(system, isPlanar: true), FirstLyapunov(system, point), [Away(point), 0, 0], stepFactor);

    private static FamilyWalk WalkHalo(
        ThreeBodySystem system, LibrationPoint point, bool isNorthern, double stepFactor)
    {
        if (Bifurcation(system, point) is not { } flat)
        {
            return new(
                $"No Lyapunov orbit about {point} of {system.Name} was found that lets motion out of its plane.");
        }
        var side = isNorthern ? 1 : -1;
        var height = side * FirstHeight * Scale(system, point);
        var corrector = new SymmetricCorrector(system, isPlanar: false);
        var first = corrector.Hold(
            [flat.Initial.Position.X, height, flat.Initial.Velocity.Y, flat.PeriodFactor / 2], HeldQuantity.Z);
        return new(corrector, first, [0, side, 0, 0], stepFactor);
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
        var walk = WalkLyapunov(system, point, 0.02 * Scale(system, point));
        PeriodicOrbit? before = null;
        var excessBefore = 0.0;
        for (var i = 0; i < Lyapunov_max && walk.Next() is { } orbit; i++)
        {
            var monodromy = motion.Propagate(orbit.Initial, orbit.PeriodFactor, withTransition: true).Transition!;
            var excess = ((monodromy[2, 2] + monodromy[5, 5]) / 2) - 1;
            if (before is not null && excessBefore < 0 && excess >= 0)
            {
                var corrector = new SymmetricCorrector(system, isPlanar: true);
                var share = excessBefore / (excessBefore - excess);
                return corrector.Hold(
                    Between(corrector.Unknowns(before), corrector.Unknowns(orbit), share), HeldQuantity.X);
            }
            (before, excessBefore) = (orbit, excess);
        }
        return null;
    }

    private static double[] Between(double[] low, double[] high, double share) =>
        [.. low.Zip(high, (a, b) => a + (share * (b - a)))];

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
