using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>A point of a process map.</summary>
/// <param name="Flux_W_m2">Flux of the light, W/m^2.</param>
/// <param name="Speed_m_s">Speed of the pen, m/s.</param>
/// <param name="Spacing_m">Distance between tracks, m.</param>
/// <param name="Layer_m">Height of a layer, m.</param>
public sealed record ProcessPoint(double Flux_W_m2, double Speed_m_s, double Spacing_m, double Layer_m);

/// <summary>What a point of a process map gives.</summary>
/// <param name="Regime">Where it lies.</param>
/// <param name="FusedFraction">Share of the layer's mass fused.</param>
/// <param name="DepthRatio">Depth of the melt over the layer's height.</param>
/// <param name="Peak_K">Highest temperature of the surface, K.</param>
/// <param name="Width_m">Width of the melt, m.</param>
/// <param name="Bulk_kg_m3">Bulk density of what is printed, kg/m^3.</param>
/// <param name="Energy_J_kg">Light in the spot over the mass of the layer that it passes, J/kg.</param>
/// <param name="Productivity_kg_s">Fused mass over time with the shutter open, kg/s.</param>
/// <param name="PoolRatio">Length of the pool over its width; 0 without one.</param>
/// <param name="Breaks">Whether the pool breaks up.</param>
public sealed record ProcessOutcome(
    PrintRegime Regime, double FusedFraction, double DepthRatio, double Peak_K, double Width_m, double Bulk_kg_m3,
    double Energy_J_kg, double Productivity_kg_s, double PoolRatio, bool Breaks);

/// <summary>
/// Regimes of printing under a pen of light, from <see cref="PenTrack"/>: nothing molten; less than 98 % of the layer
/// fused; good; molten deeper than two layers or hotter than a limit; and a pool that breaks up
/// (<see cref="TrackBreakup"/>), its length the time molten times the speed. Assumes what these two assume; where heat
/// flows sideways (melt deeper than a quarter of the spot) depth, length and temperature are upper bounds.
/// </summary>
public sealed record ProcessModel
{
    /// <summary>Fused share from which a layer counts as molten through.</summary>
    public const double FullFraction = 0.98; // judgement: what the tracks' edges leave loose is within the pores

    /// <summary>Melt over layer beyond which a layer melts the ones beneath again.</summary>
    public const double OverDepthRatio = 2; // as finding FAB112

    /// <summary>The soil as heat sees it.</summary>
    public required ThermalMaterial Material { get; init; }

    /// <summary>Its oxides.</summary>
    public required Composition Composition { get; init; }

    /// <summary>Density of its glass, kg/m^3.</summary>
    public required double GlassDensity_kg_m3 { get; init; }

    /// <summary>Density of its grains, kg/m^3.</summary>
    public required double GrainDensity_kg_m3 { get; init; }

    /// <summary>Pores that stay in the melt.</summary>
    public required double TrappedFraction { get; init; }

    /// <summary>Share of the light absorbed.</summary>
    public required double AbsorptanceRatio { get; init; }

    /// <summary>Emissivity.</summary>
    public required double EmissivityRatio { get; init; }

    /// <summary>Temperature of the bed, K.</summary>
    public required double Bed_K { get; init; }

    /// <summary>Diameter of the spot, m.</summary>
    public required double Diameter_m { get; init; }

    /// <summary>Peak above which a point counts as over-melt, K.</summary>
    public required double Hottest_K { get; init; }

    /// <summary>The stroke of a point.</summary>
    public PenStroke Stroke(ProcessPoint point) => new(
        point.Flux_W_m2, Diameter_m, point.Speed_m_s, point.Spacing_m, point.Layer_m, AbsorptanceRatio,
        EmissivityRatio, 0, Bed_K);

    /// <summary>Computes a point.</summary>
    /// <param name="point">The point.</param>
    /// <param name="cellCount">Cells in the layer.</param>
    /// <param name="cancellation">Asked often.</param>
    public ProcessOutcome Of(ProcessPoint point, int cellCount, CancellationToken cancellation)
    {
        var track = PenTrack.Of(Stroke(point), Material, cellCount, cancellation);
        var fused = track.FusedFraction;
        var depth = track.Centre.MeltDepth_m / point.Layer_m;
        var (ratio, breaks) = Pool(track, point);
        var isOver = depth > OverDepthRatio || track.Centre.Peak_K > Hottest_K;
        var regime = fused <= 0 ? PrintRegime.NoMelt
            : breaks ? PrintRegime.BreakUp
            : isOver ? PrintRegime.OverMelt
            : fused < FullFraction ? PrintRegime.Partial : PrintRegime.Good;
        var rate = Material.FusedDensity_kg_m3 * point.Layer_m * point.Spacing_m * point.Speed_m_s;
        var power = point.Flux_W_m2 * Math.PI / 4 * Diameter_m * Diameter_m;
        var density = PrintedDensity.Of(
            fused, GlassDensity_kg_m3, GrainDensity_kg_m3, Material.BedDensity_kg_m3, TrappedFraction);
        return new(regime, fused, depth, track.Centre.Peak_K, track.MeltWidth_m, density.Bulk_kg_m3, power / rate,
            rate * fused, ratio, breaks);
    }

    private (double Ratio, bool Breaks) Pool(PenTrack track, ProcessPoint point)
    {
        if (track.MeltWidth_m <= 0 || track.Centre.MeltTime_s <= 0)
        {
            return (0, false);
        }

        var pool = TrackBreakup.Of(
            track.Centre.MeltTime_s * point.Speed_m_s, track.MeltWidth_m, point.Speed_m_s,
            ViscosityBand.At(Composition, Material.Liquidus_K).Central_Pa_s,
            SurfaceTension.At_N_m(Material.Liquidus_K), GlassDensity_kg_m3);
        return (pool.AspectRatio, pool.BreaksUp);
    }
}
