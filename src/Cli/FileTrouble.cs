using Guanghan.Core.Bodies;

namespace Guanghan.Cli;

/// <summary>
/// Tells what the machine refused (a full disk, a folder that may not be written, a kernel that went away) from a
/// defect of ours, and says it in words.
/// </summary>
internal static class FileTrouble
{
    private const string Advice =
        " What was finished is kept; put it right and run the same command again.";

    /// <summary>The words; null where it is something else.</summary>
    /// <param name="exception">What was thrown; the cause may lie inside.</param>
    public static string? Words(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case EphemerisException:
                    return cause.Message;
                case UnauthorizedAccessException { InnerException: IOException inner }
                    when !cause.Message.Contains('\'', StringComparison.Ordinal):
                    return Sentence(inner.Message); // standard output: it has no path to name
                case UnauthorizedAccessException:
                    return Sentence(cause.Message);
                // Of ours, not of the machine: a missing assembly, and reading past an end.
                case FileNotFoundException { FileName: { } name }
                    when name.Contains(", Version=", StringComparison.Ordinal):
                case FileLoadException or EndOfStreamException:
                    return null;
                case IOException:
                    return Sentence(cause.Message);
            }
        }

        return null;
    }

    /// <summary>Why a folder cannot be made or written to, in words that follow a colon.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="exception">What making it threw.</param>
    public static string WhyNot(string folder, Exception exception)
    {
        for (var above = Path.GetFullPath(folder); above is not null; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                return $"'{above}' is a file, not a folder";
            }
        }

        return exception is UnauthorizedAccessException
            ? "its permissions, or those of the folder above it, do not allow it"
            : exception.Message.TrimEnd('.');
    }

    private static string Sentence(string message) =>
        "A file could not be read or written: " + message.TrimEnd('.') + "." + Advice;
}
