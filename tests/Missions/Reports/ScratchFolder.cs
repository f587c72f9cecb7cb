using Guanghan.Missions.Reports;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Reports;

/// <summary>A folder for one test, gone after it.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("guanghan-reports-");

    public string Path => _folder.FullName;

    /// <summary>Writes a run as the runner does: the report files and the artefacts.</summary>
    public string Write(MissionRun run, string name = "run")
    {
        var folder = Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;
        RunFolderWriter.Write(run, folder);
        foreach (var phase in run.Phases)
        {
            foreach (var artefact in phase.Report.Artefacts)
            {
                var path = System.IO.Path.Combine(folder, RunFolder.ArtefactPath(phase.Name, artefact.Name));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
                File.WriteAllBytes(path, artefact.Content.ToArray());
            }
        }

        return folder;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
