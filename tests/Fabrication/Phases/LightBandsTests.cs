using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class LightBandsTests
{
    private static readonly MapNode Light = LightCase.Light.With("rays", "200000");

    private static MapNode Range(string low, string high) => Options.Of(("low", low), ("high", high));

    [Fact]
    [Trait("Kind", "property")]
    public void A_band_reaches_the_corner_at_which_every_range_is_at_its_best()
    {
        var banded = LightCase.Run(Light.With("unknowns", Options.Of(
            ("reflectivity", Range("0.8", "0.95")), ("slope_error", Range("1 mrad", "4 mrad")),
            ("attenuation", Range("0 dB/km", "60 dB/km")), ("cases", "8"))));
        var mirror = (MapNode)Light.Find("mirror")!.Value;
        var fibre = (MapNode)Light.Find("fibre")!.Value;
        var best = LightCase.Run(Light
            .With("mirror", mirror.With("reflectivity", "0.95").With("slope_error", "1 mrad"))
            .With("fibre", fibre.With("attenuation", "0 dB/km")));
        var worst = LightCase.Run(Light
            .With("mirror", mirror.With("reflectivity", "0.8").With("slope_error", "4 mrad"))
            .With("fibre", fibre.With("attenuation", "60 dB/km")));

        // The band's cases have an eighth of the rays: three of their standard errors, root 8 of the whole run's, and one
        // more for the least or greatest of several cases.
        foreach (var name in (string[])["pen.power", "end_concentration", "efficiency.total"])
        {
            var band = banded.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Band!.Value;
            foreach (var (end, corner) in ((double, Report)[])[(band.High_si, best), (band.Low_si, worst)])
            {
                var figure = corner.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal));
                Assert.Equal(figure.Value_si, end, 4 * Math.Sqrt(8) * figure.StandardError_si!.Value);
            }
        }
    }
}
