using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Guanghan.Missions.Store;

/// <summary>
/// Names a process on a machine in the names of its temporary folders, so that another process can tell whether their
/// owner lives: machine, process number, and when the process began (numbers are used again).
/// </summary>
/// <param name="Host">First 8 hexadecimal digits of the SHA-256 of the machine's name.</param>
/// <param name="Process">Process number.</param>
/// <param name="Start">When it began, in ticks of the system's own counting.</param>
internal readonly record struct ProcessMark(string Host, int Process, long Start)
{
    // Field 22 of /proc/[pid]/stat is the start time in clock ticks since boot (proc_pid_stat(5)); fields count from 1,
    // and the first after the command's closing bracket is field 3.
    private const int StartField = 22 - 3;

    /// <summary>This process.</summary>
    public static ProcessMark Current { get; } = new(
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Environment.MachineName)))[..8],
        Environment.ProcessId,
        StartOf(Environment.ProcessId) ?? 0);

    /// <summary>Whether it is a process of this machine that has ended; false where that cannot be known.</summary>
    public bool IsDead =>
        !IsForeign && (StartOf(Process) is not { } start || start != Start);

    /// <summary>Whether it is a process of another machine, whose life cannot be seen from here.</summary>
    public bool IsForeign => !string.Equals(Host, Current.Host, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Host}-{Process}-{Start}");

    /// <summary>Reads the three fields.</summary>
    public static bool TryParse(ReadOnlySpan<string> fields, out ProcessMark mark)
    {
        mark = default;
        if (fields.Length == 3 &&
            int.TryParse(fields[1], NumberStyles.None, CultureInfo.InvariantCulture, out var process) &&
            long.TryParse(fields[2], NumberStyles.None, CultureInfo.InvariantCulture, out var start))
        {
            mark = new(fields[0], process, start);
            return true;
        }

        return false;
    }

    private static long? StartOf(int process)
    {
        if (OperatingSystem.IsLinux())
        {
            try
            {
                var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/stat"));
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return long.Parse(fields[StartField], CultureInfo.InvariantCulture);
            }
            catch (IOException)
            {
                // No such process, or it ended while its entry was read.
                return null;
            }
        }

        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(process);
            return found.StartTime.ToUniversalTime().Ticks;
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return null;
        }
        catch (Win32Exception)
        {
            // It lives and belongs to someone else: never the owner of a folder here, whose start is then another.
            return -1;
        }
    }
}
