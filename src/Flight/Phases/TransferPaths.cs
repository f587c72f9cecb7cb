using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Propagation;

namespace Guanghan.Flight.Phases;

/// <summary>Points along ways and orbits about the Sun.</summary>
internal static class TransferPaths
{
    private const int OrbitPoints = 361;

    /// <summary>Points along a conic arc in even times, both ends among them.</summary>
    public static IEnumerable<TransferPoint> Arc(
        Epoch start, State<Icrf> state, double length_s, int count, double? mass_kg = null, double? throttle = null) =>
        Enumerable.Range(0, count).Select(i =>
        {
            var time_s = length_s * i / (count - 1);
            return new TransferPoint(start + Duration.FromSeconds(time_s),
                KeplerPropagator.Propagate(state, TransferBody.SunGm_m3_s2, time_s), mass_kg, throttle);
        });

    /// <summary>Points in order, without those that repeat a joint to a second.</summary>
    public static IEnumerable<TransferPoint> Joined(IEnumerable<TransferPoint> points)
    {
        Epoch? last = null;
        foreach (var point in points.Where(point => last is null || (point.Epoch - last.Value).Seconds_s > 1))
        {
            last = point.Epoch;
            yield return point;
        }
    }

    /// <summary>Distance from the Earth at each point of a way, m.</summary>
    public static ImmutableArray<double> EarthDistances_m(IEnumerable<TransferPoint> path, IEphemeris ephemeris) =>
    [
        .. path.Select(point => (point.State.Position_m -
            ephemeris.StateOf(Body.Earth, Body.Sun, point.Epoch).Position_m).Length),
    ];

    /// <summary>One turn of the orbit that a state is on, ICRF axes, in even true anomalies.</summary>
    public static ImmutableArray<Vec3> Orbit(State<Icrf> state)
    {
        var elements = KeplerianElements.FromState(state, TransferBody.SunGm_m3_s2);
        return elements.EccentricityRatio < 1
            ? [.. Enumerable.Range(0, OrbitPoints).Select(i => (elements with
            {
                TrueAnomaly_rad = Math.Tau * i / (OrbitPoints - 1),
            }).ToState<Icrf>(TransferBody.SunGm_m3_s2).Position_m)]
            : [];
    }
}
