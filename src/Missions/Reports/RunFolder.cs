namespace Guanghan.Missions.Reports;

/// <summary>What a finished run folder holds, by name.</summary>
public static class RunFolder
{
    /// <summary>
    /// The layout of report.json and series.parquet that this version writes, and the only one it reads.
    /// </summary>
    public const int Format = 3;

    /// <summary>Figures, events, findings, inputs and the list of artefacts.</summary>
    public const string ReportFile = "report.json";

    /// <summary>All series.</summary>
    public const string SeriesFile = "series.parquet";

    /// <summary>The page for people.</summary>
    public const string PageFile = "report.html";

    /// <summary>The folder of artefacts and of the files of maps: one folder a phase inside.</summary>
    public const string ArtefactsFolder = "artefacts";

    /// <summary>An artefact's path inside the run folder, with forward slashes.</summary>
    public static string ArtefactPath(string phase, string artefact) => $"{ArtefactsFolder}/{phase}/{artefact}";
}
