using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Tests.Optics.Tracing;

public sealed class ObstacleTests
{
    private static Gen<Vec3> Points => Gen.Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1],
        (x, y, z) => new Vec3(x, y, z));

    private static Gen<Vec3> Directions => Points.Where(v => v.Length > 0.1).Select(v => v.ToUnit());

    [Fact]
    [Trait("Kind", "validates")]
    public void A_bar_takes_a_ray_that_comes_nearer_than_its_radius() =>
        Gen.Select(Points, Points, Points, Directions).Sample((from, to, start, along) =>
        {
            if ((to - from).Length < 0.05)
            {
                return;
            }

            // The least distance by brute force: on the bar's axis a convex function of the place, by golden halving.
            double ToRay(double t)
            {
                var between = from + (t * (to - from)) - start;
                var ahead = Math.Max(0, Vec3.Dot(between, along));
                return (between - (ahead * along)).Length;
            }

            var (low, high) = (0.0, 1.0);
            for (var i = 0; i < 200; i++)
            {
                var (a, b) = (low + ((high - low) / 3), high - ((high - low) / 3));
                (low, high) = ToRay(a) < ToRay(b) ? (low, b) : (a, high);
            }

            // Thirds find a least value to half the digits of the place. Where ray and bar are parallel to 1e-8, half the digits too,
            // the nearest place is open and one is as good as another to that part of the bar's length, at most 3.5 m.
            const double Unsure_m = 5e-8;
            var least = ToRay(low);
            Assert.True(new Strut(from, to, least + Unsure_m).Takes(start, along), "a bar that reaches it");
            Assert.True(
                least < Unsure_m || !new Strut(from, to, least - Unsure_m).Takes(start, along), "a bar that does not");
        }, iter: 5000, seed: "0000000000001", threads: 1);

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(OutlineShape.Circle)]
    [InlineData(OutlineShape.Rectangle)]
    [InlineData(OutlineShape.Hexagon)]
    public void Points_of_an_outline_lie_inside_and_evenly(OutlineShape shape)
    {
        var outline = (shape switch
        {
            OutlineShape.Circle => Outline.Circle(2),
            OutlineShape.Rectangle => Outline.Rectangle(3, 1),
            _ => Outline.Hexagon(2),
        }) with
        { CentreX_m = 0.3, CentreY_m = -0.2 };
        const int Points = 100_000;
        var (stream, inner) = (new RandomStream(2), 0);
        var half = outline with { HalfWidth_m = outline.HalfWidth_m / 2, HalfHeight_m = outline.HalfHeight_m / 2 };
        for (var i = 0; i < Points; i++)
        {
            var (x, y) = outline.At(stream.NextUniformFraction(), stream.NextUniformFraction());
            Assert.True(outline.Contains(0.3 + ((x - 0.3) * (1 - 1e-12)), -0.2 + ((y + 0.2) * (1 - 1e-12))));
            inner += half.Contains(x, y) ? 1 : 0;
        }

        // A quarter lies in the same outline of half the size: three standard errors.
        Assert.Equal(0.25, inner / (double)Points, 3 * Math.Sqrt(0.25 * 0.75 / Points));
        Assert.Equal(outline.Area_m2, 4 * half.Area_m2, 1e-12);
        for (var i = 0; i < 360; i++)
        {
            var (x, y) = outline.RimPoint(i * Math.PI / 180);
            Assert.True(outline.Contains(0.3 + ((x - 0.3) * 0.999999), -0.2 + ((y + 0.2) * 0.999999)));
            Assert.False(outline.Contains(0.3 + ((x - 0.3) * 1.000001), -0.2 + ((y + 0.2) * 1.000001)));
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Bars_shade_the_area_of_their_shadows()
    {
        // Under a point Sun on the axis a bar from rim to holder casts a stripe as wide as itself, from the holder's edge to
        // the rim, with its round ends: at the holder's end a half disc lies in the holder's own shadow or beside it.
        const int Rays = 400_000;
        var design = Concentrators.Dish() with { Obstruction_m = 0.2, Struts = new(4, 0.01) };
        var collector = CollectorBuilder.Build(new(design, null, null), new([0, 0], 0, [1.0]));
        var (_, tally) = PointSink.Trace(collector, Rays);
        var share = (double)tally.EndedCount(LightLoss.ShadedByStrut) / Rays;
        var expected = 4 * 0.01 * 0.4 / (Math.PI / 4);
        // Corners where stripe and discs meet are below w^2/4 each of an area of .785: 1.3e-4; three standard errors.
        Assert.Equal(expected, share, 1.3e-4 + (3 * Math.Sqrt(expected / Rays)));
    }
}
