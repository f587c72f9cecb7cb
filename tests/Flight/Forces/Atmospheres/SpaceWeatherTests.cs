using System.Globalization;
using System.Text;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;

namespace Guanghan.Flight.Tests.Forces.Atmospheres;

public sealed class SpaceWeatherTests
{
    private const string Titles =
        "DATE,BSRN,ND,KP1,KP2,KP3,KP4,KP5,KP6,KP7,KP8,KP_SUM,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,CP,C9,ISN,"
        + "F10.7_OBS,F10.7_ADJ,F10.7_DATA_TYPE,F10.7_OBS_CENTER81,F10.7_OBS_LAST81,F10.7_ADJ_CENTER81,F10.7_ADJ_LAST81";

    // Five days of made-up weather: flux 100 + 10 i, mean 200 + i, index 1, 2, 3 ... through the days.
    private static readonly string s_commas = Titles + "\r\n" + string.Concat(Enumerable.Range(0, 5).Select(Comma))
        + "2024-04-01,,,,,,,,,,,,,,,,,,,,,,,99,150.0,150.0,PRM,151.0,152.0,151.0,152.0\r\n";

    private static readonly string s_columns = "DATATYPE CssiSpaceWeather\r\nVERSION 1.2\r\nNUM_OBSERVED_POINTS 3\r\n"
        + "BEGIN OBSERVED\r\n" + string.Concat(Enumerable.Range(0, 3).Select(Fixed)) + "END OBSERVED\r\n\r\n"
        + "BEGIN DAILY_PREDICTED\r\n" + string.Concat(Enumerable.Range(3, 2).Select(Fixed)) + "END DAILY_PREDICTED\r\n"
        + "BEGIN MONTHLY_PREDICTED\r\n2024 04 01 2600  1" + new string(' ', 80) + "150.0\r\nEND MONTHLY_PREDICTED\r\n";

    [Fact]
    [Trait("Kind", "property")]
    public void Both_kinds_of_file_give_the_same_days()
    {
        var (commas, columns) = (Read(s_commas), Read(s_columns));
        Assert.Equal(5, commas.Days.Length);
        foreach (var (a, b) in commas.Days.Zip(columns.Days))
        {
            Assert.Equal((a.Date, a.FluxCount, a.MeanFluxCount, a.DailyApCount),
                (b.Date, b.FluxCount, b.MeanFluxCount, b.DailyApCount));
            Assert.Equal(a.ApCounts, b.ApCounts);
        }
        Assert.Equal(new DateOnly(2024, 3, 1), commas.First);
        Assert.Equal(new DateOnly(2024, 3, 2), commas.Last);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Flux_goes_from_noon_to_noon_and_the_index_by_three_hours()
    {
        // 1 March is the fourth day: flux of the day before 120, mean 203, indices 25 to 32.
        var table = Read(s_commas);
        var noon = table.At(Epoch.ParseIso("2024-03-01T12:00:00Z"));
        Assert.Equal((120, 203, 28.5), (noon.PriorFluxCount, noon.MeanFluxCount, noon.DailyApCount));
        var evening = table.At(Epoch.ParseIso("2024-03-01T18:00:00Z"));
        Assert.Equal(122.5, evening.PriorFluxCount, 1e-12);
        Assert.Equal(203.25, evening.MeanFluxCount, 1e-12);
        var night = table.At(Epoch.ParseIso("2024-03-01T00:00:00Z"));
        Assert.Equal(115, night.PriorFluxCount, 1e-12);
        Assert.Equal(202.5, night.MeanFluxCount, 1e-12);

        // From 18 h on the 31st of the row; then 30, 29, 28; 20 to 27 in the mean; 12 to 19.
        Assert.Equal(new ApHistory(31, 30, 29, 28, 23.5, 15.5), evening.History);
        Assert.Equal(204, table.At(Epoch.ParseIso("2024-03-02T23:59:59Z")).MeanFluxCount); // the last mean is held
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_index_jumps_at_its_switches_and_nowhere_else()
    {
        var table = Read(s_commas);
        var second = Duration.FromSeconds(1);
        foreach (var at in table.Switches.Where(at => at > Epoch.ParseIso("2024-03-01T00:00:00Z")))
        {
            var (before, after) = (table.At(at - second), table.At(at + second));
            Assert.NotEqual(before.History, after.History);
            Assert.Equal(before.PriorFluxCount, after.PriorFluxCount, 1e-3); // 10 a day make 2e-4 in two seconds
            Assert.Equal(table.At(at - Duration.FromHours(3) + second).History, before.History);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_part_answers_as_the_whole()
    {
        var table = Read(Titles + "\n" + string.Concat(Enumerable.Range(0, 20).Select(Comma)));
        var (from, to) = (Epoch.ParseIso("2024-03-05T01:00:00Z"), Epoch.ParseIso("2024-03-07T23:00:00Z"));
        var part = table.Between(from, to);
        Assert.Equal(7, part.Days.Length); // three before, three, one after for its mean
        for (var i = 0; i <= 70; i++)
        {
            Assert.Equal(table.At(from + Duration.FromHours(i)), part.At(from + Duration.FromHours(i)));
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_day_outside_is_told_the_span()
    {
        var table = Read(s_commas);
        const string Span = ", and it covers 2024-03-01 to 2024-03-02; take a file that reaches there, or constant weather";
        Assert.Equal(
            "space weather is asked for on 2024-02-29" + Span,
            Assert.Throws<SpaceWeatherException>(() => table.At(Epoch.ParseIso("2024-02-29T12:00:00Z"))).Message);
        Assert.Equal(
            "space weather is asked for on 2024-03-03" + Span,
            Assert.Throws<SpaceWeatherException>(() => table.At(Epoch.ParseIso("2024-03-03T00:00:00Z"))).Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_wrong_in_a_file_is_told_with_its_line()
    {
        Assert.StartsWith("weather.csv is not a file of space weather", Refusal("hello"), StringComparison.Ordinal);
        Assert.Equal(
            "weather.csv has no column F10.7_OBS.",
            Refusal(s_commas.Replace("F10.7_OBS,", "F10.7_SEEN,", StringComparison.Ordinal)));
        Assert.StartsWith(
            "weather.csv, line 3: F10.7_OBS of 2024-02-28 is \"abc\"; a number from 0 to 999 stands there.",
            Refusal(s_commas.Replace(",110.0,", ",abc,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.StartsWith(
            "weather.csv, line 4: AP8 of 2024-02-29 is \"\"; a number from 0 to 999 stands there.",
            Refusal(s_commas.Replace(",24,20.5,", ",,20.5,", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.Equal(
            "Space weather needs days in a row; after 2024-02-27 comes 2024-02-29.",
            Refusal(Titles + "\n" + string.Concat(((int[])[0, 2, 3, 4, 5]).Select(Comma))));
        Assert.StartsWith(
            "Space weather needs four days in a row or more after 1971", Refusal(Titles + "\n" + Comma(0)),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "weather.csv, line 2: 2024-02-30 is not a date",
            Refusal(Titles + "\n" + Comma(3).Replace("2024-03-01", "2024-02-30", StringComparison.Ordinal)),
            StringComparison.Ordinal);
    }

    private static SpaceWeatherTable Read(string text) =>
        SpaceWeatherFile.Read(Encoding.ASCII.GetBytes(text), "weather.csv");

    private static string Refusal(string text) => Assert.Throws<SpaceWeatherException>(() => Read(text)).Message;

    private static string Comma(int i) => string.Create(CultureInfo.InvariantCulture,
        $"{Date(i):yyyy-MM-dd},2600,{i},10,10,10,10,10,10,10,10,80,{string.Join(',', Ap(i))},{(8 * i) + 4.5},0.5,2,90,"
        + $"{100 + (10 * i)}.0,99.0,OBS,{200 + i}.0,98.0,97.0,96.0\r\n");

    private static string Fixed(int i) => string.Create(CultureInfo.InvariantCulture,
        $"{Date(i):yyyy MM dd} 2600{i,3}{string.Concat(Enumerable.Repeat(" 10", 8))}  80"
        + $"{string.Concat(Ap(i).Select(ap => ap.ToString(CultureInfo.InvariantCulture).PadLeft(4)))}{(8 * i) + 4.5,4}"
        + $" 0.5 2  90  99.0 0  97.0  96.0 {100 + (10 * i)}.0 {200 + i}.0  98.0\r\n");

    private static DateOnly Date(int i) => new DateOnly(2024, 2, 27).AddDays(i);

    private static IEnumerable<int> Ap(int i) => Enumerable.Range((8 * i) + 1, 8);
}
