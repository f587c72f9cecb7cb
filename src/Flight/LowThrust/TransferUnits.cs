using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.LowThrust;

/// <summary>Units in which the centre's GM, the departure's distance and the first mass are 1.</summary>
internal readonly record struct TransferUnits(double Length_m, double Time_s, double Mass_kg)
{
    internal double Speed_m_s => Length_m / Time_s;

    internal double Force_N => Mass_kg * Length_m / (Time_s * Time_s);

    internal static TransferUnits Of(LowThrustProblem problem)
    {
        var length_m = problem.Departure.StateAt(problem.EarliestDeparture).Position_m.Length;
        return new(
            length_m, Math.Sqrt(length_m * length_m * length_m / problem.Gm_m3_s2), problem.InitialMass_kg);
    }

    internal Func<double, EngineLimit> Scale(ILowThrustEngine engine)
    {
        var (length_m, time_s, mass_kg, force_N) = (Length_m, Time_s, Mass_kg, Force_N);
        return distance =>
        {
            var limit = engine.At(distance * length_m);
            return new(
                limit.Thrust_N / force_N, limit.MassFlow_kg_s * time_s / mass_kg,
                limit.ThrustSlope_N_m * length_m / force_N, limit.MassFlowSlope_kg_s_m * length_m * time_s / mass_kg);
        };
    }

    internal State<Icrf> Scale(State<Icrf> state) => new(state.Position_m / Length_m, state.Velocity_m_s / Speed_m_s);

    internal State<Icrf> Restore(State<Icrf> state) => new(state.Position_m * Length_m, state.Velocity_m_s * Speed_m_s);

    internal Duration Restore(double time) => Duration.FromSeconds(time * Time_s);
}
