using System.Buffers;
using System.Globalization;
using System.Security;
using Guanghan.Fabrication.Regions;

namespace Guanghan.Fabrication.Toolpaths.Programs;

/// <summary>
/// Draws a layer as SVG 1.1 in millimetres, y up: the solid, the ways of the pens coloured by kind, a legend with their
/// lengths and a bar for scale. All layers of a part have the same frame.
/// </summary>
public static class SvgLayer
{
    // Okabe and Ito 2008, "Color Universal Design", told apart by every eye, but for the red of spots (Tol 2021).
    private static readonly string[] s_colours = ["#0072B2", "#56B4E9", "#E69F00", "#009E73", "#CC3311"];

    /// <summary>The drawing of a layer.</summary>
    /// <param name="sink">Takes the text.</param>
    /// <param name="header">The part; its bounds are the frame.</param>
    /// <param name="layer">The layer.</param>
    public static void Write(IBufferWriter<byte> sink, ProgramHeader header, DrawnLayer layer)
    {
        var text = new ProgramText(sink);
        var frame = new Frame(header);
        Open(text, frame, header, layer);
        text.Text("<g transform=\"matrix(1 0 0 -1 0 "u8).Millimetres((long)header.Low.Y + header.High.Y)
            .Text(")\" fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n"u8);
        Solid(text, layer.Region);
        for (var pen = 0; pen < header.PenCount; pen++)
        {
            for (var kind = 0; kind < PathKindNames.Count; kind++)
            {
                Ways(text, layer.Paths, (PathKind)kind, pen);
            }
        }

        text.Text("</g>\n"u8);
        Legend(text, frame, layer.Paths);
        text.Text("</svg>\n"u8).Flush();
    }

    private static void Open(ProgramText text, in Frame frame, ProgramHeader header, DrawnLayer layer)
    {
        var title = SecurityElement.Escape(Text($"{header.PlainPart}: layer {layer.Index + 1} of {header.LayerCount}"));
        text.Text("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "u8)
            .Text(Text($"width=\"{frame.Width_mm:0.###}mm\" height=\"{frame.Height_mm:0.###}mm\" viewBox=\""))
            .Text(Text($"{frame.Left_mm:0.###} {frame.Upper_mm:0.###} {frame.Width_mm:0.###} "))
            .Text(Text($"{frame.Height_mm:0.###}\" "))
            .Text(Text($"font-family=\"sans-serif\" font-size=\"{frame.Letter_mm:0.####}\">\n<title>{title}</title>\n"))
            .Text(Text($"<rect x=\"{frame.Left_mm:0.###}\" y=\"{frame.Upper_mm:0.###}\" width=\"100%\" "))
            .Text("height=\"100%\" fill=\"#ffffff\"/>\n"u8)
            .Text(Text($"<text x=\"{frame.Text_mm:0.###}\" y=\"{frame.Upper_mm + (1.7 * frame.Letter_mm):0.###}\" "))
            .Text(Text($"font-size=\"{1.2 * frame.Letter_mm:0.####}\" fill=\"#1b1b1b\">{title}</text>\n"))
            .Text(Text($"<text x=\"{frame.Text_mm:0.###}\" y=\"{frame.Upper_mm + (3.1 * frame.Letter_mm):0.###}\" "))
            .Text(Text($"fill=\"#5f5f5f\">{layer.Bottom_m * 1e3:0.###} to {layer.Top_m * 1e3:0.###} mm, solid "))
            .Text(Text($"{layer.Region.Area_m2 * 1e6:0.##} mm&#178;, {layer.Paths.DrawnLength_m * 1e3:0.#} mm drawn"))
            .Text("</text>\n"u8);
    }

    private static void Solid(ProgramText text, Region region)
    {
        if (region.IsEmpty)
        {
            return;
        }

        text.Text("<path id=\"solid\" fill=\"#f1ece0\" stroke=\"#b9ad93\" stroke-width=\"0.7\" "u8)
            .Text("vector-effect=\"non-scaling-stroke\" d=\""u8);
        for (var index = 0; index < region.ContourCount; index++)
        {
            Way(text, region.Contour(index));
            text.Text("Z"u8);
        }

        text.Text("\"/>\n"u8);
    }

    private static void Ways(ProgramText text, PathList paths, PathKind kind, int pen)
    {
        var isOpen = false;
        for (var index = 0; index < paths.Count; index++)
        {
            if (paths.Kind(index) != kind || paths.Pen(index) != pen)
            {
                continue;
            }

            if (!isOpen)
            {
                isOpen = true;
                text.Text("<path class=\""u8).Text(PathKindNames.Of(kind).Replace(' ', '-')).Text(" pen"u8).Number(pen)
                    .Text("\" vector-effect=\"non-scaling-stroke\" stroke=\""u8).Text(s_colours[(int)kind])
                    .Text("\" stroke-width=\""u8)
                    .Text(kind switch { PathKind.Spot => "4"u8, PathKind.OuterContour => "1.4"u8, _ => "0.9"u8 })
                    .Text("\" d=\""u8);
            }

            Way(text, paths.Path(index));
            text.Text(kind is PathKind.Spot ? "h0"u8 : ""u8);
        }

        text.Text(isOpen ? "\"/>\n"u8 : ""u8);
    }

    private static void Way(ProgramText text, ReadOnlySpan<LatticePoint> way)
    {
        for (var at = 0; at < way.Length; at++)
        {
            text.Text(at == 0 ? "M"u8 : "L"u8).Millimetres(way[at].X).Text(" "u8).Millimetres(way[at].Y);
        }

        text.Text("\n"u8);
    }

    private static void Legend(ProgramText text, in Frame frame, PathList paths)
    {
        var line = frame.Lower_mm + frame.Letter_mm;
        var decade = Math.Pow(10, Math.Floor(Math.Log10(frame.Part_mm / 3)));
        var bar = decade * ((frame.Part_mm / 3 / decade) switch { >= 5 => 5, >= 2 => 2, _ => 1 });
        text.Text(Text($"<path d=\"M{frame.Text_mm:0.###} {line:0.###}h{bar:0.######}\" stroke=\"#1b1b1b\" "))
            .Text(Text($"stroke-width=\"{frame.Letter_mm / 6:0.####}\"/>\n<text x=\"{frame.Text_mm:0.###}\" "))
            .Text(Text($"y=\"{line + (1.2 * frame.Letter_mm):0.###}\" fill=\"#1b1b1b\">{bar:0.######} mm</text>\n"));
        line += 2.6 * frame.Letter_mm;
        for (var kind = 0; kind < PathKindNames.Count; kind++)
        {
            var count = 0;
            for (var index = 0; index < paths.Count; index++)
            {
                count += (int)paths.Kind(index) == kind ? 1 : 0;
            }

            if (count == 0)
            {
                continue;
            }

            var size = (PathKind)kind is PathKind.Spot ? Text($"{count}")
                : Text($"{paths.KindLength_m((PathKind)kind) * 1e3:0.#} mm in {count}");
            text.Text(Text($"<path d=\"M{frame.Text_mm:0.###} {line:0.###}h{1.6 * frame.Letter_mm:0.####}\" "))
                .Text(Text($"stroke=\"{s_colours[kind]}\" stroke-width=\"{frame.Letter_mm / 4:0.####}\"/>\n"))
                .Text(Text($"<text x=\"{frame.Text_mm + (2.1 * frame.Letter_mm):0.###}\" "))
                .Text(Text($"y=\"{line + (0.35 * frame.Letter_mm):0.###}\" fill=\"#1b1b1b\">"))
                .Text(Text($"{PathKindNames.Of((PathKind)kind)}: {size}</text>\n"));
            line += 1.4 * frame.Letter_mm;
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where things stand on the page, mm; y down.</summary>
    private readonly struct Frame
    {
        public Frame(ProgramHeader header)
        {
            var (across, along) = ((header.High.X_m - header.Low.X_m) * 1e3, (header.High.Y_m - header.Low.Y_m) * 1e3);
            Part_mm = Math.Max(Math.Max(across, along), 1e-3);
            Letter_mm = Part_mm / 36;
            var margin = Part_mm / 16;
            var side = Math.Max(across, 24 * Letter_mm); // room for the title
            Width_mm = side + (2 * margin);
            Left_mm = ((header.Low.X_m + header.High.X_m) * 1e3 / 2) - (Width_mm / 2);
            Text_mm = Left_mm + margin;
            Upper_mm = (header.Low.Y_m * 1e3) - margin - (3.4 * Letter_mm);
            Lower_mm = (header.High.Y_m * 1e3) + margin;
            Height_mm = Lower_mm - Upper_mm + (11 * Letter_mm);
        }

        public double Part_mm { get; }

        public double Letter_mm { get; }

        public double Width_mm { get; }

        public double Height_mm { get; }

        public double Left_mm { get; }

        public double Text_mm { get; }

        public double Upper_mm { get; }

        public double Lower_mm { get; }
    }
}
