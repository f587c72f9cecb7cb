using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Transfers;

/// <summary>From one place to another in a given time, about one point mass. <c>default</c> is no problem.</summary>
/// <param name="Departure_m">Where the transfer starts, from the centre of attraction, m.</param>
/// <param name="Arrival_m">Where it ends, m, same axes.</param>
/// <param name="TimeOfFlight_s">How long it takes, s, positive.</param>
/// <param name="Gm_m3_s2">Gravitational parameter, m^3/s^2.</param>
/// <param name="Side">
/// The side to which the orbit's angular momentum points: (0, 0, 1) prograde, (0, 0, -1) retrograde, the reference
/// orbit's own normal in general. Where the two positions are in line with the centre, it also chooses the plane.
/// </param>
public readonly record struct LambertProblem(
    Vec3 Departure_m, Vec3 Arrival_m, double TimeOfFlight_s, double Gm_m3_s2, Vec3 Side)
{
    /// <summary>Prograde, towards +Z.</summary>
    public static Vec3 Prograde => new(0, 0, 1);

    /// <summary>Retrograde, towards -Z.</summary>
    public static Vec3 Retrograde => new(0, 0, -1);

    /// <summary>Throws where nothing can be computed.</summary>
    /// <exception cref="ArgumentException">Says what is wrong and with which value.</exception>
    internal void Require()
    {
        var text = CultureInfo.InvariantCulture;
        if (!(TimeOfFlight_s > 0 && double.IsFinite(TimeOfFlight_s)))
        {
            throw new ArgumentException(
                string.Create(text, $"The time of flight must be positive; it is {TimeOfFlight_s} s."));
        }
        if (!(Gm_m3_s2 > 0 && double.IsFinite(Gm_m3_s2)))
        {
            throw new ArgumentException(string.Create(
                text, $"The gravitational parameter must be positive; it is {Gm_m3_s2} m^3/s^2."));
        }
        var (first, second) = (Departure_m.Length, Arrival_m.Length);
        if (!(first > 0 && second > 0 && double.IsFinite(first + second)))
        {
            throw new ArgumentException(string.Create(
                text, $"Departure and arrival must be away from the centre; they are at {first} m and {second} m."));
        }
        if (Departure_m == Arrival_m)
        {
            throw new ArgumentException(
                "Departure and arrival are the same point, so the plane and the shape of the orbit are open; move " +
                "one of them.");
        }
        if (!(Side.Length > 0))
        {
            throw new ArgumentException(
                "The side of the orbit's angular momentum must be a vector, such as (0, 0, 1).");
        }
        if (Vec3.Cross(Departure_m / first, Arrival_m / second).LengthSquared == 0 &&
            Vec3.Cross(Departure_m / first, Side).LengthSquared == 0)
        {
            throw new ArgumentException(
                "Departure, arrival and the side of the angular momentum are in one line, so the plane is open; give " +
                "a side " +
                "that is not along the positions.");
        }
    }
}

/// <summary>Which of the two orbits with the same number of whole revolutions.</summary>
public enum LambertBranch
{
    /// <summary>The only one, of less than one revolution.</summary>
    Direct,

    /// <summary>The one of longer period (Izzo's left branch, x below the minimum of the time).</summary>
    LongPeriod,

    /// <summary>The one of shorter period (right branch).</summary>
    ShortPeriod,
}

/// <summary>One orbit that solves Lambert's problem. <c>default</c> has not converged.</summary>
/// <param name="IsConverged">Whether the iteration ended; where not, the velocities are zero.</param>
/// <param name="DepartureVelocity_m_s">Velocity at departure, m/s.</param>
/// <param name="ArrivalVelocity_m_s">Velocity at arrival, m/s.</param>
/// <param name="RevolutionCount">Whole revolutions.</param>
/// <param name="Branch">Which of the two, from one revolution on.</param>
/// <param name="IterationCount">Iterations taken.</param>
/// <param name="ResidualRatio">
/// Relative difference of the time of flight at the last evaluation: the step that followed raises it to the fourth
/// power.
/// </param>
public readonly record struct LambertSolution(
    bool IsConverged,
    Vec3 DepartureVelocity_m_s,
    Vec3 ArrivalVelocity_m_s,
    int RevolutionCount,
    LambertBranch Branch,
    int IterationCount,
    double ResidualRatio);

/// <summary>What a batch keeps of a solution. <c>default</c> has not converged.</summary>
/// <param name="DepartureVelocity_m_s">Velocity at departure, m/s; zero where not converged.</param>
/// <param name="ArrivalVelocity_m_s">Velocity at arrival, m/s; zero where not converged.</param>
/// <param name="IsConverged">Whether the problem has been solved.</param>
public readonly record struct LambertArc(Vec3 DepartureVelocity_m_s, Vec3 ArrivalVelocity_m_s, bool IsConverged);
