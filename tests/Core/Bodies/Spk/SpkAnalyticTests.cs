using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Spk;

/// <summary>Types 5, 14, 15, 17 and 20: conics, ellipses that turn, and series of velocity.</summary>
public sealed class SpkAnalyticTests
{
    private const double Gm = 398600.4418;
    private static readonly Body Probe = new(-1);
    private static readonly EllipseOracle Orbit = new(Gm, 26600, 0.7, 1.1, 2.3, 4.4, 0.5);

    [Fact]
    [Trait("Kind", "validates")]
    public void Discrete_states_of_one_conic_give_the_conic_between_and_beyond_them()
    {
        double[] epochs = [.. Enumerable.Range(0, 130).Select(i => 5000.0 * i)];
        var data = SegmentMaker.TwoBody(Gm, epochs, [.. epochs.Select(Orbit.StateAt)]);
        var kernel = Kernel(5, data, -20000, 700000);
        for (var i = 0; i < 500; i++)
        {
            AssertState(Orbit.StateAt(-20000 + (1440 * i)), kernel, -20000 + (1440 * i), 1e-6); // 1 mm
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.3)]
    [InlineData(0.99)]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [Trait("Kind", "property")]
    public void Two_body_motion_keeps_energy_and_angular_momentum_and_comes_back(double e)
    {
        var (r0, v0) = (new Vec3(7000, 100, -50), new Vec3(0, 1, 0.2));
        v0 = Math.Sqrt(Gm * (1 + e) / r0.Length) * Vec3.Cross(Vec3.Cross(r0, v0), r0).ToUnit();
        foreach (var t in (double[])[-1e5, -300, 1e-3, 2000, 4e5])
        {
            var (r, v) = Core.Bodies.Spk.Motions.TwoBody.Propagate(r0, v0, Gm, t);
            double Energy(Vec3 p, Vec3 q) => (0.5 * q.LengthSquared) - (Gm / p.Length);
            // 1e-12 of the kinetic energy at the start, 57 to 142 km^2/s^2.
            Assert.Equal(Energy(r0, v0), Energy(r, v), 1e-12 * v0.LengthSquared);
            Assert.True((Vec3.Cross(r0, v0) - Vec3.Cross(r, v)).Length < 1e-12 * Vec3.Cross(r0, v0).Length * 10);
            var (back, _) = Core.Bodies.Spk.Motions.TwoBody.Propagate(r, v, Gm, -t);
            // 1e-6 km: an error of the period's last digit, grown over a day, or of 1e6 km that shrinks to 7000.
            Assert.True((back - r0).Length < 1e-6, $"{e} {t}: {(back - r0).Length} km");
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Between_states_of_different_conics_the_velocity_is_the_slope_of_the_position()
    {
        var other = Orbit with { MeanAtZero = 0.51 };
        var data = SegmentMaker.TwoBody(Gm, [0, 6000], [Orbit.StateAt(0), other.StateAt(6000)]);
        var kernel = Kernel(5, data, 0, 6000);
        AssertState(Orbit.StateAt(0), kernel, 0, 1e-9);
        AssertState(other.StateAt(6000), kernel, 6000, 1e-8);
        AssertSlope(kernel, 100, 5900, 1);
        // Half way both count alike.
        var (a, b) = (Orbit.StateAt(3000), other.StateAt(3000));
        Assert.Equal(0.5 * (a[0] + b[0]), kernel.StateAtTdb(Probe, default, 3000).Position_m.X / 1000, 1e-8);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Unequal_Chebyshev_packets_are_found_and_summed()
    {
        // Packet i covers its own length; x = i + T2, velocity of its own as in type 3.
        double[] starts = [.. Enumerable.Range(0, 150).Select(i => (10.0 * i) + (i % 7))];
        var packets = starts.Select((start, i) =>
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : 1500;
            var radius = 0.5 * (end - start);
            return (double[])[0.5 * (start + end), radius, i, 0, 1, 5, 0, 0, 0, 0, 0, i, 0.5, 0, 0, 0, 0, 1, 0, 0];
        }).ToArray();
        var kernel = Kernel(14, SegmentMaker.Generic([2], packets, starts, 2), 0, 1500);
        foreach (var t in (double[])[0, 3, 777.7, 1234.5, 1500])
        {
            var p = packets.Last(q => q[0] - q[1] <= t);
            var s = (t - p[0]) / p[1];
            var state = kernel.StateAtTdb(Probe, default, t);
            // 1e-9 m: a few roundings of 150 km.
            Assert.Equal(1000 * (p[2] + (2 * s * s) - 1), state.Position_m.X, 1e-9);
            Assert.Equal(5000, state.Position_m.Y);
            Assert.Equal(1000 * (p[11] + (0.5 * s)), state.Velocity_m_s.X, 1e-9);
            Assert.Equal(1000, state.Velocity_m_s.Z);
        }
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(1.0)]
    [InlineData(1.7)]
    [Trait("Kind", "property")]
    public void A_conic_without_J2_starts_at_its_periapsis_and_keeps_its_energy(double e)
    {
        var kernel = Kernel(15, Conic(9000, e, flag: 3), -50000, 50000);
        var start = kernel.StateAtTdb(Probe, default, 10);
        Assert.Equal(9000 / (1 + e), start.Position_m.X / 1000, 1e-9); // periapsis along X
        Assert.Equal(Math.Sqrt(Gm * 9000) * (1 + e) / 9000, start.Velocity_m_s.Length / 1000, 1e-12);
        foreach (var t in (double[])[-50000, 1000, 50000])
        {
            var state = kernel.StateAtTdb(Probe, default, t);
            var (r, v) = (state.Position_m.Length / 1000, state.Velocity_m_s.Length / 1000);
            Assert.Equal(-Gm * (1 - (e * e)) / (2 * 9000), (0.5 * v * v) - (Gm / r), 1e-9); // km^2/s^2, of some 50
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_node_of_a_sun_synchronous_orbit_goes_round_once_a_year()
    {
        // Landsat 8: 7077.7 km, 98.2 degrees (J. R. Irons, J. L. Dwyer and J. A. Barsi, Remote Sens. Environ. 122 (2012)
        // 11: 705 km, 98.2 deg, sun-synchronous), which is 0.9856 deg a day.
        var cosine = Math.Cos(98.2 * Math.PI / 180);
        var data = Conic(7077.7, 1e-4, 0, [0, -Math.Sqrt(1 - (cosine * cosine)), cosine]);
        var kernel = Kernel(15, data, 0, 86400 * 30);
        Vec3 PoleAt(double t)
        {
            var s = kernel.StateAtTdb(Probe, default, t);
            return Vec3.Cross(s.Position_m, s.Velocity_m_s).ToUnit();
        }
        var (first, last) = (PoleAt(10), PoleAt(10 + (86400 * 30) - 20));
        var turned = Math.Atan2(last.Y, last.X) - Math.Atan2(first.Y, first.X);
        Assert.Equal(30 * 0.9856, turned * 180 / Math.PI, 0.3); // 1 %: what rounding 98.2 degrees to a tenth allows
        // The flags: node alone, periapsis alone.
        Assert.True((PoleAtFlag(2) - first).Length < 1e-12);
        Assert.True((PoleAtFlag(1) - last).Length < 1e-6);
        Vec3 PoleAtFlag(int flag)
        {
            data[9] = flag;
            kernel = Kernel(15, data, 0, 86400 * 30);
            return PoleAt(86400 * 30 - 10);
        }
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Equinoctial_elements_at_rest_give_the_ellipse_and_moving_ones_the_slope()
    {
        var (i, node, peri) = (Orbit.Inclination, Orbit.Node, Orbit.Periapsis);
        double[] elements =
        [
            0, Orbit.Axis, Orbit.E * Math.Sin(node + peri), Orbit.E * Math.Cos(node + peri),
            Orbit.MeanAtZero + node + peri, Math.Tan(i / 2) * Math.Sin(node), Math.Tan(i / 2) * Math.Cos(node), 0,
            Orbit.MeanMotion, 0, -Math.PI / 2, Math.PI / 2,
        ];
        var kernel = Kernel(17, elements, -1e6, 1e6);
        foreach (var t in (double[])[-1e6, -12345, 0, 1, 5e5, 1e6])
        {
            AssertState(Orbit.StateAt(t), kernel, t, 1e-6); // 1 mm: a mean anomaly of 145 rad rounded
        }
        (elements[7], elements[9], elements[10], elements[11]) = (3e-6, -1e-6, 0.4, 0.9);
        AssertSlope(Kernel(17, elements, -1e6, 1e6), -9e5, 9e5, 1);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void A_series_of_velocity_integrates_to_the_position_in_its_own_units()
    {
        // v = 3 T0 + 2 T1 - T2 + 0.5 T3 and position 7 in the middle, in units of 1000 km and of days; 20-day intervals.
        double[] axis = [3, 2, -1, 0.5, 7];
        double[] record = [.. axis, .. axis.Select(a => -a), 0, 0, 0, 0, 4];
        var kernel = Kernel(
            20, SegmentMaker.Velocities(1000, 86400, 2451544, 0.25, 20, [record, record]), -64800, 3.3e6);
        foreach (var (t, index) in ((double, int)[])[(-64800, 0), (0, 0), (8e5, 0), (1.8e6, 1), (3.3e6, 1)])
        {
            var middle = -64800 + (86400 * 20 * (index + 0.5));
            var s = (t - middle) / (86400 * 10);
            // The polynomials written out: T2 = 2s^2 - 1, T3 = 4s^3 - 3s.
            var v = 3 + (2 * s) - ((2 * s * s) - 1) + (0.5 * ((4 * s * s * s) - (3 * s)));
            var integral = (3 * s) + (s * s) - ((2 * s * s * s / 3) - s) + (0.5 * ((s * s * s * s) - (1.5 * s * s)));
            var state = kernel.StateAtTdb(Probe, default, t);
            Assert.Equal(1e6 * (7 + (10 * integral)), state.Position_m.X, 1e-6); // 1 um of 1e8 m
            Assert.Equal(1e6 / 86400 * v, state.Velocity_m_s.X, 1e-12);
            Assert.Equal(-state.Position_m.X, state.Position_m.Y, 1e-6);
            Assert.Equal(4e6, state.Position_m.Z);
        }
        AssertSlope(kernel, 0, 1.1e6, 100);
    }

    private static double[] Conic(double p, double e, int flag, double[]? pole = null) =>
        [10, .. pole ?? [0, 0.6, 0.8], 1, 0, 0, p, e, flag, 0, 0, 1, Gm, 1.08262668e-3, 6378.137];

    private static void AssertState(double[] expected, SpkKernel kernel, double t, double tolerance_km)
    {
        var state = kernel.StateAtTdb(Probe, default, t);
        var r = new Vec3(expected[0], expected[1], expected[2]);
        var v = new Vec3(expected[3], expected[4], expected[5]);
        Assert.True(((state.Position_m / 1000) - r).Length <= tolerance_km, $"{t} s: {((state.Position_m / 1000) - r).Length} km");
        // Velocities change by at most 8 m/s^2 / 10 m/s: a thousandth of the displacement each second.
        Assert.True(((state.Velocity_m_s / 1000) - v).Length <= 2e-3 * tolerance_km);
    }

    private static void AssertSlope(SpkKernel kernel, double from, double to, double h)
    {
        for (var i = 0; i <= 50; i++)
        {
            var t = from + (i * (to - from) / 50);
            Vec3 At(double x) => kernel.StateAtTdb(Probe, default, x).Position_m;
            // Fourth-order difference of step h: rounding of 1e7 m over h, and h^4 of the fifth derivative.
            var slope = ((8 * (At(t + h) - At(t - h))) - (At(t + (2 * h)) - At(t - (2 * h)))) / (12 * h);
            Assert.True((slope - kernel.StateAtTdb(Probe, default, t).Velocity_m_s).Length < 1e-5, $"{t} s");
        }
    }

    private static SpkKernel Kernel(int type, double[] data, double begin, double end) => SpkKernel.FromMemory(
        KernelMaker.Make(new KernelMaker.Segment(-1, 0, data, begin, end, type)), "made");
}
