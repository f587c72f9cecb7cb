using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class PartRefusalTests
{
    private static readonly PlainBrick s_brick = (PlainBrick)PartCases.Find("brick with holes");
    private static readonly ArchSegment s_arch = (ArchSegment)PartCases.Find("arch segment");
    private static readonly VaultSegment s_vault = (VaultSegment)PartCases.Find("vault segment");
    private static readonly DomeRing s_dome = (DomeRing)PartCases.Find("lowest dome ring");
    private static readonly PadTile s_lapped = (PadTile)PartCases.Find("hexagonal lapped tile");
    private static readonly PadTile s_tongued = (PadTile)PartCases.Find("square tongued tile");
    private static readonly MortiseTenonBlock s_block = (MortiseTenonBlock)PartCases.Find("mortise-and-tenon block");

    private static readonly (IPart Part, string Problem)[] s_cases =
    [
        (s_brick with { Length_m = 0 }, "every size must be above 0"),
        (s_brick with { Joint_m = double.NaN }, "holes and joints must not be below 0"),
        (s_brick with { HolesAlongCount = 65 }, "there must be 0 to 64 holes"),
        (s_brick with { HoleDiameter_m = 0.058 }, "the holes leave walls thinner than a twentieth of their field"),
        (s_brick with { ChordTolerance_m = 0 }, "the chord tolerance must be above 0"),
        (s_arch with { Thickness_m = -1 }, "every size must be above 0"),
        (s_arch with { Pitch_rad = 4 }, "its angle must be 0.1 to 180 deg"),
        (s_arch with { Joint_m = -0.001 }, "a joint must not be below 0"),
        (s_arch with { ChordTolerance_m = 1e-9 }, "the chord tolerance takes more than 512 flats; take a larger one"),
        (s_dome with { ChordTolerance_m = 1e-9 }, "the chord tolerance takes more than 512 flats; take a larger one"),
        (s_brick with { ChordTolerance_m = 1e-9 },
            "the chord tolerance takes more than 128 flats around a hole; take a larger one"),
        (PartCases.Panel with { ChordTolerance_m = 1e-9 },
            "the chord tolerance takes more than 128 flats around a hole; take a larger one"),
        (s_arch with { ChordTolerance_m = 1e-6, Joint_m = 0.01 },
            "a joint is wider than a flat of the curved faces; take a larger chord tolerance or a smaller joint"),
        (s_vault with { Tongue_m = 0.001 }, "the tongue must be longer than the joint is wide"),
        (s_vault with { Clearance_m = 0 }, "a groove must be wider than its tongue: its clearance must be above 0"),
        (s_vault with { Clearance_m = 0.006 }, "the clearance is half of what engages of the tongue, or more"),
        (s_vault with { Thickness_m = 0.0045, Tongue_m = 0.005, Joint_m = 0.0005 },
            "the groove leaves no walls; take less clearance or a thicker block"),
        (s_vault with { Width_m = 0.027 },
            "the grooves take half of the width; take a shorter tongue or a wider block"),
        (s_vault with { Pitch_rad = 0.03 },
            "the groove takes a quarter of the block; take a shorter tongue or a larger angle"),
        (s_vault with { Tongue_m = 0.12, Thickness_m = 0.012, Pitch_rad = 0.6 }, "the straight groove in the bed face breaks through the " +
            "curved extrados; take less clearance, a shorter tongue or a thicker block"),
        (s_dome with { SegmentCount = 2 }, "a ring must have 3 to 720 blocks"),
        (s_dome with { Upper_rad = Math.PI / 2 },
            "the lower bed must be at 0 deg or above, the upper bed above it and below 90 deg"),
        (s_dome with { Joint_m = 0.3 }, "the joint is as wide as half of the block"),
        (s_dome with { Lower_rad = 1.4, Upper_rad = 1.57 }, "a joint is wider than a flat of the curved faces; take a " +
            "larger chord tolerance or a smaller joint, or a lower ring"),
        (s_lapped with { Lap_m = 0.004 }, "edges do not reach their neighbours across the joint; take a longer lap"),
        (s_lapped with { Lap_m = 0.07 }, "the lap takes an eighth of the tile or more"),
        (s_lapped with { Clearance_m = 0.012 }, "the clearance is half of what engages, or more"),
        (s_lapped with { Thickness_m = 0.006 }, "the clearance takes a quarter of the thickness or more"),
        (s_lapped with { Pitch_m = 0 }, "every size must be above 0"),
        (s_tongued with { Joint_m = -1 }, "joint and clearance must not be below 0"),
        (s_tongued with { Lap_m = 0.05, Joint_m = 0.048, Clearance_m = 0.0005 },
            "nothing is left of the tongues; take shorter tongues"),
        (s_block with { TenonLength_m = 0.198 }, "the mortise leaves no walls"),
        (s_block with { TenonHeight_m = 0.118 }, "the mortise reaches through the block"),
        (s_block with { SideClearance_m = -0.1 }, "a clearance must not be below 0"),
        (s_block with { TenonWidth_m = double.NaN }, "every size must be above 0"),
        (PartCases.Panel with { Tenon_m = 0.001 }, "tenons do not reach across the joint"),
        (PartCases.Panel with { TenonsUpCount = 33 }, "there must be 0 to 32 tenons on an edge"),
        (PartCases.Panel with { TenonsAlongCount = 12 },
            "the mortises of an edge meet, or meet those of the next edge"),
        (PartCases.Panel with { Clearance_m = 0.008 }, "the clearance is half of what engages of the tenons, or more"),
        (PartCases.Panel with { Thickness_m = 0.005 }, "the clearance takes a quarter of the thickness or more"),
        (PartCases.Panel with { Tenon_m = 0.3, TenonWidth_m = 0.001, TenonsUpCount = 0, TenonsAlongCount = 1 },
            "the mortises reach half through the panel"),
        (PartCases.Panel with { Openings = [PartCases.Panel.Openings[0], PartCases.Panel.Openings[0]] },
            "opening 2 reaches opening 1"),
        (PartCases.Panel with { Openings = [PartCases.Panel.Openings[0] with { Width_m = 0.6 }] },
            "opening 1 reaches the edge of the panel or its mortises"),
        (PartCases.Panel with { Openings = [PartCases.Panel.Openings[0] with { Width_m = 0 }] },
            "opening 1 has no size"),
    ];

    public static TheoryData<int> Cases => [.. Enumerable.Range(0, s_cases.Length)];

    [Theory]
    [MemberData(nameof(Cases))]
    [Trait("Kind", "refusal")]
    public void A_part_that_cannot_be_says_why(int at)
    {
        var (part, problem) = s_cases[at];

        Assert.Equal(problem, part.Problem);
        Assert.Equal($"This {part.Name} cannot be made: {problem}.",
            Assert.Throws<InvalidOperationException>(part.ToMesh).Message);
    }
}
