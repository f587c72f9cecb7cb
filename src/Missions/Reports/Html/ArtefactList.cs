using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>The files that a phase made: the pictures among them shown, all of them linked.</summary>
internal static class ArtefactList
{
    private const int MostNumbered = 3; // more files of one name but for its number fold into one line

    /// <summary>Writes pictures and list, where the phase made a file.</summary>
    public static void Write(HtmlBuilder page, PhaseRun phase)
    {
        var artefacts = phase.Report.Artefacts;
        foreach (var artefact in artefacts.Where(InlinePicture.IsShown))
        {
            page.Line($"<figure class=\"picture\">");
            page.Line($"<figcaption><p>{new HtmlBuilder.Code(artefact.Name)} ");
            page.Line($"<span>{artefact.About}</span></p></figcaption>");
            InlinePicture.Write(page, artefact, artefact.About);
            page.Line($"</figure>");
        }

        if (!artefacts.IsEmpty)
        {
            WriteList(page, phase, artefacts);
        }
    }

    /// <summary>Writes a list of files with their links, sizes and SHA-256.</summary>
    public static void WriteList(HtmlBuilder page, PhaseRun phase, ImmutableArray<Artefact> files)
    {
        page.Line($"<ul class=\"artefacts\" aria-label=\"Files\">");
        var series = files.GroupBy(file => ReportCheck.Numbered(file.Name), StringComparer.Ordinal)
            .Where(group => group.Count() > MostNumbered)
            .ToDictionary(group => group.Key, group => group.ToImmutableArray(), StringComparer.Ordinal);
        foreach (var file in files)
        {
            if (!series.TryGetValue(ReportCheck.Numbered(file.Name), out var several))
            {
                WriteFile(page, phase, file);
            }
            else if (ReferenceEquals(several[0], file))
            {
                page.Line($"<li><details><summary>{NumberText.Count(several.Length, "file")} {several[0].Name} to ");
                page.Line($"{several[^1].Name}</summary><ul class=\"artefacts\">");
                foreach (var one in several)
                {
                    WriteFile(page, phase, one);
                }

                page.Line($"</ul></details></li>");
            }
        }

        page.Line($"</ul>");
    }

    private static void WriteFile(HtmlBuilder page, PhaseRun phase, Artefact file)
    {
        var link = string.Join('/',
            RunFolder.ArtefactPath(phase.Name, file.Name).Split('/').Select(Uri.EscapeDataString));
        var sha256 = Convert.ToHexStringLower(file.Content.Sha256());
        page.Line($"<li><a href=\"{link}\">{file.Name}</a> <span>{file.About}</span>");
        page.Line($"<span class=\"code\">{Size(file.Content.Length)} · {file.MediaType} · ");
        page.Line($"<span title=\"SHA-256 {sha256}\">sha256 {sha256[..12]}…</span></span></li>");
    }

    private static string Size(long bytes) => bytes switch
    {
        < 1000 => NumberText.Count((int)bytes, "byte"),
        < 1_000_000 => NumberText.Number(bytes / 1e3, 3) + " kB",
        _ => NumberText.Number(bytes / 1e6, 3) + " MB",
    };
}
