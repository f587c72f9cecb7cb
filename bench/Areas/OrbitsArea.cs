using System.Globalization;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation;
using Guanghan.Flight.Propagation.Sgp4;
using Guanghan.Flight.Transfers;

namespace Guanghan.Bench.Areas;

/// <summary>Lambert's problem, SGP4 and Kepler motion, one thread.</summary>
internal static class OrbitsArea
{
    private const int Count = 4096;

    // Counted in the kernels: geometry 150, two iterations of 150, velocities 60; 45 of them divisions and roots.
    private const double LambertOperations = 550;

    // Seven sines with cosines of 45 and 250 besides.
    private const double Sgp4Operations = 570;

    public static IEnumerable<Benchmark> Benchmarks =>
    [
        new("orbits.lambert",
            "Lambert's problem, less than one revolution, four at a time; random directions, T from 0.1 to 10.",
            "Mproblems/s", () => PrepareLambert(isBatch: true)),
        new("orbits.lambert_single", "The same problems one by one, with checked input.",
            "Mproblems/s", () => PrepareLambert(isBatch: false)),
        new("orbits.lambert_multi", "All orbits of up to 20 revolutions, T from 1 to 120, one by one.",
            "Msolutions/s", PrepareMulti),
        new("orbits.sgp4", "One state of each of 1024 near-Earth satellites within a day of their epochs, four at a " +
        "time.",
            "Mstates/s", () => PrepareSgp4(isBatch: true)),
        new("orbits.sgp4_single", "The same states one by one.", "Mstates/s", () => PrepareSgp4(isBatch: false)),
        new("orbits.kepler", "Kepler motion of the Lambert arcs in universal variables.", "Mstates/s", PrepareKepler),
    ];

    private static Prepared PrepareLambert(bool isBatch)
    {
        var (from, to, times) = Problems(1);
        var arcs = new LambertArc[Count];
        Lambert.SolveBatch(from, to, times, 1, LambertProblem.Prograde, arcs);
        var worst = Enumerable.Range(0, Count).Max(i => arcs[i].IsConverged
            ? (KeplerPropagator.Propagate(
                new State<Icrf>(from[i], arcs[i].DepartureVelocity_m_s), 1, times[i]).Position_m - to[i]).Length
                / to[i].Length
            : double.PositiveInfinity);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"propagated, the orbits arrive within {worst:E1} of the distance"),
            worst < 1e-12,
            (isBatch ? Machine.VectorGflops : Machine.ScalarGflops) * 1e3 / LambertOperations,
            "550 operations a problem at FMA peak; divisions and roots bound it nearer",
            () => Stopwatches.MillionsPerSecond(Count, () =>
            {
                if (isBatch)
                {
                    return Lambert.SolveBatch(from, to, times, 1, LambertProblem.Prograde, arcs);
                }

                var sum = 0.0;
                for (var i = 0; i < Count; i++)
                {
                    sum += Lambert.Solve(
                        new(from[i], to[i], times[i], 1, LambertProblem.Prograde)).DepartureVelocity_m_s.X;
                }

                return sum;
            }));
    }

    private static Prepared PrepareMulti()
    {
        const int Most = 20;
        var (from, to, times) = Problems(12);
        var solutions = new LambertSolution[1 + (2 * Most)];
        int Solve(int i) => Lambert.SolveAll(
            new(from[i], to[i], times[i], 1, LambertProblem.Prograde), Most, solutions);
        var (found, residual) = (0, 0.0);
        for (var i = 0; i < Count; i++)
        {
            var some = Solve(i);
            found += some;
            residual = Math.Max(residual,
                solutions[..some].Max(one => one.IsConverged ? one.ResidualRatio : double.PositiveInfinity));
        }

        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"{found} orbits, time of flight within {residual:E1} before the last step"),
            residual < 1e-4, // the step that follows takes it to the fourth power
            Machine.ScalarGflops * 1e3 / LambertOperations,
            "550 operations a solution at scalar FMA peak",
            () => Stopwatches.MillionsPerSecond(found, () => Enumerable.Range(0, Count).Sum(Solve)));
    }

    private static Prepared PrepareSgp4(bool isBatch)
    {
        const int Satellites = 1024;
        var random = new RandomStream(4);
        double Uniform() => random.NextUniformFraction();
        var satellites = Enumerable.Range(0, Satellites).Select(_ => new Sgp4Satellite(new(
            JulianDate.FromModified(60000, Uniform(), TimeScale.Utc), 12 + (3.2 * Uniform()),
                0.05 * Uniform() * Uniform(),
            3 * Uniform(), 6 * Uniform(), 6 * Uniform(), 6 * Uniform(), 1e-4 * Uniform()))).ToArray();
        var batch = new Sgp4Batch(satellites);
        var (times, states) = (satellites.Select(_ => 1440 * Uniform()).ToArray(), new Sgp4State[Satellites]);
        batch.AtMinutes(times, states);
        var worst_m = Enumerable.Range(0, Satellites)
            .Max(i => (states[i].State.Position_m - satellites[i].AtMinutes(times[i]).State.Position_m).Length);
        return new(
            string.Create(CultureInfo.InvariantCulture,
                $"batch and single agree within {worst_m:E1} m; the published states are in the tests"),
            worst_m < 1e-5,
            (isBatch ? Machine.VectorGflops : Machine.ScalarGflops) * 1e3 / Sgp4Operations,
            "570 operations a state at FMA peak",
            () => Stopwatches.MillionsPerSecond(Satellites, () =>
            {
                if (isBatch)
                {
                    batch.AtMinutes(times, states);
                    return states[0].State.Position_m.X;
                }

                var sum = 0.0;
                for (var i = 0; i < Satellites; i++)
                {
                    sum += satellites[i].AtMinutes(times[i]).State.Position_m.X;
                }

                return sum;
            }));
    }

    private static Prepared PrepareKepler()
    {
        var (from, to, times) = Problems(1);
        var arcs = new LambertArc[Count];
        Lambert.SolveBatch(from, to, times, 1, LambertProblem.Prograde, arcs);
        State<Icrf> End(int i) =>
            KeplerPropagator.Propagate(new State<Icrf>(from[i], arcs[i].DepartureVelocity_m_s), 1, times[i]);
        var worst = Enumerable.Range(0, Count).Max(i => (End(i).Position_m - to[i]).Length / to[i].Length);
        return new(
            string.Create(CultureInfo.InvariantCulture, $"arrives within {worst:E1} of the distance"),
            worst < 1e-12,
            null,
            "iterations and sines of the C library; not counted",
            () => Stopwatches.MillionsPerSecond(Count, () => Enumerable.Range(0, Count).Sum(i => End(i).Position_m.X)));
    }

    private static (Vec3[] From, Vec3[] To, double[] Times) Problems(double longer)
    {
        var random = new RandomStream(1);
        double Uniform() => random.NextUniformFraction();
        Vec3 Direction()
        {
            var (z, angle) = ((2 * Uniform()) - 1, 2 * Math.PI * Uniform());
            return new(Math.Sqrt(1 - (z * z)) * Math.Cos(angle), Math.Sqrt(1 - (z * z)) * Math.Sin(angle), z);
        }

        var (from, to, times) = (new Vec3[Count], new Vec3[Count], new double[Count]);
        for (var i = 0; i < Count; i++)
        {
            (from[i], to[i]) = (Direction(), Math.Exp((2 * Uniform()) - 1) * Direction());
            var s = 0.5 * (1 + to[i].Length + (to[i] - from[i]).Length);
            times[i] = longer * (0.1 + (10 * Uniform())) * Math.Sqrt(s * s * s / 2);
        }

        return (from, to, times);
    }
}
