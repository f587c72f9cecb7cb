namespace Guanghan.Core.Tests;

/// <summary>
/// Reference data that nobody on this project made. It lies in the folder that the environment variable
/// <c>GUANGHAN_AUTHORITIES</c> names, else in <c>shared/data</c> beside the repository. Where a file is absent the
/// test is skipped with a message; with <c>CI=true</c> absence is a failure, because there the data must be present.
/// </summary>
public static class Authorities
{
    /// <summary>Path of a reference file or folder, given relative to the data folder.</summary>
    /// <param name="relative">For example <c>ephemeris/de430_2020_2030.bsp</c>, with forward slashes.</param>
    public static string PathOf(string relative)
    {
        var path = Path.GetFullPath(Path.Combine(Folder(), relative));
        if (File.Exists(path) || Directory.Exists(path))
        {
            return path;
        }
        var message = $"Reference data {relative} is absent: looked for {path}. Set GUANGHAN_AUTHORITIES to the folder "
            + "that holds it.";
        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(message);
        }
        Assert.Skip(message);
        return path;
    }

    private static string Folder()
    {
        var named = Environment.GetEnvironmentVariable("GUANGHAN_AUTHORITIES");
        return string.IsNullOrEmpty(named) ? Path.Combine(RepositoryRoot(), "..", "shared", "data") : named;
    }

    /// <summary>The folder that holds Guanghan.slnx, found upwards from the test assembly.</summary>
    internal static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException($"No Guanghan.slnx in any folder above {AppContext.BaseDirectory}.");
    }
}
