using System.Buffers;
using System.Text;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Toolpaths;
using Guanghan.Fabrication.Toolpaths.Programs;

namespace Guanghan.Fabrication.Tests.Toolpaths.Programs;

public sealed class GCodeTests
{
    private const string Head = "G21\nG90\nF600\n;LAYER:0\nM800 P0.2\nG0 Z0.2\n";

    [Fact]
    [Trait("Kind", "property")]
    public void What_is_written_reads_back_identically() => Layers.Any(Lattice.Limit).Sample(layers =>
    {
        var read = GCodeReader.Read(Written(layers));
        return read.Problem is null && read.Notes.IsEmpty && read.Layers.Length == layers.Length &&
            read.Layers.Zip(layers).All(pair => Layers.AreSame(pair.First, pair.Second) &&
                pair.First.Angle_rad == pair.Second.Angle_rad);
    });

    [Fact]
    [Trait("Kind", "property")]
    public void The_head_reads_back()
    {
        var layers = new[] { Layers.Of((PathKind.Spot, [new(3, 4)])) };
        var header = Layers.Header(layers);

        var read = GCodeReader.Read(Written(layers)).Header;

        Assert.Equal(header with { Speed_m_s = read.Speed_m_s, TravelSpeed_m_s = read.TravelSpeed_m_s, Part = "a part" }, read);
        Assert.Equal(header.Speed_m_s, read.Speed_m_s, 1e-17); // m/s: one rounding of a product
        Assert.Equal(header.TravelSpeed_m_s, read.TravelSpeed_m_s, 1e-16); // m/s: one rounding of a product
    }

    [Fact]
    [Trait("Kind", "regression")]
    public void The_dialect_is_as_the_page_shows_it()
    {
        var layer = Layers.Of((PathKind.OuterContour, [new(0, 0), new(1_000_000, 0), new(0, 150_005), new(0, 0)]),
            (PathKind.Hatch, [new(0, 0), new(-1, 0)]), (PathKind.Spot, [new(5, 5)]));

        Assert.Equal(string.Join('\n', ";GUANGHAN LIGHT PEN PROGRAM 1", ";PART:a part", ";LAYERS:1", ";PENS:4",
            ";BOUNDS: X-0.00005 Y0 X0.00007 Y10 Z0 Z0.2", ";TRAVEL:6600",
            ";M3 opens the shutter, M5 closes it, M800 spreads P mm of soil and waits, T names the pen",
            "G21 ;millimetres", "G90 ;absolute", "G94 ;feeds in mm/min", "M5", "F720", ";LAYER:0", ";ANGLE:0", "M800 P0.2",
            "G0 Z0.2", ";TYPE:outer contour", "T0", "G0 X0 Y0", "M3", "G1 X10 Y0", "G1 X0 Y1.50005", "G1 X0 Y0",
            ";TYPE:hatch", "G1 X-0.00001 Y0", "M5", ";TYPE:spot", "G0 X0.00005 Y0.00005", "M3", "G4 P0.25", "M5", "M5", "M2",
            ""), Encoding.ASCII.GetString(Written([layer])));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void With_arcs_no_corner_and_no_arc_lies_farther_off_than_the_tolerances()
    {
        const double tolerance_m = 2e-6, chord_m = 1e-6;
        var random = new Random(5);
        long arcs = 0;
        for (var round = 0; round < 30; round++)
        {
            // A wavy ring of chords: arcs of many radii, some corners, a straight piece.
            var (radius, waves, corners) = (random.Next(100_000, 20_000_000), random.Next(1, 9), random.Next(8, 400));
            var ring = Enumerable.Range(0, corners + 1).Select(at =>
            {
                var turn = 2 * Math.PI * (at % corners) / corners * (round % 2 == 0 ? 1 : -1);
                var r = radius * (1 + (0.2 * Math.Sin(waves * turn)));
                return new LatticePoint((int)(r * Math.Cos(turn)), (int)(r * Math.Sin(turn)));
            }).Append(new(radius * 2, 0)).ToArray();
            var sink = new ArrayBufferWriter<byte>();
            var writer = new GCodeWriter(sink, tolerance_m);
            Layers.Write(writer, [Layers.Of((PathKind.OuterContour, ring))]);
            arcs += writer.ArcCount;

            var read = GCodeReader.Read(sink.WrittenSpan, chord_m);

            Assert.Null(read.Problem);
            var path = read.Layers[0].Paths.Path(0).ToArray();
            Assert.Equal((ring[0], ring[^1]), (path[0], path[^1]));
            Assert.InRange(Farthest(ring, path), 0, tolerance_m + chord_m + (3 * Lattice.Unit_m)); // m: three roundings
            Assert.InRange(Farthest(path, ring), 0, tolerance_m + chord_m + (3 * Lattice.Unit_m));
        }

        Assert.InRange(arcs, 50, long.MaxValue); // rings are worth arcs
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_circle_of_many_chords_becomes_a_few_arcs()
    {
        var ring = Enumerable.Range(0, 1001).Select(at => Lattice.At(
            0.01 * Math.Cos(2 * Math.PI * at / 1000), 0.01 * Math.Sin(2 * Math.PI * at / 1000))).ToArray();
        var sink = new ArrayBufferWriter<byte>();
        var writer = new GCodeWriter(sink, 1e-6);

        Layers.Write(writer, [Layers.Of((PathKind.OuterContour, ring))]);

        Assert.InRange(writer.ArcCount, 2, 4); // each less than half a turn
        Assert.Equal(2 * Math.PI * 0.01, GCodeReader.Read(sink.WrittenSpan).Layers[0].Paths.DrawnLength_m, 3e-6); // m: chords 1 um off cut s / 3 r of it
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_program_of_another_hand_reads()
    {
        var read = GCodeReader.Read(Encoding.ASCII.GetBytes("%\r\nN10 g21 g90 (set up)\r\nn20 m800 p0.25\r\n" +
            "G0 X1 Y2 Z+.25\r\nm3\r\nG1 x2.000004 F60.\r\nY3\r\n  G2 X3 Y4 I1 J0 ; a quarter turn\r\nG1X3Y5\r\nM5\r\nM30\r\nM3 rest"));

        Assert.Null(read.Problem);
        Assert.Equal(["1 coordinates with more than five decimals were rounded to 10 nm.", "1 arcs became chords."], read.Notes);
        Assert.Equal(0.001, read.Header.Speed_m_s);
        var paths = read.Layers[0].Paths;
        Assert.Equal((new(100_000, 200_000), new(300_000, 500_000)), (paths.Path(0)[0], paths.Path(0)[^1]));
        Assert.Equal(3e-3 + (Math.PI / 2 * 1e-3), paths.DrawnLength_m, 2e-6); // m: chords 1 um off the arc
    }

    [Theory]
    [InlineData("M3", "line 7, column 1: the shutter opens before the pen is anywhere; move it with G0 X Y, and Z for the layer")]
    [InlineData("G0 X1", "line 7, column 1: one coordinate is not known yet; write both X and Y on the pen's first move")]
    [InlineData("G0 X1 Y1\nM3\nM5", "line 9, column 1: the shutter opened and closed without a way or a dwell; draw with G1 " +
        "or stand with G4 P between M3 and M5")]
    [InlineData("G0 X1 Y1\nM3\nG0 X2", "line 9, column 1: G0 travels while the shutter is open; close it with M5 before, or " +
        "draw with G1")]
    [InlineData("G0 X1 Y1\nM3\nG1 X2 Z1", "line 9, column 1: the height changes while the shutter is open; close it with M5 " +
        "before")]
    [InlineData("G0 X1 Y1\nM3\nG1 X2\nT1", "line 10, column 1: the pen changes while the shutter is open; close it with M5 before")]
    [InlineData("G0 X1 Y1\nM3\nG1 X2\nM2", "line 10, column 1: the program ends with the shutter open; close it with M5 before")]
    [InlineData("G0 X1 Y1\nM3\nG2 X3 Y1 I0.5 J0", "line 9, column 1: the arc's ends are not as far from its centre; check I " +
        "and J: they count from the arc's start")]
    [InlineData("G0 X1 Y1\nM3\nG3 X3 Y1", "line 9, column 1: an arc lacks its centre; write it behind I and J, from the arc's " +
        "start in millimetres")]
    [InlineData("G0 X1 Y1\nM3\nG1 X2\nG4 P1", "line 10, column 1: the light stands still in the middle of a way; close the " +
        "shutter, or make it a spot of its own")]
    [InlineData("G0 X1..2 Y1", "line 7, column 4: what follows 'X' is no number; write digits with at most one point, as X-12.5")]
    [InlineData("G0 X5369 Y1", "line 7, column 4: 'X' lies beyond 5.3687091 m; check the unit: coordinates are in millimetres")]
    [InlineData("G0 X1 X2", "line 7, column 7: 'X' stands on the line twice; give each its own line")]
    [InlineData("G0 X 1", "line 7, column 4: no number follows 'X'; write one without blanks, as X12.5")]
    [InlineData("G0 E1", "line 7, column 4: 'E' is no word of this dialect; it has F, G, I, J, M, N, P, T, X, Y and Z")]
    [InlineData("G28", "line 7, column 1: G28 is not known; G0 to G4, G20, G21, G90 and G94 are")]
    [InlineData("G91", "line 7, column 1: G91 asks for relative coordinates; write absolute ones, with G90")]
    [InlineData("G20", "line 7, column 1: G20 asks for inches; write millimetres, with G21")]
    [InlineData("M104", "line 7, column 1: M104 is not known; M2, M3, M5, M30 and M800 are")]
    [InlineData("G0 X1 (home", "line 7, column 7: a comment opens with '(' and does not close on its line; close it with ')'")]
    [InlineData(";TYPE:wall", "line 7, column 1: the comment names no kind of way; the kinds are outer contour, inner " +
        "contour, hatch, skin, spot")]
    [InlineData("  \u00e4", "line 7, column 3: byte 0xC3 begins no word; a word is a letter and a number, as X12.5")]
    [InlineData("M800", "line 7, column 1: M800 lacks the thickness of the layer; write it behind P in millimetres, as M800 P0.2")]
    [InlineData("G0 X1 Y1", "line 8, column 1: the program ends without M2: it is cut short; fetch it again, or end it with M2")]
    [Trait("Kind", "refusal")]
    public void A_bad_program_is_refused_with_its_place(string text, string problem) =>
        Assert.Equal(problem, GCodeReader.Read(Encoding.UTF8.GetBytes(Head + text)).Problem?.ToString());

    [Fact]
    [Trait("Kind", "property")]
    public void No_damage_makes_the_reader_throw_hang_or_take_much_memory()
    {
        var good = Written([Layers.Sample, Layers.Sample with { Index = 1 }]);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, good.Length - 1], Gen.Int[0, 40]).Array[1, 6].Sample(damage =>
        {
            var bad = good.ToArray();
            foreach (var (at, value, from, length) in damage)
            {
                bad[at] = value;
                var count = Math.Min(length, Math.Min(bad.Length - from, bad.Length - at));
                bad.AsSpan(from, count).CopyTo(bad.AsSpan(at));
            }

            var read = GCodeReader.Read(bad.AsSpan(0, bad.Length - damage[0].Item4));
            return read.Problem is null || read.Layers.IsEmpty;
        });
        Gen.Byte.Array[0, 300].Sample(bytes => GCodeReader.Read(bytes).Problem is not null);
        string[] words = ["M3", "M5", "G0X1Y1", "G1X2", "Z1", "M800P1", "G4P1", "T1", ";TYPE:spot", ";PATH", "G2X1Y1I5", "(", "M2"];
        Gen.Int[0, words.Length - 1].Array[0, 40].Sample(lines => GCodeReader.Read(
            Encoding.ASCII.GetBytes(string.Join('\n', lines.Select(at => words[at])))) is not null);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Arcs_without_end_are_refused_before_they_fill_the_memory()
    {
        var turns = string.Concat(Enumerable.Repeat("G2 X1 Y1 I5000\n", 10_000)); // 5000 chords in 15 bytes

        Assert.Contains("the arcs make more than 20000000 corners", GCodeReader.Read(
            Encoding.ASCII.GetBytes(Head + "G0 X1 Y1\nM3\n" + turns)).Problem!.What, StringComparison.Ordinal);
    }

    private static byte[] Written(DrawnLayer[] layers)
    {
        var sink = new ArrayBufferWriter<byte>();
        Layers.Write(new GCodeWriter(sink), layers);
        return sink.WrittenSpan.ToArray();
    }

    // Of the corners and middles of one way, how far the farthest lies from another, m.
    private static double Farthest(LatticePoint[] way, LatticePoint[] other) => way.Zip(way.Skip(1)).SelectMany(pair =>
        new[] { (pair.First.X_m, pair.First.Y_m), ((pair.First.X_m + pair.Second.X_m) / 2, (pair.First.Y_m + pair.Second.Y_m) / 2) })
        .Max(place => other.Zip(other.Skip(1)).Min(side => Distance(place, side.First, side.Second)));

    private static double Distance((double X, double Y) place, LatticePoint a, LatticePoint b)
    {
        var (x, y) = (b.X_m - a.X_m, b.Y_m - a.Y_m);
        var squared = (x * x) + (y * y);
        var share = squared == 0 ? 0 : Math.Clamp((((place.X - a.X_m) * x) + ((place.Y - a.Y_m) * y)) / squared, 0, 1);
        return Math.Sqrt(Math.Pow(place.X - a.X_m - (share * x), 2) + Math.Pow(place.Y - a.Y_m - (share * y), 2));
    }
}
