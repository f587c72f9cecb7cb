using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Flight.Elements;
using Guanghan.Flight.Tours;

namespace Guanghan.Flight.Tests.Tours;

public sealed class KeplerianFitTests
{
    private const double Year_s = 365.25 * 86400;

    private static readonly double s_gm = BodyConstants.Of(Body.Sun).Gm_m3_s2;

    [Theory]
    [InlineData(1, 1e-3)] // Mercury to Mars: what planets pull within a revolution
    [InlineData(2, 1e-3)]
    [InlineData(3, 1e-3)]
    [InlineData(4, 1e-3)]
    [InlineData(5, 5e-3)] // the great inequality of Jupiter and Saturn is no straight line, and the Sun swings with them
    [InlineData(6, 2e-2)]
    [Trait("Kind", "validates")]
    public void A_planet_stays_near_its_even_elements(int body, double limitRatio)
    {
        var path = new EphemerisPath(BuiltinEphemeris.Default, new Body(body), Body.Sun);
        var fit = KeplerianFit.Of(path, 0, 20 * Year_s, s_gm);

        var worst = Enumerable.Range(0, 400).Max(i =>
        {
            var (real, fitted) = (path.At(i * Year_s / 20), fit.At(i * Year_s / 20));
            return (real.Position_m - fitted.Position_m).Length / real.Position_m.Length;
        });
        Assert.True(worst < limitRatio, $"{worst:G3} of the distance");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_ellipse_comes_back()
    {
        var ellipse = KeplerianPath.FromElements(
            KeplerianElements.FromSemiMajorAxis(2e11, 0.4, 0.3, 1, 2, 3), 1e8, s_gm);
        var fit = KeplerianFit.Of(ellipse, 0, 10 * Year_s, s_gm);

        for (var i = 0; i < 50; i++)
        {
            var (real, fitted) = (ellipse.At(i * Year_s / 5), fit.At(i * Year_s / 5));
            Assert.InRange((real.Position_m - fitted.Position_m).Length, 0, 1); // rounding of an angle over seven turns
        }
    }
}
