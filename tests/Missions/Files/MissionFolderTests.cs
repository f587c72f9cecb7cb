using Guanghan.Missions.Files;

namespace Guanghan.Missions.Tests.Files;

public sealed class MissionFolderTests : IDisposable
{
    private const string Text = """
        mission: A
        ephemeris: kernels/de440.bsp
        phases:
          a: { kind: test.print, pen: { power: 1 W, diameter: 1 mm }, extra: { part: FILE } }
        """;

    private readonly ScratchFolder _scratch = new();

    public MissionFolderTests()
    {
        Directory.CreateDirectory(_scratch.At("missions", "kernels"));
        Directory.CreateDirectory(_scratch.At("missions", "parts"));
        File.WriteAllBytes(
            _scratch.At("missions", "kernels", "de440.bsp"), SmallKernel.OfOneBody());
        File.WriteAllBytes(_scratch.At("missions", "parts", "brick.stl"), [1, 2, 3]);
    }

    public void Dispose() => _scratch.Dispose();

    [Fact]
    [Trait("Kind", "property")]
    public void Files_are_found_from_the_folder_of_the_mission_file()
    {
        var check = Check("parts/brick.stl");

        Assert.Empty(check.Problems);
        Assert.Equal([_scratch.At("missions", "kernels", "de440.bsp")], check.Plan!.Kernels);
        Assert.Equal("m.yaml", check.Plan.FileName);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("parts/birck.stl", "the file 'parts/birck.stl' does not exist; did you mean 'brick.stl'?")]
    [InlineData("parts/moon.png", "the file 'parts/moon.png' does not exist; names are relative to the mission file")]
    [InlineData("prats/brick.stl", "the file 'prats/brick.stl' does not exist, and neither does its folder")]
    [InlineData("parts", "'parts' is a folder; write the name of a file")]
    [InlineData("\"\"", "has no value; write the name of a file, relative to the mission file")]
    public void A_file_that_cannot_be_read_gives_exactly_its_message(string name, string expected)
    {
        var problem = Assert.Single(Check(name).Problems);

        Assert.Equal($"{_scratch.At("missions", "m.yaml")}:4:78: a.extra.part: {expected}", problem.ToString());
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_file_beyond_the_size_is_refused_without_reading_it()
    {
        using (var file = File.Create(_scratch.At("missions", "big.stl")))
        {
            file.SetLength(MissionFolder.MaximumBytes + 1); // sparse: nothing is written
        }

        Assert.EndsWith("'big.stl' has 268435457 bytes; a file that a mission names has at most 268435456",
            Assert.Single(Check("big.stl").Problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_file_that_is_no_kernel_is_refused_where_the_mission_names_it()
    {
        File.WriteAllText(_scratch.At("missions", "kernels", "de440.bsp"), "# not a kernel");

        Assert.Equal("ephemeris: de440.bsp cannot be read as an SPK kernel: it has 14 bytes; its file record alone needs " +
            "1024.", Assert.Single(Check("parts/brick.stl").Problems).Message);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("missions", "this is a folder; name the mission file in it")]
    [InlineData("missions/", "this is a folder; name the mission file in it")]
    [InlineData("missions/-", "the file '-' does not exist")]
    public void A_path_that_is_no_mission_file_is_refused_in_words_that_fit_it(string path, string message)
    {
        var check = Mission.CheckFile(_scratch.FullPath + "/" + path, FakePhases.Catalogue);

        Assert.Equal(message, Assert.Single(check.Problems).Message);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_mission_file_that_does_not_exist_is_named_with_its_neighbour()
    {
        Check("parts/brick.stl");

        var check = Mission.CheckFile(_scratch.At("missions", "n.yaml"), FakePhases.Catalogue);

        Assert.Equal("the file 'n.yaml' does not exist; did you mean 'm.yaml'?",
            Assert.Single(check.Problems).Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_was_read_once_stays_what_it_was()
    {
        var folder = new MissionFolder(_scratch.At("missions"));
        Assert.True(folder.TryRead("parts/brick.stl", out var before, out _));

        File.WriteAllBytes(_scratch.At("missions", "parts", "brick.stl"), [9]);

        Assert.True(folder.TryRead("parts/brick.stl", out var after, out _));
        Assert.Equal(before.ToArray(), after.ToArray());
    }

    private MissionCheck Check(string file)
    {
        File.WriteAllText(_scratch.At("missions", "m.yaml"), Text.Replace("FILE", file, StringComparison.Ordinal));
        return Mission.CheckFile(_scratch.At("missions", "m.yaml"), FakePhases.Catalogue);
    }
}
