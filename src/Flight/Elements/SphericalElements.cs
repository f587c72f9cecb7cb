using Guanghan.Core.Space;

namespace Guanghan.Flight.Elements;

/// <summary>
/// Spherical elements: where, how fast, and in which direction against the local horizon. They hold every motion,
/// rectilinear too; only the centre itself is refused. At rest the two flight angles are zero; flying vertically, the
/// azimuth is; at a pole the right ascension of the position is zero. Source: D. A. Vallado, "Fundamentals of
/// Astrodynamics and Applications", 4th edition, 2013, section 2.4 (flight elements). <c>default</c> is no position.
/// </summary>
/// <param name="Radius_m">Distance, m, positive.</param>
/// <param name="RightAscension_rad">Right ascension of the position, rad.</param>
/// <param name="Declination_rad">Declination of the position, rad.</param>
/// <param name="Speed_m_s">Speed, m/s.</param>
/// <param name="Azimuth_rad">Azimuth of the velocity, rad, from north through east.</param>
/// <param name="FlightPathAngle_rad">Angle of the velocity above the local horizon, rad, -pi/2 to pi/2.</param>
public readonly record struct SphericalElements(
    double Radius_m,
    double RightAscension_rad,
    double Declination_rad,
    double Speed_m_s,
    double Azimuth_rad,
    double FlightPathAngle_rad)
{
    /// <summary>The elements of a state.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <param name="state">Position and velocity relative to the centre.</param>
    /// <exception cref="ArgumentException">The position is the centre, or a number is not finite.</exception>
    public static SphericalElements FromState<TFrame>(State<TFrame> state)
        where TFrame : IFrame
    {
        var (position, velocity) = (state.Position_m, state.Velocity_m_s);
        var radius = position.Length;
        if (!(radius > 0 && double.IsFinite(radius) && double.IsFinite(velocity.Length)))
        {
            throw new ArgumentException(
                "Spherical elements need a finite state away from the centre; the position is the centre or a number " +
                "is not finite.");
        }
        var ascension = Math.Atan2(position.Y, position.X);
        var declination = Math.Atan2(position.Z, double.Hypot(position.X, position.Y));
        var (up, east, north) = Axes(ascension, declination);
        var (v1, v2) = (Vec3.Dot(velocity, east), Vec3.Dot(velocity, north));
        return new(
            radius, Conic.Turn(ascension), declination, velocity.Length, Conic.Turn(Math.Atan2(v1, v2)),
            Math.Atan2(Vec3.Dot(velocity, up), double.Hypot(v1, v2)));
    }

    /// <summary>The state that the elements describe.</summary>
    /// <typeparam name="TFrame">The frame that the angles refer to.</typeparam>
    /// <exception cref="ArgumentOutOfRangeException">The distance is not positive or the speed negative.</exception>
    public State<TFrame> ToState<TFrame>()
        where TFrame : IFrame
    {
        Conic.Require(Radius_m > 0 && double.IsFinite(Radius_m), Radius_m, "The distance, m,", "must be positive");
        Conic.Require(Speed_m_s >= 0
            && double.IsFinite(Speed_m_s), Speed_m_s, "The speed, m/s,", "must not be negative");
        var (up, east, north) = Axes(RightAscension_rad, Declination_rad);
        var (sine, cosine) = Math.SinCos(Azimuth_rad);
        var level = (sine * east) + (cosine * north);
        return new(
            Radius_m * up,
            Speed_m_s * ((Math.Sin(FlightPathAngle_rad) * up) + (Math.Cos(FlightPathAngle_rad) * level)));
    }

    private static (Vec3 Up, Vec3 East, Vec3 North) Axes(double ascension, double declination)
    {
        var (sine, cosine) = Math.SinCos(ascension);
        var (sineDeclination, cosineDeclination) = Math.SinCos(declination);
        return (
            new(cosine * cosineDeclination, sine * cosineDeclination, sineDeclination),
            new(-sine, cosine, 0),
            new(-cosine * sineDeclination, -sine * sineDeclination, cosineDeclination));
    }
}
