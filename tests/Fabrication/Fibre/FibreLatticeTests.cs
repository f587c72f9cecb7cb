using Guanghan.Fabrication.Fibre;

namespace Guanghan.Fabrication.Tests.Fibre;

public sealed class FibreLatticeTests
{
    private static Gen<FibreLattice> Lattices => Gen.Select(
        Gen.Int[1, 400], Gen.Double[0.5, 1], Gen.Enum<Packing>(), Gen.Double[0.1, 1],
        (count, core, packing, share) =>
        {
            var bundle = Bundle(count, packing, core);
            var loose = bundle with { MeasuredPackingFraction = 0.01 };
            var measured = share * new FibreLattice(loose).GreatestPackingFraction;
            return new FibreLattice(share < 0.5 ? bundle : bundle with { MeasuredPackingFraction = measured });
        });

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(1, 1, 1)]
    [InlineData(7, 7, 9)]
    [InlineData(19, 19, 25)]
    [InlineData(37, 37, 49)]
    [InlineData(61, 61, 81)]
    [InlineData(91, 91, 121)]
    [InlineData(127, 127, 169)]
    [InlineData(100, 100, 169)]
    public void Full_rings_fill_their_circle_as_the_closed_form_says(int count, int fibres, int places)
    {
        // Rounding only: 1e-14.
        var bundle = Bundle(count, Packing.Circular, 0.8);
        var lattice = new FibreLattice(bundle);
        Assert.Equal(fibres / (double)places * 0.64, lattice.CoreAreaFraction, 1e-14);
        Assert.Equal(bundle.CoreFraction, lattice.CoreAreaFraction, 1e-14);
        Assert.Equal(bundle.Diameter_m, lattice.FaceDiameter_m, 1e-15);
        Assert.Equal(count, lattice.Centres().Distinct().Count());
    }

    [Theory]
    [Trait("Kind", "validates")]
    [InlineData(Packing.Hexagonal, 0.90690)]
    [InlineData(Packing.Fused, 1)]
    public void A_million_fibres_come_within_half_a_percent_of_the_limit(Packing packing, double limit)
    {
        // The edge's part of the area goes as 1/sqrt N: one pitch on a radius of 525.
        var lattice = new FibreLattice(Bundle(1_000_000, packing, 1));
        Assert.Equal(limit, lattice.CoreAreaFraction, 0.005);
        Assert.Equal(limit, FibreBundle.Of(packing, 1_000_000), 5e-6); // half the last digit
        Assert.Equal(999_999, lattice.CoreAt(lattice.Centre(999_999).X_m, lattice.Centre(999_999).Y_m));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_point_hits_the_core_that_its_distance_to_all_centres_says() => Gen.Select(
        Gen.Int[1, 300], Gen.Double[0.5, 1], Gen.Bool, Gen.Double[-1, 1].Array[2, 2].Array[40]).Sample(
        (count, core, isCircular, points) =>
        {
            var bundle = Bundle(count, isCircular ? Packing.Circular : Packing.Hexagonal, core);
            var lattice = new FibreLattice(bundle);
            var half = 0.6123456789 * lattice.FaceDiameter_m; // no round number falls on an edge
            var x = points.Select(point => half * point[0]).ToArray();
            var y = points.Select(point => half * point[1]).ToArray();
            var hits = new int[x.Length];
            lattice.CoresAt(x, y, hits);
            var centres = lattice.Centres();
            for (var i = 0; i < x.Length; i++)
            {
                var expected = -1;
                for (var j = 0; j < count; j++)
                {
                    var distance = double.Hypot(x[i] - centres[j].X_m, y[i] - centres[j].Y_m);
                    expected = distance <= bundle.CoreDiameter_m / 2 ? j : expected;
                }

                Assert.Equal(expected, hits[i]);
            }
        }, iter: 200, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Full_shells_look_alike_when_turned_by_60_degrees() => Gen.Select(
        Gen.Enum<Packing>(), Gen.Double[-1, 1], Gen.Double[-1, 1]).Sample((packing, across, along) =>
        {
            var lattice = new FibreLattice(Bundle(61, packing, 0.8)); // 61: full in all three packings
            var (x, y) = (0.6123456789 * lattice.FaceDiameter_m * across, 0.5987654321 * lattice.FaceDiameter_m * along);
            var turned = lattice.CoreAt((x / 2) - (y * Math.Sqrt(3) / 2), (x * Math.Sqrt(3) / 2) + (y / 2));
            Assert.Equal(lattice.CoreAt(x, y) >= 0, turned >= 0);
        }, iter: 2000, threads: 1);

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(Packing.Hexagonal, 3)] // the middle and 2 of 6: opposite ones
    [InlineData(Packing.Hexagonal, 4)]
    [InlineData(Packing.Hexagonal, 10)]
    [InlineData(Packing.Circular, 22)] // 3 of the 6 sides' middles
    [InlineData(Packing.Fused, 9)]
    public void A_begun_shell_keeps_its_balance(Packing packing, int count)
    {
        var centres = new FibreLattice(Bundle(count, packing, 0.8)).Centres();
        Assert.Equal(0, centres.Average(centre => centre.X_m), 1e-12); // m, rounding
        Assert.Equal(0, centres.Average(centre => centre.Y_m), 1e-12);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Every_core_lies_on_the_face_and_covers_the_share_it_states() => Lattices.Sample(lattice =>
    {
        const int N = 300;
        var hits = 0;
        for (var i = 0; i < N; i++)
        {
            for (var j = 0; j < N; j++)
            {
                var r = lattice.FaceDiameter_m / 2 * Math.Sqrt((i + 0.5) / N);
                var (y, x) = Math.SinCos(2 * Math.PI * (j + (i * 0.6180339887)) / N);
                hits += lattice.CoreAt(r * x, r * y) >= 0 ? 1 : 0;
            }
        }

        // Points miscounted along the cores' edges: at most sqrt(9e4) of 9e4 at five standard deviations, 0.0085.
        return Math.Abs((hits / (double)(N * N)) - lattice.CoreAreaFraction) < 0.0085;
    }, iter: 60, threads: 1);

    [Fact]
    [Trait("Kind", "property")]
    public void Fused_cores_without_cladding_leave_no_gap() => Gen.Select(Gen.Double[-0.4, 0.4], Gen.Double[-0.4, 0.4])
        .Sample((x, y) =>
        {
            var lattice = new FibreLattice(Bundle(1000, Packing.Fused, 1 + 1e-12)); // closes the seams' rounding
            return lattice.CoreAt(x * lattice.FaceDiameter_m, y * lattice.FaceDiameter_m) >= 0 ||
                double.Hypot(x, y) > 0.45;
        }, iter: 200, threads: 1);

    [Theory]
    [Trait("Kind", "property")]
    [InlineData(Packing.Circular)]
    [InlineData(Packing.Hexagonal)]
    [InlineData(Packing.Fused)]
    public void A_measured_packing_sets_the_face(Packing packing)
    {
        var bundle = Bundle(127, packing, 0.8) with { MeasuredPackingFraction = 0.7 };
        var lattice = new FibreLattice(bundle);
        Assert.Equal(bundle.Diameter_m, lattice.FaceDiameter_m, 1e-15); // m, rounding
        Assert.Equal(bundle.CoreFraction, lattice.CoreAreaFraction, 1e-14);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_packing_that_presses_cores_into_each_other_is_refused()
    {
        var dense = Bundle(7, Packing.Circular, 1) with { MeasuredPackingFraction = 0.9 };
        Assert.StartsWith("A packing fraction of 0.9 would put 7 fibres 0.8944 mm apart with cores 1 mm wide; take " +
            "at most 0.7778.", Assert.Throws<ArgumentException>(() => new FibreLattice(dense)).Message,
            StringComparison.Ordinal);
    }

    private static FibreBundle Bundle(int count, Packing packing, double core) =>
        new(core * 1e-3, 1e-3, count, packing, null, 0.48, null);
}
