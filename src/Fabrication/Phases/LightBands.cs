using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// The band of each figure over inputs stated as ranges: the least and the greatest over the inputs as stated, a Latin
/// hypercube inside all ranges, each range's two ends with the others as stated, and for each of the figures that
/// missions are judged by the two corners of all ranges to which those ends point. So the band of a figure that rises
/// or falls with every input reaches its true ends, however few the cases; of others it is what the cases found.
/// </summary>
internal sealed class LightBands
{
    private const int CaseRayShare = 8; // a case gets an eighth of the rays: its error is far below a band's width

    private static readonly string[] s_judged =
        ["pen.power", "pen.flux", "end_concentration", "concentration.focus_peak", "efficiency.total"];

    private readonly ImmutableDictionary<string, FigureBand>.Builder _bands =
        ImmutableDictionary.CreateBuilder<string, FigureBand>(StringComparer.Ordinal);

    private readonly LightInputs _inputs;
    private readonly PhaseContext _context;
    private readonly RandomStream _stream;
    private int _done;

    private LightBands(LightInputs inputs, PhaseContext context) =>
        (_inputs, _context, _stream) = (inputs, context, context.StreamOf(LightPhase.Kind + "/unknowns"));

    /// <summary>Least and greatest of each figure; empty where no input is a range.</summary>
    public static ImmutableDictionary<string, FigureBand> Of(
        LightInputs inputs, IrradianceSummary irradiance, LightTrace nominal, PhaseContext context)
    {
        var bands = new LightBands(inputs, context);
        var ranges = inputs.Unknowns.Ranges;
        if (ranges.IsEmpty)
        {
            return bands._bands.ToImmutable();
        }

        bands.Widen(LightFigures.Of(inputs, irradiance, nominal, nominal.Total));
        foreach (var varied in inputs.Unknowns.Cases(inputs, bands._stream))
        {
            bands.Trace(varied);
        }

        var ends = ranges.Select(range => (
            Low: bands.Trace(range.Set(inputs, range.Low_si)), High: bands.Trace(range.Set(inputs, range.High_si))))
            .ToArray();
        var corners = new HashSet<string>(StringComparer.Ordinal);
        foreach (var figure in s_judged)
        {
            // Which end of each range makes the figure greater; the opposite ends make it least.
            var rising = ends.Select(end => end.High[figure] >= end.Low[figure]).ToArray();
            bands.Corner([.. rising], corners);
            bands.Corner([.. rising.Select(isHigh => !isHigh)], corners);
        }

        return bands._bands.ToImmutable();
    }

    private void Corner(bool[] isHigh, HashSet<string> traced)
    {
        if (!traced.Add(string.Concat(isHigh.Select(high => high ? '1' : '0'))))
        {
            return;
        }

        var varied = _inputs;
        for (var i = 0; i < isHigh.Length; i++)
        {
            var range = _inputs.Unknowns.Ranges[i];
            varied = range.Set(varied, isHigh[i] ? range.High_si : range.Low_si);
        }

        Trace(varied);
    }

    // The same random numbers in every case: what differs is the case.
    private Dictionary<string, double> Trace(LightInputs varied)
    {
        var rays = Math.Max(LightTrace.RaysAtLeast, _inputs.RayCount / CaseRayShare);
        var trace = LightTrace.Run(varied.System(), rays, _stream.Substream("rays"), 0, _context.Cancellation);
        var figures = LightFigures.Of(varied, IrradianceSummary.Of(varied.Irradiance), trace, trace.Total).ToArray();
        Widen(figures);
        var unknowns = _inputs.Unknowns;
        var all = unknowns.CaseCount + (2 * unknowns.Ranges.Length) + (2 * s_judged.Length);
        _context.Progress((1.0 + ++_done) / (2 + all), "tracing the unknowns' cases");
        return figures.ToDictionary(figure => figure.Name, figure => figure.Value_si, StringComparer.Ordinal);
    }

    private void Widen(IEnumerable<Figure> figures)
    {
        foreach (var (name, value) in figures)
        {
            _bands[name] = _bands.TryGetValue(name, out var band)
                ? new(Math.Min(band.Low_si, value), Math.Max(band.High_si, value))
                : new(value, value);
        }
    }
}
