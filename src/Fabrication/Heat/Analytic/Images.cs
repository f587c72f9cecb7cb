using System.Runtime.InteropServices;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>Where the images of a node lie along one axis, and which way they move.</summary>
internal static class Images
{
    // Heat that has spread over so many bodies is even; a body lit for so long needs another model.
    private const int MostPairs = 200;

    /// <summary>Places and signs of the motion; the node itself first.</summary>
    /// <param name="place">Where the node is, m.</param>
    /// <param name="low">The wall below it, m, or minus infinity.</param>
    /// <param name="high">The wall above it, m, or infinity.</param>
    /// <param name="reach">How far from the body an image can still be felt, m.</param>
    /// <param name="result">Takes them.</param>
    public static void Along(double place, double low, double high, double reach, List<(double Place, int Sign)> result)
    {
        result.Clear();
        result.Add((place, 1));
        if (double.IsInfinity(low) && double.IsInfinity(high))
        {
            return;
        }

        if (double.IsInfinity(low) || double.IsInfinity(high))
        {
            var wall = double.IsInfinity(low) ? high : low;
            result.Add(((2 * wall) - place, -1));
            return;
        }

        var period = 2 * (high - low);
        var pairs = Math.Ceiling((reach + (high - low)) / period);
        if (pairs > MostPairs)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Heat has spread {reach} m, over more than {2 * MostPairs} images of a body {high - low} m wide; ") +
                "ask for an earlier time, or leave the wall out.");
        }

        result.Add(((2 * low) - place, -1));
        for (var pair = 1; pair <= pairs; pair++)
        {
            result.Add((place + (pair * period), 1));
            result.Add((place - (pair * period), 1));
            result.Add(((2 * low) - place + (pair * period), -1));
            result.Add(((2 * low) - place - (pair * period), -1));
        }
    }

    /// <summary>How far a node can be felt, m: exp(-42) is 6e-19.</summary>
    public static double Reach(double inverse) => Math.Sqrt(42 / inverse);

    /// <summary>The nodes with all their images.</summary>
    public static List<HeatNode> Of(List<HeatNode> nodes, HeatBody body)
    {
        if (body.IsHalfSpace)
        {
            return nodes;
        }

        var all = new List<HeatNode>();
        var (x, y, z) = (new List<(double Place, int Sign)>(), new List<(double Place, int Sign)>(),
            new List<(double Place, int Sign)>());
        foreach (ref readonly var node in CollectionsMarshal.AsSpan(nodes))
        {
            Along(node.X, body.LowX_m, body.HighX_m, Reach(node.InverseX) + node.Radius, x);
            Along(node.Y, body.LowY_m, body.HighY_m, Reach(node.InverseY) + node.Radius, y);
            Depths(node, body, z);
            foreach (var (atX, signX) in x)
            {
                foreach (var (atY, signY) in y)
                {
                    foreach (var (atZ, _) in z)
                    {
                        var (speedX, speedY) = (signX * node.SpeedX, signY * node.SpeedY);
                        all.Add(node with { X = atX, Y = atY, Z = atZ, SpeedX = speedX, SpeedY = speedY });
                    }
                }
            }
        }

        return all;
    }

    /// <summary>The surface's own image is in the node already: its images in the floor lie two floors apart.</summary>
    public static void Depths(in HeatNode node, HeatBody body, List<(double Place, int Sign)> result)
    {
        result.Clear();
        result.Add((node.Z, 1));
        if (double.IsInfinity(body.Floor_m))
        {
            return;
        }

        var period = 2 * body.Floor_m;
        var pairs = Math.Ceiling((Reach(node.InverseZ) + body.Floor_m) / period);
        if (pairs > MostPairs)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"Heat has spread over more than {2 * MostPairs} images of a floor {body.Floor_m} m deep; ") +
                "ask for an earlier time, or leave the floor out.");
        }

        for (var pair = 1; pair <= pairs; pair++)
        {
            result.Add((pair * period, 1));
            result.Add((-pair * period, 1));
        }
    }
}
