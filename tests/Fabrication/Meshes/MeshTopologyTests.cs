using System.Numerics;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;

namespace Guanghan.Fabrication.Tests.Meshes;

public sealed class MeshTopologyTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void Welding_gives_what_comparing_every_corner_with_every_other_gives()
    {
        // Corners on a coarse lattice, moved by up to twice the tolerance: some join, some do not, some chain.
        Gen.Select(Gen.Int[0, 5], Gen.Int[0, 5], Gen.Int[0, 2], Gen.Double[-2, 2]).Array[3, 180].Sample(places =>
        {
            var corners = places[..(places.Length / 3 * 3)].Select(place => new Vec3(
                place.Item1 + (place.Item4 * 1e-3), place.Item2 - (place.Item4 * 1e-3), place.Item3)).ToArray();
            var (fast, slow) = (VertexWeld.Weld(corners, 1e-3, out var dropped),
                WeldOracle.Weld(corners, 1e-3, out var expected));
            return dropped == expected && fast.Vertices.SequenceEqual(slow.Vertices) &&
                fast.Triangles.SequenceEqual(slow.Triangles);
        }, iter: 500);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Twins_run_the_same_edge_the_other_way_and_every_count_is_that_of_a_dictionary()
    {
        // Any triangles over nine corners: open, misaligned and crowded edges all arise.
        Gen.Select(Gen.Int[0, 8], Gen.Int[0, 8], Gen.Int[0, 8]).Array[1, 40].Sample(triples =>
        {
            var random = new Random(triples.Length);
            var mesh = new Mesh(
                [.. Enumerable.Range(0, 9).Select(_ => new Vec3(random.Next(4), random.Next(4), random.Next(4)))],
                [.. triples.Where(t => t.Item1 != t.Item2 && t.Item2 != t.Item3 && t.Item3 != t.Item1)
                    .Select(t => new Triangle(t.Item1, t.Item2, t.Item3))]);
            var topology = MeshTopology.Of(mesh);
            for (var at = 0; at < topology.Twins.Length; at++)
            {
                var twin = topology.Twins[at];
                Assert.True(twin < 0 || (topology.Twins[twin] == at && Ends(mesh, twin) == (Ends(mesh, at).To, Ends(mesh,
                    at).From)));
            }

            var runs = Enumerable.Range(0, topology.Twins.Length).GroupBy(at => Ends(mesh, at) is var (p, q) && p < q ? (p, q)
                : (Ends(mesh, at).To, Ends(mesh, at).From)).ToArray();
            var unmatched = runs.Sum(run => Math.Abs((2 * run.Count(at => Ends(mesh, at).From == run.Key.Item1)) - run.Count()));
            Assert.Equal(runs.Length, topology.EdgeCount);
            Assert.Equal(runs.Count(run => run.Count() == 1), topology.OpenEdgeCount);
            Assert.Equal(unmatched, topology.Twins.Count(twin => twin < 0));
        }, iter: 2000);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Boxes_that_touch_along_an_edge_stay_two_in_whatever_direction_they_are_turned()
    {
        Gen.Select(Gen.Double[0, 6.28], Gen.Double[0, 6.28]).Sample((about_x, about_z) =>
        {
            var pair = Shapes.Together(Shapes.Box(Vec3.Zero, new(3, 2, 1)), Shapes.Box(new(3, 2, 0), new(4, 4, 1)));
            var mesh = VertexWeld.Weld(Shapes.Mapped(pair, v => Shapes.Turn(v, about_x, about_z)), 1e-9, out _);
            var topology = MeshTopology.Of(mesh);
            var shells = Shells.Of(mesh, topology);
            return topology is { IsClosed: true, CrowdedEdgeCount: 1 } && topology.PinchedVertexCount(mesh) == 2 &&
                shells.All.Length == 2 && Math.Abs(shells.All[0].Volume_m3 - 6) < 1e-12 && // m^3: rounding of a turn
                Math.Abs(shells.All[1].Volume_m3 - 2) < 1e-12;
        }, iter: 200);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Boxes_that_touch_in_a_face_stay_two()
    {
        var pair = Shapes.Together(Shapes.Box(Vec3.Zero, new(1, 1, 1)), Shapes.Box(new(1, 0, 0), new(2, 1, 1)));
        var mesh = VertexWeld.Weld(pair, 0, out _);

        Assert.Equal(12, mesh.Vertices.Length);
        Assert.Equal([1.0, 1.0], Shells.Of(mesh, MeshTopology.Of(mesh)).All.Select(shell => Math.Round(shell.Volume_m3, 12)));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_corner_of_a_hundred_thousand_triangles_is_no_trouble()
    {
        // A cone over a fine circle, and its floor: both ends have 50,000 triangles.
        const int Count = 50_000;
        var rim = Enumerable.Range(0, Count).Select(at => Math.SinCos(2 * Math.PI * at / Count))
            .Select(turn => new Vec3(turn.Cos, turn.Sin, 0));
        var mesh = new Mesh([new(0, 0, 1), Vec3.Zero, .. rim],
            [.. Enumerable.Range(0, Count).SelectMany(at => new[]
            {
                new Triangle(0, 2 + at, 2 + ((at + 1) % Count)), new Triangle(1, 2 + ((at + 1) % Count), 2 + at),
            })]);
        var topology = MeshTopology.Of(mesh);

        Assert.True(topology.IsClosed);
        Assert.Equal(3 * Count, topology.EdgeCount);
        Assert.Equal(0, topology.PinchedVertexCount(mesh));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Signs_of_volumes_are_those_of_whole_numbers_without_rounding()
    {
        // Four points of large coordinates within a few units of a plane: doubles alone get most signs wrong. The
        // authority is integer arithmetic; coordinates below 2^53 are exact.
        var random = new Random(7);
        var zeros = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var p = Enumerable.Range(0, 4).Select(_ => (long)random.Next(1 << 26) << 20).ToArray();
            var q = Enumerable.Range(0, 4).Select(_ => (long)random.Next(1 << 26) << 20).ToArray();
            var r = Enumerable.Range(0, 4).Select(at => p[at] + q[at] + random.Next(-1, 2)).ToArray();
            var exact = BigSign(p, q, r);
            var found = ExactSign.OfVolume(new(p[0], q[0], r[0]), new(p[1], q[1], r[1]), new(p[2], q[2], r[2]),
                new(p[3], q[3], r[3]));
            Assert.Equal(exact, found);
            zeros += exact == 0 ? 1 : 0;
        }

        Assert.InRange(zeros, 1, 19_999); // both kinds were met
    }

    private static int BigSign(long[] x, long[] y, long[] z)
    {
        BigInteger[] D(int at) => [x[at] - x[0], y[at] - y[0], z[at] - z[0]];
        var (a, b, c) = (D(1), D(2), D(3));
        return ((a[0] * ((b[1] * c[2]) - (b[2] * c[1]))) + (a[1] * ((b[2] * c[0]) - (b[0] * c[2]))) +
            (a[2] * ((b[0] * c[1]) - (b[1] * c[0])))).Sign;
    }

    private static (int From, int To) Ends(Mesh mesh, int halfEdge) =>
        (MeshTopology.From(mesh, halfEdge), MeshTopology.From(mesh, MeshTopology.Next(halfEdge)));
}
