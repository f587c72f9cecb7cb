using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Missions.Reports;

namespace Guanghan.Missions.Tests.Reports;

public sealed class UncertainTextTests
{
    [Theory, Trait("Kind", "regression")]
    [InlineData(3472.34, 4.06, "3472.3", "4.1")]
    [InlineData(3472.34, 40.6, "3472", "41")]
    [InlineData(123456.7, 1234.0, "123500", "1200")]
    [InlineData(0.93125, 0.00996, "0.931", "0.010")]
    [InlineData(-0.001, 0.5, "0.00", "0.50")]
    [InlineData(-3.0, 0.25, "-3.00", "0.25")]
    [InlineData(3.0612e7, 1.2e5, "3.061e7", "0.012e7")]
    [InlineData(6.6403e-6, 1.2e-8, "6.640e-6", "0.012e-6")]
    [InlineData(0.0, 99.7, "0", "100")]
    [InlineData(1361.0, 0.0, "1361", "0")]
    [InlineData(1361.0, null, "1361", "")]
    [InlineData(1361.0, 1e-14, "1361", "1e-14")]
    public void A_value_is_printed_to_the_second_digit_of_its_error(
        double number, double? error, string value, string uncertainty) =>
        Assert.Equal((value, uncertainty), UncertainText.Of(number, error));

    [Fact, Trait("Kind", "regression")]
    public void An_error_of_a_temperature_in_degrees_celsius_is_a_difference()
    {
        var figure = new Figure("t", 2423.15) { StandardError_si = 12.6 };

        Assert.Equal(("2150", "13"), UncertainText.Of(figure, Unit.Parse("degC")));
        Assert.Equal("2000 to 2350", UncertainText.Band(new(2273.15, 2623.15), Unit.Parse("degC")));
    }

    [Fact, Trait("Kind", "property")]
    public void What_is_printed_of_a_value_is_within_a_tenth_of_its_error()
    {
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[-1, 1], Gen.Int[-7, 9]).Sample((number, leading, power) =>
        {
            var error = Math.Pow(10, power) * (1.01 + Math.Abs(leading));
            var (value, uncertainty) = UncertainText.Of(number, error);
            var culture = CultureInfo.InvariantCulture;
            // Half a unit of the second digit of an error that begins with 1 is a twentieth of it. A
            // value that has more digits than a double is printed to 15: half a unit of the last is 5e-15 of it.
            Assert.True(
                Math.Abs(double.Parse(value, culture) - number) <= (0.051 * error) + (5.1e-15 * Math.Abs(number)),
                $"{number:R} ± {error:R} printed as {value}");
            Assert.True(Math.Abs(double.Parse(uncertainty, culture) - error) <= 0.051 * error,
                $"{error:R} printed as {uncertainty}");
        }, threads: 1);
    }
}
