using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

public sealed class DurationTests
{
    private const string Limit =
        " is not a duration that can be held: a duration reaches from -9223372036.854775808 s to "
        + "9223372036.854775807 s (292 years).";

    [Fact]
    [Trait("Kind", "property")]
    public void Units_agree_to_the_nanosecond()
    {
        Assert.Equal(Duration.FromSeconds(86400), Duration.FromDays(1));
        Assert.Equal(Duration.FromMinutes(90), Duration.FromHours(1.5));
        Assert.Equal(1, Duration.FromSeconds(1e-9).Nanoseconds);
        // 100000000.123 as a double is 100000000.12299999594...: its nearest nanosecond, not the decimal's.
        Assert.Equal(100_000_000_122_999_996, Duration.FromSeconds(100_000_000.123).Nanoseconds);
        Assert.Equal(0.5, Duration.FromHours(1) / Duration.FromHours(2));
        Assert.Equal(Duration.FromSeconds(6), 3 * Duration.FromSeconds(2));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Adding_and_taking_away_are_opposites() =>
        Gen.Select(Gen.Long[-(1L << 62), 1L << 62], Gen.Long[-(1L << 61), 1L << 61]).Sample((a, b) =>
            Duration.FromNanoseconds(a) + Duration.FromNanoseconds(b) - Duration.FromNanoseconds(b)
                == Duration.FromNanoseconds(a));

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(0, "0 s")]
    [InlineData(-500_000_000, "-0.5 s")]
    [InlineData(1, "0.000000001 s")]
    [InlineData(long.MinValue, "-9223372036.854775808 s")]
    [InlineData(86_400_000_000_000, "86400 s")]
    public void It_prints_exact_seconds(long nanoseconds, string text) =>
        Assert.Equal(text, Duration.FromNanoseconds(nanoseconds).ToString());

    [Fact]
    [Trait("Kind", "refusal")]
    public void Too_long_a_duration_is_refused_with_the_limit()
    {
        Assert.Equal("200000 d" + Limit, Refused(() => Duration.FromDays(200000)));
        Assert.Equal("NaN s" + Limit, Refused(() => Duration.FromSeconds(double.NaN)));
        Assert.Equal(
            "9223372036854775808 ns" + Limit,
            Refused(() => Duration.FromNanoseconds(long.MaxValue) + Duration.FromNanoseconds(1)));
        Assert.Equal(
            "The instant is out of range: an instant must lie between 1707-09-22T12:12:43.145224192 TT and "
            + "2292-04-11T11:47:16.854775807 TT.",
            Refused(() => Epoch.J2000 + Duration.FromDays(106751) + Duration.FromDays(1)));
    }

    private static string Refused(Func<object> act) => Assert.Throws<OverflowException>(act).Message;
}
