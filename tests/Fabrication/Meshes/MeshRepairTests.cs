using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Meshes.Repair;
using Guanghan.Fabrication.Parts;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class MeshRepairTests
{
    private static readonly MeshRepairOptions s_options = new();

    // 512 triangles on a sphere of 1 m: what a good mesh of a curved part looks like.
    private static readonly Mesh s_ball = Ball();
    private static readonly Mesh s_brick = InterlockingBrick.Coupon.ToMesh();

    [Fact]
    [Trait("Kind", "property")]
    public void A_sound_mesh_comes_back_as_it_was()
    {
        foreach (var mesh in (Mesh[])[s_ball, s_brick, Shapes.Octahedron(0.01)])
        {
            var report = Mend(mesh);

            Assert.Same(mesh, report.Mesh);
            Assert.True(report.IsSound);
            Assert.False(report.Mended.IsAny);
            Assert.Empty(report.Sentences);
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Triangles_turned_anywhere_are_turned_back()
    {
        Gen.Int[0, s_ball.Triangles.Length - 1].Array[1, 150].Sample(turned =>
        {
            var triangles = s_ball.Triangles.ToBuilder();
            foreach (var at in turned)
            {
                triangles[at] = new(triangles[at].A, triangles[at].C, triangles[at].B);
            }

            var report = Mend(s_ball with { Triangles = triangles.ToImmutable() });
            return report.IsSound && report.VolumeAfter_m3 == s_ball.Volume_m3; // the same triangles: the same bits
        }, iter: 300);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Copies_of_triangles_are_left_out_turned_or_not()
    {
        Gen.Select(Gen.Int[0, s_ball.Triangles.Length - 1], Gen.Bool).Array[1, 60].Sample(copies =>
        {
            var added = copies.Select(copy => (s_ball.Triangles[copy.Item1], copy.Item2))
                .Select(one => one.Item2 ? new Triangle(one.Item1.A, one.Item1.C, one.Item1.B) : one.Item1);
            var report = Mend(s_ball with { Triangles = [.. s_ball.Triangles, .. added] });
            // One copy and its original, turned against each other, may leave either; turning mends that.
            return report.IsSound && report.Mesh.Triangles.Length == s_ball.Triangles.Length &&
                Math.Abs(report.VolumeAfter_m3 - s_ball.Volume_m3) < 1e-12; // m^3: order of the sum
        }, iter: 300);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Holes_in_a_flat_face_are_closed_to_the_same_volume()
    {
        Gen.Int[0, s_brick.Triangles.Length - 1].Array[1, 4].Sample(removed =>
        {
            var report = Mend(s_brick with
            {
                Triangles = [.. s_brick.Triangles.Where((_, at) => !removed.Contains(at))],
            });
            // Where both triangles of a face go, or two meet in an edge of the brick, the least area cuts the corner:
            // then it must be said how far from flat the hole was.
            var isFlat = report.Mended.Holes.All(hole => hole.OutOfPlane_m < 1e-9);
            return report.Left.IsClosed && report.Mended.Holes.Length > 0 &&
                (!isFlat || Math.Abs((report.VolumeAfter_m3 / s_brick.Volume_m3) - 1) < 1e-9); // rounding
        }, iter: 300);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Holes_in_a_curved_face_are_closed_to_nearly_the_same_volume()
    {
        // Closing with the corners that are there loses at most the dome over the hole. Over a triangle of 0.3 m on a
        // ball of 1 m that is nothing; over a corner's fan of six, 0.03 m high, a hundredth of a per cent each.
        Gen.Int[0, s_ball.Vertices.Length - 1].Array[1, 5].Sample(corners =>
        {
            var report = Mend(s_ball with
            {
                Triangles = [.. s_ball.Triangles.Where(t => !corners.Any(c => t.A == c || t.B == c || t.C == c))],
            });
            return report.Left.IsClosed && Math.Abs((report.VolumeAfter_m3 / s_ball.Volume_m3) - 1) < 0.01 * corners.Length;
        }, iter: 200);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Triangles_torn_apart_and_shaken_within_the_tolerance_are_joined_again()
    {
        var corners = Shapes.Corners(s_ball);
        // 0.4 of the gap's tolerance of 2e-4 m: two copies of a corner are at most 1.6e-4 m apart.
        Gen.Double[-0.4, 0.4].Array[corners.Length * 3].Sample(shake =>
        {
            var shaken = corners.Select((corner, at) => corner + (2e-4 / Math.Sqrt(3) * new Vec3(
                shake[3 * at], shake[(3 * at) + 1], shake[(3 * at) + 2]))).ToImmutableArray();
            var report = Mend(new(shaken, [.. Enumerable.Range(0, corners.Length / 3).Select(at =>
                new Triangle(3 * at, (3 * at) + 1, (3 * at) + 2))]));
            // Area of 12.5 m^2 times 1e-4 m, times 2 to be safe.
            return report.IsSound && report.Mesh.Triangles.Length == s_ball.Triangles.Length &&
                Math.Abs(report.VolumeAfter_m3 - s_ball.Volume_m3) < 2.5e-3;
        }, iter: 100);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void All_damage_at_once_is_mended()
    {
        Gen.Int[1, int.MaxValue].Sample(seed =>
        {
            var random = new Random(seed);
            var triangles = s_ball.Triangles.ToList();
            for (var round = 0; round < 20; round++)
            {
                var (turned, copied) = (random.Next(triangles.Count), triangles[random.Next(triangles.Count)]);
                triangles[turned] = new(triangles[turned].A, triangles[turned].C, triangles[turned].B);
                triangles.Add(round % 2 == 0 ? copied : new(copied.A, copied.C, copied.B));
            }

            for (var round = 0; round < 5; round++)
            {
                triangles.RemoveAt(random.Next(triangles.Count));
            }

            double Shake() => (random.NextDouble() - 0.5) * 1e-4; // m: half of the gap's tolerance between two copies
            var corners = Shapes.Corners(s_ball with { Triangles = [.. triangles] })
                .Select(corner => corner + new Vec3(Shake(), Shake(), Shake())).ToImmutableArray();
            var report = Mend(new(corners, [.. Enumerable.Range(0, corners.Length / 3).Select(at =>
                new Triangle(3 * at, (3 * at) + 1, (3 * at) + 2))]));
            // Shaking moves 12.5 m^2 by at most 1e-4 m; the other diagonal of two triangles takes up to 2e-4 m^3.
            return report.IsSound && Math.Abs(report.VolumeAfter_m3 - s_ball.Volume_m3) < 2.5e-3;
        }, iter: 200);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_corner_on_an_open_edge_is_put_into_it()
    {
        // A box whose top is cut in four at its middle, its sides not: four T-junctions on rounded places.
        Gen.Select(Gen.Double[0.2, 0.8], Gen.Double[0.2, 0.8], Gen.Double[0, 6.28]).Sample((x, y, turn) =>
        {
            var box = Shapes.Box(Vec3.Zero, new(1, 1, 1));
            Vec3[] added = [new(x, 0, 1), new(1, y, 1), new(x, 1, 1), new(0, y, 1), new(x, y, 1)];
            Triangle[] top =
            [
                new(4, 8, 12), new(4, 12, 11), new(8, 5, 9), new(8, 9, 12), new(12, 9, 6), new(12, 6, 10),
                new(11, 12, 10), new(11, 10, 7),
            ];
            var mesh = Shapes.Mapped(new([.. box.Vertices, .. added], [.. box.Triangles.Where(t => !IsTop(t)), .. top]),
                v => Shapes.Turn(v, turn, 2 * turn));
            var report = Mend(mesh);
            return report.IsSound && report.Mended.SplitEdgeCount == 4 && report.Mended.Holes.IsEmpty &&
                Math.Abs(report.VolumeAfter_m3 - 1) < 1e-12; // m^3: rounding of a turn
        }, iter: 200);

        static bool IsTop(Triangle t) => t.A >= 4 && t.B >= 4 && t.C >= 4;
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Shells_are_turned_outwards_and_cavities_inwards_whatever_they_were()
    {
        Gen.Bool.Array[3].Sample(isTurned =>
        {
            Mesh Nested(double low, double high, int at) =>
                Shapes.Box(new(low, low, low), new(high, high, high)) is var box && isTurned[at] ? box.Reversed() : box;
            var mesh = Shapes.Together(Shapes.Together(Nested(0, 10, 0), Nested(2, 8, 1)), Nested(4, 6, 2));
            var report = Mend(mesh);
            // A block of 1000, in it a cavity of 216, in that a block of 8 m^3.
            return report.IsSound && Math.Abs(report.VolumeAfter_m3 - (1000 - 216 + 8)) < 1e-9;
        });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Shells_in_shells_are_left_where_the_format_says_that_bodies_overlap()
    {
        var mesh = Shapes.Together(Shapes.Box(Vec3.Zero, new(10, 10, 10)), Shapes.Box(new(2, 2, 2), new(8, 8, 8)));
        var report = MeshRepair.Mend(mesh, s_options with { TurnsNestedShells = false }, default);

        Assert.Same(mesh, report.Mesh);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Crossing_bodies_are_named_with_a_place()
    {
        var report = Mend(Shapes.Together(Shapes.Box(Vec3.Zero, new(1, 1, 1)), Shapes.Box(new(0.5, 0.5, 0.5), new(2, 2, 2))));

        Assert.Contains(report.Sentences, sentence => sentence.Contains("pass through each other", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void What_cannot_be_mended_is_said_and_never_called_sound()
    {
        // A Moebius strip of nine panels has one side and an open edge.
        const int Panels = 9;
        var corners = Enumerable.Range(0, Panels).SelectMany(at =>
        {
            var (sin, cos) = Math.SinCos(2 * Math.PI * at / Panels);
            var (up, across) = Math.SinCos(Math.PI * at / Panels);
            Vec3 middle = new(cos, sin, 0), half = new(0.2 * across * cos, 0.2 * across * sin, 0.2 * up);
            return new[] { middle - half, middle + half };
        }).ToImmutableArray();
        var triangles = Enumerable.Range(0, Panels).SelectMany(at =>
        {
            var (a, b) = (2 * at, (2 * at) + 1);
            var (c, d) = at == Panels - 1 ? (1, 0) : ((2 * at) + 2, (2 * at) + 3);
            return new[] { new Triangle(a, c, b), new Triangle(b, c, d) };
        });
        var report = Mend(new(corners, [.. triangles]));

        Assert.False(report.IsSound);
        Assert.Contains(report.Sentences, sentence => sentence.Contains("one side only", StringComparison.Ordinal));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Any_triangles_are_mended_or_said_to_be_unsound_in_bounded_time_and_twice_alike()
    {
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 9], Gen.Int[0, 9]).Array[0, 60].Sample(triples =>
        {
            var random = new Random(triples.Length);
            var mesh = new Mesh(
                [.. Enumerable.Range(0, 10).Select(_ => new Vec3(random.Next(3), random.Next(3), random.Next(3)))],
                [.. triples.Select(t => new Triangle(t.Item1, t.Item2, t.Item3))]);
            var (one, two) = (Mend(mesh), Mend(mesh));
            Assert.Equal(one.Mesh.Triangles, two.Mesh.Triangles);
            return one.IsSound == (one.Left.IsClosed && one.VolumeAfter_m3 > 0 && one.Mended.OneSidedEdgeCount == 0);
        }, iter: 1000);
    }

    private static MeshRepairReport Mend(Mesh mesh) => MeshRepair.Mend(mesh, s_options, TestContext.Current.CancellationToken);

    private static Mesh Ball()
    {
        var mesh = Shapes.Octahedron(1);
        for (var level = 0; level < 3; level++)
        {
            var corners = mesh.Triangles.SelectMany(t =>
            {
                var (a, b, c) = (mesh.Vertices[t.A], mesh.Vertices[t.B], mesh.Vertices[t.C]);
                var (ab, bc, ca) = ((a + b).ToUnit(), (b + c).ToUnit(), (c + a).ToUnit());
                return new[] { a, ab, ca, b, bc, ab, c, ca, bc, ab, bc, ca };
            }).ToArray();
            mesh = VertexWeld.Weld(corners, 1e-9, out _);
        }

        return mesh;
    }
}
