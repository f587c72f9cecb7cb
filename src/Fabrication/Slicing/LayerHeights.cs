using System.Collections.Immutable;

namespace Guanghan.Fabrication.Slicing;

/// <summary>
/// Divides a part's height into layers of one height. The lowest begins at the part's bottom and the uppermost ends at
/// its top, to the last bit. Layers whose heights follow the slopes are found by <see cref="AdaptiveLayers"/>.
/// </summary>
public static class LayerHeights
{
    /// <summary>Most layers of a part.</summary>
    public const int CountLimit = 1_000_000;

    private const double NoRestFraction = 1e-9; // of a layer: rounding of coordinates, not a rest to be made

    /// <summary>Layers of one height.</summary>
    /// <param name="low_m">The part's bottom, m.</param>
    /// <param name="high_m">Its top, m, above the bottom.</param>
    /// <param name="thickness_m">Height of a layer, m, above 0; a part thinner than it is one layer.</param>
    /// <param name="rest">What becomes of the rest.</param>
    /// <param name="stops_m">
    /// Heights at which a layer must end, m, rising, between bottom and top (see <see cref="FlatFaces"/>); each piece
    /// between two of them is divided by itself.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The thickness is not above 0 or no number, bottom and top are no numbers or in the wrong order, stops do not
    /// rise between them, or there would be more than <see cref="CountLimit"/> layers.
    /// </exception>
    public static ImmutableArray<LayerSlab> Uniform(
        double low_m, double high_m, double thickness_m, LayerRest rest, ReadOnlySpan<double> stops_m = default)
    {
        Check(low_m, high_m, stops_m);
        if (!(thickness_m > 0) || !double.IsFinite(thickness_m))
        {
            throw new ArgumentOutOfRangeException(
                nameof(thickness_m), thickness_m, "The height of a layer must be a number above 0 m.");
        }

        CheckCount((high_m - low_m) / thickness_m, nameof(thickness_m));
        var slabs = ImmutableArray.CreateBuilder<LayerSlab>();
        var from_m = low_m;
        foreach (var stop_m in stops_m)
        {
            Divide(from_m, stop_m, thickness_m, rest, slabs);
            from_m = stop_m;
        }

        Divide(from_m, high_m, thickness_m, rest, slabs);
        return slabs.ToImmutable();
    }

    /// <summary>Refuses heights that no layers can fill.</summary>
    internal static void Check(double low_m, double high_m, ReadOnlySpan<double> stops_m)
    {
        if (!double.IsFinite(low_m) || !double.IsFinite(high_m) || low_m >= high_m)
        {
            throw new ArgumentOutOfRangeException(
                nameof(high_m), high_m, $"A part's top must lie above its bottom, which is at {low_m} m.");
        }

        var below_m = low_m;
        foreach (var stop_m in stops_m)
        {
            if (!(stop_m > below_m && stop_m < high_m))
            {
                throw new ArgumentOutOfRangeException(nameof(stops_m), stop_m,
                    $"Heights at which layers end must rise between {low_m} and {high_m} m.");
            }

            below_m = stop_m;
        }
    }

    /// <summary>Refuses more layers than anyone can print.</summary>
    internal static void CheckCount(double count, string name)
    {
        if (count > CountLimit)
        {
            throw new ArgumentOutOfRangeException(name,
                $"The part would take {count:G3} layers; the limit is {CountLimit}. Take thicker layers.");
        }
    }

    private static void Divide(
        double from_m, double to_m, double thickness_m, LayerRest rest, ImmutableArray<LayerSlab>.Builder slabs)
    {
        var count = (int)Math.Max(1, Math.Ceiling(((to_m - from_m) / thickness_m) - NoRestFraction));
        var step_m = rest is LayerRest.Spread ? (to_m - from_m) / count : thickness_m;
        var bottom_m = from_m;
        for (var index = 1; index <= count; index++)
        {
            var top_m = index == count ? to_m : from_m + (index * step_m);
            slabs.Add(new(bottom_m, top_m));
            bottom_m = top_m;
        }
    }
}
