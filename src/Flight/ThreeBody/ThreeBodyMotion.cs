using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.ThreeBody;

/// <summary>Where a motion in the three-body problem got to.</summary>
/// <param name="Outcome">How the integration ended.</param>
/// <param name="TimeFactor">Time of the final state, units of time.</param>
/// <param name="Final">The final state.</param>
/// <param name="Transition">
/// State-transition matrix, 6 by 6, or null where it was not asked for; row and column order x, y, z, then velocities.
/// </param>
public sealed record ThreeBodyArc(OdeOutcome Outcome, double TimeFactor, SynodicState Final, double[,]? Transition)
{
    /// <summary>True where the motion got to the time asked for.</summary>
    public bool Converged => Outcome == OdeOutcome.ReachedEnd;
}

/// <summary>
/// Motion in the circular restricted three-body problem: V. Szebehely, "Theory of Orbits" (1967), equations 1.36 to
/// 1.38, in three dimensions; variational equations beside. Integrated to 1e-13 a step. Immutable and thread-safe.
/// </summary>
public sealed class ThreeBodyMotion
{
    private const int StateLength = 6;
    private const double StepError = 1e-13;

    private readonly double mu;
    private readonly Vec3 larger;
    private readonly Vec3 smaller;

    /// <summary>The motion in one system.</summary>
    /// <param name="system">The system; its units are those of all arguments.</param>
    public ThreeBodyMotion(ThreeBodySystem system)
    {
        ArgumentNullException.ThrowIfNull(system);
        System = system;
        mu = system.MassRatio;
        (larger, smaller) = (new(-mu, 0, 0), new(1 - mu, 0, 0));
    }

    /// <summary>The system.</summary>
    public ThreeBodySystem System { get; }

    /// <summary>
    /// Jacobi's constant, x^2 + y^2 + 2 (1 - mu) / r1 + 2 mu / r2 - v^2: without the mu (1 - mu) that Szebehely adds.
    /// </summary>
    /// <param name="state">The state.</param>
    public double JacobiFactor(SynodicState state)
    {
        var (r, v) = (state.Position, state.Velocity);
        return (r.X * r.X) + (r.Y * r.Y) + (2 * (1 - mu) / (r - larger).Length) + (2 * mu / (r - smaller).Length)
            - v.LengthSquared;
    }

    /// <summary>Acceleration in the turning axes.</summary>
    /// <param name="state">The state.</param>
    public Vec3 Acceleration(SynodicState state)
    {
        var (r, v) = (state.Position, state.Velocity);
        return PointMass.Acceleration_m_s2(r - larger, 1 - mu) + PointMass.Acceleration_m_s2(r - smaller, mu)
            + new Vec3(r.X + (2 * v.Y), r.Y - (2 * v.X), 0);
    }

    /// <summary>Follows a motion for a time.</summary>
    /// <param name="initial">Where it starts.</param>
    /// <param name="timeFactor">For how long, units of time; negative goes back.</param>
    /// <param name="withTransition">True where the state-transition matrix is wanted.</param>
    /// <exception cref="ArgumentException">The state or the time is not finite.</exception>
    public ThreeBodyArc Propagate(SynodicState initial, double timeFactor, bool withTransition = false)
    {
        var length = withTransition ? StateLength * (1 + StateLength) : StateLength;
        var y = new double[length];
        var (r, v) = (initial.Position, initial.Velocity);
        ((ReadOnlySpan<double>)[r.X, r.Y, r.Z, v.X, v.Y, v.Z]).CopyTo(y);
        for (var i = StateLength; i < length; i += StateLength + 1)
        {
            y[i] = 1;
        }
        var method = new DormandPrince853(Rate, length, new OdeOptions
        {
            RelativeErrorRatio = StepError,
            AbsoluteErrors = [StepError],
            StepCount_max = 100_000,
        });
        var result = method.Integrate(0, y, timeFactor);
        var end = result.State;
        return new(
            result.Outcome, result.Time_s, new(new(end[0], end[1], end[2]), new(end[3], end[4], end[5])),
            withTransition ? ToMatrix(end) : null);
    }

    // Columns of the transition matrix follow one another.
    private void Rate(double time, ReadOnlySpan<double> y, Span<double> rate)
    {
        var state = new SynodicState(new(y[0], y[1], y[2]), new(y[3], y[4], y[5]));
        Put(rate, state.Velocity, Acceleration(state));
        if (y.Length == StateLength)
        {
            return;
        }
        var gradient = PointMass.Gradient_1_s2(state.Position - larger, 1 - mu)
            + PointMass.Gradient_1_s2(state.Position - smaller, mu)
            + new Matrix3(new(1, 0, 0), new(0, 1, 0), Vec3.Zero);
        for (var i = StateLength; i < y.Length; i += StateLength)
        {
            var (dr, dv) = (new Vec3(y[i], y[i + 1], y[i + 2]), new Vec3(y[i + 3], y[i + 4], y[i + 5]));
            Put(rate[i..], dv, gradient.Apply(dr) + new Vec3(2 * dv.Y, -2 * dv.X, 0));
        }
    }

    private static void Put(Span<double> rate, Vec3 velocity, Vec3 acceleration)
    {
        (rate[0], rate[1], rate[2]) = (velocity.X, velocity.Y, velocity.Z);
        (rate[3], rate[4], rate[5]) = (acceleration.X, acceleration.Y, acceleration.Z);
    }

    private static double[,] ToMatrix(IReadOnlyList<double> end)
    {
        var matrix = new double[StateLength, StateLength];
        for (var row = 0; row < StateLength; row++)
        {
            for (var column = 0; column < StateLength; column++)
            {
                matrix[row, column] = end[(StateLength * (1 + column)) + row];
            }
        }
        return matrix;
    }
}
