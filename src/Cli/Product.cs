using System.Reflection;

namespace Guanghan.Cli;

/// <summary>What this program is.</summary>
internal static class Product
{
    /// <summary>Its version, as packed.</summary>
    public static string Version { get; } =
        typeof(Product).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;
}
