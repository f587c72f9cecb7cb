using System.Text;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>A run as <c>--json</c> prints it: the text of its report.json.</summary>
public static class MissionRunJson
{
    /// <summary>The document, lines ending in a line feed.</summary>
    public static string Of(MissionRun run) => Encoding.UTF8.GetString(ReportJson.Write(run));
}
