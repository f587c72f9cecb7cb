using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tours;

/// <summary>How deep a swing-by may go.</summary>
/// <param name="LeastRadius_m">Least periapsis radius, m.</param>
/// <param name="Penalty_1_s">What the objective adds for every metre below it, m/s, so 1/s; positive.</param>
public readonly record struct SwingByLimit(double LeastRadius_m, double Penalty_1_s);

/// <summary>A tour of swing-bys with burns at periapsis, described.</summary>
public sealed record PoweredTourPlan
{
    /// <summary>The bodies, in order; those between the ends are swung by.</summary>
    public required IReadOnlyList<TourBody> Bodies { get; init; }

    /// <summary>When the first body may be left.</summary>
    public required DepartureWindow Departure { get; init; }

    /// <summary>How long each leg may take; one fewer than bodies.</summary>
    public required IReadOnlyList<LegDuration> Legs { get; init; }

    /// <summary>How deep each swing-by may go; two fewer than bodies.</summary>
    public required IReadOnlyList<SwingByLimit> SwingBys { get; init; }

    /// <summary>What is asked for at the last body.</summary>
    public TourArrival Arrival { get; init; } = TourArrival.Rendezvous;

    /// <summary>Speed at infinity that the launcher gives, m/s: the objective counts what is above it.</summary>
    public double FreeDepartureSpeed_m_s { get; init; }

    /// <summary>Gravitational parameter of the centre, m^3/s^2.</summary>
    public required double CentreGm_m3_s2 { get; init; }
}

/// <summary>
/// A tour whose legs are single conic arcs of less than one revolution, prograde, with a burn at the periapsis of each
/// swing-by (the MGA model). The objective is the departure's speed at infinity above the launcher's, the burns, the
/// arrival, and a penalty for passages below the least radius. Assumes patched conics: bodies are points on the arcs
/// about the centre, and a swing-by takes no time. Source: D. R. Myatt, V. M. Becerra, S. J. Nasuto and J. M. Bishop,
/// "Advanced global optimisation for mission analysis and design", ESA Ariadna 03/4101, 2004; D. Izzo, "Global
/// optimization and space pruning for spacecraft trajectory design", in Conway (ed.), 2010, chapter 7. Valid where the
/// sphere of influence is small against the arcs, and the swing-by short against them.
/// </summary>
/// <remarks>A decision vector is: departure (TDB seconds past J2000), then the duration of each leg, s.</remarks>
public sealed partial class PoweredTour : ITour
{
    private readonly TourBody[] _bodies;
    private readonly SwingByLimit[] _limits;
    private readonly TourArrival _arrival;
    private readonly double _free;
    private readonly double _gm;
    private readonly ImmutableArray<TourVariable> _variables;

    /// <summary>Checks a plan.</summary>
    /// <exception cref="ArgumentException">Numbers that do not fit, or bounds the wrong way; says which.</exception>
    public PoweredTour(PoweredTourPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Tour.RequireBodies(plan.Bodies, plan.Legs.Count, plan.SwingBys.Count);
        Conic.RequireGm(plan.CentreGm_m3_s2);
        Conic.Require(plan.FreeDepartureSpeed_m_s >= 0 && double.IsFinite(plan.FreeDepartureSpeed_m_s),
            plan.FreeDepartureSpeed_m_s, "The launcher's speed at infinity, m/s,", "must not be negative");
        plan.Arrival.Require(plan.Bodies[^1]);
        foreach (var limit in plan.SwingBys)
        {
            Conic.Require(limit.LeastRadius_m >= 0 && double.IsFinite(limit.LeastRadius_m), limit.LeastRadius_m,
                "The least periapsis radius, m,", "must not be negative");
            Conic.Require(limit.Penalty_1_s >= 0 && double.IsFinite(limit.Penalty_1_s), limit.Penalty_1_s,
                "The penalty of a deep passage, 1/s,", "must not be negative");
        }
        (_bodies, _limits) = ([.. plan.Bodies], [.. plan.SwingBys]);
        (_arrival, _free, _gm) = (plan.Arrival, plan.FreeDepartureSpeed_m_s, plan.CentreGm_m3_s2);
        _variables =
        [
            new("departure, s past J2000 TDB", plan.Departure.Require()),
            .. plan.Legs.Select((leg, i) => new TourVariable(
                $"{_bodies[i].Name} to {_bodies[i + 1].Name}, s", leg.Require(i + 1))),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TourVariable> Variables => _variables;

    /// <inheritdoc/>
    public double Objective_m_s(ReadOnlySpan<double> point_si) => Fly(point_si, null, out _);

    /// <inheritdoc/>
    public Itinerary Decode(ReadOnlySpan<double> point_si)
    {
        var log = new ItineraryLog();
        var objective = Fly(point_si, log, out var penalty);
        return log.Close(penalty, objective);
    }

    private double Fly(ReadOnlySpan<double> point, ItineraryLog? log, out double penalty)
    {
        Tour.RequireLength(point.Length, _variables.Length);
        penalty = 0;
        var time = point[0];
        var body = _bodies[0].Path.At(time);
        var (cost, incoming) = (0.0, Vec3.Zero);
        for (var leg = 1; leg < _bodies.Length; leg++)
        {
            var next = _bodies[leg].Path.At(time + point[leg]);
            if (!TourArcs.TryJoin(
                body.Position_m, next.Position_m, point[leg], _gm, out var start, out var end))
            {
                return Tour.Infeasible_m_s;
            }
            var outgoing = start - body.Velocity_m_s;
            if (!TryLeave(leg - 1, time, body, incoming, outgoing, log, out var burn, out var depth))
            {
                return Tour.Infeasible_m_s;
            }
            (cost, penalty) = (cost + burn, penalty + depth);
            log?.Arc(leg, time, time + point[leg], new(body.Position_m, start), new(next.Position_m, end));
            (time, body, incoming) = (time + point[leg], next, end - next.Velocity_m_s);
        }
        var arrival = _arrival.Burn(incoming.Length, _bodies[^1].Gm_m3_s2);
        log?.Stop(_bodies[^1], time, body, incoming, Vec3.Zero, 0);
        log?.Burn(ManoeuvreKind.Arrival, _bodies[^1].Name, time, arrival);
        return Math.Min(Tour.Infeasible_m_s, cost + arrival + penalty);
    }

    private bool TryLeave(
        int stop, double time, State<EclipticJ2000> body, Vec3 incoming, Vec3 outgoing, ItineraryLog? log,
        out double burn, out double penalty)
    {
        penalty = 0;
        if (stop == 0)
        {
            burn = Math.Max(0, outgoing.Length - _free);
            log?.Stop(_bodies[0], time, body, Vec3.Zero, outgoing, 0);
            log?.Burn(ManoeuvreKind.Departure, _bodies[0].Name, time, outgoing.Length, _free == 0);
            return true;
        }
        if (!TourArcs.TryPass(incoming, outgoing, _bodies[stop].Gm_m3_s2, out var radius, out burn))
        {
            return false;
        }
        var limit = _limits[stop - 1];
        penalty = limit.Penalty_1_s * Math.Max(0, limit.LeastRadius_m - radius);
        log?.Stop(_bodies[stop], time, body, incoming, outgoing, radius);
        log?.Burn(ManoeuvreKind.SwingBy, _bodies[stop].Name, time, burn);
        return true;
    }
}
