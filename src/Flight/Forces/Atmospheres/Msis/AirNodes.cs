namespace Guanghan.Flight.Forces.Atmospheres.Msis;

/// <summary>
/// Temperatures at the splines' nodes, K, and slopes at their ends, K/m, in the order of <see cref="Lower"/>. A node's
/// inverse temperature is linear in its expansion; a slope goes with the square of its node's temperature.
/// </summary>
internal static class AirNodes
{
    // The model's means, which each level multiplies.
    private static readonly double[] s_means =
    [
        240, 195, 187, 213, -2.0e-3, 261, 264, 229, 2.5e-3, 217, 217, 223, 286.76, -2.9394e-3,
    ];

    private static readonly double[] s_levels =
    [
        .. s_means.Select((mean, quantity) => mean * (quantity < (int)Lower.At55
            ? Expansions.NodeBank.LevelOf(quantity)
            : Expansions.GroundBank.LevelOf(quantity - (int)Lower.At55))),
    ];

    /// <summary>By expansions.</summary>
    /// <param name="expansions">Of the lower air; zeros for the means.</param>
    public static Quantities Of(in Quantities expansions)
    {
        var nodes = default(Quantities);
        for (var i = 0; i < s_levels.Length; i++)
        {
            nodes[i] = s_levels[i] / (1 - expansions[i]);
        }
        SetSlope(ref nodes, expansions, Lower.Slope72, Lower.At72);
        SetSlope(ref nodes, expansions, Lower.Slope32, Lower.At32);
        SetSlope(ref nodes, expansions, Lower.Slope0, Lower.At0);
        return nodes;
    }

    private static void SetSlope(ref Quantities nodes, in Quantities expansions, Lower slope, Lower node)
    {
        var ratio = nodes.Of(node) / s_levels[(int)node];
        nodes[(int)slope] = s_levels[(int)slope] * (1 + expansions.Of(slope)) * ratio * ratio;
    }
}
