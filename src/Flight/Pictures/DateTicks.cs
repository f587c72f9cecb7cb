using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Pictures;

/// <summary>Round dates along an axis: days of a month, firsts of months, or years.</summary>
internal static class DateTicks
{
    private const int Ticks_max = 400; // bounds the walk: 9 are wanted

    private static readonly int[] s_days = [1, 2, 5, 10, 15];
    private static readonly int[] s_months = [1, 2, 3, 6, 12, 24, 60, 120, 240];

    /// <summary>Instants and labels between two instants, at most as many as wanted.</summary>
    public static IReadOnlyList<(Epoch At, string Label)> Between(Epoch first, Epoch last, int wanted)
    {
        foreach (var days in s_days)
        {
            if ((last - first).Days_d / days <= wanted)
            {
                return [.. ByDays(first, last, days)];
            }
        }

        foreach (var months in s_months)
        {
            if ((last - first).Days_d / (30.4 * months) <= wanted)
            {
                return [.. ByMonths(first, last, months)];
            }
        }

        return [.. ByMonths(first, last, 600)];
    }

    private static IEnumerable<(Epoch, string)> ByDays(Epoch first, Epoch last, int step)
    {
        var (year, month) = MonthOf(first);
        for (var count = 0; count < Ticks_max; count++)
        {
            for (var day = 1; day <= DateTime.DaysInMonth(year, month); day += step)
            {
                // A tick on the 31st beside one on the 1st would only crowd it.
                if (step > 1 && day > 28)
                {
                    continue;
                }

                var at = At(year, month, day);
                if (at > last)
                {
                    yield break;
                }

                if (at >= first)
                {
                    yield return (at, string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}-{day:00}"));
                }
            }

            (year, month) = Later(year, month, 1);
        }
    }

    private static IEnumerable<(Epoch, string)> ByMonths(Epoch first, Epoch last, int step)
    {
        var (year, month) = MonthOf(first);
        var since = (((year * 12) + month - 1) / step) * step;
        (year, month) = (since / 12, (since % 12) + 1);
        for (var count = 0; count < Ticks_max; count++)
        {
            var at = At(year, month, 1);
            if (at > last)
            {
                yield break;
            }

            if (at >= first)
            {
                var label = string.Create(CultureInfo.InvariantCulture, $"{year}-{month:00}");
                yield return (at, step >= 12 ? label[..4] : label);
            }

            (year, month) = Later(year, month, step);
        }
    }

    private static (int Year, int Month) MonthOf(Epoch epoch)
    {
        var text = epoch.ToIso(TimeScale.Tt, 0);
        return (int.Parse(text.AsSpan(0, 4), CultureInfo.InvariantCulture),
            int.Parse(text.AsSpan(5, 2), CultureInfo.InvariantCulture));
    }

    private static (int Year, int Month) Later(int year, int month, int months)
    {
        var since = (year * 12) + month - 1 + months;
        return (since / 12, (since % 12) + 1);
    }

    private static Epoch At(int year, int month, int day) => Epoch.ParseIso(string.Create(
        CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}T00:00:00 TT"));
}
