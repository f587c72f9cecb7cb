using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.LowThrust;

/// <summary>What an engine can do at one distance from the centre of attraction, and how that changes.</summary>
/// <param name="Thrust_N">Thrust at full throttle, N.</param>
/// <param name="MassFlow_kg_s">Propellant used at full throttle, kg/s.</param>
/// <param name="ThrustSlope_N_m">Change of the thrust with distance, N/m.</param>
/// <param name="MassFlowSlope_kg_s_m">Change of the flow with distance, kg/s/m.</param>
public readonly record struct EngineLimit(
    double Thrust_N, double MassFlow_kg_s, double ThrustSlope_N_m, double MassFlowSlope_kg_s_m);

/// <summary>An engine that thrusts for months: how much, at which distance.</summary>
public interface ILowThrustEngine
{
    /// <summary>What it can do at a distance from the Sun, or from whatever the transfer is about.</summary>
    /// <param name="distance_m">Distance, m, positive.</param>
    EngineLimit At(double distance_m);
}

/// <summary>An engine of one thrust and one specific impulse: nuclear-electric, or a textbook's.</summary>
public sealed record ConstantEngine : ILowThrustEngine
{
    private readonly EngineLimit limit;

    /// <summary>An engine.</summary>
    /// <param name="thrust_N">Thrust at full throttle, N, positive.</param>
    /// <param name="specificImpulse_s">Specific impulse, s, positive.</param>
    /// <exception cref="ArgumentException">A figure is not positive.</exception>
    public ConstantEngine(double thrust_N, double specificImpulse_s)
    {
        if (!(thrust_N > 0 && double.IsFinite(thrust_N)) || !(specificImpulse_s > 0
            && double.IsFinite(specificImpulse_s)))
        {
            throw new ArgumentException(string.Create(
                CultureInfo.InvariantCulture,
                $"An engine of {thrust_N} N and {specificImpulse_s} s: thrust and specific impulse must be positive."));
        }
        (Thrust_N, SpecificImpulse_s) = (thrust_N, specificImpulse_s);
        limit = new(thrust_N, thrust_N / (specificImpulse_s * PhysicalConstants.StandardGravity_m_s2), 0, 0);
    }

    /// <summary>Thrust at full throttle, N.</summary>
    public double Thrust_N { get; }

    /// <summary>Specific impulse, s.</summary>
    public double SpecificImpulse_s { get; }

    /// <inheritdoc/>
    public EngineLimit At(double distance_m) => limit;
}

/// <summary>
/// Solar-electric propulsion: the power model and throttle table of an <see cref="ElectricThrust"/>. Where the power
/// passes a point of the table, thrust has a kink; a transfer that dwells on one converges slowly.
/// </summary>
/// <param name="Thruster">Array, housekeeping and throttle table; its arc and direction are not used.</param>
public sealed record SolarElectricEngine(ElectricThrust Thruster) : ILowThrustEngine
{
    private const double StepRatio = 1e-7; // of the power: a one-sided difference within one piece of the table

    /// <inheritdoc/>
    public EngineLimit At(double distance_m)
    {
        var au = PhysicalConstants.AstronomicalUnit_m / distance_m;
        var array_W = Thruster.PowerAtOneAu_W * au * au;
        var power_W = array_W - Thruster.Housekeeping_W;
        var (now, more) = (Thruster.At(power_W), Thruster.At(power_W + (StepRatio * array_W)));
        if (now.Thrust_N == 0)
        {
            return default;
        }
        var slope_W_m = -2 * array_W / distance_m;
        return new(
            now.Thrust_N, now.MassFlow_kg_s,
            (more.Thrust_N - now.Thrust_N) / (StepRatio * array_W) * slope_W_m,
            (more.MassFlow_kg_s - now.MassFlow_kg_s) / (StepRatio * array_W) * slope_W_m);
    }
}
