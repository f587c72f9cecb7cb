using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Tests.Fibre;

public sealed class FibreFaceTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void What_a_face_passes_and_reflects_sum_to_what_arrives() => Gen.Double[0, 1].Array[40].Sample(powers =>
    {
        var table = new AngularPower(2, 20, 0.2304);
        powers.AsSpan(0, 20).CopyTo(table.Band_W(0));
        powers.AsSpan(20, 20).CopyTo(table.Band_W(1));
        var (passed, reflected_W) = new FibreFace([1.47, 1.45], null).Pass(table);
        Assert.Equal(table.Total_W, passed.Total_W + reflected_W, 1e-12 * table.Total_W);
        Assert.True(passed.Powers_W[0] <= table.Powers_W[0]);
    }, iter: 50, threads: 1);

    [Fact]
    [Trait("Kind", "validates")]
    public void A_bare_face_follows_each_bands_index_and_a_coated_one_its_coating()
    {
        var table = new AngularPower(2, 1, 1e-6);
        table.Band_W(0)[0] = table.Band_W(1)[0] = 1;
        var bare = new FibreFace([1.458, 1.5], null).Pass(table).Passed.ByBand_W();
        Assert.Equal(1 - Math.Pow(0.458 / 2.458, 2), bare[0], 1e-7); // 0.7 mrad off the normal
        Assert.Equal(0.96, bare[1], 1e-7);
        Assert.Equal([0.995, 0.995], new FibreFace([1.458, 1.5], 0.005).Pass(table).Passed.ByBand_W());
        Assert.Equal(Fresnel.TransmittedFraction(0.3, 1.5), new FibreFace([1.458, 1.5], null).TransmittedFraction(1, 0.3));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_face_is_as_hot_as_its_radiation_balance()
    {
        // 1 MW/m^2 of absorptance .5 at emissivity 1: (5e5/5.670374e-8)^(1/4) = 1723.2 K; spread over a face of 100 times
        // the power's area, sqrt(sqrt(1/100)) of it. Half the last digit.
        var face_m2 = Math.PI / 4 * 0.01 * 0.01;
        var heat = FaceHeat.Of(new(1e4 * face_m2, 1e6, 0, 2e6), 0.01, 0.5, 1);
        Assert.Equal(1723.2, heat.HottestTemperature_K, 0.05);
        Assert.Equal(1723.2 / Math.Sqrt(10), heat.MeanTemperature_K, 0.05);
        Assert.Equal(5e3 * face_m2, heat.Absorbed_W, 1e-12);
        Assert.True(heat.IsTooHot(FaceLimits.Glued));
        Assert.False(heat.IsTooHot(FaceLimits.Fused));
        Assert.False(heat.IsCoreOverloaded(FaceLimits.Glued));
        Assert.True(heat.IsCoreOverloaded(FaceLimits.Glued with { CoreFlux_W_m2 = 1.9e6 }));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void No_sunlight_reaches_the_laser_limit_of_a_core() =>
        // All light of the Sun's surface, 6.29e7 W/m^2 (5772 K, IAU 2015 B3), from all sides.
        Assert.True(RadiationBalance.Temperature_K(FaceLimits.Glued.CoreFlux_W_m2, 1, 1) > 2 * 5772);

    [Fact]
    [Trait("Kind", "refusal")]
    public void Findings_say_what_is_wrong_the_limit_and_what_to_do()
    {
        var bend = FabricationFindings.BendTooTight(5e-3, 5.6e-3, 0.48);
        Assert.Equal("FAB020", bend.Code);
        Assert.Equal("A bend of 5 mm radius is tighter than a fibre of NA 0.48 can hold: no guided light is left. The " +
            "limit is 5.6 mm; bend it wider, or take a thinner core or a larger NA.", bend.Message);
        Assert.Equal("12.5% of the light in the fibres is lost in bends: 20 mm radius narrows NA 0.480 to 0.408. Bend " +
            "it wider, or take a thinner core, a larger NA or a longer focal length.",
            FabricationFindings.BendLoss(0.125, 0.02, 0.4075, 0.48).Message);
        Assert.Equal("3% of the light in the fibres is mixed beyond their NA and lost over 10 m at 1E-5 rad^2/m. A " +
            "shorter cable, a larger NA or a narrower cone from the dish loses less.",
            FabricationFindings.MixingLoss(0.03, 10, 1e-5).Message);
        Assert.Equal("The bundle's face absorbs 12.5 W and may reach 727 degC, an upper bound by radiation alone; its " +
            "limit is 177 degC. Cool it, mask what is not core, fuse the fibres or take a limit that its material bears.",
            FabricationFindings.FaceTooHot(1000, 450, 12.5).Message);
        Assert.Equal("The hottest core takes 5.2 MW/m^2; its limit is 4 MW/m^2. Spread the focal spot over more fibres, " +
            "or keep the face cleaner than the limit assumes.", FabricationFindings.CoreOverloaded(5.2e6, 4e6).Message);
    }
}
