using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tours;

/// <summary>A leg with one manoeuvre.</summary>
/// <param name="Duration">How long it may take.</param>
/// <param name="ManoeuvreFractions">Where in it the manoeuvre may be, as a fraction of its duration.</param>
public readonly record struct ManoeuvreLeg(LegDuration Duration, Interval ManoeuvreFractions);

/// <summary>A tour of swing-bys without burns and one manoeuvre a leg, described.</summary>
public sealed record ManoeuvreTourPlan
{
    /// <summary>The bodies, in order; those between the ends are swung by.</summary>
    public required IReadOnlyList<TourBody> Bodies { get; init; }

    /// <summary>When the first body may be left.</summary>
    public required DepartureWindow Departure { get; init; }

    /// <summary>Speed at infinity with which it may be left, m/s.</summary>
    public required Interval DepartureSpeed { get; init; }

    /// <summary>Whether the objective counts that speed, or the launcher gives it.</summary>
    public bool CountsDeparture { get; init; }

    /// <summary>The legs; one fewer than bodies.</summary>
    public required IReadOnlyList<ManoeuvreLeg> Legs { get; init; }

    /// <summary>Periapsis radius that each swing-by may have, m; two fewer than bodies.</summary>
    public required IReadOnlyList<Interval> PeriapsisRadii { get; init; }

    /// <summary>What is asked for at the last body.</summary>
    public TourArrival Arrival { get; init; } = TourArrival.Rendezvous;

    /// <summary>Gravitational parameter of the centre, m^3/s^2.</summary>
    public required double CentreGm_m3_s2 { get; init; }
}

/// <summary>
/// A tour whose swing-bys are free hyperbolas and whose legs have one manoeuvre each (the MGA-1DSM model): from each
/// body the spacecraft coasts for a fraction of the leg, and a Lambert arc of less than one revolution, prograde, takes
/// it from there to the next. The objective is the manoeuvres, the arrival and, where asked, the departure's speed.
/// Assumes patched conics as <see cref="PoweredTour"/> does. Source: T. Vinko and D. Izzo, "Global optimisation
/// heuristics and test problems for preliminary spacecraft trajectory design", ESA ACT-TNT-MAD-GOHTPPSTD, 2008, section
/// 2; D. Izzo, in Conway (ed.), 2010, chapter 7. Valid as patched conics are; a coast may go round any number of times,
/// the arc to the next body less than once.
/// </summary>
/// <remarks>
/// A decision vector is: departure (TDB seconds past J2000); speed at infinity, m/s; u and v, the direction as a point
/// picked on the sphere: longitude 2 pi u from the body's velocity in its orbit plane, sine of latitude 1 - 2 v; the
/// duration of each leg, s; the fraction of each leg at which its manoeuvre is; the periapsis radius of each swing-by,
/// m; and the angle of its plane, rad, from the normal of the incoming velocity and the body's own, towards the former
/// times the latter times the former.
/// </remarks>
public sealed partial class ManoeuvreTour : ITour
{
    private readonly TourBody[] _bodies;
    private readonly TourArrival _arrival;
    private readonly bool _countsDeparture;
    private readonly double _gm;
    private readonly ImmutableArray<TourVariable> _variables;

    /// <summary>Checks a plan.</summary>
    /// <exception cref="ArgumentException">Numbers that do not fit, or bounds the wrong way; says which.</exception>
    public ManoeuvreTour(ManoeuvreTourPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        Tour.RequireBodies(plan.Bodies, plan.Legs.Count, plan.PeriapsisRadii.Count);
        Conic.RequireGm(plan.CentreGm_m3_s2);
        plan.Arrival.Require(plan.Bodies[^1]);
        plan.DepartureSpeed.Require("speed at infinity, m/s,", 0, 1e6);
        foreach (var leg in plan.Legs)
        {
            leg.ManoeuvreFractions.Require("fraction of a leg at which its manoeuvre is", 1e-6, 1 - 1e-6);
        }
        foreach (var radius in plan.PeriapsisRadii)
        {
            radius.Require("periapsis radius, m,", 1, 1e12);
        }
        _bodies = [.. plan.Bodies];
        (_arrival, _countsDeparture, _gm) = (plan.Arrival, plan.CountsDeparture, plan.CentreGm_m3_s2);
        _variables =
        [
            new("departure, s past J2000 TDB", plan.Departure.Require()),
            new("speed at infinity, m/s", plan.DepartureSpeed),
            new("direction u", new(0, 1)),
            new("direction v", new(0, 1)),
            .. plan.Legs.Select((leg, i) => new TourVariable(
                $"{_bodies[i].Name} to {_bodies[i + 1].Name}, s", leg.Duration.Require(i + 1))),
            .. plan.Legs.Select((leg, i) => new TourVariable(
                $"fraction of {_bodies[i].Name} to {_bodies[i + 1].Name}", leg.ManoeuvreFractions)),
            .. plan.PeriapsisRadii.Select((radius, i) => new TourVariable(
                $"periapsis radius at {_bodies[i + 1].Name}, m", radius)),
            .. plan.PeriapsisRadii.Select((_, i) => new TourVariable(
                $"plane angle at {_bodies[i + 1].Name}, rad", new(-Math.PI, Math.PI))),
        ];
    }

    /// <inheritdoc/>
    public IReadOnlyList<TourVariable> Variables => _variables;

    /// <inheritdoc/>
    public double Objective_m_s(ReadOnlySpan<double> point_si) => Fly(point_si, null);

    /// <inheritdoc/>
    public Itinerary Decode(ReadOnlySpan<double> point_si)
    {
        var log = new ItineraryLog();
        var objective = Fly(point_si, log);
        return log.Close(0, objective);
    }

    private const int DurationAt = 4; // after departure, speed, u and v

    private int FractionAt => DurationAt + _bodies.Length - 1;

    private int RadiusAt => FractionAt + _bodies.Length - 1;

    private int AngleAt => RadiusAt + _bodies.Length - 2;

    private double Fly(ReadOnlySpan<double> point, ItineraryLog? log)
    {
        Tour.RequireLength(point.Length, _variables.Length);
        var (time, speed) = (point[0], point[1]);
        var body = _bodies[0].Path.At(time);
        var outgoing = speed * Direction(body, point[2], point[3]);
        log?.Stop(_bodies[0], time, body, Vec3.Zero, outgoing, 0);
        log?.Burn(ManoeuvreKind.Departure, _bodies[0].Name, time, speed, _countsDeparture);
        var (cost, incoming) = (_countsDeparture ? speed : 0, Vec3.Zero);
        for (var leg = 0; leg < _bodies.Length - 1; leg++)
        {
            if (leg > 0)
            {
                var radius = point[RadiusAt + leg - 1];
                if (!TourArcs.TryTurn(
                    incoming, body.Velocity_m_s, radius, point[AngleAt + leg - 1], _bodies[leg].Gm_m3_s2, out outgoing))
                {
                    return Tour.Infeasible_m_s;
                }
                log?.Stop(_bodies[leg], time, body, incoming, outgoing, radius);
            }
            var duration = point[DurationAt + leg];
            var next = _bodies[leg + 1].Path.At(time + duration);
            if (!TryLeg(
                leg, time, point[FractionAt + leg] * duration, duration, body, outgoing, next, log, out var burn,
                out incoming))
            {
                return Tour.Infeasible_m_s;
            }
            (cost, time, body) = (cost + burn, time + duration, next);
        }
        var arrival = _arrival.Burn(incoming.Length, _bodies[^1].Gm_m3_s2);
        log?.Stop(_bodies[^1], time, body, incoming, Vec3.Zero, 0);
        log?.Burn(ManoeuvreKind.Arrival, _bodies[^1].Name, time, arrival);
        return Math.Min(Tour.Infeasible_m_s, cost + arrival);
    }

    private bool TryLeg(
        int leg, double time, double coast, double duration, State<EclipticJ2000> body, Vec3 outgoing,
        State<EclipticJ2000> next, ItineraryLog? log, out double burn, out Vec3 incoming)
    {
        (burn, incoming) = (0, Vec3.Zero);
        var leaving = body.Velocity_m_s + outgoing;
        if (!TourArcs.TryCoast(body.Position_m, leaving, coast, _gm, out var place, out var before)
            || !TourArcs.TryJoin(place, next.Position_m, duration - coast, _gm, out var after, out var end))
        {
            return false;
        }
        burn = (after - before).Length;
        incoming = end - next.Velocity_m_s;
        log?.Arc(leg + 1, time, time + coast, new(body.Position_m, leaving), new(place, before));
        log?.Arc(leg + 1, time + coast, time + duration, new(place, after), new(next.Position_m, end));
        log?.Burn(ManoeuvreKind.DeepSpace, $"{_bodies[leg].Name} to {_bodies[leg + 1].Name}", time + coast, burn);
        return true;
    }

    /// <summary>The direction from u and v: Vinko and Izzo 2008, section 2.2.</summary>
    private static Vec3 Direction(State<EclipticJ2000> body, double u, double v)
    {
        var ahead = body.Velocity_m_s.ToUnit();
        var normal = Vec3.Cross(body.Position_m, body.Velocity_m_s).ToUnit();
        var inward = Vec3.Cross(normal, ahead);
        var (sine, cosine) = Math.SinCos(2 * Math.PI * u);
        var flat = 2 * Math.Sqrt(v * (1 - v));
        return (flat * ((cosine * ahead) + (sine * inward))) + ((1 - (2 * v)) * normal);
    }
}
