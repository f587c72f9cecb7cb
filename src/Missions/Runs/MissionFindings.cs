using Guanghan.Core.Phases;

namespace Guanghan.Missions.Runs;

/// <summary>
/// Codes of the findings that the runner itself makes. A code is never used again for something else.
/// </summary>
public static class MissionFindings
{
    /// <summary>An option refused a value that an earlier phase computed.</summary>
    public const string ValueRefused = "MIS001";

    /// <summary>An earlier phase has no result, so this one did not run.</summary>
    public const string NotRun = "MIS002";

    /// <summary>The ephemeris does not cover what the phase asked of it.</summary>
    public const string NotCovered = "MIS003";

    /// <summary>An earlier phase ran, but did not make a value that this one takes.</summary>
    public const string ValueMissing = "MIS004";

    internal static Finding Refused(Problem problem, string phase) =>
        new(ValueRefused, Severity.Error, $"{problem.Position}: {phase}.{problem.Message}");

    internal static Finding After(string phase) =>
        new(NotRun, Severity.Error, $"not run because '{phase}' has no result");

    internal static Finding Uncovered(string message) => new(NotCovered, Severity.Error, message);

    internal static Finding Missing(IEnumerable<string> paths) => new(ValueMissing, Severity.Error,
        $"not run because earlier phases did not make {string.Join(", ", paths.Select(path => $"'{path}'"))}; " +
        "their findings say why");
}
