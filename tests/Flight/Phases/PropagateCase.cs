using System.Globalization;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Tests.Phases;
using Guanghan.Flight.Phases;

namespace Guanghan.Flight.Tests.Phases;

/// <summary>Flights as a mission file writes them.</summary>
internal static class PropagateCase
{
    public static PhaseContext Context { get; } =
        new(BuiltinEphemeris.Default, 0, (_, _) => { }, CancellationToken.None);

    public static MapNode Moon { get; } = Options.Of(
        ("centre", "Moon"), ("start", "2026-11-01T00:00:00Z"), ("duration", "1 d"), ("orbit", "100 km"));

    public static MapNode Earth { get; } = Moon.With("centre", "Earth").With("orbit", Options.Of(("circular", Options.Of(("altitude", "390 km"), ("inclination", "41.5 deg")))));

    public static MapNode Apsides(string low, string high, string inclination, string anomaly = "0 deg") => Orbit("apsides", Options.Of(
        ("periapsis_altitude", low), ("apoapsis_altitude", high), ("inclination", inclination), ("true_anomaly", anomaly)));

    public static MapNode Orbit(string way, MapNode options) => Options.Of((way, options));

    public static PropagateResult Run(MapNode options)
    {
        var reading = options.Read(PropagatePhase.Read);
        Assert.Empty(reading.Problems);
        return PropagatePhase.Run(reading.Value, Context);
    }

    public static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    public static string Seconds(double time_s) => time_s.ToString("R", CultureInfo.InvariantCulture) + " s";

    /// <summary>Days of space weather as CelesTrak writes them: flux 180, one index a day.</summary>
    public static string Weather(DateOnly first, int days, Func<int, int> ap) =>
        "DATE,AP1,AP2,AP3,AP4,AP5,AP6,AP7,AP8,AP_AVG,F10.7_OBS,F10.7_DATA_TYPE,F10.7_OBS_CENTER81\n" + string.Concat(
            Enumerable.Range(0, days).Select(i => string.Create(CultureInfo.InvariantCulture,
                $"{first.AddDays(i):yyyy-MM-dd},{string.Join(',', Enumerable.Repeat(ap(i), 9))},180,OBS,180\n")));
}

/// <summary>One file, under every name.</summary>
internal sealed class OneFile(string text) : IInputFiles
{
    public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
    {
        (content, error) = (System.Text.Encoding.ASCII.GetBytes(text), "");
        return true;
    }
}
