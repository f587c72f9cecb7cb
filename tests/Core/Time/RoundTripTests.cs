using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

public sealed class RoundTripTests
{
    // A second inside the ends of the range, so that every scale's label can be held too.
    private static readonly Gen<Epoch> Any =
        Gen.Long[long.MinValue + 60_000_000_000, long.MaxValue - 60_000_000_000].Select(Epoch.FromTaiNanoseconds);

    private static readonly Gen<Epoch> SinceUtc =
        Gen.Long[LeapSeconds.FirstEpoch.TaiNanoseconds, long.MaxValue - 60_000_000_000]
            .Select(Epoch.FromTaiNanoseconds);

    // Two seconds around every leap step.
    private static readonly Gen<Epoch> NearStep = Gen.Select(
        Gen.Int[1, LeapSeconds.All.Count - 1],
        Gen.Long[-2_000_000_000, 2_000_000_000],
        (index, shift) => LeapSeconds.StartOf(LeapSeconds.All[index]) + Duration.FromNanoseconds(shift));

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(TimeScale.Tai)]
    [InlineData(TimeScale.Tt)]
    [InlineData(TimeScale.Gps)]
    public void Uniform_scales_round_trip_to_the_nanosecond_in_every_format(TimeScale scale) =>
        Any.Sample(epoch => AllFormats(epoch, scale).All(back => back == epoch));

    [Fact]
    [Trait("Kind", "property")]
    public void Utc_round_trips_to_the_nanosecond_in_every_format() =>
        SinceUtc.Sample(epoch => AllFormats(epoch, TimeScale.Utc).All(back => back == epoch));

    [Fact]
    [Trait("Kind", "property")]
    public void Utc_round_trips_to_the_nanosecond_around_every_leap_second() =>
        NearStep.Sample(epoch => AllFormats(epoch, TimeScale.Utc).All(back => back == epoch));

    [Fact]
    [Trait("Kind", "property")]
    public void Tdb_round_trips_within_one_nanosecond_in_every_format() =>
        // Not zero: TDB gains and loses whole nanoseconds on TT (rate 3.3e-10), so the two counts are not one to one.
        Any.Sample(epoch => AllFormats(epoch, TimeScale.Tdb).All(back => Distance_ns(back, epoch) <= 1));

    [Fact]
    [Trait("Kind", "property")]
    public void Tdb_seconds_round_trip_within_the_resolution_of_a_double() =>
        Any.Sample(epoch =>
        {
            var seconds_s = epoch.ToTdbSecondsPastJ2000_s();
            // Two roundings of a double of this size, s, and two of a nanosecond.
            var tolerance_ns = (2e9 * (Math.BitIncrement(Math.Abs(seconds_s)) - Math.Abs(seconds_s))) + 2;
            return (double)Distance_ns(Epoch.FromTdbSecondsPastJ2000(seconds_s), epoch) <= tolerance_ns;
        });

    [Fact]
    [Trait("Kind", "property")]
    public void Tdb_four_terms_at_a_time_is_tdb_term_by_term() =>
        // Sums of 33 terms of up to 2e-3 s in another order, and sines good to 1 ulp: 33 x 2e-16 x 2e-3 s at most.
        Gen.Double[-0.3, 0.3].Sample(millennia =>
            Math.Abs(Tdb.MinusTt_s(millennia) - Tdb.MinusTtScalar_s(millennia)) <= 1.4e-17);

    [Fact]
    [Trait("Kind", "property")]
    public void Gps_weeks_round_trip() =>
        Any.Sample(epoch => epoch.ToGpsWeek() is var week
            && week.TimeOfWeek >= Duration.Zero
            && week.TimeOfWeek < Duration.FromDays(7)
            && week.ToEpoch() == epoch);

    [Fact]
    [Trait("Kind", "validates")]
    public void Gps_weeks_count_from_1980_through_the_rollover_of_2019()
    {
        // The broadcast week rolled over for the second time at 2019-04-07T00:00:00 GPS: 2 x 1024 weeks (gps.gov).
        Assert.Equal(new GpsWeek(2048, Duration.Zero), Epoch.ParseIso("2019-04-07T00:00:00 GPS").ToGpsWeek());
        Assert.Equal(new GpsWeek(0, Duration.Zero), Epoch.ParseIso("1980-01-06T00:00:00Z").ToGpsWeek());
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Utc_labels_grow_with_time_and_never_repeat_across_leap_seconds() =>
        Gen.Select(NearStep, Gen.Long[1, 3_000_000_000]).Sample((epoch, step) =>
            string.CompareOrdinal(
                epoch.ToIso(TimeScale.Utc, 9), (epoch + Duration.FromNanoseconds(step)).ToIso(TimeScale.Utc, 9)) < 0);

    [Fact]
    [Trait("Kind", "property")]
    public void Every_leap_second_lasts_one_second_and_is_called_60()
    {
        foreach (var step in LeapSeconds.All.Skip(1))
        {
            var start = LeapSeconds.StartOf(step);
            var nanosecond = Duration.FromNanoseconds(1);
            var second = Duration.FromSeconds(1);

            Assert.EndsWith("T00:00:00Z", start.ToIso(TimeScale.Utc), StringComparison.Ordinal);
            Assert.EndsWith(
                "T23:59:60.999999999Z", (start - nanosecond).ToIso(TimeScale.Utc), StringComparison.Ordinal);
            Assert.EndsWith("T23:59:60Z", (start - second).ToIso(TimeScale.Utc), StringComparison.Ordinal);
            Assert.EndsWith(
                "T23:59:59.999999999Z", (start - second - nanosecond).ToIso(TimeScale.Utc), StringComparison.Ordinal);
            Assert.Equal(second, LeapSeconds.TaiMinusUtc(start) - LeapSeconds.TaiMinusUtc(start - nanosecond));
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void There_are_27_leap_seconds_from_10_to_37_s() // IERS, Leap_Second.dat
    {
        Assert.Equal(28, LeapSeconds.All.Count);
        Assert.Equal("1972-01-01T00:00:00Z", LeapSeconds.FirstEpoch.ToIso(TimeScale.Utc));
        Assert.Equal(Duration.FromSeconds(37), LeapSeconds.All[^1].TaiMinusUtc);
        Assert.Equal("2027-01-01T00:00:00Z", LeapSeconds.AnnouncedUntil.ToIso(TimeScale.Utc));
    }

    private static Epoch[] AllFormats(Epoch epoch, TimeScale scale) =>
    [
        Epoch.FromCivil(epoch.ToCivil(scale)),
        Epoch.ParseIso(epoch.ToIso(scale)),
        Epoch.ParseIso(epoch.ToIso(scale, 9)),
        epoch.ToJulianDate(scale).ToEpoch(),
        Epoch.ParseJulian(epoch.ToJulianText(scale)),
        Epoch.ParseJulian(epoch.ToModifiedJulianText(scale)),
    ];

    private static Int128 Distance_ns(Epoch a, Epoch b) => Int128.Abs((Int128)a.TaiNanoseconds - b.TaiNanoseconds);
}
