using Guanghan.Core.Bodies;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Correction;

/// <summary>
/// The equations of multiple shooting: each node's state carried to the next node meets it, and goals are met.
/// Variables are changes of node states and epochs over the node's own distance, speed and their ratio. Derivatives
/// come from state-transition matrices; those with respect to epochs from the rates at the ends.
/// </summary>
internal sealed class ShootingSystem
{
    private const int StateLength = 6;
    private const double FigureStep = 1e-5; // of a variable, for the slope of a goal: fourth-order differences
    private const double EphemerisStep_s = 60; // for a centre's acceleration

    private readonly ShootingProblem problem;
    private readonly NumericalPropagator[] propagators; // by node
    private readonly int[] places;
    private readonly int[] segmentRows;
    private readonly int goalRow;

    internal ShootingSystem(ShootingProblem problem)
    {
        this.problem = problem;
        var nodes = problem.Nodes;
        var byCenter = problem.Models.ToDictionary(
            model => model.Center, model => new NumericalPropagator(model, problem.Propagation));
        propagators = [.. nodes.Select(node => byCenter[node.Center])];
        places = new int[nodes.Count];
        for (var k = 0; k < nodes.Count; k++)
        {
            places[k] = VariableCount;
            VariableCount += WidthOf(k);
        }
        segmentRows = new int[nodes.Count - 1];
        for (var k = 0; k < segmentRows.Length; k++)
        {
            segmentRows[k] = goalRow;
            goalRow += StateLength;
        }
        RowCount = goalRow + problem.Goals.Count;
        Ends = new State<Icrf>[segmentRows.Length];
        Pattern = MakePattern();
    }

    internal int VariableCount { get; }

    internal int RowCount { get; }

    internal SparsePattern Pattern { get; }

    /// <summary>Where each segment ended in the last evaluation, relative to the next node's centre.</summary>
    internal State<Icrf>[] Ends { get; }

    internal int PlaceOf(int node) => places[node];

    internal int WidthOf(int node) => FlownWidth(node) + (problem.Nodes[node].HasImpulse ? 3 : 0);

    /// <summary>State and, where it is free, epoch: what the segment after the node depends on.</summary>
    internal int FlownWidth(int node) => StateLength + (problem.Nodes[node].HasFreeEpoch ? 1 : 0);

    /// <summary>The impulse of a node at given variables, m/s.</summary>
    internal Vec3 Impulse_m_s(int node, ReadOnlySpan<double> x)
    {
        if (!problem.Nodes[node].HasImpulse)
        {
            return Vec3.Zero;
        }
        var place = places[node] + FlownWidth(node);
        return problem.Nodes[node].Impulse_m_s
            + (Speed_m_s(node) * new Vec3(x[place], x[place + 1], x[place + 2]));
    }

    internal double Length_m(int node) => problem.Nodes[node].State.Position_m.Length;

    internal double Speed_m_s(int node) => problem.Nodes[node].State.Velocity_m_s.Length;

    /// <summary>A node's epoch and state at given variables.</summary>
    internal (Epoch Epoch, State<Icrf> State) At(int node, ReadOnlySpan<double> x)
    {
        var (from, place) = (problem.Nodes[node], places[node]);
        var (length_m, speed_m_s) = (Length_m(node), Speed_m_s(node));
        var state = new State<Icrf>(
            from.State.Position_m + (length_m * new Vec3(x[place], x[place + 1], x[place + 2])),
            from.State.Velocity_m_s + (speed_m_s * new Vec3(x[place + 3], x[place + 4], x[place + 5])));
        return (from.HasFreeEpoch
            ? from.Epoch + Duration.FromSeconds(x[place + StateLength] * length_m / speed_m_s)
            : from.Epoch, state);
    }

    internal bool TryEvaluate(ReadOnlySpan<double> x, Span<double> rows) => TryEvaluate(x, rows, default);

    /// <summary>Gaps and goals over their tolerances, and their derivatives where there is room for them.</summary>
    internal bool TryEvaluate(ReadOnlySpan<double> x, Span<double> rows, Span<double> jacobian)
    {
        var next = 0;
        for (var k = 0; k < segmentRows.Length; k++)
        {
            if (!TrySegment(k, x, rows[segmentRows[k]..], jacobian, ref next))
            {
                return false;
            }
        }
        for (var g = 0; g < problem.Goals.Count; g++)
        {
            var goal = problem.Goals[g];
            var (epoch, state) = At(goal.Node, x);
            rows[goalRow + g] = (goal.Figure(epoch, state) - goal.Target_si) / goal.Tolerance_si;
            if (!double.IsFinite(rows[goalRow + g]))
            {
                return false;
            }
            if (!jacobian.IsEmpty)
            {
                next = WriteSlopes(goal.Figure, goal.Node, x, 1 / goal.Tolerance_si, jacobian, next);
            }
        }
        return true;
    }

    /// <summary>Slopes of a figure of a node with respect to the node's variables.</summary>
    internal int WriteSlopes(
        StateFigure figure, int node, ReadOnlySpan<double> x, double factor, Span<double> slopes, int next)
    {
        var moved = x.ToArray();
        for (var j = 0; j < FlownWidth(node); j++)
        {
            var place = places[node] + j;
            double Moved(double steps)
            {
                moved[place] += steps * FigureStep;
                var (epoch, state) = At(node, moved);
                moved[place] -= steps * FigureStep;
                return figure(epoch, state);
            }
            slopes[next++] = factor * ((8 * (Moved(1) - Moved(-1))) - (Moved(2) - Moved(-2))) / (12 * FigureStep);
        }
        return next;
    }

    private bool TrySegment(int k, ReadOnlySpan<double> x, Span<double> rows, Span<double> jacobian, ref int next)
    {
        var ((start, initial), (end, target)) = (At(k, x), At(k + 1, x));
        if (end <= start)
        {
            return false;
        }
        var withSlopes = !jacobian.IsEmpty;
        var result = propagators[k].Propagate(
            new(new(start, initial, problem.Mass_kg), end) { WithTransition = withSlopes });
        if (result.Outcome != PropagationOutcome.ReachedEnd)
        {
            return false;
        }
        var (from, to) = (problem.Nodes[k].Center, problem.Nodes[k + 1].Center);
        var reached = result.Final.Orbit;
        var centre = from == to ? default : problem.Ephemeris.StateOf(from, to, end);
        Ends[k] = reached + centre;
        var gap = Ends[k] - target + new State<Icrf>(Vec3.Zero, Impulse_m_s(k + 1, x));
        for (var i = 0; i < StateLength; i++)
        {
            rows[i] = Component(gap, i) / Tolerance(i);
        }
        if (withSlopes)
        {
            next = WriteSegment(k, (start, initial), (end, reached), result.Sensitivity!, jacobian, next);
        }
        return true;
    }

    private int WriteSegment(
        int k, (Epoch Epoch, State<Icrf> State) start, (Epoch Epoch, State<Icrf> State) end, Sensitivity sensitivity,
        Span<double> jacobian, int next)
    {
        var nodes = problem.Nodes;
        var startRate = nodes[k].HasFreeEpoch ? Rate(k, start) : default;
        var endRate = nodes[k + 1].HasFreeEpoch
            ? Rate(k, end) + CentreRate(nodes[k].Center, nodes[k + 1].Center, end.Epoch) : default;
        for (var i = 0; i < StateLength; i++)
        {
            var over = 1 / Tolerance(i);
            var fromEpoch = 0.0;
            for (var j = 0; j < StateLength; j++)
            {
                var element = sensitivity.ElementFactor(i, j);
                jacobian[next++] = over * element * (j < 3 ? Length_m(k) : Speed_m_s(k));
                fromEpoch -= element * Component(startRate, j);
            }
            if (nodes[k].HasFreeEpoch)
            {
                jacobian[next++] = over * fromEpoch * Length_m(k) / Speed_m_s(k);
            }
            jacobian[next++] = -over * (i < 3 ? Length_m(k + 1) : Speed_m_s(k + 1));
            if (nodes[k + 1].HasFreeEpoch)
            {
                jacobian[next++] = over * Component(endRate, i) * Length_m(k + 1) / Speed_m_s(k + 1);
            }
            if (nodes[k + 1].HasImpulse && i >= 3)
            {
                jacobian[next++] = over * Speed_m_s(k + 1);
            }
        }
        return next;
    }

    private SparsePattern MakePattern()
    {
        var (rows, columns) = (new List<int>(), new List<int>());
        void Add(int row, int column)
        {
            rows.Add(row);
            columns.Add(column);
        }
        for (var k = 0; k < segmentRows.Length; k++)
        {
            for (var i = 0; i < StateLength; i++)
            {
                for (var j = 0; j < FlownWidth(k); j++)
                {
                    Add(segmentRows[k] + i, places[k] + j);
                }
                Add(segmentRows[k] + i, places[k + 1] + i);
                if (problem.Nodes[k + 1].HasFreeEpoch)
                {
                    Add(segmentRows[k] + i, places[k + 1] + StateLength);
                }
                if (problem.Nodes[k + 1].HasImpulse && i >= 3)
                {
                    Add(segmentRows[k] + i, places[k + 1] + FlownWidth(k + 1) + i - 3);
                }
            }
        }
        for (var g = 0; g < problem.Goals.Count; g++)
        {
            for (var j = 0; j < FlownWidth(problem.Goals[g].Node); j++)
            {
                Add(goalRow + g, places[problem.Goals[g].Node] + j);
            }
        }
        return new(rows, columns);
    }

    /// <summary>Velocity and acceleration at a point of a segment.</summary>
    internal State<Icrf> Rate(int segment, (Epoch Epoch, State<Icrf> State) at)
    {
        var model = problem.ModelOf(problem.Nodes[segment].Center);
        var surroundings = new Surroundings(
            model.Center, new RunClock(at.Epoch, model.TimeScale), at.Epoch + Duration.FromSeconds(1), model.Ephemeris,
            model.Axes);
        var point = new ForcePoint(0, at.State.Position_m, at.State.Velocity_m_s, problem.Mass_kg);
        var acceleration_m_s2 = model.Forces.Aggregate(
            Vec3.Zero, (sum, force) => sum + force.Acceleration_m_s2(point, surroundings));
        return new(at.State.Velocity_m_s, acceleration_m_s2);
    }

    internal State<Icrf> CentreRate(Body from, Body to, Epoch epoch)
    {
        if (from == to)
        {
            return default;
        }
        var step = Duration.FromSeconds(EphemerisStep_s);
        var (later, earlier) = (
            problem.Ephemeris.StateOf(from, to, epoch + step), problem.Ephemeris.StateOf(from, to, epoch - step));
        return new(
            (later.Position_m - earlier.Position_m) / (2 * EphemerisStep_s),
            (later.Velocity_m_s - earlier.Velocity_m_s) / (2 * EphemerisStep_s));
    }

    private double Tolerance(int row) => row < 3 ? problem.PositionTolerance_m : problem.VelocityTolerance_m_s;

    private static double Component(State<Icrf> state, int i) => i switch
    {
        0 => state.Position_m.X,
        1 => state.Position_m.Y,
        2 => state.Position_m.Z,
        3 => state.Velocity_m_s.X,
        4 => state.Velocity_m_s.Y,
        _ => state.Velocity_m_s.Z,
    };
}
