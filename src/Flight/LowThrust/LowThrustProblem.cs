using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.LowThrust;

/// <summary>What is to be best.</summary>
public enum LowThrustObjective
{
    /// <summary>Most mass at the end.</summary>
    FinalMass,

    /// <summary>Least time of flight.</summary>
    TimeOfFlight,
}

/// <summary>A transfer under low thrust about one point mass.</summary>
/// <param name="Departure">Where it begins.</param>
/// <param name="Arrival">Where it ends.</param>
/// <param name="Engine">What pushes.</param>
/// <param name="InitialMass_kg">Mass at departure, kg.</param>
/// <param name="DryMass_kg">Mass without propellant, kg: the final mass stays above it.</param>
/// <param name="Gm_m3_s2">GM of the centre of attraction, m^3/s^2.</param>
public sealed record LowThrustProblem(
    TransferEnd Departure, TransferEnd Arrival, ILowThrustEngine Engine, double InitialMass_kg, double DryMass_kg,
    double Gm_m3_s2)
{
    /// <summary>Earliest departure.</summary>
    public required Epoch EarliestDeparture { get; init; }

    /// <summary>Latest departure; the earliest for a fixed date.</summary>
    public required Epoch LatestDeparture { get; init; }

    /// <summary>Shortest time of flight.</summary>
    public required Duration ShortestFlight { get; init; }

    /// <summary>Longest time of flight; the shortest for a fixed one.</summary>
    public required Duration LongestFlight { get; init; }

    /// <summary>Whole revolutions of the first guess.</summary>
    public int RevolutionCount { get; init; }

    /// <summary>Pieces of equal time; each has one impulse in its middle.</summary>
    public int SegmentCount { get; init; } = 40;

    /// <summary>What is to be best.</summary>
    public LowThrustObjective Objective { get; init; }

    /// <summary>Throws where there is no such transfer.</summary>
    /// <exception cref="ArgumentException">Says what is wrong, with the value and its limit.</exception>
    internal void Require()
    {
        var text = CultureInfo.InvariantCulture;
        Require(InitialMass_kg > 0 && double.IsFinite(InitialMass_kg), string.Create(
            text, $"The mass at departure is {InitialMass_kg} kg; it must be positive."));
        Require(DryMass_kg > 0, string.Create(text, $"The dry mass is {DryMass_kg} kg; it must be positive."));
        Require(DryMass_kg < InitialMass_kg, string.Create(
            text, $"There is no propellant to thrust with: the dry mass of {DryMass_kg} kg is not below the mass at ")
            + string.Create(text, $"departure, {InitialMass_kg} kg. Raise the one or lower the other."));
        Require(Gm_m3_s2 > 0 && double.IsFinite(Gm_m3_s2), string.Create(
            text, $"GM is {Gm_m3_s2} m^3/s^2; it must be positive."));
        Require(ShortestFlight > Duration.Zero, string.Create(
            text, $"The shortest time of flight is {ShortestFlight.Days_d} d; it must be positive."));
        Require(ShortestFlight <= LongestFlight, string.Create(
            text, $"No time of flight lies between {ShortestFlight.Days_d} d at least and {LongestFlight.Days_d} d ")
            + "at most: exchange the bounds.");
        Require(EarliestDeparture <= LatestDeparture,
            $"No departure lies between {EarliestDeparture} at the earliest and {LatestDeparture} at the latest: "
            + "exchange the dates.");
        Require(SegmentCount is >= 2 and <= 2000, string.Create(
            text, $"A transfer of {SegmentCount} segments: take 2 to 2000, and ten or more a revolution."));
        Require(RevolutionCount is >= 0 and <= 100, string.Create(
            text, $"A first guess of {RevolutionCount} revolutions: 0 to 100 are within reach."));
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new ArgumentException(otherwise);
        }
    }
}
