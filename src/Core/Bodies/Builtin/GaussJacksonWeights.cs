namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// Weights of the summed multistep formulas (Gauss-Jackson for positions, Adams for velocities) over the last
/// <see cref="PointCount"/> accelerations, newest first, computed in decimal arithmetic so that every double is
/// correctly rounded. With D = -ln(1 - B), B the backward difference: velocity = h (B/D) B^-1 a, position = h^2
/// (B/D)^2 B^-2 a; one step ahead both are divided by (1 - B). Source: Berry and Healy (2004), J. Astronaut. Sci.
/// 52:331, section 3.
/// </summary>
internal static class GaussJacksonWeights
{
    /// <summary>Accelerations kept: differences up to the 14th.</summary>
    public const int PointCount = 15;

    /// <summary>Position one step ahead, beside the second sum.</summary>
    public static readonly double[] PredictPosition;

    /// <summary>Velocity one step ahead, beside the first sum.</summary>
    public static readonly double[] PredictVelocity;

    /// <summary>Position at the newest point, beside the second sum as it was before that point.</summary>
    public static readonly double[] CorrectPosition;

    /// <summary>Velocity at the newest point, beside the first sum as it was before that point.</summary>
    public static readonly double[] CorrectVelocity;

    /// <summary>
    /// Starting matrix: velocity change from node 0 to node j, in steps, as a sum over the accelerations at the nodes
    /// -7 to +7, exact for polynomials of degree 14. Row j, column i.
    /// </summary>
    public static readonly double[,] StartVelocity;

    /// <summary>The same for the position change beyond uniform motion, in squared steps.</summary>
    public static readonly double[,] StartPosition;

    static GaussJacksonWeights()
    {
        const int terms = PointCount + 2;
        var velocity = InverseOfMeanLogarithm(terms);
        var position = Product(velocity, velocity);
        CorrectVelocity = Ordinates(velocity, 1);
        CorrectVelocity[0] += 1;
        CorrectPosition = Ordinates(position, 2);
        PredictVelocity = Ordinates(PartialSums(velocity), 1);
        PredictPosition = Ordinates(PartialSums(position), 2);
        StartVelocity = new double[PointCount, PointCount];
        StartPosition = new double[PointCount, PointCount];
        FillStart();
    }

    // Power series of x / -ln(1 - x).
    private static decimal[] InverseOfMeanLogarithm(int terms)
    {
        var series = new decimal[terms];
        series[0] = 1;
        for (var n = 1; n < terms; n++)
        {
            for (var k = 0; k < n; k++)
            {
                series[n] -= series[k] / (n + 1 - k);
            }
        }

        return series;
    }

    private static decimal[] Product(decimal[] a, decimal[] b)
    {
        var product = new decimal[a.Length];
        for (var n = 0; n < a.Length; n++)
        {
            for (var k = 0; k <= n; k++)
            {
                product[n] += a[k] * b[n - k];
            }
        }

        return product;
    }

    private static decimal[] PartialSums(decimal[] series)
    {
        var sums = new decimal[series.Length];
        var sum = 0m;
        for (var n = 0; n < series.Length; n++)
        {
            sum += series[n];
            sums[n] = sum;
        }

        return sums;
    }

    // Sum over k of series[k + skip] B^k, written over the accelerations themselves.
    private static double[] Ordinates(decimal[] series, int skip)
    {
        var weights = new double[PointCount];
        for (var j = 0; j < PointCount; j++)
        {
            var sum = 0m;
            var binomial = 1m;
            for (var k = j; k < PointCount; k++)
            {
                sum += series[k + skip] * binomial;
                binomial = binomial * (k + 1) / (k + 1 - j);
            }

            weights[j] = (double)(j % 2 == 0 ? sum : -sum);
        }

        return weights;
    }

    private static void FillStart()
    {
        const int half = PointCount / 2;
        for (var i = -half; i <= half; i++)
        {
            var basis = LagrangeBasis(i, half);
            for (var j = -half; j <= half; j++)
            {
                var (once, twice, power) = (0m, 0m, 1m);
                for (var k = 0; k < basis.Length; k++)
                {
                    power *= j;
                    once += basis[k] * power / (k + 1);
                    twice += basis[k] * power * j / ((k + 1) * (k + 2));
                }

                StartVelocity[j + half, i + half] = (double)once;
                StartPosition[j + half, i + half] = (double)twice;
            }
        }
    }

    // Coefficients of the polynomial that is 1 at node i and 0 at the others.
    private static decimal[] LagrangeBasis(int i, int half)
    {
        var polynomial = new decimal[PointCount];
        polynomial[0] = 1;
        var degree = 0;
        var denominator = 1m;
        for (var node = -half; node <= half; node++)
        {
            if (node == i)
            {
                continue;
            }

            denominator *= i - node;
            degree++;
            for (var k = degree; k > 0; k--)
            {
                polynomial[k] = polynomial[k - 1] - (node * polynomial[k]);
            }

            polynomial[0] *= -node;
        }

        for (var k = 0; k < polynomial.Length; k++)
        {
            polynomial[k] /= denominator;
        }

        return polynomial;
    }
}
