using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;

namespace Guanghan.Core.Tests.Bodies.Builtin;

[Trait("Kind", "property")]
public sealed class PointMassesTests
{
    private const int N = Slot.Count;

    // Anywhere within 30 au, as fast as Mercury: 15 points, three axes.
    private static readonly Gen<(double[] P, double[] V)> States =
        Gen.Select(Gen.Double[-5e12, 5e12].Array[3 * N], Gen.Double[-6e4, 6e4].Array[3 * N]);

    [Fact]
    public void The_pairwise_relativistic_sum_equals_the_textbook_sum_body_by_body() =>
        States.Sample(
            state =>
            {
                var (fast, newton) = Evaluate(state.P, state.V);
                for (var i = 0; i < Slot.MajorCount; i++)
                {
                    var slow = Textbook(i, state.P, state.V, newton);

                    // 1e-11 of the largest term: rounding of some thirty terms that cancel in part.
                    Assert.InRange((At(fast, i) - slow.Sum).Length, 0, 1e-11 * slow.Largest);
                }
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void Newtonian_forces_add_up_to_nothing() =>
        States.Sample(
            state =>
            {
                var (_, newton) = Evaluate(state.P, state.V);
                var (sum, size) = (Vec3.Zero, 0.0);
                for (var i = 0; i < N; i++)
                {
                    sum += Slot.GM_m3_s2[i] * At(newton, i);
                    size += Slot.GM_m3_s2[i] * At(newton, i).Length;
                }

                // Each pair cancels to its own rounding; 1e-14 covers the 105 pairs.
                Assert.InRange(sum.Length, 0, 1e-14 * size);
            },
            iter: 100,
            threads: 1);

    [Fact]
    public void A_light_body_alone_with_the_Sun_feels_Schwarzschilds_acceleration()
    {
        // All but the Sun and Mercury a light-year away: what remains of them is below 1e-12 of the term tested.
        var (p, v) = (new double[3 * N], new double[3 * N]);
        for (var i = 1; i < N; i++)
        {
            (p[i], p[N + i]) = (1e18 * (i + 1), 3e17 * i);
        }

        (p[1], p[N + 1], v[1], v[N + 1]) = (4.6e10, 1e10, -1.2e4, 5.7e4);
        var (relativity, _) = Evaluate(p, v);
        var (r, u) = (At(p, 1), At(v, 1));
        const double c2 = DynamicalConstants.SpeedOfLight_m_s * DynamicalConstants.SpeedOfLight_m_s;
        const double gm = DynamicalConstants.SunGM_m3_s2;
        var scale = gm / (c2 * Math.Pow(r.Length, 3));
        var expected = scale * ((((4 * gm / r.Length) - u.LengthSquared) * r) + (4 * Vec3.Dot(r, u) * u));

        // 1e-5: Mercury's own mass is 1.7e-7 of the Sun's and enters a few times over.
        Assert.InRange((At(relativity, 1) - expected).Length / expected.Length, 0, 1e-5);
    }

    [Fact]
    public void Energy_and_angular_momentum_of_the_Newtonian_system_hold_for_forty_years()
    {
        var p = ToPoints(FittedModelData.Parameters.Position_m);
        var v = ToPoints(FittedModelData.Parameters.Velocity_m_s);
        var (energy0, momentum0) = Invariants(p, v);
        var (energyDrift, momentumDrift) = (0.0, 0.0);
        GaussJackson.Run(new Newtonian(), 0, p, v, 43200, 40 * 731, (step, x, u) =>
        {
            if (step % 1000 == 0)
            {
                var (energy, momentum) = Invariants(x, u);
                energyDrift = Math.Max(energyDrift, Math.Abs((energy / energy0) - 1));
                momentumDrift = Math.Max(momentumDrift, (momentum - momentum0).Length / momentum0.Length);
            }
        });

        // Jupiter dominates both; 1e-13 of the energy is 0.2 m of its distance. Rounding alone makes a few 1e-15.
        Assert.InRange(energyDrift, 0, 1e-13);
        Assert.InRange(momentumDrift, 0, 1e-13);
    }

    private static (double[] Relativity, double[] Newton) Evaluate(double[] p, double[] v)
    {
        var masses = new PointMasses();
        var (newton, relativity) = (new double[3 * N], new double[3 * N]);
        var moon = At(p, Slot.Moon) - At(p, Slot.EarthMoonBarycentre);
        masses.Newton(p, [moon.X, moon.Y, moon.Z], newton);
        masses.Relativity(p, v, newton, relativity);
        return (relativity, newton);
    }

    // Moyer (2003), "Formulation for Observed and Computed Values of DSN Data Types", equation 4-26 with
    // beta = gamma = 1, term by term as printed, less its Newtonian part.
    private static (Vec3 Sum, double Largest) Textbook(int i, double[] p, double[] v, double[] newton)
    {
        const double c2 = DynamicalConstants.SpeedOfLight_m_s * DynamicalConstants.SpeedOfLight_m_s;
        double[] mu = Slot.GM_m3_s2;
        var (sum, largest) = (Vec3.Zero, 0.0);
        for (var j = 0; j < Slot.MajorCount; j++)
        {
            if (j == i)
            {
                continue;
            }

            var (ri, rj, vi, vj) = (At(p, i), At(p, j), At(v, i), At(v, j));
            var r = (rj - ri).Length;
            var bracket = (-4 / c2 * Potential(i, p)) - (Potential(j, p) / c2) + (vi.LengthSquared / c2)
                + (2 * vj.LengthSquared / c2) - (4 * Vec3.Dot(vi, vj) / c2)
                - (1.5 / c2 * Math.Pow(Vec3.Dot(ri - rj, vj) / r, 2)) + (Vec3.Dot(rj - ri, At(newton, j)) / (2 * c2));
            var first = mu[j] / Math.Pow(r, 3) * bracket * (rj - ri);
            var second = mu[j] / (c2 * Math.Pow(r, 3)) * Vec3.Dot(ri - rj, (4 * vi) - (3 * vj)) * (vi - vj);
            var third = 3.5 * mu[j] / (c2 * r) * At(newton, j);
            sum += first + second + third;
            largest = Math.Max(largest, Math.Max(first.Length, Math.Max(second.Length, third.Length)));
        }

        return (sum, largest);
    }

    private static double Potential(int i, double[] p)
    {
        var sum = 0.0;
        for (var l = 0; l < Slot.MajorCount; l++)
        {
            sum += l == i ? 0 : Slot.GM_m3_s2[l] / (At(p, l) - At(p, i)).Length;
        }

        return sum;
    }

    private static (double Energy, Vec3 Momentum) Invariants(ReadOnlySpan<double> p, ReadOnlySpan<double> v)
    {
        var (energy, momentum) = (0.0, Vec3.Zero);
        for (var i = 0; i < N; i++)
        {
            energy += 0.5 * Slot.GM_m3_s2[i] * At(v, i).LengthSquared;
            momentum += Slot.GM_m3_s2[i] * Vec3.Cross(At(p, i), At(v, i));
            for (var j = 0; j < i; j++)
            {
                energy -= Slot.GM_m3_s2[i] * Slot.GM_m3_s2[j] / (At(p, i) - At(p, j)).Length;
            }
        }

        return (energy, momentum);
    }

    private static double[] ToPoints(double[] state)
    {
        var points = (double[])state.Clone();
        for (var at = 0; at < 3 * N; at += N)
        {
            points[at + Slot.EarthMoonBarycentre] -= DynamicalConstants.MoonMassFraction * state[at + Slot.Moon];
            points[at + Slot.Moon] += points[at + Slot.EarthMoonBarycentre];
        }

        return points;
    }

    private static Vec3 At(ReadOnlySpan<double> values, int i) => new(values[i], values[N + i], values[N + N + i]);

    private sealed class Newtonian : ISecondOrderSystem
    {
        private readonly PointMasses masses = new();

        public int Dimension => 3 * N;

        public void Accelerations(
            double time_s, ReadOnlySpan<double> position, ReadOnlySpan<double> velocity, Span<double> acceleration,
            bool refine)
        {
            var moon = At(position, Slot.Moon) - At(position, Slot.EarthMoonBarycentre);
            masses.Newton(position, [moon.X, moon.Y, moon.Z], acceleration);
        }
    }
}
