using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Secondaries;

namespace Guanghan.Fabrication.Tests.Optics.Secondaries;

public sealed class LightRodTests
{
    private const double Width_m = 6e-3;

    private static LightRod Of(RodShape shape, double length_m, double wall = 1, double? index = null) =>
        new(shape, Width_m, length_m, wall, index is { } n ? [n] : []);

    // Not on the wall itself, nor along it: there rounding decides how often a ray meets it.
    private static Gen<SecondaryRay> Rays => Gen.Select(Gen.Double[-0.499, 0.499], Gen.Double[-0.499, 0.499], Gen.Double[0.01, 0.95],
        Gen.Double[0, 2 * Math.PI], (x, y, sine, azimuth) => new SecondaryRay(new(x * Width_m, y * Width_m, 0),
            new(sine * Math.Cos(azimuth), sine * Math.Sin(azimuth), Math.Sqrt(1 - (sine * sine))), 1))
        .Where(ray => Math.Abs((ray.Point.X * ray.Direction.Y) - (ray.Point.Y * ray.Direction.X)) <
            0.499 * Width_m * Math.Sqrt(1 - (ray.Direction.Z * ray.Direction.Z)) && ray.Point.Length < 0.4999 * Width_m ||
            ray.Point.Length > 0.51 * Width_m);

    /// <summary>The same, reflection by reflection.</summary>
    private static (Vec3 Point, Vec3 Direction, int Bounces) Walk(RodShape shape, double length_m, SecondaryRay ray, double index)
    {
        var (x, y, z) = (ray.Point.X, ray.Point.Y, 0.0);
        var (u, v) = (ray.Direction.X / index, ray.Direction.Y / index);
        var w = Math.Sqrt(1 - (u * u) - (v * v));
        var half = Width_m / 2;
        for (var bounces = 0; bounces < 10_000; bounces++)
        {
            var s = shape == RodShape.Square
                ? Math.Min(u == 0 ? 1e9 : ((u > 0 ? half : -half) - x) / u, v == 0 ? 1e9 : ((v > 0 ? half : -half) - y) / v)
                : ToCircle(x, y, u, v, half);
            if (z + (s * w) >= length_m)
            {
                s = (length_m - z) / w;
                return (new(x + (s * u), y + (s * v), 0), new(u * index, v * index, ray.Direction.Z), bounces);
            }

            (x, y, z) = (x + (s * u), y + (s * v), z + (s * w));
            if (shape == RodShape.Round)
            {
                var (nx, ny) = (x / half, y / half);
                var across = (u * nx) + (v * ny);
                (u, v) = (u - (2 * across * nx), v - (2 * across * ny));
            }
            else if (half - Math.Abs(x) < half - Math.Abs(y))
            {
                u = -u;
            }
            else
            {
                v = -v;
            }
        }

        throw new InvalidOperationException("More reflections than a test needs.");
    }

    private static double ToCircle(double x, double y, double u, double v, double radius)
    {
        var (a, b) = ((u * u) + (v * v), (x * u) + (y * v));
        return a == 0 ? 1e9 : (-b + Math.Sqrt(Math.Max(0, (b * b) - (a * ((x * x) + (y * y) - (radius * radius)))))) / a;
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(RodShape.Square, null)]
    [InlineData(RodShape.Square, 1.458)]
    [InlineData(RodShape.Round, null)]
    [InlineData(RodShape.Round, 1.458)]
    public void A_rod_in_one_step_is_the_rod_reflection_by_reflection(RodShape shape, double? index) =>
        Gen.Select(Rays, Gen.Double[0.001, 0.2]).Sample((ray, length_m) =>
        {
            var isInside = shape == RodShape.Square ||
                (ray.Point.X * ray.Point.X) + (ray.Point.Y * ray.Point.Y) <= Width_m * Width_m / 4;
            var passed = ray;
            var passage = Of(shape, length_m, 0.5, index).Pass(ref passed, 0);
            Assert.Equal(isInside ? SecondaryPassage.Through : SecondaryPassage.Beside, passage);
            if (!isInside)
            {
                Assert.Equal(1, passed.WeightFraction);
                return;
            }

            // Rounding of up to 200 reflections on millimetres.
            var (point, direction, bounces) = Walk(shape, length_m, ray, index ?? 1);
            Assert.Equal(point.X, passed.Point.X, 1e-12);
            Assert.Equal(point.Y, passed.Point.Y, 1e-12);
            Assert.Equal(direction.X, passed.Direction.X, 1e-10);
            Assert.Equal(direction.Y, passed.Direction.Y, 1e-10);
            Assert.Equal(ray.Direction.Z, passed.Direction.Z); // the angle to the axis is kept, to the bit
            var sine = Math.Sqrt(1 - (ray.Direction.Z * ray.Direction.Z));
            var faces = index is { } n ? Math.Pow(Fresnel.TransmittedFraction(sine, n), 2) : 1;
            Assert.Equal(faces * Math.Pow(0.5, bounces), passed.WeightFraction, 1e-12);
        }, iter: 2000, seed: "0000000000001", threads: 1);

    // There rounding decides between a place of the face and one beside it.
    private static bool IsOnRim(SecondaryRay ray) => IsHalfWidth(ray.Point.Length) ||
        IsHalfWidth(Math.Max(Math.Abs(ray.Point.X), Math.Abs(ray.Point.Y)));

    private static bool IsHalfWidth(double far_m) => Math.Abs(far_m - (Width_m / 2)) < 1e-9 * Width_m;

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(RodShape.Square)]
    [InlineData(RodShape.Round)]
    public void A_ray_sent_back_comes_out_where_it_went_in(RodShape shape) =>
        Gen.Select(Rays, Gen.Double[0.001, 0.2]).Sample((ray, length_m) =>
        {
            var rod = Of(shape, length_m, 0.9);
            var there = ray;
            if (rod.Pass(ref there, 0) != SecondaryPassage.Through || IsOnRim(there))
            {
                return;
            }

            var back = there with
            {
                Direction = new(-there.Direction.X, -there.Direction.Y, there.Direction.Z),
                WeightFraction = 1,
            };
            Assert.Equal(SecondaryPassage.Through, rod.Pass(ref back, 0));
            Assert.Equal(ray.Point.X, back.Point.X, 1e-12);
            Assert.Equal(ray.Point.Y, back.Point.Y, 1e-12);
            Assert.Equal(-ray.Direction.X, back.Direction.X, 1e-9);
            Assert.Equal(there.WeightFraction, back.WeightFraction, 1e-12);
        }, iter: 1000, seed: "0000000000001", threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void A_longer_square_rod_leaves_the_exit_more_even()
    {
        // A small bright spot in a corner, sines to .48: the deviation over 10 x 10 cells falls to that of chance, 100 rays^-1/2
        // of 1e5 rays in 100 cells = 3.2 %.
        double Unevenness(double length_m)
        {
            var (rod, stream) = (Of(RodShape.Square, length_m), new RandomStream(3));
            var cells = new int[100];
            for (var i = 0; i < 100_000; i++)
            {
                var sine = 0.48 * Math.Sqrt(stream.NextUniformFraction());
                var (s, c) = Math.SinCos(2 * Math.PI * stream.NextUniformFraction());
                var ray = new SecondaryRay(
                    new(Width_m * (0.2 + (0.1 * stream.NextUniformFraction())), Width_m * 0.2, 0),
                    new(sine * c, sine * s, Math.Sqrt(1 - (sine * sine))), 1);
                Assert.Equal(SecondaryPassage.Through, rod.Pass(ref ray, 0));
                var (column, row) = ((ray.Point.X / Width_m) + 0.5, (ray.Point.Y / Width_m) + 0.5);
                cells[((int)Math.Min(9, row * 10) * 10) + (int)Math.Min(9, column * 10)]++;
            }

            return Math.Sqrt(cells.Average(cell => Math.Pow((cell / 1000.0) - 1, 2)));
        }

        var uneven = new[] { 0.01, 0.03, 0.1, 0.3 }.Select(Unevenness).ToArray();
        Assert.True(uneven[0] > 2 * uneven[1] && uneven[1] > 2 * uneven[2], string.Join(' ', uneven));
        Assert.InRange(uneven[3], 0, 1.3 * 0.032);
    }

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(1.4143)]
    [InlineData(1.458)]
    public void Light_from_vacuum_is_always_beyond_the_critical_angle_at_a_glass_rods_wall(double index) =>
        Gen.Select(Gen.Double[0, 1], Gen.Double[0, 2 * Math.PI]).Sample((sine, azimuth) =>
        {
            // Cosine to the wall's normal is at most sine/n; total reflection wants it below sqrt(1 - 1/n^2): n above sqrt 2.
            var across = sine / index * Math.Abs(Math.Cos(azimuth));
            return across < Math.Sqrt(1 - (1 / (index * index)));
        }, iter: 1000, threads: 1);
}
