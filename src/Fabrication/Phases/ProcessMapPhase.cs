using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Flux against speed, for spacings and layers: where nothing melts, too little is joined, all is well, the melt is too
/// much, or a track breaks up; with a marked point, its distance to each limit. The physics is in Heat.
/// </summary>
public sealed class ProcessMapPhase : IPhase<ProcessMapInputs, ProcessMapResult>
{
    /// <summary>Time lit from one place of the maps to the next.</summary>
    internal const double DwellRatio = 1.2; // resolves the depth of melt, about the root of time, in steps of a tenth

    private const int SpacingCount = 12; // of the search: from a tenth to 1.2 of the spot

    /// <inheritdoc/>
    public static string Kind => "fabrication.process-map";

    /// <inheritdoc/>
    public static PhaseDescription Description => ProcessMapOutputs.Description;

    /// <inheritdoc/>
    public static ProcessMapInputs Read(Section section) => ProcessMapReading.Read(section);

    /// <inheritdoc/>
    public static ProcessMapResult Run(ProcessMapInputs inputs, PhaseContext context)
    {
        var model = ProcessMapInputs.Model(inputs.Stated);
        var (fluxes, speeds) = (Even(inputs.Flux), Even(inputs.Speed));
        var layers = new Dictionary<double, ImmutableArray<ProcessPlaces>>();
        var heights = inputs.Passes.Select(pass => pass.Layer_m).Append(inputs.Mark?.Layer_m ?? 0)
            .Where(height => height > 0).Distinct().ToArray();
        foreach (var height in heights)
        {
            layers[height] = Layers(model, inputs, fluxes, speeds, height, DwellRatio, context, share =>
                context.Progress(0.5 * (layers.Count + share) / heights.Length, "map"));
        }

        ImmutableArray<ImmutableArray<ProcessOutcome>> maps = [.. inputs.Passes.Select(pass => speeds
            .SelectMany(speed => layers[pass.Layer_m].Select(places => model.Of(places, speed, pass.Spacing_m)))
            .ToImmutableArray())];
        var spacings = Spacings(inputs);
        var search = ProcessSearch.Of(model, inputs.Limits, inputs.EnoughFraction,
            heights.SelectMany(height => layers[height]), speeds, spacings);
        context.Progress(0.5, "marked point");
        var mark = inputs.Mark is { } point
            ? new ProcessLook(inputs, context, fluxes, speeds, spacings).Of(model, point, layers[point.Layer_m]) : null;
        var needed = maps[0].All(at => inputs.Limits.RegimeOf(at) == PrintRegime.NoMelt) ? PenTrack.FluxToMelt_W_m2(
            model.Stroke(new(fluxes[^1], speeds[0], inputs.Passes[0].Spacing_m, inputs.Passes[0].Layer_m)),
            model.Material, context.Cancellation) : null;
        context.Progress(1, "done");
        return new(inputs, fluxes, speeds, maps, search, mark, needed);
    }

    /// <inheritdoc/>
    public static Report Report(ProcessMapResult result) => ProcessMapReport.Of(result);

    /// <summary>A layer under every flux, at places lit as long as the speeds light them.</summary>
    internal static ImmutableArray<ProcessPlaces> Layers(
        ProcessModel model, ProcessMapInputs inputs, ImmutableArray<double> fluxes_W_m2,
        ImmutableArray<double> speeds_m_s, double layer_m, double ratio, PhaseContext context, Action<double> progress)
    {
        var dwells = ProcessPlaces.Dwells_s(
            0.25 * model.Diameter_m / speeds_m_s[^1], model.Diameter_m / speeds_m_s[0], ratio);
        var all = ImmutableArray.CreateBuilder<ProcessPlaces>();
        foreach (var flux in fluxes_W_m2)
        {
            all.Add(model.Places(flux, layer_m, dwells, inputs.CellsIn(layer_m), context.Cancellation));
            progress(all.Count / (double)fluxes_W_m2.Length);
        }

        return all.ToImmutable();
    }

    /// <summary>The points of an axis, in even ratios.</summary>
    internal static ImmutableArray<double> Even(ProcessAxis axis) => [.. Enumerable.Range(0, axis.Count).Select(at =>
        axis.Low_si * Math.Pow(axis.High_si / axis.Low_si, at / (axis.Count - 1.0)))];

    // With those of the passes and the point, so that each of them can be found.
    private static ImmutableArray<double> Spacings(ProcessMapInputs inputs) =>
    [
        .. Enumerable.Range(1, SpacingCount).Select(at => 0.1 * at * inputs.Diameter_m)
            .Concat(inputs.Passes.Select(pass => pass.Spacing_m)).Distinct().Order(),
    ];
}
