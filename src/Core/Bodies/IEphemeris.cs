using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies;

/// <summary>Where bodies are: geometric states in ICRF axes, without light time or aberration. Thread-safe.</summary>
public interface IEphemeris
{
    /// <summary>
    /// Names the numbers behind the states (model and version, or kernel content hash): equal identities give equal
    /// bits, so a result may be stored under it.
    /// </summary>
    string Identity { get; }

    /// <summary>State of one body relative to another.</summary>
    /// <param name="target">The body whose state is wanted.</param>
    /// <param name="center">The body it is relative to.</param>
    /// <param name="epoch">When.</param>
    /// <returns>Position, m, and velocity, m/s, ICRF axes.</returns>
    /// <exception cref="EphemerisException">The body or the epoch is not covered; the message says what is.</exception>
    State<Icrf> StateOf(Body target, Body center, Epoch epoch);
}

/// <summary>
/// An ephemeris was asked for what it does not hold. The message names the body, the epoch and the coverage.
/// </summary>
/// <param name="message">What was asked, what is held, what to do.</param>
public sealed class EphemerisException(string message) : Exception(message);
