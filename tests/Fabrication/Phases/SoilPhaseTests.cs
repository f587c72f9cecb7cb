using Guanghan.Core.Phases;
using Guanghan.Fabrication.Phases;
using Guanghan.Fabrication.Soil;

namespace Guanghan.Fabrication.Tests.Phases;

public sealed class SoilPhaseTests
{
    private static readonly MapNode Cug = Options.Of(("soil", "CUG-1A"), ("atmosphere", "argon"));

    private static MapNode Range(string low, string high) => Options.Of(("low", low), ("high", high));

    private static MapNode Own(string silica, string soda = "3 %") => Options.Of(
        ("composition", Options.Of(("SiO2", silica), ("Al2O3", "15 %"), ("FeO", "12 %"), ("MgO", "10 %"),
            ("CaO", "10 %"), ("Na2O", soda))),
        ("grain_density", "2.9 g/cm^3"), ("bed_density", "1.5 g/cm^3"));

    private static Report Run(MapNode options)
    {
        var reading = options.Read(SoilPhase.Read);
        Assert.Empty(reading.Problems);
        return SoilPhase.Report(SoilPhase.Run(reading.Value,
            new PhaseContext(new PrintCase.NoEphemeris(), 0, (_, _) => { }, CancellationToken.None)));
    }

    private static Figure Figure(Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal));

    private static string[] Codes(MapNode options) => [.. Run(options).Findings.Select(finding => finding.Code)];

    [Fact]
    [Trait("Kind", "property")]
    public void Every_soil_of_the_table_goes_from_powder_to_melt_and_reports_what_is_declared()
    {
        var declared = SoilPhase.Description.Outputs.ToLookup(output => output.Kind, output => output.Name);
        foreach (var soil in SoilTable.All)
        {
            foreach (var atmosphere in new[] { "vacuum", "argon", "air" })
            {
                var report = Run(Options.Of(("soil", soil.Name), ("atmosphere", atmosphere)));
                Assert.Equal(declared[OutputKind.Figure], report.Figures.Select(figure => figure.Name),
                    StringComparer.Ordinal);
                Assert.Equal(declared[OutputKind.Series], report.Series.Select(series => series.Name),
                    StringComparer.Ordinal);
                Assert.Equal(declared[OutputKind.Map], report.Maps.Select(map => map.Name), StringComparer.Ordinal);
                Assert.All(report.Figures, figure => Assert.True(double.IsFinite(figure.Value_si) && (
                    figure.Band is not { } band ||
                    (band.Low_si <= figure.Value_si && figure.Value_si <= band.High_si)), figure.Name));
                Assert.All(report.Series, series => Assert.True(
                    series.Axis.Values_si.Length == series.Values_si.Length && series.Values_si.All(double.IsFinite) &&
                    series.Axis.Values_si.Zip(series.Axis.Values_si.Skip(1)).All(pair => pair.First < pair.Second),
                    series.Name));
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_inputs_give_the_same_bits_on_two_threads()
    {
        var reports = new Report[4];
        Parallel.For(0, 4, new ParallelOptions { MaxDegreeOfParallelism = 2 }, at => reports[at] = Run(Cug));

        Assert.All(reports, report => Assert.Equal(
            reports[0].Figures.Select(figure => BitConverter.DoubleToInt64Bits(figure.Value_si)),
            report.Figures.Select(figure => BitConverter.DoubleToInt64Bits(figure.Value_si))));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_gas_warms_the_bed_through_and_stops_its_pores_and_vacuum_melts_later()
    {
        var hot = Cug.With("sinter_temperature", "1250 degC");
        var (argon, vacuum) = (Run(hot), Run(hot.With("atmosphere", "vacuum")));

        Assert.True(Figure(argon, "bed.conductivity").Value_si > 5 * Figure(vacuum, "bed.conductivity").Value_si);
        var (gas, none) = (Figure(argon, "melting.solidus"), Figure(vacuum, "melting.solidus"));
        Assert.Equal(42.5, none.Value_si - gas.Value_si, 1e-9); // K: rounding
        Assert.True(Figure(argon, "sintered.porosity").Band!.Value.Low_si >
            Figure(vacuum, "sintered.porosity").Band!.Value.Low_si + 0.02);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_body_of_layers_is_as_strong_as_its_bond_and_porosity()
    {
        var solid = Cug.With("strength", Options.Of(("porosity", Range("10 %", "10 %"))));
        var half = Cug.With("strength", Options.Of(
            ("porosity", Range("10 %", "10 %")), ("bond", Range("50 %", "50 %"))));
        var layers = Run(Cug.With("sinter_temperature", "1000 degC").With("strength", Options.Of(
            ("porosity", Range("10 %", "10 %")), ("layers", "true"))));

        Assert.Equal(0.5 * Figure(Run(solid), "strength").Value_si, Figure(Run(half), "strength").Value_si, 1.0); // Pa
        Assert.Equal(Figure(layers, "sintered.bond").Value_si * Figure(Run(solid), "strength").Value_si,
            Figure(layers, "strength").Value_si, 1.0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_mission_may_bring_its_own_soil_specimen_grains_and_melting()
    {
        var report = Run(Cug.With("own_soil", Own("49 %")).With("grains", Range("20 um", "200 um"))
            .With("melting", Options.Of(("solidus", "1100 degC"), ("liquidus", "1250 degC"), ("error", "10 K")))
            .With("strength", Options.Of(("measured", Options.Of(("porosity", "20 %"), ("strength", "30 MPa"))),
                ("porosity", Range("20 %", "20 %")))));

        Assert.Equal(0.99, Figure(report, "oxide_sum").Value_si, 1e-12);
        Assert.Equal(1373.15, Figure(report, "melting.solidus").Value_si, 1e-9);
        Assert.Equal(30e6, Figure(report, "strength").Value_si, 1e-3); // Pa: rounding
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_a_reader_must_know_is_a_finding()
    {
        Assert.Equal(2, Codes(Cug).Count(code => string.Equals(code, "FAB150", StringComparison.Ordinal)));
        Assert.Contains("FAB151", Codes(Options.Of(("soil", "LHS-1"), ("melt_temperature", "1100 degC"))), StringComparer.Ordinal);
        Assert.Contains("FAB152", Codes(Cug.With("melt_temperature", "1200 degC")), StringComparer.Ordinal);
        Assert.Contains("FAB153", Codes(Options.Of(("soil", "LMS-1"))), StringComparer.Ordinal);
        Assert.DoesNotContain("FAB153", Codes(Cug), StringComparer.Ordinal);
        Assert.Contains("FAB154", Codes(Cug.With("strength", Options.Of(("porosity", Range("20 %", "30 %"))))), StringComparer.Ordinal);
        Assert.DoesNotContain("FAB154", Codes(Cug.With("strength", Options.Of(("porosity", Range("2 %", "11 %"))))), StringComparer.Ordinal);
        Assert.Contains("FAB155", Codes(Cug), StringComparer.Ordinal);
        Assert.Contains("FAB156", Codes(Cug.With("sinter_temperature", "600 degC").With("glass", Range("0 %", "0 %"))), StringComparer.Ordinal);
    }

    [Theory]
    [Trait("Kind", "refusal")]
    [InlineData("soil", "CUG-1B", "soil: the value 'CUG-1B' is not one of its words; did you mean 'CUG-1A'?")]
    [InlineData("heating_rate", "0 K/min",
        "heating_rate: 0 K/min is outside its bounds: at least 0.1 K/min and at most 6000 K/min")]
    [InlineData("hold", "-1 min", "hold: -1 min is outside its bounds: at least 0 min and at most 100000 min")]
    public void A_bad_option_is_refused_in_words(string key, string value, string message) =>
        Assert.Equal([message], Cug.With(key, value).Refusals(SoilPhase.Read));

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_negative_porosity_and_a_range_the_wrong_way_round_are_refused()
    {
        Assert.Equal(["strength.porosity.low: -5 % is outside its bounds: at least 0 % and below 100 %"],
            Cug.With("strength", Options.Of(("porosity", Range("-5 %", "10 %")))).Refusals(SoilPhase.Read));
        Assert.Equal(["strength.porosity.high: is less than low; write the smaller value as low"],
            Cug.With("strength", Options.Of(("porosity", Range("12 %", "10 %")))).Refusals(SoilPhase.Read));
        Assert.Equal(["strength.exponent: is used with measured alone; sintered JSC-1A has its own, 9.19: leave it " +
            "out or add a specimen"],
            Cug.With("strength", Options.Of(("exponent", Range("4", "7")))).Refusals(SoilPhase.Read));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_composition_that_does_not_close_or_is_negative_is_refused_with_its_sum_or_oxide()
    {
        Assert.Equal(["own_soil.composition: the oxides sum to 96.5 %, not 100 +- 2 %; give all iron as FeO and what " +
            "is missing"], Cug.With("own_soil", Own("46.5 %")).Refusals(SoilPhase.Read));
        Assert.Equal(["own_soil.composition.Na2O: -1 % is outside its bounds: at least 0 % and at most 100 %"],
            Cug.With("own_soil", Own("49 %", "-1 %")).Refusals(SoilPhase.Read));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_bed_as_heavy_as_its_grains_and_a_liquidus_below_the_solidus_are_refused()
    {
        Assert.Equal(["density: the loose bed with 3000 kg/m^3 is not lighter than its grains, 2000 kg/m^3"],
            Cug.With("density", Options.Of(("grain", "2 g/cm^3"), ("bed", "3 g/cm^3"))).Refusals(SoilPhase.Read));
        Assert.Equal(["melting.liquidus: the liquidus of 1373.2 K is not above the solidus of 1473.2 K"],
            Cug.With("melting", Options.Of(("solidus", "1200 degC"), ("liquidus", "1100 degC")))
                .Refusals(SoilPhase.Read));
    }
}
