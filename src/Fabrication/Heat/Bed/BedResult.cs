using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>What a print's heat did.</summary>
/// <param name="Tracks">Every lit stroke.</param>
/// <param name="Layers">Every layer.</param>
/// <param name="Ledger">Where the heat went.</param>
/// <param name="Probes">Temperature at the places asked for.</param>
/// <param name="FinestStepCount">Steps of the smallest cells.</param>
/// <param name="CellStepCount">Steps of single cells, of all sizes.</param>
/// <param name="WindowMostCount">Most cells that were stepped at one time, of all sizes.</param>
/// <param name="Places">Temperature of the cells at the places asked for.</param>
/// <param name="Record">What else was asked for; null where nothing was.</param>
public sealed record BedResult(
    ImmutableArray<BedTrack> Tracks, ImmutableArray<BedLayerResult> Layers, BedLedger Ledger,
    ImmutableArray<BedProbeHistory> Probes, long FinestStepCount, long CellStepCount, long WindowMostCount,
    ImmutableArray<BedProbeHistory> Places, BedRecord? Record);

/// <summary>What a lit stroke did.</summary>
/// <param name="Layer">Index of its layer, from 0.</param>
/// <param name="Stroke">Index of the stroke in the layer, from 0.</param>
/// <param name="Peak_K">Highest temperature of the surface, K.</param>
/// <param name="MeltDepth_m">Deepest melt under the surface, m of dense soil; half-molten counts half.</param>
/// <param name="MeltWidth_m">Widest melt of the surface across the stroke, m; half-molten counts half.</param>
/// <param name="MeltTime_s">How long the surface in the middle of the stroke was above the solidus, s.</param>
/// <param name="CoolingRate_K_s">How fast it cooled through the solidus, K/s; null where it did not melt and
/// cool.</param>
/// <param name="Interface_K">Highest temperature in the middle of the stroke between its layer and what lies beneath,
/// K.</param>
public sealed record BedTrack(
    int Layer, int Stroke, double Peak_K, double MeltDepth_m, double MeltWidth_m, double MeltTime_s,
    double? CoolingRate_K_s, double Interface_K);

/// <summary>What became of a layer.</summary>
/// <param name="FusedFraction">
/// Share of its mass fused within the rectangle that its lit strokes' middle lines span; 0 without such strokes.
/// </param>
/// <param name="FusedMass_kg">Mass fused in the whole layer, kg.</param>
/// <param name="Before_K">Mean temperature of the printed surface that it was spread on, K; null for the first.</param>
public sealed record BedLayerResult(double FusedFraction, double FusedMass_kg, double? Before_K);

/// <summary>Where the heat went; measured from the bed's first temperature, so that layers spread at it bring
/// none.</summary>
/// <param name="Absorbed_J">Light absorbed, J.</param>
/// <param name="Radiated_J">Heat radiated, net of what came from the surroundings, J.</param>
/// <param name="Floor_J">Heat that left through the floor, J.</param>
/// <param name="Stored_J">Heat in the bed, J.</param>
/// <param name="LayerMass_kg">Mass that the layers brought, kg.</param>
public sealed record BedLedger(
    double Absorbed_J, double Radiated_J, double Floor_J, double Stored_J, double LayerMass_kg)
{
    /// <summary>What the balance lacks, over the greatest of its parts.</summary>
    public double ImbalanceRatio => Math.Abs(Absorbed_J - Radiated_J - Floor_J - Stored_J) /
        Math.Max(double.Epsilon, Math.Max(Math.Abs(Absorbed_J), Math.Max(Math.Abs(Radiated_J), Math.Abs(Stored_J))));
}

/// <summary>Temperature at a place.</summary>
/// <param name="Times_s">Since the start, s.</param>
/// <param name="Temperatures_K">Temperature, K.</param>
public sealed record BedProbeHistory(ImmutableArray<double> Times_s, ImmutableArray<double> Temperatures_K);

/// <summary>The bed as it is, in even cells; index (z * CountY + y) * CountX + x.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="CountX">Cells along x.</param>
/// <param name="CountY">Cells along y.</param>
/// <param name="CountZ">Cells in height, from the floor.</param>
/// <param name="Temperatures_K">Temperature, K.</param>
/// <param name="FusedFractions">Consolidation.</param>
public sealed record BedSnapshot(
    BedCell Cell, int CountX, int CountY, int CountZ, ImmutableArray<float> Temperatures_K,
    ImmutableArray<float> FusedFractions);
