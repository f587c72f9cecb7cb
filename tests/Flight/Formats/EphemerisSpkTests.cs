using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Tests.Formats;

public sealed class EphemerisSpkTests
{
    private static readonly SpkLabel Label = new(new(-999), Body.Earth, "ORBIT");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    [Trait("Kind", "property")]
    public void An_ephemeris_written_as_SPK_gives_its_states_and_the_orbit_between(bool hermite)
    {
        var segment = TestOrbits.LowOrbit();
        var writer = new SpkWriter("FROM OEM");
        if (hermite)
        {
            EphemerisSpk.AddHermite(writer, segment, Label, 6);
        }
        else
        {
            EphemerisSpk.AddLagrange(writer, segment, Label, 9);
        }
        var kernel = SpkKernel.FromMemory(writer.ToBytes(), "made");
        foreach (var point in segment.Points)
        {
            // 1.5 mm: the epoch as a double of TDB seconds, 1.2e-7 s in 2025, at 7.5 km/s.
            Assert.True((kernel.StateOf(new(-999), Body.Earth, point.Epoch).Position_m - point.Position_m).Length < 1.5e-3);
        }
        for (var i = 5; i < 100; i += 7)
        {
            var epoch = segment.Points[i].Epoch + Duration.FromSeconds(31);
            var expected = TestOrbits.At(epoch);
            // The same, and 1 cm for interpolation over a minute of a 97-minute orbit.
            Assert.True((kernel.StateOf(new(-999), Body.Earth, epoch).Position_m - expected.Position_m).Length < 1e-2);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_frame_that_turns_is_refused() => Assert.StartsWith(
        "The ephemeris is in frame ITRF; an SPK segment takes ICRF, GCRF or EME2000.",
        Assert.Throws<ArgumentException>(() => EphemerisSpk.AddLagrange(
            new SpkWriter("X"), TestOrbits.LowOrbit() with { FrameName = "ITRF" }, Label, 7)).Message,
        StringComparison.Ordinal);
}
