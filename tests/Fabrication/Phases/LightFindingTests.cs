using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

/// <summary>Every finding of light, FAB010 to FAB029, by a chain that raises it and, mostly, one that does not.</summary>
public sealed class LightFindingTests
{
    private static readonly MapNode Light = LightCase.Light.With("spectrum", "none");
    private static readonly MapNode Uniform = Light.With("sun_shape", "uniform");

    private static MapNode Claim(string flux, string at) => Options.Of(("flux", flux), ("at", at));

    public static TheoryData<string, MapNode> Raised => new()
    {
        { "FAB010", Uniform.WithFibre("numerical_aperture", "0.22").With("claim", Claim("3000 suns", "bundle_end")) },
        { "FAB011", Light.With("claim", Claim("3000 suns", "bundle_end")) },
        { "FAB012", Light.WithFibre("numerical_aperture", "0.2") }, // the rim at 28 deg overfills 11.5 deg
        { "FAB013", Light.WithFibre("count", "7") },
        { "FAB014", Light.WithMirror("focal_length", "0.17 m") },
        { "FAB015", Light.WithMirror("obstruction", "0.2 m") },
        { "FAB016", Light.WithFibre("numerical_aperture", "0.9") },
        { "FAB017", Light.With("irradiance", "0 W/m^2") },
        { "FAB018", Light.With("pen", Options.Of(("magnification", "0.5"), ("numerical_aperture", "0.5"))) },
        { "FAB019", Light.WithFibre("count", "3") },
        { "FAB020", Light.WithFibre("bend", Options.Of(("radius", "3 mm"), ("length", "1 m"))) },
        { "FAB021", Light.WithFibre("bend", Options.Of(("radius", "20 mm"), ("length", "1 m"))) },
        { "FAB022", Light.WithFibre("mode_coupling", "1e-3 rad^2/m") },
        { "FAB023", Light },
        { "FAB024", Light.WithFibre("core_flux_limit", "1 MW/m^2") },
        { "FAB025", Uniform.WithFibre("numerical_aperture", "0.9")
            .With("claim", Claim("15000 suns", "bundle_end")) }, // the dish's cone of sine .48 carries 10700
        { "FAB026", Light.With("rays", "500") },
        { "FAB028", Light.With("secondary", LightCase.Secondary.With("diameter", "0.1 m")) },
        { "FAB029", Light.With("concentrator", LightCase.Concentrator.With("acceptance", "20 deg")) },
    };

    [Theory]
    [Trait("Kind", "property")]
    [MemberData(nameof(Raised))]
    public void A_chain_that_deserves_a_finding_gets_it(string code, MapNode options) => Assert.True(
        LightCase.Run(options) is var report && report.Has(code),
        $"{code} is missing; there are {string.Join(", ", report.Findings.Select(finding => finding.Code))}");

    [Fact]
    [Trait("Kind", "property")]
    public void A_chain_without_faults_has_no_finding()
    {
        // Matched cone, wide face, one fibre, a face that bears anything.
        var clean = Light.WithFibre("count", "1").WithFibre("core", "48 mm").WithFibre("outer", "48 mm")
            .WithFibre("numerical_aperture", "0.5");
        Assert.Empty(LightCase.Run(clean).Findings.Select(finding => finding.Message));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Quadrature_that_differs_from_the_rays_is_a_finding()
    {
        var result = LightCase.Result(Uniform);
        Assert.DoesNotContain(LightAudit.FindingsOf(result), finding => finding.Code is "FAB027");
        var spread = LightTrace.StandardErrorOf(
            result.Trace.Lanes.Select(lane => lane.StageOf("captured").EfficiencyFraction));
        var captured = result.Trace.Total.StageOf("captured").EfficiencyFraction;
        var off = result with { QuadratureFraction = captured + (5.01 * spread) + 1e-4 };
        Assert.Contains(LightAudit.FindingsOf(off), finding => finding.Code is "FAB027");
        Assert.DoesNotContain(
            LightAudit.FindingsOf(result with { QuadratureFraction = captured + (4.99 * spread) + 1e-4 }),
            finding => finding.Code is "FAB027");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_claim_at_the_spot_is_held_against_the_cone_of_what_the_pen_demagnifies()
    {
        // A pen of 0.5 makes the same light four times as dense: the dish's 10700 at the focus are 42800 at the spot.
        var pen = Options.Of(("magnification", "0.5"));
        var claimed = Uniform.With("pen", pen).WithFibre("numerical_aperture", "0.9");
        Assert.True(LightCase.Run(claimed.With("claim", Claim("44000 suns", "spot"))).Has("FAB025"));
        Assert.False(LightCase.Run(claimed.With("claim", Claim("41000 suns", "spot"))).Has("FAB025"));
    }
}
