using Guanghan.Core.Bodies.Pck;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

public sealed class LeapSecondKernelTests
{
    // The figures of NAIF's naif0012.tls.
    private const string Naif12 = """
        KPL/LSK
        \begindata
        DELTET/DELTA_T_A       =   32.184
        DELTET/K               =    1.657D-3
        DELTET/EB              =    1.671D-2
        DELTET/M               = (  6.239996D0   1.99096871D-7 )
        DELTET/DELTA_AT        = ( 10,   @1972-JAN-1  11,   @1972-JUL-1  12,   @1973-JAN-1
            13,   @1974-JAN-1  14,   @1975-JAN-1  15,   @1976-JAN-1  16,   @1977-JAN-1
            17,   @1978-JAN-1  18,   @1979-JAN-1  19,   @1980-JAN-1  20,   @1981-JUL-1
            21,   @1982-JUL-1  22,   @1983-JUL-1  23,   @1985-JUL-1  24,   @1988-JAN-1
            25,   @1990-JAN-1  26,   @1991-JAN-1  27,   @1992-JUL-1  28,   @1993-JUL-1
            29,   @1994-JUL-1  30,   @1996-JAN-1  31,   @1997-JUL-1  32,   @1999-JAN-1
            33,   @2006-JAN-1  34,   @2009-JAN-1  35,   @2012-JUL-1  36,   @2015-JUL-1
            37,   @2017-JAN-1 )
        \begintext
        """;

    [Fact]
    [Trait("Kind", "validates")]
    public void The_built_in_table_is_that_of_NAIF()
    {
        var kernel = LeapSecondKernel.Parse(Naif12, "naif0012.tls");
        Assert.Empty(kernel.DifferencesFromBuiltIn());
        Assert.Equal(28, kernel.Steps.Length);
        Assert.Equal(Duration.FromSeconds(32.184), kernel.TtMinusTai);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void NAIFs_formula_for_TDB_is_within_40_us_of_the_full_series_until_2050()
    {
        var kernel = LeapSecondKernel.Parse(Naif12, "naif0012.tls");
        for (var day = -9000; day < 18000; day += 37)
        {
            var epoch = Epoch.J2000 + Duration.FromSeconds(86400.0 * day);
            // 40 us: the terms that one sine leaves out, 22 + 14 us and less (Fairhead and Bretagnon 1990).
            Assert.Equal(Tdb.MinusTt(epoch).Seconds_s, kernel.TdbMinusTt(epoch).Seconds_s, 4e-5);
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Differences_and_mistakes_are_told()
    {
        string Changed(string from, string to) => Naif12.Replace(from, to, StringComparison.Ordinal);
        LeapSecondKernel Read(string text) => LeapSecondKernel.Parse(text, "k.tls");
        Assert.Equal(
            ["MJD 57754: k.tls lacks the step to 37 s that the built-in table has."],
            Read(Changed("37,   @2017-JAN-1", "")).DifferencesFromBuiltIn());
        Assert.Equal(
            ["MJD 61771: k.tls has a step to 38 s that the built-in table lacks."],
            Read(Changed("37,   @2017-JAN-1", "37, @2017-JAN-1 38, @2028-JAN-1")).DifferencesFromBuiltIn());
        Assert.Equal(
            ["MJD 57754: k.tls has TAI - UTC = 38 s, the built-in table 37 s."],
            Read(Changed("37,   @2017", "38,   @2017")).DifferencesFromBuiltIn());
        Assert.Equal(
            "k.tls, line 7: DELTET/DELTA_AT: step 28, 36.5 s, is no whole second from the start of a day.",
            Assert.Throws<TextKernelException>(() => Read(Changed("37,   @2017", "36.5, @2017"))).Message);
        Assert.Equal(
            "k.tls, line 7: DELTET/DELTA_AT: step 28 does not come after the one before it.",
            Assert.Throws<TextKernelException>(() => Read(Changed("37,   @2017", "37, @2014"))).Message);
        Assert.Equal(
            "k.tls does not assign DELTET/K; it assigns 4 other names. Load a kernel that does.",
            Assert.Throws<TextKernelException>(() => Read(Changed("DELTET/K  ", "DELTET/M  "))).Message);
    }
}
