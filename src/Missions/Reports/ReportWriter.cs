using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>Writes the report files of a run where the runner wants them.</summary>
public sealed class ReportWriter : IRunWriter
{
    /// <inheritdoc/>
    public void Write(MissionRun run, DirectoryInfo folder) => RunFolderWriter.Write(run, folder.FullName);
}
