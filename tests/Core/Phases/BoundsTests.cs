using Guanghan.Core.Phases;

namespace Guanghan.Core.Tests.Phases;

public sealed class BoundsTests
{
    private static readonly (Bounds Bounds, string Words)[] s_cases =
    [
        (Bounds.Any, "any value"),
        (Bounds.Fraction, "at least 0 and at most 1"),
        (Bounds.Between("1 mm", "1 cm"), "at least 1 mm and at most 10 mm"),
        (Bounds.AboveUpTo("0 mm", "10 mm"), "above 0 mm and at most 10 mm"),
        (Bounds.FromBelow("0 mm", "10 mm"), "at least 0 mm and below 10 mm"),
        (Bounds.Above("0 mm"), "above 0 mm"),
        (Bounds.AtLeast("-5 mm"), "at least -5 mm"),
        (Bounds.AtMost("-5 mm"), "at most -5 mm"),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_cases.Length)];

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Cases))]
    public void Bounds_describe_themselves_in_the_unit_of_the_user(int index)
    {
        var (bounds, words) = s_cases[index];
        var unit = words.Contains("mm", StringComparison.Ordinal) ? Unit.Parse("mm") : Unit.One;

        Assert.Equal(words, bounds.Describe(unit));
    }

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Cases))]
    public void The_example_of_any_bounds_is_allowed_by_them(int index)
    {
        var bounds = s_cases[index].Bounds;

        Assert.True(bounds.Allow(Example(bounds)), bounds.Describe(Unit.One));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Open_ends_are_outside_and_closed_ends_inside()
    {
        var bounds = Bounds.AboveUpTo("0 mm", "10 mm");

        Assert.False(bounds.Allow(0));
        Assert.True(bounds.Allow(double.Epsilon));
        Assert.True(bounds.Allow(0.01));
        Assert.False(bounds.Allow(Math.BitIncrement(0.01)));
        Assert.True(Bounds.FromBelow("0 mm", "10 mm").Allow(0));
        Assert.False(Bounds.FromBelow("0 mm", "10 mm").Allow(0.01));
        Assert.True(default(Bounds).IsAny);
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_finite_is_never_allowed(double value_1) => Assert.False(Bounds.Any.Allow(value_1));

    [Fact]
    [Trait("Kind", "property")]
    public void Example_values_lie_inside_any_two_bounds()
    {
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[0, 1e9], Gen.Bool).Sample(
            (low, width, isOpen) =>
            {
                var high = low + width;
                if (!(high > low))
                {
                    return;
                }

                var (from, to) = (low.ToString("R", null), high.ToString("R", null));
                var bounds = isOpen ? Bounds.AboveUpTo(from, to) : Bounds.Between(from, to);
                Assert.True(bounds.Allow(Example(bounds)));
            },
            iter: 2000,
            threads: 1);
    }

    [Theory]
    [Trait("Kind", "regression")]
    [InlineData("0 d", "3660 d", "d", "60 d")]
    [InlineData("0.6 mm/min", "60000 mm/min", "mm/min", "200 mm/min")]
    [InlineData("0.05 mm", "50 mm", "mm", "2 mm")]
    [InlineData("-90 deg", "90 deg", "deg", "0 deg")]
    [InlineData("800 degC", "2200 degC", "degC", "2000 degC")]
    [InlineData("0", "1", "", "0.5")]
    [InlineData("1.4996 m", "1.5004 m", "m", "1.5 m")]
    public void An_example_is_round_and_of_a_size_that_people_write(string low, string high, string unit, string text) =>
        Assert.Equal(text, Bounds.Between(low, high).Example(Unit.Parse(unit)));

    [Fact]
    [Trait("Kind", "property")]
    public void An_example_in_words_lies_inside_any_two_bounds()
    {
        Gen.Select(Gen.Double[-1e9, 1e9], Gen.Double[1e-3, 1e9]).Sample(
            (low, width) =>
            {
                var bounds = Bounds.Between(low.ToString("R", null), (low + width).ToString("R", null));
                Assert.True(bounds.Allow(Quantity.Parse(bounds.Example(Unit.One)).Value_si));
            },
            iter: 2000,
            threads: 1);
    }

    // The value a describing read goes on with, seen from outside: what a phase's Read gets.
    private static double Example(Bounds bounds)
    {
        var example = double.NaN;
        Section.Describe(section => example = section.Quantity("x", "", "About.", bounds));
        return example;
    }
}
