using System.Diagnostics;
using System.Reflection;

namespace Guanghan.Architecture.Tests;

[Trait("Kind", "property")]
public sealed class PurityRuleTests
{
    /// <summary>Types that read the clock, print, or touch the file system, the network or the process.</summary>
    private static readonly HashSet<string> s_impure = new(StringComparer.Ordinal)
    {
        "System.Console", "System.Diagnostics.Debug", "System.Diagnostics.Trace", "System.Diagnostics.Stopwatch",
        "System.Diagnostics.Process", "System.Environment", "System.TimeProvider", "System.Random",
        "System.IO.File", "System.IO.Directory", "System.IO.FileInfo", "System.IO.DirectoryInfo", "System.IO.FileStream",
        "System.IO.StreamReader", "System.IO.StreamWriter", "System.IO.Path", "System.Net.Http.HttpClient",
        "System.IO.MemoryMappedFiles.MemoryMappedFile",
    };

    private static readonly HashSet<string> s_impureMembers = new(StringComparer.Ordinal)
    {
        "System.DateTime.get_Now", "System.DateTime.get_UtcNow", "System.DateTimeOffset.get_Now",
        "System.DateTimeOffset.get_UtcNow", "System.Guid.NewGuid",
    };

    /// <summary>The one place in Core that opens a file: it maps SPK kernels, which are too large to be read whole.</summary>
    private static readonly HashSet<string> s_mayOpenFiles = new(StringComparer.Ordinal)
    {
        "Guanghan.Core.Bodies.Spk.SpkFile",
        "Guanghan.Core.Bodies.Spk.SpkBytes", // holds the mapping that SpkFile made, so that it lives as long as its readers
    };

    [Fact]
    public void Core_and_the_domains_never_print_read_the_clock_or_touch_the_file_system()
    {
        var offences = Repository.Domains
            .SelectMany(domain => IntermediateLanguage.Uses(domain.Value))
            .Where(use => !s_mayOpenFiles.Contains(Outermost(use.User).FullName!) && IsImpure(use.Used))
            .Select(use => $"{use.User.FullName} uses {use.Used.DeclaringType}.{use.Used.Name}")
            .Distinct(StringComparer.Ordinal);

        Assert.Empty(offences);
    }

    [Fact]
    public void The_scan_sees_a_clock_being_read() =>
        Assert.Contains(
            IntermediateLanguage.Uses(typeof(PurityRuleTests).Assembly),
            use => use.User == typeof(Offender) && IsImpure(use.Used));

    [Fact]
    public void Models_never_reference_the_phases_of_their_domain()
    {
        var offences = Repository.Domains
            .Where(domain => domain.Key is not "Core")
            .SelectMany(domain => IntermediateLanguage.Uses(domain.Value)
                .Where(use => !InPhases(use.User, domain.Key) && InPhases(use.Used as Type ?? use.Used.DeclaringType, domain.Key)))
            .Select(use => $"{use.User.FullName} uses {use.Used.DeclaringType}.{use.Used.Name}")
            .Distinct(StringComparer.Ordinal);

        Assert.Empty(offences);
    }

    [Fact]
    public void Outside_the_command_line_no_file_switches_the_banned_symbols_off()
    {
        var offences = Repository.SourceFiles("src")
            .Where(file => !Repository.Relative(file).StartsWith(Path.Combine("src", "Cli"), StringComparison.Ordinal))
            .Where(file => File.ReadAllText(file).Contains("RS0030", StringComparison.Ordinal));

        Assert.Empty(offences);
    }

    private static bool IsImpure(MemberInfo used)
    {
        var type = used as Type ?? used.DeclaringType;
        return (s_impure.Contains(type?.FullName ?? "") && !IsPutThereByTheCompiler(used)) || s_impureMembers.Contains($"{type?.FullName}.{used.Name}");
    }

    /// <summary>Iterator methods ask which thread they are on, so that a sequence can be read twice.</summary>
    private static bool IsPutThereByTheCompiler(MemberInfo used) =>
        string.Equals(used.Name, "get_CurrentManagedThreadId", StringComparison.Ordinal);

    private static bool InPhases(Type? type, string domain) =>
        string.Equals(type?.Namespace, $"Guanghan.{domain}.Phases", StringComparison.Ordinal);

    private static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static class Offender
    {
        public static long Read() => Stopwatch.GetTimestamp();
    }
}
