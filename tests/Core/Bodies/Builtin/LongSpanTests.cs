using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Builtin;

/// <summary>
/// An ephemeris built for 1900-2100, the longest span allowed, against Horizons where Horizons' states reach so far.
/// The fit used 1970-2060 only: before and after, this is extrapolation. Limits are one and a half times what was
/// measured.
/// </summary>
[Trait("Kind", "validates")]
public sealed class LongSpanTests
{
    private const double First = 2415020.5; // 1899-12-31, the first record
    private const double Last = 2488060.5; // 2099-12-21, the Sun's last record

    private static readonly Lazy<BuiltinEphemeris> Ephemeris = new(
        () => BuiltinEphemeris.Build(EphemerisBuild.Earliest, EphemerisBuild.Latest));

    private static readonly Lazy<(double[] Days, Vec3[] Errors_m)> SunErrors = new(() =>
    {
        var sun = HorizonsStates.Read("Sun", First, Last);
        return (sun.JulianDays, [.. sun.JulianDays.Select((day, k) => Place(10, day) - sun.Positions_m[k])]);
    });

    [Theory]
    [InlineData("Jupiter", 599, "JPL Horizons, JUP365", 16)]
    [InlineData("Saturn", 699, "JPL Horizons, SAT427", 210)]
    [InlineData("Uranus", 799, "JPL Horizons, URA111", 32)]
    [InlineData("Neptune", 899, "JPL Horizons, NEP097", 480)]
    [InlineData("Pluto system barycentre", 9, "JPL Horizons, DE441", 780)]
    public void An_outer_planet_seen_from_the_Sun_follows_Horizons_for_two_centuries(
        string name, int naifId, string authority, double limit_km)
    {
        var published = HorizonsStates.Read(name.Split(' ')[0], First, Last);
        Record($"{name} from Sun, 1900-2100", authority, limit_km, published.JulianDays.Select((day, k) =>
            (Place(naifId, day) - published.Positions_m[k] - SunError_m(day)).Length / 1e3));
    }

    [Fact]
    public void The_Sun_from_the_barycentre_follows_Horizons_for_two_centuries() => Record(
        "Sun from barycentre, 1900-2100", "JPL Horizons, DE441", 32,
        SunErrors.Value.Errors_m.Select(e => e.Length / 1e3));

    private static Vec3 Place(int naifId, double day) => Ephemeris.Value.StateOf(
        new Body(naifId), Body.SolarSystemBarycentre, HorizonsStates.At(day)).Position_m;

    // Between its records, 40 days apart, the Sun's error changes by metres: linear interpolation is enough here.
    private static Vec3 SunError_m(double day)
    {
        var (days, errors) = SunErrors.Value;
        var after = Math.Max(1, Array.FindIndex(days, d => d >= day));
        var share = (day - days[after - 1]) / (days[after] - days[after - 1]);
        return ((1 - share) * errors[after - 1]) + (share * errors[after]);
    }

    private static void Record(string what, string authority, double limit_km, IEnumerable<double> errors_km) =>
        Accuracy.Record("Ephemeris, built in", what, authority, "km", errors_km, limit_km);
}
