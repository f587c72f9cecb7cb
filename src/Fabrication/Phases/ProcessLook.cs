using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>Looks at the marked point from all sides: limits, best points, unknowns, three dimensions.</summary>
internal sealed record ProcessLook(
    ProcessMapInputs Inputs, PhaseContext Context, ImmutableArray<double> Fluxes_W_m2,
    ImmutableArray<double> Speeds_m_s, ImmutableArray<double> Spacings_m)
{
    private const int CaseCount = 24; // inside the ranges, beside their ends one at a time
    private const int CasePasses = 3; // of the cases: three layers instead of four
    private const double CaseRatio = 1.5; // between places of the cases' best points
    private const int CaseFluxes = 9;
    private const int StepCount = 8; // of the walk: a factor of 3 in steps of 1.15
    private const int CaseSteps = 4;
    private const int RefineCount = 4; // false position and a half in turns: a step is quartered at least
    private const int SliceCount = 15;

    public ProcessMark Of(ProcessModel model, ProcessPoint point, ImmutableArray<ProcessPlaces> layers)
    {
        var cells = Inputs.CellsIn(point.Layer_m);
        var outcome = model.Of(point, 2 * cells, Context.Cancellation);
        var crossings = Crossings(model, point, StepCount, RefineCount);
        Context.Progress(0.6, "limits");
        var search = Search(model, layers);
        var (spacings, heights) = (Around(point.Spacing_m), Around(point.Layer_m));
        var dwell = model.Diameter_m / point.Speed_m_s;
        ImmutableArray<ProcessOutcome> slice = [.. heights.Select(height => model.Places(point.Flux_W_m2, height,
                ProcessPlaces.Dwells_s(0.25 * dwell, dwell, 1.2), Inputs.CellsIn(height), Context.Cancellation))
            .SelectMany(places => spacings.Select(spacing => model.Of(places, point.Speed_m_s, spacing)))];
        Context.Progress(0.7, "unknowns");
        var cases = Cases(point, Inputs.Limits.RegimeOf(outcome));
        var mark = new ProcessMark(outcome, crossings, search, [.. cases.Select(one => one.Outcome), .. Inside(point)],
            cases, [], slice, spacings, heights);
        Context.Progress(0.95, "three dimensions");
        return Inputs.HasCheck ? mark with { Checks = Checks(model, point, mark) } : mark;
    }

    private static ImmutableArray<double> Around(double value) => ProcessMapPhase.Even(
        new(value / ProcessBoundary.ReachFactor, value * ProcessBoundary.ReachFactor, SliceCount));

    private ImmutableArray<ProcessCrossing> Crossings(ProcessModel model, ProcessPoint point, int steps, int refine) =>
        new ProcessBoundary
        {
            Model = model,
            Limits = Inputs.Limits,
            CellCount = Inputs.CellsIn(point.Layer_m),
            StepCount = steps,
            RefineCount = refine,
        }.Of(point, Context.Cancellation);

    private ProcessSearch? Search(ProcessModel model, ImmutableArray<ProcessPlaces> layers) =>
        ProcessSearch.Of(model, Inputs.Limits, Inputs.EnoughFraction, layers, Speeds_m_s, Spacings_m);

    // A Latin hypercube inside the ranges (McKay, Beckman and Conover 1979).
    private ImmutableArray<ProcessOutcome> Inside(ProcessPoint point)
    {
        if (Inputs.Unknowns.IsEmpty)
        {
            return [];
        }

        var stream = Context.StreamOf(ProcessMapPhase.Kind + "/unknowns");
        var columns = Inputs.Unknowns.Select((_, i) => Column(stream.Substream(i))).ToArray();
        return [.. Enumerable.Range(0, CaseCount).Select(row => Model([.. columns.Select(column => column[row])]).Of(
            point, Inputs.CellsIn(point.Layer_m), Context.Cancellation))];
    }

    // A limit's place moves in one direction with each unknown, so the ends of each range by itself bound what it does.
    private ImmutableArray<ProcessCase> Cases(ProcessPoint point, PrintRegime stated)
    {
        var found = ImmutableArray.CreateBuilder<ProcessCase>();
        var fluxes = ProcessMapPhase.Even(Inputs.Flux with { Count = Math.Min(CaseFluxes, Inputs.Flux.Count) });
        for (var at = 0; at < 2 * Inputs.Unknowns.Length; at++)
        {
            var unknown = Inputs.Unknowns[at / 2];
            var value = at % 2 == 0 ? unknown.Low_si : unknown.High_si;
            var model = ProcessMapInputs.Model(unknown.Set(Inputs.Stated, value)) with { PassCount = CasePasses };
            var outcome = model.Of(point, Inputs.CellsIn(point.Layer_m), Context.Cancellation);
            // What makes a bad point good explains it: it is looked at as closely as the point as stated.
            var isTurn = Inputs.Limits.RegimeOf(outcome) == PrintRegime.Good && stated != PrintRegime.Good;
            var layers = ProcessMapPhase.Layers(model, Inputs, isTurn ? Fluxes_W_m2 : fluxes, Speeds_m_s,
                point.Layer_m, isTurn ? ProcessMapPhase.DwellRatio : CaseRatio, Context, _ => { });
            found.Add(new(unknown.Name, at % 2 == 1, outcome, isTurn
                ? Crossings(model, point, StepCount, RefineCount)
                : Crossings(model, point, CaseSteps, 0), Search(model, layers)));
            Context.Progress(0.7 + (0.25 * (at + 1) / (2 * Inputs.Unknowns.Length)), "unknowns");
        }

        return found.ToImmutable();
    }

    // The point, and the first limit either way along flux and speed.
    private ImmutableArray<ProcessCheck> Checks(ProcessModel model, ProcessPoint point, ProcessMark mark)
    {
        var places = new List<(string Name, ProcessPoint Point)> { ("point", point) };
        foreach (var (direction, word) in new[] { (ProcessDirection.Flux, "flux"), (ProcessDirection.Speed, "speed") })
        {
            foreach (var (isUp, way) in new[] { (false, "down"), (true, "up") })
            {
                if (mark.First(direction, isUp) is { } first)
                {
                    places.Add(($"{word}_{way}", ProcessBoundary.Moved(point, direction, first.Factor)));
                }
            }
        }

        return [.. places.Select(place => new ProcessCheck(
            place.Name, place.Point, model.Of(place.Point, Inputs.CellsIn(point.Layer_m), Context.Cancellation),
            BedTrackCheck.Of(model.Stroke(place.Point), model.Material, Context.Cancellation)))];
    }

    private ProcessModel Model(double[] shares)
    {
        var ground = Inputs.Stated;
        for (var i = 0; i < shares.Length; i++)
        {
            var range = Inputs.Unknowns[i];
            ground = range.Set(ground, range.At_si(shares[i]));
        }

        return ProcessMapInputs.Model(ground) with { PassCount = CasePasses };
    }

    private static double[] Column(RandomStream stream)
    {
        var column = Enumerable.Range(0, CaseCount)
            .Select(i => (i + stream.NextUniformFraction()) / CaseCount).ToArray();
        for (var i = CaseCount - 1; i > 0; i--)
        {
            var j = (int)stream.NextInteger(i + 1);
            (column[i], column[j]) = (column[j], column[i]);
        }

        return column;
    }
}
