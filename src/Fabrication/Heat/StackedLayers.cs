using System.Collections.Immutable;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>A place of a layer in the midst of a print, lit for the same time in every layer.</summary>
/// <param name="Dwell_s">How long, s.</param>
/// <param name="Once">One pass over a fresh layer on dense soil.</param>
/// <param name="FusedFractions">Consolidation of the buried layer, cell by cell from its top, 0 to 1.</param>
/// <param name="JoinedFractions">Share of each cell's section that necks or melt have joined, 0 to 1.</param>
public sealed record LayerPlace(
    double Dwell_s, ColumnHistory Once, ImmutableArray<double> FusedFractions, ImmutableArray<double> JoinedFractions);

/// <summary>
/// What repeated passes make of a layer: spread, lit, buried under the next, lit through it, and so on. Columns of
/// <see cref="Column"/>, each on what the ones before have left, loose pockets included: loose soil beneath holds the
/// heat back, and the next pass may melt it after all. The second of four layers is looked at: what lies beneath is
/// printed like it, and two layers above it have been lit.
/// </summary>
/// <remarks>
/// Necks come from the sintering length that all passes add up to (Frenkel 1945, <see cref="NeckGrowth"/>), for grains
/// of the soil's median size. Assumes what the column assumes, tracks that lie above each other, and a bed that has
/// cooled before each layer. Not valid where heat flows sideways: depths are upper bounds.
/// </remarks>
public static class StackedLayers
{
    /// <summary>Layers that are printed; the second is looked at.</summary>
    public const int PassCount = 4; // published point: 89.773 % fused after one, 89.769 % after four

    private const double CoolingLimit_s = 3600;
    private const double LeastNeckRatio = 0.01; // of a grain of 20 um, 0.2 um: dust that parts at a touch; judgement

    /// <summary>Computes a place.</summary>
    /// <param name="stroke">How the pen meets the soil.</param>
    /// <param name="material">The soil.</param>
    /// <param name="sinter">How fast it sinters.</param>
    /// <param name="radius_m">Radius of its grains, m.</param>
    /// <param name="dwell_s">How long the place is lit in a pass, s.</param>
    /// <param name="cellCount">Cells in a layer.</param>
    /// <param name="passCount">Layers to print, 3 at least.</param>
    /// <param name="cancellation">Asked often.</param>
    public static LayerPlace Of(
        PenStroke stroke, ThermalMaterial material, SinterRate sinter, double radius_m, double dwell_s, int cellCount,
        int passCount, CancellationToken cancellation)
    {
        var fresh = PenTrack.ShapeOf(stroke, material, dwell_s, cellCount);
        var surface = PenTrack.SurfaceOf(stroke, dwell_s);
        ColumnHistory Light(ImmutableArray<double> beneath) => Column.Run(
            fresh with { BeneathFusedFractions = beneath }, material, surface, Math.Max(CoolingLimit_s, dwell_s),
            sinter, cancellation);
        var once = Light([]);
        if (once.Peak_K < material.Solidus_K)
        {
            // Without melt every pass is like the first, and crystals let nothing sinter.
            ImmutableArray<double> none = [.. new double[cellCount]];
            return new(dwell_s, once, none, none);
        }

        var (fused, lengths) = (once.FusedFractions, once.SinteringLengths_m);
        for (var pass = 1; pass < passCount; pass++)
        {
            var next = Light(fused);
            lengths = [.. next.SinteringLengths_m.Select((one, at) =>
                one + (at < cellCount ? 0 : lengths[at - cellCount]))];
            fused = next.FusedFractions;
        }

        var first = (passCount - 2) * cellCount;
        return new(dwell_s, once, [.. fused.AsSpan(first, cellCount)],
            [.. lengths.AsSpan(first, cellCount).ToArray().Select(one => Joined(one, radius_m))]);
    }

    private static double Joined(double length_m, double radius_m)
    {
        var neck = NeckGrowth.NeckRatio(length_m, radius_m);
        return neck < LeastNeckRatio ? 0 : neck * neck;
    }
}
