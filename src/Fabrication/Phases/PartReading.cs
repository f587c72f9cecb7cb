using Guanghan.Core.Phases;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Phases;

/// <summary>
/// Reads a part: <c>part: brick.stl</c>, or <c>part: { arch_segment: { inner_radius: 1.5 m, ... } }</c>. All shapes are
/// optional groups beside each other, of which one must be given, so that reading has no branches.
/// </summary>
public static class PartReading
{
    private sealed record FileOptions(InputFile File, double Unit_m);

    private sealed record GrowthOptions(PrintGrowth Growth);

    private sealed record Chosen(FileOptions? File, IPart? Shape);

    /// <summary>The options of a part.</summary>
    /// <param name="section">The phase's options.</param>
    public static PartInput Read(Section section)
    {
        var chosen = section.Group("part", "The part: the name of a file, or one shape with its dimensions.", ReadPart,
            shortFor: "mesh.file");
        var growth = section.OptionalGroup("part_fit", "How the printed part fits its neighbours; left out, nobody " +
            "asks. Of a part from a file no neighbours are known.", ReadGrowth);
        section.Require(growth is null || chosen.File is null, "part_fit",
            "nothing is known about the neighbours of a part from a file; leave it out or take a shape", "part");
        return new(chosen.Shape?.Name ?? chosen.File?.File.Name ?? "", chosen.Shape, chosen.File?.File,
            chosen.File?.Unit_m ?? 1, growth?.Growth);
    }

    private static GrowthOptions ReadGrowth(Section section) => new(new(
        section.Quantity("contour_growth", "mm", "How far the melt reaches beyond the drawn contour.",
            Bounds.Between("0 mm", "50 mm"), "0 mm"),
        section.Quantity("height_growth", "mm", "How far a face may stand too high: at most a layer, where steps " +
            "follow a slope.", Bounds.Between("0 mm", "50 mm"), "0 mm")));

    private static Chosen ReadPart(Section section)
    {
        var file = section.OptionalGroup("mesh", "A file of meshes; its name alone may stand in place of the part.",
            inside => new FileOptions(
                inside.File("file", "STL, OBJ or 3MF."),
                inside.Choice("unit", "The length that one unit of the file stands for; 3MF says it itself.",
                [
                    new Choice<double>("mm", 1e-3, "millimetres, as most programs write"),
                    new Choice<double>("m", 1, "metres"),
                ], "mm")));
        (string Key, IPart? Part)[] shapes =
        [
            ("interlocking_brick", PartShapeReading.InterlockingBrick(section)),
            ("plain_brick", PartShapeReading.PlainBrick(section)),
            ("mortise_tenon_block", PartShapeReading.MortiseTenonBlock(section)),
            ("pad_tile", PartShapeReading.PadTile(section)),
            ("wall_panel", PartShapeReading.WallPanel(section)),
            ("arch_segment", PartCurveReading.ArchSegment(section)),
            ("vault_segment", PartCurveReading.VaultSegment(section)),
            ("dome_segment", PartCurveReading.DomeRing(section)),
            ("gyroid_arch", PartCurveReading.GyroidArch(section)),
        ];
        string[] keys = ["mesh", .. shapes.Select(shape => shape.Key)];
        var count = shapes.Count(shape => shape.Part is not null) + (file is null ? 0 : 1);
        section.Require(count == 1, shapes.LastOrDefault(shape => shape.Part is not null).Key ?? "mesh",
            count == 0 ? "nothing says what the part is; write the name of a file, or one of " +
                string.Join(", ", keys[1..]) : "a part is one thing; leave all but one of them out", keys);
        foreach (var (key, part) in shapes)
        {
            section.Require(part?.Problem is null, key, $"this {part?.Name} cannot be: {part?.Problem}");
        }

        return new(file, shapes.FirstOrDefault(shape => shape.Part is not null).Part);
    }
}
