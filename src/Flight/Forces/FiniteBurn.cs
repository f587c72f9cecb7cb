using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces;

/// <summary>
/// An engine that burns for a while at constant thrust and exhaust speed: a = T/m, dm/dt = -T / (g0 Isp).
/// </summary>
public sealed class FiniteBurn : IForce
{
    /// <summary>A burn.</summary>
    /// <param name="start">When it begins.</param>
    /// <param name="length">How long it lasts; positive.</param>
    /// <param name="thrust_N">Thrust, N; positive.</param>
    /// <param name="specificImpulse_s">Specific impulse, s; positive.</param>
    /// <param name="direction">Where it pushes.</param>
    /// <exception cref="ArgumentException">A figure is not positive.</exception>
    public FiniteBurn(
        Epoch start, Duration length, double thrust_N, double specificImpulse_s, ThrustDirection direction)
    {
        ArgumentNullException.ThrowIfNull(direction);
        if (!(length > Duration.Zero) || !(thrust_N > 0) || !(specificImpulse_s > 0))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"A burn of {length}, {thrust_N} N and {specificImpulse_s} s: all three must be positive."));
        }
        (Start, Length, Thrust_N, SpecificImpulse_s, Direction) =
            (start, length, thrust_N, specificImpulse_s, direction);
    }

    /// <summary>When it begins.</summary>
    public Epoch Start { get; }

    /// <summary>How long it lasts.</summary>
    public Duration Length { get; }

    /// <summary>Thrust, N.</summary>
    public double Thrust_N { get; }

    /// <summary>Specific impulse, s.</summary>
    public double SpecificImpulse_s { get; }

    /// <summary>Where it pushes.</summary>
    public ThrustDirection Direction { get; }

    /// <inheritdoc/>
    public string Name => "burn";

    /// <inheritdoc/>
    public IReadOnlyList<Epoch> Switches => [Start, Start + Length];

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return IsOn(point, surroundings)
            ? Thrust_N / point.Mass_kg * Direction.Law(point, surroundings).ToUnit()
            : Vec3.Zero;
    }

    /// <inheritdoc/>
    public double MassRate_kg_s(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return IsOn(point, surroundings)
            ? -Thrust_N / (PhysicalConstants.StandardGravity_m_s2 * SpecificImpulse_s)
            : 0;
    }

    private bool IsOn(in ForcePoint point, Surroundings surroundings) =>
        surroundings.IsWithin(point.Time_s, Start, Start + Length);
}
