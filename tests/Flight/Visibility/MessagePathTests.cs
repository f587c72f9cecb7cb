using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Visibility;

namespace Guanghan.Flight.Tests.Visibility;

public sealed class MessagePathTests
{
    private static readonly double s_gm = BodyConstants.Of(Body.Earth).Gm_m3_s2;
    private static readonly Epoch s_start = Epoch.ParseIso("2026-11-01T00:00:00Z");

    // A circle at 7000 km, 50 deg: a revolution takes 5829 s.
    private static readonly State<Icrf> s_state = new(
        new(7000e3, 0, 0), Math.Sqrt(s_gm / 7000e3) * new Vec3(0, Math.Cos(0.87), Math.Sin(0.87)));

    [Theory]
    [InlineData("HERMITE", 7, 0.002)] // error of degree 7: (n h)^8 r (1.5 2.5 .. )^2 / 8!, 60 s steps, 1.08e-3 rad/s
    [InlineData("LAGRANGE", 9, 0.002)]
    [InlineData("", 0, 0.002)]
    [Trait("Kind", "property")]
    public void States_between_those_of_the_message_lie_on_the_orbit(string interpolation, int degree, double limit_m)
    {
        var path = MessagePath.Of(Message(Segment(0, 100, interpolation, degree)));

        Assert.Equal(Body.Earth, path.Centre);
        for (var time_s = 600.0; time_s < 5400; time_s += 17.3)
        {
            var at = s_start + Duration.FromSeconds(time_s);
            var orbit = KeplerPropagator.Propagate(s_state, s_gm, time_s);
            Assert.InRange((path.At(at).Position_m - orbit.Position_m).Length, 0, limit_m);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Segments_follow_each_other_and_gaps_are_refused()
    {
        var path = MessagePath.Of(Message(Segment(0, 50, "HERMITE", 7), Segment(49, 100, "HERMITE", 7)));
        Assert.Equal(0, (path.First - s_start).Seconds_s);
        Assert.Equal(99 * 60, (path.Last - s_start).Seconds_s);
        var orbit = KeplerPropagator.Propagate(s_state, s_gm, 70 * 60);
        Assert.InRange((path.At(s_start + Duration.FromMinutes(70)).Position_m - orbit.Position_m).Length, 0, 0.01);

        Assert.StartsWith("The message has a gap from 2026-11-01T00:49:00Z to 2026-11-01T01:00:00Z", Assert.Throws<ArgumentException>(
            () => MessagePath.Of(Message(Segment(0, 50, "HERMITE", 7), Segment(60, 100, "HERMITE", 7)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Another_centre_or_frame_is_refused()
    {
        var segment = Segment(0, 50, "HERMITE", 7);
        Assert.StartsWith("The message is about CERES; one of EARTH, MOON,", Assert.Throws<ArgumentException>(
            () => MessagePath.Of(Message(segment with { CentreName = "CERES" }))).Message, StringComparison.Ordinal);
        Assert.StartsWith("The ephemeris is in frame TEME", Assert.Throws<ArgumentException>(
            () => MessagePath.Of(Message(segment with { FrameName = "TEME" }))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => MessagePath.Of(Message(segment)).At(s_start - Duration.FromSeconds(1)));
    }

    private static OrbitEphemeris Message(params ImmutableArray<EphemerisSegment> segments) => new("TEST", s_start, segments);

    private static EphemerisSegment Segment(int firstMinute, int endMinute, string interpolation, int degree)
    {
        var points = Enumerable.Range(firstMinute, endMinute - firstMinute).Select(minute =>
        {
            var orbit = KeplerPropagator.Propagate(s_state, s_gm, 60.0 * minute);
            return new EphemerisPoint(s_start + Duration.FromMinutes(minute), orbit.Position_m, orbit.Velocity_m_s);
        }).ToImmutableArray();
        return new("CRAFT", "UNKNOWN", "EARTH", "ICRF", TimeScale.Tt, points[0].Epoch, points[^1].Epoch, interpolation, degree, points);
    }
}
