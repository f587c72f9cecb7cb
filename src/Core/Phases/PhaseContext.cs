using Guanghan.Core.Bodies;
using Guanghan.Core.Numerics;

namespace Guanghan.Core.Phases;

/// <summary>What a running phase may use besides its inputs.</summary>
/// <param name="Ephemeris">Where bodies are.</param>
/// <param name="Seed">The mission's seed; <see cref="StreamOf"/> derives a phase's own random streams from it.</param>
/// <param name="Progress">Takes the fraction done, 0 to 1, and a few words; never null, may do nothing.</param>
/// <param name="Cancellation">
/// Asked between steps; a phase that runs for more than 0.1 s asks at least that often.
/// </param>
public sealed record PhaseContext(
    IEphemeris Ephemeris, ulong Seed, Action<double, string> Progress, CancellationToken Cancellation)
{
    /// <summary>Where artefacts go that may be too large for memory; memory where nothing else is set.</summary>
    public IScratch Scratch { get; init; } = MemoryScratch.Instance;

    /// <summary>The random stream of that name: the same for one seed, independent of every other name's.</summary>
    /// <param name="name">What is drawn from it, such as <c>fabrication.light/slope-error</c>.</param>
    public RandomStream StreamOf(string name) => new RandomStream(Seed).Substream(name);
}
