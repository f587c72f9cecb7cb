namespace Guanghan.Core.Tests;

/// <summary>
/// The published accuracy, docs/reference/accuracy.md. A conformance test records what it measured: the row on the
/// page must agree within 2 % or one unit of its last digit. With <c>GUANGHAN_WRITE_DOCS=1</c> the row is written
/// instead, so that no figure on that page is ever typed by hand.
/// </summary>
public static class Accuracy
{
    private const string Remedy =
        "If the change is meant, run the tests with GUANGHAN_WRITE_DOCS=1 and commit the page.";

    /// <summary>Asserts the limit and writes or checks one row.</summary>
    /// <param name="area">Subject and heading, such as <c>Optics</c>.</param>
    /// <param name="what">What is compared; with area and authority it names the row.</param>
    /// <param name="authority">Against what.</param>
    /// <param name="unit">Unit of the differences; <c>1</c> for a ratio.</param>
    /// <param name="differences">Distances, or differences of either sign, of which the size counts.</param>
    /// <param name="limit">What the largest may not exceed.</param>
    /// <param name="isRounding">
    /// For differences that are rounding alone: on another machine they may be half a maximum off the page, for a sine
    /// that ends in another bit says nothing of the model. The limit holds all the same.
    /// </param>
    public static void Record(
        string area, string what, string authority, string unit, IEnumerable<double> differences, double limit,
        bool isRounding = false)
    {
        var sorted = differences.Select(Math.Abs).Order().ToArray();
        Assert.NotEmpty(sorted);
        var (median, p99, max) = (Quantile(sorted, 50), Quantile(sorted, 99), sorted[^1]);
        var name = $"{area}, {what} against {authority}";
        Assert.All(sorted, value => Assert.True(double.IsFinite(value), $"{name}: {value} {unit}."));
        Assert.True(max <= limit, $"{name}: {max} {unit} exceeds the limit of {limit} {unit}.");

        var page = new AccuracyPage(AccuracyPage.PathInRepository());
        var measured = AccuracyRow.Of(area, what, authority, unit, sorted.Length, [median, p99, max, limit]);
        if (string.Equals(Environment.GetEnvironmentVariable("GUANGHAN_WRITE_DOCS"), "1", StringComparison.Ordinal))
        {
            page.Write(measured);
            return;
        }

        var published = page.Read().SingleOrDefault(row => row.HasNameOf(measured));
        Assert.True(published is not null, $"docs/reference/accuracy.md has no row for {name}. {Remedy}");
        Assert.True(
            published.Agrees(measured, [median, p99, max], isRounding ? 0.5 * max : 0),
            $"docs/reference/accuracy.md says '{published}' for {name}; measured: '{measured}'. {Remedy}");
    }

    // By nearest rank, so that every figure on the page is one that was measured: the least value that so many per
    // cent of the sample do not exceed.
    private static double Quantile(double[] sorted, int percent) => sorted[((sorted.Length * percent) + 99) / 100 - 1];
}
