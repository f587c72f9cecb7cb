using System.Globalization;
using System.Text;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Toolpaths;

namespace Guanghan.Fabrication.Tests.Toolpaths;

public sealed class GCodeTests
{
    private static readonly LayerPath[] s_paths =
    [
        .. Slicer.Slice(InterlockingBrick.Coupon.ToMesh(), 0.002, default)
            .Select(layer => Hatch.Fill(layer, new HatchPlan(0.003, 0.3, Math.PI / 2, true))),
    ];

    private static string Text(string name = "brick.stl") =>
        Encoding.ASCII.GetString(GCode.Write([.. s_paths], name, 0.0005, 0.02, default));

    [Fact]
    [Trait("Kind", "property")]
    public void The_program_draws_the_path_when_it_is_followed_line_by_line()
    {
        var (x, y, drawn, isOpen, strokes) = (0.0, 0.0, 0.0, false, 0);
        foreach (var words in Text().Split('\n').Select(line => line.Split(';')[0].Split(' ',
            StringSplitOptions.RemoveEmptyEntries)))
        {
            Assert.False(isOpen && words is ["G0", ..], "a rapid move with the shutter open");
            isOpen = words is ["M3"] || (isOpen && words is not ["M5"]);
            var (toX, toY) = (Value(words, 'X', x), Value(words, 'Y', y));
            Assert.True(double.IsFinite(toX + toY));
            drawn += isOpen ? Math.Sqrt(((toX - x) * (toX - x)) + ((toY - y) * (toY - y))) : 0;
            strokes += isOpen && (toX, toY) != (x, y) ? 1 : 0;
            (x, y) = (toX, toY);
        }

        Assert.False(isOpen);
        // mm: both ends of every stroke are rounded to 5e-5 mm in each axis.
        Assert.Equal(s_paths.Sum(path => path.PathLength_m) * 1e3, drawn, strokes * 2 * 5e-5 * Math.Sqrt(2));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_header_gives_units_and_every_layer_its_comment_its_soil_and_its_feed()
    {
        var lines = Text().Split('\n');

        Assert.Contains("G21 ; millimetres", lines, StringComparer.Ordinal);
        Assert.Contains("G90 ; absolute", lines, StringComparer.Ordinal);
        Assert.Equal(15, lines.Count(line => line.StartsWith(";LAYER:", StringComparison.Ordinal)));
        Assert.Equal(15, lines.Count(line => line.StartsWith("M800 ", StringComparison.Ordinal)));
        Assert.All(lines.Where(line => line.StartsWith("G1 F", StringComparison.Ordinal)), line =>
            Assert.Equal("G1 F30.000", line));
        Assert.Equal("M2 ; end", lines[^2]);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_part_gives_the_same_bytes_and_a_name_cannot_write_commands()
    {
        Assert.Equal(Text(), Text());
        Assert.StartsWith("; evil_G0 X9__\n; layers", Text("evil\nG0 X9;("), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_preview_draws_six_panels_of_well_formed_SVG()
    {
        var svg = System.Xml.Linq.XDocument.Parse(Encoding.UTF8.GetString(LayerPreview.Draw([.. s_paths])));

        Assert.Equal(6, svg.Root!.Elements().Count(element => element.Name.LocalName is "g"));
    }

    private static double Value(string[] words, char letter, double otherwise) =>
        words.FirstOrDefault(word => word[0] == letter) is { } word
            ? double.Parse(word.AsSpan(1), CultureInfo.InvariantCulture) : otherwise;
}
