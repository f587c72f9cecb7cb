using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class PrintBedTests
{
    // A block of 18 x 12 x 4 mm: two layers of four strokes or six.
    private static readonly byte[] s_block = StlWriter.WriteBinary(Shapes.Box(default, new(18e-3, 12e-3, 4e-3)), 1e-3, "block");

    private static PrintCase Case(params (string Key, string Value)[] bed) =>
        new PrintCase { Part = s_block }.With("bed", PrintCase.Group(bed));

    [Fact]
    [Trait("Kind", "property")]
    public void Layers_in_three_dimensions_give_the_prints_density_and_keep_their_heat()
    {
        var result = Case(("layers", "2")).Run();
        var bed = result.Bed!;
        Assert.Equal(2, bed.Heat.Layers.Length);
        Assert.InRange(bed.FusedFraction, 0.5, 1);
        Assert.InRange(bed.SpilledFraction, 0, 0.5);
        Assert.True(bed.Heat.Ledger.ImbalanceRatio < 1e-6, "what the solver promises");
        Assert.Equal(bed.FusedFraction, result.FusedFraction);

        // Heat flows sideways out of a small block too: never more is fused than columns say.
        Assert.True(bed.FusedFraction <= result.Track.FusedFraction);
        var columns = new PrintCase { Part = s_block }.Run().Make!;
        Assert.True(result.Make!.Soil.FusedFraction <= columns.Soil.FusedFraction);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_report_declares_what_the_bed_makes_and_its_pictures_are_files()
    {
        var report = PrintPhase.Report(Case(("layers", "1"), ("cell", "1 mm")).Run());
        var declared = PrintPhase.Description.Outputs.Select(output => (output.Kind, output.Name)).ToHashSet();
        Assert.All(report.Figures, figure => Assert.Contains((OutputKind.Figure, figure.Name), declared));
        Assert.All(report.Artefacts, artefact => Assert.Contains((OutputKind.Artefact,
            artefact.Name.StartsWith("frame_", StringComparison.Ordinal) ? "frame_#.vtu" : artefact.Name), declared));
        Assert.Equal("part.gcode layers.svg bed.vtu bed.glb tracks.csv section.svg frames.pvd temperature.glb porosity.glb history.vtu",
            string.Join(" ", report.Artefacts.Select(artefact => artefact.Name).Where(name => !name.StartsWith("frame_", StringComparison.Ordinal))));
        Assert.Equal(declared.Count(output => output.Kind == OutputKind.Figure && output.Name.StartsWith("bed.", StringComparison.Ordinal)),
            report.Figures.Count(figure => figure.Name.StartsWith("bed.", StringComparison.Ordinal)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_print_gives_the_same_bits()
    {
        var (first, second) = (Case(("cell", "1 mm")).Run(), Case(("cell", "1 mm")).Run());
        Assert.Equal(first.Bed!.FusedFraction, second.Bed!.FusedFraction);
        Assert.Equal(first.Bed.Heat.Tracks.AsEnumerable(), second.Bed.Heat.Tracks);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_bed_too_large_for_its_cells_is_an_error_that_says_so()
    {
        // The whole coupon in cells of a tenth of a millimetre: more steps or memory than are allowed.
        var result = new PrintCase().With("bed", PrintCase.Group(("cell", "0.1 mm"), ("layers", "50"))).Run();
        Assert.Null(result.Bed);
        var finding = Assert.Single(result.Findings, finding => finding.Code is "FAB123");
        Assert.StartsWith("The first layers cannot be followed in three dimensions: ", finding.Message, StringComparison.Ordinal);
        Assert.Equal(Severity.Error, finding.Severity);
    }
}
