using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Builtin;

[Trait("Kind", "property")]
public sealed class FiguresTests
{
    // Directions all round, distances of 2 to 60 Earth radii.
    private static readonly Gen<Vec3> Places = Gen.Select(
        Gen.Double[-1, 1], Gen.Double[-Math.PI, Math.PI], Gen.Double[1.3e7, 4e8],
        (z, longitude, r) => r * new Vec3(
            Math.Sqrt(1 - (z * z)) * Math.Cos(longitude), Math.Sqrt(1 - (z * z)) * Math.Sin(longitude), z));

    private static readonly Gen<Vec3> Poles = Places.Select(p => p.ToUnit());

    [Fact]
    public void The_pull_of_the_zonals_is_the_gradient_of_their_potential() =>
        Gen.Select(Places, Poles).Sample(
            (place, pole) => AssertGradient(
                place,
                p => ZonalPotential(p, pole),
                Figures.Zonals(
                    place, pole, DynamicalConstants.EarthGM_m3_s2, DynamicalConstants.EarthRadius_m,
                    ZonalFactors.Earth)),
            iter: 200,
            threads: 1);

    [Fact]
    public void The_pull_of_the_Moons_field_is_the_gradient_of_its_potential() =>
        Gen.Select(Places, Gen.Double[-1e9, 1e9]).Sample(
            (place, tdb_s) =>
            {
                var axes = MoonAxes.At(tdb_s);
                AssertGradient(place, p => MoonPotential(p, axes), Figures.MoonField(place, axes));
            },
            iter: 200,
            threads: 1);

    [Fact]
    public void The_pull_of_the_tide_is_the_gradient_of_its_potential() =>
        Gen.Select(Places, Places).Sample(
            (place, raiser) => AssertGradient(
                place,
                p => TidePotential(p, raiser),
                Figures.EarthTide(place, raiser, DynamicalConstants.MoonGM_m3_s2)),
            iter: 200,
            threads: 1);

    [Fact]
    public void The_Moons_axes_are_orthonormal_and_its_long_axis_points_at_the_Earth_within_9_degrees() =>
        Gen.Double[-9e8, 1.8e9].Sample(
            tdb_s =>
            {
                var axes = MoonAxes.At(tdb_s);

                // 1e-14: rounding of three rotations.
                Assert.Equal(1, axes.X.Length, 1e-14);
                Assert.Equal(0, Vec3.Dot(axes.X, axes.Y), 1e-14);
                Assert.InRange((Vec3.Cross(axes.X, axes.Y) - axes.Z).Length, 0, 1e-14);
                var ephemeris = BuiltinEphemeris.Default;
                var epoch = Guanghan.Core.Time.Epoch.FromTaiNanoseconds((long)(tdb_s * 1e9));
                var earth = ephemeris.StateOf(Core.Bodies.Body.Earth, Core.Bodies.Body.Moon, epoch).Position_m;

                // Optical librations reach 8.2 deg in longitude and 6.9 deg in latitude, 10.3 deg together.
                Assert.InRange(Vec3.Angle_rad(axes.X, earth), 0, 10.5 * Math.PI / 180);
            },
            iter: 300,
            threads: 1);

    // Central differences at a thousandth of the distance: their error is (1e-3)^2 times a factor near n^2/6, under
    // 2e-5 of the largest term for degree 5.
    private static void AssertGradient(Vec3 place, Func<Vec3, double> potential, Vec3 pull)
    {
        var h = 1e-3 * place.Length;
        var numeric = new Vec3(
            potential(place + new Vec3(h, 0, 0)) - potential(place - new Vec3(h, 0, 0)),
            potential(place + new Vec3(0, h, 0)) - potential(place - new Vec3(0, h, 0)),
            potential(place + new Vec3(0, 0, h)) - potential(place - new Vec3(0, 0, h))) / (2 * h);
        var scale = Math.Max(pull.Length, 3 * Math.Abs(potential(place)) / place.Length);
        Assert.InRange((numeric - pull).Length, 0, 5e-5 * scale);
    }

    private static double ZonalPotential(Vec3 p, Vec3 pole)
    {
        var r = p.Length;
        var u = Vec3.Dot(p, pole) / r;
        double[] j = [DynamicalConstants.EarthJ2Factor, DynamicalConstants.EarthJ3Factor,
            DynamicalConstants.EarthJ4Factor, DynamicalConstants.EarthJ5Factor];
        var sum = 0.0;
        for (var n = 2; n <= 5; n++)
        {
            sum -= j[n - 2] * Math.Pow(DynamicalConstants.EarthRadius_m / r, n) * Legendre(n, u);
        }

        return DynamicalConstants.EarthGM_m3_s2 / r * sum;
    }

    // Written in latitude and longitude with the associated Legendre functions of degree 2 and 3, as in a textbook.
    private static double MoonPotential(Vec3 p, MoonAxes axes)
    {
        var (x, y, z) = (Vec3.Dot(p, axes.X), Vec3.Dot(p, axes.Y), Vec3.Dot(p, axes.Z));
        var r = p.Length;
        var (s, longitude) = (z / r, Math.Atan2(y, x));
        var c = Math.Sqrt(1 - (s * s));
        var q = DynamicalConstants.MoonFieldRadius_m / r;
        var two = (DynamicalConstants.MoonC20Factor * Legendre(2, s))
            + (DynamicalConstants.MoonC22Factor * 3 * c * c * Math.Cos(2 * longitude));
        var three = (DynamicalConstants.MoonC30Factor * Legendre(3, s))
            + (1.5 * c * ((5 * s * s) - 1) * ((DynamicalConstants.MoonC31Factor * Math.Cos(longitude))
                + (DynamicalConstants.MoonS31Factor * Math.Sin(longitude))))
            + (15 * c * c * s * ((DynamicalConstants.MoonC32Factor * Math.Cos(2 * longitude))
                + (DynamicalConstants.MoonS32Factor * Math.Sin(2 * longitude))))
            + (15 * c * c * c * ((DynamicalConstants.MoonC33Factor * Math.Cos(3 * longitude))
                + (DynamicalConstants.MoonS33Factor * Math.Sin(3 * longitude))));
        return DynamicalConstants.MoonGM_m3_s2 / r * ((q * q * two) + (q * q * q * three));
    }

    private static double TidePotential(Vec3 p, Vec3 raiser) =>
        DynamicalConstants.EarthLoveRatio * DynamicalConstants.MoonGM_m3_s2
        * Math.Pow(DynamicalConstants.EarthRadius_m, 5) / Math.Pow(p.Length * raiser.Length, 3)
        * Legendre(2, Vec3.Dot(p, raiser) / (p.Length * raiser.Length));

    private static double Legendre(int n, double u)
    {
        var (before, now) = (1.0, u);
        for (var k = 2; k <= n; k++)
        {
            (before, now) = (now, ((((2 * k) - 1) * u * now) - ((k - 1) * before)) / k);
        }

        return now;
    }
}
