using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;

namespace Guanghan.Flight.Forces;

/// <summary>
/// Drag of the central body's atmosphere, which turns with it: D. A. Vallado, "Fundamentals of Astrodynamics and
/// Applications", 4th ed. (2013), equation 8-28. Winds are left out: one of 150 m/s along the way changes a low
/// satellite's drag by 4 %.
/// </summary>
/// <param name="Atmosphere">Density by place and time.</param>
/// <param name="Shape">Ellipsoid that altitudes are counted from.</param>
/// <param name="Area_m2">Cross-section, m^2.</param>
/// <param name="CoefficientFactor">Drag coefficient, about 2.2 in free molecular flow.</param>
public sealed record DragForce(IAtmosphere Atmosphere, Ellipsoid Shape, double Area_m2, double CoefficientFactor)
    : IForce
{
    /// <inheritdoc/>
    public string Name => "drag";

    /// <inheritdoc/>
    public IReadOnlyList<Epoch> Switches => Atmosphere.Switches;

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var top_m = Shape.EquatorialRadius_m + Atmosphere.Top_m;
        if (point.Position_m.LengthSquared > top_m * top_m)
        {
            return Vec3.Zero;
        }
        var axes = surroundings.AxesOf(surroundings.Center, point.Time_s);
        var altitude_m = GeodeticHeight.Of_m(Shape, axes.Apply(point.Position_m), out var vertical);
        var density_kg_m3 = Atmosphere.Density_kg_m3(new(altitude_m, vertical, point.Time_s, surroundings.Clock));
        var wind = point.Velocity_m_s
            - Vec3.Cross(surroundings.SpinOf(surroundings.Center, point.Time_s), point.Position_m);
        return -0.5 * density_kg_m3 * CoefficientFactor * Area_m2 / point.Mass_kg * wind.Length * wind;
    }
}
