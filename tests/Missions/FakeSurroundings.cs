using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Missions.Files;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests;

/// <summary>Files that lie in memory.</summary>
internal sealed class FakeFiles : IMissionFiles
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal) { ["part.stl"] = [1, 2, 3] };

    /// <summary>How many files were read.</summary>
    public int Reads { get; private set; }

    public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
    {
        Reads++;
        var found = _files.TryGetValue(name, out var bytes);
        (content, error) = (bytes, found ? "" : $"the file '{name}' does not exist");
        return found;
    }

    public bool TryKernel(string name, out string path, out string error)
    {
        (path, error) = ("/" + name, _files.ContainsKey(name) ? "" : $"the file '{name}' does not exist");
        return error.Length == 0;
    }
}

/// <summary>An ephemeris that covers nothing, and counts how often it was opened.</summary>
internal sealed class EmptyEphemeris(string identity = "empty") : IEphemerisSource, IEphemeris
{
    public int Opened { get; private set; }

    public string Identity => identity;

    public string IdentityOf(ImmutableArray<string> kernels) => identity;

    public IEphemeris Open(ImmutableArray<string> kernels)
    {
        Opened++;
        return this;
    }

    public State<Icrf> StateOf(Body target, Body center, Epoch epoch) =>
        throw new EphemerisException("the Moon is covered nowhere");
}

/// <summary>
/// Writes every bit of a run as text, so that folders can be compared; stands in for the real report.
/// </summary>
internal sealed class TextWriter : IRunWriter
{
    public void Write(MissionRun run, DirectoryInfo folder)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{run.Mission} {run.Key} {run.Seed} {run.EphemerisIdentity}\n");
        foreach (var phase in run.Phases)
        {
            text.Append(CultureInfo.InvariantCulture, $"{phase.Name} {phase.Kind} {phase.Key} {phase.Status}\n");
            foreach (var input in phase.Inputs)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {input.Path} = {input.Display} ({input.Origin})\n");
            }

            foreach (var figure in phase.Report.Figures)
            {
                text.Append(CultureInfo.InvariantCulture,
                    $"  {figure.Name} {BitConverter.DoubleToInt64Bits(figure.Value_si):x} {figure}\n");
            }

            foreach (var series in phase.Report.Series)
            {
                var bits = MemoryMarshal.AsBytes(series.Values_si.AsSpan());
                text.Append(CultureInfo.InvariantCulture,
                    $"  {series.Name} {Convert.ToHexStringLower(SHA256.HashData(bits))}\n");
            }

            foreach (var map in phase.Report.Maps)
            {
                var bits = MemoryMarshal.AsBytes(map.Values_si.AsSpan());
                text.Append(CultureInfo.InvariantCulture,
                    $"  {map.Name} {Convert.ToHexStringLower(SHA256.HashData(bits))}\n");
            }

            foreach (var finding in phase.Report.Findings)
            {
                text.Append(CultureInfo.InvariantCulture, $"  {finding.Code} {finding.Severity} {finding.Message}\n");
            }
        }

        foreach (var expectation in run.Expectations)
        {
            text.Append(CultureInfo.InvariantCulture, $"{expectation}\n");
        }

        File.WriteAllText(Path.Combine(folder.FullName, "report.json"), text.ToString());
    }
}

/// <summary>A folder of its own for a test, removed after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private static int s_number;

    public ScratchFolder()
    {
        var number = Interlocked.Increment(ref s_number);
        FullPath = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), string.Create(
            CultureInfo.InvariantCulture, $"guanghan-tests-{Environment.ProcessId}-{number}"))).FullName;
    }

    public string FullPath { get; }

    public string At(params string[] names) => Path.Combine([FullPath, .. names]);

    public void Dispose() => Directory.Delete(FullPath, recursive: true);

    /// <summary>Every file under a folder with its bytes, hexadecimal of their SHA-256.</summary>
    public static ImmutableSortedDictionary<string, string> Contents(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToImmutableSortedDictionary(
            path => Path.GetRelativePath(folder, path),
            path => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))),
            StringComparer.Ordinal);
}
