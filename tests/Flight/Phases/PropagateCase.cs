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
        ("centre", "Moon"), ("start", "2026-11-01T00:00:00Z"), ("duration", "1 d"), ("apsides", Apsides("100 km", "100 km", "90 deg")));

    public static MapNode Earth { get; } = Moon.With("centre", "Earth").With("apsides", Apsides("390 km", "390 km", "41.5 deg"));

    public static MapNode Apsides(string low, string high, string inclination) => Options.Of(
        ("periapsis_altitude", low), ("apoapsis_altitude", high), ("inclination", inclination));

    public static PropagateResult Run(MapNode options)
    {
        var reading = options.Read(PropagatePhase.Read);
        Assert.Empty(reading.Problems);
        return PropagatePhase.Run(reading.Value, Context);
    }

    public static double Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Value_si;

    public static string Seconds(double time_s) => time_s.ToString("R", CultureInfo.InvariantCulture) + " s";
}
