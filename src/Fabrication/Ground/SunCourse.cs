using System.Collections.Immutable;

namespace Guanghan.Fabrication.Ground;

/// <summary>
/// The Sun over a site as the ground takes it, straight between its samples: the sine of the elevation, not the angle,
/// because that is what a level surface sees and what stays smooth under a Sun in the zenith.
/// </summary>
/// <param name="Times_s">At least two times, s, strictly rising.</param>
/// <param name="Irradiance_W_m2">On a plane that faces the Sun, at each of them, W/m^2.</param>
/// <param name="SineElevationRatios">Sine of the Sun's elevation at each of them.</param>
public sealed record SunCourse(
    ImmutableArray<double> Times_s, ImmutableArray<double> Irradiance_W_m2, ImmutableArray<double> SineElevationRatios)
{
    /// <summary>
    /// What the ground absorbs at each of them besides, W/m^2: terrain's infrared and scattered sunlight; empty: none.
    /// </summary>
    public ImmutableArray<double> Terrain_W_m2 { get; init; } = [];

    /// <summary>Length, s.</summary>
    public double Span_s => Times_s[^1] - Times_s[0];

    /// <summary>Sunlight over the course on a level surface, J/m^2.</summary>
    public double Insolation_J_m2
    {
        get
        {
            var sum = 0.0;
            for (var at = 0; at + 1 < Times_s.Length; at++)
            {
                sum += (Times_s[at + 1] - Times_s[at]) * (Level(at) + Level(at + 1)) / 2;
            }

            return sum;

            double Level(int at) => Irradiance_W_m2[at] * Math.Max(0, SineElevationRatios[at]);
        }
    }

    /// <summary>A part of the course; its two ends are samples of their own.</summary>
    /// <param name="from_s">Its beginning, s, not before the course's.</param>
    /// <param name="to_s">Its end, s, after its beginning and not after the course's.</param>
    /// <exception cref="ArgumentOutOfRangeException">The part is not within the course.</exception>
    public SunCourse Part(double from_s, double to_s)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from_s, Times_s[0]);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to_s, Times_s[^1]);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from_s, to_s);
        return At([from_s, .. Times_s.Where(time => time > from_s && time < to_s), to_s]);
    }

    /// <summary>The same course at other times, straight between its samples.</summary>
    /// <param name="times">At least two times, s, strictly rising and within the course.</param>
    internal SunCourse At(ImmutableArray<double> times) =>
        new(
            times, [.. times.Select(time => At(Irradiance_W_m2, time))],
            [.. times.Select(time => At(SineElevationRatios, time))])
        {
            Terrain_W_m2 = Terrain_W_m2.IsEmpty ? [] : [.. times.Select(time => At(Terrain_W_m2, time))],
        };

    private double At(ImmutableArray<double> values, double time_s)
    {
        var found = Times_s.BinarySearch(time_s);
        if (found >= 0)
        {
            return values[found];
        }

        var after = ~found;
        var share = (time_s - Times_s[after - 1]) / (Times_s[after] - Times_s[after - 1]);
        return values[after - 1] + (share * (values[after] - values[after - 1]));
    }
}
