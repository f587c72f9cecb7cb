using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Bands of a print's figures over inputs known as ranges: the least and the greatest over the inputs as stated, each
/// range's two ends with the others as stated, and for each of the judged figures the two corners of all ranges to
/// which those ends point; so the band of a figure that rises or falls with every input reaches its true ends. What
/// columns give is computed for every case. What three dimensions give is computed on <see cref="PrintPatch"/>, and the
/// case's difference from the patch as stated is added to the print's own value, shares held between 0 and 1; strength
/// follows from shares so shifted. The readings of viscosity and the scatter of strength are in it, as in the print.
/// </summary>
internal sealed class PrintBands
{
    private static readonly string[] s_judged =
        ["bulk_density", "layer_bond", "peak_temperature", "bed.melt_depth", "melt_depth"];

    // Of the run and not of the soil; of edges, which weigh more on the patch; and what is joined below.
    private static readonly string[] s_bandless =
        ["bed.layers", "bed.imbalance", "bed.spilled_fraction", "bed.rim_fraction", "compressive_strength"];

    private readonly PrintInputs _inputs;
    private readonly double? _meanTrack_m;
    private readonly CancellationToken _cancellation;

    private PrintBands(PrintInputs inputs, double? meanTrack_m, CancellationToken cancellation) =>
        (_inputs, _meanTrack_m, _cancellation) = (inputs, meanTrack_m, cancellation);

    /// <summary>Computes the unknowns' cases; none where no input is a range.</summary>
    /// <param name="inputs">As stated.</param>
    /// <param name="meanTrack_m">Mean length of a track of the last followed layer; null where none is.</param>
    /// <param name="cancellation">Asked often.</param>
    public static PrintCases Cases(PrintInputs inputs, double? meanTrack_m, CancellationToken cancellation)
    {
        var ranges = inputs.Unknowns;
        if (ranges.IsEmpty)
        {
            return new(null, []);
        }

        var bands = new PrintBands(inputs, meanTrack_m, cancellation);
        var ends = bands.Run([new bool?[ranges.Length], .. Enumerable.Range(0, 2 * ranges.Length).Select(at =>
            Enumerable.Range(0, ranges.Length).Select(i => i == at / 2 ? at % 2 == 1 : (bool?)null).ToArray())]);
        var corners = new SortedDictionary<string, bool?[]>(StringComparer.Ordinal);
        foreach (var name in s_judged.Where(ends[0].Figures.ContainsKey))
        {
            var rising = ranges.Select((_, i) =>
                ends[(2 * i) + 2].Figures[name] >= ends[(2 * i) + 1].Figures[name]).ToArray();
            foreach (var turn in (ReadOnlySpan<bool>)[true, false])
            {
                var corner = rising.Select(isHigh => isHigh == turn).ToArray();
                corners[string.Concat(corner.Select(isHigh => isHigh ? '1' : '0'))] =
                    [.. corner.Select(isHigh => (bool?)isHigh)];
            }
        }

        var cases = ranges.Length > 1 ? bands.Run([.. corners.Values]) : [];
        return new(ends[0], [.. ends.Skip(1), .. cases]);
    }

    /// <summary>Least and greatest of each figure; empty where no input is a range.</summary>
    /// <param name="own">The print's own figures.</param>
    /// <param name="make">The print's own soil; null where nothing is fused.</param>
    /// <param name="cases">The unknowns' cases.</param>
    public static ImmutableDictionary<string, FigureBand> Of(
        ImmutableArray<Figure> own, PrintMake? make, PrintCases cases) => cases.Stated is { } stated
        ? Join(own, make, stated, cases.Varied) : ImmutableDictionary<string, FigureBand>.Empty;

    // Two cases at a time; each computes on one thread and writes its own place, so the bits do not depend on them.
    private PrintCase[] Run(bool?[][] cases)
    {
        var outcomes = new PrintCase[cases.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = _cancellation };
        Parallel.For(0, cases.Length, options, at =>
        {
            var varied = _inputs;
            for (var i = 0; i < cases[at].Length; i++)
            {
                var range = _inputs.Unknowns[i];
                varied = cases[at][i] is not { } isHigh ? varied : varied with
                {
                    Ground = range.Set(new(varied.Ground, 1, 1, varied.Pen.Diameter_m),
                        isHigh ? range.High_si : range.Low_si).Soil,
                };
            }

            outcomes[at] = PrintCase.Of(varied, _meanTrack_m, _cancellation);
        });
        return outcomes;
    }

    private static ImmutableDictionary<string, FigureBand> Join(
        ImmutableArray<Figure> own, PrintMake? make, PrintCase stated, ImmutableArray<PrintCase> cases)
    {
        var bands = ImmutableDictionary.CreateBuilder<string, FigureBand>(StringComparer.Ordinal);
        foreach (var figure in own.Where(one => !s_bandless.Contains(one.Name, StringComparer.Ordinal)))
        {
            if (stated.Figures.TryGetValue(figure.Name, out var from))
            {
                bands[figure.Name] = Around(figure.Band ?? new(figure.Value_si, figure.Value_si), cases
                    .Where(one => one.Figures.ContainsKey(figure.Name))
                    .Select(one => Shifted(figure, one.Figures[figure.Name] - from)));
            }
        }

        if (make is not null && stated.Make is { } patch)
        {
            var readings = cases.Select(one => Readings(make, patch, one.Make)).ToArray();
            bands["layer_bond"] = Around(bands["layer_bond"], readings.SelectMany(one =>
                one.Select(reading => reading.JoinedFraction)));
            bands["compressive_strength"] = Around(new(make.Strength.Low_Pa, make.Strength.High_Pa),
                readings.Select(PrintMake.StrengthOf).SelectMany(one => new[] { one.Low_Pa, one.High_Pa }));
        }

        return bands.ToImmutable();
    }

    private static ImmutableArray<PrintSection> Readings(PrintMake own, PrintMake patch, PrintMake? one) =>
        [.. own.Readings.Select((reading, at) => one is null ? new PrintSection(0, 0) : new PrintSection(
            Share(reading.JoinedFraction + one.Readings[at].JoinedFraction - patch.Readings[at].JoinedFraction),
            Share(reading.SolidPorosityFraction + one.Readings[at].SolidPorosityFraction -
                patch.Readings[at].SolidPorosityFraction)))];

    private static double Shifted(Figure figure, double difference) => PrintReport.IsShare(figure.Name)
        ? Share(figure.Value_si + difference) : Math.Max(0, figure.Value_si + difference);

    private static double Share(double value) => Math.Clamp(value, 0, 1);

    private static FigureBand Around(FigureBand band, IEnumerable<double> values) => values.Aggregate(
        band, (wide, value) => new(Math.Min(wide.Low_si, value), Math.Max(wide.High_si, value)));
}

/// <summary>Figures of one set of inputs, by columns and by the patch.</summary>
/// <param name="Figures">Values, SI.</param>
/// <param name="Make">What the print is made of; null where nothing is fused.</param>
internal sealed record PrintCase(ImmutableDictionary<string, double> Figures, PrintMake? Make)
{
    public static PrintCase Of(PrintInputs inputs, double? meanTrack_m, CancellationToken cancellation)
    {
        var (track, bed) = PrintPatch.Run(inputs, meanTrack_m, cancellation);
        var make = PrintMake.Of(inputs, track, bed);
        var figures = PrintFigures.Of(inputs, track, bed, make)
            .ToImmutableDictionary(one => one.Name, one => one.Value_si, StringComparer.Ordinal);
        var loose = inputs.Ground.BedDensity_kg_m3; // a print of which nothing fuses is loose soil
        return new(make is not null ? figures : figures.Add("bulk_density", loose).Add("layer_bond", 0)
            .Add("porosity", 1 - (loose / inputs.Ground.GrainDensity_kg_m3)), make);
    }
}

/// <summary>The unknowns' cases.</summary>
/// <param name="Stated">The patch as stated; null where no input is a range.</param>
/// <param name="Varied">Every other case.</param>
internal sealed record PrintCases(PrintCase? Stated, ImmutableArray<PrintCase> Varied);
