using Guanghan.Core.Space;

namespace Guanghan.Flight.Tours;

/// <summary>Where a body of a tour is about the centre, at any time. Thread-safe.</summary>
public interface IBodyPath
{
    /// <summary>Position, m, and velocity, m/s, relative to the centre of the tour, ecliptic axes.</summary>
    /// <param name="time_s">TDB seconds past J2000.</param>
    State<EclipticJ2000> At(double time_s);
}
