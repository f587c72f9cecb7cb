using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>A run in a few counts: what the banner of its page says and what the exit code follows from.</summary>
/// <param name="ExpectationCount">Published figures that the mission file sets beside computed ones.</param>
/// <param name="HoldingCount">How many of them hold.</param>
/// <param name="ErrorCount">Findings that are errors.</param>
/// <param name="WarningCount">Findings that are warnings.</param>
/// <param name="UnfinishedCount">Phases without a result.</param>
public sealed record RunVerdict(
    int ExpectationCount, int HoldingCount, int ErrorCount, int WarningCount, int UnfinishedCount)
{
    /// <summary>Whether every expectation holds, no finding is an error and every phase has its result.</summary>
    public bool IsGood => HoldingCount == ExpectationCount && ErrorCount == 0 && UnfinishedCount == 0;

    /// <summary>The counts of a run.</summary>
    public static RunVerdict Of(MissionRun run)
    {
        var findings = run.Phases.SelectMany(phase => phase.Report.Findings).ToArray();
        return new(
            run.Expectations.Length,
            run.Expectations.Count(expectation => expectation.Holds),
            findings.Count(finding => finding.Severity == Severity.Error),
            findings.Count(finding => finding.Severity == Severity.Warning),
            run.Phases.Count(phase => phase.Status != PhaseStatus.Done));
    }

    /// <summary>The verdict in one sentence: <c>3 of 4 expectations hold; 1 error, 2 warnings.</c></summary>
    public string Sentence()
    {
        var text = ExpectationCount switch
        {
            0 => "The mission file sets no expectation",
            1 => HoldingCount == 1 ? "The one expectation holds" : "The one expectation does not hold",
            _ => $"{NumberText.Text(HoldingCount)} of {NumberText.Text(ExpectationCount)} expectations hold",
        };
        string?[] rest =
        [
            ErrorCount > 0 ? NumberText.Count(ErrorCount, "error") : null,
            WarningCount > 0 ? NumberText.Count(WarningCount, "warning") : null,
            UnfinishedCount > 0 ? NumberText.Count(UnfinishedCount, "phase") + " without a result" : null,
        ];
        var after = string.Join(", ", rest.Where(part => part is not null));
        return text + (after.Length == 0 ? "." : "; " + after + ".");
    }
}
