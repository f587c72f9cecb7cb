using Guanghan.Core.Numerics;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Tests.Propagation.Sgp4;

public sealed class Sgp4BatchTests
{
    private const double Degree = Math.PI / 180;

    [Fact]
    [Trait("Kind", "property")]
    public void Four_at_a_time_and_one_at_a_time_agree_within_20_micrometres_over_a_week()
    {
        var random = new RandomStream(5);
        var satellites = Enumerable.Range(0, 403).Select(_ => Random(random)).ToArray();
        var batch = new Sgp4Batch(satellites);
        var states = new Sgp4State[satellites.Length];
        var times = satellites.Select(_ => 10080 * ((2 * random.NextUniformFraction()) - 1)).ToArray();
        batch.AtMinutes(times, states);
        Assert.Contains(satellites, one => one.IsDeepSpace);
        for (var i = 0; i < states.Length; i++)
        {
            var scalar = satellites[i].AtMinutes(times[i]);
            Assert.Equal(scalar.Status, states[i].Status);
            // 1000 rad of anomaly and its rounding, 1e-13 rad, a few times; squared by no eccentricity above 0.3.
            Assert.True((scalar.State - states[i].State).Position_m.Length < 2e-5, $"{i}");
            Assert.True((scalar.State - states[i].State).Velocity_m_s.Length < 2e-8, $"{i}");
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_state_does_not_depend_on_its_neighbours()
    {
        var satellite = Random(new RandomStream(6));
        double[] times = [0, 1, 2, 3, 4, 5, 6];
        var (all, one) = (new Sgp4State[7], new Sgp4State[1]);
        Sgp4Batch.AtMinutes(satellite, times, all);
        for (var i = 0; i < times.Length; i++)
        {
            Sgp4Batch.AtMinutes(satellite, [times[i]], one);
            Assert.Equal(one[0], all[i]);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Asking_for_states_allocates_nothing()
    {
        var batch = new Sgp4Batch([.. Enumerable.Range(0, 8).Select(i => Random(new RandomStream((ulong)i)))]);
        var (times, states) = (new double[8], new Sgp4State[8]);
        Assert.Equal(0, Allocations.Fewest(() => batch.AtMinutes(times, states)));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Elements_out_of_range_are_refused_and_a_lost_satellite_says_why()
    {
        var sound = Random(new RandomStream(1)).Elements;
        Assert.Contains("mean motion", Assert.Throws<ArgumentException>(
            () => new Sgp4Satellite(sound with { RevolutionsPerDayCount = 0 })).Message, StringComparison.Ordinal);
        Assert.Contains("it is 1.5", Assert.Throws<ArgumentException>(
            () => new Sgp4Satellite(sound with { EccentricityRatio = 1.5 })).Message, StringComparison.Ordinal);
        // Drag that brings it down within days: the scalar and the batch say the same.
        var falling = new Sgp4Satellite(sound with { RevolutionsPerDayCount = 16.2, EccentricityRatio = 0.001, BStar_1 = 0.05 });
        var states = new Sgp4State[1];
        Sgp4Batch.AtMinutes(falling, [7200], states);
        Assert.NotEqual(Sgp4Status.Valid, states[0].Status);
        Assert.Equal(falling.AtMinutes(7200).Status, states[0].Status);
    }

    private static Sgp4Satellite Random(RandomStream random)
    {
        double Uniform() => random.NextUniformFraction();
        var isDeep = Uniform() < 0.1;
        return new(new(
            JulianDate.FromModified(60000, Uniform(), TimeScale.Utc), isDeep ? 1 + (3 * Uniform()) : 12 + (3.2 * Uniform()),
            isDeep ? 0.7 * Uniform() : 0.05 * Uniform() * Uniform(), Math.PI * Uniform(), 360 * Degree * Uniform(),
            360 * Degree * Uniform(), 360 * Degree * Uniform(), 1e-4 * Uniform()));
    }
}
