using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Space;

public sealed class MoonFramesTests
{
    // NAIF's lunar frame kernel moon_de440_220930.tf, example program: Earth from Moon at 2022-09-30 TDB, km and km/s.
    private static readonly Epoch Example = Epoch.ParseIso("2022-09-30T00:00:00 TDB");
    private static readonly Vec3 MeanEarth_m = new(374008654, -23435970, 10141334);
    private static readonly Vec3 MeanEarth_m_s = new(-26.38134, 45.32757, 118.94164);
    private static readonly Vec3 PrincipalAxis_m = new(373997028, -23558987, 10284057);

    // The same state in ICRF: DE430 excerpt in the reference data, read by an independent reader of SPK type 2.
    private static readonly State<Icrf> EarthFromMoon = new(
        new(202241345.792, 286268760.476, 132978192.772), new(-893.81624782, 458.79001230, 298.59357668));

    [Fact]
    [Trait("Kind", "validates")]
    public void Principal_axes_become_mean_earth_axes_as_in_the_naif_example()
    {
        var turned = MoonFrames.PrincipalAxisToMeanEarth.Apply(new Vector<MoonPrincipalAxis>(PrincipalAxis_m));

        // Printed to 1 m: three roundings of 0.5 m in, three out.
        Assert.True((turned.Components - MeanEarth_m).Length < 1.3, $"{turned.Components}");
        // The kernel gives the angle between the two frames as 0.02886 deg; half a unit of its last digit.
        Assert.Equal(double.DegreesToRadians(0.02886), MoonFrames.PrincipalAxisToMeanEarth.Angle_rad, 9e-8);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_series_points_at_the_earth_within_its_stated_error_of_the_naif_example()
    {
        var seen = MoonFrames.ToMeanEarth(Example).Apply(EarthFromMoon);

        // The kernel states 0.0051 deg at most between the IAU series and DE440's integrated librations.
        Assert.True(Vec3.Angle_rad(seen.Position_m, MeanEarth_m) < double.DegreesToRadians(0.0051));
        // The librations left out, 0.0051 deg with periods of a month and more, turn the axes by up to 2e-10 rad/s:
        // 0.08 m/s at 3.7e8 m. Without the transport term it would be 1 km/s.
        Assert.True((seen.Velocity_m_s - MeanEarth_m_s).Length < 0.08, $"{seen.Velocity_m_s}");
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_series_gives_the_libration_of_meeus_example()
    {
        // J. Meeus, Astronomical Algorithms, 2nd ed., examples 47.a and 53.a: 1992-04-12 0h TD, the Moon at longitude
        // 133.162655, latitude -3.229126 deg (mean equinox of date); total libration -1.23, +4.20 deg.
        var epoch = Epoch.ParseIso("1992-04-12T00:00:00 TT");
        var (latitude_rad, longitude_rad) = (double.DegreesToRadians(-3.229126), double.DegreesToRadians(133.162655));
        var obliquity_rad = EarthPrecession.MeanObliquity_rad(epoch);
        var (x, y, z) = (
            Math.Cos(latitude_rad) * Math.Cos(longitude_rad),
            Math.Cos(latitude_rad) * Math.Sin(longitude_rad),
            Math.Sin(latitude_rad));
        var ofDate = new Vector<MeanEquatorOfDate>(new(
            x,
            (y * Math.Cos(obliquity_rad)) - (z * Math.Sin(obliquity_rad)),
            (y * Math.Sin(obliquity_rad)) + (z * Math.Cos(obliquity_rad))));

        var moon = EarthFrames.ToMeanEquator(epoch).Inverse().Apply(ofDate);
        var (libration_deg, _) = SubEarth_deg(MoonFrames.ToMeanEarth(epoch), -moon.Components);
        var (_, latitude_deg) = SubEarth_deg(MoonFrames.ToPrincipalAxis(epoch), -moon.Components);

        // Longitude counts from the mean Earth, latitude from the principal equator: Eckhardt's pole, which Meeus took,
        // is the principal one (its sin F term of 0.022 deg is the constant offset of the two frames).
        // Printed to 0.01 deg; his physical librations are cut at 0.002 deg, and the light takes 1.2 s (0.0002 deg).
        Assert.Equal(-1.23, libration_deg, 0.01);
        Assert.Equal(4.20, latitude_deg, 0.01);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_earth_stays_within_the_optical_librations_over_the_horizons_states()
    {
        // The Earth-Moon barycentre lies on the line to the Earth, so it shows the same sub-Earth point.
        var barycentre = Read("ephemeris/horizons_barycentric/EMB.csv");
        var moon = Read("ephemeris/horizons_barycentric/Moon.csv");
        var (eastMost_deg, northMost_deg, count, sum_deg) = (0.0, 0.0, 0, 0.0);
        foreach (var (date, position) in moon.Where(row => barycentre.ContainsKey(row.Key)))
        {
            var epoch = new JulianDate(date, 0, TimeScale.Tdb).ToEpoch();
            var (east_deg, north_deg) = SubEarth_deg(
                MoonFrames.ToMeanEarth(epoch), barycentre[date] - position);
            eastMost_deg = Math.Max(eastMost_deg, Math.Abs(east_deg));
            northMost_deg = Math.Max(northMost_deg, Math.Abs(north_deg));
            sum_deg += east_deg;
            count++;
        }

        Assert.True(count > 500, $"only {count} common dates");
        // The extreme librations: 8.2 deg in longitude, 6.9 deg in latitude; and they are nearly reached.
        Assert.InRange(eastMost_deg, 7.0, 8.2);
        Assert.InRange(northMost_deg, 6.3, 6.9);
        // Mean-Earth axes: the mean is zero; 5 deg RMS over 1000 dates of a near-periodic angle leave some 0.2 deg.
        Assert.Equal(0.0, sum_deg / count, 0.3);
    }

    private static (double East_deg, double North_deg) SubEarth_deg<TMoon>(
        Rotation<Icrf, TMoon> toMoon, Vec3 earthFromMoon)
        where TMoon : IFrame
    {
        var (x, y, z) = toMoon.Apply(new Vector<Icrf>(earthFromMoon)).Components;
        return (
            double.RadiansToDegrees(Math.Atan2(y, x)),
            double.RadiansToDegrees(Math.Atan2(z, Math.Sqrt((x * x) + (y * y)))));
    }

    private static Dictionary<double, Vec3> Read(string relative) => File.ReadLines(Authorities.PathOf(relative))
        .Where(line => line.Length > 0 && char.IsAsciiDigit(line[0]))
        .Select(line => line.Split(',').Select(word => double.Parse(word, CultureInfo.InvariantCulture)).ToArray())
        .ToDictionary(row => row[0], row => new Vec3(row[1], row[2], row[3]));
}
