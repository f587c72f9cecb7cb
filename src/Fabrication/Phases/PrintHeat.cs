using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Phases;

/// <summary>How the first layers of a print are followed in three dimensions.</summary>
/// <param name="LayerCount">Layers from the bottom.</param>
/// <param name="Cell_m">Edge of the smallest cells, m.</param>
/// <param name="HasGridCheck">Whether a short piece on three grids tells how far the figures are from fine
/// cells.</param>
/// <param name="Profile">The spot's profile; null for even flux.</param>
/// <param name="HasEvenHeight">Whether windows keep the height of the smallest cells.</param>
/// <param name="Probes">Places whose temperature is recorded.</param>
/// <param name="History">Which times are kept as pictures.</param>
public sealed record BedOptions(
    int LayerCount, double Cell_m, bool HasGridCheck, SpotProfile? Profile, bool HasEvenHeight,
    ImmutableArray<PrintProbe> Probes, HistoryOptions History);

/// <summary>
/// The first layers of a print in three dimensions, stroke by stroke as the machine draws them, by
/// <see cref="BedSolver"/>. The last of these layers stands for all above it: it lies on printed soil and its
/// neighbours' heat is in it. Works without pauses for the night.
/// </summary>
internal static class PrintHeat
{
    internal const double Margin_m = 8e-3; // beyond strokes and spot, in loose soil that hardly conducts
    private const int FrameCount = 6;
    private const int RecordsInDwell = 50;
    private const int RecordLimit = 10_000;
    private const double MomentDiameters = 3; // of the spot, to either side
    internal const double BaseLayers = 3; // loose soil beneath the first layer, in layers: the daily wave is longer

    /// <summary>Reads the group of options.</summary>
    public static BedOptions Read(Section section) => new(
        section.Count("layers", "Layers from the bottom that are followed; the last one stands for all above.", 1, 50,
            2),
        section.Quantity("cell", "mm", "Edge of the smallest cells, under the pen.", Bounds.Between("0.1 mm", "5 mm"),
            "0.5 mm"),
        section.Flag("grid_check", "Whether three short strokes on three grids tell how far the figures are from " +
            "those of fine cells.", true),
        SpotProfile.Read(section),
        section.Flag("even_height", "Whether larger cells stay as flat as the smallest: soil between strokes and " +
            "layers then cools as on an even grid, within some 15 K, in twice the time; fused shares move by 0.1 %.",
            false),
        PrintProbe.Read(section),
        section.OptionalGroup("history", "The bed over time as files; " + FrameCount.ToString(
            CultureInfo.InvariantCulture) + " frames where left out.",
            inside => HistoryOptions.Read(inside, FrameCount)) ?? new(FrameCount, 0));

    /// <summary>A print for the solver, and where the bed begins in the part's coordinates; beneath the last layer
    /// lies another, or loose soil (null).</summary>
    public sealed record Case(
        PrintInputs Inputs, BedPrint Print, DrawnLayer Last, DrawnLayer? Beneath, double Left_m, double Low_m)
    {
        /// <summary>Bottom of the first layer in the part's coordinates, m.</summary>
        public required double Bottom_m { get; init; }

        /// <summary>The stroke whose sections are kept; null where nothing is lit.</summary>
        public BedStroke? Moment { get; init; }
    }

    /// <summary>Follows the layers.</summary>
    public static PrintBed Run(
        Case one, SoilOptions ground, Action<double> progress, CancellationToken cancellation)
    {
        using var solver = new BedSolver(one.Print);
        var told = new Progress(progress);
        while (solver.Next(told, cancellation))
        {
        }

        var finest = one.Print.Grid.Cells.Length - 1;
        var (heat, level, fine) = (solver.Result(), one.Print.Recording!.FrameLevel, solver.Snapshot(finest));
        var cells = PrintLayerCells.Of(one.Inputs, one, fine);
        return PrintBed.Of(heat, fine, solver.Snapshot(finest - 1), one.Last, one.Print.Grid.Layer_m, one.Left_m,
            one.Low_m) with
        {
            History = new(one, ground, heat, solver.History(level)!, solver.Snapshot(level)),
            Layers = [.. Enumerable.Range(0, SinteringPace.CaseCount).Select(at =>
                PrintLayer.Of(cells, solver.Clock(at))).OfType<PrintLayer>()],
        };
    }

    private sealed class Progress(Action<double> told) : IProgress<double>
    {
        public void Report(double value) => told(value);
    }

    /// <summary>What the solver takes, or null where there is nothing to draw.</summary>
    public static Case? Of(PrintInputs inputs, BedOptions options, ImmutableArray<DrawnLayer> paths)
    {
        var layers = paths.Take(options.LayerCount).TakeWhile(path => path.Paths.Count > 0).ToArray();
        if (layers.Length == 0)
        {
            return null;
        }

        var points = layers.SelectMany(path => path.Tracks).SelectMany(track => new[] { track.From, track.To })
            .ToArray();
        var light = SpotProfile.Light(inputs.Pen, inputs.Ground.AbsorptanceRatio, options.Profile);
        var margin = Margin_m + light.Reach_m;
        var coarse = 8 * options.Cell_m;
        var (left, low) = (points.Min(point => point.X_m) - margin, points.Min(point => point.Y_m) - margin);
        var ground = inputs.Ground;
        var print = new BedPrint
        {
            Material = ground.Material(),
            Grid = new(Whole(points.Max(point => point.X_m) + margin - left, coarse),
                Whole(points.Max(point => point.Y_m) + margin - low, coarse), BaseLayers * inputs.Layer_m, 0,
                inputs.Layer_m, Cells(options.Cell_m, inputs.Layer_m, options.HasEvenHeight)),
            Light = light,
            Path = new([.. layers.Select(path => LayerOf(inputs, path, left, low))]),
            EmissivityRatio = ground.EmissivityRatio,
            Surroundings_K = ground.Bed_K,
            Start_K = ground.Bed_K,
            ThreadCount = 1, // the bits are the same on two
            Probes = [.. options.Probes.Select(probe => new BedProbe(
                probe.X_m - left, probe.Y_m - low, (BaseLayers * inputs.Layer_m) + probe.Z_m))],
            Clocks = [.. SinteringPace.Viscosities(ground.Soil.Composition, ground.Melting).Select(viscosity =>
                new BedClock(SinteringPace.Of_m_s(viscosity), SinteringPace.From_K(SinteringPace.Of_m_s(viscosity))))],
        };
        return Recorded(print, inputs, options) with
        {
            Last = layers[^1],
            Beneath = layers.Length > 1 ? layers[^2] : null,
            Left_m = left,
            Low_m = low,
            Bottom_m = layers[0].Bottom_m,
        };
    }

    private static Case Recorded(BedPrint print, PrintInputs inputs, BedOptions options)
    {
        var lit = print.Path.Layers[^1].Strokes.Where(stroke => stroke.LightFraction > 0).ToArray();
        BedStroke? stroke = lit.Length == 0 ? null : lit[lit.Length / 2];
        var moment = stroke is { } one ? new BedMoment(print.Path.Layers.Length - 1, (one.FromX_m + one.ToX_m) / 2,
            (one.FromY_m + one.ToY_m) / 2, MomentDiameters * inputs.Pen.Diameter_m) : null;
        var recording = options.History.ToRecording(print.Grid, print.Path, print.Light.Reach_m, moment);
        var interval = options.Probes.IsEmpty ? print.Path.Duration_s : Math.Max(
            inputs.Pen.Diameter_m / inputs.Speed_m_s / RecordsInDwell, print.Path.Duration_s / RecordLimit);
        return new(inputs, print with { Recording = recording, ProbeInterval_s = interval }, null!, null, 0, 0)
        {
            Bottom_m = 0,
            Moment = stroke,
        };
    }

    private static BedLayer LayerOf(PrintInputs inputs, DrawnLayer path, double left_m, double low_m)
    {
        var strokes = ImmutableArray.CreateBuilder<BedStroke>();
        LatticePoint? last = null;
        foreach (var track in path.Tracks)
        {
            if (last is { } from && from != track.From)
            {
                strokes.Add(Stroke(from, track.From, inputs.TravelSpeed_m_s, 0));
            }

            strokes.Add(Stroke(track.From, track.To, inputs.Speed_m_s, 1));
            last = track.To;
        }

        return new(inputs.Recoat_s, 0, strokes.ToImmutable());

        BedStroke Stroke(LatticePoint from, LatticePoint to, double speed, double light) =>
            new(from.X_m - left_m, from.Y_m - low_m, to.X_m - left_m, to.Y_m - low_m, speed, light);
    }

    /// <summary>Cells halved in width from eight times the smallest; heights are whole parts of a layer.</summary>
    /// <param name="cell_m">Edge of the smallest, m.</param>
    /// <param name="layer_m">Height of a layer, m.</param>
    /// <param name="isEvenHeight">Whether all are as high as the smallest: a taller cell mixes hot print with the loose
    /// soil beneath that keeps it hot.</param>
    internal static ImmutableArray<BedCell> Cells(double cell_m, double layer_m, bool isEvenHeight)
    {
        var parts = Math.Max(1, (int)Math.Round(layer_m / cell_m));
        var cells = ImmutableArray.CreateBuilder<BedCell>();
        for (var size = 8; size >= 1; size /= 2)
        {
            var wanted = isEvenHeight ? parts : Math.Max(1, parts / size);
            var whole = Enumerable.Range(1, wanted).Last(count => parts % count == 0);
            cells.Add(new(size * cell_m, size * cell_m, layer_m / (size == 1 ? parts : whole)));
        }

        return cells.ToImmutable();
    }

    internal static double Whole(double length_m, double part_m) => Math.Ceiling((length_m / part_m) - 1e-9) * part_m;
}
