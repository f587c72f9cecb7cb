using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// A motion given in NAIF's frame 17, ECLIPJ2000 (<see cref="Ecliptic.Iau1976FromIcrf"/>), turned to the ICRF. The axes
/// are at rest.
/// </summary>
internal sealed class EclipticMotion(ISegmentMotion inner) : ISegmentMotion
{
    /// <summary>NAIF's number of the frame: "Frames Required Reading", table of inertial frames.</summary>
    internal const int FrameId = 17;

    /// <summary>ICRF, as NAIF's J2000 is taken, to that ecliptic.</summary>
    internal static Turn FromIcrf { get; } = new(
        Ecliptic.Iau1976FromIcrf.XAxis.Components, Ecliptic.Iau1976FromIcrf.YAxis.Components,
        Ecliptic.Iau1976FromIcrf.ZAxis.Components, Vec3.Zero);

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var sample = inner.At(time);
        return new(FromIcrf.ApplyBack(sample.Value), FromIcrf.ApplyBack(sample.Rate));
    }
}
