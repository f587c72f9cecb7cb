using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>Where the fit starts: published states interpolated to the epoch.</summary>
internal static class FirstGuess
{
    // k2 times this lag gives about the observed -25.8"/century^2 of the Moon: Mignard (1980) quotes 638 s at k2 = 0.3.
    private const double TideLag_s = 600.0;
    private const double Step_s = DynamicalConstants.Day_s / EphemerisBuild.StepsPerDay;

    private static readonly (string File, int Slot)[] Planets =
    [
        ("Sun", Slot.Sun), ("Mercury", Slot.Mercury), ("Venus", Slot.Venus), ("EMB", Slot.EarthMoonBarycentre),
        ("Mars", Slot.Mars), ("Jupiter", Slot.Jupiter), ("Saturn", Slot.Saturn), ("Uranus", Slot.Uranus),
        ("Neptune", Slot.Neptune), ("Pluto", Slot.Pluto),
    ];

    private static readonly (string File, int Slot)[] Asteroids =
        [("Ceres", Slot.Ceres), ("Pallas", Slot.Pallas), ("Juno", Slot.Juno), ("Vesta", Slot.Vesta)];

    public static ModelParameters From(Observations observations)
    {
        var position = new double[3 * Slot.Count];
        var velocity = new double[3 * Slot.Count];
        foreach (var (file, slot) in Planets)
        {
            var (x, v) = observations[file].AtEpoch();
            Put(slot, x, v, position, velocity);
        }

        var (moon, centre) = (observations["Moon"].AtEpoch(), observations["EMB"].AtEpoch());
        const double share = 1 - DynamicalConstants.MoonMassFraction;
        Put(
            Slot.Moon,
            [.. moon.Position_m.Zip(centre.Position_m, (a, b) => (a - b) / share)],
            [.. moon.Velocity_m_s.Zip(centre.Velocity_m_s, (a, b) => (a - b) / share)],
            position,
            velocity);
        return BringAsteroidsBack(observations, new ModelParameters(position, velocity, TideLag_s));
    }

    // The asteroids are published from 2020 only: the planets are carried there with the asteroids far away, the
    // published asteroids put in, and all of them carried back to the epoch.
    private static ModelParameters BringAsteroidsBack(Observations observations, ModelParameters guess)
    {
        var day = observations["Ceres"].Days[0];
        var (x, v) = (new double[3 * Slot.Count], new double[3 * Slot.Count]);
        foreach (var (_, slot) in Asteroids)
        {
            Put(slot, [1e15 * slot, 1e15, 1e15], [0, 0, 0], guess.Position_m, guess.Velocity_m_s);
        }

        var steps = day * EphemerisBuild.StepsPerDay;
        GaussJackson.Run(
            new SolarSystemForces(TideLag_s), ModelParameters.Epoch_tdb_s, guess.Position_m, guess.Velocity_m_s,
            Step_s, steps, (step, p, u) => Keep(step == steps, p, u, x, v));
        foreach (var (file, slot) in Asteroids)
        {
            Put(slot, observations[file].Positions_m[0], observations[file].Velocities_m_s[0], x, v);
        }

        var (x0, v0) = (new double[3 * Slot.Count], new double[3 * Slot.Count]);
        GaussJackson.Run(
            new SolarSystemForces(TideLag_s), ModelParameters.Epoch_tdb_s + (steps * Step_s), x, v,
            -Step_s, steps, (step, p, u) => Keep(step == steps, p, u, x0, v0));
        foreach (var (_, slot) in Asteroids)
        {
            for (var k = slot; k < 3 * Slot.Count; k += Slot.Count)
            {
                (guess.Position_m[k], guess.Velocity_m_s[k]) = (x0[k], v0[k]);
            }
        }

        return guess;
    }

    private static void Keep(bool last, ReadOnlySpan<double> p, ReadOnlySpan<double> u, double[] x, double[] v)
    {
        if (last)
        {
            p.CopyTo(x);
            u.CopyTo(v);
        }
    }

    private static void Put(int slot, double[] x, double[] v, double[] position, double[] velocity)
    {
        for (var axis = 0; axis < 3; axis++)
        {
            position[(axis * Slot.Count) + slot] = x[axis];
            velocity[(axis * Slot.Count) + slot] = v[axis];
        }
    }
}
