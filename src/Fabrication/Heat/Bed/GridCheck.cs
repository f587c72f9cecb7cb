namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>How far a figure is from its limit on ever finer cells.</summary>
/// <param name="ObservedOrderFactor">Observed order: the exponent of the cells' size in the error; null where three
/// grids show none, for their differences change sign or do not shrink.</param>
/// <param name="ErrorRatio">Limit less the figure on the cells in question, over that figure.</param>
public sealed record GridLimit(double? ObservedOrderFactor, double ErrorRatio)
{
    private const double LeastOrder = 1; // of steps in time and of fronts inside cells
    private const double GreatestOrder = 2; // of even conduction

    /// <summary>The order by which the limit was found.</summary>
    public double HeldOrderFactor => Held(ObservedOrderFactor);

    /// <summary>
    /// Extrapolates (Richardson 1911, Phil. Trans. R. Soc. A 210:307) with the observed order held between 1 and 2, the
    /// orders of the scheme, as Roache 1994 (J. Fluids Eng. 116:405) advises; with 1, the cautious one, where none is
    /// observed.
    /// </summary>
    /// <param name="coarse">The figure on cells twice as large as the next.</param>
    /// <param name="middle">On these.</param>
    /// <param name="fine">On cells half as large.</param>
    /// <param name="own">On the cells in question: one of the three.</param>
    /// <returns>The limit, or null where the figure is not above 0.</returns>
    internal static GridLimit? Of(double coarse, double middle, double fine, double own)
    {
        if (!(own > 0 && fine > 0))
        {
            return null;
        }

        var ratio = (middle - coarse) / (fine - middle);
        double? order = double.IsFinite(ratio) && ratio > 1 ? Math.Log2(ratio) : null;
        var limit = fine + ((fine - middle) / (Math.Pow(2, Held(order)) - 1));
        return new(order, (limit / own) - 1);
    }

    private static double Held(double? order) => Math.Clamp(order ?? LeastOrder, LeastOrder, GreatestOrder);
}

/// <summary>
/// What the cells' size does to a print's figures: a short piece that stands for it is computed on three grids, of
/// cells twice as large, as large and half as large, or, where the cells are fine already, on four times, twice and
/// once their size. Other pens, soils and layers have other errors, so it is measured anew for each.
/// </summary>
/// <param name="Peak">Highest temperature of the surface, K.</param>
/// <param name="Depth">Mean depth of the melt.</param>
/// <param name="Width">Mean width of the melt.</param>
/// <param name="FusedMass">Mass fused in the layer.</param>
/// <param name="FusedShare">Share of the layer fused between the outermost strokes.</param>
public sealed record GridCheck(
    GridLimit? Peak, GridLimit? Depth, GridLimit? Width, GridLimit? FusedMass, GridLimit? FusedShare)
{
    private const double FineCells = 16; // across the spot: half of these would take minutes

    /// <summary>Computes the piece on three grids.</summary>
    /// <param name="pieceOf">The piece on cells of an edge in metres.</param>
    /// <param name="cell_m">Edge of the cells in question, m.</param>
    /// <param name="spot_m">Diameter of the spot, m.</param>
    /// <param name="cancellation">Asked often.</param>
    /// <returns>The limits, or null where a grid cannot be computed.</returns>
    public static GridCheck? Of(
        Func<double, BedPrint> pieceOf, double cell_m, double spot_m, CancellationToken cancellation)
    {
        var isFine = cell_m * FineCells < spot_m;
        var least_m = isFine ? cell_m : cell_m / 2;
        BedPrint[] prints = [pieceOf(4 * least_m), pieceOf(2 * least_m), pieceOf(least_m)];
        if (prints.Any(print => print.Problem() is not null))
        {
            return null;
        }

        var results = prints.Select(print => BedSolver.Run(print, null, cancellation)).ToArray();
        return new(
            Limit(result => result.Tracks.Max(track => track.Peak_K)),
            Limit(result => result.Tracks.Average(track => track.MeltDepth_m)),
            Limit(result => result.Tracks.Average(track => track.MeltWidth_m)),
            Limit(result => result.Layers[^1].FusedMass_kg),
            Limit(result => result.Layers[^1].FusedFraction));

        GridLimit? Limit(Func<BedResult, double> value)
        {
            var values = results.Select(value).ToArray();
            return GridLimit.Of(values[0], values[1], values[2], isFine ? values[2] : values[1]);
        }
    }
}
