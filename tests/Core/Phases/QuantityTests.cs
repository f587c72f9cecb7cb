using System.Globalization;
using Guanghan.Core.Phases;

namespace Guanghan.Core.Tests.Phases;

public sealed class QuantityTests
{
    // Relative: one rounding of the number, of the factor and of their product, of 1.1e-16 each.
    private const double Rounding = 4e-16;

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData("5 mm", 0.005, "a length")]
    [InlineData("5mm", 0.005, "a length")]
    [InlineData("-2.5e3 um", -0.0025, "a length")]
    [InlineData("12.5 MW/m^2", 12.5e6, "an irradiance")]
    [InlineData("80 %", 0.8, "a plain number")]
    [InlineData("0.93", 0.93, "a plain number")]
    [InlineData(".5 W", 0.5, "a power")]
    [InlineData("1 au", 149597870700.0, "a length")]
    [InlineData("180 deg", Math.PI, "an angle")]
    [InlineData("1 h", 3600, "a time")]
    [InlineData("1 d", 86400, "a time")]
    [InlineData("1 km/s", 1000, "a speed")]
    [InlineData("2.31 g/cm^3", 2310, "a density")]
    [InlineData("2.31 g cm^-3", 2310, "a density")]
    [InlineData("2.31 g/cm³", 2310, "a density")]
    [InlineData("3000 suns", 3000 * 1361.0, "an irradiance")]
    [InlineData("20 degC", 293.15, "a temperature")]
    [InlineData("1 W/m/K", 1, "a thermal conductivity")]
    [InlineData("1 W·m^-1 K^-1", 1, "a thermal conductivity")]
    [InlineData("1 t", 1000, "a mass")]
    [InlineData("1 kWh", 3.6e6, "an energy")]
    [InlineData("10 dB", 2.302585092994046, "a plain number")]
    [InlineData("4.25 MPa", 4.25e6, "a pressure")]
    [InlineData("1e-3 1", 1e-3, "a plain number")]
    public void What_users_write_has_its_SI_value(string text, double expected_si, string dimension)
    {
        var quantity = Quantity.Parse(text);

        Assert.Equal(expected_si, quantity.Value_si, Math.Abs(expected_si) * Rounding);
        Assert.Equal(dimension, quantity.Unit.Dimension.Describe());
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("", "'' does not begin with a number; write it as in '5 mm'")]
    [InlineData("mm", "'mm' does not begin with a number; write it as in '5 mm'")]
    [InlineData("five mm", "'five mm' does not begin with a number; write it as in '5 mm'")]
    [InlineData("- 5 mm", "'- 5 mm' does not begin with a number; write it as in '5 mm'")]
    [InlineData("NaN m", "'NaN m' does not begin with a number; write it as in '5 mm'")]
    [InlineData("1e999 m", "'1e999' is not a number within double range")]
    [InlineData("1e308 km", "'1e308 km' is beyond double range in SI units")]
    [InlineData("1,5 m", "'1,5 m' is not a number and a unit; the decimal sign is a point and digits are not grouped")]
    [InlineData("1_000 m",
        "'1_000 m' is not a number and a unit; the decimal sign is a point and digits are not grouped")]
    [InlineData("1.2.3 m",
        "'1.2.3 m' is not a number and a unit; the decimal sign is a point and digits are not grouped")]
    [InlineData("5 mw", "'mw' is not a unit; did you mean 'mW'?")]
    [InlineData("5 metres", "'metres' is not a unit")]
    [InlineData("5 kw", "'kw' is not a unit; did you mean 'kW'?")]
    [InlineData("5 W/m^2 K", "'W/m^2 K' can be read two ways; write the divisors one by one, as in W/m^2/K")]
    [InlineData("5 W/degC", "'degC' stands alone only; in 'W/degC' write K")]
    [InlineData("5 m^0", "'m^0': an exponent is a whole number from -9 to 9, not 0")]
    [InlineData("5 m^2.5", "'m^2.5' is not a unit: '.' was not expected here")]
    [InlineData("5 m^99", "'m^99': an exponent is a whole number from -9 to 9, not 0")]
    [InlineData("5 1/s", "write 1/s as s^-1")]
    [InlineData("5 m//s", "'m//s' is not a unit: '/' was not expected here")]
    [InlineData("5 m/", "'m/' is not a unit: '/' was not expected here")]
    public void What_is_no_quantity_gives_exactly_its_message(string text, string expected)
    {
        Assert.False(Quantity.TryParse(text, out _, out var error));

        Assert.Equal(expected, error);
        Assert.Equal(expected, Assert.Throws<FormatException>(() => Quantity.Parse(text)).Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_unit_without_end_is_refused()
    {
        Assert.False(Quantity.TryParse("1 " + string.Concat(Enumerable.Repeat("m*", 40)) + "m", out _, out var error));

        Assert.Equal("a unit has at most 64 characters", error);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_difference_of_temperatures_has_no_zero_point()
    {
        Assert.True(Quantity.TryParseDifference("20 degC", out var celsius, out _));
        Assert.True(Quantity.TryParseDifference("20 K", out var kelvin, out _));

        Assert.Equal(20, celsius.Value_si);
        Assert.Equal(20, kelvin.Value_si);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_number_in_any_unit_is_read_as_written_and_printed_back()
    {
        string[] units = ["mm", "au", "degC", "suns", "MW/m^2", "g/cm^3", "%", "arcsec", "km/s^2", "kg m^-3"];
        Gen.Select(Gen.Double[-1e6, 1e6], Gen.Int[0, units.Length - 1]).Sample(
            (number, index) =>
            {
                var unit = Unit.Parse(units[index]);
                var quantity = Quantity.Parse(number.ToString("R", CultureInfo.InvariantCulture) + " " + units[index]);
                Assert.Equal(unit.ToSi(number), quantity.Value_si);
                Assert.Equal(unit.Dimension, quantity.Unit.Dimension);

                // Back through 17 digits and the unit's factor; degC loses the ulp of 273.15 K beside a small number.
                var again = Quantity.Parse(unit.Format(quantity.Value_si, 17));
                Assert.Equal(quantity.Value_si, again.Value_si, (Math.Abs(quantity.Value_si) * 1e-15) + 1e-13);
            },
            iter: 2000,
            threads: 1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_text_is_read_or_refused_in_words()
    {
        string[] pieces =
            ["1", "-", "e", "5 ", "m", "W", "/", "^", "*", "²", " ", ".", ",", "%", "degC", "9", "\0", "é", "🌕"];
        Gen.Int[0, pieces.Length - 1].Array[0, 12].Sample(
            indices =>
            {
                var text = string.Concat(indices.Select(index => pieces[index]));
                var isRead = Quantity.TryParse(text, out var quantity, out var error);
                Assert.Equal(isRead, error.Length == 0);
                Assert.True(double.IsFinite(quantity.Value_si));
            },
            iter: 20000,
            threads: 1);
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(2500, 3, "2500 W")]
    [InlineData(30000, 3, "30000 W")]
    [InlineData(0.00002, 3, "0.00002 W")]
    [InlineData(1234567.8, 6, "1234570 W")]
    [InlineData(12345678, 6, "1.23457E+07 W")]
    [InlineData(-2500, 2, "-2500 W")]
    [InlineData(0, 6, "0 W")]
    public void Values_of_moderate_size_are_printed_without_an_exponent(double value_W, int digits, string expected) =>
        Assert.Equal(expected, Unit.Parse("W").Format(value_W, digits));
}
