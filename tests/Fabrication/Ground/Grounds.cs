using Guanghan.Fabrication.Ground;

namespace Guanghan.Fabrication.Tests.Ground;

/// <summary>Grounds that the tests share.</summary>
internal static class Grounds
{
    /// <summary>A lunar day under an ideal Sun, from noon, in its periodic state.</summary>
    public static (GroundRun Run, SpinUpOutcome SpinUp, GroundColumn Column) Ideal(
        double latitude_deg, double albedo, double scaleDepth_m = 0.07, int steps = 720, GroundGrid? grid = null,
        double tolerance_K = 0.01)
    {
        var day = PeriodicSun.At(latitude_deg * Math.PI / 180, 0, 1361).Day(0, steps);
        var column = new GroundColumn(
            grid ?? GroundGrid.To(2), GroundSoil.Hayne2017 with { ScaleDepth_m = scaleDepth_m },
            GroundSurface.Highland with { AlbedoFraction = albedo }, 250);
        var spinUp = GroundSpinUp.Run(column, day, 1e9, tolerance_K, 60, CancellationToken.None);
        return (Follow(column, day), spinUp, column);
    }

    public static GroundRun Follow(GroundColumn column, SunCourse day) => GroundRun.Follow(
        column, day, 1e9, PeriodicSun.LunarDay_s, [], _ => { }, CancellationToken.None);

    /// <summary>Temperature of the surface, straight between samples, K.</summary>
    public static double SurfaceAt_K(GroundRun run, double hoursPastNoon)
    {
        var time_s = hoursPastNoon / 24 * PeriodicSun.LunarDay_s;
        return new Guanghan.Core.Numerics.LinearInterpolant(run.Course.Times_s.AsSpan(), run.Surface_K.AsSpan())
            .At(time_s);
    }
}
