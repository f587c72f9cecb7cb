using Guanghan.Core.Space;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.LowThrust;

/// <summary>
/// One segment of a Sims-Flanagan transfer: a coast along a Kepler orbit for half its time, an impulse for all the
/// thrust of the segment, a coast for the other half. J. A. Sims and S. N. Flanagan, "Preliminary design of low-thrust
/// interplanetary missions", AAS 99-338 (1999). The impulse is u T dt / m with the mass in the middle, so that a
/// segment is the same forward and backward and wrong by the cube of its length. Units: the centre's GM is 1.
/// </summary>
internal sealed class SegmentMap
{
    internal const int StateLength = 7;
    internal const int ControlLength = 4; // thrust over the engine's, ICRF axes, and propellant over the engine's
    private readonly double[] impulse = new double[StateLength * Columns];

    internal const int Columns = StateLength + ControlLength + 1; // state, control, length of the segment

    /// <summary>Derivatives of the end: seven rows; state, control and length of the segment as columns.</summary>
    internal double[] Slopes { get; } = new double[StateLength * Columns];

    /// <summary>The end of a segment; its derivatives where they are wanted.</summary>
    /// <param name="state">Position, velocity and mass.</param>
    /// <param name="control">Thrust over the engine's, three components, and flow over the engine's.</param>
    /// <param name="length">Time, negative to go back.</param>
    /// <param name="engine">Thrust and flow at a distance.</param>
    /// <param name="end">Position, velocity and mass at the end, to be filled.</param>
    /// <param name="withSlopes">Whether Slopes is to be filled.</param>
    internal void Follow(
        ReadOnlySpan<double> state, ReadOnlySpan<double> control, double length,
        Func<double, EngineLimit> engine, Span<double> end, bool withSlopes)
    {
        var start = new State<Icrf>(new(state[0], state[1], state[2]), new(state[3], state[4], state[5]));
        var (mass, u, throttle) = (state[6], new Vec3(control[0], control[1], control[2]), control[3]);
        var (middle, first) = Coast(start, length / 2, withSlopes);
        var distance = middle.Position_m.Length;
        var limit = engine(distance);
        var used = throttle * limit.MassFlow_kg_s * length;
        var meanMass = mass - (used / 2);
        var kick = limit.Thrust_N * length / meanMass;
        var (last, second) = Coast(
            middle with { Velocity_m_s = middle.Velocity_m_s + (kick * u) }, length / 2, withSlopes);
        (end[0], end[1], end[2]) = (last.Position_m.X, last.Position_m.Y, last.Position_m.Z);
        (end[3], end[4], end[5]) = (last.Velocity_m_s.X, last.Velocity_m_s.Y, last.Velocity_m_s.Z);
        end[6] = mass - used;
        if (!withSlopes)
        {
            return;
        }
        FillImpulse(first, middle, u, length, limit, throttle, meanMass);
        Chain(second, last);
    }

    private static (State<Icrf> End, StateTransitionMatrix Transition) Coast(
        State<Icrf> from, double time, bool withSlopes) => withSlopes
        ? KeplerPropagator.PropagateWithTransition(from, 1, time)
        : (KeplerPropagator.Propagate(from, 1, time), default);

    /// <summary>Derivatives just after the impulse.</summary>
    private void FillImpulse(
        in StateTransitionMatrix first, State<Icrf> middle, Vec3 u, double length, EngineLimit limit, double throttle,
        double meanMass)
    {
        Array.Clear(impulse);
        var rate = Rate(middle);
        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column < 6; column++)
            {
                impulse[(row * Columns) + column] = first[row, column];
            }
            impulse[(row * Columns) + Columns - 1] = 0.5 * rate[row];
        }
        impulse[(6 * Columns) + 6] = 1;
        var outward = middle.Position_m.ToUnit();
        Span<double> direction = [u.X, u.Y, u.Z];
        var kick = limit.Thrust_N * length / meanMass;
        for (var column = 0; column < Columns; column++)
        {
            var farther = (outward.X * impulse[column]) + (outward.Y * impulse[Columns + column])
                + (outward.Z * impulse[(2 * Columns) + column]);
            var (isControl, isLength) = (column is >= 7 and < 10, column == Columns - 1);
            var used = (throttle * length * limit.MassFlowSlope_kg_s_m * farther)
                + (column == 10 ? limit.MassFlow_kg_s * length : 0)
                + (isLength ? throttle * limit.MassFlow_kg_s : 0);
            var heavier = impulse[(6 * Columns) + column] - (used / 2);
            var stronger = (length / meanMass * limit.ThrustSlope_N_m * farther)
                + (isLength ? limit.Thrust_N / meanMass : 0) - (kick / meanMass * heavier);
            for (var axis = 0; axis < 3; axis++)
            {
                impulse[((3 + axis) * Columns) + column] += (stronger * direction[axis])
                    + (isControl && column - 7 == axis ? kick : 0);
            }
            impulse[(6 * Columns) + column] -= used;
        }
    }

    private void Chain(in StateTransitionMatrix second, State<Icrf> last)
    {
        var rate = Rate(last);
        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column < Columns; column++)
            {
                var sum = column == Columns - 1 ? 0.5 * rate[row] : 0;
                for (var k = 0; k < 6; k++)
                {
                    sum += second[row, k] * impulse[(k * Columns) + column];
                }
                Slopes[(row * Columns) + column] = sum;
            }
        }
        impulse.AsSpan(6 * Columns).CopyTo(Slopes.AsSpan(6 * Columns));
    }

    private static double[] Rate(State<Icrf> at)
    {
        var (r, v) = (at.Position_m, at.Velocity_m_s);
        var pull = -1 / (r.LengthSquared * r.Length);
        return [v.X, v.Y, v.Z, pull * r.X, pull * r.Y, pull * r.Z];
    }
}
