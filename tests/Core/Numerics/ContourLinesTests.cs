using Guanghan.Core.Numerics;

namespace Guanghan.Core.Tests.Numerics;

public sealed class ContourLinesTests
{
    private const int Columns = 61;
    private const int Rows = 41;

    [Fact]
    [Trait("Kind", "validates")]
    public void The_line_of_a_paraboloid_is_a_circle()
    {
        var line = Assert.Single(ContourLines.Trace(Grid((x, y) => ((x - 30) * (x - 30)) + ((y - 20) * (y - 20))), Columns, 100));

        Assert.True(line.IsClosed);
        // Linear between neighbours: at most an eighth of the second derivative, 2, over the slope, 20.
        Assert.All(line.Points, at => Assert.Equal(10, Math.Sqrt(Math.Pow(at.Column - 30, 2) + Math.Pow(at.Row - 20, 2)), 0.013));
        Assert.All(line.Points.Zip(line.Points.Skip(1).Append(line.Points[0])), pair => Assert.InRange(
            Math.Sqrt(Math.Pow(pair.First.Column - pair.Second.Column, 2) + Math.Pow(pair.First.Row - pair.Second.Row, 2)),
            0, Math.Sqrt(2)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_slope_is_crossed_by_one_open_line_from_edge_to_edge()
    {
        var line = Assert.Single(ContourLines.Trace(Grid((x, y) => x + (2 * y)), Columns, 50.5));

        Assert.False(line.IsClosed);
        Assert.All(line.Points, at => Assert.Equal(50.5, at.Column + (2 * at.Row), 1e-12)); // linear: rounding alone
        double[] ends = [line.Points[0].Column, line.Points[^1].Column];
        Assert.Contains(50.5, ends);
        Assert.Contains(0.0, ends);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_saddle_makes_two_lines_that_do_not_cross()
    {
        // The middle is above in one case and below in the other: the high or the low corners are joined.
        double[] corners = [1, 0, 0, 1];
        foreach (var level in (double[])[0.4, 0.6])
        {
            var lines = ContourLines.Trace(corners, 2, level);
            Assert.Equal(2, lines.Count);
            var joinsHigh = lines.Any(line => line.Points.Contains((1 - level, 0.0)) && line.Points.Contains((1.0, level)));
            Assert.Equal(level < 0.5, joinsHigh);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Squares_without_a_value_are_left_out()
    {
        var values = Grid((x, y) => x is > 20 and < 25 ? double.PositiveInfinity : y);
        var lines = ContourLines.Trace(values, Columns, 10.5);

        Assert.Equal(2, lines.Count);
        Assert.All(lines.SelectMany(line => line.Points), at => Assert.True(at.Column is <= 20 or >= 25));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Values_must_make_rows() => Assert.Equal(
        "7 values do not make rows of 3; whole rows are needed, at least 2 of at least 2.",
        Assert.Throws<ArgumentException>(() => ContourLines.Trace(new double[7], 3, 0)).Message);

    private static double[] Grid(Func<double, double, double> value) =>
        [.. Enumerable.Range(0, Columns * Rows).Select(i => value(i % Columns, i / Columns))];
}
