using Guanghan.Fabrication.Ground;

namespace Guanghan.Fabrication.Tests.Ground;

[Trait("Kind", "property")]
public sealed class SunCourseTests
{
    [Fact]
    public void The_nearest_periodic_Sun_of_a_periodic_Sun_is_itself()
    {
        Gen.Select(Gen.Double[-1.4, 1.4], Gen.Double[-0.027, 0.027], Gen.Double[-1e6, 1e6]).Sample(
            (latitude, declination, noon) =>
            {
                var sun = PeriodicSun.At(latitude, declination, 1361) with { Noon_s = noon };
                var nearest = PeriodicSun.Nearest(sun.Day(12345, 100), 1361);
                return Math.Abs(nearest.MeanRatio - sun.MeanRatio) < 1e-9 &&
                    Math.Abs(nearest.SwingRatio - sun.SwingRatio) < 1e-9 &&
                    Math.Abs(Math.IEEERemainder(nearest.Noon_s - noon, PeriodicSun.LunarDay_s)) < 1; // s: rounding
            }, iter: 200);
    }

    [Fact]
    public void A_day_has_its_sunrise_and_sunset_and_nothing_twice()
    {
        Gen.Select(Gen.Double[-1.5, 1.5], Gen.Double[-5e6, 5e6], Gen.Int[3, 50]).Sample((latitude, start, steps) =>
        {
            var day = PeriodicSun.At(latitude, 0, 1361).Day(start, steps);
            return day.Times_s.Zip(day.Times_s.Skip(1)).All(pair => pair.First < pair.Second) &&
                day.SineElevationRatios.Count(sine => Math.Abs(sine) < 1e-8) >= 2 &&
                Math.Abs(day.Span_s - PeriodicSun.LunarDay_s) < 1e-3; // s: rounding
        }, iter: 300);
    }

    [Fact]
    public void Parts_of_a_course_add_up_to_it()
    {
        var day = PeriodicSun.At(0.5, 0, 1361).Day(0, 500);
        Gen.Double[1, PeriodicSun.LunarDay_s - 1].Sample(cut =>
        {
            var (before, after) = (day.Part(0, cut), day.Part(cut, day.Times_s[^1]));
            // J/m^2: the trapezoid of a product of straight lines, cut in one of 500 steps, of 1e9 in all
            return Math.Abs(before.Insolation_J_m2 + after.Insolation_J_m2 - day.Insolation_J_m2) < 1e-6 * 1.1e9;
        }, iter: 100);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_day_at_the_equator_brings_an_irradiance_over_pi() => Assert.Equal(
        1361 / Math.PI, PeriodicSun.At(0, 0, 1361).Day(0, 720).Insolation_J_m2 / PeriodicSun.LunarDay_s,
        0.01); // W/m^2: the trapezoid over 1/720

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_part_outside_the_course_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(
        () => PeriodicSun.At(0, 0, 1361).Day(0, 10).Part(-1, 5));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_grid_of_two_cells_and_a_polynomial_of_six_terms_are_refused()
    {
        Assert.Equal("Cells from 1 m, growing by 1, make 2 of 2 m; take 3 to 5000. (Parameter 'first_m')",
            Assert.Throws<ArgumentException>(() => new GroundGrid(1, 1, 2)).Message);
        Assert.Equal("There are 6 coefficients; one to five can stand. (Parameter 'coefficients_J_kg_K')",
            Assert.Throws<ArgumentException>(() => new SpecificHeatPolynomial([1, 2, 3, 4, 5, 6], 1, 2)).Message);
    }
}
