using Guanghan.Core.Phases;
using Guanghan.Missions.Reports;

namespace Guanghan.Missions.Tests.Reports;

public sealed class FiguresTableTests
{
    [Fact, Trait("Kind", "regression")]
    public void A_run_prints_aligned()
    {
        var run = SampleRun.Brick with
        {
            Phases = [SampleRun.Brick.Phases[1]],
            Expectations = [.. SampleRun.Brick.Expectations[..3].Select(it => it with { Source = "Who" })],
        };
        Assert.Equal("""
            A brick from sunlight

            light  (fabrication.light)
              spot_temperature    1460  degC
              spot_flux         1418.1  suns
              pen.power          312.7  W
              pen.diameter         3.4  mm
              efficiency         22.66  %
              error FAB012: NA 0.22 cannot carry 3000 suns: at most 2247 suns leave the fibre; it would take NA 0.26.
              warning FAB013: The slope error of 4 mrad is beyond the paraxial model's validity of 3 mrad.

            Published and computed
              light.spot_temperature      1460 degC  published above 1300 degC          +160 degC  holds        Who
              light.spot_flux           1418.1 suns  published above 3000 suns          -52.7 %    FALLS SHORT  Who
              brick.bulk_density      2.4107 g/cm^3  published 2.31 g/cm^3 within 15 %  +4.36 %    holds        Who

            2 of 3 expectations hold; 1 error, 1 warning.

            """.ReplaceLineEndings("\n"), FiguresTable.Of(run));
    }

    [Fact, Trait("Kind", "refusal")]
    public void No_text_of_a_mission_moves_the_cursor()
    {
        var text = FiguresTable.Of(SampleRun.Hostile("a\u001b[2Jb\rc\nd"));
        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.Contains("a [2Jb c d", text, StringComparison.Ordinal);
    }

    [Fact, Trait("Kind", "property")]
    public void A_printed_number_is_within_half_a_unit_of_its_last_digit()
    {
        Gen.Select(Gen.Double[-9.9999, 9.9999], Gen.Int[-12, 12]).Sample((leading, power) =>
        {
            var number = leading * Math.Pow(10, power);
            var read = double.Parse(NumberText.Number(number), System.Globalization.CultureInfo.InvariantCulture);
            // Five significant digits: half a unit of the fifth is 5e-5 of the number at most.
            Assert.True(Math.Abs(read - number) <= 5.0001e-5 * Math.Abs(number), $"{number:R} printed as {read:R}");
        }, threads: 1);
    }

    [Theory, Trait("Kind", "regression")]
    [InlineData(0.0, "0")]
    [InlineData(1361.0, "1361")]
    [InlineData(-0.93, "-0.93")]
    [InlineData(123456.7, "123457")]
    [InlineData(3.061e7, "3.061e7")]
    [InlineData(6.6403e-6, "6.6403e-6")]
    [InlineData(99999.96, "100000")]
    public void Numbers_print_short(double number, string text) => Assert.Equal(text, NumberText.Number(number));

    [Theory, Trait("Kind", "regression")]
    [InlineData("W/m^2", "W/m²")]
    [InlineData("kg m^-3", "kg m⁻³")]
    [InlineData("degC", "°C")]
    [InlineData("um", "µm")]
    [InlineData("deg", "deg")]
    public void Units_are_set_as_in_print(string symbol, string text)
    {
        Assert.Equal(text, UnitText.Pretty(symbol));
        Assert.NotNull(Unit.Parse(symbol));
    }

    [Fact, Trait("Kind", "regression")]
    public void Powers_of_ten_are_set_as_in_print() => Assert.Equal("−6.64 × 10⁻⁶", NumberText.Typeset("-6.64e-6"));
}
