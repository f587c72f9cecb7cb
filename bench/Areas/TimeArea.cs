using System.Globalization;
using System.Text.Json;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Bench.Areas;

/// <summary>Time scales and Earth rotation.</summary>
internal static class TimeArea
{
    private const int Count = 20_000;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("time.tdb", "TDB - TT at the geocentre: 33 terms of Fairhead and Bretagnon.", "Mepochs/s", PrepareTdb,
            PythonPeer.Of("erfa", "erfa_tdb.py", CompareTdb)),
        new("time.iso", "Print an instant in UTC with nine digits and read it back.", "Mepochs/s", PrepareIso),
        new("time.itrf", "ICRF to ITRF: precession, 77 terms of nutation, Earth rotation, with its rate.", "Mepochs/s", PrepareItrf,
            PythonPeer.Of("erfa", "erfa_itrf.py", CompareItrf)),
    ];

    private static Prepared PrepareTdb()
    {
        var epochs = Epochs();
        // ERFA t_erfa_c.c, eraDtdb: -0.1280368005936998991e-2 s at JD 2448939.623 TDB, of which the observer's place has 2 us.
        var error_s = Tdb.MinusTt(Epoch.ParseJulian("JD 2448939.623 TDB")).Seconds_s - -0.1280368005936998991e-2;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{error_s * 1e6:F2} us from ERFA's test value, which has a surface term of 2 us"),
            Math.Abs(error_s) < 3e-6,
            Machine.VectorGflops * 1e3 / (33 * 22),
            "33 sines of 22 operations at 4-wide FMA peak",
            () => Stopwatches.MillionsPerSecond(Count, () => Sum(epochs, epoch => Tdb.MinusTt(epoch).Seconds_s)));
    }

    private static Prepared PrepareIso()
    {
        var epochs = Epochs();
        var agrees = epochs.All(epoch => Epoch.ParseIso(epoch.ToIso(TimeScale.Utc)) == epoch);
        return new(
            $"{Count} round trips without a lost nanosecond", agrees, null, "no limit stated: text",
            () => Stopwatches.MillionsPerSecond(Count, () => Sum(epochs, epoch => Epoch.ParseIso(epoch.ToIso(TimeScale.Utc)).TaiNanoseconds)));
    }

    private static Prepared PrepareItrf()
    {
        var epochs = Epochs();
        var x = new Vector<Icrf>(new Vec3(1, 2, 3));
        var worst = epochs.Take(1000).Max(epoch =>
            Math.Abs((EarthFrames.ToItrf(epoch, default).Apply(x).Components.Length / x.Components.Length) - 1));
        return new(
            string.Create(CultureInfo.InvariantCulture, $"length kept to {worst:E1}; conformance with ERFA is in the tests"),
            worst < 1e-14,
            Machine.ScalarGflops * 1e3 / (77 * 60),
            "77 terms of 60 operations at scalar FMA peak",
            () => Stopwatches.MillionsPerSecond(Count, () => Sum(epochs, epoch => EarthFrames.ToItrf(epoch, default).Apply(x).Components.X)));
    }

    private static string CompareTdb(JsonElement output)
    {
        var worst_us = Rows(output).Max(row => Math.Abs(Tdb.MinusTt(EpochOf(row)).Seconds_s - row[2]) * 1e6);
        return string.Create(CultureInfo.InvariantCulture, $"its 787 terms within {worst_us:F2} us of our 33 at 200 epochs");
    }

    private static string CompareItrf(JsonElement output)
    {
        // UT1 = TT, as the script has it.
        var orientation = new EarthOrientation(Duration.FromSeconds(32.184), 0, 0);
        var worst_mas = Rows(output).Max(row =>
        {
            var rotation = EarthFrames.ToItrf(EpochOf(row), orientation);
            return new[] { rotation.XAxis, rotation.YAxis, rotation.ZAxis }
                .Select((axis, at) => Vec3.Angle_rad(axis.Components, new Vec3(row[2 + (3 * at)], row[3 + (3 * at)], row[4 + (3 * at)])))
                .Max() / Math.PI * 648e6;
        });
        return string.Create(CultureInfo.InvariantCulture, $"IAU 2000 precession within {worst_mas:F2} mas of our IAU 2006 at 200 epochs");
    }

    private static IEnumerable<double[]> Rows(JsonElement output) => output.GetProperty("sample").EnumerateArray()
        .Select(row => row.EnumerateArray().Select(number => number.GetDouble()).ToArray());

    private static Epoch EpochOf(double[] row) => new JulianDate(row[0], row[1], TimeScale.Tt).ToEpoch();

    private static double Sum(Epoch[] epochs, Func<Epoch, double> of)
    {
        var sum = 0.0;
        foreach (var epoch in epochs)
        {
            sum += of(epoch);
        }

        return sum;
    }

    private static Epoch[] Epochs()
    {
        var random = new RandomStream(1972);
        var start = Epoch.ParseIso("1973-01-01T00:00:00Z");
        return [.. Enumerable.Range(0, Count).Select(_ => start + Duration.FromSeconds(random.NextUniformFraction() * 1.5e9))];
    }
}
