using Guanghan.Core.Bodies;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// The attraction of a body as a point: of the central body, or of another one that pulls spacecraft and central body
/// alike and leaves the difference. The difference is formed without cancellation by R. H. Battin, "An Introduction to
/// the Mathematics and Methods of Astrodynamics" (1999), equations 8.60 and 8.61.
/// </summary>
/// <param name="Body">The body.</param>
/// <param name="Gm_m3_s2">Its GM, m^3/s^2.</param>
public sealed record PointMassForce(Body Body, double Gm_m3_s2) : IForce
{
    /// <summary>With the GM that <see cref="BodyConstants"/> holds.</summary>
    /// <param name="body">The body.</param>
    /// <exception cref="ArgumentException">No constants are held for it.</exception>
    public static PointMassForce Of(Body body) => new(body, BodyConstants.Of(body).Gm_m3_s2);

    /// <inheritdoc/>
    public string Name => $"point mass {Body.NaifId}";

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return Body == surroundings.Center
            ? PointMass.Acceleration_m_s2(point.Position_m, Gm_m3_s2)
            : Gm_m3_s2 * PerGm(point.Position_m, surroundings.PositionOf(Body, point.Time_s));
    }

    /// <inheritdoc/>
    public ForcePartials PartialsAt(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        return ForcePartials.OfPosition(PointMass.Gradient_1_s2(
            point.Position_m - surroundings.PositionOf(Body, point.Time_s), Gm_m3_s2));
    }

    /// <summary>Battin's form of -(d / d^3 + s / s^3), where d = r - s.</summary>
    internal static Vec3 PerGm(Vec3 position_m, Vec3 body_m)
    {
        var away = position_m - body_m;
        var d2 = away.LengthSquared;
        var q = Vec3.Dot(position_m, position_m - (2 * body_m)) / body_m.LengthSquared;
        var f = q * (3 + (q * (3 + q))) / (1 + ((1 + q) * Math.Sqrt(1 + q)));
        return -1 / (d2 * Math.Sqrt(d2)) * (position_m + (f * body_m));
    }
}
