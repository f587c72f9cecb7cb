namespace Guanghan.Missions.Runs;

/// <summary>Writes a run's report into its folder.</summary>
public interface IRunWriter
{
    /// <summary>
    /// Writes report.json, series.parquet, report.html and the files of maps. Equal runs give equal bytes: no clock, no
    /// machine, no paths.
    /// </summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">
    /// The folder, under a temporary name; it holds <c>mission.yaml</c> and <c>artefacts/phase/name</c> already.
    /// </param>
    void Write(MissionRun run, DirectoryInfo folder);
}
