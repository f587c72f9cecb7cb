using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Flight.Formats;
using Guanghan.Missions.Store;

namespace Guanghan.Missions.Runs;

/// <summary>
/// Ephemerides as a run needs them: SPK kernels mapped from where they lie, or the built-in one, which is integrated
/// once and then kept in the store's folder.
/// </summary>
/// <param name="storeFolder">The store's folder; it need not exist yet.</param>
public sealed class StoredEphemerides(string storeFolder) : IEphemerisSource
{
    /// <inheritdoc/>
    public string IdentityOf(ImmutableArray<string> kernels) =>
        kernels.IsEmpty ? BuiltinEphemeris.ModelName : OpenKernels(kernels).Identity;

    /// <inheritdoc/>
    public IEphemeris Open(ImmutableArray<string> kernels) => kernels.IsEmpty ? OpenBuiltin() : OpenKernels(kernels);

    private static SpkKernels OpenKernels(ImmutableArray<string> kernels) => new(
        [.. kernels.Select(path => SpkFile.Open(path, new SpkTwoLineTheory()))]);

    private BuiltinEphemeris OpenBuiltin()
    {
        var folder = Path.Combine(storeFolder, "ephemeris");
        var file = Path.Combine(folder, BuiltinEphemeris.ModelName + ".bin");
        if (TryLoad(file) is { } stored)
        {
            return stored;
        }

        var built = BuiltinEphemeris.Default;
        Directory.CreateDirectory(folder);
        // A temporary folder of this process, then a rename: two processes at once both write, and either file is
        // whole. What a killed process leaves, the next one to open the store sweeps away.
        using var pending = PendingFolder.Begin(Path.Combine(storeFolder, ResultStore.PendingName));
        var temporary = Path.Combine(pending.FullPath, "ephemeris");
        using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write))
        {
            built.Save(stream);
            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, file, overwrite: true);
        return built;
    }

    /// <summary>The stored ephemeris, or null where there is none or it is damaged: it is then built again.</summary>
    private static BuiltinEphemeris? TryLoad(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        try
        {
            using var stream = File.OpenRead(file);
            return BuiltinEphemeris.Load(stream);
        }
        catch (EphemerisException)
        {
            return null;
        }
    }
}
