using Guanghan.Fabrication.Optics.Spectra;

namespace Guanghan.Fabrication.Tests.Optics.Spectra;

public sealed class SolarSpectrumTests
{
    [Theory]
    [Trait("Kind", "validates")]
    // Power below a wavelength in W/m^2: trapezoid sums over the 1697 points of ASTM E490-00a, done once outside this
    // code. The wavelengths are edges of bands, and each row is rounded to 5e-5 W/m^2: 88 of them sum to 3e-6 at most.
    [InlineData(0.2e-6, 0.0000738521921)]
    [InlineData(0.4e-6, 0.0780304854)]
    [InlineData(0.7e-6, 0.4660825652)]
    [InlineData(1.0e-6, 0.6938556758)]
    [InlineData(1.5e-6, 0.8672877788)]
    [InlineData(2.5e-6, 0.9665715822)]
    [InlineData(4.0e-6, 0.9914033505)]
    [InlineData(10e-6, 0.9994075806)]
    public void Bands_keep_the_cumulative_shares_of_the_standards_table(double wavelength_m, double share) =>
        Assert.Equal(share, SolarSpectrum.Am0.FractionBelow(wavelength_m), 3e-6);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_table_carries_the_standards_solar_constant()
    {
        // ASTM E490-00a: 1366.1 W/m^2; half of its last digit.
        var sum = AirMassZeroTable.Rows.Sum(row => row.Irradiance_W_m2);
        Assert.Equal(1366.1, sum, 0.05);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_direct_beam_carries_what_its_standard_says()
    {
        // ASTM G173-03, direct and circumsolar: 900.1 W/m^2. 0.1 %: what thinning its table has cost.
        Assert.Equal(900.1, DirectBeamTable.Rows.Sum(row => row.Irradiance_W_m2), 0.9);
        // Air and water leave a redder beam than space has: less below 0.4 um, nothing to speak of near 1.38 um.
        Assert.InRange(SolarSpectrum.Am15Direct.FractionBelow(0.4e-6), 0.03, 0.04);
        Assert.Equal(1, SolarSpectrum.Am15Direct.Bands.Sum(band => band.Fraction), 1e-14); // rounding
        var wet = SolarSpectrum.Am15Direct.FractionBelow(1.4e-6) - SolarSpectrum.Am15Direct.FractionBelow(1.35e-6);
        Assert.InRange(wet, 0, 1e-4);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Ultraviolet_visible_and_infrared_shares_are_those_of_the_World_Radiation_Center()
    {
        // An independent spectrum: 6.4, 48.0 and 45.6 % below 0.38, to 0.78 and above, WRC (Wehrli 1985) as quoted by
        // Duffie and Beckman, Solar Engineering of Thermal Processes, 1.3; not read in the book itself. The two spectra
        // were measured apart: 0.3 points are their known disagreement in the ultraviolet (2 to 3 % of it).
        var (blue, red) = (SolarSpectrum.Am0.FractionBelow(0.38e-6), SolarSpectrum.Am0.FractionBelow(0.78e-6));
        Assert.Equal(0.064, blue, 0.003);
        Assert.Equal(0.480, red - blue, 0.003);
        Assert.Equal(0.456, 1 - red, 0.003);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Bands_touch_rise_and_sum_to_one()
    {
        var bands = SolarSpectrum.Am0.Bands;
        Assert.Equal(88, bands.Length);
        Assert.Equal(1, bands.Sum(band => band.Fraction), 1e-14); // rounding of 88 terms
        Assert.All(bands, band => Assert.InRange(band.Middle_m, band.Low_m, band.High_m));
        Assert.All(bands.Skip(1).Zip(bands), pair => Assert.Equal(pair.Second.High_m, pair.First.Low_m));
        Assert.True(1 - SolarSpectrum.Am0.FractionBelow(0.2e-6) > 0.999);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Rebinning_keeps_power_and_mean_wavelength_and_levels_the_bands() => Gen.Int[1, 120].Sample(most =>
    {
        var joined = SolarSpectrum.Am0.Rebinned(most);
        var widest = SolarSpectrum.Am0.Bands.Max(band => band.Fraction);
        Assert.InRange(joined.Bands.Length, 1, most);
        Assert.Equal(1, joined.Bands.Sum(band => band.Fraction), 1e-13); // rounding
        // The mean wavelength is a weighted mean of weighted means: rounding only, relative to about 1e-6 m.
        Assert.Equal(SolarSpectrum.Am0.Mean(x => x), joined.Mean(x => x), 1e-19);
        // A group ends within half a band of its equal share at either side.
        Assert.True(joined.Bands.Max(band => band.Fraction) <= (1.0 / most) + widest + 1e-12);
    }, iter: 60, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_few_wide_bands_give_the_means_of_all_the_fine_ones() => Gen.Int[1, 100].Sample(most =>
    {
        var joined = SolarSpectrum.Am0.Rebinned(most);
        var sum = joined.Bands.Sum(band => band.Fraction * SolarSpectrum.Am0.MeanWithin(band, Silver));
        Assert.Equal(SolarSpectrum.Am0.Mean(Silver), sum, 1e-13); // rounding

        static double Silver(double x) => MetalReflector.Silver.ReflectanceFraction(x, 1);
    }, iter: 40, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_curve_is_shared_out_exactly()
    {
        // A triangle from 400 to 800 nm: half of its power on each side, and centroids a third from the peak.
        var curve = new SpectralCurve([400e-9, 600e-9, 800e-9], [0, 2, 0], OutsideRule.Zero);
        var bands = SolarSpectrum.FromCurve(curve).Bands;
        Assert.Equal(0.5, bands[0].Fraction, 1e-15); // rounding
        Assert.Equal(400e-9 + (200e-9 * 2 / 3), bands[0].Middle_m, 1e-21); // rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_band_asks_a_property_once()
    {
        Assert.Equal(589.3e-9, SolarSpectrum.OneBand.Mean(x => x));
        Assert.Equal(1, SolarSpectrum.OneBand.FractionBelow(600e-9));
        Assert.Equal(0, SolarSpectrum.OneBand.FractionBelow(500e-9));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_largest_numbers_still_give_shares()
    {
        var curve = new SpectralCurve([1e-7, 2e-7, 3e-7], [double.MaxValue, double.MaxValue, 1], OutsideRule.Zero);
        Assert.Equal(1, SolarSpectrum.FromCurve(curve).Bands.Sum(band => band.Fraction), 1e-15); // rounding
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Darkness_and_negative_light_are_refused()
    {
        Assert.StartsWith("All spectral irradiances are zero; there is no light to share out.", Message([0, 0]),
            StringComparison.Ordinal);
        Assert.StartsWith("Spectral irradiance must not be negative; it is -1 at 500 nm.", Message([1, -1]),
            StringComparison.Ordinal);

        static string Message(double[] values) => Assert.Throws<ArgumentException>(() =>
            SolarSpectrum.FromCurve(new SpectralCurve([400e-9, 500e-9], values, OutsideRule.Zero))).Message;
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Outside_its_points_a_curve_does_what_it_was_told()
    {
        Assert.Equal((1.0, 3.0), Ends(OutsideRule.HoldEnd));
        Assert.Equal((0.0, 0.0), Ends(OutsideRule.Zero));
        Assert.Throws<ArgumentOutOfRangeException>(() => Ends(OutsideRule.Refuse));

        static (double, double) Ends(OutsideRule rule)
        {
            var curve = new SpectralCurve([1e-6, 2e-6], [1, 3], rule);
            Assert.Equal(2, curve.At(1.5e-6), 1e-15); // rounding
            return (curve.At(0.5e-6), curve.At(3e-6));
        }
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData(new[] { 1e-6 }, new[] { 1.0 })]
    [InlineData(new[] { 1e-6, 1e-6 }, new[] { 1.0, 2 })]
    [InlineData(new[] { 1e-6, 2e-6 }, new[] { 1, double.NaN })]
    [InlineData(new[] { -1e-6, 2e-6 }, new[] { 1.0, 2 })]
    public void A_curve_that_is_none_is_refused(double[] wavelengths_m, double[] values) =>
        Assert.Throws<ArgumentException>(() => new SpectralCurve(wavelengths_m, values, OutsideRule.Zero));
}
