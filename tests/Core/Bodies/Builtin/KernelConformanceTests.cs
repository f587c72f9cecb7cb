using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.Core.Tests.Bodies.Builtin;

/// <summary>
/// The built-in ephemeris against excerpts of JPL kernels that the fit never saw, read by a reader that is not the
/// product's. DE430 itself differs from DE440 by some hundred metres for the inner planets and more for the giants.
/// </summary>
[Trait("Kind", "validates")]
public sealed class KernelConformanceTests
{
    private const string De440 = "ephemeris/de440s_2023_2025.bsp";
    private const string De430 = "ephemeris/de430_2020_2030.bsp";

    // Days of TDB past J2000.0 that both kernels cover for every body, from their segment tables.
    private static readonly (double First, double Last) Span440 = (8400, 9499);
    private static readonly (double First, double Last) Span430 = (7304, 10959);

    [Theory]
    [InlineData("Mercury", 1, 0.2)]
    [InlineData("Venus", 2, 0.2)]
    [InlineData("Earth-Moon barycentre", 3, 0.3)]
    [InlineData("Mars", 4, 1.5)]
    [InlineData("Jupiter system barycentre", 5, 15)]
    [InlineData("Saturn system barycentre", 6, 30)]
    [InlineData("Uranus system barycentre", 7, 60)]
    [InlineData("Neptune system barycentre", 8, 90)]
    [InlineData("Pluto system barycentre", 9, 180)]
    public void A_body_seen_from_the_Sun_follows_DE440(string name, int naifId, double limit_km) =>
        Compare(De440, "DE440s kernel", Span440, $"{name} from Sun, 2023-2025", naifId, limit_km);

    [Theory]
    [InlineData("Mercury", 1, 1)]
    [InlineData("Venus", 2, 1)]
    [InlineData("Earth-Moon barycentre", 3, 1)]
    [InlineData("Mars", 4, 2)]
    public void An_inner_planet_seen_from_the_Sun_follows_DE430(string name, int naifId, double limit_km) =>
        Compare(De430, "DE430 kernel", Span430, $"{name} from Sun, 2020-2030", naifId, limit_km);

    [Theory]
    [InlineData(De440, "DE440s kernel", 8400, 9499, "2023-2025", 0.03)]
    [InlineData(De430, "DE430 kernel", 7304, 10959, "2020-2030", 0.03)]
    public void The_Moon_from_the_Earth_follows_a_kernel(
        string file, string authority, double first, double last, string years, double limit_km)
    {
        var kernel = new KernelExcerpt(file);
        var errors = Days((first, last)).Select(day =>
        {
            var published = kernel.Position_m(301, 3, day * 86400) - kernel.Position_m(399, 3, day * 86400);
            var model = BuiltinEphemeris.Default.StateOf(Body.Moon, Body.Earth, HorizonsStates.At(day + 2451545.0));
            return (model.Position_m - published).Length / 1e3;
        });
        Record($"Moon from Earth, {years}", authority, errors, limit_km);
    }

    [Fact]
    public void The_barycentre_of_the_Mars_file_is_that_of_DE430()
    {
        // The one date that the Mars file and the DE430 excerpt share. If the file stood on DE441's barycentre, it
        // would differ from DE430 as the two Suns do, by 116 km.
        var kernel = new KernelExcerpt(De430);
        var (mars, sun) = (HorizonsStates.Read("Mars"), HorizonsStates.Read("Sun"));
        var marsDay = mars.JulianDays.Single(d => d is > 2458832.5 and < 2458849.5);
        var at = Array.IndexOf(mars.JulianDays, marsDay);
        var marsDifference = mars.Positions_m[at] - kernel.Position_m(4, 0, (marsDay - 2451545.0) * 86400);
        var sunAt = Array.FindIndex(sun.JulianDays, d => d > 2458848.5);
        var sunDifference = sun.Positions_m[sunAt]
            - kernel.Position_m(10, 0, (sun.JulianDays[sunAt] - 2451545.0) * 86400);

        // 0.3 km: DE430 and MAR097 are fits to different data.
        Assert.InRange(marsDifference.Length / 1e3, 0, 0.3);
        Assert.InRange(sunDifference.Length / 1e3, 100, 130);
    }

    private static void Compare(
        string file, string authority, (double First, double Last) span, string what, int naifId, double limit_km)
    {
        var kernel = new KernelExcerpt(file);
        var errors = Days(span).Select(day =>
        {
            var published = kernel.Position_m(naifId, 0, day * 86400) - kernel.Position_m(10, 0, day * 86400);
            var model = BuiltinEphemeris.Default.StateOf(
                new Body(naifId), Body.Sun, HorizonsStates.At(day + 2451545.0));
            return (model.Position_m - published).Length / 1e3;
        });
        Record(what, authority, errors, limit_km);
    }

    // Every half day: the fit has seen whole days only.
    private static IEnumerable<double> Days((double First, double Last) span)
    {
        for (var day = span.First; day <= span.Last; day += 0.5)
        {
            yield return day;
        }
    }

    private static void Record(string what, string authority, IEnumerable<double> errors_km, double limit_km) =>
        Accuracy.Record("Ephemeris, built in", what, authority, "km", errors_km, limit_km);
}
