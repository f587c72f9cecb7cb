using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Guanghan.Fabrication.Meshes;
using Guanghan.Fabrication.Regions;
using Guanghan.Fabrication.Slicing;

namespace Guanghan.Fabrication.Tests.Slicing;

public sealed class LayerHeightsTests
{
    [Fact]
    [Trait("Kind", "property")]
    public void Layers_reach_from_bottom_to_top_to_the_last_bit_and_leave_no_gap()
    {
        Gen.Select(Gen.Double[-0.1, 0.1], Gen.Double[1e-4, 0.2], Gen.Double[1e-4, 0.03], Gen.Bool).Sample(
            (low, size, thickness, isKept) =>
            {
                var high = low + size;
                var slabs = LayerHeights.Uniform(low, high, thickness, isKept ? LayerRest.Keep : LayerRest.Spread);
                Tile(slabs, low, high);

                // A part in 1e9 of a layer is rounding, not a rest.
                Assert.All(slabs, slab => Assert.InRange(slab.Thickness_m, 0, thickness * (1 + 2e-9)));
                Assert.InRange(slabs.Length, size / thickness * (1 - 2e-9), (size / thickness) + 1);
                var whole = isKept ? thickness : size / slabs.Length;
                Assert.All(slabs[..^1], slab => Assert.Equal(whole, slab.Thickness_m, 1e-15)); // m: rounding
            });
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_rest_is_spread_or_kept_and_a_whole_number_of_layers_leaves_none()
    {
        Assert.Equal(3, LayerHeights.Uniform(0, 0.3, 0.1, LayerRest.Keep).Length); // 0.1 * 3 is above 0.3 in binary
        Assert.Equal([0.1, 0.1, 0.05], LayerHeights.Uniform(0, 0.25, 0.1, LayerRest.Keep)
            .Select(slab => Math.Round(slab.Thickness_m, 12)));
        Assert.All(LayerHeights.Uniform(0, 0.25, 0.1, LayerRest.Spread), slab =>
            Assert.Equal(0.25 / 3, slab.Thickness_m, 1e-15)); // m: rounding
        Assert.Single(LayerHeights.Uniform(0, 0.01, 0.1, LayerRest.Keep));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_layer_ends_at_every_flat_face_of_the_brick()
    {
        var brick = InterlockingBrick.Coupon;
        var flats = FlatFaces.Find(brick.ToMesh(), 1e-6, 0.5e-3);
        var slabs = LayerHeights.Uniform(0, 0.030, 0.0011, LayerRest.Spread, flats.AsSpan());

        Assert.Equal([0.008, 0.024], flats); // the sockets' ceilings and the shoulders around the studs
        Assert.Contains(slabs, slab => slab.Top_m == 0.008);
        Assert.Contains(slabs, slab => slab.Top_m == 0.024);
        Tile(slabs, 0, 0.030);
        // So every layer is cut where it has the area of its whole height: the volume is exact.
        Assert.Equal(brick.Volume_m3, Volume(brick.ToMesh(), slabs), 1e-9 * brick.Volume_m3);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Flat_faces_too_small_or_too_close_do_not_count()
    {
        var mesh = InterlockingBrick.Coupon.ToMesh();

        Assert.Equal([0.024], FlatFaces.Find(mesh, 1.5e-3, 0)); // two ceilings of 22 mm square are 0.97e-3 m^2
        Assert.Equal([0.008], FlatFaces.Find(mesh, 0, 0.0061)); // the shoulders lie 6 mm below the top
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1e-3)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [Trait("Kind", "refusal")]
    public void A_height_that_is_not_above_zero_is_refused(double thickness_m)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() =>
            LayerHeights.Uniform(0, 1, thickness_m, LayerRest.Keep));

        Assert.StartsWith("The height of a layer must be a number above 0 m.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Parts_without_height_too_many_layers_and_stops_out_of_order_are_refused()
    {
        Assert.StartsWith("A part's top must lie above its bottom", Refused(() =>
            LayerHeights.Uniform(1, 1, 0.1, LayerRest.Keep)), StringComparison.Ordinal);
        Assert.StartsWith("The part would take 1E+09 layers; the limit is 1000000.", Refused(() =>
            LayerHeights.Uniform(0, 1, 1e-9, LayerRest.Keep)), StringComparison.Ordinal);
        Assert.StartsWith("Heights at which layers end must rise between 0 and 1 m.", Refused(() =>
            LayerHeights.Uniform(0, 1, 0.1, LayerRest.Keep, [0.5, 0.5])), StringComparison.Ordinal);

        static string Refused(Action work) => Assert.Throws<ArgumentOutOfRangeException>(work).Message;
    }

    internal static void Tile(ImmutableArray<LayerSlab> slabs, double low_m, double high_m)
    {
        Assert.Equal(low_m, slabs[0].Bottom_m);
        Assert.Equal(high_m, slabs[^1].Top_m);
        for (var index = 1; index < slabs.Length; index++)
        {
            Assert.Equal(slabs[index - 1].Top_m, slabs[index].Bottom_m);
        }
    }

    internal static double Volume(Mesh mesh, ImmutableArray<LayerSlab> slabs)
    {
        var twins = ImmutableCollectionsMarshal.AsArray(MeshTopology.Of(mesh).Twins)!;
        var cutter = new LayerCutter(mesh, twins, [.. slabs.Select(slab => slab.Middle_m)]);
        var contours = new RegionBuilder();
        var sum = 0.0;
        for (var index = 0; index < slabs.Length; index++)
        {
            contours.Clear();
            cutter.Cut(index, contours);
            sum += contours.ToRegion().Area_m2 * slabs[index].Thickness_m;
        }

        return sum;
    }
}
