using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Parts;

public sealed class PartFitTests
{
    public static TheoryData<string> Names => PartCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    [Trait("Kind", "property")]
    public void A_part_fits_all_its_neighbours_with_the_clearance_it_states(string name)
    {
        var fit = PartFit.Of(PartCases.Find(name), default, CancellationToken.None);

        Assert.NotEmpty(fit.Fits);
        Assert.Empty(fit.Findings().Select(finding => finding.Message));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_printing_adds_on_both_sides_is_taken_from_the_gap()
    {
        var above = PartFit.Of(InterlockingBrick.Coupon, new(0.0003, 0.0001), CancellationToken.None).Fits[0];

        Assert.Equal(0.001, above.Clearance_m!.Value, 1e-12);
        Assert.Equal(0.001 - (2 * 0.0003), above.PrintedClearance_m!.Value, 1e-12);
        Assert.Equal((0, -2 * 0.0001), (above.Joint_m, above.PrintedJoint_m));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Growth_in_height_takes_from_a_gap_between_slopes_by_their_lean()
    {
        // Head faces of two blocks of an arch lie upright; bed faces of a dome lean in the axes of printing.
        var arch = PartFit.Of(PartCases.Find("arch segment"), new(0, 0.0002), CancellationToken.None).Fits[0];
        var dome = PartFit.Of(PartCases.Find("lowest dome ring"), new(0, 0.0002), CancellationToken.None).Fits[0];

        Assert.Equal(0.001, arch.PrintedJoint_m, 1e-12);
        // One head lies on the bed and grows by all of it; the other leans by the block's 10 deg.
        Assert.Equal(0.001 - (0.0002 * (1 + Math.Cos(10 * Math.PI / 180))), dome.PrintedJoint_m, 1e-9);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_brick_printed_too_large_for_its_sockets_is_found_with_what_is_missing()
    {
        var findings = PartFit.Of(InterlockingBrick.Coupon, new(0.0006, 0), CancellationToken.None).Findings();

        Assert.Contains(findings, finding => finding is { Code: "FAB199", Severity: Severity.Error } &&
            finding.Message.Contains("neighbour above does not go in: of 1 mm of play 0.2 mm are missing"));
        // End to end the joint of 1 mm is used up too.
        Assert.Contains(findings, finding => finding is { Code: "FAB200", Severity: Severity.Warning } &&
            finding.Message.Contains("end to end stands 0.2 mm off"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Faces_that_bear_and_grow_raise_every_course()
    {
        var block = PartCases.Find("mortise-and-tenon block");
        var finding = Assert.Single(PartFit.Of(block, new(0, 0.0005), CancellationToken.None).Findings());

        Assert.Equal(("FAB200", Severity.Note), (finding.Code, finding.Severity));
        Assert.Contains("neighbour above stands 1 mm off its place", finding.Message);
    }

    [Theory]
    [InlineData(-0.0005, "FAB197", "the least gap to the neighbour next is 0.5 mm, stated are 1 mm")]
    [InlineData(0.0005, "FAB197", "the least gap to the neighbour next is 1.5 mm, stated are 1 mm")]
    [InlineData(-0.003, "FAB196", "the neighbour next overlaps it by")]
    [Trait("Kind", "property")]
    public void A_neighbour_out_of_place_is_found(double nearer, string code, string message)
    {
        var panel = new Misplaced(new WallPanel(0.4, 0.3, 0.05, 0.01, 0, 0, 0.05, 0.001, 0.001, 1e-4), nearer);
        var finding = PartFit.Of(panel, default, CancellationToken.None).Findings()[0];

        Assert.Equal((code, Severity.Error), (finding.Code, finding.Severity));
        Assert.Contains(message, finding.Message);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_tongue_beside_its_groove_is_found()
    {
        var panel = new Misplaced(PartCases.Panel, 0, 0.0007);
        var finding = PartFit.Of(panel, default, CancellationToken.None).Findings()[0];

        // Of 1.5 mm of clearance 0.7 are used up.
        Assert.Equal("FAB198", finding.Code);
        Assert.Contains("has 0.8 mm of play on a side, stated are 1.5 mm", finding.Message);
    }

    // A panel whose neighbour is said to stand elsewhere.
    private sealed record Misplaced(WallPanel Panel, double Farther_m, double Higher_m = 0) : IPart
    {
        public string Name => "panel";

        public string? Problem => null;

        public double? Volume_m3 => null;

        public ImmutableArray<PartNeighbour> Neighbours =>
        [
            Panel.Neighbours[0] with
            {
                Name = "next",
                Placement = RigidPlacement.Shift(new(Panel.Length_m + Panel.Joint_m + Farther_m, Higher_m, 0)),
            },
        ];

        public Mesh ToMesh() => Panel.ToMesh();
    }
}
