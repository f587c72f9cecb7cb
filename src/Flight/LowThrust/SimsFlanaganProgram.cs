using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.LowThrust;

/// <summary>
/// A Sims-Flanagan transfer as a nonlinear program. Variables: delay of departure, time of flight, both excess
/// velocities, then for each segment its first state, mass and throttle vector, and the last state and mass.
/// Constraints: departure, segments that join, arrival, excess speeds, throttles.
/// </summary>
internal sealed class SimsFlanaganProgram
{
    private const int Delay = 0;
    private const int Flight = 1;
    private const int Leaving = 2;
    private const int Arriving = 5;
    private const int FirstNode = 8;
    private const int NodeLength = SegmentMap.StateLength + SegmentMap.ControlLength;
    private const double DifferenceStep_s = 1000; // for a body's acceleration
    private const int GuessStepCount = 20; // steps a segment of the first guess's clock
    private const double VertexRatio = 1e-5; // thrust that is free, over the engine's: keeps |u| <= throttle smooth

    private readonly LowThrustProblem problem;
    private readonly TransferUnits units;
    private readonly Func<double, EngineLimit> engine;
    private readonly SegmentMap map = new();
    private readonly int count;
    private readonly int variableCount;
    private readonly int constraintCount;

    internal SimsFlanaganProgram(LowThrustProblem problem)
    {
        this.problem = problem;
        (units, count) = (TransferUnits.Of(problem), problem.SegmentCount);
        engine = units.Scale(problem.Engine);
        variableCount = FirstNode + (NodeLength * count) + SegmentMap.StateLength;
        constraintCount = 6 + (SegmentMap.StateLength * count) + 6 + 2 + count;
        Program = new(variableCount, constraintCount, Evaluate, Differentiate)
        {
            VariableLower = Bounds(isUpper: false),
            VariableUpper = Bounds(isUpper: true),
            ConstraintLower = [.. Enumerable.Range(0, constraintCount).Select(
                row => row < ExcessRow ? 0 : double.NegativeInfinity)],
            ConstraintUpper = [.. Enumerable.Range(0, constraintCount).Select(
                row => row == ExcessRow || row == ExcessRow + 1 ? 1.0 : 0)],
            JacobianPattern = Pattern(),
            HessianPattern = SparsePattern.OfGroups(
            [
                .. Enumerable.Range(0, count).Select(k => (int[])[.. Enumerable.Range(Node(k), NodeLength), Flight]),
                [Delay, Flight], [Leaving, Leaving + 1, Leaving + 2], [Arriving, Arriving + 1, Arriving + 2],
                .. Enumerable.Range(0, variableCount).Select(j => (int[])[j]),
            ]),
        };
    }

    internal NonlinearProgram Program { get; }

    private int ArrivalRow => 6 + (SegmentMap.StateLength * count);

    private int ExcessRow => ArrivalRow + 6;

    private static int Node(int k) => FirstNode + (NodeLength * k);

    /// <summary>
    /// Modified equinoctial elements that change evenly with the longitude, the longitude as Kepler's laws would have
    /// it and stretched to the time there is, no thrust, mass that falls evenly.
    /// </summary>
    internal double[] Guess()
    {
        var x = new double[variableCount];
        var delay = problem.LatestDeparture - problem.EarliestDeparture;
        x[Delay] = 0.5 * delay.Seconds_s / units.Time_s;
        x[Flight] = 0.5 * (problem.ShortestFlight + problem.LongestFlight).Seconds_s / units.Time_s;
        var first = Elements(problem.Departure, x[Delay]);
        var last = Elements(problem.Arrival, x[Delay] + x[Flight]);
        var sweep = Math.IEEERemainder(last.TrueLongitude_rad - first.TrueLongitude_rad, Math.Tau);
        sweep += (sweep < 0 ? Math.Tau : 0) + (problem.RevolutionCount * Math.Tau);
        var dry = problem.DryMass_kg / problem.InitialMass_kg;
        ModifiedEquinoctialElements At(double share)
        {
            double Between(double a, double b) => a + (share * (b - a));
            return new(
                Between(first.SemiLatusRectum_m, last.SemiLatusRectum_m), Between(first.FRatio, last.FRatio),
                Between(first.GRatio, last.GRatio), Between(first.HRatio, last.HRatio),
                Between(first.KRatio, last.KRatio), first.TrueLongitude_rad + (share * sweep));
        }
        var (place, finer) = (0.0, GuessStepCount * count);
        var whole = Enumerable.Range(0, finer).Sum(i => Slowness(At((i + 0.5) / finer)));
        for (var (k, i, passed) = (0, 0, 0.0); k <= count; k++)
        {
            for (; i < finer && passed < k * whole / count; i++)
            {
                passed += Slowness(At((i + 0.5) / finer));
                place = (i + 1.0) / finer;
            }
            Write(x.AsSpan(Node(k)), At(k == count ? 1 : place).ToState<Icrf>(1));
            x[Node(k) + 6] = 1 + (k / (double)count * (Math.Max(0.8, dry) - 1));
        }
        for (var k = 0; k < count; k++)
        {
            x[Node(k) + 10] = 0.5;
        }
        return x;
    }

    /// <summary>Time a radian takes: r^2 / sqrt(p).</summary>
    private static double Slowness(ModifiedEquinoctialElements at)
    {
        var (sine, cosine) = Math.SinCos(at.TrueLongitude_rad);
        var r = at.SemiLatusRectum_m / (1 + (at.FRatio * cosine) + (at.GRatio * sine));
        return r * r / Math.Sqrt(at.SemiLatusRectum_m);
    }

    /// <summary>What the solver found, in SI units.</summary>
    internal LowThrustTransfer Transfer(ProgramResult result)
    {
        var x = result.Variables.ToArray();
        var departure = problem.EarliestDeparture + units.Restore(x[Delay]);
        var length = units.Restore(x[Flight] / count);
        var (gaps, end) = (new double[3], new double[SegmentMap.StateLength]);
        var constraints = new double[constraintCount];
        Evaluate(x, constraints);
        for (var row = 0; row < ExcessRow; row++)
        {
            var kind = row < ArrivalRow && row >= 6 ? (row - 6) % 7 / 3 : row % 7 / 3;
            kind = row < 6 ? row / 3 : row >= ArrivalRow ? (row - ArrivalRow) / 3 : kind;
            gaps[kind] = Math.Max(gaps[kind], Math.Abs(constraints[row]));
        }
        var segments = new ThrustSegment[count];
        for (var k = 0; k < count; k++)
        {
            var node = x.AsSpan(Node(k));
            var u = Vector(x, Node(k) + 7);
            map.Follow(node[..7], node.Slice(7, 4), x[Flight] / count, engine, end, withSlopes: false);
            var meanMass = 0.5 * (node[6] + end[6]);
            var limit = engine(MiddleDistance(node, x[Flight] / count));
            var thrust_N = limit.Thrust_N * units.Force_N * u;
            segments[k] = new(
                departure + units.Restore(k * x[Flight] / count), length, units.Restore(Read(node)),
                node[6] * units.Mass_kg, x[Node(k + 1) + 6] * units.Mass_kg, x[Node(k) + 10], thrust_N,
                limit.Thrust_N * x[Flight] / count / meanMass * units.Speed_m_s * u);
        }
        var finalMass_kg = x[Node(count) + 6] * units.Mass_kg;
        return new(
            result.Status, Message(result, gaps), departure, departure + units.Restore(x[Flight]), segments,
            units.Restore(Read(x.AsSpan(Node(count)))), finalMass_kg, problem.InitialMass_kg - finalMass_kg,
            segments.Sum(segment => segment.DeltaV_m_s.Length), units.Speed_m_s * Vector(x, Leaving),
            units.Speed_m_s * Vector(x, Arriving), gaps[0] * units.Length_m, gaps[1] * units.Speed_m_s,
            gaps[2] * units.Mass_kg, result.Iterations);
    }

    private string Message(ProgramResult result, double[] gaps)
    {
        var (gap_m, gap_m_s) = (gaps[0] * units.Length_m, gaps[1] * units.Speed_m_s);
        var closing = string.Create(
            CultureInfo.InvariantCulture,
            $"after {result.Iterations} iterations the pieces meet to {gap_m:G3} m and {gap_m_s:G3} m/s");
        return result.Status switch
        {
            ProgramStatus.Converged => $"A transfer that no neighbour betters: {closing}.",
            ProgramStatus.Infeasible =>
                $"The engine cannot fly this transfer: {closing}, and no neighbour meets better. Give more time or "
                + "thrust, less dry mass, another number of revolutions or other dates.",
            ProgramStatus.IterationLimit =>
                $"Not finished: {closing}. Allow more iterations, or start nearer.",
            _ => $"No step makes progress: {closing}. Another number of revolutions or segments may help.",
        };
    }

    private static double MiddleDistance(ReadOnlySpan<double> node, double length) =>
        Propagation.KeplerPropagator.Propagate(Read(node), 1, length / 2).Position_m.Length;

    private ModifiedEquinoctialElements Elements(TransferEnd end, double time) =>
        ModifiedEquinoctialElements.FromState(StateAt(end, time), 1);

    private State<Icrf> StateAt(TransferEnd end, double time) =>
        units.Scale(end.StateAt(problem.EarliestDeparture + units.Restore(time)));

    private double[] Bounds(bool isUpper)
    {
        var bounds = new double[variableCount];
        Array.Fill(bounds, isUpper ? double.PositiveInfinity : double.NegativeInfinity);
        var latest = problem.LatestDeparture - problem.EarliestDeparture;
        bounds[Delay] = isUpper ? latest.Seconds_s / units.Time_s : 0;
        bounds[Flight] = (isUpper ? problem.LongestFlight : problem.ShortestFlight).Seconds_s / units.Time_s;
        foreach (var (place, end) in ((int, TransferEnd)[])[(Leaving, problem.Departure), (Arriving, problem.Arrival)])
        {
            var speed = end.ExcessSpeed_m_s_max / units.Speed_m_s;
            bounds.AsSpan(place, 3).Fill(isUpper ? speed : -speed);
        }
        for (var k = 0; k <= count; k++)
        {
            bounds[Node(k) + 6] = isUpper || k == 0 ? 1 : problem.DryMass_kg / problem.InitialMass_kg;
        }
        for (var k = 0; k < count; k++)
        {
            bounds[Node(k) + 10] = isUpper ? 1 : 0;
        }
        return bounds;
    }

    private double Evaluate(ReadOnlySpan<double> x, Span<double> constraints)
    {
        var length = x[Flight] / count;
        if (!(length > 0))
        {
            return double.PositiveInfinity;
        }
        Gap(problem.Departure, x, Node(0), Leaving, x[Delay], constraints);
        for (var k = 0; k < count; k++)
        {
            if (!(x[Node(k) + 6] > 0))
            {
                return double.PositiveInfinity;
            }
            var end = constraints.Slice(6 + (SegmentMap.StateLength * k), SegmentMap.StateLength);
            map.Follow(x.Slice(Node(k), 7), x.Slice(Node(k) + 7, 4), length, engine, end, withSlopes: false);
            for (var i = 0; i < SegmentMap.StateLength; i++)
            {
                end[i] -= x[Node(k + 1) + i];
            }
            var throttle = x[Node(k) + 10] + VertexRatio;
            constraints[ExcessRow + 2 + k] = (Vector(x, Node(k) + 7).LengthSquared / throttle) - throttle;
        }
        Gap(problem.Arrival, x, Node(count), Arriving, x[Delay] + x[Flight], constraints[ArrivalRow..]);
        constraints[ExcessRow] = ExcessRatio(problem.Departure, x, Leaving);
        constraints[ExcessRow + 1] = ExcessRatio(problem.Arrival, x, Arriving);
        return problem.Objective == LowThrustObjective.FinalMass ? -x[Node(count) + 6] : x[Flight];
    }

    private double ExcessRatio(TransferEnd end, ReadOnlySpan<double> x, int place)
    {
        var speed = end.ExcessSpeed_m_s_max / units.Speed_m_s;
        return speed > 0 ? Vector(x, place).LengthSquared / (speed * speed) : 0;
    }

    private void Gap(
        TransferEnd end, ReadOnlySpan<double> x, int node, int excess, double time, Span<double> gap)
    {
        var body = StateAt(end, time);
        var (r, v) = (Vector(x, node) - body.Position_m, Vector(x, node + 3) - body.Velocity_m_s - Vector(x, excess));
        (gap[0], gap[1], gap[2], gap[3], gap[4], gap[5]) = (r.X, r.Y, r.Z, v.X, v.Y, v.Z);
    }

    /// <summary>Places of the Jacobian's elements, in the order in which Differentiate writes them.</summary>
    private SparsePattern Pattern()
    {
        var (rows, columns) = (new List<int>(), new List<int>());
        void Add(int row, int column)
        {
            rows.Add(row);
            columns.Add(column);
        }
        void AddEnd(int row, int node, int excess)
        {
            for (var i = 0; i < 6; i++)
            {
                Add(row + i, node + i);
                Add(row + i, Delay);
                Add(row + i, Flight);
                Add(row + i, excess + (i % 3)); // of the velocity's rows; zero in the position's
            }
        }
        AddEnd(0, Node(0), Leaving);
        AddEnd(ArrivalRow, Node(count), Arriving);
        for (var i = 0; i < 3; i++)
        {
            Add(ExcessRow, Leaving + i);
            Add(ExcessRow + 1, Arriving + i);
        }
        for (var k = 0; k < count; k++)
        {
            for (var i = 0; i < SegmentMap.StateLength; i++)
            {
                var row = 6 + (SegmentMap.StateLength * k) + i;
                for (var j = 0; j < NodeLength; j++)
                {
                    Add(row, Node(k) + j);
                }
                Add(row, Flight);
                Add(row, Node(k + 1) + i);
            }
            for (var i = 0; i < SegmentMap.ControlLength; i++)
            {
                Add(ExcessRow + 2 + k, Node(k) + 7 + i);
            }
        }
        return new(rows, columns);
    }

    private void Differentiate(ReadOnlySpan<double> x, Span<double> gradient, Span<double> jacobian)
    {
        gradient[problem.Objective == LowThrustObjective.FinalMass ? Node(count) + 6 : Flight] =
            problem.Objective == LowThrustObjective.FinalMass ? -1 : 1;
        var next = WriteEnd(problem.Departure, x[Delay], false, jacobian, 0);
        next = WriteEnd(problem.Arrival, x[Delay] + x[Flight], true, jacobian, next);
        var (leaving, arriving) = (
            problem.Departure.ExcessSpeed_m_s_max / units.Speed_m_s,
            problem.Arrival.ExcessSpeed_m_s_max / units.Speed_m_s);
        for (var i = 0; i < 3; i++)
        {
            jacobian[next++] = leaving > 0 ? 2 * x[Leaving + i] / (leaving * leaving) : 0;
            jacobian[next++] = arriving > 0 ? 2 * x[Arriving + i] / (arriving * arriving) : 0;
        }
        Span<double> end = stackalloc double[SegmentMap.StateLength];
        for (var k = 0; k < count; k++)
        {
            map.Follow(
                x.Slice(Node(k), 7), x.Slice(Node(k) + 7, 4), x[Flight] / count, engine, end, withSlopes: true);
            for (var i = 0; i < SegmentMap.StateLength; i++)
            {
                for (var j = 0; j < NodeLength; j++)
                {
                    jacobian[next++] = map.Slopes[(i * SegmentMap.Columns) + j];
                }
                jacobian[next++] = map.Slopes[(i * SegmentMap.Columns) + NodeLength] / count;
                jacobian[next++] = -1;
            }
            var throttle = x[Node(k) + 10] + VertexRatio;
            for (var i = 0; i < 3; i++)
            {
                jacobian[next++] = 2 * x[Node(k) + 7 + i] / throttle;
            }
            jacobian[next++] = -(Vector(x, Node(k) + 7).LengthSquared / (throttle * throttle)) - 1;
        }
    }

    private int WriteEnd(TransferEnd end, double time, bool withFlight, Span<double> jacobian, int next)
    {
        var (r, v) = (Vec3.Zero, Vec3.Zero);
        if (end.Moves)
        {
            var step = DifferenceStep_s / units.Time_s;
            var (later, earlier) = (StateAt(end, time + step), StateAt(end, time - step));
            r = (later.Position_m - earlier.Position_m) / (2 * step);
            v = (later.Velocity_m_s - earlier.Velocity_m_s) / (2 * step);
        }
        Span<double> rates = [r.X, r.Y, r.Z, v.X, v.Y, v.Z];
        for (var i = 0; i < 6; i++)
        {
            jacobian[next++] = 1;
            jacobian[next++] = -rates[i];
            jacobian[next++] = withFlight ? -rates[i] : 0;
            jacobian[next++] = i < 3 ? 0 : -1;
        }
        return next;
    }

    private static Vec3 Vector(ReadOnlySpan<double> x, int place) => new(x[place], x[place + 1], x[place + 2]);

    private static State<Icrf> Read(ReadOnlySpan<double> node) => new(Vector(node, 0), Vector(node, 3));

    private static void Write(Span<double> node, State<Icrf> state)
    {
        var (r, v) = (state.Position_m, state.Velocity_m_s);
        (node[0], node[1], node[2], node[3], node[4], node[5]) = (r.X, r.Y, r.Z, v.X, v.Y, v.Z);
    }
}
