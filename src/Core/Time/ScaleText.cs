namespace Guanghan.Core.Time;

/// <summary>Names of the time scales, as people and files write them.</summary>
internal static class ScaleText
{
    private const string Valid = "the scales are UTC (or Z), TAI, TT, TDB and GPS";

    public static string NameOf(TimeScale scale) => scale switch
    {
        TimeScale.Tai => "TAI",
        TimeScale.Tt => "TT",
        TimeScale.Tdb => "TDB",
        TimeScale.Gps => "GPS",
        TimeScale.Utc => "UTC",
        _ => throw new ArgumentOutOfRangeException(nameof(scale), $"{scale} is not a time scale."),
    };

    public static bool TryRead(string name, out TimeScale scale, out string error)
    {
        (scale, var known) = name.ToUpperInvariant() switch
        {
            "Z" or "UTC" => (TimeScale.Utc, true),
            "TAI" => (TimeScale.Tai, true),
            "TT" => (TimeScale.Tt, true),
            "TDB" => (TimeScale.Tdb, true),
            "GPS" => (TimeScale.Gps, true),
            _ => (TimeScale.Tai, false),
        };
        error = known
            ? ""
            : name.ToUpperInvariant() switch
            {
                "UT1" or "UT" => $"{name} follows the Earth's rotation and needs a measured UT1-UTC; {Valid}",
                "ET" => $"ET is the old name of TDB; {Valid}",
                "TCB" or "TCG" => $"{name} is not supported; {Valid}",
                _ => $"\"{name}\" is not a time scale; {Valid}",
            };
        return known;
    }
}
