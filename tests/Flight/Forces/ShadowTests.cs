using Guanghan.Core.Space;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Tests.Forces;

[Trait("Kind", "property")]
public sealed class ShadowTests
{
    private const double Sun_m = 6.957e8;
    private const double Earth_m = 6378136.6;

    private static readonly Vec3 s_toSun = new(1.496e11, 0, 0);

    [Theory]
    [InlineData(6778e3, 0.3)] // low orbit: the Earth's disc is 70 degrees
    [InlineData(6778e3, -0.6)]
    [InlineData(42164e3, 0.0)]
    [InlineData(1.4e9, 0.4)] // near the tip of the shadow: two discs of one size
    [InlineData(1.9e9, 0.9)] // beyond it: a ring is left
    public void The_visible_part_is_what_counting_points_of_the_sun_finds(double distance_m, double offsetInSunRadii)
    {
        var sun_rad = Math.Asin(Sun_m / s_toSun.Length);
        var body_rad = Math.Asin(Earth_m / distance_m);
        var apart_rad = Math.Abs(body_rad + (offsetInSunRadii * sun_rad));
        var toBody = distance_m * new Vec3(Math.Cos(apart_rad), Math.Sin(apart_rad), 0);
        var actual = Shadow.VisibleFraction(s_toSun, Sun_m, toBody, Earth_m);

        // Rings of equal area on the Sun's cap, and points on each: a point is hidden within body_rad of the body.
        const int Rings = 400, Points = 2000;
        var visible = 0L;
        for (var i = 0; i < Rings; i++)
        {
            var half = Math.Sqrt((i + 0.5) / Rings) * Math.Sin(sun_rad / 2);
            var (sine, cosine) = Math.SinCos(2 * Math.Asin(half));
            for (var j = 0; j < Points; j++)
            {
                var (s, c) = Math.SinCos((j + 0.5) * Math.Tau / Points);
                var ray = new Vec3(cosine, sine * c, sine * s);
                visible += Vec3.Angle_rad(ray, toBody) > body_rad ? 1 : 0;
            }
        }

        // The edge cuts 400 rings and 2000 spokes: a thousandth of the points is uncertain at most.
        Assert.Equal(visible / (double)(Rings * Points), actual, 1.5e-3);
    }

    [Fact]
    public void Light_fades_from_one_to_nothing_without_a_jump()
    {
        var before = 1.0;
        for (var i = 0; i <= 3000; i++)
        {
            var angle = 1.25 - (i * 1e-4 / 3);
            var toBody = 6778e3 * new Vec3(Math.Cos(angle), Math.Sin(angle), 0);
            var now = Shadow.VisibleFraction(s_toSun, Sun_m, toBody, Earth_m);

            // A step of 3.3e-5 rad is 0.4 % of the disc's width; the disc loses at most 4 / pi of that.
            Assert.InRange(now, before - 0.006, before + 1e-9);
            before = now;
        }
        Assert.Equal(0, before);
    }

    [Fact]
    public void A_body_beside_or_behind_the_sun_hides_nothing_and_one_before_it_everything()
    {
        Assert.Equal(1, Shadow.VisibleFraction(s_toSun, Sun_m, new(0, 7e6, 0), Earth_m));
        Assert.Equal(1, Shadow.VisibleFraction(s_toSun, Sun_m, new(3e11, 0, 0), Earth_m));
        Assert.Equal(0, Shadow.VisibleFraction(s_toSun, Sun_m, new(7e6, 0, 0), Earth_m));

        // A ring: the Moon's disc of half the Sun's diameter leaves three quarters.
        var moon = new Vec3(1737400 / Math.Sin(Math.Asin(Sun_m / s_toSun.Length) / 2), 0, 0);
        Assert.Equal(0.75, Shadow.VisibleFraction(s_toSun, Sun_m, moon, 1737400), 1e-5);
    }
}
