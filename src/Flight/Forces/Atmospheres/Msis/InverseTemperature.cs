using System.Runtime.CompilerServices;

namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// 1/T as a cubic spline of geopotential height with given slopes at both ends, and its integral, which is the weight
/// of the air: up to five nodes from the top downwards. Written by slopes at the nodes (C. de Boor, "A Practical Guide
/// to Splines" (1978), chapter IV).
/// </summary>
internal struct InverseTemperature
{
    private readonly LocalGravity gravity;
    private readonly double top_m;
    private readonly int count;
    private Nodes depth_m; // below the top
    private Nodes value_1_K;
    private Nodes slope; // of 1/T by depth
    private Nodes above; // integral of 1/T from the top to the node, m/K

    /// <summary>Through nodes.</summary>
    /// <param name="gravity">Gravity.</param>
    /// <param name="heights_m">Falling heights, 2 to 5.</param>
    /// <param name="temperatures_K">Temperatures there.</param>
    /// <param name="topSlope_K_m">Change of temperature by height at the first.</param>
    /// <param name="bottomSlope_K_m">The same at the last.</param>
    public InverseTemperature(
        in LocalGravity gravity, ReadOnlySpan<double> heights_m, ReadOnlySpan<double> temperatures_K,
        double topSlope_K_m, double bottomSlope_K_m)
    {
        (this.gravity, top_m, count) = (gravity, heights_m[0], heights_m.Length);
        for (var i = 0; i < count; i++)
        {
            depth_m[i] = -gravity.Geopotential_m(heights_m[i], top_m);
            value_1_K[i] = 1 / temperatures_K[i];
        }
        var bottomStretch = gravity.GeopotentialSlope(heights_m[^1], top_m);
        slope[0] = topSlope_K_m * value_1_K[0] * value_1_K[0];
        slope[count - 1] = bottomSlope_K_m * value_1_K[count - 1] * value_1_K[count - 1] / bottomStretch;
        SolveSlopes();
        for (var i = 0; i + 1 < count; i++)
        {
            above[i + 1] = above[i] + Piece(i, 1).Integral;
        }
    }

    /// <summary>1/T, 1/K, and its integral over geopotential from the top down to a height, m/K.</summary>
    /// <param name="height_m">Between the nodes' ends; beyond, the last piece goes on.</param>
    public readonly (double Value_1_K, double Integral_m_K) At(double height_m)
    {
        var deep_m = -gravity.Geopotential_m(height_m, top_m);
        var i = 0;
        while (i + 2 < count && deep_m > depth_m[i + 1])
        {
            i++;
        }
        var (value, integral) = Piece(i, (deep_m - depth_m[i]) / (depth_m[i + 1] - depth_m[i]));
        return (value, above[i] + integral);
    }

    // Second derivatives agree on both sides of an inner node: three slopes in a row of a symmetric system.
    private void SolveSlopes()
    {
        Nodes pivots = default;
        pivots[0] = 1;
        double leftStep = 0, leftRise = 0;
        for (var i = 0; i + 1 < count; i++)
        {
            var step = 1 / (depth_m[i + 1] - depth_m[i]);
            var rise = 3 * (value_1_K[i + 1] - value_1_K[i]) * step * step;
            if (i > 0)
            {
                // The slope before has been made known but for a share of this one, which the pivot holds.
                var share = i > 1 ? leftStep / pivots[i - 1] : 0;
                pivots[i] = (2 * (leftStep + step)) - (share * leftStep);
                slope[i] = leftRise + rise - (i > 1 ? share * slope[i - 1] : leftStep * slope[0]);
            }
            (leftStep, leftRise) = (step, rise);
        }
        for (var i = count - 2; i > 0; i--)
        {
            slope[i] = (slope[i] - (slope[i + 1] / (depth_m[i + 1] - depth_m[i]))) / pivots[i];
        }
    }

    // A cubic by values and slopes at its ends, and its integral from the upper end.
    private readonly (double Value, double Integral) Piece(int i, double t)
    {
        var h = depth_m[i + 1] - depth_m[i];
        var (y, rise, a, b) = (value_1_K[i], value_1_K[i + 1] - value_1_K[i], h * slope[i], h * slope[i + 1]);
        var (square, cube) = ((3 * rise) - (2 * a) - b, a + b - (2 * rise));
        return (
            y + (t * (a + (t * (square + (t * cube))))),
            h * t * (y + (t * ((a / 2) + (t * ((square / 3) + (t * cube / 4)))))));
    }

    [InlineArray(5)]
    private struct Nodes
    {
        private double first;
    }
}
