using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;

namespace Guanghan.Flight.Propagation;

/// <summary>
/// Where an asteroid or a comet is, from one heliocentric state: propagated once over a span under the Sun, the eight
/// planets' systems and the Moon as points and general relativity, and looked up from then on. Leaves out the pull of
/// other asteroids, the recoil of sunlight and the jets of comets. 469219 Kamoʻoalewa stays within 27 km of JPL
/// Horizons
/// over 910 days (docs/concepts/flight-propagation.md).
/// </summary>
public sealed class SmallBodyPath
{
    // Earth and Moon apart: bodies near them feel which is where.
    private static readonly Body[] s_pulling =
    [
        Body.Mercury, Body.Venus, Body.Earth, Body.Moon, Body.Mars, Body.Jupiter, Body.Saturn, Body.Uranus,
        Body.Neptune,
    ];

    private const double UnitMass_kg = 1; // no force here depends on it

    private readonly SpacecraftState known;
    private readonly Trajectory? before;
    private readonly Trajectory? after;

    private SmallBodyPath(SpacecraftState known, Trajectory? before, Trajectory? after) =>
        (this.known, this.before, this.after) = (known, before, after);

    /// <summary>Propagates over a span.</summary>
    /// <param name="epoch">When the state holds; inside the span or not.</param>
    /// <param name="state">Position, m, and velocity, m/s, from the Sun, ICRF axes.</param>
    /// <param name="first">First instant wanted.</param>
    /// <param name="last">Last instant wanted.</param>
    /// <param name="ephemeris">Where the planets are.</param>
    /// <exception cref="ArgumentException">The propagation does not get through, as in a collision.</exception>
    /// <exception cref="EphemerisException">The ephemeris does not cover the span and the epoch.</exception>
    public static SmallBodyPath Over(
        Epoch epoch, State<Icrf> state, Epoch first, Epoch last, IEphemeris ephemeris)
    {
        var propagator = new NumericalPropagator(new(
            Body.Sun,
            [PointMassForce.Of(Body.Sun), RelativityForce.Of(Body.Sun), .. s_pulling.Select(PointMassForce.Of)])
        {
            Ephemeris = ephemeris,
        });
        var known = new SpacecraftState(epoch, state, UnitMass_kg);
        return new(known, first < epoch ? Leg(first) : null, last > epoch ? Leg(last) : null);

        Trajectory Leg(Epoch end)
        {
            var result = propagator.Propagate(new(known, end) { KeepsTrajectory = true });
            return result.Converged
                ? result.Trajectory!
                : throw new ArgumentException($"The small body cannot be followed to {end}: {result.Message}");
        }
    }

    /// <summary>State from the Sun, ICRF axes.</summary>
    /// <param name="epoch">When, within the span or between it and the epoch of the state given.</param>
    /// <exception cref="ArgumentOutOfRangeException">The instant is outside.</exception>
    public State<Icrf> At(Epoch epoch) =>
        epoch < known.Epoch && before is not null ? before.StateAt(epoch).Orbit
        : epoch > known.Epoch && after is not null ? after.StateAt(epoch).Orbit
        : epoch == known.Epoch ? known.Orbit
        : throw new ArgumentOutOfRangeException(nameof(epoch), $"{epoch} is outside the span that was propagated.");
}
