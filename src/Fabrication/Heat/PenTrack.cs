using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat;

/// <summary>How the pen meets the soil.</summary>
/// <param name="Flux_W_m2">Flux of the light, the same everywhere in the spot, W/m^2.</param>
/// <param name="Diameter_m">Diameter of the spot, m.</param>
/// <param name="Speed_m_s">Speed of the spot over the soil, m/s.</param>
/// <param name="Spacing_m">Distance between neighbouring tracks, m.</param>
/// <param name="Layer_m">Height of a printed layer, m.</param>
/// <param name="AbsorptanceRatio">Share of the light that the soil absorbs.</param>
/// <param name="EmissivityRatio">Emissivity of the hot soil.</param>
/// <param name="OpticalDepth_m">
/// Depth in which the light falls to 1/e inside the soil, m; 0 for the surface alone.
/// </param>
/// <param name="Bed_K">Temperature of the bed, and of what it sees, K.</param>
public sealed record PenStroke(
    double Flux_W_m2, double Diameter_m, double Speed_m_s, double Spacing_m, double Layer_m, double AbsorptanceRatio,
    double EmissivityRatio, double OpticalDepth_m, double Bed_K)
{
    /// <summary>How long the spot's diameter takes to pass a place on its middle line, s.</summary>
    public double Dwell_s => Diameter_m / Speed_m_s;
}

/// <summary>
/// What one pass of the pen does to a fresh layer of loose soil on printed soil: columns across the spot, each lit
/// for as long as its chord takes to pass. It assumes a spot of even flux, no heat sideways, and a layer that finds
/// the one beneath cooled to the temperature of the bed; tracks beside each other do not preheat each other.
/// </summary>
/// <param name="Centre">The column on the middle line.</param>
/// <param name="Offsets_m">Distances from the middle line, m, from 0 to the spot's radius.</param>
/// <param name="MeltedFractions">Share of the fresh layer's mass molten there.</param>
/// <param name="MeltWidth_m">Width in which anything melted, m, to a cell of the offsets.</param>
/// <param name="FusedFraction">Share of the layer's mass fused when tracks lie a spacing apart.</param>
/// <param name="Ceiling_K">Temperature at which the surface would radiate all it absorbs, K.</param>
/// <param name="HasEnded">Whether every column came to its end within the step limit.</param>
public sealed record PenTrack(
    ColumnHistory Centre, ImmutableArray<double> Offsets_m, ImmutableArray<double> MeltedFractions, double MeltWidth_m,
    double FusedFraction, double Ceiling_K, bool HasEnded)
{
    private const double Cell_m = 50e-6; // halving it moves the melt depth of the shipped case by 0.1 %
    private const int LeastCellCount = 4;
    private const int MostCellCount = 40;
    private const int OffsetCount = 8;
    private const int MixtureCount = 240;
    private const double CoolingLimit_s = 3600;

    /// <summary>The columns at all offsets but the last, where no light falls.</summary>
    public ImmutableArray<ColumnHistory> Columns { get; init; } = [];

    /// <summary>Mean of a share between tracks a spacing apart, where each place keeps the greatest of any
    /// track.</summary>
    /// <param name="fractions">The share at each of <see cref="Offsets_m"/>.</param>
    /// <param name="spacing_m">Distance between tracks, m.</param>
    internal double MeanOf(ImmutableArray<double> fractions, double spacing_m) =>
        Mixture(Offsets_m, fractions, spacing_m);

    /// <summary>Computes one pass.</summary>
    /// <param name="stroke">How the pen meets the soil.</param>
    /// <param name="material">The soil.</param>
    /// <param name="cancellation">Asked often.</param>
    public static PenTrack Of(PenStroke stroke, ThermalMaterial material, CancellationToken cancellation) =>
        Of(stroke, material, CellCount(stroke.Layer_m), cancellation);

    /// <summary>Cells in a fresh layer of that height, m: of 0.05 mm each, but 4 at least and 40 at most.</summary>
    public static int CellCount(double layer_m) =>
        Math.Clamp((int)Math.Round(layer_m / Cell_m), LeastCellCount, MostCellCount);

    /// <summary>Computes one pass on a grid of one's own.</summary>
    /// <param name="stroke">How the pen meets the soil.</param>
    /// <param name="material">The soil.</param>
    /// <param name="layerCellCount">Cells in the fresh layer.</param>
    /// <param name="cancellation">Asked often.</param>
    public static PenTrack Of(
        PenStroke stroke, ThermalMaterial material, int layerCellCount, CancellationToken cancellation)
    {
        var mass = material.FusedDensity_kg_m3 * stroke.Layer_m;
        var radius = stroke.Diameter_m / 2;
        var centre = Light(stroke, material, stroke.Dwell_s, layerCellCount, cancellation);
        var offsets = ImmutableArray.CreateBuilder<double>();
        var fractions = ImmutableArray.CreateBuilder<double>();
        var columns = ImmutableArray.CreateBuilder<ColumnHistory>();
        offsets.Add(0);
        columns.Add(centre);
        fractions.Add(centre.LayerMelted_kg_m2 / mass);
        var hasEnded = centre.HasEnded;
        for (var at = 0; at < OffsetCount; at++)
        {
            var offset = radius * (at + 0.5) / OffsetCount;
            var chord = 2 * Math.Sqrt((radius * radius) - (offset * offset));
            var column = Light(stroke, material, chord / stroke.Speed_m_s, layerCellCount, cancellation);
            offsets.Add(offset);
            columns.Add(column);
            fractions.Add(column.LayerMelted_kg_m2 / mass);
            hasEnded &= column.HasEnded;
        }

        offsets.Add(radius);
        fractions.Add(0);
        var (places, melted) = (offsets.ToImmutable(), fractions.ToImmutable());
        return new(centre, places, melted, MeltWidth(places, melted), Mixture(places, melted, stroke.Spacing_m),
            SurfaceOf(stroke, stroke.Dwell_s).Ceiling_K, hasEnded)
        {
            Columns = columns.ToImmutable(),
        };
    }

    /// <summary>
    /// The flux that begins to melt the surface at the same speed and spot, W/m^2, to 1 %; null where a hundred times
    /// the stroke's own flux does not.
    /// </summary>
    public static double? FluxToMelt_W_m2(PenStroke stroke, ThermalMaterial material, CancellationToken cancellation)
    {
        var (low, high) = (stroke.Flux_W_m2, 100 * stroke.Flux_W_m2);
        if (!Melts(stroke with { Flux_W_m2 = high }, material, cancellation))
        {
            return null;
        }

        // Each turn halves the logarithm of a ratio that begins at 100: ten end below 1 %.
        for (var turn = 0; turn < 10; turn++)
        {
            var middle = Math.Sqrt(low * high);
            (low, high) = Melts(stroke with { Flux_W_m2 = middle }, material, cancellation) ? (low, middle) : (middle,
                high);
        }

        return high;
    }

    private static bool Melts(PenStroke stroke, ThermalMaterial material, CancellationToken cancellation) =>
        Light(stroke, material, stroke.Dwell_s, CellCount(stroke.Layer_m), cancellation,
            stroke.Dwell_s).LayerMelted_kg_m2 > 0;

    /// <summary>The surface under a stroke, lit for a time.</summary>
    internal static LitSurface SurfaceOf(PenStroke stroke, double dwell_s) => new(
        stroke.Flux_W_m2 * stroke.AbsorptanceRatio, dwell_s, stroke.EmissivityRatio, stroke.Bed_K,
            stroke.OpticalDepth_m);

    private static ColumnHistory Light(
        PenStroke stroke, ThermalMaterial material, double dwell_s, int layerCellCount, CancellationToken cancellation,
        double atMost_s = CoolingLimit_s)
    {
        var shape = ShapeOf(stroke, material, dwell_s, layerCellCount);
        return Column.Run(shape, material, SurfaceOf(stroke, dwell_s), Math.Max(atMost_s, dwell_s), cancellation);
    }

    /// <summary>A fresh layer over dense soil, deep enough for a dwell.</summary>
    internal static ColumnShape ShapeOf(
        PenStroke stroke, ThermalMaterial material, double dwell_s, int layerCellCount)
    {
        // The floor must not be felt: heat reaches about 4 sqrt(alpha t), and the melt goes on spreading it as it
        // cools.
        var heat = material.StateAt(material.Enthalpy_J_kg(material.Solidus_K - 1)).SpecificHeat_J_kg_K;
        var diffusivity = material.SolidConductivity_W_m_K / (material.FusedDensity_kg_m3 * heat);
        var depth = Math.Max(4 * stroke.Layer_m, 4 * Math.Sqrt(diffusivity * 4 * dwell_s));
        var cell = stroke.Layer_m / layerCellCount;
        var growth = 1 + (0.08 * CellCount(stroke.Layer_m) / layerCellCount); // finer grids are finer all the way down
        return new(
            material.FusedDensity_kg_m3 * stroke.Layer_m, layerCellCount, depth, growth, cell, stroke.Bed_K);
    }

    private static double MeltWidth(ImmutableArray<double> offsets_m, ImmutableArray<double> fractions)
    {
        for (var at = offsets_m.Length - 1; at > 0; at--)
        {
            if (fractions[at - 1] > 0)
            {
                return 2 * (fractions[at] > 0 ? offsets_m[at] : (offsets_m[at - 1] + offsets_m[at]) / 2);
            }
        }

        return 0;
    }

    // Where tracks overlap, a place keeps the deepest melt of any of them.
    private static double Mixture(ImmutableArray<double> offsets_m, ImmutableArray<double> fractions, double spacing_m)
    {
        var reach = (int)Math.Ceiling(offsets_m[^1] / spacing_m);
        var sum = 0.0;
        for (var sample = 0; sample < MixtureCount; sample++)
        {
            var place = spacing_m * (sample + 0.5) / MixtureCount;
            var most = 0.0;
            for (var track = -reach; track <= reach + 1; track++)
            {
                most = Math.Max(most, Interpolate(offsets_m, fractions, Math.Abs(place - (track * spacing_m))));
            }

            sum += Math.Min(1, most);
        }

        return sum / MixtureCount;
    }

    private static double Interpolate(ImmutableArray<double> offsets_m, ImmutableArray<double> fractions,
        double offset_m)
    {
        for (var at = 1; at < offsets_m.Length; at++)
        {
            if (offset_m <= offsets_m[at])
            {
                var share = (offset_m - offsets_m[at - 1]) / (offsets_m[at] - offsets_m[at - 1]);
                return fractions[at - 1] + (share * (fractions[at] - fractions[at - 1]));
            }
        }

        return 0;
    }
}
