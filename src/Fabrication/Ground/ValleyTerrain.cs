using System.Collections.Immutable;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Ground;

/// <summary>What the terrain around a floor did over a course.</summary>
/// <param name="Course">The course of the floor: the Sun over its horizon, and what terrain gives.</param>
/// <param name="Surface_K">Temperature of the terrain at every sample, K.</param>
/// <param name="Scattered_W_m2">Sunlight that terrain throws onto the floor, at every sample, W/m^2.</param>
/// <param name="Infrared_W_m2">Infrared that terrain sends onto the floor, at every sample, W/m^2.</param>
/// <param name="SpinUp">How the terrain's spin-up ended; null without one.</param>
/// <param name="UnsolvedCount">Stages of the terrain that Newton's method did not finish.</param>
public sealed record ValleyRun(
    SunCourse Course, ImmutableArray<double> Surface_K, ImmutableArray<double> Scattered_W_m2,
    ImmutableArray<double> Infrared_W_m2, SpinUpOutcome? SpinUp, int UnsolvedCount);

/// <summary>
/// Terrain that a level floor sees above its horizon, as a bowl whose every place sees as much of it as the floor
/// does: so it is in a spherical bowl, where all exchange is the same everywhere (Buhl, Welch and Rea 1968, J. Geophys.
/// Res. 73:5281; Ingersoll, Svitek and Murray 1992, Icarus 100:40). With F the share of sky, sunlight that enters
/// through the opening falls on the terrain with F S sin(elevation), is scattered, by Lambert's law and as often as
/// need be, and the terrain's mean temperature follows from what it keeps, by the same soil and conduction as the
/// floor's. Terrain radiates out only what does not meet terrain again. Energy is closed: what leaves through the
/// opening is what came in less what is stored.
/// </summary>
/// <remarks>
/// Assumes one temperature of all terrain (sunlit and shaded walls average out), grey and diffuse, and light through an
/// opening that is level: a wide valley with one wall is not a bowl, and gets its own wall's light at its own hour.
/// Nothing is calibrated.
/// </remarks>
/// <param name="SkyFraction">F, share of the sky that is open, by the cosine; 0 to 1.</param>
/// <param name="AlbedoFraction">Albedo of the terrain for diffuse light.</param>
/// <param name="EmissivityRatio">Emissivity of terrain and floor.</param>
public sealed record ValleyTerrain(double SkyFraction, double AlbedoFraction, double EmissivityRatio)
{
    /// <summary>Share of what the floor sees that is terrain.</summary>
    public double TerrainFraction => 1 - SkyFraction;

    /// <summary>Emissivity of the terrain for what leaves through the opening, over all of its surface.</summary>
    public double OutwardEmissivityRatio =>
        EmissivityRatio * SkyFraction / (1 - ((1 - EmissivityRatio) * TerrainFraction));

    /// <summary>Sunlight that terrain throws onto the floor, W/m^2.</summary>
    /// <param name="level_W_m2">On a level plane in the open, W/m^2.</param>
    public double Scattered_W_m2(double level_W_m2) =>
        TerrainFraction * AlbedoFraction * SkyFraction * level_W_m2 / (1 - (AlbedoFraction * TerrainFraction));

    /// <summary>Sunlight that terrain keeps, all scattering done, W/m^2 of its surface.</summary>
    /// <param name="level_W_m2">On a level plane in the open, W/m^2.</param>
    public double Kept_W_m2(double level_W_m2) =>
        (1 - AlbedoFraction) * SkyFraction * level_W_m2 / (1 - (AlbedoFraction * TerrainFraction));

    /// <summary>Infrared that terrain sends onto the floor, W/m^2.</summary>
    /// <param name="terrain_K">Temperature of the terrain, K.</param>
    public double Infrared_W_m2(double terrain_K) => TerrainFraction * EmissivityRatio *
        LitSurface.StefanBoltzmann_W_m2_K4 * Math.Pow(terrain_K, 4) /
        (1 - ((1 - EmissivityRatio) * TerrainFraction));

    /// <summary>
    /// Follows the terrain over a course and adds to the floor's what it gives. The day is the course's first lunar
    /// day.
    /// </summary>
    /// <param name="floor">The Sun as the floor sees it, over its horizon.</param>
    /// <param name="open_W_m2">Irradiance on a plane that faces the Sun, at each sample, as if no terrain were, W/m^2.
    /// </param>
    /// <param name="floorAlbedoFraction">Albedo of the floor for diffuse light.</param>
    /// <param name="column">Terrain's column; its surface is to have <see cref="OutwardEmissivityRatio"/>.</param>
    /// <param name="step_s">Longest step in time, s.</param>
    /// <param name="spinUp">Brings the column into its periodic state over a day; null: it begins as it is.</param>
    /// <param name="cancellation">Asked every few hundred samples.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public ValleyRun Follow(
        SunCourse floor, ImmutableArray<double> open_W_m2, double floorAlbedoFraction, GroundColumn column,
        double step_s, Func<GroundColumn, SunCourse, SpinUpOutcome>? spinUp, CancellationToken cancellation)
    {
        ImmutableArray<double> level =
            [.. open_W_m2.Zip(floor.SineElevationRatios, (one, sine) => one * Math.Max(0, sine))];
        var terrain = floor with
        {
            Irradiance_W_m2 = [.. level.Select(_ => 0.0)],
            Terrain_W_m2 = [.. level.Select(Kept_W_m2)],
        };
        var outcome = spinUp?.Invoke(
            column, terrain.Part(terrain.Times_s[0], terrain.Times_s[0] + PeriodicSun.LunarDay_s));
        var run = GroundRun.Follow(
            column, terrain, step_s, PeriodicSun.LunarDay_s, column.Grid.Nodes_m[1], [], _ => { }, cancellation);
        ImmutableArray<double> scattered = [.. level.Select(Scattered_W_m2)];
        ImmutableArray<double> infrared = [.. run.Surface_K.Select(Infrared_W_m2)];
        return new(
            floor with
            {
                Terrain_W_m2 = [.. scattered.Zip(infrared, (light, heat) =>
                    ((1 - floorAlbedoFraction) * light) + (EmissivityRatio * heat))],
            },
            run.Surface_K, scattered, infrared, outcome, column.UnsolvedCount);
    }

    /// <summary>
    /// The course of a floor under an even Sun whose light the horizon cuts: dark where the Sun stands below it, with a
    /// sample on either side of every crossing. The Sun is a point.
    /// </summary>
    /// <param name="open">The course without terrain.</param>
    /// <param name="horizon">The horizon.</param>
    /// <param name="azimuth_rad">Azimuth of the Sun at a time, s, rad.</param>
    public static SunCourse Behind(SunCourse open, HorizonMask horizon, Func<double, double> azimuth_rad)
    {
        const double edge_s = 1; // between the two samples of a crossing
        double Over(double time_s, double sine) =>
            sine - Math.Sin(Math.Max(0, horizon.Elevation_rad(azimuth_rad(time_s))));
        var times = new SortedSet<double>(open.Times_s);
        for (var at = 0; at + 1 < open.Times_s.Length; at++)
        {
            var (from, to) = (open.Times_s[at], open.Times_s[at + 1]);
            if (Over(from, Sine(at, 0)) > 0 == Over(to, Sine(at, 1)) > 0)
            {
                continue;
            }

            var isUp = Over(from, Sine(at, 0)) > 0;
            var (low, high) = (0.0, 1.0);
            for (var step = 0; step < 50; step++)
            {
                var middle = (low + high) / 2;
                (low, high) = Over(from + (middle * (to - from)), Sine(at, middle)) > 0 == isUp
                    ? (middle, high) : (low, middle);
            }

            var crossing = from + (low * (to - from));
            times.Add(Math.Max(from, crossing - edge_s));
            times.Add(Math.Min(to, crossing + edge_s));
        }

        ImmutableArray<double> all = [.. times];
        var whole = open.At(all);
        return whole with
        {
            Irradiance_W_m2 = [.. all.Select((time, at) =>
                Over(time, whole.SineElevationRatios[at]) > 0 ? whole.Irradiance_W_m2[at] : 0)],
        };

        double Sine(int at, double share) => ((1 - share) * open.SineElevationRatios[at]) +
            (share * open.SineElevationRatios[at + 1]);
    }
}
