using System.Text;
using Guanghan.Fabrication.Optics.Spectra;

namespace Guanghan.Fabrication.Tests.Optics.Spectra;

public sealed class SpectralTableTextTests
{
    private static readonly SpectralTableRules Rules = new(null, 0, 1, OutsideRule.HoldEnd);

    [Theory]
    [Trait("Kind", "property")]
    [InlineData("400,0.9\n500,0.95\n")]
    [InlineData("wavelength_nm,r\n400,0.9\n500,0.95")]
    [InlineData("# mine\r\n\r\nwavelength_um , r\r\n 0.4 , 0.9\r\n5e-1,0.95\r\n")]
    [InlineData("\uFEFFwavelength_nm,r,note\n400,0.9,x\n500,0.95,y\n")]
    public void The_ways_to_write_a_table_are_read_alike(string text)
    {
        Assert.True(SpectralTableText.TryRead(Bytes(text), Rules, out var curve, out var error), error);
        Assert.Empty(error);
        Assert.Equal(0.925, curve.At(450e-9), 1e-12); // rounding
        Assert.Equal(400e-9, curve.Wavelengths_m[0], 1e-21); // rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_column_is_found_by_its_name()
    {
        var rules = Rules with { Column = "p", Highest_1 = 100 };
        Assert.True(SpectralTableText.TryRead(Bytes("wavelength_nm,s,p\n400,1,2\n500,3,4\n"), rules, out var curve,
            out _));
        Assert.Equal([2.0, 4.0], curve.Values_1);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("", "the table is empty; it needs two or more rows of wavelength,value")]
    [InlineData("# nothing\nwavelength_nm,r\n", "the table is empty; it needs two or more rows of wavelength,value")]
    [InlineData("400,0.5", "the table has one row; a curve needs two or more")]
    [InlineData("400,0.5\n500,abc", "line 2: 'abc' is not a number")]
    [InlineData("400,0.5\n500,", "line 2: '' is not a number")]
    [InlineData("400,0.5\n500,NaN", "line 2: 'NaN' is not a finite number")]
    [InlineData("400,0.5\n500,-Infinity", "line 2: '-Infinity' is not a finite number")]
    [InlineData("400,0.5\n500,1e999", "line 2: '1e999' is not a finite number")]
    [InlineData("# c\n400,0.5\n400,0.6", "line 3: the wavelength 400 nm does not rise above 400 nm in the row before")]
    [InlineData("500,0.5\n400,0.6", "line 2: the wavelength 400 nm does not rise above 500 nm in the row before")]
    [InlineData("400,0.5\n500,1.5", "line 2: the value 1.5 is outside 0 to 1")]
    [InlineData("400,0.5\n500,-0.1", "line 2: the value -0.1 is outside 0 to 1")]
    [InlineData("400,0.5\n500,0.5,1", "line 2: 3 columns where the first line has 2")]
    [InlineData("400;0.5", "line 1: the first column must be 'wavelength_nm' or 'wavelength_um', or a number of nm; " +
        "it is '400;0.5'")]
    [InlineData("400\n500", "line 1: there is no value column; write wavelength,value with a comma between")]
    [InlineData("0.4,0.5", "line 1: a wavelength of 0.4 nm is outside 10 nm to 1 mm; name the unit in a header line: " +
        "wavelength_nm or wavelength_um")]
    [InlineData("wavelength_um,r\n400,0.5\n5000,0.5", "line 3: a wavelength of 5000 um is outside 10 nm to 1 mm; " +
        "name the unit in a header line: wavelength_nm or wavelength_um")]
    public void A_table_that_is_none_is_refused_in_words(string text, string refusal)
    {
        Assert.False(SpectralTableText.TryRead(Bytes(text), Rules, out var curve, out var error));
        Assert.Null(curve);
        Assert.Equal(refusal, error);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_missing_column_a_missing_header_and_too_much_are_refused()
    {
        var named = Rules with { Column = "p" };
        Assert.Equal("line 1: there is no column 'p'", Error("wavelength_nm,r\n", named));
        Assert.Equal("line 1: the column 'p' cannot be found without a header line", Error("400,1\n", named));
        Assert.Equal("line 1: 65 columns; at most 64 are read", Error(new string(',', 64), Rules));
        var rows = new StringBuilder();
        for (var i = 0; i <= 100_000; i++)
        {
            rows.Append(System.Globalization.CultureInfo.InvariantCulture, $"{400 + (i * 0.01)},0.5\n");
        }

        Assert.Equal("line 100001: more than 100000 rows; thin the table out", Error(rows.ToString(), Rules));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void No_content_makes_it_throw()
    {
        string[] pieces =
        [
            "400", "500", "0.5", "1e308", "-0", "NaN", ",", ",", ",", "\n", "\n", "\r", "#", " ", "\t", "wavelength_nm",
            "wavelength_um", "\uFEFF", "\0", "é", "r",
        ];
        var random = new Random(173); // a fixed seed: the same 20000 texts every time
        for (var round = 0; round < 20_000; round++)
        {
            var content = new byte[random.Next(60)];
            random.NextBytes(content);
            if (round % 4 != 0)
            {
                var words = Enumerable.Range(0, random.Next(40)).Select(_ => pieces[random.Next(pieces.Length)]);
                content = Bytes(string.Concat(words));
            }

            var isRead = SpectralTableText.TryRead(content, Rules, out var curve, out var error);
            Assert.Equal(isRead, curve is not null);
            Assert.Equal(isRead, error.Length == 0);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Error(string text, SpectralTableRules rules)
    {
        Assert.False(SpectralTableText.TryRead(Bytes(text), rules, out _, out var error));
        return error;
    }
}
