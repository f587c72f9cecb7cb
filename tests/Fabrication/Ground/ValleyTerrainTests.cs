using System.Collections.Immutable;
using Guanghan.Fabrication.Ground;
using Guanghan.Fabrication.Heat;
using Guanghan.Fabrication.Sunlight;

namespace Guanghan.Fabrication.Tests.Ground;

/// <summary>Terrain around a floor, against closed forms, and that its energy is closed.</summary>
public sealed class ValleyTerrainTests
{
    private const double Sigma = LitSurface.StefanBoltzmann_W_m2_K4;

    private static readonly ImmutableArray<double> s_open = [.. Sun(20).Times_s.Select(_ => 1361.0)];

    private static SunCourse Sun(double latitude_deg) =>
        PeriodicSun.At(latitude_deg * Math.PI / 180, 0, 1361).Day(0, 360);

    private static HorizonMask Ring(double elevation_rad) => new([new(0, elevation_rad)]);

    private static GroundColumn Column(ValleyTerrain bowl, double heatFlow_W_m2 = 0.018, double start_K = 250) => new(
        GroundGrid.To(2), GroundSoil.Hayne2017, GroundSurface.Highland with
        {
            EmissivityRatio = bowl.OutwardEmissivityRatio,
            HeatFlow_W_m2 = heatFlow_W_m2,
        }, start_K);

    private static SpinUpOutcome SpinUp(GroundColumn column, SunCourse day) =>
        GroundSpinUp.Run(column, day, 1e9, 0.001, 60, CancellationToken.None);

    private static ValleyRun Follow(ValleyTerrain bowl, SunCourse floor, GroundColumn column) => bowl.Follow(
        floor, [.. floor.Times_s.Select(_ => 1361.0)], 0.12, column, 1e9, SpinUp, CancellationToken.None);

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(0.0)]
    [InlineData(0.2)]
    [InlineData(Math.PI / 4)]
    [InlineData(Math.PI / 2)]
    public void A_level_ring_of_terrain_leaves_the_squared_cosine_of_its_height(double elevation_rad) =>
        // Howell's view factor of a cone about the vertical: 1 - sin^2.
        Assert.Equal(Math.Pow(Math.Cos(elevation_rad), 2), Ring(elevation_rad).SkyFraction(), 1e-14);

    [Fact]
    [Trait("Kind", "property")]
    public void The_sky_of_a_jagged_horizon_is_the_sum_over_its_azimuths() =>
        Gen.Double[-0.15, 1.4].Array[1, 12].Sample(heights =>
        {
            var mask = new HorizonMask(heights.Select((height, at) =>
                new HorizonPoint(Math.Tau * at / heights.Length, height)));
            const int steps = 20_000;
            var sum = Enumerable.Range(0, steps).Sum(at =>
                Math.Pow(Math.Cos(Math.Max(0, mask.Elevation_rad(Math.Tau * (at + 0.5) / steps))), 2));
            return Math.Abs(mask.SkyFraction() - (sum / steps)) < 1e-6; // middles of 20,000 parts, corners between
        });

    [Fact]
    [Trait("Kind", "validates")]
    public void The_shaded_floor_of_a_bowl_in_balance_is_as_warm_as_Ingersoll_says()
    {
        // Ingersoll, Svitek and Murray 1992, Icarus 100:40 (from memory; derived again here from the exchange in a
        // sphere): e s T^4 = S sin(e) f (1 - A) / (1 - A f) [e + A (1 - f)], f the share of terrain.
        foreach (var f in new[] { 0.05, 0.2, 0.5, 0.9 })
        {
            var (albedo, emissivity, level) = (0.12, 0.95, 700.0);
            var bowl = new ValleyTerrain(1 - f, albedo, emissivity);
            var terrain_K = Math.Pow(bowl.Kept_W_m2(level) / (bowl.OutwardEmissivityRatio * Sigma), 0.25);
            var absorbed = ((1 - albedo) * bowl.Scattered_W_m2(level)) + (emissivity * bowl.Infrared_W_m2(terrain_K));
            var published = level * f * (1 - albedo) / (1 - (albedo * f)) * (emissivity + (albedo * (1 - f)));

            Assert.Equal(1, absorbed / published, 1e-12); // rounding
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Without_any_sky_everything_stays_as_warm_as_it_is()
    {
        var bowl = new ValleyTerrain(0, 0.12, 0.95);
        var column = Column(bowl, 0, 273);
        var run = bowl.Follow(Sun(20), s_open, 0.12, column, 1e9, null, CancellationToken.None);

        Assert.All(run.Surface_K, terrain => Assert.Equal(273, terrain, 1e-9)); // K: rounding over 360 steps
        // The floor takes in what it would give off at that temperature.
        Assert.All(run.Course.Terrain_W_m2, taken => Assert.Equal(0.95 * Sigma * Math.Pow(273, 4), taken, 1e-6));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_floor_that_is_lit_as_its_valley_is_as_warm_as_it()
    {
        foreach (var sky in new[] { 0.2, 0.6, 0.97 })
        {
            const double level = 500, albedo = 0.12, emissivity = 0.95;
            var bowl = new ValleyTerrain(sky, albedo, emissivity);
            var terrain_K = Math.Pow(bowl.Kept_W_m2(level) / (bowl.OutwardEmissivityRatio * Sigma), 0.25);
            var absorbed = ((1 - albedo) * ((sky * level) + bowl.Scattered_W_m2(level))) +
                (emissivity * bowl.Infrared_W_m2(terrain_K));

            Assert.Equal(terrain_K, Math.Pow(absorbed / (emissivity * Sigma), 0.25), 1e-9); // K: rounding
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_leaves_through_the_opening_is_what_came_in()
    {
        var bowl = new ValleyTerrain(0.7, 0.2, 0.9);
        var column = Column(bowl);
        var floor = Sun(20);
        var run = Follow(bowl, floor, column);

        // Over a day in the periodic state: infrared out through the opening = sunlight kept + heat from below. The
        // opening's share of the terrain's radiosity is SkyFraction of it, TerrainFraction goes to the floor.
        var outward = Mean(floor.Times_s, run.Infrared_W_m2) * bowl.SkyFraction / bowl.TerrainFraction;
        var kept = Mean(floor.Times_s, [.. floor.SineElevationRatios.Select(sine =>
            bowl.Kept_W_m2(1361 * Math.Max(0, sine)))]);
        Assert.Equal(kept + 0.018, outward, 0.6); // W/m^2 of 270: trapezia of T^4 between samples, steep at sunrise
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_terrain_is_warmer_than_a_black_plane_that_faces_the_Sun()
    {
        var limit = Math.Pow(1361 / Sigma, 0.25);
        foreach (var sky in new[] { 0.05, 0.3, 0.8, 1.0 })
        {
            var bowl = new ValleyTerrain(sky, 0.06, 0.95);
            Assert.InRange(Follow(bowl, Sun(0), Column(bowl)).Surface_K.Max(), 300, limit);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_whole_sky_gives_the_bits_of_a_plain()
    {
        var bowl = new ValleyTerrain(1, 0.12, 0.95);
        var floor = Sun(20);
        var run = Follow(bowl, floor, Column(bowl));
        var (with, without) = (Grounds.Column(), Grounds.Column());

        Assert.All(run.Course.Terrain_W_m2, terrain => Assert.Equal(0, terrain));
        Assert.Equal(Grounds.Follow(without, floor).Surface_K, Grounds.Follow(with, run.Course).Surface_K);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_floor_is_dark_while_the_Sun_stands_behind_the_horizon()
    {
        const double height = 0.2;
        var open = Sun(0);
        var floor = ValleyTerrain.Behind(open, Ring(height), time => PeriodicSun.Azimuth_rad(0, 0, time));

        for (var at = 0; at < floor.Times_s.Length; at++)
        {
            var isOver = floor.SineElevationRatios[at] > Math.Sin(height);
            Assert.Equal(isOver ? 1361 : 0, floor.Irradiance_W_m2[at]);
        }

        // Of the insolation 2 int cos dH up to the horizon's hour angle: cos(H) = sin(h), so sin(H) = cos(h).
        Assert.Equal(Math.Cos(height), floor.Insolation_J_m2 / open.Insolation_J_m2, 1e-4); // straight between samples
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(20, 0, 180)] // noon, north of the Sun
    [InlineData(-20, 0, 0)] // noon, south of it
    [InlineData(20, 6, 270)] // sets in the west at an equinox
    [InlineData(20, 18, 90)] // rises in the east
    public void The_Sun_stands_where_it_must(double latitude_deg, double hour, double azimuth_deg)
    {
        var azimuth = PeriodicSun.Azimuth_rad(
            latitude_deg * Math.PI / 180, 0, hour / 24 * PeriodicSun.LunarDay_s) * 180 / Math.PI;

        Assert.Equal(0, Math.IEEERemainder(azimuth - azimuth_deg, 360), 1e-9); // deg: rounding
    }

    private static double Mean(ImmutableArray<double> times, ImmutableArray<double> values) =>
        Enumerable.Range(1, times.Length - 1).Sum(at =>
            (times[at] - times[at - 1]) * (values[at] + values[at - 1]) / 2) / (times[^1] - times[0]);
}
