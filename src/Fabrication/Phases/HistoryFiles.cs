using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Formats;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// The bed over time as files that viewers read: cells that are fused or hot, at the times that were kept, and what
/// each cell went through.
/// </summary>
/// <param name="ground">The soil.</param>
/// <param name="left_m">Where the bed's corner lies in the part's coordinates, m.</param>
/// <param name="low_m">The same along y, m.</param>
/// <param name="floor_m">The same in height, m.</param>
/// <param name="dense_m">Height up to which the bed was dense before, m from its floor: shown only where hot.</param>
internal sealed class HistoryFiles(SoilOptions ground, double left_m, double low_m, double floor_m, double dense_m)
{
    private const float FusedFraction = 0.02f; // loose soil is left out of the pictures
    private const double HotShare = 0.5; // of the way from the bed's temperature to the solidus
    private const double Playing_s = 8;
    private const double LongestFrame_s = 0.8;

    private readonly float _hot_K = (float)(ground.Bed_K + (HotShare * (ground.Melting.Solidus_K - ground.Bed_K)));

    /// <summary>What these phases declare.</summary>
    public static IEnumerable<Output> Outputs() =>
    [
        Output.Artefact("frame_#.vtu", "The bed at one time, numbered from 0000: temperature, fused share, porosity."),
        Output.Artefact("frames.pvd", "The list that makes them a series in ParaView."),
        Output.Artefact("temperature.glb", "The bed over time as an animation, coloured by temperature."),
        Output.Artefact("porosity.glb", "The same, coloured by porosity."),
        Output.Artefact("history.vtu", "Of each cell: highest temperature, time above the solidus, cooling rate."),
    ];

    /// <summary>All files; none where nothing was ever fused or hot.</summary>
    public IEnumerable<Artefact> Of(BedRecord record, BedHistory history, BedSnapshot end)
    {
        var there = record.Frames.Select(frame => Shown(frame.Bed)).ToArray();
        if (record.Frames.Length > 0 && Crop.Around(record.Frames[^1].Bed, there) is { } crop)
        {
            ImmutableArray<FieldFrame> frames = [.. record.Frames.Select((frame, at) =>
                new FieldFrame(frame.Time_s, Grid(frame.Bed, there[at], crop)))];
            foreach (var file in Files(frames))
            {
                yield return file;
            }
        }

        var went = history.Peaks_K.Select((peak, at) => peak > _hot_K || IsFused(end, at)).ToArray();
        if (Crop.Around(end, [went]) is { } around)
        {
            var grid = Grid(end, went, around);
            yield return new("history.vtu", "model/vnd.vtu",
                "Of each cell: highest temperature, time above the solidus, last cooling rate through it (0 where it " +
                "did not melt and cool), fused share, porosity.", VtuFile.Write(grid with
                {
                    Fields =
                    [
                        new("peak_temperature_K", around.Of(end, history.Peaks_K)),
                        new("time_above_solidus_s", around.Of(end, history.AboveSolidus_s)),
                        new("cooling_rate_K_s", around.Of(end, history.CoolingRates_K_s)), .. grid.Fields[1..],
                    ],
                }));
        }
    }

    private static IEnumerable<Artefact> Files(ImmutableArray<FieldFrame> frames)
    {
        var names = ImmutableArray.CreateBuilder<(double, string)>();
        for (var at = 0; at < frames.Length; at++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"frame_{at:D4}.vtu");
            names.Add((frames[at].Time_s, name));
            yield return new(name, "model/vnd.vtu", string.Create(CultureInfo.InvariantCulture,
                $"The bed after {frames[at].Time_s:F1} s."), VtuFile.Write(frames[at].Grid));
        }

        yield return new("frames.pvd", "application/xml", "The list that makes the frames a series in ParaView.",
            PvdFile.Write(names.ToImmutable()));
        var shown_s = Math.Min(LongestFrame_s, Playing_s / frames.Length);
        foreach (var (field, name, word) in ((int, string, string)[])
            [(0, "temperature.glb", "temperature"), (2, "porosity.glb", "porosity")])
        {
            var values = frames.SelectMany(frame => frame.Grid.Fields[field].Values_1.Where(
                (_, cell) => frame.Grid.IsThere[cell])).ToArray();
            var (least, most) = (values.Min(), values.Max());
            var range = field == 0
                ? string.Create(CultureInfo.InvariantCulture, $"{least - 273.15:F0} to {most - 273.15:F0} degC")
                : string.Create(CultureInfo.InvariantCulture, $"{100 * least:F0} to {100 * most:F0} %");
            yield return new(name, "model/gltf-binary", $"The bed over time, coloured by {word}: {range}, dark blue " +
                "to yellow.", GlbAnimation.Write(frames, field, least, most, shown_s));
        }
    }

    private bool[] Shown(BedSnapshot bed) =>
        [.. bed.Temperatures_K.Select((temperature, at) => temperature > _hot_K || IsFused(bed, at))];

    private bool IsFused(BedSnapshot bed, int at) => bed.FusedFractions[at] > FusedFraction &&
        (at / (bed.CountX * bed.CountY) * bed.Cell.Z_m) + (bed.Cell.Z_m / 2) > dense_m;

    private FieldGrid Grid(BedSnapshot bed, bool[] there, Crop crop) => new(
        crop.Nx, crop.Ny, crop.Nz, bed.Cell.X_m, bed.Cell.Y_m, bed.Cell.Z_m, crop.Of(bed, [.. there]),
        [
            new("temperature_K", crop.Of(bed, bed.Temperatures_K)),
            new("fused_1", crop.Of(bed, bed.FusedFractions)),
            new("porosity_1", [.. crop.Of(bed, bed.FusedFractions).Select(Porosity)]),
        ])
    {
        OriginX_m = left_m + (crop.X * bed.Cell.X_m),
        OriginY_m = low_m + (crop.Y * bed.Cell.Y_m),
        OriginZ_m = floor_m + (crop.Z * bed.Cell.Z_m),
    };

    private float Porosity(float fused) => (float)PrintedDensity.Of(fused, ground.GlassDensity_kg_m3,
        ground.GrainDensity_kg_m3, ground.BedDensity_kg_m3, ground.TrappedFraction).PorosityFraction;

    // The box around all that is ever shown. A bed grows in height: what is not yet there is empty.
    private sealed record Crop(int X, int Y, int Z, int Nx, int Ny, int Nz)
    {
        public static Crop? Around(BedSnapshot last, bool[][] frames)
        {
            var (nx, ny) = (last.CountX, last.CountY);
            var (x0, y0, z0, x1, y1, z1) = (int.MaxValue, int.MaxValue, int.MaxValue, 0, 0, 0);
            foreach (var there in frames)
            {
                for (var at = Array.IndexOf(there, true); at >= 0; at = Array.IndexOf(there, true, at + 1))
                {
                    var (x, y, z) = (at % nx, at / nx % ny, at / nx / ny);
                    (x0, y0, z0) = (Math.Min(x0, x), Math.Min(y0, y), Math.Min(z0, z));
                    (x1, y1, z1) = (Math.Max(x1, x + 1), Math.Max(y1, y + 1), Math.Max(z1, z + 1));
                }
            }

            return x1 == 0 ? null : new(x0, y0, z0, x1 - x0, y1 - y0, z1 - z0);
        }

        public ImmutableArray<T> Of<T>(BedSnapshot bed, ImmutableArray<T> values)
            where T : struct
        {
            var cut = new T[Nx * Ny * Nz];
            for (var row = 0; row < Ny * Math.Min(Nz, bed.CountZ - Z); row++)
            {
                var (y, z) = (Y + (row % Ny), Z + (row / Ny));
                values.AsSpan((((z * bed.CountY) + y) * bed.CountX) + X, Nx).CopyTo(cut.AsSpan(row * Nx));
            }

            return ImmutableArray.Create(cut);
        }
    }
}
