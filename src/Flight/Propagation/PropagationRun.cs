using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>One propagation, leg by leg.</summary>
internal sealed class PropagationRun
{
    private const int StateLength = Sensitivity.StateLength;

    private readonly ForceModel model;
    private readonly PropagationOptions options;
    private readonly PropagationRequest request;
    private readonly Surroundings surroundings;
    private readonly EquationsOfMotion equations;
    private readonly Trajectory? trajectory;
    private readonly DormandPrince853 method;
    private readonly OdeEvent[] events; // in the request's order
    private readonly OdeEvent[] edges;
    private readonly bool[] fired; // which impulses
    private readonly List<PropagationHit> hits = [];
    private readonly double[] state;
    private readonly double[] stepBegin; // the state where the last step began
    private double stepBegin_s;
    private double time_s;
    private int stepCount;
    private int evaluationCount;

    public PropagationRun(
        ForceModel model, PropagationOptions options, PropagationRequest request, Surroundings surroundings,
        int columnCount)
    {
        (this.model, this.options, this.request, this.surroundings) = (model, options, request, surroundings);
        events = [.. request.Events.Select(ToOde)];
        equations = new EquationsOfMotion(model, surroundings, request.Parameters, columnCount);
        edges = [.. model.Forces.SelectMany(force => force.Edges).Select(Edge)];
        fired = new bool[request.Impulses.Count];
        state = new double[equations.Dimension];
        stepBegin = new double[equations.Dimension];
        method = new DormandPrince853(
            equations.Evaluate, state.Length, StepTolerances.For(request, options, state.Length));
        var (r, v) = (request.Initial.Orbit.Position_m, request.Initial.Orbit.Velocity_m_s);
        ((ReadOnlySpan<double>)[r.X, r.Y, r.Z, v.X, v.Y, v.Z, request.Initial.Mass_kg]).CopyTo(state);
        for (var i = 0; i < Math.Min(columnCount, StateLength); i++)
        {
            state[(StateLength * (1 + i)) + i] = 1;
        }
        trajectory = request.KeepsTrajectory ? new Trajectory(surroundings.Clock, state.Length) : null;
    }

    public PropagationResult Finish()
    {
        var altitude_m = AltitudeNow();
        if (altitude_m < 0)
        {
            return Result(PropagationOutcome.Impact, string.Create(
                CultureInfo.InvariantCulture,
                $"The start is {-altitude_m:F1} m below the surface of body {model.Center.NaifId}."));
        }
        foreach (var end_s in LegEnds())
        {
            ApplyImpulses();
            var leg = IntegrateLeg(end_s);
            if (leg.Outcome != OdeOutcome.ReachedEnd)
            {
                return Explain(leg);
            }
        }
        ApplyImpulses();
        return Result(PropagationOutcome.ReachedEnd, $"Reached {request.End}.");
    }

    /// <summary>
    /// From edge to edge. The step that first meets an edge has looked beyond it: it is thrown away, and the piece up
    /// to the edge is integrated anew.
    /// </summary>
    private OdeResult IntegrateLeg(double end_s)
    {
        surroundings.EnterLeg(time_s, end_s);
        for (var i = 0; ; i++)
        {
            var leg = Integrate(end_s, meetsEdges: true, out var path);
            if (!StoppedAtEdge(leg))
            {
                Take(leg, path, leg.Time_s, leg.State);
                return leg;
            }
            Take(leg, path, stepBegin_s, stepBegin);
            leg = Integrate(leg.Time_s, meetsEdges: false, out path);
            Take(leg, path, leg.Time_s, leg.State);
            if (leg.Outcome != OdeOutcome.ReachedEnd || i == options.StepCount_max)
            {
                return i == options.StepCount_max ? leg with { Outcome = OdeOutcome.TooManySteps } : leg;
            }
        }
    }

    private OdeResult Integrate(double end_s, bool meetsEdges, out HeldPath? path)
    {
        equations.WasLow = false;
        var leg = Integrate(end_s, meetsEdges ? [.. events, .. edges] : events, out path);

        // Looking for the surface costs a fifth more, so it is looked for only where a step came near it.
        return equations.WasLow
            ? Integrate(end_s, meetsEdges ? [.. events, .. edges, Impact()] : [.. events, Impact()], out path)
            : leg;
    }

    private OdeResult Integrate(double end_s, OdeEvent[] looked, out HeldPath? path)
    {
        var held = trajectory is null ? null : new HeldPath();
        (stepBegin_s, path) = (time_s, held);
        state.CopyTo(stepBegin, 0);
        void Observe(DenseStep step)
        {
            held?.Next(step);
            stepBegin_s = step.Begin_s;
            step.StateAt(step.Begin_s, stepBegin);
        }
        var leg = method.Integrate(time_s, state, end_s, looked, held is null && edges.Length == 0 ? null : Observe);
        evaluationCount += leg.EvaluationCount;
        return leg;
    }

    // What a leg found up to a time, and its state there.
    private void Take(OdeResult leg, HeldPath? path, double until_s, IReadOnlyList<double> there)
    {
        var direction = Math.Sign(leg.Time_s - time_s);
        foreach (var hit in leg.Hits.Where(hit => (hit.Time_s - until_s) * direction <= 0))
        {
            if (Find(hit.Event) is { } wanted)
            {
                hits.Add(new PropagationHit(wanted, StateOf(hit.Time_s, [.. hit.State])));
            }
        }
        if (path is not null)
        {
            trajectory!.Add(path.Until(isWhole: until_s == leg.Time_s));
        }
        time_s = until_s;
        there.ToArray().CopyTo(state, 0);
        stepCount += leg.AcceptedStepCount;
    }

    // Where forces switch, where impulses are, and the end.
    private List<double> LegEnds()
    {
        var end_s = surroundings.Clock.SecondsTo_s(request.End);
        var (low, high) = (Math.Min(0, end_s), Math.Max(0, end_s));
        var inside = model.Forces.SelectMany(force => force.Switches).Concat(request.Impulses.Select(i => i.Epoch))
            .Select(surroundings.Clock.SecondsTo_s)
            .Where(at => at > low && at < high).Append(end_s).Distinct();
        return [.. end_s < 0 ? inside.OrderDescending() : inside.Order()];
    }

    private void ApplyImpulses()
    {
        for (var k = 0; k < fired.Length; k++)
        {
            var i = request.IsBackward ? fired.Length - 1 - k : k;
            if (!fired[i] && surroundings.Clock.SecondsTo_s(request.Impulses[i].Epoch) == time_s)
            {
                Apply(request.Impulses[i]);
                fired[i] = true;
            }
        }
    }

    private void Apply(ImpulsiveBurn impulse)
    {
        ForcePoint Through(in ForcePoint point) =>
            request.IsBackward ? impulse.Before(point) : impulse.After(point);
        var before = EquationsOfMotion.PointAt(time_s, state);
        for (var from = StateLength; from < state.Length; from += StateLength)
        {
            // The columns go through the impulse's own derivative, by central differences along each column.
            var s = EquationsOfMotion.PointAt(time_s, state.AsSpan(from));
            var step = 1e-5 / Math.Max(1e-300, Math.Max(
                s.Position_m.Length / before.Position_m.Length,
                Math.Max(s.Velocity_m_s.Length / before.Velocity_m_s.Length, Math.Abs(s.Mass_kg) / before.Mass_kg)));
            var (ahead, behind) = (Through(Moved(before, s, step)), Through(Moved(before, s, -step)));
            var (dr, dv) = (
                s.Position_m, (ahead.Velocity_m_s - behind.Velocity_m_s) / (2 * step));
            ((ReadOnlySpan<double>)[
                dr.X, dr.Y, dr.Z, dv.X, dv.Y, dv.Z, (ahead.Mass_kg - behind.Mass_kg) / (2 * step),
            ]).CopyTo(state.AsSpan(from));
        }
        var after = Through(before);
        (state[3], state[4], state[5]) = (after.Velocity_m_s.X, after.Velocity_m_s.Y, after.Velocity_m_s.Z);
        state[6] = after.Mass_kg;
    }

    private static ForcePoint Moved(in ForcePoint point, in ForcePoint along, double step) => point with
    {
        Position_m = point.Position_m + (step * along.Position_m),
        Velocity_m_s = point.Velocity_m_s + (step * along.Velocity_m_s),
        Mass_kg = point.Mass_kg + (step * along.Mass_kg),
    };

    private PropagationResult Explain(OdeResult leg)
    {
        var when = surroundings.Clock.EpochAt(leg.Time_s);
        var point = EquationsOfMotion.PointAt(0, state);
        var where = string.Create(
            CultureInfo.InvariantCulture,
            $"{point.Position_m.Length / 1e3:F3} km from the centre of body {model.Center.NaifId} with ")
            + string.Create(CultureInfo.InvariantCulture, $"{point.Mass_kg:G6} kg");
        return leg.Outcome switch
        {
            OdeOutcome.StoppedByEvent when Find(leg.Hits[^1].Event) is null => Result(
                PropagationOutcome.Impact, $"The orbit meets the surface of body {model.Center.NaifId} at {when}."),
            OdeOutcome.StoppedByEvent => Result(
                PropagationOutcome.StoppedByEvent, $"Stopped by {leg.Hits[^1].Event.Name} at {when}."),
            OdeOutcome.StepTooSmall => Result(
                PropagationOutcome.Stalled,
                $"The steps became too short at {when}, {where}: a force is singular or jumps there. Loosen the "
                + "tolerance, or end the propagation before."),
            OdeOutcome.TooManySteps => Result(
                PropagationOutcome.TooManySteps,
                $"{options.StepCount_max} steps led to {when}, {where}, and not to {request.End}. Raise StepCount_max, "
                + "or loosen the tolerance."),
            _ => Result(
                PropagationOutcome.NotFinite,
                $"A force is not a finite number after {when}, {where}."),
        };
    }

    private PropagationResult Result(PropagationOutcome outcome, string message) => new(
        outcome, message, outcome == PropagationOutcome.ReachedEnd
            ? StateOf(time_s, state) with { Epoch = request.End }
            : StateOf(time_s, state),
        hits, trajectory,
        state.Length > StateLength ? new Sensitivity(state.AsSpan(StateLength), request.Parameters) : null,
        stepCount, evaluationCount);

    private double AltitudeNow()
    {
        var point = EquationsOfMotion.PointAt(0, state);
        return model.Surface is { } shape && point.Position_m.Length < shape.EquatorialRadius_m
            ? PropagationEvents.AltitudeOf(point, surroundings, shape)
            : 0;
    }

    private SpacecraftState StateOf(double t_s, ReadOnlySpan<double> y) => new(
        surroundings.Clock.EpochAt(t_s),
        new State<Icrf>(new(y[0], y[1], y[2]), new(y[3], y[4], y[5])), y[6]);

    private OdeEvent ToOde(PropagationEvent wanted) => new(
        wanted.Name, (t, y) => wanted.Function(EquationsOfMotion.PointAt(t, y), surroundings), wanted.Direction,
        wanted.IsTerminal);

    private OdeEvent Impact() => new(
        "impact",
        (t, y) => PropagationEvents.AltitudeOf(EquationsOfMotion.PointAt(t, y), surroundings, model.Surface!.Value),
        EventDirection.Falling, IsTerminal: true);

    private OdeEvent Edge(OrbitFunction function) => new(
        "edge", (t, y) => function(EquationsOfMotion.PointAt(t, y), surroundings), IsTerminal: true);

    private bool StoppedAtEdge(OdeResult leg) => leg.Outcome == OdeOutcome.StoppedByEvent
        && edges.Any(edge => ReferenceEquals(edge, leg.Hits[^1].Event));

    // Null for the surface and for edges.
    private PropagationEvent? Find(OdeEvent found)
    {
        for (var i = 0; i < events.Length; i++)
        {
            if (ReferenceEquals(events[i], found))
            {
                return request.Events[i];
            }
        }
        return null;
    }
}
