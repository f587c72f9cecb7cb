using Guanghan.Core.Phases;

namespace Guanghan.Core.Tests.Phases;

public sealed class SuggestionTests
{
    [Theory]
    [Trait("Kind", "property")]
    [InlineData("apperture", "; did you mean 'aperture'?")]
    [InlineData("APERTURE", "; did you mean 'aperture'?")]
    [InlineData("apetrure", "; did you mean 'aperture'?")]
    [InlineData("focla", "; did you mean 'focal'?")]
    [InlineData("volume", "; valid: aperture, focal, slope")]
    [InlineData("", "; valid: aperture, focal, slope")]
    public void The_nearest_word_is_named_and_else_all_of_them(string word, string expected) =>
        Assert.Equal(expected, Suggestion.For(word, ["slope", "aperture", "focal"]));

    [Fact]
    [Trait("Kind", "property")]
    public void Of_equally_near_words_the_first_in_order_is_named() =>
        Assert.Equal("; did you mean 'bat'?", Suggestion.For("xat", ["rat", "bat", "cat"]));

    [Fact]
    [Trait("Kind", "property")]
    public void Of_equally_near_words_the_one_in_the_same_case_is_named() =>
        Assert.Equal("; did you mean 'mW'?", Suggestion.For("mw", ["MW", "mW", "kW"]));

    [Fact]
    [Trait("Kind", "property")]
    public void A_long_list_without_a_near_word_is_not_printed()
    {
        Assert.Equal("", Suggestion.For("volume", Enumerable.Range(0, 17).Select(i => "word" + i)));
        Assert.Equal("", Suggestion.For("volume", []));
        Assert.Equal("; valid: a", Suggestion.For(new string('x', 100), ["a"]));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void One_slip_in_a_word_of_four_letters_or_more_is_always_found()
    {
        var letters = Gen.Char['a', 'z'];
        Gen.Select(letters.Array[4, 20], Gen.Int[0, 1000], Gen.Int[0, 3], letters).Sample(
            (word, place, slip, letter) =>
            {
                var wrong = new string(Slip(word, place % (word.Length - 1), slip, letter));
                var right = new string(word);
                if (!string.Equals(wrong, right, StringComparison.Ordinal))
                {
                    Assert.Equal($"; did you mean '{right}'?", Suggestion.For(wrong, ["0123456789012", right]));
                }
            },
            iter: 5000,
            threads: 1);
    }

    private static char[] Slip(char[] word, int at, int slip, char letter) => slip switch
    {
        0 => [.. word[..at], letter, .. word[(at + 1)..]],
        1 => [.. word[..at], .. word[(at + 1)..]],
        2 => [.. word[..at], letter, .. word[at..]],
        _ => [.. word[..at], word[at + 1], word[at], .. word[(at + 2)..]],
    };
}
