using System.Text;

namespace Guanghan.Missions.Reference;

/// <summary>Plain text in 100 columns.</summary>
internal static class TextColumns
{
    /// <summary>The width that consoles and diffs show whole.</summary>
    public const int Width = 100;

    /// <summary>
    /// Appends a text broken between words, each line after the same indent; a longer word stands on its own line.
    /// </summary>
    public static void AppendWrapped(StringBuilder to, string text, int indent, string first = "")
    {
        var margin = new string(' ', indent);
        var line = new StringBuilder(first.Length > 0 ? first : margin);
        var isEmpty = true;
        foreach (var word in text.Split((char[])[' ', '\n', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!isEmpty && line.Length + 1 + word.Length > Width)
            {
                to.Append(line.ToString().TrimEnd()).Append('\n');
                line.Clear().Append(margin);
                isEmpty = true;
            }

            line.Append(isEmpty ? "" : " ").Append(word);
            isEmpty = false;
        }

        to.Append(line.ToString().TrimEnd()).Append('\n');
    }
}
