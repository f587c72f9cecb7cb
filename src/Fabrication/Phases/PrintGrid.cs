using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// How far the figures of a followed print are from those of fine cells, by three strokes of two spots' length, side by
/// side on a loose layer over printed soil, as the last followed layer is inside a part. What differs at its edges is
/// not in it.
/// </summary>
internal static class PrintGrid
{
    private const int Strokes = 3;
    private const double Spots = 2;

    /// <summary>The figures' outputs; only where <c>bed</c> is given.</summary>
    public static IEnumerable<Output> Outputs => GridFigures.Declared("bed.grid.",
        ("peak_temperature", "degC", "Highest temperature"), ("melt_depth", "mm", "Depth of the melt"),
        ("melt_width", "mm", "Width of the melt"), ("fused_fraction", "%", "Fused share"),
        ("bulk_density", "g/cm^3", "Bulk density with that fused share"));

    /// <summary>Computes the check, or null where it was not wanted or cannot be computed.</summary>
    public static GridCheck? Check(PrintInputs inputs, BedOptions options, CancellationToken cancellation) =>
        options.HasGridCheck
            ? GridCheck.Of(cell_m => Piece(inputs, options.Profile, cell_m), options.Cell_m, inputs.Pen.Diameter_m,
                cancellation)
            : null;

    /// <summary>The print's figures with their errors, and their limits.</summary>
    public static IEnumerable<Figure> With(PrintResult result, IEnumerable<Figure> figures)
    {
        if (result.Bed is not { Grid: { } check } bed)
        {
            return figures;
        }

        // No more than all of it can be fused.
        var share = check.FusedShare is { } found && bed.FusedFraction > 0
            ? found with { ErrorRatio = Math.Min(found.ErrorRatio, (1 / bed.FusedFraction) - 1) } : null;
        return GridFigures.With(figures, "bed.grid.",
            ("bed.peak_temperature", "peak_temperature", check.Peak), ("bed.melt_depth", "melt_depth", check.Depth),
            ("bed.melt_width", "melt_width", check.Width), ("bed.fused_fraction", "fused_fraction", share),
            ("bulk_density", "bulk_density", Density(result.Inputs.Ground, bed.FusedFraction, share)));
    }

    private static GridLimit? Density(SoilOptions ground, double fused, GridLimit? share) => share is null
        ? null
        : share with { ErrorRatio = (Of(ground, fused * (1 + share.ErrorRatio)) / Of(ground, fused)) - 1 };

    private static double Of(SoilOptions ground, double fused) => PrintedDensity.Of(fused, ground.GlassDensity_kg_m3,
        ground.GrainDensity_kg_m3, ground.BedDensity_kg_m3, ground.TrappedFraction).Bulk_kg_m3;

    private static BedPrint Piece(PrintInputs inputs, SpotProfile? profile, double cell_m)
    {
        var cells = PrintHeat.Cells(cell_m, inputs.Layer_m, isEvenHeight: false);
        var light = SpotProfile.Light(inputs.Pen, inputs.Ground.AbsorptanceRatio, profile);
        var margin = PrintHeat.Margin_m + light.Reach_m;
        var length = Spots * inputs.Pen.Diameter_m;
        var strokes = Enumerable.Range(0, Strokes).SelectMany(at =>
        {
            var y = margin + (at * inputs.Spacing_m);
            var (from, to) = at % 2 == 0 ? (margin, margin + length) : (margin + length, margin);
            BedStroke[] one = [new(from, y, to, y, inputs.Speed_m_s, 1)];
            return at + 1 == Strokes
                ? one : [.. one, new(to, y, to, y + inputs.Spacing_m, inputs.TravelSpeed_m_s, 0)];
        });
        var ground = inputs.Ground;
        return new()
        {
            Material = ground.Material(),
            Grid = new(PrintHeat.Whole((2 * margin) + length, cells[0].X_m),
                PrintHeat.Whole((2 * margin) + ((Strokes - 1) * inputs.Spacing_m), cells[0].Y_m),
                PrintHeat.BaseLayers * inputs.Layer_m, 1, inputs.Layer_m, cells),
            Light = light,
            Path = new([new(0, 0, [.. strokes])]),
            EmissivityRatio = ground.EmissivityRatio,
            Surroundings_K = ground.Bed_K,
            Start_K = ground.Bed_K,
        };
    }
}
