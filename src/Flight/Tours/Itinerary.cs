using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Tours;

/// <summary>A decision vector of a tour, read: what happens when, and what it costs.</summary>
/// <param name="Stops">The bodies, in order.</param>
/// <param name="Arcs">The conic arcs flown, in order: one a leg, two where a manoeuvre divides it.</param>
/// <param name="Manoeuvres">Every change of speed, in order.</param>
/// <param name="Penalty_m_s">What the objective adds for passages that are too deep, m/s.</param>
/// <param name="Objective_m_s">The counted manoeuvres and the penalty, m/s.</param>
public sealed record Itinerary(
    ImmutableArray<ItineraryStop> Stops, ImmutableArray<ItineraryArc> Arcs,
    ImmutableArray<ItineraryManoeuvre> Manoeuvres, double Penalty_m_s, double Objective_m_s)
{
    /// <summary>From departure to arrival.</summary>
    public Duration FlightTime => Stops[^1].Epoch - Stops[0].Epoch;
}

/// <summary>A body left, passed or reached.</summary>
/// <param name="Body">Which.</param>
/// <param name="Epoch">When.</param>
/// <param name="State">Of the body, about the centre of the tour.</param>
/// <param name="IncomingExcess_m_s">Velocity at infinity on the way in, m/s, against the body; zero at
/// departure.</param>
/// <param name="OutgoingExcess_m_s">Velocity at infinity on the way out, m/s; zero at arrival.</param>
/// <param name="Passage">The hyperbola flown; null at the ends, and where the velocity is not turned at all.</param>
public sealed record ItineraryStop(
    TourBody Body, Epoch Epoch, State<EclipticJ2000> State, Vec3 IncomingExcess_m_s, Vec3 OutgoingExcess_m_s,
    ItineraryPassage? Passage);

/// <summary>A swing-by.</summary>
/// <param name="PeriapsisRadius_m">Periapsis radius, m.</param>
/// <param name="Altitude_m">Height of the periapsis above the body's radius, m.</param>
/// <param name="TurningAngle_rad">Angle between the velocities at infinity, rad.</param>
public sealed record ItineraryPassage(double PeriapsisRadius_m, double Altitude_m, double TurningAngle_rad);

/// <summary>An arc about the centre of the tour.</summary>
/// <param name="Leg">Which leg it belongs to, from 1.</param>
/// <param name="Start">When it starts.</param>
/// <param name="End">When it ends.</param>
/// <param name="StartState">Position and velocity at the start.</param>
/// <param name="EndState">Position and velocity at the end.</param>
public sealed record ItineraryArc(
    int Leg, Epoch Start, Epoch End, State<EclipticJ2000> StartState, State<EclipticJ2000> EndState);

/// <summary>Why a speed is changed.</summary>
public enum ManoeuvreKind
{
    /// <summary>The speed at infinity with which the first body is left.</summary>
    Departure,

    /// <summary>A burn at the periapsis of a swing-by.</summary>
    SwingBy,

    /// <summary>A burn between two bodies.</summary>
    DeepSpace,

    /// <summary>A rendezvous or an insertion at the last body.</summary>
    Arrival,
}

/// <summary>One change of speed.</summary>
/// <param name="Kind">Why.</param>
/// <param name="Place">The body, or the two that it lies between.</param>
/// <param name="Epoch">When.</param>
/// <param name="Burn_m_s">Its size, m/s.</param>
/// <param name="IsCounted">Whether the objective counts it, or (a launcher's gift) only in part or not.</param>
public sealed record ItineraryManoeuvre(
    ManoeuvreKind Kind, string Place, Epoch Epoch, double Burn_m_s, bool IsCounted);
