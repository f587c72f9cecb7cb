using System.Diagnostics;

namespace Guanghan.Cli.Tests;

/// <summary>Runs the command as a user does: as a process, in a folder of its own.</summary>
internal sealed class Command : IDisposable
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(3);

    /// <summary>The folder it runs in; taken away at the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("guanghan-cli-").FullName;

    /// <summary>The checkout's root.</summary>
    public static string Root { get; } = FindRoot();

    public Outcome Run(params string[] arguments)
    {
        using var process = Start(arguments);
        return Finish(process);
    }

    /// <summary>Starts it and leaves it running.</summary>
    public Process Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "guanghan.dll"), .. arguments])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start)!;
    }

    public static Outcome Finish(Process process)
    {
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(s_patience))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"The command did not end within {s_patience}.");
        }

        return new(process.ExitCode, output.GetAwaiter().GetResult(), errors.GetAwaiter().GetResult());
    }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(Folder, name), text);
        return name;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Guanghan.slnx")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }
}

/// <summary>How a run of the command ended.</summary>
internal sealed record Outcome(int ExitCode, string Output, string Errors);
