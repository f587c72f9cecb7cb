using Guanghan.Core.Bodies.Pck;

namespace Guanghan.Core.Tests.Bodies.Pck;

public sealed class TextKernelTests
{
    private const string Text = """
        KPL/PCK
        Text before NAME = 1 is no assignment.

        \begindata
        ONE = 1
        Many=( 1.5, -2D3
               3e-2 ,+4 )
        ONE += ( 2 3 )
        WORDS = ( 'It''s' 'b ( = ) c' )
        WORDS += 'd'
        DAYS = ( @2000-JAN-1, @2000-01-02T12:00, @1-oct-2000-06:30:15.5 )
        \begintext
        ONE = 9
        \begindata
        LATE = 7
        """;

    [Fact]
    [Trait("Kind", "validates")]
    public void Assignments_are_read_between_the_marks_alone()
    {
        var kernel = TextKernel.Parse(Text, "a.tpc");
        Assert.Equal(["DAYS", "LATE", "Many", "ONE", "WORDS"], kernel.Names);
        Assert.Equal([1.0, 2, 3], kernel.NumbersOf("ONE"));
        Assert.Equal([1.5, -2000, 0.03, 4], kernel.NumbersOf("Many"));
        Assert.Equal(["It's", "b ( = ) c", "d"], kernel.StringsOf("WORDS"));
        Assert.Equal([-43200, 86400, (274 * 86400.0) - 43200 + 23415.5], kernel.NumbersOf("DAYS"));
        var later = TextKernel.Parse("\\begindata\nONE = 5\nTWO += 6", "b.tpc", kernel);
        Assert.Equal((5.0, 6.0, 7.0), (later.NumbersOf("ONE")[0], later.NumbersOf("TWO")[0], later.NumbersOf("LATE")[0]));
    }

    [Theory]
    [InlineData("\\begindata\nA 1", "k, line 2: '=' or '+=' is wanted after A.")]
    [InlineData("\\begindata\n= 1", "k, line 2: '=' stands where a name is wanted.")]
    [InlineData("\\begindata\n\nA = ( 1 2", "k, line 3: the list of A is not closed; ')' is wanted.")]
    [InlineData("\\begindata\nA = (", "k, line 2: the list of A is not closed; ')' is wanted.")]
    [InlineData("\\begindata\nA = ( )", "k, line 2: A has no value.")]
    [InlineData("\\begindata\nA =", "k, line 2: A has no value.")]
    [InlineData("\\begindata\nA = ( 1\n 2x )", "k, line 3: '2x' in A is no number.")]
    [InlineData("\\begindata\nA = 1e999", "k, line 2: '1e999' in A is no number.")]
    [InlineData("\\begindata\nA = 'open", "k, line 2: a string does not end on its line; close it with an apostrophe.")]
    [InlineData("\\begindata\nA = ( 'x' 2 )", "k, line 2: A mixes text with '2'.")]
    [InlineData("\\begindata\nA = 1\nA += 'x'", "k, line 3: A += adds text to numbers or numbers to text.")]
    [InlineData("\\begindata\nA = @1972-FEB-30", "k, line 2: '@1972-FEB-30' is no date; write @1972-JAN-1 or @1972-01-01T00:00:00.")]
    [InlineData("\\begindata\nA23456789012345678901234567890123 = 1",
        "k, line 2: the name 'A23456789012345678901234567890123' has 33 characters; 32 are allowed.")]
    [InlineData("A = 1\n", "k, line 2: there is no \\begindata; a text kernel marks its assignments with it.")]
    [Trait("Kind", "refusal")]
    public void What_is_wrong_is_told_with_its_line(string text, string message) => Assert.Equal(
        message, Assert.Throws<TextKernelException>(() => TextKernel.Parse(text, "k")).Message);

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_name_that_is_missing_or_of_another_kind_is_named()
    {
        var kernel = TextKernel.Parse(Text, "a.tpc");
        void Refused(string message, Action read) => Assert.Equal(message, Assert.Throws<TextKernelException>(read).Message);
        Refused("a.tpc does not assign NONE; it assigns 5 other names. Load a kernel that does.", () => kernel.NumbersOf("NONE"));
        Refused("a.tpc, line 10: WORDS is text where numbers are wanted.", () => kernel.NumbersOf("WORDS"));
        Refused("a.tpc, line 8: ONE is numbers where text is wanted.", () => kernel.StringsOf("ONE"));
        Refused("a.tpc, line 8: ONE has 3 numbers; 2 are wanted.", () => kernel.NumbersOf("ONE", 2));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Whatever_the_text_holds_nothing_but_its_own_error_comes_out()
    {
        var draw = new Random(7);
        for (var round = 0; round < 3000; round++)
        {
            var characters = Text.ToCharArray();
            for (var i = 0; i < 4; i++)
            {
                characters[draw.Next(characters.Length)] = "=+()'@,\n\0 9.-TeD\\"[draw.Next(17)];
            }
            try
            {
                var kernel = TextKernel.Parse(new string(characters), "k");
                Assert.All(kernel.Names, name => Assert.NotEmpty(name));
            }
            catch (TextKernelException error)
            {
                Assert.StartsWith("k, line ", error.Message, StringComparison.Ordinal);
            }
        }
    }
}
