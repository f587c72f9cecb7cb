using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// Several kernels as one ephemeris: a path from body to body may go through segments of different files. Where two
/// files cover a body at a time, the later file takes precedence, and within a file the later segment, as in SPICE.
/// Thread-safe.
/// </summary>
public sealed class SpkKernels : IEphemeris
{
    private readonly SpkSegmentTable table;
    private readonly Lazy<string> identity;

    /// <summary>Joins kernels.</summary>
    /// <param name="kernels">At least one, in order of rising precedence.</param>
    /// <exception cref="ArgumentException">There is no kernel.</exception>
    public SpkKernels(params SpkKernel[] kernels)
    {
        ArgumentNullException.ThrowIfNull(kernels);
        if (kernels.Length == 0)
        {
            throw new ArgumentException("At least one kernel is needed.", nameof(kernels));
        }
        Segments = [.. kernels.SelectMany(kernel => kernel.Segments)];
        table = new SpkSegmentTable(Segments, string.Join(" + ", kernels.Select(kernel => kernel.Source)));
        identity = new Lazy<string>(() => string.Join(" then ", kernels.Select(kernel => kernel.Identity)));
    }

    /// <summary>Every segment, in order of rising precedence.</summary>
    public IReadOnlyList<SpkSegment> Segments { get; }

    /// <summary>The identities of the kernels in their order.</summary>
    public string Identity => identity.Value;

    /// <inheritdoc/>
    public State<Icrf> StateOf(Body target, Body center, Epoch epoch) =>
        table.StateOf(target.NaifId, center.NaifId, SpkTime.FromEpoch(epoch));

    /// <summary>State of one body relative to another at a time in the kernels' own scale.</summary>
    /// <param name="target">The body whose state is wanted.</param>
    /// <param name="center">The body it is relative to.</param>
    /// <param name="tdbSecondsPastJ2000_s">TDB seconds past J2000.0; must be finite.</param>
    /// <returns>Position, m, and velocity, m/s, ICRF axes.</returns>
    /// <exception cref="EphemerisException">
    /// The body or the time is not covered; the message says what is.
    /// </exception>
    public State<Icrf> StateAtTdb(Body target, Body center, double tdbSecondsPastJ2000_s) =>
        table.StateOf(target.NaifId, center.NaifId, SpkTime.FromSeconds(tdbSecondsPastJ2000_s));
}
