using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;

namespace Guanghan.Flight.LowThrust;

/// <summary>
/// The transfer of a <see cref="LowThrustProblem"/> under continuous thrust, by <see cref="RadauCollocation"/> in
/// Cartesian coordinates and mass, from a Sims-Flanagan transfer as first guess. Dates and speeds at the ends stay
/// those of the guess. Assumes one point mass. Where the engine switches, the error of a piece falls only as fast as
/// its length: the mesh shrinks there, and what is left is in the result.
/// </summary>
public static class LowThrustCollocation
{
    private const int StateLength = SegmentMap.StateLength;
    private const int Width = StateLength + SegmentMap.ControlLength;
    private const double VertexRatio = 1e-5; // thrust that is free, as in Sims-Flanagan's

    /// <summary>Finds a transfer.</summary>
    /// <param name="problem">From where, to where, with what; most mass at the end is sought.</param>
    /// <param name="guess">A transfer that the pieces of the first mesh are taken from.</param>
    /// <param name="pointCount">Radau's points in a piece.</param>
    /// <param name="tolerance_m">Gap between pieces flown that is tolerated, m.</param>
    /// <param name="meshCount_max">Most meshes.</param>
    /// <exception cref="ArgumentException">There is no such transfer; says what is wrong.</exception>
    public static ContinuousTransfer Solve(
        LowThrustProblem problem, LowThrustTransfer guess, int pointCount = 3, double tolerance_m = 1e5,
        int meshCount_max = 6)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(guess);
        problem.Require();
        if (!(tolerance_m > 0))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture, $"The tolerated gap is {tolerance_m} m; it must be positive."));
        }
        var units = TransferUnits.Of(problem);
        var time = guess.TimeOfFlight.Seconds_s / units.Time_s;
        var path = RadauCollocation.Solve(
            Problem(problem, guess, units, time), Guess(guess, units), time,
            Math.Max(4, guess.Segments.Count / pointCount), pointCount, tolerance_m / units.Length_m, meshCount_max,
            new() { FirstBarrier = 1e-3 });
        return Transfer(problem, guess, units, path);
    }

    private static OptimalControlProblem Problem(
        LowThrustProblem problem, LowThrustTransfer guess, TransferUnits units, double time)
    {
        var first = Numbers(units.Scale(guess.Segments[0].Initial));
        var last = Numbers(units.Scale(Arrival(problem, guess)));
        var dry = problem.DryMass_kg / problem.InitialMass_kg;
        var engine = units.Scale(problem.Engine);
        const double Free = double.PositiveInfinity;
        return new(
            StateLength, SegmentMap.ControlLength,
            (x, u, rates, jacobian) => Rates(engine, x, u, rates, jacobian))
        {
            InitialLower = [.. first, 1],
            InitialUpper = [.. first, 1],
            FinalLower = [.. last, dry],
            FinalUpper = [.. last, 1],
            ControlLower = [-Free, -Free, -Free, 0],
            ControlUpper = [Free, Free, Free, 1],
            TimeLower = time,
            TimeUpper = time,
            FinalFactors = [0, 0, 0, 0, 0, 0, -1],
            PathConstraintCount = 1,
            PathConstraints = Cone,
        };
    }

    private static State<Icrf> Arrival(LowThrustProblem problem, LowThrustTransfer guess)
    {
        var body = problem.Arrival.StateAt(guess.Arrival);
        return body with { Velocity_m_s = body.Velocity_m_s + guess.ArrivalExcess_m_s };
    }

    private static PathGuess Guess(LowThrustTransfer guess, TransferUnits units) => (share, state, control) =>
    {
        var at = share * guess.Segments.Count;
        var k = Math.Min((int)at, guess.Segments.Count - 1);
        var segment = guess.Segments[k];
        var (next, nextMass_kg) = k + 1 < guess.Segments.Count
            ? (guess.Segments[k + 1].Initial, guess.Segments[k + 1].InitialMass_kg) : (guess.Final, guess.FinalMass_kg);
        var (from, to) = (Numbers(units.Scale(segment.Initial)), Numbers(units.Scale(next)));
        for (var i = 0; i < from.Length; i++)
        {
            state[i] = from[i] + ((at - k) * (to[i] - from[i]));
        }
        state[6] = (segment.InitialMass_kg + ((at - k) * (nextMass_kg - segment.InitialMass_kg))) / units.Mass_kg;
        var size = segment.MeanThrust_N.Length;
        var direction = size > 0 ? segment.ThrottleRatio / size * segment.MeanThrust_N : Vec3.Zero;
        (control[0], control[1], control[2]) = (direction.X, direction.Y, direction.Z);
        control[3] = segment.ThrottleRatio;
    };

    /// <summary>Kepler's pull, thrust over mass, flow.</summary>
    private static void Rates(
        Func<double, EngineLimit> engine, ReadOnlySpan<double> x, ReadOnlySpan<double> u, Span<double> rates,
        Span<double> jacobian)
    {
        var r2 = (x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]);
        var r = Math.Sqrt(r2);
        var (pull, limit) = (1 / (r2 * r), engine(r));
        var push = limit.Thrust_N / x[6];
        for (var i = 0; i < 3; i++)
        {
            rates[i] = x[3 + i];
            rates[3 + i] = (-pull * x[i]) + (push * u[i]);
        }
        rates[6] = -limit.MassFlow_kg_s * u[3];
        if (jacobian.IsEmpty)
        {
            return;
        }
        for (var i = 0; i < 3; i++)
        {
            jacobian[(i * Width) + 3 + i] = 1;
            var row = jacobian.Slice((3 + i) * Width, Width);
            for (var j = 0; j < 3; j++)
            {
                row[j] = (3 * pull / r2 * x[i] * x[j]) - (i == j ? pull : 0)
                    + (limit.ThrustSlope_N_m / x[6] * u[i] * x[j] / r);
            }
            row[6] = -push / x[6] * u[i];
            row[7 + i] = push;
            jacobian[(6 * Width) + i] = -limit.MassFlowSlope_kg_s_m * u[3] * x[i] / r;
        }
        jacobian[(6 * Width) + 10] = -limit.MassFlow_kg_s;
    }

    /// <summary>|u| is at most the throttle: u^2 / (throttle + e) - throttle - e.</summary>
    private static void Cone(ReadOnlySpan<double> point, Span<double> values, Span<double> jacobian)
    {
        var throttle = point[10] + VertexRatio;
        var square = (point[7] * point[7]) + (point[8] * point[8]) + (point[9] * point[9]);
        values[0] = (square / throttle) - throttle;
        if (jacobian.IsEmpty)
        {
            return;
        }
        for (var i = 7; i < 10; i++)
        {
            jacobian[i] = 2 * point[i] / throttle;
        }
        jacobian[10] = -(square / (throttle * throttle)) - 1;
    }

    private static ContinuousTransfer Transfer(
        LowThrustProblem problem, LowThrustTransfer guess, TransferUnits units, OptimalPath path)
    {
        var points = new ThrustPoint[path.Times.Count];
        for (var p = 0; p < points.Length; p++)
        {
            var (state, control) = (path.States[p], path.Controls[Math.Max(0, p - 1)]);
            var orbit = new State<Icrf>(new(state[0], state[1], state[2]), new(state[3], state[4], state[5]));
            var limit = problem.Engine.At(orbit.Position_m.Length * units.Length_m);
            points[p] = new(
                guess.Departure + units.Restore(path.Times[p]), units.Restore(orbit), state[6] * units.Mass_kg,
                limit.Thrust_N * new Vec3(control[0], control[1], control[2]), control[3]);
        }
        var error_m = path.Error * units.Length_m;
        var text = string.Create(
            CultureInfo.InvariantCulture,
            $"{path.MeshFractions.Count} pieces, which flown end within {error_m:G3} m, on mesh {path.MeshCount}");
        return new(
            path.Status,
            path.Converged ? $"A transfer that no neighbour betters: {text}."
                : $"The search ended as {path.Status}: {text}. Start from more segments.",
            points, points[^1].Mass_kg, problem.InitialMass_kg - points[^1].Mass_kg, error_m,
            path.MeshFractions.Count, path.MeshCount, path.Iterations);
    }

    private static double[] Numbers(State<Icrf> state)
    {
        var (r, v) = (state.Position_m, state.Velocity_m_s);
        return [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
    }
}
