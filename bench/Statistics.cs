namespace Guanghan.Bench;

/// <summary>Minimum, median and maximum of some runs.</summary>
internal sealed record Statistics(double Minimum, double Median, double Maximum)
{
    public static Statistics Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        var middle = sorted.Length / 2;
        var median = sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        return new(sorted[0], median, sorted[^1]);
    }
}
