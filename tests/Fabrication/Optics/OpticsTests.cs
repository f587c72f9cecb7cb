using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Tests.Optics;

public sealed class OpticsTests
{
    [Theory]
    [Trait("Kind", "validates")]
    // Abramowitz and Stegun (1964), table 26.1, to 10 digits; tolerance 1e-9, what NormalIntegral states.
    [InlineData(0.0, 0.5)]
    [InlineData(0.5, 0.6914624613)]
    [InlineData(1.0, 0.8413447461)]
    [InlineData(2.01, 0.9777844055)]
    [InlineData(3.0, 0.9986501020)]
    public void A_sharp_edge_blurred_by_the_mirror_follows_the_normal_integral(double sigmas, double published)
    {
        // Far inside a disc much wider than the blur its edge is straight: the share is Phi of the distance to it.
        // The edge's curvature changes that by about sigma/(2 R) = 5e-5.
        var shape = new SunShape(0.1, 5e-6);
        Assert.Equal(published, shape.RadianceFraction(0.1 - (sigmas * 1e-5), 0, 1), 6e-5);
    }

    [Theory]
    [Trait("Kind", "validates")]
    // Silica, n 1.458, normal incidence: ((n - 1)/(n + 1))^2 = 3.47 % a face. At Brewster's angle one polarisation
    // passes whole: the mean loss is half of the other's, ((n^2 - 1)/(n^2 + 1))^2/2. Rounding only: 1e-12.
    [InlineData(0.0, 0.03471844131)]
    public void A_bare_silica_face_reflects_what_Fresnel_says(double sinRatio, double reflected)
    {
        Assert.Equal(reflected, 1 - Fresnel.TransmittedFraction(sinRatio, 1.458), 5e-6);
        var n2 = 1.458 * 1.458;
        var brewster = Math.Sin(Math.Atan(1.458));
        var across = (n2 - 1) / (n2 + 1);
        Assert.Equal(across * across / 2, 1 - Fresnel.TransmittedFraction(brewster, 1.458), 1e-12);
    }

    [Theory]
    [Trait("Kind", "validates")]
    // Small-angle values (NA/theta_s)^2 at 4.65 mrad: 2238, 6331, 10656. The exact sine is larger by theta_s^2/3 =
    // 7e-6.
    [InlineData(0.22, 2238)]
    [InlineData(0.37, 6331)]
    [InlineData(0.48, 10656)]
    public void The_etendue_limit_of_a_fibre_is_its_aperture_over_the_suns(double aperture, double smallAngle) =>
        Assert.Equal(smallAngle, Etendue.ConcentrationLimitRatio(aperture, 4.65e-3), 0.5 + (smallAngle * 8e-6));

    [Fact]
    [Trait("Kind", "validates")]
    public void Three_thousand_suns_take_a_numerical_aperture_of_0255() =>
        Assert.Equal(0.2547, Etendue.NeededNumericalApertureRatio(3000, 4.65e-3), 5e-5); // half the last digit

    [Fact]
    [Trait("Kind", "property")]
    public void Lenses_of_two_discs_agree_with_a_fine_count_of_points() =>
        Gen.Select(Gen.Double[0.2, 3], Gen.Double[0, 4]).Sample(
            (second, separation) =>
            {
                const int N = 400;
                var inside = 0;
                for (var i = 0; i < N; i++)
                {
                    for (var j = 0; j < N; j++)
                    {
                        // Equal-area polar points of the unit disc.
                        var r = Math.Sqrt((i + 0.5) / N);
                        var (y, x) = Math.SinCos(2 * Math.PI * (j + 0.5) / N);
                        var (dx, dy) = ((r * x) - separation, r * y);
                        inside += (dx * dx) + (dy * dy) <= second * second ? 1 : 0;
                    }
                }

                // A circle crosses about 4 N of the N^2 cells, each miscounted by half at random: 4/N bounds it.
                return Math.Abs(((double)inside / (N * N)) - Discs.CoveredFraction(1, second, separation)) < 4.0 / N;
            }, iter: 50, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_very_large_disc_covers_like_a_straight_edge() => Gen.Double[-1, 1].Sample(height =>
    {
        const double Large = 1e6; // its edge bends by 1/(2 Large) over the unit disc
        return Math.Abs(Discs.CoveredFraction(1, Large, Large + height) + Discs.AboveEdgeFraction(height) - 1) < 1e-4;
    }, iter: 200, threads: 1);

    [Theory]
    [Trait("Kind", "validates")]
    // Radiative loss at emissivity 0.9: 313 kW/m^2 at 1300 degC, 628 at 1600; half of the last digit is 0.1 %, or 0.7
    // K.
    [InlineData(313e3, 1573.15)]
    [InlineData(628e3, 1873.15)]
    public void A_surface_in_balance_radiates_what_it_absorbs(double flux_W_m2, double temperature_K) =>
        Assert.Equal(temperature_K, RadiationBalance.Temperature_K(flux_W_m2, 1, 0.9), 0.7);
}
