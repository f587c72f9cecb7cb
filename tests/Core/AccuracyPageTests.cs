namespace Guanghan.Core.Tests;

public sealed class AccuracyPageTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    [Fact]
    [Trait("Kind", "property")]
    public void Writers_at_the_same_time_lose_none_of_each_others_rows_and_leave_them_sorted()
    {
        Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, writer =>
        {
            var page = new AccuracyPage(_path);
            for (var i = 0; i < 20; i++)
            {
                page.Write(Row($"area {writer % 3}", $"row {i:00} of {writer}", i));
            }
        });

        var rows = new AccuracyPage(_path).Read();
        Assert.Equal(160, rows.Count);
        string[] lines = [.. rows.Select(row => $"{row.Area} {row}")];
        Assert.Equal(string.Join('\n', lines.Order(StringComparer.Ordinal)), string.Join('\n', lines));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_row_takes_the_place_of_the_one_of_its_name()
    {
        var page = new AccuracyPage(_path);
        page.Write(Row("area", "row", 1));
        page.Write(Row("area", "row", 2));

        Assert.Equal(Row("area", "row", 2).ToString(), Assert.Single(page.Read()).ToString());
    }

    [Theory]
    [InlineData(1.0, true)]
    [InlineData(1.019, true)] // within 2 %
    [InlineData(1.021, false)]
    [InlineData(0.0, false)]
    [Trait("Kind", "property")]
    public void A_figure_that_moved_by_more_than_two_per_cent_does_not_agree(double factor, bool agrees)
    {
        foreach (var value in new[] { 1234.0, 1.25, 4.77e-7 })
        {
            var page = Row("area", "row", value);
            Assert.Equal(agrees, page.Agrees(Row("area", "row", factor * value), [factor * value, 1, 1], 0));
            Assert.True(page.Agrees(Row("area", "row", factor * value), [factor * value, 1, 1], value));
        }
    }

    [Theory]
    [InlineData(4, "km", 1.0)]
    [InlineData(3, "m", 1.0)]
    [InlineData(3, "km", 1.01)]
    [Trait("Kind", "property")]
    public void Another_count_unit_or_limit_does_not_agree(int count, string unit, double limit)
    {
        var measured = AccuracyRow.Of("area", "row", "authority", unit, count, [1, 1, 1, limit]);

        Assert.False(Row("area", "row", 1).Agrees(measured, [1, 1, 1], 0));
    }

    public void Dispose() => File.Delete(_path);

    private static AccuracyRow Row(string area, string what, double median) =>
        AccuracyRow.Of(area, what, "authority", "km", 3, [median, 1, 1, 1]);
}
