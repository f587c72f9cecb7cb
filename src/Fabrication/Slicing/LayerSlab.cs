namespace Guanghan.Fabrication.Slicing;

/// <summary>The span of heights that one layer fills. <c>default</c> has no height.</summary>
/// <param name="Bottom_m">Height of its lower face, m.</param>
/// <param name="Top_m">Height of its upper face, m; exactly the next one's bottom.</param>
public readonly record struct LayerSlab(double Bottom_m, double Top_m)
{
    /// <summary>Its height, m.</summary>
    public double Thickness_m => Top_m - Bottom_m;

    /// <summary>
    /// Halfway up, where the part is cut: then areas times heights make the volume to second order, m.
    /// </summary>
    public double Middle_m => Bottom_m + ((Top_m - Bottom_m) / 2);
}

/// <summary>What becomes of the rest where a height is no whole number of layers.</summary>
public enum LayerRest
{
    /// <summary>All layers become a little thinner, all alike.</summary>
    Spread,

    /// <summary>All layers keep their height; the uppermost is thinner.</summary>
    Keep,
}
