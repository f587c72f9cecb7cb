using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Tours;

/// <summary>
/// The path of a body in an ephemeris, turned to the ecliptic of J2000 (IAU 2006). A search over it is slower than over
/// <see cref="KeplerianPath"/>, whose states are computed four at a time.
/// </summary>
/// <param name="ephemeris">Where the states come from.</param>
/// <param name="target">The body.</param>
/// <param name="center">The centre of the tour, the Sun for an interplanetary one.</param>
public sealed class EphemerisPath(IEphemeris ephemeris, Body target, Body center) : IBodyPath
{
    /// <inheritdoc/>
    /// <exception cref="EphemerisException">The ephemeris does not cover the time; says what it covers.</exception>
    public State<EclipticJ2000> At(double time_s) =>
        Ecliptic.FromIcrf.Apply(ephemeris.StateOf(target, center, Epoch.FromTdbSecondsPastJ2000(time_s)));
}
