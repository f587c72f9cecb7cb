namespace Guanghan.Core.Phases;

/// <summary>
/// The values an option may take, each end a quantity as documentation prints it (<c>"1 mm"</c>). <c>default</c> is
/// unbounded.
/// </summary>
public readonly record struct Bounds
{
    private const double Decades = 20; // ends this far apart have their geometric middle where users write
    private const double Thousands = 3000;

    private readonly Quantity? _low;
    private readonly Quantity? _high;
    private readonly bool _lowOpen;
    private readonly bool _highOpen;

    private Bounds(string? low, string? high, bool lowOpen, bool highOpen)
    {
        _low = low is null ? null : Quantity.Parse(low);
        _high = high is null ? null : Quantity.Parse(high);
        (_lowOpen, _highOpen) = (lowOpen, highOpen);
    }

    /// <summary>Any finite value.</summary>
    public static Bounds Any => default;

    /// <summary>A plain number from 0 to 1, both included.</summary>
    public static Bounds Fraction { get; } = Between("0", "1");

    /// <summary>Both ends included.</summary>
    public static Bounds Between(string low, string high) => new(low, high, false, false);

    /// <summary>Greater than, to an included upper end.</summary>
    public static Bounds AboveUpTo(string low, string high) => new(low, high, true, false);

    /// <summary>From an included lower end to below an upper one.</summary>
    public static Bounds FromBelow(string low, string high) => new(low, high, false, true);

    /// <summary>Greater than.</summary>
    public static Bounds Above(string low) => new(low, null, true, false);

    /// <summary>Not less than.</summary>
    public static Bounds AtLeast(string low) => new(low, null, false, false);

    /// <summary>Not greater than.</summary>
    public static Bounds AtMost(string high) => new(null, high, false, false);

    /// <summary>Whether there is no bound at all.</summary>
    public bool IsAny => _low is null && _high is null;

    /// <summary>The lower end, SI; null where there is none.</summary>
    public double? Low_si => _low?.Value_si;

    /// <summary>The upper end, SI; null where there is none.</summary>
    public double? High_si => _high?.Value_si;

    /// <summary>Whether the lower end itself is excluded.</summary>
    public bool LowIsOpen => _lowOpen;

    /// <summary>Whether the upper end itself is excluded.</summary>
    public bool HighIsOpen => _highOpen;

    /// <summary>Whether a value, SI, is allowed. A value that is not finite never is.</summary>
    public bool Allow(double value_si) =>
        double.IsFinite(value_si) &&
        (_low is not { } low || (_lowOpen ? value_si > low.Value_si : value_si >= low.Value_si)) &&
        (_high is not { } high || (_highOpen ? value_si < high.Value_si : value_si <= high.Value_si));

    /// <summary>The bounds in words, each end in the unit given: <c>above 0 mm and at most 10 mm</c>.</summary>
    public string Describe(Unit unit)
    {
        var low = _low is { } l ? (_lowOpen ? "above " : "at least ") + unit.Format(l.Value_si) : null;
        var high = _high is { } h ? (_highOpen ? "below " : "at most ") + unit.Format(h.Value_si) : null;
        return (low, high) switch
        {
            (null, null) => "any value",
            (not null, null) => low,
            (null, not null) => high,
            _ => low + " and " + high,
        };
    }

    /// <summary>
    /// An allowed value as a user might write it, in the unit given: the middle of the bounds (over several decades the
    /// geometric one) in as few digits as stay within them.
    /// </summary>
    /// <param name="unit">The unit that documentation uses.</param>
    public string Example(Unit unit)
    {
        var middle_si = (Low_si, High_si) switch
        {
            (null, null) => unit.ToSi(1),
            ({ } low, null) => low + Math.Max(unit.Factor, Math.Abs(low)),
            (null, { } high) => high - Math.Max(unit.Factor, Math.Abs(high)),
            ({ } low, { } high) when low > 0 && high / low > Decades => Math.Sqrt(low) * Math.Sqrt(high),
            // From zero to thousands of the unit: one is a decade as likely as a thousand.
            (0, { } high) when unit.FromSi(high) > Thousands => unit.ToSi(Math.Sqrt(unit.FromSi(high))),
            ({ } low, { } high) => low + ((high - low) / 2),
        };
        for (var digits = 1; digits <= 6; digits++)
        {
            var text = unit.Format(middle_si, digits);
            if (Allow(Quantity.Parse(text).Value_si))
            {
                return text;
            }
        }

        return unit.Format(middle_si, 17);
    }

    /// <summary>
    /// Some allowed value, SI: what a describing or failing read goes on with. The middle (of two positive ends the
    /// geometric one); where rounding puts that outside narrow bounds, an end that belongs to them.
    /// </summary>
    internal double Example_si =>
        Allow(Middle_si) ? Middle_si : High_si is { } high && Allow(high) ? high : Low_si ?? Middle_si;

    private double Middle_si => (Low_si, High_si) switch
    {
        (null, null) => 1,
        ({ } low, null) => low + Math.Max(1, Math.Abs(low)),
        (null, { } high) => high - Math.Max(1, Math.Abs(high)),
        ({ } low, { } high) when low > 0 => Math.Sqrt(low) * Math.Sqrt(high),
        ({ } low, { } high) => low + ((high - low) / 2),
    };
}
