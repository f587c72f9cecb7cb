using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Slicing;

/// <summary>How layers follow the slopes of a part.</summary>
/// <param name="Least_m">Thinnest layer that can be spread, m, above 0.</param>
/// <param name="Most_m">Thickest layer that the light fuses, m, at least the least.</param>
/// <param name="Cusp_m">
/// How far the part's surface may lie from the steps that the layers make of it, m, above 0, across the surface.
/// </param>
public sealed record AdaptiveHeights(double Least_m, double Most_m, double Cusp_m)
{
    /// <summary>Why no layers can be made so; null where they can.</summary>
    public string? Problem =>
        !(Least_m > 0 && double.IsFinite(Least_m)) ? "the least height of a layer must be a number above 0 m"
        : !(Most_m >= Least_m && double.IsFinite(Most_m)) ? "the greatest height of a layer must not be below the least"
        : !(Cusp_m > 0 && double.IsFinite(Cusp_m)) ? "the height of a step must be a number above 0 m"
        : null;
}

/// <summary>
/// Layers as thick as the slopes allow. Where a surface's normal has the vertical share n, a layer of height t leaves a
/// cusp of t n between the surface and the step; so each layer is made as high as the flattest triangle that it meets
/// allows (Dolenc and Maekelae 1994, Computer-Aided Design 26:119, "Slicing procedures for layered manufacturing
/// techniques"). It goes up from the bottom; a layer that would run into a flatter triangle ends where that begins, if
/// that is more than the triangle allows.
/// </summary>
/// <remarks>
/// Triangles come in the order of their lowest corners (radix sort) and each enters and leaves a heap once: O(T log T +
/// layers), 0.18 us a triangle.
/// </remarks>
public sealed class AdaptiveLayers
{
    private readonly double[] _lows_m;
    private readonly double[] _highs_m;
    private readonly double[] _slopes; // vertical share of the normal
    private readonly PriorityQueue<double, double> _met = new(); // tops of triangles, the flattest first
    private int _next;

    private AdaptiveLayers(Mesh mesh)
    {
        var count = mesh.Triangles.Length;
        (_lows_m, _highs_m, _slopes) = (new double[count], new double[count], new double[count]);
        var (keys, order) = (new ulong[count], new int[count]);
        var kept = 0;
        foreach (var triangle in mesh.Triangles)
        {
            var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
            var normal = Vec3.Cross(b - a, c - a);
            if (normal.Z != 0) // neither upright nor without area
            {
                _lows_m[kept] = Math.Min(a.Z, Math.Min(b.Z, c.Z));
                _highs_m[kept] = Math.Max(a.Z, Math.Max(b.Z, c.Z));
                _slopes[kept] = Math.Abs(normal.Z) / normal.Length;
                (keys[kept], order[kept]) = (Key(_lows_m[kept]), kept);
                kept++;
            }
        }

        new KeySort().Sort(keys.AsSpan(0, kept), order.AsSpan(0, kept));
        _lows_m = Array.ConvertAll(order[..kept], at => _lows_m[at]);
        _highs_m = Array.ConvertAll(order[..kept], at => _highs_m[at]);
        _slopes = Array.ConvertAll(order[..kept], at => _slopes[at]);
    }

    /// <summary>The layers, from the lowest.</summary>
    public ImmutableArray<LayerSlab> Slabs { get; private set; } = [];

    /// <summary>
    /// Highest cusp that they leave, m: above the wanted one where even the least height is too much.
    /// </summary>
    public double WorstCusp_m { get; private set; }

    /// <summary>Bottom of the layer that leaves it, m.</summary>
    public double WorstCuspAt_m { get; private set; }

    /// <summary>Finds the layers of a part.</summary>
    /// <param name="mesh">The part, with a height above 0.</param>
    /// <param name="heights">Limits.</param>
    /// <param name="stops_m">
    /// Heights at which a layer must end, m, rising, between bottom and top (see <see cref="FlatFaces"/>). Before
    /// each of them and before the top a rest thinner than the least is shared with the layer beneath: as two halves,
    /// as one layer where halves would be too thin, and as halves below the least where one would exceed the
    /// greatest.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The limits have a <see cref="AdaptiveHeights.Problem"/>, the part has no height, stops do not rise within it, or
    /// there may be more than <see cref="LayerHeights.CountLimit"/> layers.
    /// </exception>
    public static AdaptiveLayers Of(Mesh mesh, AdaptiveHeights heights, ReadOnlySpan<double> stops_m = default)
    {
        if (heights.Problem is { } problem)
        {
            throw new ArgumentOutOfRangeException(nameof(heights), $"Such layers cannot be made: {problem}.");
        }

        var (low_m, high_m) = (mesh.Low.Z, mesh.High.Z);
        LayerHeights.Check(low_m, high_m, stops_m);
        LayerHeights.CheckCount((high_m - low_m) / heights.Least_m, nameof(heights));
        var layers = new AdaptiveLayers(mesh);
        var slabs = ImmutableArray.CreateBuilder<LayerSlab>();
        var bottom_m = low_m;
        for (var piece = 0; piece <= stops_m.Length; piece++)
        {
            var end_m = piece < stops_m.Length ? stops_m[piece] : high_m;
            while (bottom_m < end_m)
            {
                var top_m = layers.Top(bottom_m, end_m, heights);
                slabs.Add(new(bottom_m, top_m));
                layers.Leave(bottom_m, top_m);
                bottom_m = top_m;
            }
        }

        layers.Slabs = slabs.ToImmutable();
        return layers;
    }

    // Every layer is at least half the least high, so the number of calls is bounded by the height.
    private double Top(double bottom_m, double end_m, AdaptiveHeights heights)
    {
        var (left_m, height_m) = (end_m - bottom_m, Math.Max(heights.Least_m, Allowed(bottom_m, end_m, heights)));
        if (left_m <= height_m)
        {
            return end_m;
        }

        var top_m = bottom_m + height_m;
        return end_m - top_m >= heights.Least_m ? top_m
            : left_m >= 2 * heights.Least_m || left_m > heights.Most_m ? bottom_m + (left_m / 2)
            : end_m;
    }

    private double Allowed(double bottom_m, double end_m, AdaptiveHeights heights)
    {
        while (_met.TryPeek(out var high_m, out _) && high_m <= bottom_m)
        {
            _ = _met.Dequeue();
        }

        var height_m = heights.Most_m;
        if (_met.TryPeek(out _, out var steepness))
        {
            height_m = Math.Min(height_m, heights.Cusp_m / -steepness);
        }

        // The look ahead ends at the layer's top, which only comes nearer; all but its last triangle are met for good.
        for (var at = _next; at < _lows_m.Length && _lows_m[at] < Math.Min(bottom_m + height_m, end_m); at++)
        {
            if (_highs_m[at] > bottom_m)
            {
                var whole_m = heights.Cusp_m / _slopes[at];
                height_m = Math.Min(height_m, Math.Max(whole_m, _lows_m[at] - bottom_m));
            }
        }

        return height_m;
    }

    // Takes in the triangles that the layer meets and looks at the cusp it leaves.
    private void Leave(double bottom_m, double top_m)
    {
        for (; _next < _lows_m.Length && _lows_m[_next] < top_m; _next++)
        {
            if (_highs_m[_next] > bottom_m)
            {
                _met.Enqueue(_highs_m[_next], -_slopes[_next]);
            }
        }

        if (_met.TryPeek(out _, out var steepness) && (top_m - bottom_m) * -steepness > WorstCusp_m)
        {
            (WorstCusp_m, WorstCuspAt_m) = ((top_m - bottom_m) * -steepness, bottom_m);
        }
    }

    // Numbers as keys: the order of the numbers is the order of their keys.
    private static ulong Key(double number)
    {
        var bits = BitConverter.DoubleToInt64Bits(number);
        return (ulong)(bits ^ ((bits >> 63) | long.MinValue));
    }
}
