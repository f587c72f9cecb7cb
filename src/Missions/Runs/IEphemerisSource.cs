using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Runs;

/// <summary>Where a run gets its ephemeris from; it may keep what is costly to build on disk.</summary>
public interface IEphemerisSource
{
    /// <summary>The identity of the ephemeris that <see cref="Open"/> would give, without building it.</summary>
    /// <param name="kernels">
    /// Full paths of SPK kernels, in order of precedence; empty for the built-in ephemeris.
    /// </param>
    string IdentityOf(ImmutableArray<string> kernels);

    /// <summary>
    /// Opens or builds it. Called at most once a run, and only where a phase has to be computed with it.
    /// </summary>
    /// <param name="kernels">
    /// Full paths of SPK kernels, in order of precedence; empty for the built-in ephemeris.
    /// </param>
    IEphemeris Open(ImmutableArray<string> kernels);
}

/// <summary>An ephemeris that is opened when it is first asked for a state.</summary>
/// <param name="identity">Its identity, known before.</param>
/// <param name="open">Opens it.</param>
internal sealed class LazyEphemeris(string identity, Func<IEphemeris> open) : IEphemeris
{
    private readonly Lazy<IEphemeris> _opened = new(open);

    /// <inheritdoc/>
    public string Identity { get; } = identity;

    /// <inheritdoc/>
    public State<Icrf> StateOf(Body target, Body center, Epoch epoch) => _opened.Value.StateOf(target, center, epoch);
}
