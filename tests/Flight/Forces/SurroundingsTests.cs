using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Tests.Forces;

public sealed class SurroundingsTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");
    private static readonly EarthOrientation s_orientation =
        EarthOrientation.FromBulletin(s_begin, Duration.FromSeconds(0.02), 5e-7, 2e-6);

    [Theory]
    [InlineData(40, TimeScale.Tt)]
    [InlineData(-40, TimeScale.Tt)]
    [InlineData(40, TimeScale.Tdb)]
    [Trait("Kind", "property")]
    public void Interpolated_axes_are_those_of_the_frames_within_1e_11_rad(int days, TimeScale scale)
    {
        var end = s_begin + Duration.FromDays(days);
        var surroundings = new Surroundings(
            Body.Earth, new RunClock(s_begin, scale), end, null,
            [BodyAxes.Earth(s_orientation), BodyAxes.Moon(), BodyAxes.Mars()]);
        for (var i = 0; i <= 200; i++)
        {
            var time_s = i / 200.0 * days * 86400;
            var epoch = surroundings.Clock.EpochAt(time_s);
            Agrees(Body.Earth, EarthFrames.ToItrf(epoch, s_orientation));
            Agrees(Body.Moon, MoonFrames.ToPrincipalAxis(epoch));
            Agrees(Body.Mars, MarsFrames.ToFixed(epoch));

            // The model of Mars itself is rounded to 1.2e-11 rad, W being 3e6 degrees: interpolation spreads that.
            void Agrees<T>(Body body, Rotation<Icrf, T> expected)
                where T : IFrame
            {
                var axes = surroundings.AxesOf(body, time_s);
                var limit_rad = body == Body.Mars ? 6e-11 : 1e-11;
                Assert.True(
                    (axes.X - expected.XAxis.Components).Length < limit_rad
                    && (axes.Y - expected.YAxis.Components).Length < limit_rad
                    && (axes.Z - expected.ZAxis.Components).Length < limit_rad,
                    $"{body.NaifId} at {time_s} s: {(axes.X - expected.XAxis.Components).Length:E2}");
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Interpolated_paths_are_those_of_the_ephemeris_within_1e_11_of_the_distance()
    {
        var ephemeris = BuiltinEphemeris.Default;
        var surroundings = new Surroundings(
            Body.Earth, new RunClock(s_begin, TimeScale.Tt), s_begin + Duration.FromDays(100), ephemeris, []);
        foreach (var body in (Body[])[Body.Sun, Body.Moon, Body.Venus, Body.Jupiter])
        {
            for (var i = 0; i <= 333; i++)
            {
                var time_s = i * 0.3 * 86400;
                var expected = ephemeris.StateOf(body, Body.Earth, surroundings.Clock.EpochAt(time_s));
                var actual = surroundings.StateOf(body, time_s);
                Assert.True(
                    (actual.Position_m - expected.Position_m).Length < 1e-11 * expected.Position_m.Length,
                    $"{body.NaifId}: {(actual.Position_m - expected.Position_m).Length} m");

                // The derivative of 16 terms multiplies their error by up to 16^2 over half a piece.
                Assert.True(
                    (actual.Velocity_m_s - expected.Velocity_m_s).Length < 1e-8 * expected.Velocity_m_s.Length,
                    $"{body.NaifId}: {(actual.Velocity_m_s - expected.Velocity_m_s).Length} m/s");
            }
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_was_not_given_is_asked_for_by_name()
    {
        var surroundings = new Surroundings(
            Body.Earth, new RunClock(s_begin, TimeScale.Tt), s_begin + Duration.FromDays(1), null, [BodyAxes.Moon()]);
        Assert.StartsWith(
            "A force or an event asks where body 10 is, but the force model has no ephemeris",
            Assert.Throws<EphemerisException>(() => surroundings.PositionOf(Body.Sun, 0)).Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "A force or an event needs the axes of body 399; the force model has axes for 301",
            Assert.Throws<InvalidOperationException>(() => surroundings.AxesOf(Body.Earth, 0)).Message,
            StringComparison.Ordinal);
    }
}
