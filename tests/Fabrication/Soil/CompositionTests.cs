using Guanghan.Core.Phases;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Soil;
using Guanghan.Fabrication.Tests.Phases;

namespace Guanghan.Fabrication.Tests.Soil;

public sealed class CompositionTests
{
    private static readonly Composition s_closed = new(.45, .02, .15, .10, .10, .10, .03, .01, .01, .01);

    private static MapNode Oxides(string silica) => Options.Of(
        ("SiO2", silica), ("TiO2", "2 %"), ("Al2O3", "15 %"), ("FeO", "10 %"), ("MgO", "10 %"), ("CaO", "10 %"),
        ("Na2O", "3 %"), ("K2O", "1 %"), ("MnO", "1 %"), ("P2O5", "1 %"));

    private static MapNode Phase(string silica) => Options.Of(("own_soil", Options.Of(
        ("name", "mine"), ("composition", Oxides(silica)), ("grain_density", "2.9 g/cm^3"),
        ("bed_density", "1.5 g/cm^3"))));

    [Theory]
    [InlineData(.47, null)]
    [InlineData(.489, null)]
    [InlineData(.451, null)]
    [InlineData(.491, "the oxides sum to 102.1 %, not 100 +- 2 %; give all iron as FeO and what is missing")]
    [InlineData(.449, "the oxides sum to 97.9 %, not 100 +- 2 %; give all iron as FeO and what is missing")]
    [Trait("Kind", "refusal")]
    public void An_analysis_must_close_within_two_per_cent(double silica, string? fault) =>
        Assert.Equal(fault, (s_closed with { SiO2Fraction = silica }).Fault()); // the others come to 53 %

    [Fact]
    [Trait("Kind", "refusal")]
    public void An_oxide_below_zero_is_named() =>
        Assert.Equal("K2O of -1 % is below zero", (s_closed with { K2OFraction = -.01 }).Fault());

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_mission_with_a_composition_that_does_not_close_is_refused_with_its_sum()
    {
        Assert.Equal(
            ["own_soil.composition: the oxides sum to 83 %, not 100 +- 2 %; give all iron as FeO and what is missing"],
            Phase("30 %").Refusals(SoilReading.Read));
        Assert.Equal(["own_soil.composition.SiO2: -1 % is outside its bounds: at least 0 % and at most 100 %"],
            Phase("-1 %").Refusals(SoilReading.Read));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_mission_may_bring_its_own_soil_and_has_its_melting_estimated()
    {
        var soil = Phase("47 %").Read(SoilReading.Read);

        Assert.Empty(soil.Problems);
        Assert.Empty(Options.Of().Read(SoilReading.Read).Problems);
        Assert.Equal("mine", soil.Value!.Record.Name);
        Assert.Equal(2900, soil.Value.Record.GrainDensity_kg_m3, 1e-9); // kg/m^3: rounding
        Assert.Equal(150, soil.Value.Melting.Error_K); // the estimate's
        Assert.True(soil.Value.Melting.Solidus_K < soil.Value.Melting.Liquidus_K);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_options_can_be_listed_without_a_mission() =>
        Assert.Equal(
            "own_soil", Assert.Single(Section.Describe(SoilReading.Read)).Key);

    [Fact]
    [Trait("Kind", "property")]
    public void Of_the_table_only_CUG_1A_does_not_close() => Assert.Equal(
        "CUG-1A", Assert.Single(SoilTable.All, soil => soil.Composition.Fault() is not null).Name);
}
