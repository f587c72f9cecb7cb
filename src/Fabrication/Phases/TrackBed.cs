using System.Collections.Immutable;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// The bed that one track is drawn on, in the middle along x: as wide, long and deep as heat reaches in the time of the
/// track and its cooling, 2 sqrt(alpha t) of dense soil at the solidus, at least the spot's radius and at most 4
/// diameters of it from the track; or within given walls. Under it lies soil at the first temperature.
/// </summary>
/// <param name="Length_m">Along the track, m.</param>
/// <param name="Width_m">Across it, m.</param>
/// <param name="Base_m">Beneath the layer, m.</param>
/// <param name="Layer_m">The layer, m.</param>
/// <param name="Cells">Cells, coarse to fine.</param>
internal sealed record TrackBed(
    double Length_m, double Width_m, double Base_m, double Layer_m, ImmutableArray<BedCell> Cells)
{
    /// <summary>Most of the smallest cells: what is kept of the whole bed stays below 100 MB.</summary>
    public const double CellLimit = 8e6;

    private const int RecordLimit = 1000;
    private const double WindowHotRatio = 0.1; // at 0.3 and less the cool-down is that of an even grid, to 0.4 K
    private const double MomentDiameters = 3; // of the spot, to either side
    private const int RecordsInDwell = 50;
    private const double RoundingRatio = 1e-9;
    private const long StepLimit = 300_000; // at 0.1 ms and more a step: minutes

    /// <summary>From the floor to the surface, m.</summary>
    public double Height_m => Base_m + Layer_m;

    /// <summary>The smallest cell.</summary>
    public BedCell Fine => Cells[^1];

    /// <summary>Smallest cells in the whole bed.</summary>
    public double CellCount => Length_m * Width_m * Height_m / (Fine.X_m * Fine.Y_m * Fine.Z_m);

    public static TrackBed Of(TrackInputs inputs)
    {
        var cells = CellsOf(inputs.Layer_m, inputs.Cell_m);
        var coarse = cells[0];
        var margin = Margin_m(inputs);
        var (length, width) = inputs.Walls is { } walls
            ? (walls.Length_m, walls.Width_m) : (inputs.Length_m + (2 * margin), 2 * margin);
        return new(Whole(length, coarse.X_m), Whole(width, coarse.Y_m), Whole(margin, coarse.Z_m), inputs.Layer_m,
            cells);
    }

    /// <summary>The light, absorbed.</summary>
    public static BedLight LightOf(TrackInputs inputs) =>
        SpotProfile.Light(inputs.Pen, inputs.Ground.AbsorptanceRatio, inputs.Profile);

    /// <summary>What the solver computes; the cool-down is the layer's pause.</summary>
    public BedPrint ToPrint(TrackInputs inputs, TrackPlaces? places)
    {
        var (start, y) = ((Length_m - inputs.Length_m) / 2, Width_m / 2);
        var stroke = new BedStroke(start, y, start + inputs.Length_m, y, inputs.Speed_m_s, 1);
        var path = new BedPath([new(0, inputs.CoolDown_s, [stroke])]);
        var grid = new BedGrid(Length_m, Width_m, Base_m, inputs.IsPrintedBeneath ? 1 : 0, Layer_m, Cells);
        return new()
        {
            Material = inputs.Ground.Material(),
            Grid = grid,
            Light = LightOf(inputs),
            Path = path,
            EmissivityRatio = inputs.Ground.EmissivityRatio,
            Surroundings_K = inputs.Ground.Bed_K,
            Start_K = inputs.Ground.Bed_K,
            HasOpenFloor = true,
            Probes = places?.Probes ?? [],
            Places = places?.Line ?? [],
            Recording = inputs.History.ToRecording(grid, path, inputs.Pen.Diameter_m / 2,
                new(0, Length_m / 2, y, MomentDiameters * inputs.Pen.Diameter_m)),
            ProbeInterval_s = Math.Max(inputs.Pen.Diameter_m / inputs.Speed_m_s / RecordsInDwell,
                path.Duration_s / RecordLimit),
            StepLimit = StepLimit,
            WindowHotRatio = WindowHotRatio,
        };
    }

    // Square above, as high as a whole share of the layer; two larger sizes around them.
    private static ImmutableArray<BedCell> CellsOf(double layer_m, double cell_m)
    {
        var count = (int)Math.Ceiling((layer_m / cell_m) - RoundingRatio);
        count += count > 1 ? count % 2 : 0;
        var height = layer_m / count;
        var tall = count > 1 ? 2 * height : height;
        return [new(4 * cell_m, 4 * cell_m, tall), new(2 * cell_m, 2 * cell_m, tall), new(cell_m, cell_m, height)];
    }

    private static double Margin_m(TrackInputs inputs)
    {
        var material = inputs.Ground.Material();
        var heat = material.StateAt(material.Enthalpy_J_kg(material.Solidus_K - 1)).SpecificHeat_J_kg_K;
        var diffusivity = material.SolidConductivity_W_m_K / (material.FusedDensity_kg_m3 * heat);
        var time = (inputs.Length_m / inputs.Speed_m_s) + inputs.CoolDown_s;
        var reach = Math.Max(LightOf(inputs).Reach_m, inputs.Pen.Diameter_m / 2);
        return Math.Clamp(2 * Math.Sqrt(diffusivity * time), reach, 8 * reach) + reach;
    }

    private static double Whole(double length_m, double cell_m) =>
        cell_m * Math.Max(1, Math.Ceiling((length_m / cell_m) - RoundingRatio));
}
