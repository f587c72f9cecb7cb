using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Ground;

namespace Guanghan.Fabrication.Tests.Ground;

/// <summary>Grounds that the tests share.</summary>
internal static class Grounds
{
    /// <summary>A lunar day under an ideal Sun, from noon, in its periodic state.</summary>
    public static GroundRun Ideal(
        double latitude_deg, double albedo, int steps = 720, GroundGrid? grid = null, double tolerance_K = 0.01)
    {
        var day = PeriodicSun.At(latitude_deg * Math.PI / 180, 0, 1361).Day(0, steps);
        var column = Column(albedo, 250, grid);
        GroundSpinUp.Run(column, day, 1e9, tolerance_K, 60, CancellationToken.None);
        return Follow(column, day);
    }

    public static GroundColumn Column(double albedo = 0.12, double start_K = 250, GroundGrid? grid = null) => new(
        grid ?? GroundGrid.To(2), GroundSoil.Hayne2017,
        GroundSurface.Highland with { AlbedoFraction = albedo }, start_K);

    public static GroundRun Follow(GroundColumn column, SunCourse course) => GroundRun.Follow(
        column, course, 1e9, PeriodicSun.LunarDay_s, 0.02, [], _ => { }, CancellationToken.None);

    /// <summary>Temperature of the surface, straight between samples, K.</summary>
    public static double SurfaceAt_K(GroundRun run, double hoursPastNoon) =>
        new LinearInterpolant(run.Course.Times_s.AsSpan(), run.Surface_K.AsSpan())
            .At(hoursPastNoon / 24 * PeriodicSun.LunarDay_s);
}
