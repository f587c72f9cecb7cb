using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>How an acceleration and a mass flow change with position, velocity and mass.</summary>
/// <param name="PerPosition_1_s2">da/dr, 1/s^2.</param>
/// <param name="PerVelocity_1_s">da/dv, 1/s.</param>
/// <param name="PerMass_m_s2_kg">da/dm, m/s^2 per kg.</param>
/// <param name="MassRatePerPosition_kg_s_m">d(dm/dt)/dr, kg/s per m.</param>
public readonly record struct ForcePartials(
    Matrix3 PerPosition_1_s2, Matrix3 PerVelocity_1_s, Vec3 PerMass_m_s2_kg, Vec3 MassRatePerPosition_kg_s_m)
{
    // Steps of central differences: their error is (step / scale)^2, rounding adds 1e-16 / (step / scale); the sum is
    // least, 4e-11, at the cube root of 1e-16.
    private const double StepRatio = 5e-6;

    /// <summary>Sum.</summary>
    public static ForcePartials operator +(in ForcePartials a, in ForcePartials b) => new(
        a.PerPosition_1_s2 + b.PerPosition_1_s2, a.PerVelocity_1_s + b.PerVelocity_1_s,
        a.PerMass_m_s2_kg + b.PerMass_m_s2_kg, a.MassRatePerPosition_kg_s_m + b.MassRatePerPosition_kg_s_m);

    /// <summary>Of a force that depends on position alone.</summary>
    public static ForcePartials OfPosition(in Matrix3 perPosition_1_s2) =>
        new(perPosition_1_s2, default, default, default);

    /// <summary>Central differences over 5e-6 of the distance, the speed and the mass.</summary>
    /// <param name="force">The force.</param>
    /// <param name="point">Where and when.</param>
    /// <param name="surroundings">Bodies and their axes.</param>
    public static ForcePartials ByDifferences(IForce force, in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(force);
        var length_m = Math.Max(StepRatio * point.Position_m.Length, 1e-3);
        var speed_m_s = Math.Max(StepRatio * point.Velocity_m_s.Length, 1e-6);
        var mass_kg = StepRatio * point.Mass_kg;
        Span<Vec3> columns = stackalloc Vec3[6];
        Span<double> flows = stackalloc double[3];
        for (var axis = 0; axis < 3; axis++)
        {
            var unit = new Vec3(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
            var (ahead, behind) = (
                point with { Position_m = point.Position_m + (length_m * unit) },
                point with { Position_m = point.Position_m - (length_m * unit) });
            columns[axis] = Slope(force, ahead, behind, surroundings, length_m);
            flows[axis] = (force.MassRate_kg_s(ahead, surroundings) - force.MassRate_kg_s(behind, surroundings))
                / (2 * length_m);
            columns[3 + axis] = Slope(
                force, point with { Velocity_m_s = point.Velocity_m_s + (speed_m_s * unit) },
                point with { Velocity_m_s = point.Velocity_m_s - (speed_m_s * unit) }, surroundings, speed_m_s);
        }
        var perMass = Slope(
            force, point with { Mass_kg = point.Mass_kg + mass_kg }, point with { Mass_kg = point.Mass_kg - mass_kg },
            surroundings, mass_kg);
        return new(
            Matrix3.FromColumns(columns[0], columns[1], columns[2]),
            Matrix3.FromColumns(columns[3], columns[4], columns[5]),
            perMass, new(flows[0], flows[1], flows[2]));
    }

    /// <summary>The same for a force that depends neither on velocity nor on mass.</summary>
    /// <param name="force">The force.</param>
    /// <param name="point">Where and when.</param>
    /// <param name="surroundings">Bodies and their axes.</param>
    public static ForcePartials ByPositionDifferences(IForce force, in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(force);
        var length_m = Math.Max(StepRatio * point.Position_m.Length, 1e-3);
        Span<Vec3> columns = stackalloc Vec3[3];
        for (var axis = 0; axis < 3; axis++)
        {
            var unit = new Vec3(axis == 0 ? 1 : 0, axis == 1 ? 1 : 0, axis == 2 ? 1 : 0);
            columns[axis] = Slope(
                force, point with { Position_m = point.Position_m + (length_m * unit) },
                point with { Position_m = point.Position_m - (length_m * unit) }, surroundings, length_m);
        }
        return OfPosition(Matrix3.FromColumns(columns[0], columns[1], columns[2]));
    }

    private static Vec3 Slope(
        IForce force, in ForcePoint ahead, in ForcePoint behind, Surroundings surroundings, double step) =>
        (force.Acceleration_m_s2(ahead, surroundings) - force.Acceleration_m_s2(behind, surroundings)) / (2 * step);
}
