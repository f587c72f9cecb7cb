using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Pictures;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.propagate</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Flight">How the propagation ended.</param>
/// <param name="Samples">The flight in steps; the last is where it ended.</param>
/// <param name="Events">What happened, in order of time.</param>
/// <param name="Lowest">Where it was lowest.</param>
/// <param name="Highest">Where it was highest.</param>
/// <param name="Eclipse">Time in shadow; null about the Sun.</param>
/// <param name="Sweep">The way about the centre.</param>
/// <param name="Neglected">The neighbour that is left out and pulls hardest; null where none is left out.</param>
/// <param name="Error_m">
/// Distance of the last position from that of a run with finer steps, m; null where none was made.
/// </param>
public sealed record PropagateResult(
    PropagateInputs Inputs,
    PropagationResult Flight,
    ImmutableArray<FlightSample> Samples,
    ImmutableArray<FlightEvent> Events,
    FlightExtreme Lowest,
    FlightExtreme Highest,
    EclipseTime? Eclipse,
    FlightSweep Sweep,
    NeglectedPull? Neglected,
    double? Error_m)
{
    /// <summary>Time flown, s.</summary>
    public double Flown_s => (Flight.Final.Epoch - Inputs.Start).Seconds_s;

    /// <summary>Whether the flight got off.</summary>
    public bool HasPath => Flown_s > 0;
}

/// <summary>One state along a flight.</summary>
/// <param name="Time_s">Since the start, s.</param>
/// <param name="Epoch">When.</param>
/// <param name="Orbit">Position and velocity, ICRF axes.</param>
/// <param name="Altitude_m">Above the ellipsoid, m.</param>
/// <param name="Elements">Osculating elements in the axes of the inputs.</param>
/// <param name="Beta_rad">Elevation of the Sun above the orbit's plane, rad; 0 about the Sun.</param>
public readonly record struct FlightSample(
    double Time_s, Epoch Epoch, State<Icrf> Orbit, double Altitude_m, KeplerianElements Elements, double Beta_rad);

/// <summary>Something along a flight.</summary>
/// <param name="Name">What.</param>
/// <param name="Epoch">When.</param>
/// <param name="Altitude_m">Altitude then, m.</param>
public readonly record struct FlightEvent(string Name, Epoch Epoch, double Altitude_m);

/// <summary>An extreme of the altitude.</summary>
/// <param name="Altitude_m">Altitude, m.</param>
/// <param name="Time_s">Since the start, s.</param>
public readonly record struct FlightExtreme(double Altitude_m, double Time_s);

/// <summary>The pull of a body that a flight leaves out, where the flight is highest.</summary>
/// <param name="Name">The body.</param>
/// <param name="Ratio">Its tide over the centre's attraction.</param>
public readonly record struct NeglectedPull(string Name, double Ratio);

/// <summary>Time in shadow.</summary>
/// <param name="Partial_s">With any part of the Sun hidden, s.</param>
/// <param name="Total_s">With the whole Sun hidden, s.</param>
public readonly record struct EclipseTime(double Partial_s, double Total_s);

/// <summary>The way about the centre.</summary>
/// <param name="Angle_rad">Angle swept, rad.</param>
/// <param name="Drawn_rad">Part of it that the track holds, rad.</param>
/// <param name="Track">Places below; empty on a body without places.</param>
public sealed record FlightSweep(double Angle_rad, double Drawn_rad, ImmutableArray<TrackPoint> Track);
