using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Guanghan.Core.Space;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;
using Guanghan.Fabrication.Tests.Meshes;

namespace Guanghan.Fabrication.Tests.Slicing;

public sealed class LayerCutterTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void Planes_through_corners_edges_and_faces_cut_closed_contours()
    {
        var steps = Shapes.Together(
            Shapes.Box(Vec3.Zero, new Vec3(2, 2, 1)), Shapes.Box(new Vec3(0.5, 0.5, 1), new Vec3(1.5, 1.5, 2)));

        // On the floor all corners count as above: nothing. At 1 the lower step ends, for its top counts as above too.
        Assert.Equal([0, 4, 4, 1, 1], Cut(steps, [0, 0.5, 1, 1.5, 2]).Select(region => region.Area_m2));
        Assert.Equal(2, Cut(Shapes.Octahedron(1), [0]).Single().Area_m2, 1e-15); // m^2: a square of diagonal 2
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Areas_of_many_layers_add_up_to_the_volume()
    {
        var mesh = Shapes.Mapped(Shapes.Octahedron(0.05), place => Shapes.Turn(place, 0.3, 1.1));
        var (low, high) = (mesh.Low.Z, mesh.High.Z);
        var step = (high - low) / 1000;
        double[] heights = [.. Enumerable.Range(0, 1000).Select(at => low + ((at + 0.5) * step))];

        // The midpoint rule on pieces of quadratics: (1 / 1000)^2 of it, and the rounding of the contours.
        Assert.Equal(mesh.Volume_m3, Cut(mesh, heights).Sum(region => region.Area_m2) * step, 2e-6 * mesh.Volume_m3);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_mesh_with_a_hole_is_refused()
    {
        var box = Shapes.Box(Vec3.Zero, new Vec3(1, 1, 1));
        var open = box with { Triangles = box.Triangles.RemoveAt(4) };

        Assert.Equal("A mesh that is not closed cannot be sliced; mend it first.",
            Assert.Throws<InvalidOperationException>(() => Cut(open, [0.5])).Message);
    }

    private static ImmutableArray<Region> Cut(Mesh mesh, double[] heights_m)
    {
        var twins = ImmutableCollectionsMarshal.AsArray(MeshTopology.Of(mesh).Twins)!;
        var cutter = new LayerCutter(mesh, twins, heights_m);
        var contours = new RegionBuilder();
        var regions = ImmutableArray.CreateBuilder<Region>();
        for (var index = 0; index < heights_m.Length; index++)
        {
            contours.Clear();
            cutter.Cut(index, contours);
            regions.Add(contours.ToRegion());
        }

        return regions.ToImmutable();
    }
}
