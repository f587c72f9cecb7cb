using System.Runtime.CompilerServices;

namespace Guanghan.Core.Tests;

/// <summary>
/// Reference data that nobody on this project made. It lies in the folder that GUANGHAN_AUTHORITIES names, or in
/// shared/data beside the repository. Where it is absent a test is skipped; in CI (CI=true) its absence is a failure.
/// </summary>
internal static class Authorities
{
    /// <summary>Full path of a reference file, or a skipped test.</summary>
    public static string PathOf(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("GUANGHAN_AUTHORITIES") ?? DefaultFolder();
        var path = Path.Combine(folder, relative);
        if (File.Exists(path) || Directory.Exists(path))
        {
            return path;
        }

        var message = $"Reference data {relative} is not in {folder}; set GUANGHAN_AUTHORITIES to its folder.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(message);
        }

        Assert.Skip(message);
        return path;
    }

    private static string DefaultFolder([CallerFilePath] string thisFile = "")
    {
        // Deterministic builds map source paths away, so the walk starts where the tests run.
        var start = File.Exists(thisFile) ? Path.GetDirectoryName(thisFile)! : AppContext.BaseDirectory;
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
            {
                return Path.GetFullPath(Path.Combine(folder.FullName, "..", "shared", "data"));
            }
        }

        return Path.GetFullPath(Path.Combine(start, "..", "shared", "data"));
    }
}
