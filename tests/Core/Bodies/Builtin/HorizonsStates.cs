using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies.Builtin;

/// <summary>
/// Barycentric ICRF states as JPL Horizons published them (shared/data/ephemeris/horizons_barycentric, see
/// PROVENANCE.md there), in SI, within the span of the default ephemeris.
/// </summary>
internal sealed record HorizonsStates(double[] JulianDays, Vec3[] Positions_m, Vec3[] Velocities_m_s)
{
    /// <summary>The states of one file between two Julian days; by default those of 1970-2060.</summary>
    public static HorizonsStates Read(string body, double first = 2440587.5, double last = 2473459.5)
    {
        var days = new List<double>();
        var positions = new List<Vec3>();
        var velocities = new List<Vec3>();
        foreach (var line in File.ReadLines(Authorities.PathOf($"ephemeris/horizons_barycentric/{body}.csv")).Skip(2))
        {
            var c = line.Split(',').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
            if (c[0] < first || c[0] > last)
            {
                continue;
            }

            days.Add(c[0]);
            positions.Add(1e3 * new Vec3(c[1], c[2], c[3]));
            velocities.Add(1e3 * new Vec3(c[4], c[5], c[6]));
        }

        return new HorizonsStates([.. days], [.. positions], [.. velocities]);
    }

    /// <summary>
    /// The instant of a Julian day in TDB; the day is a multiple of a half, so the arithmetic is exact.
    /// </summary>
    public static Epoch At(double julianDayTdb)
    {
        var tdb_ns = (long)((julianDayTdb - 2451545.0) * 2) * 43_200_000_000_000;
        var epoch = Epoch.FromTaiNanoseconds(tdb_ns);
        return epoch - Duration.FromNanoseconds(epoch.ToTdbPastJ2000().Nanoseconds - tdb_ns);
    }
}
