using System.Runtime.InteropServices;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>A place: x, y, and depth below the surface.</summary>
/// <param name="X_m">Along x, m.</param>
/// <param name="Y_m">Along y, m.</param>
/// <param name="Depth_m">Below the surface, m, 0 or more.</param>
public readonly record struct HeatPoint(double X_m, double Y_m, double Depth_m);

/// <summary>The state at one place and time.</summary>
/// <param name="Temperature_K">Temperature, K.</param>
/// <param name="Rate_K_s">How fast it rises, K/s; negative where it cools.</param>
/// <param name="GradientX_K_m">Gradient along x, K/m.</param>
/// <param name="GradientY_K_m">Gradient along y, K/m.</param>
/// <param name="GradientDepth_K_m">Gradient downward, K/m.</param>
public readonly record struct HeatState(
    double Temperature_K, double Rate_K_s, double GradientX_K_m, double GradientY_K_m, double GradientDepth_K_m)
{
    /// <summary>Size of the gradient, K/m.</summary>
    public double Gradient_K_m => Math.Sqrt((GradientX_K_m * GradientX_K_m) + (GradientY_K_m * GradientY_K_m) +
        (GradientDepth_K_m * GradientDepth_K_m));
}

/// <summary>The sum over nodes for one point, plainly: the oracle of the kernels.</summary>
internal static class ScalarHeat
{
    /// <summary>Rise above the start, K.</summary>
    public static double Rise(List<HeatNode> nodes, HeatPoint point)
    {
        var sum = 0.0;
        foreach (ref readonly var node in CollectionsMarshal.AsSpan(nodes))
        {
            if (node.Rise == 0)
            {
                continue;
            }

            var (x, y, z) = (point.X_m - node.X, point.Y_m - node.Y, point.Depth_m - node.Z);
            sum += node.Radius > 0
                ? node.Rise * Math.Exp(-z * z * node.InverseZ) *
                    new DiscSpread(node.Radius, node.InverseX).At(double.Hypot(x, y))
                : node.Rise * Math.Exp(-((x * x * node.InverseX) + (y * y * node.InverseY) + (z * z * node.InverseZ)));
        }

        return sum;
    }

    /// <summary>Rise, its rate and gradient; the temperature counts from the start.</summary>
    public static HeatState State(List<HeatNode> nodes, HeatPoint point, double start_K)
    {
        var (rise, rate, gx, gy, gz) = (0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (ref readonly var node in CollectionsMarshal.AsSpan(nodes))
        {
            var (x, y, z) = (point.X_m - node.X, point.Y_m - node.Y, point.Depth_m - node.Z);
            var (share, slopeX, slopeY) = Sideways(node, x, y);
            var depth = Math.Exp(-z * z * node.InverseZ);
            rise += node.Rise * share * depth;
            gx += node.Rise * slopeX * depth;
            gy += node.Rise * slopeY * depth;
            gz -= node.Rise * share * depth * 2 * z * node.InverseZ;
            rate += depth * ((node.Rate * share) -
                (node.Rise * ((slopeX * node.SpeedX) + (slopeY * node.SpeedY))));
        }

        return new(start_K + rise, rate, gx, gy, gz);
    }

    private static (double Share, double SlopeX, double SlopeY) Sideways(in HeatNode node, double x, double y)
    {
        if (node.Radius > 0)
        {
            var (disc, distance) = (new DiscSpread(node.Radius, node.InverseX), double.Hypot(x, y));
            var slope = distance > 0 ? disc.SlopeAt(distance) / distance : 0;
            return (disc.At(distance), slope * x, slope * y);
        }

        var share = Math.Exp(-((x * x * node.InverseX) + (y * y * node.InverseY)));
        return (share, -2 * x * node.InverseX * share, -2 * y * node.InverseY * share);
    }
}
