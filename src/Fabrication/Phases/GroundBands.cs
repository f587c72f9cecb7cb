using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// The band of each figure of <c>fabrication.ground</c> over inputs stated as ranges: the least and greatest over the
/// inputs as stated, each range's two ends with the others as stated, and for the figures that missions are judged by
/// the two corners of all ranges to which those ends point. A figure that rises or falls with every input reaches its
/// true ends. Assumes that the inputs are independent: a corner may join what no site has.
/// </summary>
internal static class GroundBands
{
    private static readonly string[] s_judged =
        ["surface_mean", "mean_at_depth", "noon_temperature", "surface_minimum"];

    public static ImmutableDictionary<string, FigureBand> Of(
        GroundInputs inputs, GroundResult nominal, Func<GroundInputs, GroundResult> follow)
    {
        var bands = ImmutableDictionary.CreateBuilder<string, FigureBand>(StringComparer.Ordinal);
        var ranges = inputs.Unknowns;
        if (ranges.IsEmpty)
        {
            return bands.ToImmutable();
        }

        Widen(GroundReport.Figures(nominal));
        var ends = ranges.Select(range => (
            Low: Case(range.Set(inputs, range.Low_si)), High: Case(range.Set(inputs, range.High_si)))).ToArray();
        var followed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in s_judged)
        {
            var rising = ends.Select(end => end.High[figure] >= end.Low[figure]).ToArray();
            Corner(rising);
            Corner([.. rising.Select(isHigh => !isHigh)]);
        }

        return bands.ToImmutable();

        void Corner(bool[] isHigh)
        {
            if (followed.Add(string.Concat(isHigh.Select(high => high ? '1' : '0'))))
            {
                Case(ranges.Select((range, i) => (range, i)).Aggregate(inputs, (varied, one) =>
                    one.range.Set(varied, isHigh[one.i] ? one.range.High_si : one.range.Low_si)));
            }
        }

        Dictionary<string, double> Case(GroundInputs varied)
        {
            var figures = GroundReport.Figures(follow(varied)).ToArray();
            Widen(figures);
            return figures.ToDictionary(figure => figure.Name, figure => figure.Value_si, StringComparer.Ordinal);
        }

        void Widen(IEnumerable<Figure> figures)
        {
            foreach (var (name, value) in figures)
            {
                bands[name] = bands.TryGetValue(name, out var band)
                    ? new(Math.Min(band.Low_si, value), Math.Max(band.High_si, value))
                    : new(value, value);
            }
        }
    }
}
