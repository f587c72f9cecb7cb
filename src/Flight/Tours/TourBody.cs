using Guanghan.Core.Time;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tours;

/// <summary>A body that a tour leaves, passes or reaches.</summary>
/// <param name="Name">Its name, for the itinerary.</param>
/// <param name="Gm_m3_s2">Gravitational parameter, m^3/s^2; 0 for a body too small to swing by.</param>
/// <param name="Radius_m">Radius, m, from which altitudes are counted.</param>
/// <param name="Path">Where it is.</param>
public sealed record TourBody(string Name, double Gm_m3_s2, double Radius_m, IBodyPath Path);

/// <summary>What a number may be between, ends included; in the SI unit of what it bounds.</summary>
/// <param name="Low_si">The least.</param>
/// <param name="High_si">The most.</param>
public readonly record struct Interval(double Low_si, double High_si)
{
    internal void Require(string what, double least, double most)
    {
        Conic.Require(Low_si >= least && Low_si <= most, Low_si, $"The lower bound of the {what}",
            Rule(least, most));
        Conic.Require(High_si >= least && High_si <= most, High_si, $"The upper bound of the {what}",
            Rule(least, most));
        Conic.Require(Low_si <= High_si, Low_si, $"The lower bound of the {what}",
            string.Create(System.Globalization.CultureInfo.InvariantCulture,
                $"must not be above the upper bound {High_si}; exchange them"));
    }

    private static string Rule(double least, double most) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"must lie between {least} and {most} (SI units)");
}

/// <summary>When a tour may leave.</summary>
/// <param name="Earliest">The first instant.</param>
/// <param name="Latest">The last instant.</param>
public readonly record struct DepartureWindow(Epoch Earliest, Epoch Latest)
{
    internal Interval Require() => Earliest <= Latest
        ? new(Earliest.ToTdbSecondsPastJ2000_s(), Latest.ToTdbSecondsPastJ2000_s())
        : throw new ArgumentException(
            $"The departure window ends, {Latest}, before it begins, {Earliest}; exchange the two.");
}

/// <summary>How long a leg may take.</summary>
/// <param name="Shortest">The least.</param>
/// <param name="Longest">The most.</param>
public readonly record struct LegDuration(Duration Shortest, Duration Longest)
{
    internal Interval Require(int leg)
    {
        if (!(Shortest > Duration.Zero && Shortest <= Longest))
        {
            throw new ArgumentException(
                $"Leg {leg} may take from {Shortest} to {Longest}; the shortest must be positive and not above the " +
                "longest.");
        }
        return new(Shortest.Seconds_s, Longest.Seconds_s);
    }
}

/// <summary>One number of a decision vector.</summary>
/// <param name="Name">What it is, with its unit.</param>
/// <param name="Range">What it may be between, SI.</param>
public sealed record TourVariable(string Name, Interval Range);
