using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>How far a track's figures are from those of fine cells, by a track of two spots' length.</summary>
internal static class TrackGrid
{
    private const double Spots = 2; // the melt under the pen is nearly as long as the spot by then

    /// <summary>The figures' outputs.</summary>
    public static IEnumerable<Output> Outputs => GridFigures.Declared("grid.",
        ("peak_temperature", "degC", "Highest temperature"), ("melt_depth", "mm", "Depth of the melt"),
        ("melt_width", "mm", "Width of the melt"), ("fused_mass", "g", "Fused mass"));

    /// <summary>Computes the check, or null where it was not wanted or cannot be computed.</summary>
    public static GridCheck? Check(TrackInputs inputs, CancellationToken cancellation) => inputs.HasGridCheck
        ? GridCheck.Of(cell_m => Piece(inputs, cell_m), inputs.Cell_m, inputs.Pen.Diameter_m, cancellation)
        : null;

    /// <summary>The track's figures with their errors, and their limits.</summary>
    public static IEnumerable<Figure> With(GridCheck? check, IEnumerable<Figure> figures) => GridFigures.With(
        figures, "grid.", ("peak_temperature", "peak_temperature", check?.Peak),
        ("melt_depth", "melt_depth", check?.Depth), ("melt_width", "melt_width", check?.Width),
        ("fused_mass", "fused_mass", check?.FusedMass));

    private static BedPrint Piece(TrackInputs inputs, double cell_m)
    {
        var piece = inputs with
        {
            Cell_m = cell_m,
            Length_m = Math.Min(inputs.Length_m, Spots * inputs.Pen.Diameter_m),
            CoolDown_s = 0,
            Probes = [],
        };
        return TrackBed.Of(piece).ToPrint(piece, null) with { Recording = null };
    }
}
