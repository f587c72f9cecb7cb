using System.Text;
using Guanghan.Missions.Reports.Html;
using Guanghan.Missions.Reports.Maps;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports;

/// <summary>
/// Writes what a run folder holds besides mission.yaml and the artefacts: report.json, series.parquet, report.html, and
/// beside the artefacts a table and a picture of each map.
/// Equal runs give equal bytes. The caller gives a temporary folder and renames it, so a reader never sees half.
/// </summary>
public static class RunFolderWriter
{
    /// <summary>Writes the files, over what may be there.</summary>
    /// <param name="run">The run.</param>
    /// <param name="folder">An existing folder, under a temporary name.</param>
    /// <exception cref="IOException">The folder cannot be written to.</exception>
    public static void Write(MissionRun run, string folder)
    {
        Save(ReportJson.Write(run), folder, RunFolder.ReportFile);
        Save(SeriesParquet.Write(run), folder, RunFolder.SeriesFile);
        Save(Encoding.UTF8.GetBytes(ReportPage.Write(run)), folder, RunFolder.PageFile);
        foreach (var phase in run.Phases.Where(phase => phase.Report.Maps.Length > 0))
        {
            var beside = Path.Combine(folder, RunFolder.ArtefactsFolder, phase.Name);
            Directory.CreateDirectory(beside);
            foreach (var file in phase.Report.Maps.SelectMany(map => MapFiles.Of(phase, map)))
            {
                Save(file.Content.Span, beside, file.Name);
            }
        }
    }

    // Flushed to the disk, so that the rename that follows never names a file whose bytes are not there yet.
    private static void Save(ReadOnlySpan<byte> content, string folder, string name)
    {
        using var file = new FileStream(Path.Combine(folder, name), FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
