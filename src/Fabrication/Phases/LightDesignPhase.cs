using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre.Designs;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Which mirror, which bundle and how many of them bring a flux and a power to the work with the least mirror. The
/// search is in Fibre/Designs; this composes it with the options of <c>fabrication.light</c>.
/// </summary>
public sealed class LightDesignPhase : IPhase<LightDesignInputs, LightDesignResult>
{
    /// <inheritdoc/>
    public static string Kind => "fabrication.light-design";

    /// <inheritdoc/>
    public static PhaseDescription Description { get; } = LightDesignOutputs.Description;

    /// <inheritdoc/>
    public static LightDesignInputs Read(Section section) => LightDesignReading.Read(section);

    /// <inheritdoc/>
    public static LightDesignResult Run(LightDesignInputs inputs, PhaseContext context)
    {
        context.Progress(0, "searching designs");
        var irradiance = IrradianceSummary.Of(inputs.Chain.Irradiance);
        var sun = LightResult.Design(inputs.Chain, irradiance);
        if (sun <= 0 || LightDesignResult.EtendueOf(inputs, sun) is var etendue && etendue.Ratio > etendue.LimitRatio)
        {
            return new(inputs, irradiance, null, []);
        }

        var stream = context.StreamOf(Kind);
        var outcome = DesignSearch.Run(inputs.Chain.System(), new(inputs.Flux_W_m2 / sun, inputs.Power_W / sun),
            inputs.Bounds, inputs.SearchRayCount, inputs.Chain.RayCount, stream, context.Cancellation);
        IReadOnlyList<LightSweep> sweeps = outcome.Found is not { } found ? [] : LightSweep.Around(
            inputs, found.Point, stream.Substream("sweeps"),
            done => context.Progress(0.5 + (done / 2), "tracing sweeps"), context.Cancellation);
        context.Progress(1, "done");
        return new(inputs, irradiance, outcome, sweeps);
    }

    /// <inheritdoc/>
    public static Report Report(LightDesignResult result) => Core.Phases.Report.Empty with
    {
        Figures = [.. LightDesignFigures.Of(result)],
        Series = [.. LightDesignFigures.SeriesOf(result)],
        Maps = LightDesignFigures.MapsOf(result),
        Findings = [.. LightDesignAudit.FindingsOf(result)],
    };
}
