using System.Text;
using Guanghan.Fabrication.Meshes.ThreeMf;

namespace Guanghan.Fabrication.Tests.Meshes;

[Trait("Kind", "refusal")]
public sealed class ThreeMfRefusalTests
{
    public static TheoryData<string, string> BadModels => new()
    {
        { Packages.Model(Packages.Solid(1), ""), "'3D/3dmodel.model' builds nothing: its <build> has no <item>; put the part " +
            "on the plate and export it again" },
        { Packages.Model(Packages.Solid(1), "<item objectid=\"2\"/>"),
            "'3D/3dmodel.model', line 3: there is no object 2; export the part again" },
        { Packages.Model(Packages.Solid(1) + Packages.Solid(1), ""),
            "'3D/3dmodel.model', line 2: object 1 is there twice; export the part again" },
        { Packages.Model(Packages.Solid(1), "<item objectid=\"1\"/>", "unit=\"parsec\""), "'3D/3dmodel.model', line 1: 'parsec' " +
            "is not a unit; write micron, millimeter, centimeter, inch, foot, meter" },
        { Packages.Model(Packages.Solid(1), "<item objectid=\"1\" transform=\"1 0 0 0 1 0 0 0 1 0 0\"/>"), "'3D/3dmodel.model', " +
            "line 3: the transform '1 0 0 0 1 0 0 0 1 0 0' is not twelve finite numbers; export the part again" },
        { Packages.Model(Packages.Solid(1), "<item objectid=\"1\" transform=\"1 0 0 0 1 0 0 0 0 0 0 0\"/>"), "'3D/3dmodel.model', " +
            "line 3: object 1 is placed by a transform that leaves it no volume; export the part again" },
        { Packages.Model(Packages.Solid(1), "<item objectid=\"1\" transform=\"1 0 0 0 1 0 0 0 1 2e4 0 0\"/>"), "'3D/3dmodel.model', " +
            "line 3: vertex 0 of object 1 lies 2E+04 m from the origin; the limit is 1E+04 m: check the unit and the transforms " +
            "of the part" },
        { Packages.Model(Packages.Solid(1).Replace("x=\"1\"", "x=\"NaN\"", StringComparison.Ordinal), "<item objectid=\"1\"/>"),
            "'3D/3dmodel.model', line 2: vertex 1 of object 1 needs finite numbers x, y and z; export the part again" },
        { Packages.Model(Packages.Solid(1).Replace("v1=\"2\"", "v1=\"4\"", StringComparison.Ordinal), "<item objectid=\"1\"/>"),
            "'3D/3dmodel.model', line 2: triangle 3 of object 1 needs v1, v2 and v3 from 0 to 3; export the part again" },
        { Packages.Model("<object id=\"1\"><components><component objectid=\"2\"/></components></object><object id=\"2\">" +
            "<components><component objectid=\"1\"/></components></object>", "<item objectid=\"1\"/>"),
            "'3D/3dmodel.model', line 2: object 1 contains itself; export the part again" },
        { Packages.Model(Packages.Solid(1).Replace("\"model\"", "\"other\"", StringComparison.Ordinal), "<item objectid=\"1\"/>"),
            "'3D/3dmodel.model', line 3: object 1 is of type 'other', which is not to be built; export the part again" },
        { Packages.Model("<mesh/>", ""),
            "'3D/3dmodel.model', line 2: <mesh> does not belong in <resources>; export the part again" },
        { "<!DOCTYPE model [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;\">]><model>&b;</model>", "'3D/3dmodel.model', line 1: it " +
            "has a document type definition, which 3MF forbids; export the part again" },
        { "<html/>", "'3D/3dmodel.model', line 1: the root is 'html' of '', not a 3MF model; export the part again" },
    };

    [Theory]
    [MemberData(nameof(BadModels))]
    public void A_bad_model_is_refused_with_its_line(string model, string problem) =>
        Assert.Equal("3MF: " + problem, ThreeMfReader.Read(Packages.Of(model)).Problem);

    [Fact]
    public void Elements_nested_without_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat("<x:a>", 100)) + string.Concat(Enumerable.Repeat("</x:a>", 100));

        Assert.Equal("3MF: '3D/3dmodel.model', line 2: elements lie more than 64 deep; export the part again",
            ThreeMfReader.Read(Packages.Of(Packages.Model(deep, "", "xmlns:x=\"urn:x\""))).Problem);
    }

    [Fact]
    public void A_build_that_doubles_at_every_level_is_refused_before_it_fills_the_memory()
    {
        // 2^30 tetrahedra in 2 kB.
        var levels = string.Concat(Enumerable.Range(2, 30).Select(id => $"<object id=\"{id}\"><components><component " +
            $"objectid=\"{id - 1}\"/><component objectid=\"{id - 1}\"/></components></object>"));

        Assert.Equal("3MF: '3D/3dmodel.model', line 2: the build places more than 100000 objects; export the part as one mesh",
            ThreeMfReader.Read(Packages.Of(Packages.Model(Packages.Solid(1) + levels, "<item objectid=\"31\"/>"))).Problem);
    }

    [Fact]
    public void A_package_that_would_unpack_to_much_more_is_refused_before_it_is_unpacked()
    {
        var bomb = Packages.Zip(("[Content_Types].xml", Encoding.UTF8.GetBytes(Packages.Types)), ("_rels/.rels",
            Encoding.UTF8.GetBytes(Packages.Relations)), ("3D/3dmodel.model", new byte[64 << 20]));
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = ThreeMfReader.Read(bomb).Problem;

        Assert.Matches("^3MF: entry '3D/3dmodel.model' would unpack from [0-9]+ to 67108864 bytes, more than 250 times: that " +
            "is no mesh; export the part again$", problem);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000); // bytes: two small entries
    }

    [Fact]
    public void An_entry_that_claims_to_be_small_and_is_not_is_damaged()
    {
        var package = Packages.Of(Packages.Model(Packages.Solid(1), "<item objectid=\"1\"/>"));

        Assert.StartsWith("3MF: entry '3D/3dmodel.model' is damaged", ThreeMfReader.Read(
            Packages.WithDirectoryField(package, "3D/3dmodel.model", 24, 100)).Problem, StringComparison.Ordinal);
        Assert.StartsWith("3MF: entry '3D/3dmodel.model' would unpack to 4000000000 bytes; the limit is 536870912",
            ThreeMfReader.Read(Packages.WithDirectoryField(package, "3D/3dmodel.model", 24, 4_000_000_000)).Problem,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_share_bytes_are_refused()
    {
        var package = Packages.Of(Packages.Model(Packages.Solid(1), "<item objectid=\"1\"/>"));

        Assert.Matches("^3MF: entry '[^']+' overlaps another or lies outside the package: it is damaged or made to harm; " +
            "export the part again$", ThreeMfReader.Read(
                Packages.WithDirectoryField(package, "3D/3dmodel.model", 42, 0)).Problem);
    }

    [Fact]
    public void A_package_with_too_many_entries_is_refused()
    {
        var many = Packages.Zip([.. Enumerable.Range(0, 4097).Select(at => ($"e{at}", Array.Empty<byte>()))]);

        Assert.Equal("3MF: the package says it has 4097 entries; the limit is 4096: export the part without the rest",
            ThreeMfReader.Read(many).Problem);
    }

    [Fact]
    public void A_zip_package_that_is_not_3MF_says_what_it_lacks()
    {
        Assert.Equal("3MF: the zip package has no '[Content_Types].xml', so it is not 3MF; export the part as 3MF",
            ThreeMfReader.Read(Packages.Of(("a.txt", "hello"))).Problem);
        Assert.Equal("3MF: '_rels/.rels' names no model; a 3MF package has one: export the part again",
            ThreeMfReader.Read(Packages.Of(("[Content_Types].xml", Packages.Types), ("_rels/.rels", "<Relationships/>"))).Problem);
        Assert.Equal("3MF: '_rels/.rels' names the model '/3D/3dmodel.model', which is not in the package; export the part again",
            ThreeMfReader.Read(Packages.Of(("[Content_Types].xml", Packages.Types), ("_rels/.rels", Packages.Relations))).Problem);
        Assert.Equal("3MF: '[Content_Types].xml' says that '3D/3dmodel.model' is 'nothing', not a 3MF model; export the part again",
            ThreeMfReader.Read(Packages.Of(("[Content_Types].xml", "<Types/>"), ("_rels/.rels", Packages.Relations),
                ("3D/3dmodel.model", "<model/>"))).Problem);
    }

    [Fact]
    public void A_package_cut_short_is_refused()
    {
        var package = Packages.Of(Packages.Model(Packages.Solid(1), "<item objectid=\"1\"/>"));

        Assert.Equal("3MF: the package has no directory: it is cut short, or is not a zip package; export the part again",
            ThreeMfReader.Read(package.AsMemory(0, package.Length - 30)).Problem);
    }
}
