using Guanghan.Core.Space;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// The right-hand side of a propagation: position, velocity and mass, then the variational equations of each column (O.
/// Montenbruck and E. Gill, "Satellite Orbits" (2000), section 7.2). Also notices whether any evaluation was below the
/// surface.
/// </summary>
internal sealed class EquationsOfMotion(
    ForceModel model, Surroundings surroundings, IReadOnlyList<SensitivityParameter> parameters, int columnCount)
{
    private const int StateLength = Sensitivity.StateLength;

    private readonly IForce[] forces = [.. model.Forces];
    private readonly double surfaceSquared_m2 = model.Surface is { } shape
        ? shape.EquatorialRadius_m * shape.EquatorialRadius_m
        : -1;

    public int Dimension => StateLength * (1 + columnCount);

    /// <summary>True where a position within the equatorial radius was evaluated since it was last cleared.</summary>
    public bool WasLow { get; set; }

    public static ForcePoint PointAt(double time_s, ReadOnlySpan<double> y) =>
        new(time_s, new(y[0], y[1], y[2]), new(y[3], y[4], y[5]), y[6]);

    public void Evaluate(double time_s, ReadOnlySpan<double> y, Span<double> rate)
    {
        var point = PointAt(time_s, y);
        WasLow |= point.Position_m.LengthSquared < surfaceSquared_m2;
        var acceleration = Vec3.Zero;
        var flow = 0.0;
        foreach (var force in forces)
        {
            acceleration += force.Acceleration_m_s2(point, surroundings);
            flow += force.MassRate_kg_s(point, surroundings);
        }
        Put(rate, point.Velocity_m_s, acceleration, flow);
        if (columnCount > 0)
        {
            AddColumns(point, y, rate);
        }
    }

    private void AddColumns(in ForcePoint point, ReadOnlySpan<double> y, Span<double> rate)
    {
        var partials = default(ForcePartials);
        foreach (var force in forces)
        {
            partials += force.PartialsAt(point, surroundings);
        }
        for (var column = 0; column < columnCount; column++)
        {
            var from = StateLength * (1 + column);
            var s = PointAt(point.Time_s, y.Slice(from, StateLength));
            var acceleration = partials.PerPosition_1_s2.Apply(s.Position_m)
                + partials.PerVelocity_1_s.Apply(s.Velocity_m_s) + (s.Mass_kg * partials.PerMass_m_s2_kg);
            var flow = Vec3.Dot(partials.MassRatePerPosition_kg_s_m, s.Position_m);
            if (column >= StateLength)
            {
                var (more, moreFlow) = parameters[column - StateLength].Partial(point, surroundings);
                acceleration += more;
                flow += moreFlow;
            }
            Put(rate.Slice(from, StateLength), s.Velocity_m_s, acceleration, flow);
        }
    }

    private static void Put(Span<double> rate, Vec3 velocity, Vec3 acceleration, double flow)
    {
        (rate[0], rate[1], rate[2]) = (velocity.X, velocity.Y, velocity.Z);
        (rate[3], rate[4], rate[5]) = (acceleration.X, acceleration.Y, acceleration.Z);
        rate[6] = flow;
    }
}
