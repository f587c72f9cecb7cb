using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Where the bed is watched: the user's places, and the surface along the middle line. From the line's temperatures
/// over time follow its peaks, and how long the melt is. What lies between two records is not seen; they are a fiftieth
/// of the dwell apart, or a thousandth of the whole time.
/// </summary>
/// <param name="Probes">The user's places.</param>
/// <param name="Line">The line's.</param>
/// <param name="Along_m">Of the line, m from the bed's corner.</param>
/// <param name="Offsets_m">Columns of the section, m from the middle line.</param>
/// <param name="Heights_m">Rows of the section, m from the floor, rising.</param>
internal sealed record TrackPlaces(
    ImmutableArray<BedProbe> Probes, ImmutableArray<BedProbe> Line, ImmutableArray<double> Along_m,
    ImmutableArray<double> Offsets_m, ImmutableArray<double> Heights_m)
{
    private const int LineLimit = 400;
    private const int SectionLimit = 80;

    public static TrackPlaces Of(TrackInputs inputs, TrackBed bed)
    {
        var (fine, middleX, middleY) = (bed.Fine, bed.Length_m / 2, bed.Width_m / 2);
        var along = Middles(0, bed.Length_m, fine.X_m, LineLimit);
        var reach = Math.Min(middleY, 2 * TrackBed.LightOf(inputs).Reach_m);
        var offsets = Middles(0, reach, fine.Y_m, SectionLimit / 2);
        offsets = [.. offsets.Reverse().Select(offset => -offset), .. offsets];
        var depth = Math.Min(bed.Height_m, inputs.Layer_m + Math.Max(inputs.Layer_m, reach / 2));
        ImmutableArray<double> heights =
            [.. Middles(0, depth, fine.Z_m, SectionLimit).Reverse().Select(under => bed.Height_m - under)];
        ImmutableArray<BedProbe> probes =
        [
            .. inputs.Probes.Select(probe => new BedProbe(middleX, middleY + probe.Offset_m,
                probe.Depth_m == 0 ? bed.Height_m : bed.Height_m - probe.Depth_m)),
        ];
        return new(probes, [.. along.Select(x => new BedProbe(x, middleY, bed.Height_m))], along, offsets, heights);
    }

    /// <summary>Highest temperature of the surface along the middle line, K.</summary>
    public static ImmutableArray<double> LinePeaks_K(BedResult result) =>
        [.. result.Places.Select(history => history.Temperatures_K.Max())];

    /// <summary>Longest melt of the surface on the middle line, m; half-molten counts half.</summary>
    public double MeltLength_m(BedResult result, ThermalMaterial material)
    {
        var (longest, records) = (0.0, result.Places[0].Times_s.Length);
        for (var record = 0; record < records; record++)
        {
            var molten = 0.0;
            for (var at = 0; at < Along_m.Length; at++)
            {
                molten += material.MoltenFraction(result.Places[at].Temperatures_K[record]);
            }

            longest = Math.Max(longest, molten);
        }

        return longest * (Along_m.Length > 1 ? Along_m[1] - Along_m[0] : 2 * Along_m[0]);
    }

    // Middles of the cells, or of as many even parts as are allowed.
    private static ImmutableArray<double> Middles(double from_m, double to_m, double cell_m, int most)
    {
        var count = Math.Clamp((int)Math.Round((to_m - from_m) / cell_m), 1, most);
        var step = count < most ? cell_m : (to_m - from_m) / count;
        return [.. Enumerable.Range(0, count).Select(at => from_m + ((at + 0.5) * step))];
    }
}
