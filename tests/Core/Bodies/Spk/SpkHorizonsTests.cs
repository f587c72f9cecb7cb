using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>
/// Kernels against states that JPL Horizons printed from DE441 (shared/data/ephemeris/horizons_barycentric). The
/// ephemerides themselves differ, so this cannot prove the reader exact; it proves bodies, axes, time scale and sign.
/// </summary>
public sealed class SpkHorizonsTests
{
    private const string Area = "Ephemeris, kernels";
    private const string Authority = "JPL Horizons, DE441";
    private const double SecondsPerDay_s = 86_400;
    private const double JulianDateOfJ2000 = 2_451_545.0;

    [Theory]
    // Position, km; velocity, km/s: maxima. Horizons prints 6 digits of km and 12 of km/s, half a unit of each
    // component. DE440 and DE441 share their planets, so nothing but the printing may be left; their Moons differ by
    // metres (DE441 has no damping between core and mantle). DE430 is an older fit: its Moon is some metres off, and
    // its barycentre some 100 km because DE440 and DE441 weigh the Kuiper belt. (Park et al. 2021, AJ 161:105,
    // sections 2 and 5.)
    [InlineData("de440s_2023_2025", "EMB", "", 3, 0, 2e-6, 2e-12)]
    [InlineData("de440s_2023_2025", "Sun", "", 10, 0, 2e-6, 2e-12)]
    [InlineData("de440s_2023_2025", "Moon", "EMB", 301, 3, 0.005, 2e-8)]
    [InlineData("de430_2020_2030", "Moon", "EMB", 301, 3, 0.01, 5e-8)]
    [InlineData("de430_2020_2030", "EMB", "", 3, 0, 150, 2e-7)]
    [InlineData("de430_2020_2030", "Sun", "", 10, 0, 150, 2e-7)]
    [Trait("Kind", "validates")]
    public void States_agree_with_Horizons(
        string kernelName, string targetName, string centerName, int target, int center,
        double positionLimit_km, double velocityLimit_km_s)
    {
        var kernel = SpkFile.Open(Authorities.PathOf($"ephemeris/{kernelName}.bsp"));
        var of = Load(targetName);
        var about = centerName.Length > 0 ? Load(centerName) : null;
        List<double> positions_km = [], velocities_km_s = [];
        foreach (var (date, state) in of)
        {
            var t_s = (date - JulianDateOfJ2000) * SecondsPerDay_s;
            var isCovered = kernel.Segments.Where(s => s.Target.NaifId == target || s.Target.NaifId == center)
                .All(s => t_s >= s.BeginTdb_s && t_s <= s.EndTdb_s);
            State<Icrf> other = default;
            if (isCovered && (about is null || about.TryGetValue(date, out other)))
            {
                var gap = kernel.StateAtTdb(new Body(target), new Body(center), t_s) - (state - other);
                positions_km.Add(gap.Position_m.Length / 1000);
                velocities_km_s.Add(gap.Velocity_m_s.Length / 1000);
            }
        }
        Assert.True(positions_km.Count >= 20, $"only {positions_km.Count} dates in common");
        var name = $"{kernelName}, {targetName} from {(centerName.Length > 0 ? centerName : "barycentre")}";
        Accuracy.Record(
            Area, $"{name}, position", Authority, "m", positions_km.Select(v => 1e3 * v), 1e3 * positionLimit_km);
        Accuracy.Record(
            Area, $"{name}, velocity", Authority, "um/s", velocities_km_s.Select(v => 1e9 * v),
            1e9 * velocityLimit_km_s);
    }

    private static Dictionary<double, State<Icrf>> Load(string body) =>
        File.ReadLines(Authorities.PathOf($"ephemeris/horizons_barycentric/{body}.csv"))
            .Where(line => line.Length > 0 && char.IsDigit(line[0]))
            .Select(line => line.Split(',').Select(v => double.Parse(v, CultureInfo.InvariantCulture)).ToArray())
            .ToDictionary(v => v[0], v => new State<Icrf>(
                1000 * new Vec3(v[1], v[2], v[3]), 1000 * new Vec3(v[4], v[5], v[6])));
}
