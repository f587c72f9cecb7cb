namespace Guanghan.Core.Time;

/// <summary>
/// An instant: whole nanoseconds of International Atomic Time since J2000.0, which is 2000-01-01T12:00:00 TT
/// (11:59:27.816 TAI). Covers 1707 to 2292. <c>default</c> is J2000.0.
/// </summary>
public readonly record struct Epoch : IComparable<Epoch>
{
    private Epoch(long taiNanoseconds) => TaiNanoseconds = taiNanoseconds;

    /// <summary>The standard epoch 2000-01-01T12:00:00 TT.</summary>
    public static Epoch J2000 => default;

    /// <summary>Nanoseconds of TAI since J2000.0 (TT and TAI run at one rate, so this is the count in TT too).</summary>
    public long TaiNanoseconds { get; }

    /// <summary>The instant so many TAI nanoseconds after J2000.0.</summary>
    public static Epoch FromTaiNanoseconds(long nanoseconds) => new(nanoseconds);

    /// <summary>STUB until the time branch lands.</summary>
    public static bool TryParseIso(string text, out Epoch epoch, out string error)
    {
        error = "";
        epoch = default;
        return text.Length > 0;
    }

    /// <summary>A later (or, with a negative duration, earlier) instant.</summary>
    public static Epoch operator +(Epoch epoch, Duration duration) =>
        new(checked(epoch.TaiNanoseconds + duration.Nanoseconds));

    /// <summary>An earlier instant.</summary>
    public static Epoch operator -(Epoch epoch, Duration duration) =>
        new(checked(epoch.TaiNanoseconds - duration.Nanoseconds));

    /// <summary>Time elapsed from <paramref name="b"/> to <paramref name="a"/>.</summary>
    public static Duration operator -(Epoch a, Epoch b) =>
        Duration.FromNanoseconds(checked(a.TaiNanoseconds - b.TaiNanoseconds));

    /// <summary>Earlier than.</summary>
    public static bool operator <(Epoch a, Epoch b) => a.TaiNanoseconds < b.TaiNanoseconds;

    /// <summary>Later than.</summary>
    public static bool operator >(Epoch a, Epoch b) => a.TaiNanoseconds > b.TaiNanoseconds;

    /// <summary>Not later than.</summary>
    public static bool operator <=(Epoch a, Epoch b) => a.TaiNanoseconds <= b.TaiNanoseconds;

    /// <summary>Not earlier than.</summary>
    public static bool operator >=(Epoch a, Epoch b) => a.TaiNanoseconds >= b.TaiNanoseconds;

    /// <inheritdoc/>
    public int CompareTo(Epoch other) => TaiNanoseconds.CompareTo(other.TaiNanoseconds);
}
