using System.Diagnostics;
using System.Text.Json;

namespace Guanghan.Bench;

/// <summary>Runs a peer that is a Python package, by a script of ours in bench/peers.</summary>
internal static class PythonPeer
{
    private static readonly string[] s_interpreters = ["python3", "/usr/bin/python3"];

    public static Peer Of(string package, string script, Func<JsonElement, string> compare, params string[] arguments) => new(
        package,
        () => Interpreter(package) is not null,
        () =>
        {
            var output = Execute(Interpreter(package)!, [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]);
            using var document = JsonDocument.Parse(output);
            return new PeerResult(
                document.RootElement.GetProperty("version").GetString()!,
                [.. document.RootElement.GetProperty("figures").EnumerateArray().Select(figure => figure.GetDouble())],
                compare(document.RootElement));
        })
    {
        Install = $"apt-get install python3-{package}",
    };

    /// <summary>Whether a program can be found.</summary>
    public static bool Has(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, program)));

    /// <summary>Runs a script of ours in bench/peers and returns what it prints.</summary>
    public static string Output(string script, params string[] arguments) => Execute(
        s_interpreters[0], [Path.Combine(AppContext.BaseDirectory, "peers", script), .. arguments]);

    private static string? Interpreter(string package) => s_interpreters.FirstOrDefault(interpreter =>
    {
        try
        {
            Execute(interpreter, ["-c", "import " + package]);
            return true;
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return false; // no such interpreter, or it lacks the package: the peer is not installed
        }
    });

    private static string Execute(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {errors.Result}");
    }
}
