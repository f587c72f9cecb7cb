using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class LightUnknownsTests
{
    private static readonly MapNode Light = LightCase.Light.With("rays", "20000").With("spectrum", "none");

    private static MapNode OfRange(string low, string high) => Options.Of(("low", low), ("high", high));

    private static readonly MapNode All = Options.Of(
        ("reflectivity", OfRange("0.85", "0.95")), ("slope_error", OfRange("1 mrad", "3 mrad")), ("dust", OfRange("0", "0.1")),
        ("focal_length", OfRange("0.45 m", "0.55 m")), ("aperture", OfRange("0.48 m", "0.52 m")),
        ("obstruction", OfRange("0 m", "0.1 m")), ("tracking_error", OfRange("0 mrad", "2 mrad")),
        ("window", OfRange("0.9", "1")), ("numerical_aperture", OfRange("0.4", "0.5")), ("packing", OfRange("0.6", "0.8")),
        ("attenuation", OfRange("5 dB/km", "50 dB/km")), ("mode_coupling", OfRange("0 rad^2/m", "1e-5 rad^2/m")),
        ("irradiance", OfRange("1321 W/m^2", "1412 W/m^2")), ("cases", "16"));

    [Fact]
    [Trait("Kind", "property")]
    public void Each_part_of_each_range_has_one_case()
    {
        var inputs = LightCase.Inputs(Light.With("unknowns", All));
        Func<LightInputs, double>[] values =
        [
            i => i.PrimaryFinish.ReflectivityFraction, i => i.PrimaryFinish.SlopeError_rad, i => i.PrimaryFinish.DustFraction,
            i => i.Primary.FocalLength_m, i => i.Primary.Aperture_m, i => i.Primary.Obstruction_m,
            i => i.Sun.TrackingError_rad, i => i.WindowFraction, i => i.Fibre.NumericalApertureRatio,
            i => i.Fibre.MeasuredPackingFraction!.Value, i => Unit.Parse("dB/km").ToSi(i.Fibre.Attenuation_dB_km),
            i => i.Fibre.Mixing_rad2_m, i => i.Irradiance.Values_si[0],
        ];
        Assert.Equal(values.Length, inputs.Unknowns.Ranges.Length);
        var cases = inputs.Unknowns.Cases(inputs, new RandomStream(1)).ToArray();
        Assert.Equal(16, cases.Length);
        var orders = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < values.Length; i++)
        {
            var range = inputs.Unknowns.Ranges[i];
            var parts = cases.Select(one => (int)(16 * (values[i](one) - range.Low_si) / (range.High_si - range.Low_si))).ToArray();
            Assert.Equal(Enumerable.Range(0, 16), parts.Order());
            Assert.True(orders.Add(string.Join(' ', parts)), "two ranges in the same order would vary together");
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bands_hold_the_stated_case_and_say_which_figures_vary()
    {
        var report = LightCase.Run(Light.With("unknowns", All));
        foreach (var figure in report.Figures.Where(figure => figure.Band is not null))
        {
            Assert.InRange(figure.Value_si, figure.Band!.Value.Low_si, figure.Band.Value.High_si);
        }

        var power = report.FigureOf("pen.power").Band!.Value;
        Assert.True(power.High_si > 1.2 * power.Low_si, "thirteen ranges widen it");
        Assert.Null(report.FigureOf("mirror_area").Band);

        // What nothing varies has a band of no width: irradiance is one of the ranges, so that is wide.
        Assert.InRange(report.FigureOf("irradiance.design").Band!.Value.High_si, 1400, 1412);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Ranges_of_no_width_give_bands_of_no_width_but_for_chance()
    {
        var report = LightCase.Run(Light.With("unknowns", Options.Of(
            ("slope_error", OfRange("2 mrad", "2 mrad")), ("window", OfRange("1", "1")), ("cases", "8"))));

        // All cases share their random numbers, so they are one value; the stated case has eight times the rays. Five
        // standard errors of that one value, sqrt 8 + 1 times those of the figure.
        foreach (var figure in report.Figures.Where(figure => figure.Band is not null))
        {
            var width = figure.Band!.Value.High_si - figure.Band.Value.Low_si;
            Assert.True(figure.StandardError_si is { } error
                ? width <= 5 * (Math.Sqrt(8) + 1) * error
                : width <= 1e-9 * Math.Abs(figure.Value_si), $"{figure}");
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_wider_range_gives_a_wider_band()
    {
        FigureBand Band(string low, string high) => LightCase.Run(Light.With("unknowns",
            Options.Of(("reflectivity", OfRange(low, high)), ("cases", "8")))).FigureOf("efficiency.reflected").Band!.Value;
        var (narrow, wide) = (Band("0.90", "0.94"), Band("0.80", "1"));
        Assert.True(wide.Low_si < narrow.Low_si && wide.High_si > narrow.High_si);
        Assert.Equal(0.8, wide.Low_si, 1e-12); // the ends of a range are traced themselves; rounding
        Assert.Equal(1, wide.High_si, 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Without_ranges_no_figure_has_a_band() =>
        Assert.All(LightCase.Run(Light).Figures, figure => Assert.Null(figure.Band));
}
