using System.Globalization;

namespace Guanghan.Core.Time;

/// <summary>
/// A Julian Date in two parts whose sum is the date, with the scale that it counts. Any split is read; epochs write
/// midnight and the fraction of the day, which resolves 0.01 ns. In UTC the day of a leap second is divided by
/// 86401 s (the "quasi-JD" of SOFA and ERFA). <c>default</c> is noon of 1 January 4713 BC, TAI.
/// </summary>
/// <param name="Day_d">First part, days.</param>
/// <param name="Fraction_d">Second part, days.</param>
/// <param name="Scale">The scale.</param>
public readonly record struct JulianDate(double Day_d, double Fraction_d, TimeScale Scale)
{
    private const double MjdZero_d = 2400000.5; // IAU 1997 resolution B1.

    /// <summary>The date as one double: resolves 40 us in our century, so keep the parts where that matters.</summary>
    public double Total_d => Day_d + Fraction_d;

    /// <summary>From the two parts of a Modified Julian Date.</summary>
    /// <param name="mjd_d">First part, days.</param>
    /// <param name="fraction_d">Second part, days.</param>
    /// <param name="scale">The scale.</param>
    public static JulianDate FromModified(double mjd_d, double fraction_d, TimeScale scale)
    {
        var whole = Math.Floor(mjd_d);
        return new JulianDate(MjdZero_d + whole, (mjd_d - whole) + fraction_d, scale);
    }

    /// <summary>The instant, rounded to the nearest nanosecond.</summary>
    /// <exception cref="ArgumentException">
    /// UTC before 1972, out of range, or not a number; the message says which.
    /// </exception>
    public Epoch ToEpoch()
    {
        var value = string.Create(CultureInfo.InvariantCulture, $"JD {Day_d} + {Fraction_d}");
        if (!(Math.Abs(Day_d) < 1e8 && Math.Abs(Fraction_d) < 1e8))
        {
            throw new ArgumentException($"{value} is not a date: {Epoch.OutOfRange}.");
        }

        // The larger part loses 2400000.5 first: both operands are then alike in size, and no digit is lost.
        var (large, small) = Math.Abs(Day_d) >= Math.Abs(Fraction_d) ? (Day_d, Fraction_d) : (Fraction_d, Day_d);
        large -= MjdZero_d;
        var day = Math.Floor(large) + Math.Floor(small);
        var fraction = large - Math.Floor(large) + (small - Math.Floor(small));
        if (fraction >= 1)
        {
            day++;
            fraction--;
        }

        var mjd = (int)day;
        var length = DayClock.LengthOf(mjd, Scale);
        var nanoseconds = (long)Math.Round(fraction * length);
        var label = nanoseconds == length ? new DayTime(mjd + 1, 0) : new DayTime(mjd, nanoseconds);
        return DayClock.TryFind(label, Scale, out var epoch, out var error)
            ? epoch
            : throw new ArgumentException($"{value} names no instant: {error}.");
    }

    internal static JulianDate At(Epoch epoch, TimeScale scale)
    {
        var label = DayClock.Read(epoch, scale);
        return new JulianDate(
            MjdZero_d + label.Mjd, label.Nanoseconds / (double)DayClock.LengthOf(label.Mjd, scale), scale);
    }
}
