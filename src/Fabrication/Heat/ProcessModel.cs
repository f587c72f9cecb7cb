using System.Collections.Immutable;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Heat;

/// <summary>A point of a process map.</summary>
/// <param name="Flux_W_m2">Flux of the light, W/m^2.</param>
/// <param name="Speed_m_s">Speed of the pen, m/s.</param>
/// <param name="Spacing_m">Distance between tracks, m.</param>
/// <param name="Layer_m">Height of a layer, m.</param>
public sealed record ProcessPoint(double Flux_W_m2, double Speed_m_s, double Spacing_m, double Layer_m);

/// <summary>What a point of a process map gives.</summary>
/// <param name="OnceFraction">Share of the layer's mass fused in one pass over dense soil.</param>
/// <param name="FusedFraction">The same after the passes over the layers above.</param>
/// <param name="JoinedFraction">Share joined of the section that is joined least, across a spacing.</param>
/// <param name="DepthRatio">Depth of the melt over the layer's height, one pass, middle line.</param>
/// <param name="Peak_K">Highest temperature of the surface, without the vapour's heat, K.</param>
/// <param name="Solidus_K">Where melting begins, K.</param>
/// <param name="CooledPeak_K">The same with the vapour's heat, K.</param>
/// <param name="RecoilRatio">Recoil of the vapour over the capillary pressure of the pool.</param>
/// <param name="Width_m">Width of the melt at the surface, m.</param>
/// <param name="Bulk_kg_m3">Bulk density of what is printed, kg/m^3.</param>
/// <param name="Strength_Pa">Compressive strength of the weakest section, Pa.</param>
/// <param name="Energy_J_kg">Light in the spot over the mass of the layer that it passes, J/kg.</param>
/// <param name="Productivity_kg_s">Fused mass over time with the shutter open, kg/s.</param>
/// <param name="PoolRatio">Length of the pool over its width; 0 without one.</param>
/// <param name="BreakRatio">How near the pool is to breaking up: the lesser of length over pi widths and time liquid
/// over the time that swellings take; above 1 it does.</param>
public sealed record ProcessOutcome(
    double OnceFraction, double FusedFraction, double JoinedFraction, double DepthRatio, double Peak_K,
    double Solidus_K, double CooledPeak_K, double RecoilRatio, double Width_m, double Bulk_kg_m3, double Strength_Pa,
    double Energy_J_kg, double Productivity_kg_s, double PoolRatio, double BreakRatio);

/// <summary>
/// What a pen does to a layer in the midst of a print: columns lit for their chord's time, layer upon layer
/// (<see cref="StackedLayers"/>); across a spacing each place counts as its nearest track leaves it. The section that
/// is joined least carries the load: its strength is the mean over the spacing of bulk strength by porosity
/// (<see cref="PrintedStrength"/>) times the share that is joined. Pools are as long as the time molten times the
/// speed (<see cref="TrackBreakup"/>), vapour from <see cref="VapourLimit"/>. Assumes what these assume; where heat
/// flows sideways (melt deeper than a quarter of the spot) depth, length and temperature are upper bounds. Cracks,
/// gas and the melt's flow are left out, so strength is that of sound material: an upper limit.
/// </summary>
public sealed record ProcessModel
{
    private const int SampleCount = 24; // across half a spacing: a sharp edge is placed to a 24th
    private const int LeastCellCount = 5;
    private static readonly double[] s_chords = [0.12, 0.3, 0.45, 0.6, 0.7, 0.8, 0.9, 1]; // of the longest

    /// <summary>The soil as heat sees it.</summary>
    public required ThermalMaterial Material { get; init; }

    /// <summary>How its grains sinter.</summary>
    public required GrainSintering Sinter { get; init; }

    /// <summary>Radius of its grains, m.</summary>
    public required double GrainRadius_m { get; init; }

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

    /// <summary>Vapour over that of the model.</summary>
    public required double VapourFactor { get; init; }

    /// <summary>Dense height that a layer's soil makes, over the layer's height as stated.</summary>
    public double LayerFactor { get; init; } = 1;

    /// <summary>Temperature of the bed, K.</summary>
    public required double Bed_K { get; init; }

    /// <summary>Diameter of the spot, m.</summary>
    public required double Diameter_m { get; init; }

    /// <summary>Layers that are printed for one to be looked at.</summary>
    public int PassCount { get; init; } = StackedLayers.PassCount;

    /// <summary>The stroke of a point.</summary>
    public PenStroke Stroke(ProcessPoint point) => new(
        point.Flux_W_m2, Diameter_m, point.Speed_m_s, point.Spacing_m, LayerFactor * point.Layer_m, AbsorptanceRatio,
        EmissivityRatio, 0, Bed_K);

    /// <summary>Computes a layer under a flux for many speeds and spacings.</summary>
    /// <param name="flux_W_m2">Flux, W/m^2.</param>
    /// <param name="layer_m">Height of the layer as stated, m.</param>
    /// <param name="dwells_s">Times lit, s, shortest first.</param>
    /// <param name="cellCount">Cells in the layer.</param>
    /// <param name="cancellation">Asked often.</param>
    public ProcessPlaces Places(double flux_W_m2, double layer_m, ImmutableArray<double> dwells_s, int cellCount,
        CancellationToken cancellation)
    {
        // Neither speed nor spacing enters a place: the time lit says all.
        var stroke = Stroke(new(flux_W_m2, 1, 1, layer_m));
        ImmutableArray<LayerPlace> all = [.. dwells_s.Select(dwell => StackedLayers.Of(
            stroke, Material, Sinter, GrainRadius_m, dwell, Math.Max(LeastCellCount, (int)(cellCount * LayerFactor)),
            PassCount, cancellation))];
        return new(flux_W_m2, layer_m, all, [.. all.Select(place => place.FusedFractions
            .Select((fused, at) => place.JoinedFractions[at] * PrintedStrength.Bulk_Pa(Density(fused).PorosityFraction))
            .ToImmutableArray())]);
    }

    /// <summary>Computes a point by itself.</summary>
    /// <param name="point">The point.</param>
    /// <param name="cellCount">Cells in the layer.</param>
    /// <param name="cancellation">Asked often.</param>
    public ProcessOutcome Of(ProcessPoint point, int cellCount, CancellationToken cancellation)
    {
        var dwell = Diameter_m / point.Speed_m_s;
        return Of(Places(point.Flux_W_m2, point.Layer_m, [.. s_chords.Select(chord => chord * dwell)], cellCount,
            cancellation), point.Speed_m_s, point.Spacing_m);
    }

    /// <summary>Reads a point from a layer under a flux.</summary>
    /// <param name="places">The layer; its longest time reaches the spot's passing.</param>
    /// <param name="speed_m_s">Speed, m/s.</param>
    /// <param name="spacing_m">Spacing, m.</param>
    public ProcessOutcome Of(ProcessPlaces places, double speed_m_s, double spacing_m)
    {
        var (all, dwell, layer) = (places.All, Diameter_m / speed_m_s, LayerFactor * places.Layer_m);
        var mass = Material.FusedDensity_kg_m3 * layer;
        var count = all[0].FusedFractions.Length;
        var (joined, strength) = (new double[count], new double[count]);
        var (once, fused) = (0.0, 0.0);
        for (var sample = 0; sample < SampleCount; sample++)
        {
            // The nearest track lights a place the longest.
            var offset = 2 * (spacing_m / 2 * (sample + 0.5) / SampleCount) / Diameter_m;
            var chord = offset < 1 ? dwell * Math.Sqrt(1 - (offset * offset)) : 0;
            once += places.At(chord, at => all[at].Once.LayerMelted_kg_m2 / mass);
            for (var cell = 0; cell < count && chord > 0; cell++)
            {
                fused += places.At(chord, at => all[at].FusedFractions[cell]) / count;
                joined[cell] += places.At(chord, at => all[at].JoinedFractions[cell]);
                strength[cell] += places.At(chord, at => places.StrengthOf[at][cell]);
            }
        }

        (once, fused) = (once / SampleCount, fused / SampleCount);
        var peak = places.At(dwell, at => all[at].Once.Peak_K);
        var melts = places.TimeTo_s(Material.Solidus_K) / dwell;
        var width = melts < 1 ? Diameter_m * Math.Sqrt(1 - (melts * melts)) : 0;
        var (pool, breaks) = Pool(places.At(dwell, at => all[at].Once.MeltTime_s), width, speed_m_s);
        var surface = PenTrack.SurfaceOf(Stroke(new(places.Flux_W_m2, speed_m_s, spacing_m, places.Layer_m)), dwell);
        var vapour = VapourLimit.Of(Composition, surface, peak, width, VapourFactor);
        var rate = mass * spacing_m * speed_m_s;
        return new(
            once, fused, joined.Min() / SampleCount, places.At(dwell, at => all[at].Once.MeltDepth_m) / layer, peak,
            Material.Solidus_K, vapour.Peak_K, vapour.RecoilRatio, width, Density(fused).Bulk_kg_m3,
            strength.Min() / SampleCount, places.Flux_W_m2 * Math.PI / 4 * Diameter_m * Diameter_m / rate,
            rate * fused, pool, breaks);
    }

    private PrintedDensity Density(double fused) => PrintedDensity.Of(
        fused, GlassDensity_kg_m3, GrainDensity_kg_m3, Material.BedDensity_kg_m3, TrappedFraction);

    private (double PoolRatio, double BreakRatio) Pool(double molten_s, double width_m, double speed_m_s)
    {
        if (width_m <= 0 || molten_s <= 0)
        {
            return (0, 0);
        }

        var pool = TrackBreakup.Of(
            molten_s * speed_m_s, width_m, speed_m_s, ViscosityBand.At(Composition, Material.Liquidus_K).Central_Pa_s,
            SurfaceTension.At_N_m(Material.Liquidus_K), GlassDensity_kg_m3);
        return (pool.AspectRatio, Math.Min(pool.AspectRatio / Math.PI, pool.LiquidTime_s / pool.GrowthTime_s));
    }
}
