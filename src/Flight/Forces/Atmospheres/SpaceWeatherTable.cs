using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Forces.Atmospheres;

/// <summary>
/// Space weather day by day. Fluxes are joined by straight lines from noon to noon, so that density has no jump at
/// midnight: at noon of a day the air feels the flux of the noon before and the day's own mean. The index holds for its
/// three hours, with the history of the 57 hours before. An instant is covered from the fourth day's beginning (its
/// history reaches back into the first) to the last day's end. Immutable and thread-safe.
/// </summary>
public sealed class SpaceWeatherTable : ISpaceWeather
{
    private const int SpansPerDay = 8;
    private const int HistoryDays = 3;
    private const double Day_s = 86400;
    private static readonly DateOnly s_firstUtc = new(1972, 1, 1);

    private readonly ImmutableArray<SpaceWeatherDay> days;
    private readonly double[] ap; // of every three hours
    private readonly Lazy<IReadOnlyList<Epoch>> switches;

    /// <summary>From days in a row; those before 1972, when UTC began, are left out.</summary>
    /// <param name="days">The days.</param>
    /// <exception cref="SpaceWeatherException">There are fewer than four, or one is missing.</exception>
    public SpaceWeatherTable(IEnumerable<SpaceWeatherDay> days)
    {
        ArgumentNullException.ThrowIfNull(days);
        this.days = [.. days.Where(day => day.Date >= s_firstUtc)];
        if (this.days.Length <= HistoryDays)
        {
            throw new SpaceWeatherException(
                $"Space weather needs four days in a row or more after 1971 (the index's history reaches back three); "
                + $"there are {this.days.Length.ToString(CultureInfo.InvariantCulture)}.");
        }
        for (var i = 1; i < this.days.Length; i++)
        {
            if (this.days[i].Date != this.days[i - 1].Date.AddDays(1))
            {
                throw new SpaceWeatherException(
                    $"Space weather needs days in a row; after {Iso(this.days[i - 1].Date)} comes "
                    + $"{Iso(this.days[i].Date)}.");
            }
        }
        ap = [.. this.days.SelectMany(day => day.ApCounts)];
        switches = new(() => [.. Enumerable.Range(0, ap.Length).Select(BeginOfSpan)]);
    }

    /// <summary>The days.</summary>
    public ImmutableArray<SpaceWeatherDay> Days => days;

    /// <summary>First day that is answered.</summary>
    public DateOnly First => days[HistoryDays].Date;

    /// <summary>Last day that is answered.</summary>
    public DateOnly Last => days[^1].Date;

    /// <inheritdoc/>
    public IReadOnlyList<Epoch> Switches => switches.Value;

    /// <summary>The part that a flight needs.</summary>
    /// <param name="from">Its one end.</param>
    /// <param name="to">Its other end.</param>
    /// <exception cref="SpaceWeatherException">It is not covered.</exception>
    public SpaceWeatherTable Between(Epoch from, Epoch to)
    {
        var (first, last) = (Find(from < to ? from : to).Day, Find(from < to ? to : from).Day);
        var begin = Math.Max(0, first - HistoryDays);
        return new(days.AsSpan()[begin..Math.Min(days.Length, last + 2)].ToArray());
    }

    /// <summary>Whether an instant is answered.</summary>
    /// <param name="epoch">The instant.</param>
    /// <param name="error">Why not, with the span that is.</param>
    public bool Covers(Epoch epoch, out string error)
    {
        var civil = epoch.ToCivil(TimeScale.Utc);
        var date = new DateOnly(civil.Year, civil.Month, civil.Day);
        error = date >= First && date <= Last ? ""
            : $"space weather is asked for on {Iso(date)}, and it covers {Iso(First)} to {Iso(Last)}; take a file that "
                + "reaches there, or constant weather";
        return error.Length == 0;
    }

    /// <inheritdoc/>
    public SpaceWeather At(Epoch epoch)
    {
        var (day, time_s) = Find(epoch);
        var sinceNoon = (time_s / Day_s) - 0.5;
        var left = sinceNoon < 0 ? day - 1 : day;
        var share = sinceNoon - (left - day);
        var now = (day * SpansPerDay) + Math.Min(SpansPerDay - 1, (int)(time_s / (3 * 3600)));
        return new(
            Between(days[left - 1].FluxCount, days[left].FluxCount, share),
            Between(days[left].MeanFluxCount, days[Math.Min(left + 1, days.Length - 1)].MeanFluxCount, share),
            days[day].DailyApCount,
            new ApHistory(ap[now], ap[now - 1], ap[now - 2], ap[now - 3], Mean(now - 11), Mean(now - 19)));
    }

    private static double Between(double a, double b, double share) => a + (share * (b - a));

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    // Of the eight spans from one on.
    private double Mean(int first)
    {
        var sum = 0.0;
        for (var i = 0; i < SpansPerDay; i++)
        {
            sum += ap[first + i];
        }
        return sum / SpansPerDay;
    }

    private Epoch BeginOfSpan(int span)
    {
        var date = days[span / SpansPerDay].Date;
        return Epoch.FromCivil(new(date.Year, date.Month, date.Day, 3 * (span % SpansPerDay), 0, 0, 0, TimeScale.Utc));
    }

    private (int Day, double Time_s) Find(Epoch epoch)
    {
        var civil = epoch.ToCivil(TimeScale.Utc);
        var day = new DateOnly(civil.Year, civil.Month, civil.Day).DayNumber - days[0].Date.DayNumber;
        if (day < HistoryDays || day >= days.Length)
        {
            Covers(epoch, out var error);
            throw new SpaceWeatherException(error);
        }
        return (day, (3600.0 * civil.Hour) + (60 * civil.Minute) + civil.Second + (civil.Nanosecond / 1e9));
    }
}
