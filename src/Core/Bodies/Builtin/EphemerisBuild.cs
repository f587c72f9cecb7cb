using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// Integrates the model from its epoch to both ends of a span and keeps Chebyshev segments.
/// Work for 1970-2060: 131,600 quarter-day steps, two evaluations each of 15 points (55 relativistic pairs, 50
/// Newtonian), near 10,000 floating-point operations a step.
/// </summary>
internal static class EphemerisBuild
{
    /// <summary>
    /// Integrator steps in a day, a multiple of 2. At 2 the Moon is 21 m from where 4 put it after 35 years; at 8 it is
    /// a centimetre from there: see the test that halves the step.
    /// </summary>
    public const int StepsPerDay = 4;

    private const double Step_s = DynamicalConstants.Day_s / StepsPerDay;
    private const int BlockDays = 64;
    private const long Block_ns = BlockDays * Nanoseconds.PerDay;
    private const long Epoch_ns =
        (long)(2 * (ModelParameters.Epoch_JulianDay - 2451545.0)) * (Nanoseconds.PerDay / 2);

    /// <summary>1900-01-01T00:00 TT: before it the series of the poles are not meant to hold.</summary>
    public static Epoch Earliest => Epoch.FromTaiNanoseconds((-36524L * Nanoseconds.PerDay) - (Nanoseconds.PerDay / 2));

    /// <summary>2100-01-01T00:00 TT.</summary>
    public static Epoch Latest => Epoch.FromTaiNanoseconds((36524L * Nanoseconds.PerDay) + (Nanoseconds.PerDay / 2));

    /// <summary>An ephemeris over at least a span of TDB nanoseconds past J2000.0.</summary>
    public static BuiltinEphemeris Over(long from_ns, long to_ns, ModelParameters parameters)
    {
        var first = (int)Math.Floor((from_ns - Epoch_ns) / (double)Block_ns);
        var last = (int)Math.Ceiling((to_ns - Epoch_ns) / (double)Block_ns);
        const int stepsPerBlock = BlockDays * StepsPerDay;
        var samples = new PathSamples[Slot.Count];
        for (var slot = 0; slot < Slot.Count; slot++)
        {
            samples[slot] = new PathSamples(slot, (last - first) * stepsPerBlock, StepsPerDay);
        }

        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            var steps = Math.Max(0, direction < 0 ? -first : last) * stepsPerBlock;
            GaussJackson.Run(
                new SolarSystemForces(parameters.TideLag_s), ModelParameters.Epoch_tdb_s, parameters.Position_m,
                parameters.Velocity_m_s, direction * Step_s, steps, (step, x, v) =>
                {
                    var place = (direction * step) - (first * stepsPerBlock);
                    var inside = place >= 0 && place <= (last - first) * stepsPerBlock;
                    for (var slot = 0; inside && slot < Slot.Count; slot++)
                    {
                        samples[slot].Keep(place, x, v);
                    }
                });
        }

        return new BuiltinEphemeris(
            Epoch_ns + (first * Block_ns), Epoch_ns + (last * Block_ns), [.. samples.Select(s => s.ToSeries())]);
    }
}
