using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Ground;

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
public sealed record GroundResult(
    GroundInputs Inputs, GroundRun Run, SpinUpOutcome? SpinUp, double SpinUpRatio, int UnsolvedCount, int Noon,
    int Midnight, int FirstOfDay);

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
        // Even, so that midnight is a sample as noon is.
        var steps = 2 * (int)Math.Ceiling(PeriodicSun.LunarDay_s / inputs.Step_s / 2);
        var course = inputs.Sunlight?.Course ?? PeriodicSun.At(
            inputs.IdealSun!.Latitude_rad, inputs.IdealSun.Declination_rad, inputs.SolarConstant_W_m2).Day(0, steps);
        var column = new GroundColumn(GroundGrid.To(inputs.Depth_m), inputs.Soil, inputs.Surface, inputs.Start_K);
        context.Progress(0, "spin-up");
        var first = course.Part(course.Times_s[0], course.Times_s[0] + PeriodicSun.LunarDay_s);
        var day = inputs.Start == GroundStart.Repeat || inputs.Sunlight is null ? first
            : PeriodicSun.Nearest(first, inputs.SolarConstant_W_m2).Day(course.Times_s[0], steps);
        SpinUpOutcome? spinUp = inputs.Start == GroundStart.None ? null : GroundSpinUp.Run(
            column, day, inputs.Step_s, inputs.Tolerance_K, inputs.SpinUpDayCount, context.Cancellation);
        var dayStart = course.Times_s[^1] - PeriodicSun.LunarDay_s;
        var last = course.Part(dayStart, course.Times_s[^1]).Insolation_J_m2;
        var firstOfDay = Enumerable.Range(0, course.Times_s.Length).First(at => course.Times_s[at] >= dayStart);
        var inDay = Enumerable.Range(firstOfDay, course.Times_s.Length - firstOfDay).ToArray();
        var noon = inDay.MaxBy(at => course.SineElevationRatios[at]);
        var midnight = inDay.MinBy(at => course.SineElevationRatios[at]);
        var run = GroundRun.Follow(
            column, course, inputs.Step_s, PeriodicSun.LunarDay_s, inputs.Bed_m, Kept(course, noon, midnight),
            fraction => context.Progress(0.5 + (0.5 * fraction), "day and night"), context.Cancellation);
        context.Progress(1, "done");
        return new(inputs, run, spinUp, last > 0 ? day.Insolation_J_m2 / last : 1, column.UnsolvedCount, noon, midnight,
            firstOfDay);
    }

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
