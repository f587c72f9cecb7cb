using Guanghan.Core.Phases;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class PrintBandsTests
{
    private static readonly byte[] s_block =
        StlWriter.WriteBinary(Shapes.Box(default, new(12e-3, 12e-3, 4e-3)), 1e-3, "block");

    private static MapNode Range(params (string Key, string Low, string High)[] ranges)
    {
        var at = new SourcePosition("m.yaml", 1, 1);
        return new([.. ranges.Select(range => new MapEntry(range.Key, at,
            PrintCase.Group(("low", range.Low), ("high", range.High))))], at);
    }

    private static Figure Figure(PrintResult result, string name) => PrintPhase.Report(result).Figures.Single(figure =>
        string.Equals(figure.Name, name, StringComparison.Ordinal));

    [Fact]
    [Trait("Kind", "property")]
    public void Without_ranges_only_viscosity_and_strength_are_bands()
    {
        var report = PrintPhase.Report(new PrintCase().Run());
        Assert.Equal(["melt_viscosity", "layer_bond", "compressive_strength"], report.Figures.Where(figure =>
            figure.Band is not null).Select(figure => figure.Name), StringComparer.Ordinal);
        var strength = report.Figures.Single(figure => figure.Name is "compressive_strength");
        // At least the scatter of strength, 152 over 98 MPa, to both sides.
        Assert.True(strength.Band!.Value.High_si >= strength.Value_si * 1.55 * (1 - 1e-3));
        Assert.True(strength.Band!.Value.Low_si <= strength.Value_si / 1.55 * (1 + 1e-3));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_band_of_columns_runs_from_one_end_of_a_range_to_the_other()
    {
        double Peak(string absorptance) => new PrintCase().With("absorptance", absorptance).Run().Track.Centre.Peak_K;
        double Density(string absorptance) =>
            new PrintCase().With("absorptance", absorptance).Run().Make!.Soil.Bulk_kg_m3;
        var result = new PrintCase().With("unknowns", Range(("absorptance", "0.6", "0.9"))).Run();

        Assert.Equal(Peak("0.6"), Figure(result, "peak_temperature").Band!.Value.Low_si, 1e-9);
        Assert.Equal(Peak("0.9"), Figure(result, "peak_temperature").Band!.Value.High_si, 1e-9);
        Assert.Equal(Density("0.6"), Figure(result, "bulk_density").Band!.Value.Low_si, 1e-6);
        Assert.Equal(Density("0.9"), Figure(result, "bulk_density").Band!.Value.High_si, 1e-6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Two_ranges_reach_at_least_as_far_as_either_and_every_band_holds_its_value()
    {
        var one = new PrintCase().With("unknowns", Range(("absorptance", "0.7", "0.9"))).Run();
        var two = new PrintCase().With("unknowns",
            Range(("absorptance", "0.7", "0.9"), ("latent_heat", "300 kJ/kg", "638 kJ/kg"))).Run();
        foreach (var name in new[] { "peak_temperature", "melt_depth", "bulk_density", "compressive_strength" })
        {
            var (narrow, wide) = (Figure(one, name).Band!.Value, Figure(two, name).Band!.Value);
            Assert.True(wide.Low_si <= narrow.Low_si && wide.High_si >= narrow.High_si, name);
        }

        Assert.True(Figure(two, "bulk_density").Band!.Value.Low_si < Figure(one, "bulk_density").Band!.Value.Low_si);
        Assert.All(PrintPhase.Report(two).Figures.Where(figure => figure.Band is not null), figure =>
            Assert.InRange(figure.Value_si, figure.Band!.Value.Low_si, figure.Band!.Value.High_si));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void In_three_dimensions_the_bands_hold_the_print_and_are_the_same_bits_again()
    {
        PrintResult Run() => new PrintCase { Part = s_block }.With("bed", PrintCase.Group(("cell", "1 mm")))
            .With("unknowns", Range(("absorptance", "0.6", "0.95"))).Run();
        var (first, second) = (Run(), Run());

        Assert.Equal(PrintPhase.Report(first).Figures.AsEnumerable(), PrintPhase.Report(second).Figures);
        foreach (var name in new[] { "bed.peak_temperature", "bed.melt_depth", "bulk_density", "layer_bond" })
        {
            var figure = Figure(first, name);
            var band = figure.Band!.Value;
            Assert.True(band.Low_si < figure.Value_si && figure.Value_si < band.High_si, name);
        }

        Assert.InRange(Figure(first, "layer_bond").Band!.Value.High_si, 0, 1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void More_heat_joins_more_and_the_strength_is_what_the_joined_share_bears()
    {
        PrintMake Make(string absorptance) => new PrintCase { Part = s_block }
            .With("bed", PrintCase.Group(("cell", "1 mm"))).With("absorptance", absorptance).Run().Make!;
        var (cold, hot) = (Make("0.7"), Make("0.95"));
        Assert.True(hot.Readings[0].JoinedFraction > cold.Readings[0].JoinedFraction);
        foreach (var make in new[] { cold, hot })
        {
            var (stiff, central, fluid) = (make.Readings[1], make.Readings[0], make.Readings[2]);
            Assert.True(make.FusedJointFraction <= stiff.JoinedFraction + 1e-9);
            Assert.True(stiff.JoinedFraction <= central.JoinedFraction);
            Assert.True(central.JoinedFraction <= fluid.JoinedFraction);
            Assert.Equal(central.JoinedFraction * PrintedStrength.Bulk_Pa(central.SolidPorosityFraction),
                make.Strength.Central_Pa, 1e-6 * make.Strength.Central_Pa);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_print_on_a_cold_bed_says_that_cracks_are_likely()
    {
        // Long enough for its far end to be cold when the last stroke ends.
        var bar = StlWriter.WriteBinary(Shapes.Box(default, new(45e-3, 9e-3, 4e-3)), 1e-3, "bar");
        var result = new PrintCase { Part = bar }.With("bed", PrintCase.Group(("cell", "1 mm"))).Run();
        Assert.Contains(result.Findings, finding => finding.Code is "FAB126");
        Assert.InRange(Figure(result, "bed.crack_margin").Value_si, 0, 1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Columns_join_where_their_melt_passes_the_layer_and_no_further()
    {
        var (thin, thick) = (new PrintCase().With("layer", "1 mm").Run(), new PrintCase().With("layer", "4 mm").Run());
        Assert.Equal(1, thin.Make!.Readings[1].JoinedFraction, 0.02); // nearly twice as deep as the layer
        Assert.Equal(0, thick.Make!.Readings[1].JoinedFraction); // half as deep
        Assert.Contains(thick.Findings, finding => finding.Code is "FAB125");
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_range_that_runs_downwards_is_refused()
    {
        var problems = new PrintCase().With("unknowns", Range(("absorptance", "0.9", "0.6"))).Read().Problems;
        Assert.Equal("m.yaml:1:1: unknowns.absorptance.high: is less than low; write the smaller value as low",
            problems.Single().ToString());
    }
}
