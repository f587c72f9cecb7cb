using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// The ephemeris that needs no file: Sun, planets, Pluto, Moon and the four largest asteroids, integrated from states
/// fitted to JPL Horizons (DE441) and kept as Chebyshev segments. Relativistic point masses, oblateness of Sun and
/// Earth, the Moon's field of degree 2 and 3, tides on the Earth. Its accuracy against JPL is measured in
/// docs/reference/accuracy.md. Valid 1970-2060; a longer span may be built within 1900-2100 and loses accuracy away
/// from the fitted years. Immutable and thread-safe.
/// </summary>
public sealed class BuiltinEphemeris : IEphemeris
{
    private static readonly Lazy<BuiltinEphemeris> LazyDefault =
        new(() => Build(DefaultStart, DefaultEnd), LazyThreadSafetyMode.ExecutionAndPublication);

    private readonly long start_ns;
    private readonly long end_ns;
    private readonly ChebyshevSeries[] series;

    internal BuiltinEphemeris(long start_ns, long end_ns, ChebyshevSeries[] series)
    {
        this.start_ns = start_ns;
        this.end_ns = end_ns;
        this.series = series;
    }

    /// <summary>
    /// The ephemeris for 1970 to 2060, built on first use (about a second of one core) and shared from then on.
    /// </summary>
    public static BuiltinEphemeris Default => LazyDefault.Value;

    /// <summary>1970-01-01T00:00 TT, where <see cref="Default"/> begins.</summary>
    public static Epoch DefaultStart =>
        Epoch.FromTaiNanoseconds((-10957L * Nanoseconds.PerDay) - (Nanoseconds.PerDay / 2));

    /// <summary>2060-01-01T00:00 TT, where <see cref="Default"/> ends.</summary>
    public static Epoch DefaultEnd =>
        Epoch.FromTaiNanoseconds((21914L * Nanoseconds.PerDay) + (Nanoseconds.PerDay / 2));

    /// <summary>The identity every ephemeris of this version has, known without building one.</summary>
    public static string ModelName => ModelIdentity.Text;

    /// <inheritdoc/>
    public string Identity => ModelIdentity.Text;

    /// <summary>First instant covered.</summary>
    public Epoch Start => FromTdb(start_ns);

    /// <summary>Last instant covered.</summary>
    public Epoch End => FromTdb(end_ns);

    internal ReadOnlySpan<ChebyshevSeries> Series => series;

    internal long StartTdb_ns => start_ns;

    internal long EndTdb_ns => end_ns;

    /// <summary>Integrates the model over a span. Takes about 15 ms of one core a year.</summary>
    /// <param name="from">First instant wanted, not before 1900.</param>
    /// <param name="to">Last instant wanted, after <paramref name="from"/> and not after 2100.</param>
    /// <returns>An ephemeris that covers at least the span, rounded out to blocks of 64 days.</returns>
    /// <exception cref="EphemerisException">The span is empty or reaches outside 1900-2100.</exception>
    public static BuiltinEphemeris Build(Epoch from, Epoch to)
    {
        if (from >= to || from < EphemerisBuild.Earliest || to > EphemerisBuild.Latest)
        {
            throw new EphemerisException(
                $"The built-in ephemeris can be built for a span within {Text(EphemerisBuild.Earliest)} to "
                + $"{Text(EphemerisBuild.Latest)}, first instant before last; asked for {Text(from)} to {Text(to)}. "
                + "Load an SPK kernel for other times.");
        }

        return EphemerisBuild.Over(
            from.ToTdbPastJ2000().Nanoseconds, to.ToTdbPastJ2000().Nanoseconds,
            FittedModelData.Parameters);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <param name="source">A stream at the beginning of the saved bytes.</param>
    /// <returns>The same ephemeris, bit for bit.</returns>
    /// <exception cref="EphemerisException">
    /// The bytes are not a saved ephemeris, are damaged, or were saved by another version of the model.
    /// </exception>
    public static BuiltinEphemeris Load(Stream source) => EphemerisFile.Read(source);

    /// <summary>Writes the segments, with a checksum, so that a later run need not integrate again.</summary>
    /// <param name="destination">Where to; about 10 MB for the default span.</param>
    public void Save(Stream destination) => EphemerisFile.Write(this, destination);

    /// <inheritdoc/>
    public State<Icrf> StateOf(Body target, Body center, Epoch epoch)
    {
        var of = HeldBody.Find(target) ?? throw NotHeld(target, epoch);
        var from = HeldBody.Find(center) ?? throw NotHeld(center, epoch);
        var tdb_ns = epoch.ToTdbPastJ2000().Nanoseconds;
        if (tdb_ns < start_ns || tdb_ns > end_ns)
        {
            throw NotCovered(target, center, epoch);
        }

        var since_ns = tdb_ns - start_ns;
        var state = default(State<Icrf>);
        if (of.Slot != from.Slot)
        {
            state = of.Slot < 0 ? state : series[of.Slot].At(since_ns);
            state = from.Slot < 0 ? state : state - series[from.Slot].At(since_ns);
        }

        var share = of.MoonFraction - from.MoonFraction;
        if (share != 0)
        {
            var moon = series[Slot.Moon].At(since_ns);
            state += new State<Icrf>(share * moon.Position_m, share * moon.Velocity_m_s);
        }

        return of.HasCentreOffset || from.HasCentreOffset ? WithCentres(state, of, from, tdb_ns) : state;
    }

    // To the nearest second.
    internal static string Text(Epoch epoch) =>
        new DateTime(2000, 1, 1, 12, 0, 0, DateTimeKind.Unspecified)
            .AddSeconds(Math.Round(epoch.TaiNanoseconds / 1e9))
            .ToString("yyyy-MM-dd'T'HH:mm:ss' TT'", System.Globalization.CultureInfo.InvariantCulture);

    private static State<Icrf> WithCentres(State<Icrf> state, HeldBody of, HeldBody from, long tdb_ns)
    {
        var t = (tdb_ns / 1e9) - ModelParameters.Epoch_tdb_s;
        state = of.HasCentreOffset ? state + CentreOffset.Of(of.Slot, t) : state;
        return from.HasCentreOffset ? state - CentreOffset.Of(from.Slot, t) : state;
    }

    // TDB and TT differ by under 2 ms: one step of the fixed point is exact to a nanosecond.
    private static Epoch FromTdb(long tdb_ns)
    {
        var guess = Epoch.FromTaiNanoseconds(tdb_ns);
        return guess - Duration.FromNanoseconds(guess.ToTdbPastJ2000().Nanoseconds - tdb_ns);
    }

    private static EphemerisException NotHeld(Body body, Epoch epoch) => new(
        $"The built-in ephemeris does not hold body {body.NaifId} (asked for at {Text(epoch)}). "
        + $"It holds {HeldBody.List}. Load an SPK kernel for others.");

    private EphemerisException NotCovered(Body target, Body center, Epoch epoch) => new(
        $"Body {target.NaifId} relative to {center.NaifId} was asked for at {Text(epoch)}; the built-in ephemeris "
        + $"covers {Text(Start)} to {Text(End)}. Build it for a longer span, or load an SPK kernel.");
}

/// <summary>Whole nanoseconds of a day.</summary>
internal static class Nanoseconds
{
    public const long PerDay = 86_400_000_000_000;
}
