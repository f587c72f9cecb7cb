using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>
/// The time integral of a Gaussian source for one point by halving intervals until two Gauss-Legendre rules agree:
/// slow, independent of <see cref="NodeBuilder"/>, and what its error is measured against. It integrates over the
/// root of the age, piece by piece, and takes no discs and no walls.
/// </summary>
internal static class ReferenceHeat
{
    private const int DepthLimit = 48;
    private static readonly GaussLegendre s_coarse = new(10);
    private static readonly GaussLegendre s_fine = new(15);

    /// <summary>Rise above the start, K.</summary>
    /// <param name="heat">The solver whose sources are meant.</param>
    /// <param name="point">The place.</param>
    /// <param name="time_s">The time, s.</param>
    /// <param name="error_K">Where two rules agree within this, K, an interval is not halved again.</param>
    public static double Rise_K(LinearHeat heat, HeatPoint point, double time_s, double error_K)
    {
        var sum = 0.0;
        foreach (var pen in heat.Pens)
        {
            foreach (var part in pen.Source.Parts)
            {
                foreach (var segment in pen.Path.Segments.Where(one => one.Start_s < time_s && one.Power_W > 0))
                {
                    double Value(double root) =>
                        2 * root * Kernel(heat.Material, part, segment, point, time_s, root * root);
                    var low = Math.Sqrt(Math.Max(0, time_s - segment.End_s));
                    var high = Math.Sqrt(time_s - segment.Start_s);

                    // Sixteen pieces to begin with, gathered at the young end, so that nothing narrow is passed over.
                    for (var piece = 0; piece < 16; piece++)
                    {
                        var (from, to) = (At(piece), At(piece + 1));
                        sum += Integral(Value, from, to, error_K / 16, DepthLimit);
                    }

                    double At(int piece) => piece == 0 ? low : low + ((high - low) * Math.Pow(2, piece - 16));
                }
            }
        }

        return sum;
    }

    private static double Kernel(
        LinearMaterial material, in SourcePart part, in PathSegment segment, HeatPoint point, double time, double age)
    {
        var spread = 12 * material.Diffusivity_m2_s * age;
        var (phiX, phiY, phiZ) = ((part.WidthX_m * part.WidthX_m) + spread, (part.WidthY_m * part.WidthY_m) + spread,
            (part.Depth_m * part.Depth_m) + spread);
        var (x, y, z) = (point.X_m - segment.XAt(time - age), point.Y_m - segment.YAt(time - age), point.Depth_m);
        return 2 * part.ShareFraction * segment.Power_W * Math.Pow(3 / Math.PI, 1.5) / material.HeatCapacity_J_m3_K *
            Math.Exp(-3 * ((x * x / phiX) + (y * y / phiY) + (z * z / phiZ))) / Math.Sqrt(phiX * phiY * phiZ);
    }

    private static double Integral(Func<double, double> value, double low, double high, double error, int depth)
    {
        var (coarse, fine) = (0.0, 0.0);
        foreach (var (node, weight) in s_coarse.On(low, high))
        {
            coarse += weight * value(node);
        }

        foreach (var (node, weight) in s_fine.On(low, high))
        {
            fine += weight * value(node);
        }

        // Two rules may agree by chance where a narrow peak lies between their nodes: halve four times in any case.
        if (depth == 0 || (depth <= DepthLimit - 4 && Math.Abs(coarse - fine) <= error))
        {
            return fine;
        }

        var middle = (low + high) / 2;
        return Integral(value, low, middle, error, depth - 1) + Integral(value, middle, high, error, depth - 1);
    }
}
