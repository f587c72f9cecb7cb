using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Transfers;

/// <summary>
/// An orbit about a planet that a transfer leaves from or is caught into, with one burn at its periapsis.
/// <c>default</c> means none: the speed at infinity is counted itself.
/// </summary>
/// <param name="PeriapsisRadius_m">Periapsis radius, m.</param>
/// <param name="EccentricityRatio">Eccentricity, 0 for a circle, below 1.</param>
/// <param name="Gm_m3_s2">Gravitational parameter of the planet, m^3/s^2.</param>
public readonly record struct ParkingOrbit(double PeriapsisRadius_m, double EccentricityRatio, double Gm_m3_s2)
{
    /// <summary>Speed that the burn at periapsis changes, m/s: Oberth's sum, Vallado 2013, section 12.2.</summary>
    /// <param name="c3_m2_s2">Square of the speed at infinity, m^2/s^2.</param>
    public double Burn_m_s(double c3_m2_s2) => PeriapsisRadius_m > 0
        ? Math.Sqrt(c3_m2_s2 + (2 * Gm_m3_s2 / PeriapsisRadius_m)) -
            Math.Sqrt(Gm_m3_s2 * (1 + EccentricityRatio) / PeriapsisRadius_m)
        : Math.Sqrt(c3_m2_s2);

    internal void Require(string which)
    {
        if (this == default)
        {
            return;
        }
        Conic.Require(PeriapsisRadius_m > 0 && double.IsFinite(PeriapsisRadius_m), PeriapsisRadius_m,
            $"The periapsis radius, m, of the {which} orbit", "must be positive");
        Conic.Require(EccentricityRatio is >= 0 and < 1, EccentricityRatio,
            $"The eccentricity of the {which} orbit", "must be from 0 to below 1");
        Conic.RequireGm(Gm_m3_s2);
    }
}

/// <summary>One transfer of a porkchop plot. <c>default</c> is not flown.</summary>
/// <param name="IsFlown">Whether there is such a transfer: arrival after departure, and solved.</param>
/// <param name="C3_m2_s2">Square of the speed at infinity at departure, m^2/s^2.</param>
/// <param name="ArrivalSpeed_m_s">Speed at infinity at arrival, m/s.</param>
/// <param name="TotalBurn_m_s">Both burns, m/s; both speeds at infinity where there are no parking orbits.</param>
/// <param name="DepartureVelocity_m_s">Velocity at infinity at departure, m/s, in the frame of the states.</param>
/// <param name="ArrivalVelocity_m_s">Velocity at infinity at arrival, m/s.</param>
/// <param name="RevolutionCount">Whole revolutions about the centre.</param>
/// <param name="Branch">Which of the two orbits, from one revolution on.</param>
public readonly record struct PorkchopCell(
    bool IsFlown, double C3_m2_s2, double ArrivalSpeed_m_s, double TotalBurn_m_s, Vec3 DepartureVelocity_m_s,
    Vec3 ArrivalVelocity_m_s, int RevolutionCount = 0, LambertBranch Branch = LambertBranch.Direct);

/// <summary>
/// All transfers between a row of departures and a row of arrivals or of times of flight, by Lambert arcs; of those
/// with more revolutions a cell keeps the one of least total burn. Assumes patched conics: the planets' own pull is in
/// the parking orbits alone. Every cell stands for itself, so any part of the grid gives the same bits.
/// </summary>
public sealed class Porkchop
{
    private const int Cells_max = 100_000_000;
    private const int Revolutions_max = 20;

    private readonly PorkchopCell[] _cells;

    private Porkchop(int departures, int arrivals) =>
        (DepartureCount, ArrivalCount, _cells) = (departures, arrivals, new PorkchopCell[departures * arrivals]);

    /// <summary>How many departures.</summary>
    public int DepartureCount { get; }

    /// <summary>How many arrivals, or times of flight.</summary>
    public int ArrivalCount { get; }

    /// <summary>One transfer.</summary>
    /// <param name="departure">Which departure, from 0.</param>
    /// <param name="arrival">Which arrival, from 0.</param>
    public PorkchopCell this[int departure, int arrival] => (uint)arrival < (uint)ArrivalCount
        ? _cells[(departure * ArrivalCount) + arrival]
        : throw new ArgumentOutOfRangeException(nameof(arrival), $"Arrival {arrival} is not among the {ArrivalCount}.");

    /// <summary>The transfer of least total burn.</summary>
    /// <returns>Which departure and arrival, or null where none is flown.</returns>
    public (int Departure, int Arrival)? Best()
    {
        var best = -1;
        for (var i = 0; i < _cells.Length; i++)
        {
            if (_cells[i].IsFlown && (best < 0 || _cells[i].TotalBurn_m_s < _cells[best].TotalBurn_m_s))
            {
                best = i;
            }
        }
        return best < 0 ? null : (best / ArrivalCount, best % ArrivalCount);
    }

    /// <summary>Computes the grid of departures and arrivals, less than one revolution.</summary>
    /// <typeparam name="TFrame">A frame that does not turn, centred on the body that attracts.</typeparam>
    /// <param name="departure">State of the body that is left.</param>
    /// <param name="arrival">State of the body that is reached.</param>
    /// <param name="departures">When to leave.</param>
    /// <param name="arrivals">When to arrive.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the centre, m^3/s^2.</param>
    /// <param name="side">Side of the transfers' angular momentum, as in <see cref="LambertProblem"/>.</param>
    /// <param name="from">Parking orbit that is left, or none.</param>
    /// <param name="into">Orbit of capture, or none.</param>
    /// <param name="cancellation">Stops between rows.</param>
    /// <exception cref="ArgumentException">No dates, too many cells, or an orbit out of range; says which.</exception>
    public static Porkchop Compute<TFrame>(
        Func<Epoch, State<TFrame>> departure, Func<Epoch, State<TFrame>> arrival, IReadOnlyList<Epoch> departures,
        IReadOnlyList<Epoch> arrivals, double gm_m3_s2, Vec3 side, ParkingOrbit from = default,
        ParkingOrbit into = default, CancellationToken cancellation = default)
        where TFrame : IFrame
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(departures);
        ArgumentNullException.ThrowIfNull(arrivals);
        var plot = Empty(departures.Count, arrivals.Count, gm_m3_s2, from, into);
        var ends = arrivals.Select(arrival).ToArray();
        var row = new TransferRow<TFrame>(ends.Length, gm_m3_s2, side, from, into, 0);
        for (var i = 0; i < departures.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = 0; j < ends.Length; j++)
            {
                row.Set(j, ends[j], (arrivals[j] - departures[i]).Seconds_s);
            }

            row.Solve(departure(departures[i]), plot.Row(i));
        }

        return plot;
    }

    /// <summary>Computes the grid of departures and times of flight.</summary>
    /// <typeparam name="TFrame">A frame that does not turn, centred on the body that attracts.</typeparam>
    /// <param name="departure">State of the body that is left.</param>
    /// <param name="arrival">State of the body that is reached.</param>
    /// <param name="departures">When to leave.</param>
    /// <param name="flightTimes_s">How long to fly, s, each positive.</param>
    /// <param name="gm_m3_s2">Gravitational parameter of the centre, m^3/s^2.</param>
    /// <param name="side">Side of the transfers' angular momentum, as in <see cref="LambertProblem"/>.</param>
    /// <param name="from">Parking orbit that is left, or none.</param>
    /// <param name="into">Orbit of capture, or none.</param>
    /// <param name="revolutions_max">Whole revolutions at most, 0 to 20.</param>
    /// <param name="passed">Told after each departure how many are done; null: nobody.</param>
    /// <param name="cancellation">Stops between departures.</param>
    /// <exception cref="ArgumentException">
    /// No dates, too many cells, a time that is not positive or an orbit out of range; says which.
    /// </exception>
    public static Porkchop ComputeByFlightTime<TFrame>(
        Func<Epoch, State<TFrame>> departure, Func<Epoch, State<TFrame>> arrival, IReadOnlyList<Epoch> departures,
        IReadOnlyList<double> flightTimes_s, double gm_m3_s2, Vec3 side, ParkingOrbit from = default,
        ParkingOrbit into = default, int revolutions_max = 0, Action<int>? passed = null,
        CancellationToken cancellation = default)
        where TFrame : IFrame
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(arrival);
        ArgumentNullException.ThrowIfNull(departures);
        ArgumentNullException.ThrowIfNull(flightTimes_s);
        ArgumentOutOfRangeException.ThrowIfNegative(revolutions_max);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(revolutions_max, Revolutions_max);
        foreach (var time_s in flightTimes_s)
        {
            Conic.Require(time_s > 0 && double.IsFinite(time_s), time_s, "A time of flight, s,", "must be positive");
        }

        var plot = Empty(departures.Count, flightTimes_s.Count, gm_m3_s2, from, into);
        var row = new TransferRow<TFrame>(flightTimes_s.Count, gm_m3_s2, side, from, into, revolutions_max);
        for (var i = 0; i < departures.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (var j = 0; j < flightTimes_s.Count; j++)
            {
                row.Set(j, arrival(departures[i] + Duration.FromSeconds(flightTimes_s[j])), flightTimes_s[j]);
            }

            row.Solve(departure(departures[i]), plot.Row(i));
            passed?.Invoke(i + 1);
        }

        return plot;
    }

    private static Porkchop Empty(int rows, int columns, double gm_m3_s2, ParkingOrbit from, ParkingOrbit into)
    {
        Conic.RequireGm(gm_m3_s2);
        from.Require("parking");
        into.Require("capture");
        return rows > 0 && columns > 0 && (long)rows * columns <= Cells_max
            ? new(rows, columns)
            : throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                $"A porkchop plot needs 1 to {Cells_max} cells; {rows} departures and {columns} arrivals were given."));
    }

    private Span<PorkchopCell> Row(int departure) => _cells.AsSpan(departure * ArrivalCount, ArrivalCount);
}
