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
    public static PlotScale Horizontal(PlotGroup group, int tickCount)
    {
        var (first, last) = Ends(group, axis_si => axis_si);
        if (group.Axis.Origin is { } origin && last > first && UtcText.TryDate(origin, out var date, out var scale) &&
            IsWithinCalendar(date, first) && IsWithinCalendar(date, last))
        {
            // Ticks ignore a leap second within the plot: one second is far below a pixel on an axis of days.
            var ticks = TimeTicks.Choose(date.AddSeconds(first), date.AddSeconds(last), tickCount);
            return new(s_second, first, last, group.Axis.Name + ", " + scale,
                [.. ticks.Select(tick => tick with { At = tick.At + first })]);
        }

        var unit = group.Axis.Unit;
        var (low, high) = Ends(group, unit.FromSi);
        (low, high) = high > low ? (low, high) : Padded(low, high, false);
        var symbol = unit.Symbol.Length == 0 ? "" : ", " + UnitText.Pretty(unit.Symbol);
        return new(unit, low, high, group.Axis.Name.Replace('_', ' ') + symbol,
            NumberTicks.Choose(low, high, tickCount));
    }

    private static bool IsWithinCalendar(DateTime date, double seconds_s) =>
        seconds_s > (DateTime.MinValue - date).TotalSeconds && seconds_s < (DateTime.MaxValue - date).TotalSeconds;

    // Halved first: the difference of two numbers near the ends of double range would overflow.
    private double Share(double number) => ((number / 2) - (Low / 2)) / ((High / 2) - (Low / 2));

    private static (double First, double Last) Ends(PlotGroup group, Func<double, double> of) => (
        of(group.Series.Min(series => series.Axis.Values_si[0])),
        of(group.Series.Max(series => series.Axis.Values_si[^1])));

    private static (double Low, double High) Padded(double low, double high, bool fromZero)
    {
        // A flat line gets a tenth of its size on either side, a line of zeros one unit.
        var margin = high > low ? ((high / 2) - (low / 2)) / 8 : high == 0 ? 1 : Math.Abs(high) / 10;
        return (fromZero && high > low ? low : low - margin, high + margin);
    }
}
