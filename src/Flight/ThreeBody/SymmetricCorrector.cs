using Guanghan.Core.Numerics;

namespace Guanghan.Flight.ThreeBody;

/// <summary>What is held while a periodic orbit is corrected.</summary>
public enum HeldQuantity
{
    /// <summary>x of the crossing.</summary>
    X,

    /// <summary>z of the crossing.</summary>
    Z,

    /// <summary>The period.</summary>
    Period,
}

/// <summary>
/// Newton's method for orbits symmetric in the plane y = 0: K. C. Howell, Celest. Mech. 32 (1984) 53, section 3.
/// Unknown are x, z and y' of a crossing at right angles and half the period; y, x' and z' shall vanish then. One more
/// condition makes the orbit one of its family: a held quantity, or a step along the family (pseudo-arclength: H. B.
/// Keller, "Lectures on Numerical Methods in Bifurcation Problems" (1987), section 4). Planar orbits leave z and z'
/// out.
/// </summary>
internal sealed class SymmetricCorrector(ThreeBodySystem system, bool isPlanar)
{
    private const int Iterations_max = 25;
    private const double Tolerance = 1e-11; // a hundred steps of 1e-13
    private const double Step_max = 0.1; // of an unknown in one iteration: the linear model says nothing about more

    // Where x, z, y' and half the period stand in the state; the last one is the time.
    private static readonly int[] s_unknown = [0, 2, 4, 6];
    private static readonly int[] s_vanishing = [1, 3, 5];

    private readonly ThreeBodyMotion motion = new(system);
    private readonly int[] unknown = isPlanar ? [0, 4, 6] : s_unknown;
    private readonly int[] vanishing = isPlanar ? [1, 3] : s_vanishing;

    public int Count => unknown.Length;

    /// <summary>The unknowns of an orbit.</summary>
    public double[] Unknowns(PeriodicOrbit orbit)
    {
        var (r, v) = (orbit.Initial.Position, orbit.Initial.Velocity);
        return isPlanar ? [r.X, v.Y, orbit.PeriodFactor / 2] : [r.X, r.Z, v.Y, orbit.PeriodFactor / 2];
    }

    /// <summary>Corrects with a quantity held at its value in the guess.</summary>
    public PeriodicOrbit Hold(ReadOnlySpan<double> guess, HeldQuantity held)
    {
        var row = new double[Count];
        row[held switch { HeldQuantity.X => 0, HeldQuantity.Z => 1, _ => Count - 1 }] = 1;
        return Correct(guess, row);
    }

    /// <summary>Corrects within the plane through the guess that a row of weights is perpendicular to.</summary>
    public PeriodicOrbit Correct(ReadOnlySpan<double> guess, ReadOnlySpan<double> row)
    {
        var u = guess.ToArray();
        var matrix = new double[Count * Count];
        var right = new double[Count];
        var step = new double[Count];
        var qr = new HouseholderQr(Count, Count);
        for (var i = 0; ; i++)
        {
            var residual = Linearise(u, row, matrix, right);
            right[Count - 1] = 0;
            for (var k = 0; k < Count; k++)
            {
                right[Count - 1] -= row[k] * (u[k] - guess[k]);
            }
            if (residual <= Tolerance || i == Iterations_max || !double.IsFinite(residual) || !qr.TryFactor(matrix))
            {
                return ToOrbit(u, i, residual);
            }
            qr.Solve(right, step);
            var largest = step.Max(Math.Abs);
            var share = largest > Step_max ? Step_max / largest : 1;
            for (var k = 0; k < Count; k++)
            {
                u[k] += share * step[k];
            }
        }
    }

    /// <summary>The direction of the family at an orbit, of length 1, on the side of an earlier direction.</summary>
    public double[]? Tangent(ReadOnlySpan<double> at, ReadOnlySpan<double> earlier)
    {
        var matrix = new double[Count * Count];
        var right = new double[Count];
        Linearise(at, earlier, matrix, right);
        right.AsSpan().Clear();
        right[Count - 1] = 1;
        var qr = new HouseholderQr(Count, Count);
        if (!qr.TryFactor(matrix))
        {
            return null;
        }
        var tangent = new double[Count];
        qr.Solve(right, tangent);
        var length = Math.Sqrt(tangent.Sum(component => component * component));
        return [.. tangent.Select(component => component / length)];
    }

    // Rows: how what shall vanish changes with the unknowns, then the given row. Returns the largest of what shall
    // vanish.
    private double Linearise(
        ReadOnlySpan<double> u, ReadOnlySpan<double> row, double[] matrix, double[] right)
    {
        var arc = motion.Propagate(StateOf(u), u[^1], withTransition: true);
        if (!arc.Converged || !(u[^1] > 0))
        {
            return double.PositiveInfinity;
        }
        var (r, v, a) = (arc.Final.Position, arc.Final.Velocity, motion.Acceleration(arc.Final));
        ReadOnlySpan<double> state = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
        ReadOnlySpan<double> rate = [v.X, v.Y, v.Z, a.X, a.Y, a.Z];
        var largest = 0.0;
        for (var i = 0; i < vanishing.Length; i++)
        {
            for (var k = 0; k < Count; k++)
            {
                matrix[(i * Count) + k] = unknown[k] == 6
                    ? rate[vanishing[i]]
                    : arc.Transition![vanishing[i], unknown[k]];
            }
            right[i] = -state[vanishing[i]];
            largest = Math.Max(largest, Math.Abs(right[i]));
        }
        row.CopyTo(matrix.AsSpan((Count - 1) * Count));
        return largest;
    }

    private PeriodicOrbit ToOrbit(double[] u, int iterations, double residual) => new(
        system, StateOf(u), 2 * u[^1], residual <= Tolerance, iterations, residual);

    private SynodicState StateOf(ReadOnlySpan<double> u) => isPlanar
        ? new(new(u[0], 0, 0), new(0, u[1], 0))
        : new(new(u[0], 0, u[1]), new(0, u[2], 0));
}
