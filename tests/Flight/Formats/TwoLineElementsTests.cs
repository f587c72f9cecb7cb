using Guanghan.Core.Numerics;
using Guanghan.Core.Tests;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Tests.Formats;

public sealed class TwoLineElementsTests
{
    private const string Line1 = "1 25544U 98067A   20029.54791435  .00001264  00000-0  29621-4 0  9993";
    private const string Line2 = "2 25544  51.6434 322.7645 0007417 270.1180 213.0040 15.49180547210287";

    private static readonly string s_first = Sound(Line1);
    private static readonly string s_second = Sound(Line2);

    [Fact]
    [Trait("Kind", "property")]
    public void A_set_is_read_and_written_back_to_the_letter()
    {
        var set = TwoLineElements.Parse(s_first, s_second, "ISS (ZARYA)");
        Assert.Equal(25544, set.CatalogueNumber);
        Assert.Equal("98067A", set.Designator);
        Assert.Equal(0.29621e-4, set.Mean.BStar_1);
        Assert.Equal(21028, set.RevolutionNumber);
        Assert.Equal((s_first, s_second), set.ToLines());
        var letters = set with { CatalogueNumber = 339999 };
        Assert.StartsWith("1 Z9999U", letters.ToLines().Line1, StringComparison.Ordinal);
        Assert.Equal(339999, TwoLineElements.Parse(letters.ToLines().Line1, letters.ToLines().Line2).CatalogueNumber);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_whole_catalogue_is_read_and_written_back_to_the_letter()
    {
        // All objects of 2023-10-09, three lines each; not made by us.
        var text = File.ReadAllText(Authorities.PathOf("response/fullcat_2023-10-09_3le.txt"));
        var lines = text.Split('\n').Select(line => line.TrimEnd()).Where(line => line.Length > 1 && line[0] is '1' or '2').ToArray();
        var (sets, problems) = TwoLineElements.ReadAll(text);
        Assert.Empty(problems.Take(3));
        Assert.Equal(lines.Length / 2, sets.Count);
        for (var i = 0; i < sets.Count; i++)
        {
            var (first, second) = sets[i].ToLines();
            // A zero exponent is written +0 or -0, which says the same: neither sign is compared, nor the digit that counts it. Some numbers begin with
            // blanks, some with a plus.
            Assert.Equal(Plain(lines[2 * i]), Plain(first));
            Assert.Equal(Plain(lines[(2 * i) + 1]), Plain(second));
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_damaged_set_is_refused_in_words_that_say_where()
    {
        Assert.Contains("column 69: the check digit is '", Message(s_first.Replace("29621", "29622", StringComparison.Ordinal), s_second), StringComparison.Ordinal);
        Assert.Contains("has 40 columns", Message(s_first[..40], s_second), StringComparison.Ordinal);
        Assert.Contains("Line 1 must start with \"1 \"", Message(s_second, s_first), StringComparison.Ordinal);
        Assert.Contains("different satellites", Message(s_first, Sound(s_second.Replace("25544", "25545", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("columns 9 to 16: the inclination", Message(s_first, Sound(s_second.Replace(" 51.6434", " 5x.6434", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("the day of 2020", Message(Sound(s_first.Replace("20029", "20429", StringComparison.Ordinal)), s_second), StringComparison.Ordinal);
        Assert.NotNull(TwoLineElements.Parse(s_first[..68] + "x", s_second, "", ChecksumRule.Ignore));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Whatever_the_lines_hold_nothing_but_a_format_error_comes_out()
    {
        var random = new RandomStream(9);
        for (var round = 0; round < 5_000; round++)
        {
            var (first, second) = (Damaged(s_first, random), Damaged(s_second, random));
            var read = TwoLineElements.TryParse(first, second, "", ChecksumRule.Ignore, out var set, out var error);
            Assert.Equal(read, error.Length == 0);
            Assert.Equal(read, set is not null);
            _ = TwoLineElements.ReadAll(first + "\n" + second);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_catalogue_tells_of_what_it_leaves_out()
    {
        var (sets, problems) = TwoLineElements.ReadAll($"0 ISS\n{s_first}\n{s_second}\n{s_first}\nODD\n{s_first}\n{s_second[..60]}\n{s_first}");
        Assert.Equal("ISS", Assert.Single(sets).Name);
        Assert.Equal(3, problems.Count);
        Assert.StartsWith("Line 5: a second line", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("Lines 6 and 7: Line 2 has 60 columns", problems[1], StringComparison.Ordinal);
        Assert.StartsWith("Line 8: the text ends", problems[2], StringComparison.Ordinal);
    }

    private static string Plain(string line) => (line[..2] + line[2..7].Replace(' ', '0') + line[7..68])
        .Replace("+0 ", "-0 ", StringComparison.Ordinal).Replace(" +", "  ", StringComparison.Ordinal);

    private static string Message(string first, string second) =>
        Assert.Throws<FormatException>(() => TwoLineElements.Parse(first, second)).Message;

    private static string Sound(string line) => line[..68] + TwoLineReader.Checksum(line.AsSpan(0, 68));

    private static string Damaged(string line, RandomStream random)
    {
        var characters = line.ToCharArray();
        for (var i = 0; i < 1 + (int)(3 * random.NextUniformFraction()); i++)
        {
            characters[(int)(characters.Length * random.NextUniformFraction())] = (char)(" .-+0129AZeE\u00e9\0~"[(int)(15 * random.NextUniformFraction())]);
        }
        var text = new string(characters);
        return random.NextUniformFraction() < 0.1 ? text[..(int)(text.Length * random.NextUniformFraction())] : text;
    }
}
