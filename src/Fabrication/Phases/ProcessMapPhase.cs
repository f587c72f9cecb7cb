using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Heat.Bed;

namespace Guanghan.Fabrication.Phases;

/// <summary>Factors of flux and speed from the marked point to the boundaries; null where none is in reach.</summary>
/// <param name="FluxMeltFactor">Flux at which melting begins.</param>
/// <param name="FluxFullFactor">Flux at which the layer is molten through.</param>
/// <param name="FluxOverFactor">Flux at which it over-melts.</param>
/// <param name="SpeedMeltFactor">Speed at which melting ends.</param>
/// <param name="SpeedFullFactor">Speed at which the layer is molten through.</param>
/// <param name="SpeedOverFactor">Speed at which it over-melts.</param>
/// <param name="SpeedBreakFactor">Speed at which the pool breaks up.</param>
public sealed record ProcessMargins(
    double? FluxMeltFactor, double? FluxFullFactor, double? FluxOverFactor, double? SpeedMeltFactor,
        double? SpeedFullFactor, double? SpeedOverFactor,
    double? SpeedBreakFactor);

/// <summary>The marked point.</summary>
/// <param name="Outcome">What it gives, on fine cells.</param>
/// <param name="Margins">Where its boundaries are.</param>
/// <param name="Faster">What a fifth more speed gives.</param>
/// <param name="Slower">What a fifth less speed gives.</param>
/// <param name="Wider">What a third more spacing gives.</param>
/// <param name="Cases">What it gives over the unknowns.</param>
/// <param name="Bed">The same track in three dimensions; null where not asked for.</param>
public sealed record ProcessMark(
    ProcessOutcome Outcome, ProcessMargins Margins, ProcessOutcome Faster, ProcessOutcome Slower,
    ProcessOutcome Wider, ImmutableArray<ProcessOutcome> Cases, BedTrack? Bed);

/// <summary>What <c>fabrication.process-map</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Fluxes_W_m2">The flux axis, W/m^2.</param>
/// <param name="Speeds_m_s">The speed axis, m/s.</param>
/// <param name="Maps">For each pass, rows of speed, flux running fastest.</param>
/// <param name="Mark">The marked point; null without one.</param>
/// <param name="Needed_W_m2">Flux that begins to melt at the slowest speed where nothing in range melts; else
/// null.</param>
public sealed record ProcessMapResult(
    ProcessMapInputs Inputs, ImmutableArray<double> Fluxes_W_m2, ImmutableArray<double> Speeds_m_s,
    ImmutableArray<ImmutableArray<ProcessOutcome>> Maps, ProcessMark? Mark, double? Needed_W_m2);

/// <summary>
/// Flux against speed, for spacings and layers: where nothing melts, part of the layer, all of it, too much, or a track
/// that breaks up; with a marked point, its distance to each boundary. The physics is in Heat.
/// </summary>
public sealed class ProcessMapPhase : IPhase<ProcessMapInputs, ProcessMapResult>
{
    private const double Reach = 20; // factor of flux and speed in which boundaries are looked for
    private const int CaseCount = 8; // inside the ranges, beside all of their corners

    /// <inheritdoc/>
    public static string Kind => "fabrication.process-map";

    /// <inheritdoc/>
    public static PhaseDescription Description => ProcessMapOutputs.Description;

    /// <inheritdoc/>
    public static ProcessMapInputs Read(Section section) => ProcessMapReading.Read(section);

    /// <inheritdoc/>
    public static ProcessMapResult Run(ProcessMapInputs inputs, PhaseContext context)
    {
        var model = inputs.Model(inputs.Ground);
        var (flux, speed) = (inputs.Flux, inputs.Speed);
        ImmutableArray<double> fluxes = [.. Enumerable.Range(0, flux.Count).Select(at =>
            flux.Low_si + ((flux.High_si - flux.Low_si) * at / (flux.Count - 1)))];
        ImmutableArray<double> speeds = [.. Enumerable.Range(0, speed.Count).Select(at =>
            speed.Low_si * Math.Pow(speed.High_si / speed.Low_si, at / (speed.Count - 1.0)))];
        var (maps, done) = (ImmutableArray.CreateBuilder<ImmutableArray<ProcessOutcome>>(), 0);
        foreach (var pass in inputs.Passes)
        {
            var map = ImmutableArray.CreateBuilder<ProcessOutcome>();
            foreach (var v in speeds)
            {
                map.AddRange(fluxes.Select(q => model.Of(
                    new(q, v, pass.Spacing_m, pass.Layer_m), inputs.CellCount, context.Cancellation)));
                context.Progress(0.8 * ++done / (speeds.Length * inputs.Passes.Length), "map");
            }

            maps.Add(map.ToImmutable());
        }

        context.Progress(0.8, "marked point");
        var mark = inputs.Mark is { } point ? Look(inputs, model, point, context) : null;
        var needed = maps[0].All(at => at.Regime == PrintRegime.NoMelt) ? PenTrack.FluxToMelt_W_m2(
            model.Stroke(new(fluxes[^1], speeds[0], inputs.Passes[0].Spacing_m, inputs.Passes[0].Layer_m)),
            model.Material, context.Cancellation) : null;
        context.Progress(1, "done");
        return new(inputs, fluxes, speeds, maps.ToImmutable(), mark, needed);
    }

    /// <inheritdoc/>
    public static Report Report(ProcessMapResult result) => ProcessMapReport.Of(result);

    private static ProcessMark Look(
        ProcessMapInputs inputs, ProcessModel model, ProcessPoint point, PhaseContext context)
    {
        var cancellation = context.Cancellation;
        ProcessOutcome At(double flux, double speed, double spacing, int cells) => model.Of(
            point with
            {
                Flux_W_m2 = flux * point.Flux_W_m2,
                Speed_m_s = speed * point.Speed_m_s,
                Spacing_m = spacing * point.Spacing_m,
            },
            cells, cancellation);

        // Boundaries on the map's own cells, so that they are those of the picture; the point and its neighbours on
        // fine ones, so that they can be compared with each other and with a print.
        var fine = PenTrack.CellCount(point.Layer_m);
        var margins = Margins((flux, speed, spacing) => At(flux, speed, spacing, inputs.CellCount), model.Hottest_K);
        return new(
            At(1, 1, 1, fine), margins, At(1, 1.2, 1, fine), At(1, 0.8, 1, fine), At(1, 1, 4.0 / 3, fine),
            Cases(inputs, point, context),
            inputs.HasCheck ? BedTrackCheck.Of(model.Stroke(point), model.Material, cancellation) : null);
    }

    private static ProcessMargins Margins(Func<double, double, double, ProcessOutcome> at, double hottest_K)
    {
        bool Melts(ProcessOutcome one) => one.FusedFraction > 0;
        bool IsFull(ProcessOutcome one) => one.FusedFraction >= ProcessModel.FullFraction;
        bool IsOver(ProcessOutcome one) => one.DepthRatio > ProcessModel.OverDepthRatio || one.Peak_K > hottest_K;

        // More flux melts more; more speed melts less: each boundary is on one side of the point.
        var here = at(1, 1, 1);
        double? Flux(Func<ProcessOutcome, bool> holds) => ProcessBoundary.Factor(
            factor => holds(at(factor, 1, 1)), holds(here) ? 1 / Reach : Reach);
        double? Speed(Func<ProcessOutcome, bool> holds) => ProcessBoundary.Factor(
            factor => holds(at(1, factor, 1)), holds(here) ? Reach : 1 / Reach);
        return new(Flux(Melts), Flux(IsFull), Flux(IsOver), Speed(Melts), Speed(IsFull), Speed(IsOver),
            BreakUp(at, here));
    }

    // A pool lengthens with speed until it no longer melts: the first speed that breaks it, in steps of a tenth.
    private static double? BreakUp(Func<double, double, double, ProcessOutcome> at, ProcessOutcome here)
    {
        if (here.Breaks)
        {
            return ProcessBoundary.Factor(factor => at(1, factor, 1).Breaks, 1 / Reach);
        }

        for (var factor = 1.1; factor <= Reach; factor *= 1.1)
        {
            var one = at(1, factor, 1);
            if (one.Breaks)
            {
                return ProcessBoundary.Factor(speed => at(1, speed, 1).Breaks, factor);
            }

            if (one.FusedFraction <= 0)
            {
                return null;
            }
        }

        return null;
    }

    // Every corner of the ranges, and a Latin hypercube inside (McKay, Beckman and Conover 1979).
    private static ImmutableArray<ProcessOutcome> Cases(
        ProcessMapInputs inputs, ProcessPoint point, PhaseContext context)
    {
        var ranges = inputs.Unknowns;
        if (ranges.IsEmpty)
        {
            return [];
        }

        var shares = Enumerable.Range(0, 1 << ranges.Length)
            .Select(corner => ranges.Select((_, i) => (double)((corner >> i) & 1)).ToArray()).ToList();
        var stream = context.StreamOf(Kind + "/unknowns");
        var columns = ranges.Select((_, i) => Column(stream.Substream(i))).ToArray();
        shares.AddRange(Enumerable.Range(0, CaseCount).Select(row => columns.Select(column => column[row]).ToArray()));
        return [.. shares.Select(share =>
        {
            var ground = inputs.Ground;
            for (var i = 0; i < ranges.Length; i++)
            {
                var range = ranges[i];
                ground = range.Set(ground, range.Low_si + (share[i] * (range.High_si - range.Low_si)));
            }

            return inputs.Model(ground).Of(point, inputs.CellCount, context.Cancellation);
        })];
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
