using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.ground</c> made.</summary>
/// <param name="Inputs">What it was given.</param>
/// <param name="Run">Temperatures over the sunlight.</param>
/// <param name="SpinUp">How the spin-up ended; null without one.</param>
/// <param name="SpinUpRatio">Insolation of the spin-up's day over that of the last lunar day.</param>
/// <param name="UnsolvedCount">Stages that Newton's method did not finish.</param>
/// <param name="Noon">Sample of the highest Sun in the last lunar day.</param>
/// <param name="Midnight">Sample of the lowest Sun in it.</param>
/// <param name="FirstOfDay">The first sample in it.</param>
/// <param name="SkyFraction">Share of the sky that is open.</param>
/// <param name="Valley">What terrain did; null on a plain.</param>
public sealed record GroundResult(
    GroundInputs Inputs, GroundRun Run, SpinUpOutcome? SpinUp, double SpinUpRatio, int UnsolvedCount, int Noon,
    int Midnight, int FirstOfDay, double SkyFraction, ValleyRun? Valley)
{
    /// <summary>Least and greatest of each figure over the inputs that are ranges; empty without any.</summary>
    public ImmutableDictionary<string, FigureBand> Bands { get; init; } =
        ImmutableDictionary<string, FigureBand>.Empty;
}

/// <summary>
/// Day and night in the ground of a site: temperature by depth and time, from the Sun of fabrication.sunlight or an
/// ideal one. The physics is in Ground.
/// </summary>
public sealed class GroundPhase : IPhase<GroundInputs, GroundResult>
{
    private const int MapColumns = 240; // as many as a picture has room to tell apart

    /// <inheritdoc/>
    public static string Kind => "fabrication.ground";

    /// <inheritdoc/>
    public static PhaseDescription Description => GroundOutputs.Description;

    /// <inheritdoc/>
    public static GroundInputs Read(Section section) => GroundReading.Read(section);

    /// <inheritdoc/>
    public static GroundResult Run(GroundInputs inputs, PhaseContext context)
    {
        var result = Follow(inputs, (done, what) => context.Progress(done, what), context.Cancellation);
        return result with
        {
            Bands = GroundBands.Of(inputs, result, varied => Follow(varied, (_, _) => { }, context.Cancellation)),
        };
    }

    private static GroundResult Follow(
        GroundInputs inputs, Action<double, string> progress, CancellationToken cancellation)
    {
        // Even, so that midnight is a sample as noon is.
        var steps = 2 * (int)Math.Ceiling(PeriodicSun.LunarDay_s / inputs.Step_s / 2);
        var open = inputs.Sunlight?.Course ?? PeriodicSun.At(
            inputs.IdealSun!.Latitude_rad, inputs.IdealSun.Declination_rad, inputs.SolarConstant_W_m2).Day(0, steps);
        progress(0, "spin-up");
        var horizon = inputs.Terrain?.Horizon.Scaled(inputs.Terrain.ScaleFactor);
        var sky = horizon?.SkyFraction() ?? 1;
        var valley = horizon is null ? null : Valley(inputs, horizon, sky, open, cancellation);
        var course = valley?.Course ?? open;
        var column = new GroundColumn(GroundGrid.To(inputs.Depth_m), inputs.Soil, inputs.Surface, inputs.Start_K);
        var first = course.Part(course.Times_s[0], course.Times_s[0] + PeriodicSun.LunarDay_s);
        var day = inputs.Start == GroundStart.Repeat || inputs.Sunlight is null ? first
            : PeriodicSun.Nearest(first, inputs.SolarConstant_W_m2).Day(course.Times_s[0], steps);
        SpinUpOutcome? spinUp = inputs.Start == GroundStart.None ? null : SpinUp(inputs, column, day, cancellation);
        var dayStart = course.Times_s[^1] - PeriodicSun.LunarDay_s;
        var last = course.Part(dayStart, course.Times_s[^1]).Insolation_J_m2;
        var firstOfDay = Enumerable.Range(0, course.Times_s.Length).First(at => course.Times_s[at] >= dayStart);
        var inDay = Enumerable.Range(firstOfDay, course.Times_s.Length - firstOfDay).ToArray();
        var noon = inDay.MaxBy(at => course.SineElevationRatios[at]);
        var midnight = inDay.MinBy(at => course.SineElevationRatios[at]);
        var run = GroundRun.Follow(
            column, course, inputs.Step_s, PeriodicSun.LunarDay_s, inputs.Bed_m, Kept(course, noon, midnight),
            fraction => progress(0.5 + (0.5 * fraction), "day and night"), cancellation);
        progress(1, "done");
        return new(inputs, run, spinUp, last > 0 ? day.Insolation_J_m2 / last : 1,
            column.UnsolvedCount + (valley?.UnsolvedCount ?? 0), noon, midnight, firstOfDay, sky, valley);
    }

    private static ValleyRun Valley(
        GroundInputs inputs, HorizonMask horizon, double sky, SunCourse open, CancellationToken cancellation)
    {
        var (surface, terrain) = (inputs.Surface, inputs.Terrain!);
        var albedo = (surface with { AlbedoFraction = terrain.AlbedoFraction }).DiffuseAlbedoFraction();
        var bowl = new ValleyTerrain(sky, albedo, surface.EmissivityRatio);
        // The mask of a real Sun is the sunlight's own.
        var floor = inputs.IdealSun is not { } site ? open : ValleyTerrain.Behind(open, horizon, time_s =>
            PeriodicSun.Azimuth_rad(site.Latitude_rad, site.Declination_rad, time_s));
        var openly = inputs.IdealSun is null ? terrain.Open!.Irradiance_W_m2
            : [.. floor.Times_s.Select(_ => inputs.SolarConstant_W_m2)];
        var column = new GroundColumn(GroundGrid.To(inputs.Depth_m), inputs.Soil,
            surface with { EmissivityRatio = bowl.OutwardEmissivityRatio, Infrared_W_m2 = 0 }, inputs.Start_K);
        return bowl.Follow(floor, openly, surface.DiffuseAlbedoFraction(), column, inputs.Step_s,
            inputs.Start == GroundStart.None ? null : (one, day) => SpinUp(inputs, one, day, cancellation),
            cancellation);
    }

    private static SpinUpOutcome SpinUp(
        GroundInputs inputs, GroundColumn column, SunCourse day, CancellationToken cancellation) => GroundSpinUp.Run(
            column, day, inputs.Step_s, inputs.Tolerance_K, inputs.SpinUpDayCount, cancellation);

    /// <inheritdoc/>
    public static Report Report(GroundResult result) => GroundReport.Of(result);

    private static ImmutableArray<int> Kept(SunCourse course, params IEnumerable<int> named)
    {
        var count = course.Times_s.Length;
        var stride = (count + MapColumns - 1) / MapColumns;
        return [.. named.Append(count - 1).Concat(Enumerable.Range(0, count).Where(at => at % stride == 0)).Distinct()
            .Order()];
    }
}
