using Guanghan.Core.Time;
using Guanghan.Flight.Transfers;

namespace Guanghan.Flight.Phases;

/// <summary>What <c>flight.porkchop</c> needs.</summary>
public sealed record PorkchopInputs
{
    /// <summary>The body that is left.</summary>
    public required TransferBody From { get; init; }

    /// <summary>The body that is reached.</summary>
    public required TransferBody To { get; init; }

    /// <summary>First departure.</summary>
    public required Epoch First { get; init; }

    /// <summary>Departures.</summary>
    public required EvenSteps Departures { get; init; }

    /// <summary>Times of flight.</summary>
    public required EvenSteps Times { get; init; }

    /// <summary>Parking orbit at departure; <c>default</c> for none.</summary>
    public required ParkingOrbit Parking { get; init; }

    /// <summary>Orbit of capture; <c>default</c> for none.</summary>
    public required ParkingOrbit Capture { get; init; }

    /// <summary>Whether transfers go round the Sun against the planets.</summary>
    public required bool IsRetrograde { get; init; }

    /// <summary>Whole revolutions at most.</summary>
    public required int RevolutionCount_max { get; init; }

    /// <summary>What the best transfer has least of.</summary>
    public required TransferAim Aim { get; init; }

    /// <summary>What a transfer may need; null: anything.</summary>
    public required TransferLimits? Limits { get; init; }
}

/// <summary>Even steps from zero or another first value.</summary>
/// <param name="First_s">First, s.</param>
/// <param name="Step_s">From one to the next, s.</param>
/// <param name="Count">How many, at least 2.</param>
public readonly record struct EvenSteps(double First_s, double Step_s, int Count)
{
    /// <summary>The last, s.</summary>
    public double Last_s => At_s(Count - 1);

    /// <summary>One of them, s.</summary>
    /// <param name="index">Which, from 0.</param>
    public double At_s(int index) => First_s + (index * Step_s);
}

/// <summary>What a transfer is chosen by.</summary>
public enum TransferAim
{
    /// <summary>Both burns.</summary>
    TotalBurn,

    /// <summary>Launch energy.</summary>
    LaunchEnergy,

    /// <summary>Speed at arrival.</summary>
    ArrivalSpeed,
}

/// <summary>What a transfer may need at most.</summary>
/// <param name="C3_m2_s2">Launch energy, m^2/s^2.</param>
/// <param name="ArrivalSpeed_m_s">Speed at infinity at arrival, m/s.</param>
/// <param name="TotalBurn_m_s">Both burns, m/s.</param>
/// <param name="Declination_rad">Declination of the departure's asymptote either way, rad.</param>
public sealed record TransferLimits(
    double C3_m2_s2, double ArrivalSpeed_m_s, double TotalBurn_m_s, double Declination_rad)
{
    /// <summary>Whether a transfer keeps them.</summary>
    public bool Keeps(in PorkchopCell cell) => cell.IsFlown && cell.C3_m2_s2 <= C3_m2_s2 &&
        cell.ArrivalSpeed_m_s <= ArrivalSpeed_m_s && cell.TotalBurn_m_s <= TotalBurn_m_s &&
        Math.Abs(cell.DepartureVelocity_m_s.Z) <=
            (Math.Sin(Declination_rad) * cell.DepartureVelocity_m_s.Length) + 1e-9; // m/s: 90 deg lets all pass
}
