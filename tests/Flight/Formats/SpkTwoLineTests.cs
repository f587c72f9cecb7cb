using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;
using Guanghan.Core.Tests.Bodies.Spk;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Tests.Formats;

public sealed class SpkTwoLineTests
{
    private static readonly double[] Wgs72 =
        [1.082616e-3, -2.53881e-6, -1.65597e-6, 7.43669161e-2, 120, 78, 6378.135, 1];

    private static readonly Body Station = new(-125544);

    // D. A. Vallado et al. 2006, verification set: 06251, near Earth, normal drag.
    private const string Line1 = "1 06251U 62025E   06176.82412014  .00008885  00000-0  12808-3 0  3985";
    private const string Line2 = "2 06251  58.0579  54.0425 0030035 139.1568 221.1854 15.56387291  6774";

    [Fact]
    [Trait("Kind", "validates")]
    public void One_set_gives_what_SGP4_gives_turned_to_the_ICRF()
    {
        var set = Read();
        var start = set.Mean.EpochUtc.ToEpoch();
        var kernel = Open(Wgs72, Packet(set.Mean, 0));
        var satellite = new Sgp4Satellite(set.Mean);
        for (var minutes = -1000; minutes <= 1000; minutes += 90)
        {
            var epoch = start + Duration.FromSeconds(60.0 * minutes);
            // As in SPICE the theory's time runs in TDB here, which drifts by 3e-10 from UTC: 0.15 m in these 17 hours.
            var elapsed_s = epoch.ToTdbSecondsPastJ2000_s() - start.ToTdbSecondsPastJ2000_s();
            var expected = EarthFrames.ToTeme(epoch, EarthOrientation.Unmeasured(epoch)).Inverse()
                .Apply(satellite.AtMinutes(elapsed_s / 60).State);
            var state = kernel.StateOf(Station, Body.Earth, epoch);
            // 2 mm: TDB as one double resolves 3e-8 s, at 8 km/s, in the epoch of the set and in the time.
            Assert.True((state.Position_m - expected.Position_m).Length < 2e-3, $"{(state.Position_m - expected.Position_m).Length} m");
            Assert.True((state.Velocity_m_s - expected.Velocity_m_s).Length < 5e-6);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Between_two_sets_each_holds_at_its_own_epoch_and_the_velocity_is_the_slope()
    {
        var mean = Read().Mean;
        var kernel = Open(Wgs72, Packet(mean, 0), Packet(mean with { MeanAnomaly_rad = mean.MeanAnomaly_rad + 0.001 }, 86400));
        var alone = Open(Wgs72, Packet(mean, 0));
        var start = mean.EpochUtc.ToEpoch();
        // 1e-8 m: roundings of 7e6 m.
        var (first, only) = (kernel.StateOf(Station, Body.Earth, start), alone.StateOf(Station, Body.Earth, start));
        Assert.True((first.Position_m - only.Position_m).Length < 1e-8);
        for (var hour = 1; hour < 24; hour += 4)
        {
            Vec3 At(double s) => kernel.StateOf(Station, Body.Earth, start + Duration.FromSeconds((3600.0 * hour) + s)).Position_m;
            // SGP4's own velocity leaves out drag and the rates of its periodics: 0.2 m/s is what it is off by here.
            var slope = (At(1) - At(-1)) / 2;
            var velocity = kernel.StateOf(Station, Body.Earth, start + Duration.FromSeconds(3600.0 * hour)).Velocity_m_s;
            Assert.True((slope - velocity).Length < 0.2, $"{(slope - velocity).Length} m/s");
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_SGP4_cannot_use_is_refused_in_words()
    {
        var mean = Read().Mean;
        var moon = Assert.Throws<EphemerisException>(() => Open([2e-4, .. Wgs72[1..]], Packet(mean, 0)));
        Assert.Equal(
            "made, segment 1 (body -125544 about 399), packet 1: The elements were made with J2 = 0.0002 and a radius of "
            + "6378.135 km; SGP4 knows the constants of WGS 72 and WGS 84.", moon.Message);
        var early = Packet(mean, 0);
        early[9] = -1e9;
        Assert.Contains(
            "SGP4 cannot use the elements of -1000000000 s: ", Assert.Throws<EphemerisException>(() => Open(Wgs72, early)).Message,
            StringComparison.Ordinal);
        var decayed = Open(Wgs72, Packet(mean with { RevolutionsPerDayCount = 17.5 }, 0));
        Assert.Contains(
            "Use elements nearer in time.", Assert.Throws<EphemerisException>(() => decayed.StateOf(
                Station, Body.Earth, mean.EpochUtc.ToEpoch() + Duration.FromSeconds(80000))).Message, StringComparison.Ordinal);
    }

    private static TwoLineElements Read() => TwoLineElements.Parse(Line1, Line2);

    private static double[] Packet(Sgp4Elements mean, double later_s) =>
    [
        0, 0, mean.BStar_1, mean.Inclination_rad, mean.RightAscensionOfNode_rad, mean.EccentricityRatio,
        mean.ArgumentOfPericentre_rad, mean.MeanAnomaly_rad, mean.RevolutionsPerDayCount * 2 * Math.PI / 1440,
        mean.EpochUtc.ToEpoch().ToTdbSecondsPastJ2000_s() + later_s, 0, 0, 0, 0,
    ];

    private static SpkKernel Open(double[] constants, params double[][] packets)
    {
        double[] epochs = [.. packets.Select(p => p[9])];
        var segment = new KernelMaker.Segment(
            Station.NaifId, 399, SegmentMaker.Generic(constants, packets, epochs, 4), epochs[0] - 90000, epochs[^1] + 90000, 10);
        return SpkKernel.FromMemory(KernelMaker.Make(segment), "made", new SpkTwoLineTheory());
    }
}
