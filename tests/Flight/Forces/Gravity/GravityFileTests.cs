using Guanghan.Core.Numerics;
using Guanghan.Core.Tests;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Tests.Forces.Gravity;

public sealed class GravityFileTests
{
    private const string Icgem = """
        product_type gravity_field
        modelname TEST-1
        earth_gravity_constant 3.986004415E+14
        radius 6378136.3
        max_degree 2
        norm fully_normalized
        tide_system zero_tide
        key L M C S sigma_C sigma_S
        end_of_head ==========
        gfc 0 0 1.0 0.0 0 0
        gfc 2 0 -4.84165D-04 0.0 1e-12 0
        gfc 2 2 2.439D-06 -1.400D-06 1e-12 0
        """;

    private const string Shadr = """
        1738.0, 4902.8, 0.0001, 2, 2, 1, 0.0, 0.0
        2, 0, -9.0883E-05, 0.0, 1E-10, 0
        2, 2, 3.4667E-05, 2.4E-10, 1E-10, 1E-10
        """;

    [Theory]
    [InlineData("JGM3.cof")]
    [InlineData("LP165P.cof")]
    [InlineData("GMM2B.cof")]
    [Trait("Kind", "validates")]
    public void The_built_in_tables_are_those_of_the_published_files(string file)
    {
        var held = file switch
        {
            "JGM3.cof" => GravityModels.Earth,
            "LP165P.cof" => GravityModels.Moon,
            _ => GravityModels.Mars,
        };
        var read = GravityFile.ReadCof(File.ReadAllText(Authorities.PathOf("gravity/" + file)), file, held.Degree);
        Assert.Equal((read.Gm_m3_s2, read.ReferenceRadius_m), (held.Gm_m3_s2, held.ReferenceRadius_m));
        for (var n = 0; n <= held.Degree; n++)
        {
            for (var m = 0; m <= n; m++)
            {
                Assert.Equal(read.CosineFactor(n, m), held.CosineFactor(n, m));
                Assert.Equal(read.SineFactor(n, m), held.SineFactor(n, m));
            }
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_flattening_in_the_built_in_tables_is_that_of_the_bodies()
    {
        // J2 = -sqrt(5) C20; J. M. Picone's and others' textbooks: D. A. Vallado (2013), table D-3: 1.0826e-3, 2.03e-4,
        // 1.96e-3, given to three or four digits.
        Assert.Equal(1.0826e-3, -Math.Sqrt(5) * GravityModels.Earth.CosineFactor(2, 0), 1e-7);
        Assert.Equal(2.03e-4, -Math.Sqrt(5) * GravityModels.Moon.CosineFactor(2, 0), 1e-6);
        Assert.Equal(1.956e-3, -Math.Sqrt(5) * GravityModels.Mars.CosineFactor(2, 0), 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Each_format_gives_scales_tides_and_coefficients()
    {
        var earth = GravityFile.ReadIcgem(Icgem, "test.gfc");
        Assert.Equal(("TEST-1", 2, TideSystem.ZeroTide), (earth.Name, earth.Degree, earth.Tides));
        Assert.Equal(-4.84165e-4, earth.CosineFactor(2, 0));
        Assert.Equal(-1.4e-6, earth.SineFactor(2, 2));
        Assert.Equal(0, earth.CosineFactor(2, 1));
        var moon = GravityFile.ReadShadr(Shadr, "test.tab");
        Assert.Equal((1738000.0, 4902.8e9), (moon.ReferenceRadius_m, moon.Gm_m3_s2));
        Assert.Equal(2.4e-10, moon.SineFactor(2, 2));
    }

    [Theory]
    [InlineData("2005-01-01T00:00:00Z", 0)]
    [InlineData("2006-07-01T00:00:00Z", 1.4948)]
    [InlineData("1995-01-01T00:00:00Z", -10.0014)]
    [Trait("Kind", "validates")]
    public void Coefficients_that_change_with_time_are_taken_at_the_epoch(string epoch, double years)
    {
        // ICGEM format 1.0: value at t0, trend a year, sine and cosine of a period in years, all since t0.
        var text = Icgem.Replace("gfc 2 0 -4.84165D-04 0.0 1e-12 0", """
            gfct 2 0 -4.84165D-04 0.0 1e-12 0 20050101
            trnd 2 0 1.2e-11 0.0 0 0
            acos 2 0 3e-11 0 0 0 1.0
            asin 2 0 5e-11 0 0 0 0.5
            """, StringComparison.Ordinal);
        var model = GravityFile.ReadIcgem(text, "t.gfc", null, Epoch.ParseIso(epoch));
        var expected = -4.84165e-4 + (1.2e-11 * years) + (3e-11 * Math.Cos(2 * Math.PI * years))
            + (5e-11 * Math.Sin(4 * Math.PI * years));
        // 1e-14: the years above are rounded to 1e-4, with a slope of 6e-10 a year.
        Assert.Equal(expected, model.CosineFactor(2, 0), 1e-13);
        Assert.Equal(-1.4e-6, model.SineFactor(2, 2));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Of_the_intervals_of_format_2_the_one_that_holds_the_epoch_is_taken()
    {
        var text = Icgem.Replace("product_type", "format icgem2.0\nproduct_type", StringComparison.Ordinal)
            .Replace("gfc 2 0 -4.84165D-04 0.0 1e-12 0", """
            gfct 2 0 1e-4 0.0 1e-12 0 20000101.0000 20050101.0000
            trnd 2 0 1e-6 0.0 1e-12 0 20000101.0000 20050101.0000
            gfct 2 0 2e-4 0.0 1e-12 0 20050101.0000 20100101.1200
            asin 2 0 1e-6 0.0 1e-12 0 20050101.0000 20100101.1200 1.0
            """, StringComparison.Ordinal);
        double C20(string epoch) => GravityFile.ReadIcgem(text, "t.gfc", null, Epoch.ParseIso(epoch)).CosineFactor(2, 0);
        // One year is 365.25 days: 366 days of 2000 are 1.002 years. 1e-11: the dates of the file are in TT, 64 s off.
        Assert.Equal(1e-4 + (1e-6 * 366 / 365.25), C20("2001-01-01T00:00:00Z"), 1e-11);
        Assert.Equal(2e-4 + (1e-6 * Math.Sin(2 * Math.PI * 91 / 365.25)), C20("2005-04-02T00:00:00Z"), 1e-11);
        Assert.Equal(
            "t.gfc, line 16: coefficient 2, 0 has no interval that holds 2015-01-01T00:00:00Z.",
            Assert.Throws<GravityFileException>(() => C20("2015-01-01T00:00:00Z")).Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Whatever_a_file_that_changes_with_time_holds_nothing_but_its_own_error_comes_out()
    {
        var text = Icgem.Replace("gfc 2 0 -4.84165D-04 0.0 1e-12 0", """
            gfct 2 0 -4.84165D-04 0.0 1e-12 0 20050101
            trnd 2 0 1.2e-11 0.0 0 0
            acos 2 0 3e-11 0 0 0 1.0
            """, StringComparison.Ordinal);
        var draw = new RandomStream(3);
        for (var round = 0; round < 3000; round++)
        {
            var characters = text.ToCharArray();
            for (var i = 0; i < 3; i++)
            {
                characters[(int)(characters.Length * draw.NextUniformFraction())] = "\n\0 9.-eD+gt"[(int)(11 * draw.NextUniformFraction())];
            }
            try
            {
                Assert.True(double.IsFinite(GravityFile.ReadIcgem(new string(characters), "t.gfc", null, Epoch.J2000).CosineFactor(0, 0)));
            }
            catch (GravityFileException error)
            {
                Assert.StartsWith("t.gfc, line ", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bad_file_is_refused_with_its_line()
    {
        Refuses("test.gfc, line 10: 'gfct' is not a static coefficient", () =>
            GravityFile.ReadIcgem(Icgem.Replace("gfc 0", "gfct 0", StringComparison.Ordinal), "test.gfc"));
        var at = Epoch.J2000;
        Refuses("test.gfc, line 10: 'trnd' of 0, 0 comes before its 'gfct'.", () =>
            GravityFile.ReadIcgem(Icgem.Replace("gfc 0", "trnd 0", StringComparison.Ordinal), "test.gfc", null, at));
        Refuses("test.gfc, line 10: 'gfct' has 7 words; 8 are wanted, with an epoch such as 20050101 at the end.", () =>
            GravityFile.ReadIcgem(Icgem.Replace("gfc 0", "gfct 0", StringComparison.Ordinal), "test.gfc", null, at));
        Refuses("test.gfc, line 10: '20051301' is no date; write 20050101 or 20050101.1200.", () => GravityFile.ReadIcgem(
            Icgem.Replace("gfc 0 0 1.0 0.0 0 0", "gfct 0 0 1.0 0.0 0 0 20051301", StringComparison.Ordinal), "test.gfc", null, at));
        Refuses("test.gfc, line 11: 'minus' is not a number", () =>
            GravityFile.ReadIcgem(Icgem.Replace("-4.84165D-04", "minus", StringComparison.Ordinal), "test.gfc"));
        Refuses("test.gfc, line 9: the head does not give radius", () =>
            GravityFile.ReadIcgem(Icgem.Replace("radius", "circle", StringComparison.Ordinal), "test.gfc"));
        Refuses("test.gfc, line 9: the model ends at degree 2; 5 was asked for", () =>
            GravityFile.ReadIcgem(Icgem, "test.gfc", 5));
        Refuses("test.gfc, line 12: coefficient 2, 0 is given a second time", () =>
            GravityFile.ReadIcgem(Icgem.Replace("gfc 2 2", "gfc 2 0", StringComparison.Ordinal), "test.gfc"));
        Refuses("test.tab, line 1: normalisation 0", () =>
            GravityFile.ReadShadr(Shadr.Replace("2, 2, 1, 0.0", "2, 2, 0, 0.0", StringComparison.Ordinal), "test.tab"));
        Refuses("test.cof, line 1: there is no POTFIELD", () => GravityFile.ReadCof("COMMENT", "test.cof"));
        Refuses("test.cof, line 1: RECOEF stands before POTFIELD", () =>
            GravityFile.ReadCof("RECOEF    2  0   -8.74505470818420e-04", "test.cof"));

        static void Refuses(string start, Func<GravityModel> read) =>
            Assert.StartsWith(start, Assert.Throws<GravityFileException>(read).Message, StringComparison.Ordinal);
    }
}
