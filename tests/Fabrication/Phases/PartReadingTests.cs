using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class PartReadingTests
{
    private const double Degree_rad = Math.PI / 180;

    private static readonly MapNode s_arch = Options.Of(
        ("inner_radius", "1.5 m"), ("thickness", "20 cm"), ("width", "300 mm"), ("count", "13"));

    private static readonly MapNode s_panel = Options.Of(
        ("length", "0.9 m"), ("height", "0.6 m"), ("thickness", "6 cm"), ("tenon", "15 mm"), ("tenon_width", "6 cm"),
        ("openings", Options.List(
            Options.Of(("x", "30 cm"), ("y", "30 cm"), ("width", "25 cm"), ("height", "20 cm")),
            Options.Of(("outline", "round"), ("x", "0.7 m"), ("y", "0.35 m"), ("width", "18 cm")))));

    public static TheoryData<string> Shapes { get; } =
        [.. Section.Describe(PartReading.Read)[0].Children.Select(child => child.Key).Where(key => key is not "mesh")];

    [Fact]
    [Trait("Kind", "property")]
    public void Each_shape_is_read_with_its_dimensions()
    {
        Assert.Equal(InterlockingBrick.Coupon, Read("interlocking_brick", Options.Of()));
        Assert.Equal(new PlainBrick(0.24, 0.115, 0.053, 0.025, 4, 2, 0.002, 1e-4), Read("plain_brick", Options.Of(
            ("length", "240 mm"), ("width", "115 mm"), ("height", "53 mm"), ("hole_diameter", "25 mm"),
            ("holes_along", "4"), ("holes_across", "2"), ("joint", "2 mm"))));
        Assert.Equal(new MortiseTenonBlock(0.2, 0.15, 0.12, 0.08, 0.05, 0.03, 0.001, 0.002),
            Read("mortise_tenon_block", Options.Of(("length", "20 cm"), ("width", "15 cm"), ("height", "12 cm"),
                ("tenon_length", "8 cm"), ("tenon_width", "5 cm"), ("tenon_height", "3 cm"))));
        Assert.Equal(new PadTile(TileOutline.Square, TileEdge.TongueAndGroove, 0.5, 0.06, 0.02, 0.002, 0.0015),
            Read("pad_tile", Options.Of(("outline", "square"), ("edge", "tongue_and_groove"), ("pitch", "0.5 m"),
                ("thickness", "6 cm"), ("lap", "2 cm"), ("joint", "2 mm"), ("clearance", "1.5 mm"))));
        Assert.Equal(new ArchSegment(1.5, 0.2, 0.3, 180 * Degree_rad / 13, 0.001, 1e-4), Read("arch_segment", s_arch));
        Assert.Equal(new VaultSegment(1.5, 0.2, 0.3, 12 * Degree_rad, 0.012, 0.001, 0.0015, 1e-4),
            Read("vault_segment", s_arch.With("span", "12 deg").With("count", "1").With("tongue", "12 mm")
                .With("clearance", "1.5 mm")));
        Assert.Equal(new DomeRing(2.5, 0.15, 10 * Degree_rad, 20 * Degree_rad, 36, 0.001, 1e-4),
            Read("dome_segment", Options.Of(("inner_radius", "2.5 m"), ("thickness", "15 cm"), ("lower", "10 deg"),
                ("upper", "20 deg"), ("count", "36"))));
        Assert.Equal(new GyroidArch(0.5, 0.15, 0.2, 30 * Degree_rad, 0.001, 0.008, 0.05, 0.008, 0.004),
            Read("gyroid_arch", Options.Of(("inner_radius", "0.5 m"), ("thickness", "15 cm"), ("width", "20 cm"),
                ("span", "30 deg"), ("count", "1"), ("cell", "50 mm"), ("wall", "8 mm"), ("grid", "4 mm"))));
        var panel = Assert.IsType<WallPanel>(Read("wall_panel", s_panel));
        Assert.Equal(
            [
                new PanelOpening(PanelOpeningShape.Rectangle, 0.3, 0.3, 0.25, 0.2),
                new PanelOpening(PanelOpeningShape.Round, 0.7, 0.35, 0.18, 0.18),
            ], panel.Openings.AsEnumerable());
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    [Trait("Kind", "property")]
    public void Reading_and_describing_know_the_same_options_of_a_shape(string shape)
    {
        var inside = Section.Describe(PartReading.Read)[0].Children.Single(child => Is(child.Key, shape)).Children;
        var missing = Options.Of(("part", Options.Of((shape, Options.Of())))).Refusals(PartReading.Read);

        Assert.NotEmpty(inside);
        Assert.All(inside, option => Assert.Equal(option.IsOptional,
            !missing.Any(message => message.StartsWith($"part.{shape}.{option.Key}: is missing", StringComparison.Ordinal))));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_name_of_a_file_alone_is_a_part()
    {
        var files = new OneFile("box.obj", ObjWriter.Write(Tests.Meshes.Shapes.Box(default, new(1, 2, 3)), 1e-3));
        var bare = Section.Read(Options.Of(("part", "box.obj")), PartReading.Read, files);
        var metres = Section.Read(Options.Of(("part", Options.Of(
            ("mesh", Options.Of(("file", "box.obj"), ("unit", "m")))))), PartReading.Read, files);

        Assert.Empty(bare.Problems);
        Assert.Equal(("box.obj", null, 1e-3), (bare.Value.Name, bare.Value.Shape, bare.Value.Unit_m));
        Assert.Equal(6, bare.Value.Read().Mesh.Volume_m3, 1e-12);
        Assert.Equal(6e9, metres.Value.Read().Mesh.Volume_m3, 1e-3);
        Assert.Null(bare.Value.Fit(CancellationToken.None));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_shape_gives_its_mesh_and_its_fit()
    {
        var input = Options.Of(("part", Options.Of(("interlocking_brick", Options.Of()))),
            ("part_fit", Options.Of(("contour_growth", "0.6 mm")))).Read(PartReading.Read).Value;
        var reading = input.Read();

        Assert.Equal((null, MeshFormat.Dimensions), (reading.Problem, reading.Format));
        Assert.Equal(117.056e-6, reading.Mesh.Volume_m3, 1e-17);
        Assert.Contains(input.Fit(CancellationToken.None)!.Findings(), finding => Is(finding.Code, "FAB199"));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_no_part_is_refused_with_what_to_do()
    {
        Assert.Equal(
            ["part.mesh: nothing says what the part is; write the name of a file, or one of interlocking_brick, " +
                "plain_brick, mortise_tenon_block, pad_tile, wall_panel, arch_segment, vault_segment, dome_segment, gyroid_arch"],
            Refusals(Options.Of()));
        Assert.Equal(["part.arch_segment: a part is one thing; leave all but one of them out"],
            Refusals(Options.Of(("interlocking_brick", Options.Of()), ("arch_segment", s_arch))));
        Assert.Equal(["part.arch_segmnet: is not an option here; did you mean 'arch_segment'?"],
            Refusals(Options.Of(("interlocking_brick", Options.Of()), ("arch_segmnet", s_arch))));
        Assert.Equal(["part.arch_segment.width: '300 K' is a temperature; write a length such as 100 mm"],
            Refusals(Options.Of(("arch_segment", s_arch.With("width", "300 K")))));
        Assert.Equal(["part.arch_segment: this arch segment cannot be: its angle must be 0.1 to 180 deg"],
            Refusals(Options.Of(("arch_segment", s_arch.With("span", "200 deg").With("count", "1")))));
        Assert.Equal(["part.wall_panel.openings[0].height: a circle has one diameter; leave height out"],
            Refusals(Options.Of(("wall_panel", s_panel.With("openings", Options.List(Options.Of(("outline", "round"),
                ("x", "30 cm"), ("y", "30 cm"), ("width", "25 cm"), ("height", "20 cm"))))))));
        Assert.Equal(["part.wall_panel: this wall panel cannot be: opening 1 reaches the edge of the panel or its mortises"],
            Refusals(Options.Of(("wall_panel", s_panel.With("openings", Options.List(Options.Of(
                ("x", "12 cm"), ("y", "30 cm"), ("width", "25 cm"))))))));
        var file = Section.Read(Options.Of(("part", "a.stl"), ("part_fit", Options.Of())), PartReading.Read,
            new OneFile("a.stl", [1]));
        Assert.Equal(
            "part_fit: nothing is known about the neighbours of a part from a file; leave it out or take a shape",
            Assert.Single(file.Problems).Message);
    }

    private static string[] Refusals(MapNode part) => Options.Of(("part", part)).Refusals(PartReading.Read);

    private static IPart? Read(string shape, MapNode options)
    {
        var reading = Options.Of(("part", Options.Of((shape, options)))).Read(PartReading.Read);
        Assert.Empty(reading.Problems.Select(problem => problem.Message));
        return reading.Value.Shape;
    }

    private static bool Is(string one, string other) => string.Equals(one, other, StringComparison.Ordinal);

    private sealed class OneFile(string itsName, byte[] bytes) : IInputFiles
    {
        public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
        {
            (content, error) = (bytes, Is(name, itsName) ? "" : "no such file");
            return error.Length == 0;
        }
    }
}
