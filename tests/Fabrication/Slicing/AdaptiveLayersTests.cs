using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Parts;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Slicing;

public sealed class AdaptiveLayersTests
{
    private static readonly AdaptiveHeights s_heights = new(0.1e-3, 1e-3, 0.15e-3);

    [Fact]
    [Trait("Kind", "property")]
    public void No_step_is_higher_than_asked_but_where_the_least_height_is_too_much()
    {
        var random = new Random(51);
        for (var round = 0; round < 60; round++)
        {
            var mesh = Shapes.Mapped(round % 2 == 0 ? Ball(0.01, 3) : Shapes.Octahedron(0.01), place =>
                Shapes.Turn(new(place.X, 0.6 * place.Y, place.Z), random.NextDouble() * 6, random.NextDouble() * 6));
            var layers = AdaptiveLayers.Of(mesh, s_heights);
            LayerHeightsTests.Tile(layers.Slabs, mesh.Low.Z, mesh.High.Z);

            var worst = 0.0;
            foreach (var slab in layers.Slabs)
            {
                Assert.InRange(slab.Thickness_m, s_heights.Least_m / 2, s_heights.Most_m * (1 + 1e-12));
                var cusp = slab.Thickness_m * Steepest(mesh, slab);
                worst = Math.Max(worst, cusp);
                var isRest = slab.Top_m == mesh.High.Z; // a rest may be joined to the last: twice the least at most
                Assert.True(cusp <= s_heights.Cusp_m * (1 + 1e-12) ||
                    slab.Thickness_m <= (isRest ? 2 : 1) * s_heights.Least_m * (1 + 1e-9), $"{slab}: {cusp}");
            }

            Assert.Equal(worst, layers.WorstCusp_m, 1e-18); // m: the same products
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Layers_are_as_thick_as_the_slope_allows()
    {
        // An octahedron has one slope: n = 1 / sqrt 3.
        var mesh = Shapes.Octahedron(0.01);
        var layers = AdaptiveLayers.Of(mesh, s_heights);

        var allowed = s_heights.Cusp_m * Math.Sqrt(3);
        Assert.All(layers.Slabs[..^2], slab => Assert.Equal(allowed, slab.Thickness_m, 1e-12)); // m: rounding
        Assert.Equal((int)Math.Ceiling(0.02 / allowed), layers.Slabs.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Upright_walls_take_the_thickest_layers_and_a_flat_face_ends_one_where_asked()
    {
        var mesh = InterlockingBrick.Coupon.ToMesh();
        var flats = FlatFaces.Find(mesh, 0, s_heights.Least_m);
        var layers = AdaptiveLayers.Of(mesh, s_heights, flats.AsSpan());

        Assert.Equal(30, layers.Slabs.Length); // 30 mm in layers of 1 mm; both flats lie on whole millimetres
        Assert.Equal(0, layers.WorstCusp_m);
        Assert.Equal(InterlockingBrick.Coupon.Volume_m3, LayerHeightsTests.Volume(mesh, layers.Slabs),
            1e-9 * InterlockingBrick.Coupon.Volume_m3); // of the volume: rounding of the contours to 10 nm
        // Unasked, the layer beneath still ends there: it may go up to the face, and the next begins above it.
        Assert.Contains(AdaptiveLayers.Of(mesh, s_heights).Slabs, slab => Math.Abs(slab.Top_m - 0.008) < 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Layers_that_follow_the_slope_keep_the_volume_with_fewer_layers()
    {
        var ball = Ball(0.01, 4);
        var adaptive = AdaptiveLayers.Of(ball, new(0.05e-3, 1e-3, 0.05e-3));
        var uniform = LayerHeights.Uniform(ball.Low.Z, ball.High.Z, 0.05e-3, LayerRest.Spread);

        // On a ball n = z / R, so dz = cusp R / z: the layers are R / cusp, 200; triangles are a little flatter.
        Assert.Equal(400, uniform.Length);
        Assert.InRange(adaptive.Slabs.Length, 200, 230);
        Assert.Equal(ball.Volume_m3, LayerHeightsTests.Volume(ball, adaptive.Slabs), 1e-3 * ball.Volume_m3);
    }

    [Theory]
    [InlineData(0, 1e-3, 1e-4, "the least height of a layer must be a number above 0 m")]
    [InlineData(double.NaN, 1e-3, 1e-4, "the least height of a layer must be a number above 0 m")]
    [InlineData(2e-3, 1e-3, 1e-4, "the greatest height of a layer must not be below the least")]
    [InlineData(1e-4, 1e-3, -1, "the height of a step must be a number above 0 m")]
    [Trait("Kind", "refusal")]
    public void Limits_that_no_layer_meets_are_refused(double least_m, double most_m, double cusp_m, string problem)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            AdaptiveLayers.Of(Shapes.Octahedron(0.01), new(least_m, most_m, cusp_m)));

        Assert.StartsWith($"Such layers cannot be made: {problem}.", error.Message, StringComparison.Ordinal);
    }

    private static double Steepest(Mesh mesh, LayerSlab slab) => mesh.Triangles.Max(triangle =>
    {
        var (a, b, c) = (mesh.Vertices[triangle.A], mesh.Vertices[triangle.B], mesh.Vertices[triangle.C]);
        var isMet = Math.Min(a.Z, Math.Min(b.Z, c.Z)) < slab.Top_m && Math.Max(a.Z, Math.Max(b.Z, c.Z)) > slab.Bottom_m;
        var normal = Vec3.Cross(b - a, c - a);
        return isMet ? Math.Abs(normal.Z) / normal.Length : 0;
    });

    private static Mesh Ball(double radius, int rounds)
    {
        var mesh = Shapes.Octahedron(1);
        for (var round = 0; round < rounds; round++)
        {
            var (vertices, triangles) = (mesh.Vertices.ToBuilder(), new List<Triangle>());
            var middles = new Dictionary<(int, int), int>();
            foreach (var (a, b, c) in mesh.Triangles)
            {
                var (d, e, f) = (Middle(a, b), Middle(b, c), Middle(c, a));
                triangles.AddRange([new(a, d, f), new(d, b, e), new(f, e, c), new(d, e, f)]);
            }

            mesh = new(vertices.ToImmutable(), [.. triangles]);

            int Middle(int p, int q)
            {
                var key = (Math.Min(p, q), Math.Max(p, q));
                if (!middles.TryGetValue(key, out var index))
                {
                    index = middles[key] = vertices.Count;
                    vertices.Add((vertices[p] + vertices[q]) / (vertices[p] + vertices[q]).Length);
                }

                return index;
            }
        }

        return Shapes.Mapped(mesh, place => radius * place);
    }
}
