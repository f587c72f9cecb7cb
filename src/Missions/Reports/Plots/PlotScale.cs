using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reports.Plots;

/// <summary>
/// The range that an axis shows, and its ticks; plots draw in 0 to 1 of it, whatever the size of the numbers.
/// </summary>
/// <param name="Unit">The unit that its numbers are in.</param>
/// <param name="Low">Lower end, in that unit.</param>
/// <param name="High">Upper end, above the lower.</param>
/// <param name="Caption">What the axis is, with its unit.</param>
/// <param name="Ticks">Marks within the range.</param>
internal sealed record PlotScale(Unit Unit, double Low, double High, string Caption, IReadOnlyList<Tick> Ticks)
{
    private static readonly Unit s_second = Unit.Parse("s");

    /// <summary>Where a value, SI, stands: 0 at the lower end, 1 at the upper.</summary>
    public double Place(double value_si) => Share(Unit.FromSi(value_si));

    /// <summary>Where a tick stands.</summary>
    public double Place(Tick tick) => Share(tick.At);

    /// <summary>The vertical axis of a plot.</summary>
    public static PlotScale Vertical(PlotGroup group, int tickCount)
    {
        var unit = group.Unit;
        var low = unit.FromSi(group.Series.Min(series => series.Values_si.Min()));
        var high = unit.FromSi(group.Series.Max(series => series.Values_si.Max()));
        var hasZero = unit.Offset_si == 0 && low >= 0 && low <= high / 3;
        (low, high) = Padded(hasZero ? 0 : low, high, hasZero);
        return new(unit, low, high, UnitText.Pretty(unit.Symbol), NumberTicks.Choose(low, high, tickCount));
    }

    /// <summary>The horizontal axis of a plot: a calendar where it is time from an instant.</summary>
    public static PlotScale Horizontal(PlotGroup group, int tickCount) => Along(
        group.Axis,
        group.Series.Min(series => series.Axis.Values_si[0]),
        group.Series.Max(series => series.Axis.Values_si[^1]),
        tickCount);

    /// <summary>A stretch of an axis: a calendar where it is time from an instant.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="first_si">Its lower end, SI.</param>
    /// <param name="last_si">Its upper end, SI, not below the lower.</param>
    /// <param name="tickCount">About how many marks.</param>
    public static PlotScale Along(SeriesAxis axis, double first_si, double last_si, int tickCount)
    {
        if (axis.Origin is { } origin && last_si > first_si && UtcText.TryDate(origin, out var date, out var scale) &&
            IsWithinCalendar(date, first_si) && IsWithinCalendar(date, last_si))
        {
            // Ticks ignore a leap second within the plot: one second is far below a pixel on an axis of days.
            var ticks = TimeTicks.Choose(date.AddSeconds(first_si), date.AddSeconds(last_si), tickCount);
            return new(s_second, first_si, last_si, Spaced(axis.Name) + ", " + scale,
                [.. ticks.Select(tick => tick with { At = tick.At + first_si })]);
        }

        var unit = axis.Unit;
        var symbol = unit.Symbol.Length == 0 ? "" : ", " + UnitText.Pretty(unit.Symbol);
        return Of(unit, first_si, last_si, tickCount) with { Caption = Spaced(axis.Name) + symbol };
    }

    /// <summary>A range of values, captioned by their unit; widened where it is a single one.</summary>
    /// <param name="unit">Unit of display.</param>
    /// <param name="least_si">Lower end, SI.</param>
    /// <param name="most_si">Upper end, SI, not below the lower.</param>
    /// <param name="tickCount">About how many marks.</param>
    public static PlotScale Of(Unit unit, double least_si, double most_si, int tickCount)
    {
        var (low, high) = (unit.FromSi(least_si), unit.FromSi(most_si));
        (low, high) = high > low ? (low, high) : Padded(low, high, false);
        return new(unit, low, high, UnitText.Pretty(unit.Symbol), NumberTicks.Choose(low, high, tickCount));
    }

    private static string Spaced(string name) => name.Replace('_', ' ');

    private static bool IsWithinCalendar(DateTime date, double seconds_s) =>
        seconds_s > (DateTime.MinValue - date).TotalSeconds && seconds_s < (DateTime.MaxValue - date).TotalSeconds;

    // Halved first: the difference of two numbers near the ends of double range would overflow.
    private double Share(double number) => ((number / 2) - (Low / 2)) / ((High / 2) - (Low / 2));

    private static (double Low, double High) Padded(double low, double high, bool fromZero)
    {
        // A flat line gets a tenth of its size on either side, a line of zeros one unit.
        var margin = high > low ? ((high / 2) - (low / 2)) / 8 : high == 0 ? 1 : Math.Abs(high) / 10;
        return (fromZero && high > low ? low : low - margin, high + margin);
    }
}
