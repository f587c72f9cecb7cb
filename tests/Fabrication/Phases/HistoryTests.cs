using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Heat.Bed;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class HistoryTests
{
    private static readonly byte[] s_block = StlWriter.WriteBinary(Shapes.Box(default, new(18e-3, 12e-3, 4e-3)), 1e-3, "block");

    private static PrintCase Case(params (string Key, object Value)[] bed) =>
        new PrintCase { Part = s_block }.With("bed", Options.Of([.. bed]));

    private static readonly (string, object) s_cell = ("cell", "1 mm");

    [Fact]
    [Trait("Kind", "property")]
    public void The_table_has_a_line_for_each_stroke_and_says_what_the_solver_found()
    {
        var result = Case(s_cell).Run();
        var lines = Text(PrintPhase.Report(result), "tracks.csv").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var tracks = result.Bed!.Heat.Tracks;
        Assert.Equal(tracks.Length + 1, lines.Length);
        Assert.Equal("layer,stroke,from_x_mm,from_y_mm,to_x_mm,to_y_mm,peak_temperature_K,melt_depth_mm,melt_width_mm," +
            "melt_time_s,cooling_rate_K_s,interface_temperature_K", lines[0]);
        for (var at = 0; at < tracks.Length; at++)
        {
            var cells = lines[at + 1].Split(',');
            Assert.Equal((tracks[at].Layer + 1).ToString(CultureInfo.InvariantCulture), cells[0]);
            var stroke = result.Paths[tracks[at].Layer].Tracks
                .ElementAt(int.Parse(cells[1], CultureInfo.InvariantCulture) - 1);
            Assert.Equal(stroke.From.X_m * 1e3, double.Parse(cells[2], CultureInfo.InvariantCulture), 1e-3); // mm: three digits are written
            Assert.Equal(stroke.To.Y_m * 1e3, double.Parse(cells[5], CultureInfo.InvariantCulture), 1e-3);
            Assert.Equal(tracks[at].Peak_K, double.Parse(cells[6], CultureInfo.InvariantCulture), 0.01);
            Assert.Equal(tracks[at].Interface_K, double.Parse(cells[11], CultureInfo.InvariantCulture), 0.01);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_probe_in_the_part_is_recorded_and_one_outside_the_bed_is_an_error()
    {
        var probes = Options.List(Options.Of(("x", "9 mm"), ("y", "6 mm"), ("z", "2 mm")));
        var report = PrintPhase.Report(Case(s_cell, ("probes", probes)).Run());
        var series = report.Series.Single(one => one.Name is "bed.probe_1");
        Assert.Equal(252, series.Values_si[0], 60.0); // K: soil that the pen has not reached
        Assert.InRange(series.Values_si.Max(), 1000, 2600); // the top of the first layer, then beneath the second

        var far = Options.List(Options.Of(("x", "90 mm"), ("y", "6 mm"), ("z", "2 mm")));
        var finding = Assert.Single(Case(s_cell, ("probes", far)).Run().Findings, one => one.Code is "FAB123");
        Assert.Contains("Probe 1 at (", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Frames_are_files_of_the_times_asked_for_in_the_parts_coordinates()
    {
        var report = PrintPhase.Report(Case(s_cell, ("history", Options.Of(("frames", "3")))).Run());
        Assert.Equal(["frame_0000.vtu", "frame_0001.vtu", "frame_0002.vtu"],
            report.Artefacts.Select(file => file.Name).Where(name => name.StartsWith("frame_", StringComparison.Ordinal)),
            StringComparer.Ordinal);
        var sets = XDocument.Parse(Text(report, "frames.pvd")).Descendants("DataSet").ToArray();
        Assert.Equal(3, sets.Length);
        var piece = XDocument.Parse(Text(report, "history.vtu")).Descendants("Piece").Single();
        var points = Convert.FromBase64String(piece.Descendants("DataArray").First().Value)[4..].Chunk(4)
            .Select(four => BitConverter.ToSingle(four)).ToArray();
        var (least, most) = (points.Where((_, at) => at % 3 == 0).Min(), points.Where((_, at) => at % 3 == 0).Max());
        Assert.InRange(least, -8e-3, 0); // m: the part reaches from 0 to 18 mm, heat a little further
        Assert.InRange(most, 18e-3, 26e-3);
        Assert.Equal(4e-3f, points.Where((_, at) => at % 3 == 2).Max(), 1e-6f);

        var none = PrintPhase.Report(Case(s_cell, ("history", Options.Of(("frames", "0")))).Run());
        Assert.DoesNotContain(none.Artefacts, file => file.Name.EndsWith(".pvd", StringComparison.Ordinal));
        var every = PrintPhase.Report(Case(s_cell, ("history", Options.Of(("every", "100 s")))).Run());
        Assert.Equal((int)Math.Ceiling(LastTime(every) / 100),
            every.Artefacts.Count(file => file.Name.StartsWith("frame_", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_line_of_one_value_lies_where_the_field_has_it()
    {
        // T = 1000 K + 100 K/mm x + 50 K/mm z on cells of 1 mm; the surface continues it.
        double[] xs = [.. Enumerable.Range(0, 8).Select(at => (at + 0.5) * 1e-3)], zs = [0.5e-3, 1.5e-3, 2.5e-3];
        static float At(double x, double z) => (float)(1000 + (1e5 * x) + (5e4 * z));
        var section = new BedSection(true, [.. xs], [.. zs], [.. zs.SelectMany(z => xs.Select(x => At(x, z)))],
            [.. xs.Select(x => At(x, 3e-3))], [.. new float[24]]);
        var frame = new SectionFrame(new MeltingInterval(1388, 1584, 0, "test"), 3e-3, 1e-3, 1, true, 0, 0, 252);
        var pieces = new SectionNodes(section, frame, 0, false).Line(1388).ToArray();
        Assert.NotEmpty(pieces);
        foreach (var (x, z, toX, toZ) in pieces)
        {
            Assert.Equal(1388, At(x, z + 3e-3), 0.01); // K: single precision
            Assert.Equal(1388, At(toX, toZ + 3e-3), 0.01);
        }

        Assert.Equal(0, pieces.Max(piece => Math.Max(piece.Z_m, piece.ToZ_m)), 1e-12); // it reaches the surface
    }

    private static double LastTime(Report report) =>
        XDocument.Parse(Text(report, "frames.pvd")).Descendants("DataSet").Max(set => double.Parse(set.Attribute("timestep")!.Value, CultureInfo.InvariantCulture));

    private static string Text(Report report, string name) => Encoding.UTF8.GetString(report.Artefacts.Single(
        file => string.Equals(file.Name, name, StringComparison.Ordinal)).Content.Span);
}
