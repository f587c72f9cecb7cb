using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;

namespace Guanghan.Missions.Runs;

/// <summary>
/// Ephemerides as a run needs them: SPK kernels mapped from where they lie, or the built-in one.
/// </summary>
public sealed class StoredEphemerides : IEphemerisSource
{
    /// <inheritdoc/>
    public string IdentityOf(ImmutableArray<string> kernels) => Open(kernels).Identity;

    /// <inheritdoc/>
    public IEphemeris Open(ImmutableArray<string> kernels) =>
        new SpkKernels([.. kernels.Select(SpkFile.Open)]);
}
