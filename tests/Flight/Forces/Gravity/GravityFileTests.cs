using Guanghan.Core.Tests;
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

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bad_file_is_refused_with_its_line()
    {
        Refuses("test.gfc, line 10: 'gfct' is not a static coefficient", () =>
            GravityFile.ReadIcgem(Icgem.Replace("gfc 0", "gfct 0", StringComparison.Ordinal), "test.gfc"));
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
