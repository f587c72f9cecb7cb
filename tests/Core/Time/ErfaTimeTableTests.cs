using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Time;

/// <summary>Time scales against tables that ERFA 2.0.0 computed.</summary>
[Trait("Kind", "validates")]
public sealed class ErfaTimeTableTests
{
    private static readonly ErfaTable Table = ErfaTable.Load("erfa-time.csv");

    [Fact]
    public void Tdb_minus_tt_follows_eraDtdb_over_two_centuries()
    {
        var errors_us = Enumerable.Range(0, Table.Count).Select(row => 1e6 * (
            Tdb.MinusTt(Epoch.FromTaiNanoseconds(Table.Nanoseconds(row, "tt_ns"))).Seconds_s
            - Table.Number(row, "tdb_minus_tt_s")));
        // 0.8 us: the terms that the series leaves out, as Tdb.cs states.
        Accuracy.Record("Time", "TDB - TT at the geocentre, 1900-2100", "ERFA 2.0.0, eraDtdb", "us", errors_us, 0.8);
    }

    [Fact]
    public void Utc_follows_eraTaiutc_since_1972()
    {
        var errors_ns = Enumerable.Range(0, Table.Count).Select(row =>
        {
            // An epoch counts from noon of 2000-01-01 TT, which is 32.184 s before noon TAI.
            var epoch = Epoch.FromTaiNanoseconds(Table.Nanoseconds(row, "tai_ns") + 32_184_000_000);
            var utc = epoch.ToJulianDate(TimeScale.Utc);
            return 86400e9 * (utc.Day_d - Table.Number(row, "utc_day")
                + (utc.Fraction_d - Table.Number(row, "utc_fraction")));
        });
        // 0.1 ns: fractions of a day in doubles resolve 0.01 ns; ERFA adds and takes away some of them.
        Accuracy.Record(
            "Time", "UTC from TAI, 1972-2026", "ERFA 2.0.0, eraTaiutc", "ns", errors_ns, 0.1,
            isRounding: true);
    }
}
