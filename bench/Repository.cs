namespace Guanghan.Bench;

/// <summary>Where the checkout is.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("The benchmarks do not run inside a checkout of Guanghan.");
    }
}
