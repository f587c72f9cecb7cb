#pragma warning disable MA0002 // xunit compares strings ordinally whatever overload is called.
using System.Collections.Immutable;
using Guanghan.Core.Phases;

namespace Guanghan.Core.Tests.Phases;

public sealed class SectionTests
{
    private static readonly SourcePosition s_at = new("m.yaml", 3, 7);

    private sealed record Part(double Width_m);

    private sealed record All(
        double Length_m, int Count, string Word, string Text, bool IsOn, InputFile File, SeriesInput Flux_W_m2,
        Part Part, Part? Extra, ImmutableArray<Part> Parts);

    [Fact]
    [Trait("Kind", "property")]
    public void A_describing_read_lists_every_option_with_unit_bounds_and_default()
    {
        var options = Section.Describe(ReadAll);

        Assert.Equal(
            [
                "length Quantity mm above 0 mm and at most 1000 mm default 5 mm",
                "count Count  at least 1 and at most 9 default 2",
                "word Choice  any value default b",
                "text Text  any value default none",
                "on Flag  any value default true",
                "file File  any value default ",
                "flux Series W/m^2 at least 0 W/m^2 default ",
                "part Group  any value default ",
                "extra OptionalGroup  any value default ",
                "parts List  at least 0 and at most 3 default []",
            ],
            options.Select(option => $"{option.Key} {option.Kind} {option.Unit.Symbol} " +
                $"{option.Bounds.Describe(option.Unit)} default {option.Default}"));
        Assert.Equal([("a", "The first."), ("b", "The second.")], options[2].Words.AsEnumerable());
        Assert.All(options[7..], option => Assert.Equal("width", Assert.Single(option.Children).Key));
        Assert.Equal(["length", "count", "word", "text", "on", "extra", "parts"],
            options.Where(option => option.IsOptional).Select(option => option.Key));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Values_come_out_in_SI_and_each_is_recorded()
    {
        var reading = Read(Good());

        Assert.Empty(reading.Problems);
        Assert.True(reading.IsResolved);
        Assert.Equal((0.02, 3, "A", "some text", false),
            (reading.Value.Length_m, reading.Value.Count, reading.Value.Word, reading.Value.Text, reading.Value.IsOn));
        Assert.Equal([1, 2, 3], reading.Value.File.Content.ToArray());
        Assert.True(reading.Value.Flux_W_m2.IsConstant);
        Assert.Equal([1361.0], reading.Value.Flux_W_m2.Values_si);
        Assert.Null(reading.Value.Extra);
        Assert.Equal([0.001, 0.002], reading.Value.Parts.Select(part => part.Width_m));
        Assert.Equal(
            ["length=2 cm", "count=3", "word=a", "text=some text", "on=false", "file=part.stl", "flux=1 suns",
                "part.width=4 mm", "parts=2 items", "parts[0].width=1 mm", "parts[1].width=2 mm"],
            reading.Inputs.Select(input => $"{input.Path}={input.Display}"));
        Assert.All(reading.Inputs, input => Assert.Equal("m.yaml:3:7", input.Origin));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Equal_inputs_have_equal_digests_and_others_do_not()
    {
        var digest = Read(Good()).Digest;

        Assert.Equal(digest, Read(Good(("length", Value("20 mm")))).Digest);
        Assert.Equal(digest, Read(Good(("flux", Value("1361 W/m^2")))).Digest);
        string[] others =
        [
            Read(Good(("length", Value("20.0001 mm")))).Digest, Read(Good(("count", Value("4")))).Digest,
            Read(Good(("word", Value("b")))).Digest, Read(Good(("text", Value("some texts")))).Digest,
            Read(Good(("on", Value("true")))).Digest, Read(Good(("file", Value("other.stl")))).Digest,
            Read(Good(("extra", Map(("width", Value("4 mm")))))).Digest,
        ];
        Assert.Equal(others.Length + 1, others.Append(digest).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(64, digest.Length);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void All_mistakes_are_reported_at_once_with_their_exact_messages()
    {
        var node = Map(
            ("length", Value("2 W")), ("count", Value("ten")), ("word", Value("c")), ("text", Value("two\nlines")),
            ("on", Value("maybe")), ("file", Value("none.stl")), ("flux", new ListNode([], s_at)),
            ("part", Map(("widht", Value("1 mm")))), ("extra", Value("x")),
            ("parts", new ListNode([Value("1 mm"), Map(), Map(("width", Value("-1 mm"))), Map()], s_at)),
            ("lenght", Value("1")));

        Assert.Equal(
            [
                "length: '2 W' is a power; write a length such as 5 mm",
                "count: the value 'ten' is not a whole number; write one such as 2",
                "word: the value 'c' is not one of its words; valid: a, b",
                "text: the value 'two\nlines' cannot stand here; write a text on one line",
                "on: the value 'maybe' is neither true nor false",
                "file: no such file",
                "flux: a list cannot stand here; write { from: phase.series } or one quantity",
                "part.width: is missing; write a length such as 1 mm",
                "part.widht: is not an option here; did you mean 'width'?",
                "extra: the value 'x' where a group of options must stand, as in extra: { ... }",
                "parts: 4 items where a list of 0 to 3 items must stand",
                "lenght: is not an option here",
            ],
            Read(node).Problems.Select(problem => problem.Message));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bound_is_named_in_the_unit_the_user_wrote()
    {
        Assert.Equal("length: 2 km is outside its bounds: above 0 km and at most 0.001 km",
            Assert.Single(Read(Good(("length", Value("2 km")))).Problems).Message);
        Assert.Equal(
            "length: 'm.x' came out as 2000 mm, outside the bounds of this option: above 0 mm and at most 1000 mm",
            Assert.Single(Read(Good(("length", Figure("m.x", "mm", 2)))).Problems).Message);
        Assert.Equal("flux: 's.y' has the value -1 W/m^2, outside the bounds of this option: at least 0 W/m^2",
            Assert.Single(Read(Good(("flux", SeriesOf("s.y", 1, -1)))).Problems).Message);
        Assert.Equal("length: has no value; write a length such as 5 mm",
            Assert.Single(Read(Good(("length", Value("")))).Problems).Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_bare_value_stands_for_the_group_that_it_is_short_for()
    {
        var bare = Section.Read(Map(("part", Value("5 mm"))), ReadShort, new Files());
        var whole = Section.Read(
            Map(("part", Map(("box", Map(("width", Value("5 mm"))))))), ReadShort, new Files());

        Assert.Empty(bare.Problems);
        Assert.Equal((new Part(0.005), whole.Digest), (bare.Value, bare.Digest));
        Assert.Equal("part.box.width=5 mm at m.yaml:3:7", bare.Inputs.Select(
            input => $"{input.Path}={input.Display} at {input.Origin}").Single());
        Assert.Equal("part.box.width: '5 W' is a power; write a length such as 1 mm",
            Assert.Single(Section.Read(Map(("part", Value("5 W"))), ReadShort, new Files()).Problems).Message);
        Assert.Equal("box.width", Section.Describe(ReadShort)[0].ShortFor);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void References_without_a_value_leave_the_reading_unresolved_and_without_problems()
    {
        var reading = Read(Good(("length", Figure("m.x", "mm", null)), ("flux", SeriesOf("s.y"))));

        Assert.Empty(reading.Problems);
        Assert.False(reading.IsResolved);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void References_with_a_value_give_it_and_say_where_it_came_from()
    {
        var reading = Read(Good(("length", Figure("m.x", "mm", 0.5)), ("flux", SeriesOf("s.y", 1, 2))));

        Assert.Empty(reading.Problems);
        Assert.True(reading.IsResolved);
        Assert.Equal(0.5, reading.Value.Length_m);
        Assert.Equal([1.0, 2.0], reading.Value.Flux_W_m2.Values_si);
        Assert.Equal("from m.x", reading.Inputs[0].Origin);
        Assert.Equal(("500 mm", "2 values"), (reading.Inputs[0].Display,
            reading.Inputs.Single(input => input.Path is "flux").Display));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_mistake_already_reported_causes_no_other()
    {
        var mistaken = new MistakenNode(s_at);
        foreach (var key in new[] { "length", "count", "word", "text", "on", "file", "flux", "part", "extra", "parts" })
        {
            var reading = Read(Good((key, mistaken)));
            Assert.Empty(reading.Problems);
            Assert.False(reading.IsResolved);
        }

        Assert.Empty(Read(Good(("parts", new ListNode([mistaken], s_at)))).Problems);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Of_a_group_that_a_phase_makes_entries_may_stay_unread()
    {
        var group = Map(("width", Figure("l.pen.width", "mm", 0.1)), ("power", Figure("l.pen.power", "W", 5)));

        Assert.Equal("part.power: is not an option here", Assert.Single(Read(Good(("part", group))).Problems).Message);
        Assert.Empty(Read(Good(("part", group with { From = "l.pen" }))).Problems);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_some_options_must_keep_together_does_not_wait_for_options_that_have_no_part_in_it()
    {
        static double Read(Section section)
        {
            var light = section.Quantity("light", "W", "Has no part in it.");
            var low = section.Quantity("low", "m", "Low.");
            section.Require(low < 1, "low", "is not below 1 m");
            return light;
        }

        var reading = Section.Read(
            Map(("light", Figure("sun.power", "W", null)), ("low", Value("2 m"))), Read, new Files());

        Assert.False(reading.IsResolved);
        Assert.Equal("low: is not below 1 m", Assert.Single(reading.Problems).Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_several_options_must_keep_together_is_checked_once_they_are_known()
    {
        static (double, double) Ordered(Section section)
        {
            var low = section.Quantity("low", "m", "Low.");
            var high = section.Quantity("high", "m", "High.");
            section.Require(low < high, "high", "is not above low", "low");
            return (low, high);
        }

        ImmutableArray<Problem> Problems(InputNode high) =>
            Section.Read(Map(("low", Value("2 m")), ("high", high)), Ordered, new Files()).Problems;

        Assert.Equal("high: is not above low", Assert.Single(Problems(Value("1 m"))).Message);
        Assert.Empty(Problems(Value("3 m")));
        Assert.Empty(Problems(Figure("m.x", "m", null)));
        Assert.Equal("high: '1 s' is a time; write a length such as 1 m",
            Assert.Single(Problems(Value("1 s"))).Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_phase_that_reads_one_option_twice_is_a_mistake_in_the_program() => Assert.Equal(
        "The option 'a' is read twice.",
        Assert.Throws<InvalidOperationException>(() =>
            Section.Describe(section => (section.Flag("a", "About."), section.Flag("a", "About.")))).Message);

    [Fact]
    [Trait("Kind", "property")]
    public void A_count_takes_a_figure_that_came_out_whole()
    {
        var reading = Read(Good(("count", Figure("design.count", "", 7))));
        Assert.Empty(reading.Problems);
        Assert.Equal(7, reading.Value.Count);
        Assert.Equal(Read(Good(("count", Value("7")))).Digest, reading.Digest);
        Assert.False(Read(Good(("count", Figure("design.count", "", null)))).IsResolved);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("", 2.5, "count: 'design.count' came out as 2.5, which is not a whole number")]
    [InlineData("", 12, "count: 'design.count' came out as 12, " +
        "outside the bounds of this option: at least 1 and at most 9")]
    [InlineData("m", 2, "count: 'design.count' is a length (m); this option takes a plain number (no unit)")]
    public void A_figure_that_is_no_count_is_refused(string unit, double value_si, string message) => Assert.Equal(
        [message], Read(Good(("count", Figure("design.count", unit, value_si)))).Problems.Select(one => one.Message));

    private static All ReadAll(Section section) => new(
        section.Quantity("length", "mm", "A length.", Bounds.AboveUpTo("0 mm", "1 m"), "5 mm"),
        section.Count("count", "A count.", 1, 9, 2),
        section.Choice<string>("word", "A word.", [new("a", "A", "The first."), new("b", "B", "The second.")], "b"),
        section.Text("text", "A text.", "none"),
        section.Flag("on", "A flag.", true),
        section.File("file", "A file."),
        section.Series("flux", "W/m^2", "A series.", Bounds.AtLeast("0 W/m^2")),
        section.Group("part", "A group.", ReadPart),
        section.OptionalGroup("extra", "A group that may be missing.", ReadPart),
        section.List("parts", "A list.", ReadPart, 0, 3));

    private static Part ReadPart(Section section) => new(
        section.Quantity("width", "mm", "A width.", Bounds.AtLeast("0 mm")));

    private static Part? ReadShort(Section section) => section.Group("part", "A part.",
        inside => inside.OptionalGroup("box", "A box.", ReadPart), shortFor: "box.width");

    private static SectionReading<All> Read(MapNode node) => Section.Read(node, ReadAll, new Files());

    private static MapNode Good(params (string Key, InputNode Value)[] changes)
    {
        (string Key, InputNode Value)[] entries =
        [
            ("length", Value("2 cm")), ("count", Value("3")), ("word", Value("a")), ("text", Value("some text")),
            ("on", Value("false")), ("file", Value("part.stl")), ("flux", Value("1 suns")),
            ("part", Map(("width", Value("4 mm")))),
            ("parts", new ListNode([Map(("width", Value("1 mm"))), Map(("width", Value("2 mm")))], s_at)),
        ];
        var changed = changes.Select(change => change.Key).ToHashSet(StringComparer.Ordinal);
        return Map([.. entries.Where(entry => !changed.Contains(entry.Key)), .. changes]);
    }

    private static MapNode Map(params (string Key, InputNode Value)[] entries) =>
        new([.. entries.Select(entry => new MapEntry(entry.Key, s_at, entry.Value))], s_at);

    private static ScalarNode Value(string text) => new(text, s_at);

    private static FigureReferenceNode Figure(string path, string unit, double? value_si) =>
        new(path, Unit.Parse(unit), value_si, s_at);

    private static SeriesReferenceNode SeriesOf(string path, params double[] values_W_m2) => new(
        path,
        Unit.Parse("W/m^2"),
        values_W_m2.Length == 0 ? null : new Series("y", new SeriesAxis("time", Unit.Parse("s"),
            [.. values_W_m2.Select((_, index) => (double)index)]), [.. values_W_m2]),
        s_at);

    private sealed class Files : IInputFiles
    {
        public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
        {
            content = name is "part.stl" ? new byte[] { 1, 2, 3 } : new byte[] { 4 };
            error = name is "part.stl" or "other.stl" ? "" : "no such file";
            return error.Length == 0;
        }
    }
}
