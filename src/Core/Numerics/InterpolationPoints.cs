namespace Guanghan.Core.Numerics;

/// <summary>What interpolants ask of their points, and where an argument lies among them.</summary>
internal static class InterpolationPoints
{
    internal static void Check(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length || x.Length < 2)
        {
            throw new ArgumentException(
                $"{x.Length} arguments and {y.Length} values: as many of both are needed, two or more.");
        }
        for (var i = 0; i < x.Length; i++)
        {
            if (!double.IsFinite(x[i]) || !double.IsFinite(y[i]) || (i > 0 && x[i] <= x[i - 1]))
            {
                throw new ArgumentException($"Point {i + 1}, ({x[i]}, {y[i]}), is not finite or does not rise.");
            }
        }
    }

    /// <summary>Index of the last point at or before the argument, but never the last of all.</summary>
    internal static int Interval(ReadOnlySpan<double> x, double argument)
    {
        if (!(argument >= x[0] && argument <= x[^1]))
        {
            throw new ArgumentOutOfRangeException(
                nameof(argument), argument, $"The points run from {x[0]} to {x[^1]}; there is no extrapolation.");
        }
        var found = x.BinarySearch(argument);
        return Math.Min(found >= 0 ? found : ~found - 1, x.Length - 2);
    }
}
