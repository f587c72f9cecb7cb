using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Forces;

/// <summary>
/// A body's whole gravity field, point mass included. Of a body that is not the central one, the pull on the central
/// body (taken as a point) is subtracted.
/// </summary>
/// <param name="Body">Whose field; its axes must be in the force model.</param>
/// <param name="Field">The field.</param>
public sealed record GravityForce(Body Body, GravityField Field) : IForce
{
    /// <inheritdoc/>
    public string Name => $"{Field.Model.Name} {Field.Degree} x {Field.Order}";

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var gm = Field.Model.Gm_m3_s2;
        var axes = surroundings.AxesOf(Body, point.Time_s);
        if (Body == surroundings.Center)
        {
            return axes.ApplyTransposed(Field.HarmonicAcceleration_m_s2(axes.Apply(point.Position_m)))
                + PointMass.Acceleration_m_s2(point.Position_m, gm);
        }
        var body_m = surroundings.PositionOf(Body, point.Time_s);
        var figure = Field.HarmonicAcceleration_m_s2(axes.Apply(point.Position_m - body_m))
            - Field.HarmonicAcceleration_m_s2(axes.Apply(-body_m));
        return (gm * PointMassForce.PerGm(point.Position_m, body_m)) + axes.ApplyTransposed(figure);
    }

    /// <inheritdoc/>
    public ForcePartials PartialsAt(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        var axes = surroundings.AxesOf(Body, point.Time_s);
        var from_m = point.Position_m - surroundings.PositionOf(Body, point.Time_s);
        return ForcePartials.OfPosition(
            PointMass.Gradient_1_s2(from_m, Field.Model.Gm_m3_s2)
            + Field.HarmonicGradient_1_s2(axes.Apply(from_m)).RotatedBack(axes));
    }
}
