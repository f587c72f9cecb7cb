using System.Collections.Immutable;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Phases;

/// <summary>One place of the chain held against what etendue allows there.</summary>
/// <param name="Name">Such as <c>fibre</c>.</param>
/// <param name="Words">As a message names it.</param>
/// <param name="SinRatio">Sine of the widest cone that light can have there.</param>
/// <param name="LimitRatio">The most flux over the irradiance.</param>
/// <param name="AchievedRatio">The mean flux over the irradiance that there is.</param>
public sealed record EtendueStage(
    string Name, string Words, double SinRatio, double LimitRatio, double AchievedRatio);

/// <summary>
/// The etendue audit of a chain: at each place no optics exceed the Sun's radiance times the cone's projected solid
/// angle. The Sun's mean radiance gives (sin/sin theta_s)^2; a Sun that is brighter in its middle gives that times its
/// centre-to-mean ratio, since optics may drop the limb. Source: <see cref="Etendue"/>.
/// </summary>
internal static class LightEtendue
{
    /// <summary>All places, in the order of the light.</summary>
    public static ImmutableArray<EtendueStage> Of(LightTrace trace, LightOutcome outcome)
    {
        var system = trace.System;
        var brightness = system.Sun.CentreToMeanRatio;
        var face_m2 = Math.PI * trace.FaceRadius_m * trace.FaceRadius_m;
        var count = system.CollectorCount;
        var focusSin = trace.FocusSinRatio;
        var captured = outcome.StageOf("captured").Area_m2 / count;
        var stages = ImmutableArray.CreateBuilder<EtendueStage>();
        if (system.Secondary is { } secondary)
        {
            // Light beside the entry is not over it.
            var beside = outcome.Lane.Tally.Lost(LightLoss.BesideEntry) * outcome.AreaPerRay_m2 * system.WindowFraction;
            Add("focus", "mirror's focus", focusSin,
                (outcome.StageOf("arrived").Area_m2 - beside) / count / secondary.EntryArea_m2);
            Add("face", "bundle's face", 1, captured / face_m2);
        }
        else
        {
            Add("focus", "mirror's focus", focusSin, captured / face_m2);
        }

        Add("fibre", "fibres", system.Bundle.NumericalApertureRatio,
            outcome.StageOf("entered").Area_m2 / count / (trace.Entry.Lattice.Count * trace.Entry.Lattice.CoreArea_m2));
        Add("end", "bundle's end", EndSinRatio(trace), EndRatio(trace, outcome));
        Add("spot", "spot", system.Pen.WorkSinRatio(EndSinRatio(trace)), outcome.SpotRatio);
        return stages.ToImmutable();

        void Add(string name, string words, double sin, double achieved) => stages.Add(new(name, words, sin,
            brightness * Etendue.ConcentrationLimitRatio(sin, system.Sun.HalfAngle_rad), achieved));
    }

    /// <summary>Mean flux over the bright end of the cable, over the irradiance.</summary>
    public static double EndRatio(LightTrace trace, LightOutcome outcome) =>
        outcome.StageOf("exited").Area_m2 / (Math.PI / 4 * trace.EndDiameter_m * trace.EndDiameter_m);

    /// <summary>Sine of the widest cone that leaves the fibres, through the bend that holds least.</summary>
    public static double EndSinRatio(LightTrace trace) => trace.System.Mixing_rad2_m > 0
        ? trace.System.Bundle.NumericalApertureRatio
        : Math.Min(trace.System.Bundle.NumericalApertureRatio,
            Math.Sqrt(Math.Max(0, trace.Span.LeastSin2Ratios.Max())));
}
