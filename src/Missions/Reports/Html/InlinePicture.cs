using Guanghan.Core.Phases;

namespace Guanghan.Missions.Reports.Html;

/// <summary>
/// Pictures inside the page, as data, so that the page asks for no other file. A browser runs no script and loads
/// nothing of a picture that stands in an image element.
/// </summary>
internal static class InlinePicture
{
    /// <summary>Largest picture that is shown; a larger one is linked only, bytes.</summary>
    public const int MaximumBytes = 2_000_000;

    private static readonly string[] s_shown = ["image/svg+xml", "image/png"];

    /// <summary>Whether the page shows it.</summary>
    public static bool IsShown(Artefact file) =>
        file.Content.Length <= MaximumBytes && s_shown.Contains(file.MediaType, StringComparer.Ordinal);

    /// <summary>Writes the image element.</summary>
    /// <param name="page">The page.</param>
    /// <param name="file">A file that is shown.</param>
    /// <param name="label">What it shows, for those who do not see it.</param>
    public static void Write(HtmlBuilder page, Artefact file, string label) => page.Line(
        $"<img alt=\"{label}\" src=\"data:{file.MediaType};base64,{Convert.ToBase64String(file.Content.Span)}\"/>");
}
