using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>Newton's attraction of a point.</summary>
internal static class PointMass
{
    /// <summary>Acceleration towards the origin, m/s^2.</summary>
    public static Vec3 Acceleration_m_s2(Vec3 position_m, double gm_m3_s2)
    {
        var r2 = position_m.LengthSquared;
        return -(gm_m3_s2 / (r2 * Math.Sqrt(r2))) * position_m;
    }

    /// <summary>Its gradient, GM/r^3 (3 u u^T - 1), 1/s^2.</summary>
    public static Matrix3 Gradient_1_s2(Vec3 position_m, double gm_m3_s2)
    {
        var r2 = position_m.LengthSquared;
        var unit = position_m / Math.Sqrt(r2);
        return gm_m3_s2 / (r2 * Math.Sqrt(r2)) * (Matrix3.Outer(3 * unit, unit) - Matrix3.Identity);
    }
}
