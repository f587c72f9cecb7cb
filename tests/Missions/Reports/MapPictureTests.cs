using System.Collections.Immutable;
using System.IO.Compression;
using Guanghan.Core.Phases;
using Guanghan.Missions.Reports;
using Guanghan.Missions.Reports.Maps;
using SkiaSharp;

namespace Guanghan.Missions.Tests.Reports;

public sealed class MapPictureTests
{
    private static readonly Unit s_unit = Unit.Parse("kW/m^2");

    [Fact, Trait("Kind", "validates")]
    public void The_colours_are_those_of_viridis()
    {
        // Ends and entry 127 of the table of 256 by Smith and van der Walt, as matplotlib 3.9 holds it (_cm_listed.py).
        Near(0x44, 0x01, 0x54, MapPalette.Index(0));
        Near(33, 144, 141, MapPalette.Index(0.5));
        Near(0xFD, 0xE7, 0x25, MapPalette.Index(1));

        // One of 255 either way: the table in use cuts its decimals off where matplotlib rounds them, and 253 steps do
        // not meet 256.
        static void Near(int red, int green, int blue, byte index)
        {
            var color = Color(index);
            Assert.InRange(color.Red, red - 1, red + 1);
            Assert.InRange(color.Green, green - 1, green + 1);
            Assert.InRange(color.Blue, blue - 1, blue + 1);
        }
    }

    [Fact, Trait("Kind", "property")]
    public void Bytes_come_back_from_the_system_s_inflater_as_they_were()
    {
        // Few different bytes, so that runs of every length occur; then any.
        var runs = Gen.Select(Gen.Byte, Gen.Int[1, 600]).Array[0, 12].Select(parts =>
            parts.SelectMany(part => Enumerable.Repeat(part.Item1, part.Item2)).ToArray());
        Gen.OneOf(runs, Gen.Byte.Array[0, 500]).Sample(bytes =>
        {
            using var inflated = new MemoryStream();
            using var zlib = new ZLibStream(new MemoryStream(RunDeflate.Compress(bytes)), CompressionMode.Decompress);
            zlib.CopyTo(inflated);
            Assert.Equal(bytes, inflated.ToArray());
        }, iter: 300, threads: 1);
    }

    [Fact, Trait("Kind", "property")]
    public void Another_decoder_sees_every_cell_in_its_colour_and_the_first_row_at_the_bottom()
    {
        var axis = new SeriesAxis("x", Unit.Parse("mm"), [0, 0.001]);
        var map = new FieldMap("field", axis, axis with { Name = "y" }, [0, 1e3, 2e3, 4e3]);

        using var picture = SKBitmap.Decode(MapPicture.Png(map, s_unit));

        var lines = Enumerable.Range(0, picture.Height).Select(y => Enumerable.Range(0, picture.Width)
            .Select(x => picture.GetPixel(x, y)).ToArray()).ToArray();
        foreach (var (share, isRight, isAbove) in
            (ReadOnlySpan<(double, bool, bool)>)
                [(0, false, false), (0.25, true, false), (0.5, false, true), (1, true, true)])
        {
            var color = Color(MapPalette.Index(share));
            // Of the plane, not of the colour bar to its right: a row of at least half the plane in one colour.
            var found = lines.Index().SelectMany(line => line.Item.Index().Where(pixel => pixel.Item == color)
                .Select(pixel => (X: pixel.Index, Y: line.Index))).Where(at => at.X < 490).ToArray();
            Assert.Equal(210 * 210, found.Length);
            Assert.Equal(isRight, found[0].X > 210);
            Assert.Equal(isAbove, found[0].Y < 210);
        }
    }

    [Fact, Trait("Kind", "property")]
    public void A_mark_is_a_ring_where_it_lies_and_is_named_below_the_map()
    {
        var axis = new SeriesAxis("x", Unit.Parse("mm"), [0, 0.001, 0.002]);
        var map = new FieldMap("field", axis, axis with { Name = "y" }, [.. Enumerable.Repeat(1.0, 9)]);
        using var bare = SKBitmap.Decode(MapPicture.Png(map, s_unit));
        using var marked = SKBitmap.Decode(MapPicture.Png(
            map with { Marks = [new("here", 0.0005, 0.0015)] }, s_unit));

        // What differs within the plane is the ring alone: round its place, a third of the way from the left edge and
        // two thirds up, for the cells reach half a step beyond the first and the last point.
        var plane = Plane(bare);
        var differs = Enumerable.Range(plane.Top, plane.Bottom - plane.Top).SelectMany(y => Enumerable
            .Range(plane.Left, plane.Right - plane.Left).Select(x => (X: x, Y: y)))
            .Where(at => bare.GetPixel(at.X, at.Y) != marked.GetPixel(at.X, at.Y)).ToArray();
        Assert.InRange(differs.Average(at => at.X), plane.Left + 139, plane.Left + 141); // of 420, a pixel either way
        Assert.InRange(differs.Average(at => at.Y), plane.Top + 139, plane.Top + 141);
        Assert.All(differs, at => Assert.InRange(
            Math.Pow(at.X - plane.Left - 140, 2) + Math.Pow(at.Y - plane.Top - 140, 2), 0, 81)); // radius 7 and rounding
        Assert.Equal(22, marked.Height - bare.Height); // one line more: letters of 20 and a gap of 2
        Assert.Equal("here: 0.5 mm, 1.5 mm", MapPicture.MarkText(map, new("here", 0.0005, 0.0015)));
    }

    // The plane is the one large area in the middle colour, 420 on each side.
    private static (int Left, int Top, int Right, int Bottom) Plane(SKBitmap picture)
    {
        var color = Color(MapPalette.Index(0.5));
        for (var y = 0; y < picture.Height; y++)
        {
            for (var x = 0; x < picture.Width; x++)
            {
                if (picture.GetPixel(x, y) == color)
                {
                    return (x, y, x + 420, y + 420);
                }
            }
        }

        throw new InvalidOperationException("no plane");
    }

    [Theory, Trait("Kind", "property")]
    [InlineData(1.0, 1.0, 420, 420)]
    [InlineData(2.0, 1.0, 420, 210)]
    [InlineData(1.0, 3.0, 140, 420)]
    [InlineData(100.0, 1.0, 420, 320)]
    public void Lengths_on_both_axes_are_drawn_to_one_scale_unless_nothing_could_be_seen(
        double width, double height, int columns, int rows)
    {
        var map = new FieldMap("m", new("x", Unit.Parse("m"), [0, width]), new("y", Unit.Parse("mm"), [0, height]),
            [1, 1, 1, 1]);

        using var picture = SKBitmap.Decode(MapPicture.Png(map, s_unit));

        // A map of one value is one colour; so is its colour bar, 20 wide and at least 140 high.
        var color = Color(MapPalette.Index(0.5));
        var count = Enumerable.Range(0, picture.Height).Sum(y => Enumerable.Range(0, picture.Width)
            .Count(x => picture.GetPixel(x, y) == color));
        Assert.Equal((columns * rows) + (20 * Math.Max(rows, 140)), count);
    }

    [Fact, Trait("Kind", "property")]
    public void A_map_finer_than_its_picture_is_averaged_and_not_sampled()
    {
        // Stripes of 0 and 2 in 840 columns: two in a pixel, whose mean is 1 everywhere but where a third reaches in.
        var axis = new SeriesAxis("x", Unit.One, [.. Enumerable.Range(0, 840).Select(at => (double)at)]);
        var map = new FieldMap("m", axis, new("y", Unit.Parse("m"), [0, 1]),
            [.. Enumerable.Range(0, 1680).Select(at => at % 2 * 2.0)]);

        using var picture = SKBitmap.Decode(MapPicture.Png(map, Unit.One));

        var ends = (SKColor[])[Color(MapPalette.Index(0)), Color(MapPalette.Index(1))];
        var row = Enumerable.Range(60, 380).Select(x => picture.GetPixel(x, 200)).ToArray();
        Assert.DoesNotContain(row, color => ends.Contains(color));
    }

    [Fact, Trait("Kind", "property")]
    public void Any_finite_values_on_any_axes_are_drawn_and_equal_maps_give_equal_bytes()
    {
        var values = Gen.Double.Where(double.IsFinite);
        var axis = values.Array[2, 6].Select(at => at.Distinct().Order().ToArray()).Where(at => at.Length >= 2);
        Gen.Select(axis, axis, values, Gen.Bool).Sample((x, y, first, isCalendar) =>
        {
            var random = new Random(1);
            var map = new FieldMap("m",
                new("x", Unit.Parse("s"), [.. x], isCalendar ? SampleRun.Start : null),
                new("y", Unit.Parse("s"), [.. y]),
                [.. Enumerable.Range(0, x.Length * y.Length).Select(at => at == 0 ? first : random.NextDouble())]);
            var png = MapPicture.Png(map, Unit.Parse("m"));
            Assert.Equal(png, MapPicture.Png(map, Unit.Parse("m")));
            using var picture = SKBitmap.Decode(png);
            // The thinnest plane and its bar; the widest plane and labels of 40 letters on either side.
            Assert.InRange(picture.Width, 24 + 20, 420 + 20 + (80 * 10) + 100);
        }, iter: 200, threads: 1);
    }

    [Fact, Trait("Kind", "property")]
    public void The_letters_cover_every_unit_and_every_number()
    {
        Assert.All(UnitTable.BySymbol.Keys, symbol => Assert.True(BitmapFont.Has(UnitText.Pretty(symbol)), symbol));
        Assert.True(BitmapFont.Has(NumberText.Typeset("-1.234567890e-7") + UnitText.Pretty("kg^2 m^-3*s/K")));
        Assert.False(BitmapFont.Has("月"));
    }

    private static SKColor Color(byte index) =>
        new(MapPalette.Colors[3 * index], MapPalette.Colors[(3 * index) + 1], MapPalette.Colors[(3 * index) + 2]);
}
