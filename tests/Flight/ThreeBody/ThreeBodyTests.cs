using Guanghan.Core.Space;
using Guanghan.Flight.ThreeBody;

namespace Guanghan.Flight.Tests.ThreeBody;

public sealed class ThreeBodyTests
{
    private static readonly ThreeBodySystem s_howell = new("Howell", 0.04, 1, 1);
    private static readonly ThreeBodySystem s_gateway = new("Earth-Moon of Gateway", 1 / 82.30059, 384400e3, 375190);

    [Fact]
    [Trait("Kind", "validates")]
    public void Libration_points_of_earth_and_moon_lie_where_published()
    {
        // Earth-Moon with the mass ratio 0.0121505856: L1 to L3 as several public programs print them (0.8369151258197125,
        // 1.1556821654078693, -1.0050626458062681), of which ten digits are taken; JPL's catalogue of periodic orbits
        // (ssd.jpl.nasa.gov/tools/periodic_orbits) takes 0.01215058560962404, which moves none of them.
        foreach (var ratio in (double[])[0.0121505856, 0.01215058560962404])
        {
            var system = new ThreeBodySystem("Earth-Moon", ratio, 1, 1);
            Assert.Equal(0.8369151258, LibrationPoints.Of(system, LibrationPoint.L1).X, 1e-10);
            Assert.Equal(1.1556821654, LibrationPoints.Of(system, LibrationPoint.L2).X, 1e-10);
            Assert.Equal(-1.0050626458, LibrationPoints.Of(system, LibrationPoint.L3).X, 1e-10);
        }
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.01215)]
    [InlineData(0.5)]
    [Trait("Kind", "property")]
    public void A_body_at_rest_at_a_libration_point_stays(double massRatio)
    {
        var system = new ThreeBodySystem("any", massRatio, 1, 1);
        var motion = new ThreeBodyMotion(system);
        foreach (var point in Enum.GetValues<LibrationPoint>())
        {
            // Near the smaller body the pull changes by up to 16 times the distance, and 1e-16 is the place's own rounding.
            var pull = motion.Acceleration(new(LibrationPoints.Of(system, point), Vec3.Zero));
            Assert.True(pull.Length < 2e-14, $"{point}: {pull.Length}");
        }
    }

    // K. C. Howell, Celest. Mech. 32 (1984) 53, table I: halo orbits about L1, mass ratio 0.04: x, z, y', half the
    // period, six digits each.
    [Theory]
    [InlineData(0.723268, 0.040000, 0.198019, 1.300177)]
    [InlineData(0.729988, 0.215589, 0.397259, 1.348532)]
    [InlineData(0.753700, 0.267595, 0.399909, 1.211253)]
    [InlineData(0.777413, 0.284268, 0.361870, 1.101099)]
    [InlineData(0.801125, 0.299382, 0.312474, 1.017241)]
    [InlineData(0.817724, 0.313788, 0.271306, 0.978635)]
    [Trait("Kind", "validates")]
    public void Howells_halo_orbits_are_found_again(double x, double z, double speed, double halfPeriod)
    {
        // From a guess that is a percent off.
        var orbit = OrbitFamilies.Correct(
            s_howell, new(new(x * 1.004, 0, z), new(0, speed * 0.99, 0)), 2 * halfPeriod * 1.003, HeldQuantity.Z);
        Assert.True(orbit.Converged, $"{orbit.ResidualFactor} after {orbit.Iterations}");

        // Half a unit of the sixth digit, and that of z, which is held, times the family's slope (up to 8 here).
        Assert.Equal(x, orbit.Initial.Position.X, 2e-6);
        Assert.Equal(speed, orbit.Initial.Velocity.Y, 2e-6);
        Assert.Equal(halfPeriod, orbit.PeriodFactor / 2, 5e-6);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_halo_family_of_howell_is_reached_from_the_libration_point()
    {
        var family = OrbitFamilies.Halo(s_howell, LibrationPoint.L1, isNorthern: true, 0.01, 60);
        Assert.True(family.Orbits.Count > 30, family.Message);

        // Howell's first row lies between two neighbours of the family: interpolated over a step of 0.01.
        var after = family.Orbits.ToList().FindIndex(orbit => orbit.Initial.Position.Z > 0.04);
        var (a, b) = (family.Orbits[after - 1].Initial, family.Orbits[after].Initial);
        var share = (0.04 - a.Position.Z) / (b.Position.Z - a.Position.Z);
        Assert.Equal(0.723268, a.Position.X + (share * (b.Position.X - a.Position.X)), 2e-5);
        Assert.Equal(0.198019, a.Velocity.Y + (share * (b.Velocity.Y - a.Velocity.Y)), 2e-4);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_orbit_of_the_gateway_is_found_from_nothing()
    {
        // The southern near-rectilinear halo orbit about L2 in wide use for Gateway, with the mass ratio of 1 /
        // (81.30059 + 1): period 68 / 45 = 1.5111..., x = 1.02202151273581741, z = -0.18209676152424050, y' =
        // -0.10325634106279382 (initial conditions in public use, among others in the examples of STMint and polynomial
        // state-transition-tensor studies).
        var orbit = OrbitFamilies.NearRectilinear(
            s_gateway, LibrationPoint.L2, isNorthern: false, 1.5111111111111111);
        Assert.True(orbit.Converged, $"{orbit}");

        // Ours closes to 1e-11; the orbit is known to its corrector's tolerance, amplified by the family's slope.
        Assert.Equal(1.02202151273581741, orbit.Initial.Position.X, 1e-9);
        Assert.Equal(-0.18209676152424050, orbit.Initial.Position.Z, 1e-9);
        Assert.Equal(-0.10325634106279382, orbit.Initial.Velocity.Y, 1e-9);

        // It is all but stable (E. M. Zimovan, "Characteristics and Design Strategies for Near Rectilinear Halo
        // Orbits", Purdue (2017), figure 3.12: stability index below 2 at 3200 km of perilune).
        var (first, _, _) = orbit.StabilityIndices();
        Assert.InRange(Math.Abs(first), 1.0, 2.0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Members_of_a_family_close_keep_jacobis_constant_and_have_a_symplectic_monodromy()
    {
        var system = ThreeBodySystem.EarthMoon;
        var motion = new ThreeBodyMotion(system);
        var lyapunov = OrbitFamilies.Lyapunov(system, LibrationPoint.L1, 0.01, 12);
        var halo = OrbitFamilies.Halo(system, LibrationPoint.L2, isNorthern: true, 0.01, 25);
        Assert.Equal(12, lyapunov.Orbits.Count);
        Assert.Equal(25, halo.Orbits.Count);
        foreach (var orbit in lyapunov.Orbits.Concat(halo.Orbits))
        {
            var arc = motion.Propagate(orbit.Initial, orbit.PeriodFactor, withTransition: true);

            // Half a period closes to 1e-11; unstable orbits (index to 600) amplify that over the other half.
            Assert.True((arc.Final.Position - orbit.Initial.Position).Length < 1e-7, $"{orbit}");
            Assert.Equal(orbit.JacobiFactor, motion.JacobiFactor(arc.Final), 1e-11);

            // One eigenvalue pair is 1: det(M - 1) = 0; and det M = 1 by Liouville, here by the traces' own identity.
            var direction = new[] { 0, orbit.Initial.Velocity.Y, 0 };
            var a = motion.Acceleration(orbit.Initial);
            double[] flow = [direction[0], direction[1], direction[2], a.X, a.Y, a.Z];
            for (var row = 0; row < 6; row++)
            {
                var sum = Enumerable.Range(0, 6).Sum(k => arc.Transition![row, k] * flow[k]);
                Assert.Equal(flow[row], sum, 1e-6 * Math.Max(1, a.Length));
            }
        }
        Assert.True(halo.Orbits[^1].Initial.Position.Z > halo.Orbits[0].Initial.Position.Z);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_units_of_earth_and_moon_give_a_sidereal_month()
    {
        // 27.32 days (Szebehely 1967, section 1.5); 384400 km is not the a of the mean month: half a percent.
        Assert.Equal(27.32, Math.Tau * ThreeBodySystem.EarthMoon.Time_s / 86400, 0.15);
        Assert.Equal(365.25, Math.Tau * ThreeBodySystem.SunEarth.Time_s / 86400, 0.02);
        var state = new SynodicState(new(0.5, 0.25, 0), new(0, 1, 0));
        Assert.Equal(new Vec3(-0.25, 1.5, 0), state.AtRest().Velocity);
        Assert.Equal(0.5 * 384400e3, state.InUnitsOf(ThreeBodySystem.EarthMoon).Position_m.X);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_no_system_and_no_orbit_is_refused_or_said()
    {
        Assert.Throws<ArgumentException>(() => new ThreeBodySystem("x", 0.7, 1, 1));
        Assert.Throws<ArgumentException>(() => OrbitFamilies.Lyapunov(s_howell, LibrationPoint.L4, 0.1, 3));
        Assert.Throws<ArgumentException>(() => OrbitFamilies.Correct(
            s_howell, new(new(0.7, 0, 0), new(0, 0.1, 0)), 2, HeldQuantity.Z));
        var lost = OrbitFamilies.Correct(
            s_howell, new(new(0.7, 0, 0.5), new(0, 5, 0)), 9, HeldQuantity.Z);
        Assert.False(lost.Converged);
        Assert.True(lost.Iterations <= 25);
    }
}
