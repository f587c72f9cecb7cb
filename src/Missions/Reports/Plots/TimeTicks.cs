using System.Globalization;

namespace Guanghan.Missions.Reports.Plots;

/// <summary>Round instants along a calendar axis: midnights, hours, minutes, firsts of months.</summary>
internal static class TimeTicks
{
    private const int MostTicks = 24;
    private const double DaysInMonth_d = 30.4; // only to choose a step
    private static readonly double[] s_seconds_s = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800];
    private static readonly double[] s_hours = [1, 2, 3, 6, 12];
    private static readonly double[] s_days = [1, 2, 7, 14];
    // To 5000 years: the calendar of DateTime, 9999 years, in as few as two ticks.
    private static readonly int[] s_months =
        [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000];

    /// <summary>Ticks of a range; <c>At</c> counts seconds from its start.</summary>
    /// <param name="from">Start.</param>
    /// <param name="to">End, later than the start.</param>
    /// <param name="wanted">At most so many.</param>
    public static IReadOnlyList<Tick> Choose(DateTime from, DateTime to, int wanted)
    {
        var span_s = (to - from).TotalSeconds;
        if (span_s < wanted)
        {
            return NumberTicks.Choose(0, span_s, wanted)
                .Select(tick => tick with { Label = "+" + tick.Label + " s" }).ToArray();
        }

        var step_s = s_seconds_s.Concat(s_hours.Select(hours => hours * 3600))
            .Concat(s_days.Select(days => days * 86400))
            .FirstOrDefault(step => span_s / step <= wanted);
        return step_s > 0 ? ByStep(from, to, step_s) : ByMonths(from, to, span_s, wanted);
    }

    private static List<Tick> ByStep(DateTime from, DateTime to, double step_s)
    {
        var step = TimeSpan.FromSeconds(step_s);
        // Rounded up to a whole step of the calendar: weeks count from the first day of the range.
        var day = from.TimeOfDay == TimeSpan.Zero ? from : from.Date.AddDays(1);
        var at = step_s > 86400 ? day : from.Date + (step * Math.Ceiling(from.TimeOfDay / step));
        var ticks = new List<Tick>();
        DateTime? before = null;
        for (var index = 0; index < MostTicks && at <= to; index++, at += step)
        {
            ticks.Add(step_s < 86400 ? Clock(from, at, before, step_s) : Day(from, at, before));
            before = at;
        }

        return ticks;
    }

    private static List<Tick> ByMonths(DateTime from, DateTime to, double span_s, int wanted)
    {
        var step = s_months.FirstOrDefault(months => span_s / (months * DaysInMonth_d * 86400) <= wanted, s_months[^1]);
        // Months are counted from the year 1, so that quarters and decades fall where a reader expects them.
        var month = ((from.Year * 12) + from.Month - 1 + step - 1) / step * step;
        var ticks = new List<Tick>();
        for (var index = 0; index <= MostTicks && month / 12 is >= 1 and <= 9999; index++, month += step)
        {
            var at = new DateTime(month / 12, (month % 12) + 1, 1, 0, 0, 0, DateTimeKind.Unspecified);
            if (at > to)
            {
                break;
            }

            if (at >= from)
            {
                var isFirst = ticks.Count == 0 || at.Month == 1;
                ticks.Add(step % 12 == 0
                    ? new((at - from).TotalSeconds, Text(at, "yyyy"))
                    : new((at - from).TotalSeconds, Text(at, "MMM"), isFirst ? Text(at, "yyyy") : ""));
            }
        }

        return ticks;
    }

    private static Tick Clock(DateTime from, DateTime at, DateTime? before, double step_s) => new(
        (at - from).TotalSeconds,
        Text(at, step_s < 60 ? "HH:mm:ss" : "HH:mm"),
        before is null || before.Value.Date != at.Date ? Text(at, "d MMM yyyy") : "");

    private static Tick Day(DateTime from, DateTime at, DateTime? before) => new(
        (at - from).TotalSeconds,
        Text(at, "d MMM"),
        before is null || before.Value.Year != at.Year ? Text(at, "yyyy") : "");

    private static string Text(DateTime at, string form) => at.ToString(form, CultureInfo.InvariantCulture);
}
