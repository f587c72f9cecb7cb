namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// A single straight track in three dimensions, for what a column model leaves out. Cells of a tenth of the spot and a
/// quarter of the layer: depth and width are known to some per cent, the peak to some kelvins
/// (docs/concepts/heat-bed.md).
/// </summary>
public static class BedTrackCheck
{
    private const int SpotCells = 10;
    private const int LayerCells = 4;
    private const int BaseLayers = 3;

    /// <summary>Computes a track of two spots' length on a loose layer over dense soil.</summary>
    /// <param name="stroke">How the pen meets the soil.</param>
    /// <param name="material">The soil.</param>
    /// <param name="cancellation">Asked often.</param>
    public static BedTrack Of(PenStroke stroke, ThermalMaterial material, CancellationToken cancellation)
    {
        var spot = stroke.Diameter_m;
        var edge = spot / SpotCells;
        var print = new BedPrint
        {
            Material = material,
            Grid = new(4 * spot, 2 * spot, BaseLayers * stroke.Layer_m, 1, stroke.Layer_m,
                [new(edge, edge, stroke.Layer_m / LayerCells)]),
            Light = BedLight.TopHat(stroke.Flux_W_m2 * stroke.AbsorptanceRatio, spot),
            Path = new([new(0, 0, [new(spot, spot, 3 * spot, spot, stroke.Speed_m_s, 1)])]),
            EmissivityRatio = stroke.EmissivityRatio,
            Surroundings_K = stroke.Bed_K,
            Start_K = stroke.Bed_K,
            HasOpenFloor = true,
        };
        return BedSolver.Run(print, null, cancellation).Tracks[0];
    }
}
