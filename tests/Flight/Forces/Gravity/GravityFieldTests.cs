using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Gravity;

namespace Guanghan.Flight.Tests.Forces.Gravity;

public sealed class GravityFieldTests
{
    // All octants, near the equator, near both poles.
    private static readonly Vec3[] s_directions =
    [
        new(0.6, 0.48, 0.64), new(-0.3, 0.9, -0.31), new(-0.7, -0.7, 0.02), new(0.01, -0.02, 0.999),
        new(1e-4, 2e-4, -1), new(0.8, -0.6, 0.001), new(-1, 0.001, -0.4),
    ];

    [Theory]
    [InlineData("JGM3.cof", 2)]
    [InlineData("JGM3.cof", 8)]
    [InlineData("JGM3.cof", 20)]
    [InlineData("JGM3.cof", 70)]
    [InlineData("LP165P.cof", 3)]
    [InlineData("LP165P.cof", 50)]
    [InlineData("LP165P.cof", 165)]
    [InlineData("GMM2B.cof", 80)]
    [Trait("Kind", "validates")]
    public void The_acceleration_is_that_of_the_textbook_series_in_106_bits(string file, int degree)
    {
        var model = Read(file);
        var field = new GravityField(model, degree);
        var (ofAll, ofHarmonics) = (new List<double>(), new List<double>());
        foreach (var direction in s_directions)
        {
            var position_m = 1.02 * model.ReferenceRadius_m * direction.ToUnit();
            var expected = LegendreOracle.HarmonicAcceleration(model, degree, position_m);
            var actual = field.HarmonicAcceleration_m_s2(position_m);
            var total = field.Acceleration_m_s2(position_m);
            var point = PointMass.Acceleration_m_s2(position_m, model.Gm_m3_s2);

            ofAll.Add((total - point - expected).Length / total.Length);
            ofHarmonics.Add((actual - expected).Length / expected.Length);
        }

        // 1e-14 of the whole acceleration, four roundings of the point mass included. The harmonics alone are held
        // to 2e-13 of themselves: 165 steps of the recursion add their roundings, worst at the poles.
        var name = $"{Path.GetFileNameWithoutExtension(file)}, degree {degree}, at 1.02 radii, share of the ";
        const string Series = "textbook series in 106 bits";
        Accuracy.Record("Gravity", name + "acceleration", Series, "1", ofAll, 1e-14, isRounding: true);
        Accuracy.Record("Gravity", name + "harmonics' part", Series, "1", ofHarmonics, 2e-13, isRounding: true);
    }

    [Theory]
    [InlineData("JGM3.cof", 70, 70)]
    [InlineData("JGM3.cof", 20, 0)]
    [InlineData("JGM3.cof", 21, 5)]
    [InlineData("LP165P.cof", 165, 165)]
    [Trait("Kind", "property")]
    public void Four_orders_in_lanes_give_what_the_plain_sums_give(string file, int degree, int order)
    {
        var model = Read(file);
        var field = new GravityField(model, degree, order);
        foreach (var direction in s_directions)
        {
            var position_m = 1.1 * model.ReferenceRadius_m * direction.ToUnit();
            var plain = field.PlainHarmonicAcceleration_m_s2(position_m);

            // Both carry their own roundings of the recursion.
            Assert.True(
                (field.HarmonicAcceleration_m_s2(position_m) - plain).Length < 2e-13 * plain.Length, $"{direction}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    [Trait("Kind", "property")]
    public void At_a_pole_the_acceleration_is_the_limit_from_beside_it(int side)
    {
        var field = new GravityField(Read("LP165P.cof"));
        var height_m = side * 1.8e6;
        var pole = field.Acceleration_m_s2(new(0, 0, height_m));
        var beside = field.Acceleration_m_s2(new(1e-3, -2e-3, height_m));
        var gradient = field.Gradient_1_s2(new(0, 0, height_m));

        // 2 mm away the acceleration has moved by its gradient; what is left is of second order.
        var moved = pole + gradient.Apply(new(1e-3, -2e-3, 0));
        Assert.True((beside - moved).Length < 1e-15 * pole.Length, $"{(beside - moved).Length}");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(20)]
    [InlineData(165)]
    [Trait("Kind", "property")]
    public void The_gradient_is_the_slope_of_the_acceleration_and_has_no_trace(int degree)
    {
        var model = Read("LP165P.cof");
        var field = new GravityField(model, degree);
        foreach (var direction in s_directions.Append(new(0, 0, 1)))
        {
            var position_m = 1.05 * model.ReferenceRadius_m * direction.ToUnit();
            var gradient = field.HarmonicGradient_1_s2(position_m);
            var size = new GravityField(model, 0).Gradient_1_s2(position_m).X.Length;
            var slope = Matrix3.FromColumns(
                Slope(field, position_m, new(1, 0, 0)), Slope(field, position_m, new(0, 1, 0)),
                Slope(field, position_m, new(0, 0, 1)));
            var worst = new[] { gradient.X - slope.X, gradient.Y - slope.Y, gradient.Z - slope.Z }.Max(row => row.Length);

            // Fourth-order differences over 40 m: (k h)^4 / 30 with k = 165 / R leaves 1e-11 of the harmonics' own
            // gradient, rounding 1e-16 a / h: together below 1e-11 of GM / r^3.
            Assert.True(worst < 1e-11 * size, $"{direction}: {worst / size:E2}");
            Assert.True(Math.Abs(gradient.TraceFactor()) < 1e-13 * size, $"{gradient.TraceFactor() / size:E2}");
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_acceleration_is_the_slope_of_the_potential()
    {
        var field = new GravityField(GravityModels.Earth);
        var at = new Vec3(4.1e6, -3.7e6, 4.4e6);
        var slope = new Vec3(Along(new(1, 0, 0)), Along(new(0, 1, 0)), Along(new(0, 0, 1)));

        // Fourth-order differences over 2 km: 1e-13 by the series, 1e-16 V / h = 3e-12 m/s^2 by rounding.
        Assert.True((slope - field.Acceleration_m_s2(at)).Length < 1e-10, $"{slope - field.Acceleration_m_s2(at)}");

        double Along(Vec3 axis)
        {
            const double H = 2000;
            double V(double h) => field.Potential_m2_s2(at + (h * axis));
            return ((8 * (V(H) - V(-H))) - (V(2 * H) - V(-2 * H))) / (12 * H);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Degree_2190_stays_in_the_range_of_a_double_from_pole_to_equator()
    {
        // A synthetic field by Kaula's rule, W. M. Kaula (1966), section 5.3: 1e-5 / n^2.
        const int Degree = GravityModel.Degree_max;
        var random = new Core.Numerics.RandomStream(7);
        var (c, s) = (new double[GravityModel.CountTo(Degree)], new double[GravityModel.CountTo(Degree)]);
        c[0] = 1;
        for (var n = 2; n <= Degree; n++)
        {
            for (var m = 0; m <= n; m++)
            {
                c[GravityModel.Index(n, m)] = 1e-5 / n / n * ((2 * random.NextUniformFraction()) - 1);
                s[GravityModel.Index(n, m)] = 1e-5 / n / n * ((2 * random.NextUniformFraction()) - 1);
            }
        }
        var model = new GravityModel("synthetic", 4e14, 6.4e6, Degree, c, s);
        var field = new GravityField(model);
        foreach (var direction in (Vec3[])[new(0, 0, 1), new(0.02, 0.03, 1), new(0.5, 0.1, 0.8), new(1, 1, 0)])
        {
            var position_m = 6.4e6 * direction.ToUnit();
            var size = field.HarmonicAcceleration_m_s2(position_m).Length;

            // The harmonics of such a field sum to 1e-5 to 1e-3 of the whole.
            Assert.InRange(size, 1e-5, 1e-1);
        }
        var beside = new Vec3(3.1e6, 2.2e6, 5.2e6);
        var expected = LegendreOracle.HarmonicAcceleration(model, 510, beside); // the scale sets in at 500
        var scaled = new GravityField(model, 510).HarmonicAcceleration_m_s2(beside);
        Assert.True((scaled - expected).Length < 1e-12 * expected.Length, $"{(scaled - expected).Length}");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void An_evaluation_allocates_nothing()
    {
        var field = new GravityField(GravityModels.Earth);
        Assert.Equal(0, Allocations.Fewest(() => field.Acceleration_m_s2(new(7e6, 1e6, 2e6))));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void The_centre_is_refused_in_words()
    {
        var field = new GravityField(GravityModels.Moon);
        var refused = Assert.Throws<ArgumentException>(() => field.Acceleration_m_s2(Vec3.Zero));
        Assert.StartsWith("LP165P has no acceleration at (0, 0, 0) m", refused.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => field.Gradient_1_s2(new(double.NaN, 0, 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GravityField(GravityModels.Moon, 21));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GravityField(GravityModels.Moon, 5, 6));
    }

    private static GravityModel Read(string file) =>
        GravityFile.ReadCof(File.ReadAllText(Authorities.PathOf("gravity/" + file)), file);

    private static Vec3 Slope(GravityField field, Vec3 at, Vec3 axis)
    {
        const double H = 40;
        Vec3 A(double h) => field.HarmonicAcceleration_m_s2(at + (h * axis));
        return ((8 * (A(H) - A(-H))) - (A(2 * H) - A(-2 * H))) / (12 * H);
    }
}
