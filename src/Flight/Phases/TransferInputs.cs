using Guanghan.Core.Time;
using Guanghan.Flight.LowThrust;
using Guanghan.Flight.Tours;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.transfer</c> needs: exactly one of three ways to go.</summary>
/// <param name="Direct">One ballistic arc.</param>
/// <param name="Tour">Swing-bys and manoeuvres, searched for.</param>
/// <param name="LowThrust">An engine that thrusts for months.</param>
public sealed record TransferInputs(DirectPlan? Direct, TourPlan? Tour, LowThrustPlan? LowThrust)
{
    /// <summary>Bodies on the way, in order.</summary>
    public IReadOnlyList<TransferBody> Bodies =>
        Direct is { } arc ? [arc.From, arc.To]
        : Tour is { } tour ? [.. tour.Stops.Select(stop => stop.Body)]
        : LowThrust is { } thrust ? [thrust.From, thrust.To]
        : [];
}

/// <summary>One ballistic arc between two dates.</summary>
/// <param name="From">The body that is left.</param>
/// <param name="To">The body that is reached.</param>
/// <param name="Departure">When it is left.</param>
/// <param name="Arrival">When the other is reached.</param>
/// <param name="RevolutionCount_max">Whole revolutions at most.</param>
/// <param name="IsRetrograde">Whether it goes round against the planets.</param>
/// <param name="Parking">Parking orbit at departure; <c>default</c> for none.</param>
/// <param name="Capture">Orbit of capture; <c>default</c> for none.</param>
public sealed record DirectPlan(
    TransferBody From, TransferBody To, Epoch Departure, Epoch Arrival, int RevolutionCount_max, bool IsRetrograde,
    ParkingOrbit Parking, ParkingOrbit Capture)
{
    /// <summary>Whether and how the arc is corrected to the pull of Sun, planets and Moon; null: it is not.</summary>
    public FullModelPlan? FullModel { get; init; }
}

/// <summary>Planes of both ends of a transfer that is corrected to the full force model.</summary>
/// <param name="DepartureInclination_rad">Of the parking orbit, to its body's equator, rad.</param>
/// <param name="ArrivalInclination_rad">Of the orbit of capture, to its body's equator, rad.</param>
public sealed record FullModelPlan(double DepartureInclination_rad, double ArrivalInclination_rad);

/// <summary>A body of a tour, and how deep it may be passed.</summary>
/// <param name="Body">The body.</param>
/// <param name="LeastAltitude_m">Least altitude of a swing-by, m.</param>
/// <param name="MostAltitude_m">Greatest altitude that is looked at, m.</param>
public sealed record TourStop(TransferBody Body, double LeastAltitude_m, double MostAltitude_m);

/// <summary>A tour with bounds, to be searched.</summary>
/// <param name="Stops">Bodies in order.</param>
/// <param name="Window">When the first may be left.</param>
/// <param name="Legs">How long each leg may take.</param>
/// <param name="HasManoeuvres">Whether each leg has a manoeuvre; otherwise swing-bys have burns.</param>
/// <param name="DepartureSpeed">Speed at infinity with which the first body may be left, m/s.</param>
/// <param name="CountsDeparture">Whether the objective counts that speed.</param>
/// <param name="Arrival">What is asked for at the last body.</param>
/// <param name="Evaluations">Evaluations of the search at most.</param>
public sealed record TourPlan(
    IReadOnlyList<TourStop> Stops, DepartureWindow Window, IReadOnlyList<LegDuration> Legs, bool HasManoeuvres,
    Interval DepartureSpeed, bool CountsDeparture, ParkingOrbit Arrival, int Evaluations)
{
    /// <summary>Whether the last body is passed and not matched.</summary>
    public bool IsPassage { get; init; }

    /// <summary>The latest arrival.</summary>
    public Epoch Latest => Legs.Aggregate(Window.Latest, (at, leg) => at + leg.Longest);
}

/// <summary>A low-thrust transfer with bounds.</summary>
/// <param name="From">The body that is left.</param>
/// <param name="To">The body that is reached.</param>
/// <param name="Window">When the first may be left.</param>
/// <param name="Flight">How long it may take.</param>
/// <param name="DepartureSpeed_m_s">Most speed at infinity that the launcher gives, m/s.</param>
/// <param name="ArrivalSpeed_m_s">Most speed at infinity at arrival, m/s; 0 for a rendezvous.</param>
/// <param name="Engine">What pushes.</param>
/// <param name="Mass_kg">Mass at departure, kg.</param>
/// <param name="DryMass_kg">Mass without propellant, kg.</param>
/// <param name="SegmentCount">Pieces of the way.</param>
/// <param name="RevolutionCount_max">Whole revolutions of first guesses at most.</param>
/// <param name="Objective">What is to be best.</param>
public sealed record LowThrustPlan(
    TransferBody From, TransferBody To, DepartureWindow Window, LegDuration Flight, double DepartureSpeed_m_s,
    double ArrivalSpeed_m_s, ILowThrustEngine Engine, double Mass_kg, double DryMass_kg, int SegmentCount,
    int RevolutionCount_max, LowThrustObjective Objective);
