namespace Guanghan.Bench;

/// <summary>Reference data outside the repository, as the conformance tests find it.</summary>
internal static class Authority
{
    public static string PathOf(string relative)
    {
        var folder = Environment.GetEnvironmentVariable("GUANGHAN_AUTHORITIES") ??
            Path.Combine(Repository.Root, "..", "shared", "data");
        var path = Path.GetFullPath(Path.Combine(folder, relative));
        return File.Exists(path)
            ? path
            : throw new FileNotFoundException($"This benchmark needs {relative}; set GUANGHAN_AUTHORITIES to the folder that holds it.");
    }
}
