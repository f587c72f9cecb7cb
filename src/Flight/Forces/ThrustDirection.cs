using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>Where an engine pushes.</summary>
/// <param name="Name">What the law is called.</param>
/// <param name="Law">The push's direction at a point, ICRF axes; made a unit vector by the engine.</param>
public sealed record ThrustDirection(string Name, Func<ForcePoint, Surroundings, Vec3> Law)
{
    /// <summary>Along the velocity.</summary>
    public static ThrustDirection Prograde { get; } = new("prograde", (point, _) => point.Velocity_m_s);

    /// <summary>Against the velocity.</summary>
    public static ThrustDirection Retrograde { get; } = new("retrograde", (point, _) => -point.Velocity_m_s);

    /// <summary>At rest among the stars.</summary>
    /// <param name="direction">Direction, ICRF axes, of any length but zero.</param>
    public static ThrustDirection Inertial(Vec3 direction) => new("inertial", (_, _) => direction);

    /// <summary>Fixed in the orbit: radial outwards, along the track in the plane, along the orbit's normal.</summary>
    /// <param name="radialTransverseNormal">Components, of any length but zero.</param>
    public static ThrustDirection Local(Vec3 radialTransverseNormal) => new("local orbital", (point, _) =>
        LocalAxes(point).ApplyTransposed(radialTransverseNormal));

    /// <summary>Rows: radial, transverse, normal.</summary>
    internal static Matrix3 LocalAxes(in ForcePoint point)
    {
        var radial = point.Position_m.ToUnit();
        var normal = Vec3.Cross(point.Position_m, point.Velocity_m_s).ToUnit();
        return new(radial, Vec3.Cross(normal, radial), normal);
    }
}
