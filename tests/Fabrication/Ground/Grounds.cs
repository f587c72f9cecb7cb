using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Sunlight;

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

    /// <summary>The same between mountains, with the albedo's two coefficients by angle.</summary>
    public static GroundRun InValley(
        double latitude_deg, double albedo, HorizonMask horizon, double cubic, double eighth)
    {
        var latitude = latitude_deg * Math.PI / 180;
        var surface = GroundSurface.Highland with
        {
            AlbedoFraction = albedo,
            CubicFraction = cubic,
            EighthFraction = eighth,
        };
        var bowl = new ValleyTerrain(
            horizon.SkyFraction(), (surface with { AlbedoFraction = 0.12 }).DiffuseAlbedoFraction(),
            surface.EmissivityRatio);
        var floor = ValleyTerrain.Behind(PeriodicSun.At(latitude, 0, 1361).Day(0, 720), horizon,
            time => PeriodicSun.Azimuth_rad(latitude, 0, time));
        var terrain = new GroundColumn(GroundGrid.To(2), GroundSoil.Hayne2017,
            surface with { EmissivityRatio = bowl.OutwardEmissivityRatio }, 250);
        var course = bowl.Follow(
            floor, [.. floor.Times_s.Select(_ => 1361.0)], surface.DiffuseAlbedoFraction(), terrain, 1e9, SpinUp,
            CancellationToken.None).Course;
        var column = new GroundColumn(GroundGrid.To(2), GroundSoil.Hayne2017, surface, 250);
        SpinUp(column, course);
        return Follow(column, course);
    }

    private static SpinUpOutcome SpinUp(GroundColumn column, SunCourse day) =>
        GroundSpinUp.Run(column, day, 1e9, 0.01, 60, CancellationToken.None);

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
