using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.porkchop</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Plot">All transfers, by departure and flight time.</param>
/// <param name="Best">The best that keeps the limits, between the grid's dates; null where none does.</param>
/// <param name="Days">The best transfer of each departure; <c>default</c> where none keeps the limits.</param>
/// <param name="Window">Departures about the best with a transfer that keeps the limits; null without limits.</param>
/// <param name="Ends">Where things are at the best transfer; null where there is none.</param>
public sealed record PorkchopResult(
    PorkchopInputs Inputs,
    Porkchop Plot,
    RefinedTransfer? Best,
    ImmutableArray<RefinedTransfer> Days,
    LaunchWindow? Window,
    TransferPath? Ends);

/// <summary>Departures in a row that serve.</summary>
/// <param name="Opens_s">The first, s after the first of the grid.</param>
/// <param name="Closes_s">The last.</param>
/// <param name="IsCut">Whether the grid ends there, so that the window may be longer.</param>
public readonly record struct LaunchWindow(double Opens_s, double Closes_s, bool IsCut);

/// <summary>The best transfer in space, heliocentric, ICRF axes.</summary>
/// <param name="Departure">When it starts.</param>
/// <param name="Arrival">When it ends.</param>
/// <param name="From">State of the body that is left, then.</param>
/// <param name="To">State of the body that is reached, at arrival.</param>
/// <param name="Start">State of the spacecraft after departure.</param>
/// <param name="TransferAngle_rad">Angle about the Sun, without whole turns, rad.</param>
public sealed record TransferPath(
    Epoch Departure, Epoch Arrival, State<Icrf> From, State<Icrf> To, State<Icrf> Start, double TransferAngle_rad);
