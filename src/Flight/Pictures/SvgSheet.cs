using System.Globalization;
using System.Text;

namespace Guanghan.Flight.Pictures;

/// <summary>A drawing being written: numbers in one decimal place, text escaped, colours by name.</summary>
internal sealed class SvgSheet
{
    public const string Ink = "#1b1b1b";
    public const string Soft = "#6f6f6f";
    public const string Faint = "#dcdcdc";
    public const string Blue = "#27408b";
    public const string Orange = "#c9730a";
    public const string Green = "#2f7d4f";
    public const string Red = "#a3262a";

    private readonly StringBuilder svg = new();

    public SvgSheet(double width_px, double height_px, string title)
    {
        Add($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width_px:F0} {height_px:F0}\"");
        Add($" font-family=\"sans-serif\" font-size=\"12\">\n<title>{Escape(title)}</title>\n");
        Add($"<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
    }

    public string Finish() => svg.Append("</svg>\n").ToString();

    public void Text(
        double x, double y, string words, string anchor = "start", double size = 12, string colour = Ink,
        bool hasHalo = false, double turned_deg = 0)
    {
        Add($"<text x=\"{x:F1}\" y=\"{y:F1}\" text-anchor=\"{anchor}\" font-size=\"{size:F0}\" fill=\"{colour}\"");
        if (hasHalo)
        {
            Add($" stroke=\"#ffffff\" stroke-width=\"3\" paint-order=\"stroke\"");
        }

        if (turned_deg != 0)
        {
            Add($" transform=\"rotate({turned_deg:F1} {x:F1} {y:F1})\"");
        }

        Add($">{Escape(words)}</text>\n");
    }

    public void Line(double x1, double y1, double x2, double y2, string colour, double width = 1, string dash = "")
    {
        Add($"<line x1=\"{x1:F1}\" y1=\"{y1:F1}\" x2=\"{x2:F1}\" y2=\"{y2:F1}\" stroke=\"{colour}\"");
        Add($" stroke-width=\"{width:0.0}\"");
        Dash(dash);
        Add($"/>\n");
    }

    /// <summary>Polylines of one look as one path; a line of fewer than two points is left out.</summary>
    public void Path(
        IEnumerable<IReadOnlyList<(double X, double Y)>> lines, string colour, double width = 1.2, string dash = "",
        bool isClosed = false)
    {
        Add($"<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width:0.0}\" stroke-linejoin=\"round\"");
        Dash(dash);
        Add($" d=\"");
        foreach (var line in lines.Where(line => line.Count > 1))
        {
            Add($"M{line[0].X:F1} {line[0].Y:F1}");
            foreach (var (x, y) in line.Skip(1))
            {
                Add($"L{x:F1} {y:F1}");
            }

            Add($"{(isClosed ? "Z" : "")}");
        }

        Add($"\"/>\n");
    }

    public void Circle(double x, double y, double radius, string fill, string stroke, double width = 1)
    {
        Add($"<circle cx=\"{x:F1}\" cy=\"{y:F1}\" r=\"{radius:0.0}\" fill=\"{fill}\" stroke=\"{stroke}\"");
        Add($" stroke-width=\"{width:0.0}\"/>\n");
    }

    public void Square(double x, double y, double half, string fill) =>
        Bar(x - half, y - half, 2 * half, 2 * half, fill);

    public void Bar(double left, double top, double width, double height, string fill)
    {
        Add($"<rect x=\"{left:F1}\" y=\"{top:F1}\" width=\"{width:F1}\" height=\"{height:F1}\"");
        Add($" fill=\"{fill}\"/>\n");
    }

    public void Frame(double left, double top, double width, double height)
    {
        Add($"<rect x=\"{left:F1}\" y=\"{top:F1}\" width=\"{width:F1}\" height=\"{height:F1}\" fill=\"none\"");
        Add($" stroke=\"{Soft}\"/>\n");
    }

    private void Dash(string dash)
    {
        if (dash.Length > 0)
        {
            Add($" stroke-dasharray=\"{dash}\"");
        }
    }

    private static string Escape(string words) => words
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);

    private void Add(FormattableString text) => svg.Append(text.ToString(CultureInfo.InvariantCulture));
}
