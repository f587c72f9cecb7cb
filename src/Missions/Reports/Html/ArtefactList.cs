using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Reports.Html;

/// <summary>The files that a phase made: the pictures among them shown, all of them linked.</summary>
internal static class ArtefactList
{
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
        foreach (var file in files)
        {
            var link = string.Join('/',
                RunFolder.ArtefactPath(phase.Name, file.Name).Split('/').Select(Uri.EscapeDataString));
            var sha256 = ReportJson.Sha256(file.Content.Span);
            page.Line($"<li><a href=\"{link}\">{file.Name}</a> <span>{file.About}</span>");
            page.Line($"<span class=\"code\">{Size(file.Content.Length)} · {file.MediaType} · ");
            page.Line($"<span title=\"SHA-256 {sha256}\">sha256 {sha256[..12]}…</span></span></li>");
        }

        page.Line($"</ul>");
    }

    private static string Size(int bytes) => bytes switch
    {
        < 1000 => NumberText.Count(bytes, "byte"),
        < 1_000_000 => NumberText.Number(bytes / 1e3, 3) + " kB",
        _ => NumberText.Number(bytes / 1e6, 3) + " MB",
    };
}
