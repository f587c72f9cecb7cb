using System.Buffers;
using System.Text;
using Guanghan.Core.Tests;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Tests.Toolpaths.Programs;

public sealed class CliTests
{
    private const int Exact = 1 << 24; // whole numbers that a float of 32 bits holds: 168 mm

    private const string Head = "$$HEADERSTART\n$$ASCII\n$$UNITS/0.01\n$$HEADEREND\n$$GEOMETRYSTART\n";

    // What the files deviate in, found by reading them: none has an empty layer below the first; one contour of one, a
    // sliver of 13 square units, says that it runs counter-clockwise and does not.
    [Theory]
    [InlineData("frustrum_ASCII", 100, 100, 0.1e-3, 10e-3,
        "No empty layer tells the first layer's thickness; it was taken from the second.|16395 numbers are no multiples of 10 nm; " +
        "they were rounded.")]
    [InlineData("s_MiniCooper_ex", 27, 1593, 0, 3.9e-3,
        "No empty layer tells the first layer's thickness; it was taken from the second.")]
    [InlineData("Vignale_sup_2", 596, 1450, 3.99e-3, 21.84e-3,
        "No empty layer tells the first layer's thickness; it was taken from the second.|1 contours do not turn as their " +
        "direction says; they were taken as they run.")]
    [Trait("Kind", "validates")]
    public void Files_of_other_hands_read_and_are_the_same_when_written_and_read_again(
        string name, int layers, int contours, double first_m, double last_m, string notes)
    {
        var read = CliReader.Read(File.ReadAllBytes(Path.Combine(Authorities.PathOf("formats/cli"), name + ".cli")));

        Assert.Null(read.Problem);
        Assert.Equal(notes, string.Join('|', read.Notes));
        Assert.Equal("part1", read.Header.Part);
        Assert.Equal((layers, contours), (read.Layers.Length, read.Layers.Sum(layer => Enumerable.Range(0, layer.Paths.Count)
            .Count(at => layer.Paths.Kind(at) is PathKind.OuterContour))));
        Assert.Equal((first_m, last_m), (read.Layers[0].Top_m, read.Layers[^1].Top_m), (a, b) =>
            Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 1e-9); // m: a tenth of a unit
        foreach (var (form, unit_m) in new[] { (CliForm.Ascii, 1e-8), (CliForm.Binary, 1e-8), (CliForm.Binary, 1e-5),
            (CliForm.BinaryAligned, 1e-5) })
        {
            AssertSame(read, Written([.. read.Layers], form, unit_m, read.Header));
        }
    }

    [Theory]
    [InlineData(CliForm.Ascii, 1e-8, Lattice.Limit)]
    [InlineData(CliForm.Binary, 1e-8, Exact)]
    [InlineData(CliForm.Binary, 1e-5, Exact / 4)] // fractions of the unit: two bits fewer are certain
    [InlineData(CliForm.BinaryAligned, 1e-8, Exact)]
    [InlineData(CliForm.BinaryAligned, 2e-8, Exact / 4)]
    [Trait("Kind", "property")]
    public void What_is_written_reads_back_identically(CliForm form, double unit_m, int most_units) =>
        Layers.Any(most_units).Sample(layers =>
        {
            var read = CliReader.Read(Bytes(layers, form, unit_m));
            return read.Problem is null && read.Header.PenCount == 4 && read.Layers.Length == layers.Length &&
                read.Layers.Zip(layers).All(pair => Layers.AreSame(pair.First, pair.Second));
        }, iter: 60);

    [Fact]
    [Trait("Kind", "property")]
    public void Places_that_floats_do_not_hold_are_counted_and_move_by_less_than_0_2_um()
    {
        var sink = new ArrayBufferWriter<byte>();
        var writer = new CliWriter(sink, CliForm.Binary);
        var place = new LatticePoint(Lattice.Limit - 100, Exact + 1);
        Layers.Write(writer, [Layers.Of((PathKind.OuterContour, [place, new(0, 0), new(Exact, 5), place]))]);

        var read = CliReader.Read(sink.WrittenSpan).Layers[0].Paths.Path(0)[0];

        Assert.Equal(4, writer.RoundedCount);
        Assert.InRange(read.DistanceTo_m(place), 0, 0.2e-6);
    }

    [Theory]
    [InlineData(CliForm.Ascii)]
    [InlineData(CliForm.Binary)]
    [Trait("Kind", "property")]
    public void The_contours_of_the_solid_are_closed_and_turn_as_they_say(CliForm form)
    {
        var layer = Layers.Of() with
        {
            Region = Region.Of([[new(0, 0), new(900, 0), new(900, 900), new(0, 900)], [new(9, 9), new(9, 90), new(90, 9)]]),
        };
        var sink = new ArrayBufferWriter<byte>();
        Layers.Write(new CliWriter(sink, form, CliContent.Region), [layer]);

        var read = CliReader.Read(sink.WrittenSpan);

        Assert.Empty(read.Notes.Where(note => !note.StartsWith("Ways lie", StringComparison.Ordinal)));
        Assert.Equal([new(0, 0), new(900, 0), new(900, 900), new(0, 900), new(0, 0)], read.Layers[0].Paths.Path(0).ToArray());
        Assert.Equal([new(9, 9), new(9, 90), new(90, 9), new(9, 9)], read.Layers[0].Paths.Path(1).ToArray());
    }

    [Fact]
    [Trait("Kind", "regression")]
    public void The_ascii_file_is_as_the_page_shows_it() => Assert.Equal(string.Join('\n', "$$HEADERSTART", "$$ASCII",
        "$$UNITS/1", "$$VERSION/200", "$$LABEL/1,a part pen 0 outer contour", "$$LABEL/2,a part pen 0 inner contour",
        "$$LABEL/3,a part pen 0 hatch", "$$LABEL/4,a part pen 0 skin", "$$LABEL/5,a part pen 0 spot",
        "$$DIMENSION/-0.00005,0,0,0.00007,10,0.2", "$$LAYERS/2", "$$HEADEREND", "$$GEOMETRYSTART", "$$LAYER/0", "$$LAYER/0.2",
        "$$POLYLINE/1,1,4,0,0,10,0,0,1.50005,0,0", "$$POLYLINE/2,0,4,0.001,0.001,0.001,0.009,0.009,0.001,0.001,0.001",
        "$$HATCHES/3,2,0,0,0.00001,0,0.00001,0.0001,0,0.0001", "$$POLYLINE/4,2,3,0.00005,0.00005,0.00009,0.00005,0.00009,0.00009",
        "$$HATCHES/5,1,0.00005,0.00005,0.00005,0.00005", "$$GEOMETRYEND", ""), Encoding.ASCII.GetString(
            Bytes([Layers.Sample], CliForm.Ascii, 1e-8, Layers.Header([Layers.Sample]) with { PenCount = 1 })));

    [Fact]
    [Trait("Kind", "property")]
    public void User_data_comments_line_ends_and_blanks_are_passed_over_and_counted()
    {
        var read = CliReader.Read(Encoding.ASCII.GetBytes("made by hand\r\n$$HEADERSTART\r\n//a $$comment//\r\n$$ASCII\r\n" +
            "$$UNITS/ 00000000.010000\r\n$$USERDATA/me,9,$$UNITS/9\r\n$$LABEL/7,one\r\n$$LABEL/8,two\r\n$$HEADEREND\r\n" +
            "$$GEOMETRYSTART\r\n$$LAYER/0.0\r\n$$LAYER/20\r\n$$POLYLINE/7,1,4, 0,0, 10,0,\r\n 10,10, 0,1 // off by one //\r\n" +
            "$$HATCHES/8,1,1,1,2,2.00005\r\n$$GEOMETRYEND"));

        Assert.Null(read.Problem);
        Assert.Equal(["1 numbers are no multiples of 10 nm; they were rounded.",
            "1 contours missed their first place by one unit; they were closed.",
            "1 records of user data (9 bytes) were passed over.", "The 2 parts of the file are drawn by one pen."], read.Notes);
        var layer = Assert.Single(read.Layers);
        Assert.Equal((0.0, 0.2e-3), (layer.Bottom_m, layer.Thickness_m));
        Assert.Equal([new(0, 0), new(10_000, 0), new(10_000, 10_000), new(0, 0)], layer.Paths.Path(0).ToArray());
        Assert.Equal(PathKind.Hatch, layer.Paths.Kind(1));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Filling_bytes_may_also_stand_behind_the_number_of_a_command()
    {
        byte[] bytes = [.. Encoding.ASCII.GetBytes("$$HEADERSTART\n$$BINARY\n$$UNITS/0.01\n$$ALIGN\n$$HEADEREND\n"),
            128, 0, 0, 0, 0, 0, 0, 0, 127, 0, 0, 0, .. BitConverter.GetBytes(20f), 131, 0, 0, 0, 1, 0, 1, 0, 1, 0, 2, 0, 3, 0, 4, 0];

        var read = CliReader.Read(bytes);

        Assert.Null(read.Problem);
        Assert.Equal(["A line's end stands between the head and the binary commands.",
            "Two filling bytes stand behind the number of each command."], read.Notes);
        Assert.Equal([new(1000, 2000), new(3000, 4000)], read.Layers[0].Paths.Path(0).ToArray());
    }

    [Theory]
    [InlineData("solid", "line 1, column 1: the file has no $$HEADERSTART; export it as CLI again")]
    [InlineData("$$HEADERSTART\n$$ASCII\n", "line 3, column 1: the head does not end: $$HEADEREND is missing; export it again")]
    [InlineData("$$HEADERSTART\n$$ASCII\n$$HEADEREND", "line 3, column 12: the head has no $$UNITS; give the length of a unit in mm")]
    [InlineData("$$HEADERSTART\n$$UNITS/1\n$$HEADEREND", "line 3, column 12: the head says neither $$ASCII nor $$BINARY; export " +
        "it again")]
    [InlineData("$$HEADERSTART\n$$UNITS/0\n", "line 2, column 10: $$UNITS is not the length of a unit in mm; give one above 0 " +
        "and at most 1000")]
    [InlineData("$$HEADERSTART\n$$UNITS/mm\n", "line 2, column 9: a number should stand here; check the count of the numbers " +
        "before; export it again")]
    [InlineData("$$HEADERSTART\n$$USERDATA/me,99,abc\n", "line 2, column 17: $$USERDATA does not hold as many bytes as it " +
        "says; export it without user data")]
    [InlineData(Head + "$$LAYER/20\n$$POLYLINE/1,1,3,0,0,9,9\n$$GEOMETRYEND", "line 8, column 1: ',' should stand here; the " +
        "command has fewer numbers than it says, or the file is cut short: export it again")]
    [InlineData(Head + "$$LAYER/20\n$$POLYLINE/1,2,2,0,0,9,9,8,8\n$$GEOMETRYEND", "line 7, column 25: a command should begin " +
        "here with $$; check the count of the numbers before; export it again")]
    [InlineData(Head + "$$LAYER/20\n$$POLYLINE/1,1,3,0,0,9,9,7,0", "line 7, column 29: a polyline of direction 1 does not " +
        "close: its last place is not its first; close it, or give it direction 2")]
    [InlineData(Head + "$$LAYER/20\n$$POLYLINE/1,3,3,0,0,9,9,7,0", "line 7, column 29: 3 is no direction of a polyline; 0 is " +
        "clockwise, 1 counter-clockwise, 2 open")]
    [InlineData(Head + "$$LAYER/20\n$$POLYLINE/1,2,2,0,0,9,9", "line 7, column 25: the file ends without $$GEOMETRYEND: it is " +
        "cut short; fetch it again")]
    [InlineData(Head + "$$LAYER/20\n$$LAYER/20", "line 7, column 11: the layer is not above the one before; layers must " +
        "rise: export it again")]
    [InlineData(Head + "$$HATCHES/1,1,0,0,9,9", "line 6, column 22: hatches stand before the first layer; begin a layer before")]
    [InlineData(Head + "$$LAYER/20\n$$HATCHES/1,1,0,0,9,9\n$$GEOMETRYEND", "line 8, column 14: nothing tells the thickness of " +
        "the only layer; put an empty layer at its lower face before it")]
    [InlineData(Head + "$$LAYER/20\n$$HATCHES/1,1,0,0,9,9e5\n$$GEOMETRYEND", "line 7, column 24: 9 m lies beyond 5.3687091 m; " +
        "check $$UNITS, the length of a unit in mm")]
    [InlineData("$$HEADERSTART\n$$ASCII\n$$UNITS/1\n$$LAYERS/3\n$$HEADEREND\n$$GEOMETRYSTART\n$$LAYER/1\n$$LAYER/2\n" +
        "$$HATCHES/1,1,1,1,2,2\n$$GEOMETRYEND", "line 10, column 14: the head says 3 layers and the file has 2; it is cut " +
        "short: fetch it again")]
    [Trait("Kind", "refusal")]
    public void A_bad_file_is_refused_with_its_place(string text, string problem) =>
        Assert.Equal(problem, CliReader.Read(Encoding.ASCII.GetBytes(text)).Problem?.ToString());

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bad_binary_file_is_refused_with_its_byte()
    {
        var good = File.ReadAllBytes(Path.Combine(Authorities.PathOf("formats/cli"), "s_MiniCooper_ex.cli"));

        Assert.Equal("byte 60074: a polyline of 5 places does not fit into the 19 bytes left; fetch or export it again",
            CliReader.Read(good.AsSpan(0, good.Length - 1)).Problem?.ToString());
        good[230] = 133;
        Assert.Equal("byte 232: 133 is no command; a layer (127, 128), a polyline (129, 130) or hatches (131, 132) should begin " +
            "here; fetch or export it again", CliReader.Read(good).Problem?.ToString());
    }

    [Theory]
    [InlineData(CliForm.Ascii)]
    [InlineData(CliForm.Binary)]
    [InlineData(CliForm.BinaryAligned)]
    [Trait("Kind", "property")]
    public void No_damage_makes_the_reader_throw_or_hang(CliForm form)
    {
        var good = Bytes([Layers.Sample], form, 1e-8);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length]).Array[1, 4].Sample(damage =>
        {
            var bad = good.ToArray();
            foreach (var (at, value, _) in damage)
            {
                bad[at] = value;
            }

            var read = CliReader.Read(bad.AsSpan(0, damage[0].Item3 % 3 == 0 ? damage[0].Item3 : bad.Length));
            return (read.Problem is null) != read.Layers.IsEmpty;
        });
    }

    private static void AssertSame(ProgramReading one, ProgramReading other)
    {
        Assert.Null(other.Problem);
        Assert.Empty(other.Notes);
        Assert.Equal(one.Header.Part, other.Header.Part);
        Assert.Equal(one.Layers.Length, other.Layers.Length);
        Assert.All(one.Layers.Zip(other.Layers), pair => Assert.True(Layers.AreSame(pair.First, pair.Second)));
    }

    private static ProgramReading Written(DrawnLayer[] layers, CliForm form, double unit_m, ProgramHeader header) =>
        CliReader.Read(Bytes(layers, form, unit_m, header));

    private static byte[] Bytes(DrawnLayer[] layers, CliForm form, double unit_m, ProgramHeader? header = null)
    {
        var sink = new ArrayBufferWriter<byte>();
        var writer = new CliWriter(sink, form, CliContent.Paths, unit_m);
        Layers.Write(writer, layers, header);
        Assert.Equal(0, writer.RoundedCount);
        return sink.WrittenSpan.ToArray();
    }
}
