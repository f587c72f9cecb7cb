using System.Runtime.CompilerServices;
using System.Text;

namespace Guanghan.Missions.Reports.Html;

/// <summary>
/// Builds a page from interpolated texts: what stands in the text is markup, what fills its holes is escaped, so that
/// no name, path or message of a mission can become markup.
/// </summary>
internal sealed class HtmlBuilder
{
    private readonly StringBuilder _text = new();

    /// <summary>Appends markup whose holes are escaped, and a line end.</summary>
    public void Line([InterpolatedStringHandlerArgument("")] ref Handler markup)
    {
        _ = markup;
        _text.Append('\n');
    }

    /// <summary>Appends markup as it is: only for markup this library made itself.</summary>
    public void Raw(string markup) => _text.Append(markup);

    /// <summary>The page so far.</summary>
    public override string ToString() => _text.ToString();

    /// <summary>
    /// A text as it may stand in an element or a quoted attribute; controls become the replacement character.
    /// </summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            escaped.Append(character switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                '\n' or '\t' => character.ToString(),
                < ' ' or '\u007f' => "\ufffd",
                _ => character.ToString(),
            });
        }

        return escaped.ToString();
    }

    /// <summary>A dotted name in code type that may break after a dot or an underscore.</summary>
    public readonly record struct Code(string Name);

    /// <summary>Takes the pieces of an interpolated text.</summary>
    [InterpolatedStringHandler]
    public readonly struct Handler
    {
        private readonly StringBuilder _text;

        /// <summary>A handler that appends to a builder.</summary>
        public Handler(int literalLength, int formattedCount, HtmlBuilder builder)
        {
            _ = literalLength + formattedCount;
            _text = builder._text;
        }

        /// <summary>Markup.</summary>
        public void AppendLiteral(string markup) => _text.Append(markup);

        /// <summary>A text to escape.</summary>
        public void AppendFormatted(string text) => _text.Append(Escape(text));

        /// <summary>A name in code type.</summary>
        public void AppendFormatted(Code code) => _text.Append("<code>")
            .Append(Escape(code.Name).Replace("_", "_<wbr/>", StringComparison.Ordinal)
                .Replace(".", ".<wbr/>", StringComparison.Ordinal)).Append("</code>");

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int number) => _text.Append(NumberText.Text(number));
    }
}
