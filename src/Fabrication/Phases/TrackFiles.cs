using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Formats;

namespace Guanghan.Fabrication.Phases;

/// <summary>The files of one track: a table along it, and the cells that were fused or are hot when the light goes
/// out.</summary>
internal static class TrackFiles
{
    private const float FusedFraction = 0.01f;
    private const double HotShare = 0.5; // of the way from the bed's temperature to the solidus

    public static IEnumerable<Artefact> Of(TrackResult result, TrackSections bed)
    {
        yield return new("track.csv", "text/csv", "Peak, depth and width fused, along the track.", Table(bed));
        if (Grid(result) is { } grid)
        {
            yield return new("track.vtu", "model/vnd.vtu", "Cells that are fused or were hot.", VtuFile.Write(grid));
            yield return new("track.glb", "model/gltf-binary", "Their outside, coloured by temperature.",
                GlbFile.Write(grid, 0));
        }

        var (inputs, place) = (result.Inputs, result.Bed);
        if (result.Heat.Record is { Sections.IsEmpty: false } record)
        {
            yield return SectionChart.Draw(record, new(inputs.Ground.Melting, place.Height_m, inputs.Layer_m, 1, true,
                place.Length_m / 2, place.Width_m / 2, inputs.Ground.Bed_K));
        }

        var files = new HistoryFiles(inputs.Ground, -Start_m(result), -place.Width_m / 2, -place.Height_m,
            inputs.IsPrintedBeneath ? place.Base_m : 0);
        foreach (var file in files.Of(result.Heat.Record!, result.Framed.Cells, result.Framed.End))
        {
            yield return file;
        }
    }

    // From the bed's corner to where the track begins; there, on its middle line, at the surface, the files have their
    // origin.
    private static double Start_m(TrackResult result) => (result.Bed.Length_m - result.Inputs.Length_m) / 2;

    private static byte[] Table(TrackSections bed)
    {
        var text = new StringBuilder("along_mm,peak_temperature_K,fused_depth_mm,fused_width_mm\n");
        foreach (var (along, peak, depth, width) in bed.Table())
        {
            text.Append(CultureInfo.InvariantCulture,
                $"{along * 1e3:F3},{peak:F2},{depth * 1e3:F4},{width * 1e3:F4}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    // Cropped to what is there; null where nothing is. Soil that was printed before shows only where it is hot.
    private static FieldGrid? Grid(TrackResult result)
    {
        var (hot, cold, ground) = (result.Hot, result.Cold, result.Inputs.Ground);
        var limit = ground.Bed_K + (HotShare * (ground.Melting.Solidus_K - ground.Bed_K));
        var printed = result.Inputs.IsPrintedBeneath ? (int)Math.Round(result.Bed.Base_m / cold.Cell.Z_m) : 0;
        bool IsThere(int x, int y, int z)
        {
            var at = (((z * cold.CountY) + y) * cold.CountX) + x;
            return hot.Temperatures_K[at] > limit || (z >= printed && cold.FusedFractions[at] > FusedFraction);
        }

        var cells = Enumerable.Range(0, cold.FusedFractions.Length).Select(at => (X: at % cold.CountX,
            Y: at / cold.CountX % cold.CountY, Z: at / cold.CountX / cold.CountY))
            .Where(cell => IsThere(cell.X, cell.Y, cell.Z)).ToArray();
        if (cells.Length == 0)
        {
            return null;
        }

        var (x0, y0, z0) = (cells.Min(cell => cell.X), cells.Min(cell => cell.Y), cells.Min(cell => cell.Z));
        var (nx, ny, nz) = (cells.Max(cell => cell.X) + 1 - x0, cells.Max(cell => cell.Y) + 1 - y0,
            cells.Max(cell => cell.Z) + 1 - z0);
        var box = Enumerable.Range(0, nx * ny * nz).Select(at =>
            (X: x0 + (at % nx), Y: y0 + (at / nx % ny), Z: z0 + (at / nx / ny))).ToArray();
        ImmutableArray<float> Field(ImmutableArray<float> values) =>
            [.. box.Select(cell => values[(((cell.Z * cold.CountY) + cell.Y) * cold.CountX) + cell.X])];
        return new(nx, ny, nz, cold.Cell.X_m, cold.Cell.Y_m, cold.Cell.Z_m,
            [.. box.Select(cell => IsThere(cell.X, cell.Y, cell.Z))],
            [
                new("temperature_K", Field(hot.Temperatures_K)), new("fused_fraction", Field(cold.FusedFractions)),
            ])
        {
            OriginX_m = (x0 * cold.Cell.X_m) - Start_m(result),
            OriginY_m = (y0 * cold.Cell.Y_m) - (result.Bed.Width_m / 2),
            OriginZ_m = (z0 * cold.Cell.Z_m) - result.Bed.Height_m,
        };
    }
}
