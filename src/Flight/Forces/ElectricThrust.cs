using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces;

/// <summary>What an electric thruster does at one input power.</summary>
/// <param name="Power_W">Power into the thruster's supply, W.</param>
/// <param name="Thrust_N">Thrust, N.</param>
/// <param name="MassFlow_kg_s">Propellant used, kg/s.</param>
public readonly record struct ThrottlePoint(double Power_W, double Thrust_N, double MassFlow_kg_s);

/// <summary>
/// An electric thruster on solar power. The array gives a power that falls with the square of the distance to the Sun;
/// what the spacecraft itself needs is taken off; thrust and flow follow a throttle table, linear between its points.
/// Below the table's first power the thruster is off, above its last it stays there. Left out: the array's temperature
/// and ageing (give an aged power), shadow.
/// </summary>
public sealed class ElectricThrust : IForce
{
    private readonly ThrottlePoint[] table;

    /// <summary>A thrust arc.</summary>
    /// <param name="start">When it begins.</param>
    /// <param name="length">How long it lasts; positive.</param>
    /// <param name="table">By rising power, at least one point.</param>
    /// <param name="powerAtOneAu_W">Power of the array 1 au from the Sun, W.</param>
    /// <param name="housekeeping_W">Power that is not the thruster's, W.</param>
    /// <param name="direction">Where it pushes.</param>
    /// <exception cref="ArgumentException">
    /// The table is empty or does not rise, or a figure is not positive.
    /// </exception>
    public ElectricThrust(
        Epoch start, Duration length, IReadOnlyList<ThrottlePoint> table, double powerAtOneAu_W, double housekeeping_W,
        ThrustDirection direction)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(direction);
        if (table.Count == 0 || table.Any(p => !(p.Power_W > 0) || !(p.Thrust_N > 0) || !(p.MassFlow_kg_s > 0))
            || table.Zip(table.Skip(1)).Any(pair => !(pair.First.Power_W < pair.Second.Power_W)))
        {
            throw new ArgumentException(
                "A throttle table needs points of rising power with positive thrust and mass flow.", nameof(table));
        }
        if (!(length > Duration.Zero) || !(powerAtOneAu_W > 0) || !(housekeeping_W >= 0))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A thrust arc of {length} with {powerAtOneAu_W} W at 1 au less {housekeeping_W} W: length and power ")
                + "must be positive, what is taken off not negative.");
        }
        this.table = [.. table];
        (Start, Length, PowerAtOneAu_W, Housekeeping_W, Direction) =
            (start, length, powerAtOneAu_W, housekeeping_W, direction);
    }

    /// <summary>When it begins.</summary>
    public Epoch Start { get; }

    /// <summary>How long it lasts.</summary>
    public Duration Length { get; }

    /// <summary>Power of the array 1 au from the Sun, W.</summary>
    public double PowerAtOneAu_W { get; }

    /// <summary>Power that is not the thruster's, W.</summary>
    public double Housekeeping_W { get; }

    /// <summary>Where it pushes.</summary>
    public ThrustDirection Direction { get; }

    /// <inheritdoc/>
    public string Name => "electric thrust";

    /// <inheritdoc/>
    public IReadOnlyList<Epoch> Switches => [Start, Start + Length];

    /// <summary>Where the power passes a point of the table, thrust has a kink; at the first point it jumps.</summary>
    public IReadOnlyList<OrbitFunction> Edges => [.. table.Select(Edge)];

    /// <summary>What the thruster does with a power: zero thrust below the table.</summary>
    /// <param name="power_W">Power into its supply, W.</param>
    public ThrottlePoint At(double power_W)
    {
        if (!(power_W >= table[0].Power_W))
        {
            return default;
        }
        for (var i = 1; i < table.Length; i++)
        {
            var (low, high) = (table[i - 1], table[i]);
            if (power_W < high.Power_W)
            {
                var share = (power_W - low.Power_W) / (high.Power_W - low.Power_W);
                return new(
                    power_W, low.Thrust_N + (share * (high.Thrust_N - low.Thrust_N)),
                    low.MassFlow_kg_s + (share * (high.MassFlow_kg_s - low.MassFlow_kg_s)));
            }
        }
        return table[^1];
    }

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        var now = Now(point, surroundings);
        return now.Thrust_N == 0
            ? Vec3.Zero
            : now.Thrust_N / point.Mass_kg * Direction.Law(point, surroundings).ToUnit();
    }

    /// <inheritdoc/>
    public double MassRate_kg_s(in ForcePoint point, Surroundings surroundings) =>
        -Now(point, surroundings).MassFlow_kg_s;

    private ThrottlePoint Now(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        if (!surroundings.IsWithin(point.Time_s, Start, Start + Length))
        {
            return default;
        }
        return At(Power_W(point, surroundings));
    }

    private double Power_W(in ForcePoint point, Surroundings surroundings)
    {
        var toSun_m = surroundings.PositionOf(Body.Sun, point.Time_s) - point.Position_m;
        var au = PhysicalConstants.AstronomicalUnit_m / toSun_m.Length;
        return (PowerAtOneAu_W * au * au) - Housekeeping_W;
    }

    private OrbitFunction Edge(ThrottlePoint at) =>
        (in point, surroundings) => Power_W(point, surroundings) - at.Power_W;
}
