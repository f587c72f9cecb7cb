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

/// <summary>
/// An ephemeris that is opened when it is first asked for a state. Building one takes seconds and cannot be stopped
/// midway, so it goes on elsewhere while the wait for it can be given up.
/// </summary>
/// <param name="identity">Its identity, known before.</param>
/// <param name="open">Opens it.</param>
/// <param name="cancellation">Gives up the wait.</param>
internal sealed class LazyEphemeris(string identity, Func<IEphemeris> open, CancellationToken cancellation) : IEphemeris
{
    private readonly Lazy<Task<IEphemeris>> _opening = new(() => Task.Factory.StartNew(
        open, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));

    /// <inheritdoc/>
    public string Identity { get; } = identity;

    /// <inheritdoc/>
    public State<Icrf> StateOf(Body target, Body center, Epoch epoch) => Opened().StateOf(target, center, epoch);

    private IEphemeris Opened()
    {
        var opening = _opening.Value;
        if (!opening.IsCompleted)
        {
            Task.WaitAny([opening], cancellation);
        }

        return opening.GetAwaiter().GetResult();
    }
}
