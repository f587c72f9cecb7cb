using System.Text;
using Guanghan.Missions.Files;

namespace Guanghan.Missions.Tests.Files;

public sealed class TextRefusalTests
{
    private const string Phases = "phases:\n  a: { kind: test.heavy }\n";

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("mission: A\0B\n" + Phases,
        "1:11: the invisible character U+0000 cannot stand in a mission file; delete it")]
    [InlineData("mission: A\uFEFF\n" + Phases,
        "1:11: the invisible character U+FEFF cannot stand in a mission file; delete it")]
    [InlineData("mission: 月\u2028B\n" + Phases,
        "1:11: the invisible character U+2028 cannot stand in a mission file; delete it")]
    [InlineData("mission: A\u0085\n" + Phases,
        "1:11: the invisible character U+0085 cannot stand in a mission file; delete it")]
    [InlineData("mission: A\nphases:\n\ta: { kind: test.heavy }\n", "3:1: a tab cannot indent; use spaces")]
    [InlineData("mission: A\nphases:\n  a:\n  \tkind: test.heavy\n", "4:3: a tab cannot indent; use spaces")]
    [InlineData("", "1:1: the file is empty; a mission file begins with mission: and a title")]
    [InlineData("\r\n\r\n", "1:1: the file is empty; a mission file begins with mission: and a title")]
    [InlineData("mission: A\r\nphases:\r\n  a: { kind: test.hevy }\r\n",
        "3:14: a.kind: 'test.hevy' is not a kind of phase; did you mean 'test.heavy'?")]
    [InlineData("mission: A\rphases:\r  a: { kind: test.hevy }\r",
        "3:14: a.kind: 'test.hevy' is not a kind of phase; did you mean 'test.heavy'?")]
    [InlineData("mission:\t\"月宫 🌕\"\nphases:\n  a: { kind:\ttest.hevy }\n",
        "3:14: a.kind: 'test.hevy' is not a kind of phase; did you mean 'test.heavy'?")]
    public void Text_that_cannot_be_read_gives_exactly_its_message(string text, string expected) =>
        Assert.Equal([expected], Problems(Encoding.UTF8.GetBytes(text)));

    [Fact]
    [Trait("Kind", "refusal")]
    public void Bytes_that_are_no_UTF8_are_named_with_their_place()
    {
        byte[] bytes = [.. "mission: 月"u8, 0xFF, .. "\n"u8];

        Assert.Equal(["1:11: byte 0xFF is not UTF-8; save the file as UTF-8"], Problems(bytes));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void UTF16_is_named()
    {
        byte[] bytes = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("mission: A\n" + Phases)];

        Assert.Equal(["1:1: the file is UTF-16; save it as UTF-8"], Problems(bytes));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_byte_order_mark_at_the_start_changes_nothing()
    {
        byte[] bytes = [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("mission: A\n" + Phases + "sede: 1\n")];

        Assert.Equal(["4:1: sede: is not part of a mission file; did you mean 'seed'?"], Problems(bytes));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_huge_file_is_refused_by_its_size()
    {
        var text = "mission: A\n" + new string('#', 2_000_000) + "\n" + Phases;

        Assert.Equal(["1:1: the file has 2000046 bytes; a mission file has at most 1048576"],
            Problems(Encoding.UTF8.GetBytes(text)));
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData('[')]
    [InlineData('{')]
    public void Nesting_without_end_is_refused_at_once(char bracket)
    {
        var open = bracket == '[' ? "[" : "{a: ";
        var text = "mission: A\nabout: " + string.Concat(Enumerable.Repeat(open, 200_000));

        Assert.Equal([$"2:{8 + (31 * open.Length)}: lists and groups are nested more than 32 deep here"],
            Problems(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Aliases_that_would_unfold_without_end_are_refused()
    {
        var text = new StringBuilder("mission: A\nx0: &x0 [a, a]\n");
        for (var i = 1; i < 30; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"x{i}: &x{i} [*x{i - 1}, *x{i - 1}]\n");
        }

        var problems = Problems(Encoding.UTF8.GetBytes(text + Phases));

        Assert.Equal(30 + 58 + 30, problems.Length); // anchors, aliases, unknown keys
        Assert.Contains("3:10: '*x0' is an alias; write the value out, aliases are not taken", problems);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Of_very_many_problems_two_hundred_are_told_and_the_rest_counted()
    {
        var options = string.Join(", ", Enumerable.Range(0, 300).Select(i => $"x{i}: 1"));

        var problems = Problems(Encoding.UTF8.GetBytes(
            $"mission: A\nphases:\n  a: {{ kind: test.heavy, {options} }}\n"));

        Assert.Equal(201, problems.Length);
        Assert.EndsWith(": and 100 more problems; correct these first", problems[^1], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Too_many_phases_are_counted()
    {
        var phases = string.Concat(Enumerable.Range(0, 2001).Select(i => $"  p{i}: {{ kind: test.heavy }}\n"));

        Assert.Equal(["2:1: phases: 2001 phases; a mission has at most 2000"],
            Problems(Encoding.UTF8.GetBytes("mission: A\nphases:\n" + phases)));
    }

    private static string[] Problems(byte[] bytes)
    {
        var check = Mission.Check("m.yaml", bytes, FakePhases.Catalogue, new FakeFiles());
        Assert.Null(check.Plan);
        return [.. check.Problems.Select(problem => problem.ToString()["m.yaml:".Length..])];
    }
}
