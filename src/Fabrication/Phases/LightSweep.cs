using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Fibre.Designs;

namespace Guanghan.Fabrication.Phases;

/// <summary>One input of a design changed, all others kept.</summary>
/// <param name="Name">The input, such as <c>slope_error</c>.</param>
/// <param name="Axis">Its values; the design's own is one of them.</param>
/// <param name="Traces">The chain at each.</param>
public sealed record LightSweep(string Name, SeriesAxis Axis, ImmutableArray<LightTrace> Traces)
{
    private const int Steps = 4; // to each side of the design
    private const int RayShare = 8; // a sweep's point gets an eighth of the rays: its error is three times the design's

    /// <summary>Traces the sweeps around a design, each point with the same random numbers.</summary>
    internal static ImmutableArray<LightSweep> Around(
        LightDesignInputs inputs, DesignPoint point, RandomStream stream, Action<double> progress,
        CancellationToken cancellation)
    {
        var chain = inputs.Of(point);
        var rays = Math.Max(LightTrace.RaysAtLeast, inputs.Chain.RayCount / RayShare);
        var slope_rad = chain.PrimaryFinish.SlopeError_rad;
        var aperture = chain.Fibre.NumericalApertureRatio;
        var length_m = chain.Fibre.Length_m;
        var done = 0;
        return
        [
            Sweep("aperture", "mm", 0.7 * point.Aperture_m, point.Aperture_m, 1.3 * point.Aperture_m,
                value => inputs.Of(point with { Aperture_m = value })),
            Sweep("rim_angle", "deg", inputs.Bounds.RimLow_rad, point.RimAngle_rad, inputs.Bounds.RimHigh_rad,
                value => inputs.Of(point with { RimAngle_rad = value })),
            Sweep("slope_error", "mrad", 0, slope_rad, Math.Max(2 * slope_rad, 2e-3),
                value => chain with { PrimaryFinish = chain.PrimaryFinish with { SlopeError_rad = value } }),
            Sweep("numerical_aperture", "", 0.6 * aperture, aperture, Math.Min(1, 1.4 * aperture),
                value => chain with { Fibre = chain.Fibre with { NumericalApertureRatio = value } }),
            Sweep("length", "m", 0, length_m, Math.Max(3 * length_m, 10),
                value => chain with { Fibre = chain.Fibre with { Length_m = value } }),
        ];

        LightSweep Sweep(
            string name, string unit, double low, double middle, double high, Func<double, LightInputs> chainOf)
        {
            progress(done++ / 5.0);
            var values = Values(low, middle, high);
            return new(name, new(name, Unit.Parse(unit), values), [.. values.Select(value => LightTrace.Run(
                chainOf(value).System(), rays, stream, 0, cancellation))]);
        }
    }

    // Even steps to each side of the design; none to a side where it stands at the end.
    private static ImmutableArray<double> Values(double low, double middle, double high)
    {
        var values = ImmutableArray.CreateBuilder<double>();
        for (var i = 0; i < Steps && middle > low; i++)
        {
            values.Add(low + ((middle - low) * i / Steps));
        }

        values.Add(middle);
        for (var i = 1; i <= Steps && high > middle; i++)
        {
            values.Add(middle + ((high - middle) * i / Steps));
        }

        return values.ToImmutable();
    }
}
