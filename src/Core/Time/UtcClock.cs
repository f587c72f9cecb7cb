namespace Guanghan.Core.Time;

/// <summary>UTC's clock: the leap-second table applied both ways.</summary>
internal static class UtcClock
{
    public const string TooEarly =
        "UTC before 1972-01-01 ran at changing rates and is not supported; write the instant in TAI, TT or TDB";

    /// <summary>Index of the last step that has taken effect at an instant; -1 before 1972.</summary>
    public static int StepAt(Epoch epoch)
    {
        var steps = LeapSeconds.All;
        var index = steps.Count - 1;
        while (index >= 0 && epoch < LeapSeconds.StartOf(steps[index]))
        {
            index--;
        }

        return index;
    }

    /// <summary>Whether 23:59:60 is part of a day.</summary>
    public static bool EndsWithLeapSecond(int mjd)
    {
        var index = StepOn(mjd + 1);
        return index > 0 && LeapSeconds.All[index].Mjd == mjd + 1;
    }

    /// <summary>What a UTC clock shows, 23:59:60 included.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Before 1972.</exception>
    public static DayTime Read(Epoch epoch)
    {
        var index = StepAt(epoch);
        if (index < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(epoch), TooEarly + ".");
        }

        var steps = LeapSeconds.All;
        var step = steps[index];
        var sinceStep = epoch - LeapSeconds.StartOf(step);
        var (days, rest) = Math.DivRem(sinceStep.Nanoseconds, DayClock.DayNanoseconds);
        var mjd = step.Mjd + (int)days;
        var inLeapSecond = index + 1 < steps.Count && mjd == steps[index + 1].Mjd;
        return inLeapSecond ? new DayTime(mjd - 1, rest + DayClock.DayNanoseconds) : new DayTime(mjd, rest);
    }

    /// <summary>The instant at which a UTC clock shows a label.</summary>
    public static bool TryFind(DayTime label, out Epoch epoch, out string error)
    {
        var index = StepOn(label.Mjd);
        if (index < 0)
        {
            epoch = default;
            error = TooEarly;
            return false;
        }

        var tai = DayClock.NanosecondsSinceJ2000(label.Mjd, label.Nanoseconds)
            + LeapSeconds.All[index].TaiMinusUtc.Nanoseconds;
        return DayClock.TryHold(tai + DayClock.TtMinusTai_ns, out epoch, out error);
    }

    private static int StepOn(int mjd)
    {
        var steps = LeapSeconds.All;
        var index = steps.Count - 1;
        while (index >= 0 && mjd < steps[index].Mjd)
        {
            index--;
        }

        return index;
    }
}
