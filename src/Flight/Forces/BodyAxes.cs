using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces;

/// <summary>How a body is turned: what its gravity field, its atmosphere and its sites are fixed to.</summary>
public sealed class BodyAxes
{
    private readonly Func<Epoch, (Matrix3 Rows, Vec3 Spin_rad_s)> at;

    private BodyAxes(Body body, Func<Epoch, (Matrix3 Rows, Vec3 Spin_rad_s)> at) => (Body, this.at) = (body, at);

    /// <summary>Which body.</summary>
    public Body Body { get; }

    /// <summary>The Earth's ITRF axes, <see cref="EarthFrames.ToItrf"/>.</summary>
    /// <param name="orientation">Measured UT1 and pole, held over the propagation.</param>
    public static BodyAxes Earth(EarthOrientation orientation) =>
        From<Itrf>(Body.Earth, epoch => EarthFrames.ToItrf(epoch, orientation));

    /// <summary>
    /// The Moon's principal axes, <see cref="MoonFrames.ToPrincipalAxis"/>; mind the error stated there.
    /// </summary>
    public static BodyAxes Moon() => From<MoonPrincipalAxis>(Body.Moon, MoonFrames.ToPrincipalAxis);

    /// <summary>Mars-fixed axes, <see cref="MarsFrames.ToFixed"/>.</summary>
    public static BodyAxes Mars() => From<MarsFixed>(Body.Mars, MarsFrames.ToFixed);

    /// <summary>Any body's axes.</summary>
    /// <typeparam name="TBodyFixed">The body's own axes.</typeparam>
    /// <param name="body">The body.</param>
    /// <param name="rotation">ICRF to the body's axes at an instant; smooth in time.</param>
    public static BodyAxes From<TBodyFixed>(Body body, Func<Epoch, Rotation<Icrf, TBodyFixed>> rotation)
        where TBodyFixed : IFrame
    {
        ArgumentNullException.ThrowIfNull(rotation);
        return new(body, epoch =>
        {
            var turn = rotation(epoch);
            return (
                new Matrix3(turn.XAxis.Components, turn.YAxis.Components, turn.ZAxis.Components),
                turn.AngularVelocity_rad_s.Components);
        });
    }

    internal (Matrix3 Rows, Vec3 Spin_rad_s) At(Epoch epoch) => at(epoch);
}
