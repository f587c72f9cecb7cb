using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Correction;

/// <summary>A passage at periapsis: how high, in which plane.</summary>
/// <param name="Body">About which body.</param>
/// <param name="PeriapsisRadius_m">Periapsis radius, m.</param>
/// <param name="Inclination_rad">Inclination, rad.</param>
/// <param name="Pole">The pole it is counted from, ICRF axes.</param>
/// <param name="TakesOtherPlane">Which of the two planes of that inclination.</param>
public sealed record PeriapsisPassage(
    Body Body, double PeriapsisRadius_m, double Inclination_rad, Vec3 Pole, bool TakesOtherPlane = false);

/// <summary>
/// First guesses by patched conics: Lambert's arc between the centres of two bodies, and hyperbolas at its ends whose
/// asymptotes are its velocities (R. H. Battin, "An Introduction to the Mathematics and Methods of Astrodynamics",
/// 1999, section 9.5). Assumes spheres of influence without size; gaps of their size are left to the correction. A
/// plane less inclined than the asymptote is not possible: the least inclined one is taken then.
/// </summary>
public static class PatchedTransfer
{
    /// <summary>From periapsis at one body to periapsis at another, both moving about a third.</summary>
    /// <param name="departure">Where it begins.</param>
    /// <param name="leaves">When.</param>
    /// <param name="arrival">Where it ends.</param>
    /// <param name="arrives">When.</param>
    /// <param name="center">What both move about.</param>
    /// <param name="ephemeris">Where all are.</param>
    /// <param name="near">Time in each hyperbola.</param>
    /// <param name="arcCount">Pieces of the arc between.</param>
    /// <returns>Nodes: departure, end of its hyperbola, the arc's joints, beginning of the last, arrival.</returns>
    /// <exception cref="ArgumentException">The times leave no arc; says which.</exception>
    public static IReadOnlyList<TrajectoryNode> Between(
        PeriapsisPassage departure, Epoch leaves, PeriapsisPassage arrival, Epoch arrives, Body center,
        IEphemeris ephemeris, Duration near, int arcCount = 3)
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentOutOfRangeException.ThrowIfLessThan(arcCount, 2);
        var flight = arrives - leaves;
        if (!(near > Duration.Zero) || flight <= 3 * near)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A flight of {flight.Days_d} d with {near.Days_d} d in each hyperbola leaves no arc between: arrive ")
                + "later or shorten the hyperbolas.");
        }
        var gm = BodyConstants.Of(center).Gm_m3_s2;
        var (from, to) = (
            ephemeris.StateOf(departure.Body, center, leaves), ephemeris.StateOf(arrival.Body, center, arrives));
        var side = Vec3.Cross(from.Position_m, from.Velocity_m_s);
        var arc = Lambert.Solve(new(from.Position_m, to.Position_m, flight.Seconds_s, gm, side));
        var outward = Hyperbola(departure, arc.DepartureVelocity_m_s - from.Velocity_m_s, isIncoming: false);
        var inward = Hyperbola(arrival, arc.ArrivalVelocity_m_s - to.Velocity_m_s, isIncoming: true);
        var (gmDeparture, gmArrival) = (
            BodyConstants.Of(departure.Body).Gm_m3_s2, BodyConstants.Of(arrival.Body).Gm_m3_s2);
        List<TrajectoryNode> nodes =
        [
            new("departure", leaves, departure.Body, outward),
            new("leaving", leaves + near, departure.Body,
                KeplerPropagator.Propagate(outward, gmDeparture, near.Seconds_s)),
        ];
        var start = new State<Icrf>(from.Position_m, arc.DepartureVelocity_m_s);
        for (var i = 1; i < arcCount; i++)
        {
            var after = Duration.FromSeconds(flight.Seconds_s * i / arcCount);
            nodes.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"on the way {i}"), leaves + after, center,
                KeplerPropagator.Propagate(start, gm, after.Seconds_s)));
        }
        nodes.Add(new("approaching", arrives - near, arrival.Body,
            KeplerPropagator.Propagate(inward, gmArrival, -near.Seconds_s)));
        nodes.Add(new("arrival", arrives, arrival.Body, inward));
        return nodes;
    }

    /// <summary>From periapsis about the centre itself to periapsis at a body that moves about it.</summary>
    /// <param name="departure">Where it begins; of the centre.</param>
    /// <param name="leaves">When.</param>
    /// <param name="arrival">Where it ends.</param>
    /// <param name="arrives">When.</param>
    /// <param name="ephemeris">Where the body is.</param>
    /// <param name="near">Time in the hyperbola.</param>
    /// <param name="sweep_rad">Angle from the departure to the body, rad; a little less than pi.</param>
    /// <param name="arcCount">Pieces of the arc.</param>
    /// <exception cref="ArgumentException">The times leave no arc; says which.</exception>
    public static IReadOnlyList<TrajectoryNode> Outward(
        PeriapsisPassage departure, Epoch leaves, PeriapsisPassage arrival, Epoch arrives, IEphemeris ephemeris,
        Duration near, double sweep_rad = 3.05, int arcCount = 3)
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(ephemeris);
        ArgumentOutOfRangeException.ThrowIfLessThan(arcCount, 2);
        var flight = arrives - leaves;
        if (!(near > Duration.Zero) || flight <= near)
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A flight of {flight.Days_d} d with {near.Days_d} d in the hyperbola leaves no arc: arrive later."));
        }
        var center = departure.Body;
        var gm = BodyConstants.Of(center).Gm_m3_s2;
        var to = ephemeris.StateOf(arrival.Body, center, arrives);
        var normal = Normal(departure, to.Position_m.ToUnit());
        var first = departure.PeriapsisRadius_m * Turn(to.Position_m.ToUnit(), normal, -sweep_rad);
        var arc = Lambert.Solve(new(first, to.Position_m, flight.Seconds_s, gm, normal));
        var inward = Hyperbola(arrival, arc.ArrivalVelocity_m_s - to.Velocity_m_s, isIncoming: true);
        var start = new State<Icrf>(first, arc.DepartureVelocity_m_s);
        List<TrajectoryNode> nodes = [new("departure", leaves, center, start)];
        for (var i = 1; i < arcCount; i++)
        {
            var after = Duration.FromSeconds((flight - near).Seconds_s * i / arcCount);
            nodes.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"on the way {i}"), leaves + after, center,
                KeplerPropagator.Propagate(start, gm, after.Seconds_s)));
        }
        nodes.Add(new("approaching", arrives - near, arrival.Body,
            KeplerPropagator.Propagate(inward, BodyConstants.Of(arrival.Body).Gm_m3_s2, -near.Seconds_s)));
        nodes.Add(new("arrival", arrives, arrival.Body, inward));
        return nodes;
    }

    /// <summary>Goals for both ends of a guess: radius, apsis and inclination.</summary>
    /// <param name="departure">Where it begins.</param>
    /// <param name="arrival">Where it ends.</param>
    /// <param name="nodeCount">Nodes of the guess.</param>
    public static IReadOnlyList<NodeGoal> Goals(
        PeriapsisPassage departure, PeriapsisPassage arrival, int nodeCount)
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(arrival);
        return [.. Goals(departure, 0), .. Goals(arrival, nodeCount - 1)];
    }

    private static NodeGoal[] Goals(PeriapsisPassage passage, int node) =>
    [
        NodeGoals.Radius(node, passage.PeriapsisRadius_m), NodeGoals.Apsis(node),
        NodeGoals.Inclination(node, passage.Inclination_rad, passage.Pole),
    ];

    /// <summary>The state at periapsis of a hyperbola with a given velocity far away.</summary>
    private static State<Icrf> Hyperbola(PeriapsisPassage passage, Vec3 excess_m_s, bool isIncoming)
    {
        var gm = BodyConstants.Of(passage.Body).Gm_m3_s2;
        var energy = excess_m_s.LengthSquared;
        var e = 1 + (passage.PeriapsisRadius_m * energy / gm);
        var asymptote = excess_m_s.ToUnit();
        var normal = Normal(passage, asymptote);
        // The asymptote lies where the cosine of the true anomaly is -1/e.
        var anomaly = Math.Acos(-1 / e);
        var periapsis = isIncoming ? Turn(-asymptote, normal, anomaly) : Turn(asymptote, normal, -anomaly);
        var speed_m_s = Math.Sqrt(energy + (2 * gm / passage.PeriapsisRadius_m));
        return new(passage.PeriapsisRadius_m * periapsis, speed_m_s * Vec3.Cross(normal, periapsis));
    }

    /// <summary>A normal square to a direction and inclined to the pole.</summary>
    private static Vec3 Normal(PeriapsisPassage passage, Vec3 direction)
    {
        var pole = passage.Pole.ToUnit();
        var upright = pole - (Vec3.Dot(pole, direction) * direction);
        var cosine = Math.Clamp(Math.Cos(passage.Inclination_rad) / upright.Length, -1, 1);
        var sine = Math.Sqrt(1 - (cosine * cosine)) * (passage.TakesOtherPlane ? -1 : 1);
        var up = upright.ToUnit();
        return (cosine * up) + (sine * Vec3.Cross(direction, up));
    }

    /// <summary>A vector square to an axis, turned about it.</summary>
    private static Vec3 Turn(Vec3 vector, Vec3 axis, double angle_rad)
    {
        var (sine, cosine) = Math.SinCos(angle_rad);
        return (cosine * vector) + (sine * Vec3.Cross(axis, vector));
    }
}
