using System.Reflection;

namespace Guanghan.Architecture.Tests;

/// <summary>Where the checkout is, and what is in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The assemblies a library user references, by folder name under src/.</summary>
    public static IReadOnlyDictionary<string, Assembly> Libraries { get; } = new Dictionary<string, Assembly>(StringComparer.Ordinal)
    {
        ["Core"] = typeof(Core.Phases.Section).Assembly,
        ["Fabrication"] = Assembly.Load("Guanghan.Fabrication"),
        ["Flight"] = Assembly.Load("Guanghan.Flight"),
        ["Missions"] = typeof(Missions.Catalogue).Assembly,
    };

    /// <summary>Assemblies that only compute: they never print, read the clock or touch the file system.</summary>
    public static IEnumerable<KeyValuePair<string, Assembly>> Domains =>
        Libraries.Where(library => library.Key is not "Missions");

    public static IEnumerable<string> SourceFiles(params string[] folders) => folders
        .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories))
        .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string Relative(string path) => Path.GetRelativePath(Root, path);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout of Guanghan.");
    }
}
