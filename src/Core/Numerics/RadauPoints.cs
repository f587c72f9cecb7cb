namespace Guanghan.Core.Numerics;

/// <summary>
/// Radau's points on -1 to 1, the end among them, and how the derivative of a polynomial at each follows from its
/// values at the beginning and at all of them: D. Garg et al., "A unified framework for the numerical solution of
/// optimal control problems using pseudospectral methods", Automatica 46 (2010) 1843, section 3, mirrored; weights
/// after J.-P. Berrut and L. N. Trefethen, SIAM Rev. 46 (2004) 501, section 9.3.
/// </summary>
internal sealed class RadauPoints
{
    private const int ScanCount = 2000; // the points of the highest order lie farther apart than 2 / 2000

    internal RadauPoints(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, 12);
        Count = count;
        List<double> points = [-1];
        for (var i = 0; i < ScanCount; i++)
        {
            var (a, b) = (-1 + (2.0 * i / ScanCount), -1 + (2.0 * (i + 1) / ScanCount));
            if (i + 1 < ScanCount && Math.Sign(Difference(a)) != Math.Sign(Difference(b)))
            {
                points.Add(BrentRoot.Find(Difference, a, b, 1e-16).X);
            }
        }
        points.Add(1);
        Points = [.. points];
        Weights = [.. Points.Select((point, i) =>
            1 / Points.Where((_, j) => j != i).Aggregate(1.0, (product, other) => product * (point - other)))];
        Slopes = new double[count * (count + 1)];
        for (var k = 1; k <= count; k++)
        {
            var sum = 0.0;
            for (var j = 0; j <= count; j++)
            {
                if (j != k)
                {
                    var slope = Weights[j] / Weights[k] / (Points[k] - Points[j]);
                    Slopes[((k - 1) * (count + 1)) + j] = slope;
                    sum += slope;
                }
            }
            Slopes[((k - 1) * (count + 1)) + k] = -sum;
        }
    }

    internal int Count { get; }

    /// <summary>-1, then the points.</summary>
    internal double[] Points { get; }

    /// <summary>Barycentric weights of -1 and the points.</summary>
    internal double[] Weights { get; }

    /// <summary>Derivative at point k (row) of the value at -1 and the points (columns).</summary>
    internal double[] Slopes { get; }

    /// <summary>P_n - P_(n-1), which vanishes at the points.</summary>
    private double Difference(double x)
    {
        var (before, now) = (1.0, x);
        for (var n = 2; n <= Count; n++)
        {
            (before, now) = (now, ((((2 * n) - 1) * x * now) - ((n - 1) * before)) / n);
        }
        return now - before;
    }
}
