using Guanghan.Core.Phases;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Phases;

/// <summary>Reads the dimensions of parts of arches, vaults and domes.</summary>
internal static class PartCurveReading
{
    public static IPart? ArchSegment(Section section) => section.OptionalGroup("arch_segment",
        "A voussoir: one of the equal blocks of a round arch.", inside => new ArchSegment(
            Radius(inside), PartShapeReading.Size(inside, "thickness", "From intrados to extrados."),
            PartShapeReading.Size(inside, "width", "Along the arch's axis."), Pitch(inside),
            PartShapeReading.Gap(inside, "joint", "Between blocks."), PartShapeReading.Chord(inside)));

    public static IPart? VaultSegment(Section section) => section.OptionalGroup("vault_segment",
        "A block of a barrel vault with tongues and grooves.", inside => new VaultSegment(
            Radius(inside), PartShapeReading.Size(inside, "thickness", "From intrados to extrados."),
            PartShapeReading.Size(inside, "width", "Along the vault's axis, without the ridge."), Pitch(inside),
            PartShapeReading.Size(inside, "tongue", "How far tongue and ridge stand out."),
            PartShapeReading.Gap(inside, "joint", "Between faces."),
            PartShapeReading.Gap(inside, "clearance", "Between a tongue and the walls of its groove."),
            PartShapeReading.Chord(inside)));

    public static IPart? DomeRing(Section section) => section.OptionalGroup("dome_segment",
        "One of the equal blocks of a ring of a dome.", inside => new DomeRing(
            Radius(inside), PartShapeReading.Size(inside, "thickness", "Of the dome."),
            inside.Quantity("lower", "deg", "Elevation of the lower bed, seen from the centre.",
                Bounds.FromBelow("0 deg", "90 deg"), "0 deg"),
            inside.Quantity("upper", "deg", "Elevation of the upper bed.", Bounds.FromBelow("0.1 deg", "90 deg")),
            inside.Count("count", "Blocks in the whole ring.", 3, 720), PartShapeReading.Gap(inside, "joint",
                "Between blocks."), PartShapeReading.Chord(inside)));

    public static IPart? GyroidArch(Section section) => section.OptionalGroup("gyroid_arch",
        "A block of an arch, filled with a sheet along a gyroid.", inside => new GyroidArch(
            Radius(inside), PartShapeReading.Size(inside, "thickness", "From intrados to extrados."),
            PartShapeReading.Size(inside, "width", "Along the arch's axis."), Pitch(inside),
            PartShapeReading.Gap(inside, "joint", "Between blocks."),
            PartShapeReading.Gap(inside, "plate", "Thickness of the solid plates at the joints; 0 for none.", "8 mm"),
            PartShapeReading.Size(inside, "cell", "After which the gyroid repeats itself."),
            PartShapeReading.Size(inside, "wall", "Thickness of the sheet."),
            inside.Quantity("grid", "mm", "Greatest side of the boxes that the sheet is sampled in; at most half of " +
                "the wall.", Bounds.Between("0.05 mm", "1 m"))));

    private static double Radius(Section section) => section.Quantity("inner_radius", "m", "Inner radius.",
        Bounds.Between("1 cm", "100 m"));

    private static double Pitch(Section section) =>
        section.Quantity("span", "deg", "Angle of the whole arch; with a count of 1, of the block.",
            Bounds.Between("0.1 deg", "360 deg"), "180 deg") /
        section.Count("count", "Blocks in the arch.", 1, 3600);
}
