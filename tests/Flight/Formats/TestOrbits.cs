using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Tests.Formats;

/// <summary>A two-body orbit 600 km up, sampled every minute.</summary>
internal static class TestOrbits
{
    private const double Gm_m3_s2 = 398600.4415e9;

    internal static Epoch Start { get; } = Epoch.ParseIso("2025-05-28T17:31:00Z");

    internal static State<Icrf> At(Epoch epoch) => KeplerPropagator.Propagate(
        new State<Icrf>(new(6.978e6, 0, 0), new(0, 5e3, 5.67e3)), Gm_m3_s2, (epoch - Start).Seconds_s);

    internal static EphemerisSegment LowOrbit(int count = 120)
    {
        var points = Enumerable.Range(0, count).Select(i =>
        {
            var epoch = Start + Duration.FromSeconds(60.0 * i);
            var state = At(epoch);
            return new EphemerisPoint(epoch, state.Position_m, state.Velocity_m_s);
        }).ToImmutableArray();
        return new(
            "PROBE", "2025-001A", "EARTH", "ICRF", TimeScale.Utc, points[0].Epoch, points[^1].Epoch, "LAGRANGE", 7, points);
    }
}
