using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>A place in a print whose temperature is recorded, in the part's coordinates.</summary>
/// <param name="X_m">Place, m.</param>
/// <param name="Y_m">Place, m.</param>
/// <param name="Z_m">Height above the part's lowest layer's bottom, m; above what is spread, the surface is
/// meant.</param>
public sealed record PrintProbe(double X_m, double Y_m, double Z_m)
{
    /// <summary>Most of them.</summary>
    internal const int Limit = 8;

    internal static ImmutableArray<PrintProbe> Read(Section section) => section.List("probes",
        "Places whose temperature is recorded, in the part's coordinates.", inside => new PrintProbe(
            inside.Quantity("x", "mm", "Place along x.", Bounds.Between("-10 m", "10 m")),
            inside.Quantity("y", "mm", "Place along y.", Bounds.Between("-10 m", "10 m")),
            inside.Quantity("z", "mm", "Height above the bottom of the first layer, as dense soil; above what is " +
                "spread, the surface.", Bounds.Between("0 mm", "1 m"))), 0, Limit);

    internal static IEnumerable<Output> Outputs() => Enumerable.Range(1, Limit).Select(number => Output.Series(
        Name(number), "degC", string.Create(CultureInfo.InvariantCulture,
            $"Temperature over the time of the followed layers at probe {number} of `bed`, where given.")));

    internal static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"bed.probe_{number}");
}

/// <summary>What following a print's first layers recorded, and its files.</summary>
/// <param name="One">What was computed.</param>
/// <param name="Ground">The soil.</param>
/// <param name="Heat">What the solver gave.</param>
/// <param name="Cells">What every cell went through, in the cells of the frames.</param>
/// <param name="End">The bed at the end, in the same cells.</param>
internal sealed record PrintHistory(
    PrintHeat.Case One, SoilOptions Ground, BedResult Heat, BedHistory Cells, BedSnapshot End)
{
    /// <summary>What it declares.</summary>
    public static IEnumerable<Output> Outputs() =>
    [
        .. PrintProbe.Outputs(), Output.Artefact("tracks.csv", "A line for each followed stroke: place, peak, melt, " +
            "cooling rate, heat at its joint."),
        Output.Artefact("section.svg", "Upright sections through the last followed layer: hottest moment and highest " +
            "temperatures."),
        .. HistoryFiles.Outputs(),
    ];

    public IEnumerable<Series> Series() => Heat.Probes.Select((probe, at) => new Series(PrintProbe.Name(at + 1),
        new SeriesAxis("bed_time", Unit.Parse("s"), probe.Times_s), probe.Temperatures_K));

    public IEnumerable<Artefact> Files()
    {
        var grid = One.Print.Grid;
        yield return new("tracks.csv", "text/csv", "A line for each followed stroke.", Table());
        if (Heat.Record is { Sections.IsEmpty: false } record)
        {
            var top = grid.Base_m + (Heat.Layers.Length * grid.Layer_m);
            var stroke = One.Moment!.Value;
            yield return SectionChart.Draw(record, new(Ground.Melting, top, grid.Layer_m, Heat.Layers.Length,
                Math.Abs(stroke.ToX_m - stroke.FromX_m) >= Math.Abs(stroke.ToY_m - stroke.FromY_m),
                (stroke.FromX_m + stroke.ToX_m) / 2, (stroke.FromY_m + stroke.ToY_m) / 2, Ground.Bed_K));
        }

        var files = new HistoryFiles(Ground, One.Left_m, One.Low_m, One.Bottom_m - grid.Base_m, 0);
        foreach (var file in files.Of(Heat.Record!, Cells, End))
        {
            yield return file;
        }
    }

    private byte[] Table()
    {
        var text = new StringBuilder("layer,stroke,from_x_mm,from_y_mm,to_x_mm,to_y_mm,peak_temperature_K," +
            "melt_depth_mm,melt_width_mm,melt_time_s,cooling_rate_K_s,interface_temperature_K\n");
        var (layer, number) = (-1, 0);
        foreach (var track in Heat.Tracks)
        {
            (layer, number) = (track.Layer, track.Layer == layer ? number + 1 : 1);
            var stroke = One.Print.Path.Layers[layer].Strokes[track.Stroke];
            var (left, low) = (One.Left_m, One.Low_m);
            text.Append(CultureInfo.InvariantCulture, $"{layer + 1},{number},{(stroke.FromX_m + left) * 1e3:F3},");
            text.Append(CultureInfo.InvariantCulture, $"{(stroke.FromY_m + low) * 1e3:F3},");
            text.Append(CultureInfo.InvariantCulture, $"{(stroke.ToX_m + left) * 1e3:F3},");
            text.Append(CultureInfo.InvariantCulture, $"{(stroke.ToY_m + low) * 1e3:F3},{track.Peak_K:F2},");
            text.Append(CultureInfo.InvariantCulture, $"{track.MeltDepth_m * 1e3:F4},{track.MeltWidth_m * 1e3:F4},");
            text.Append(CultureInfo.InvariantCulture, $"{track.MeltTime_s:F3},");
            text.Append(track.CoolingRate_K_s is { } rate ? rate.ToString("F3", CultureInfo.InvariantCulture) : "");
            text.Append(CultureInfo.InvariantCulture, $",{track.Interface_K:F2}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
