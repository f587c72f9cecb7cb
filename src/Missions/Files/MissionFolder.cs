using System.Collections.Concurrent;
using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Flight.Formats;
using Guanghan.Core.Phases;

namespace Guanghan.Missions.Files;

/// <summary>The files a mission names: small ones are read whole, kernels are only located.</summary>
public interface IMissionFiles : IInputFiles
{
    /// <summary>Finds an SPK kernel, which is opened where it lies, and makes sure that it is one.</summary>
    /// <param name="name">As the mission file names it, relative to that file.</param>
    /// <param name="path">Its full path.</param>
    /// <param name="error">Why it cannot be opened, in words that follow a colon.</param>
    bool TryKernel(string name, out string path, out string error);
}

/// <summary>
/// Reads files relative to the folder of a mission file. What was read once is given again, so that a run computes with
/// what was checked. Thread-safe.
/// </summary>
/// <param name="folder">The folder that names are relative to.</param>
public sealed class MissionFolder(string folder) : IMissionFiles
{
    /// <summary>Longest file read whole, bytes; a mesh of a million triangles has 50 MB in binary STL.</summary>
    public const long MaximumBytes = 256L << 20;

    /// <summary>Most names of a folder that are looked at for a suggestion.</summary>
    private const int MaximumNames = 1000;

    internal const string Relative = "; names are relative to the mission file";

    private readonly string _folder = Path.GetFullPath(folder);
    private readonly ConcurrentDictionary<string, (ReadOnlyMemory<byte> Content, string Error)> _read =
        new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
    {
        (content, error) = _read.GetOrAdd(name, Read);
        return error.Length == 0;
    }

    /// <inheritdoc/>
    public bool TryKernel(string name, out string path, out string error)
    {
        if (!TryLocate(name, out path, out error))
        {
            return false;
        }

        try
        {
            _ = SpkFile.Open(path, new SpkTwoLineTheory());
        }
        catch (EphemerisException exception)
        {
            error = exception.Message;
        }

        return error.Length == 0;
    }

    private bool TryLocate(string name, out string path, out string error)
    {
        path = "";
        if (name.Length == 0 || name.Contains('\0', StringComparison.Ordinal))
        {
            error = "has no value; write the name of a file, relative to the mission file";
            return false;
        }

        path = Path.GetFullPath(name, _folder);
        error = "";
        if (Directory.Exists(path))
        {
            error = $"'{name}' is a folder; write the name of a file";
        }
        else if (!File.Exists(path))
        {
            error = $"the file '{name}' does not exist{Suggest(name, path)}";
        }

        return error.Length == 0;
    }

    private (ReadOnlyMemory<byte> Content, string Error) Read(string name)
    {
        if (!TryLocate(name, out var path, out var error))
        {
            return (default, error);
        }

        try
        {
            var length = new FileInfo(path).Length;
            return length > MaximumBytes
                ? (default, string.Create(CultureInfo.InvariantCulture,
                    $"'{name}' has {length} bytes; a file that a mission names has at most {MaximumBytes}"))
                : (File.ReadAllBytes(path), "");
        }
        catch (UnauthorizedAccessException)
        {
            return (default, $"'{name}' may not be read; its permissions do not allow it");
        }
        catch (IOException exception)
        {
            return (default, $"'{name}' cannot be read: {exception.Message}");
        }
    }

    private static string Suggest(string name, string path)
    {
        var folder = Path.GetDirectoryName(path);
        if (folder is null || !Directory.Exists(folder))
        {
            return ", and neither does its folder";
        }

        try
        {
            var names = Directory.EnumerateFiles(folder).Take(MaximumNames).Select(Path.GetFileName).OfType<string>();
            var suggestion = Suggestion.For(Path.GetFileName(path), [.. names]);
            return suggestion.StartsWith("; did", StringComparison.Ordinal) ? suggestion : Relative;
        }
        catch (UnauthorizedAccessException)
        {
            return Relative;
        }
    }
}
