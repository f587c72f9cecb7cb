namespace Guanghan.Core.Bodies.Builtin;

/// <summary>
/// Mutual attraction of the Sun, planets, Pluto and Moon as relativistic point masses, and of the asteroids as
/// Newtonian ones. The relativistic part is the Einstein-Infeld-Hoffmann acceleration with beta = gamma = 1: Park et
/// al. (2021), equation 27; Moyer (2003), equation 4-26. Of relativity the asteroids feel the Sun's first
/// post-Newtonian (Schwarzschild) term alone. Positions here are of physical points: slot 3 is the Earth's centre.
/// Terms of order 1/c^4 and spins are left out. Not thread-safe: it keeps the pair geometry of the last call.
/// </summary>
internal sealed class PointMasses
{
    private const int N = Slot.Count;
    private const int M = Slot.MajorCount;
    private const int PairCount = M * (M - 1) / 2;

    private readonly double[] pairX = new double[PairCount];
    private readonly double[] pairY = new double[PairCount];
    private readonly double[] pairZ = new double[PairCount];
    private readonly double[] pairInverse = new double[PairCount];
    private readonly double[] potential = new double[M];
    private readonly double[] speedSquared = new double[M];

    /// <summary>Newtonian accelerations of all points, m/s^2, overwriting <paramref name="a"/>.</summary>
    /// <param name="p">Positions of physical points, m: N x, then N y, then N z.</param>
    /// <param name="moon">
    /// Moon relative to the Earth, m: its three components, exact where a difference would not be.
    /// </param>
    /// <param name="a">Accelerations, the same layout.</param>
    public void Newton(ReadOnlySpan<double> p, ReadOnlySpan<double> moon, Span<double> a)
    {
        a.Clear();
        potential.AsSpan().Clear();
        double[] gm = Slot.GM_m3_s2;
        var pair = 0;
        for (var i = 0; i < M; i++)
        {
            for (var j = i + 1; j < M; j++, pair++)
            {
                var dx = p[j] - p[i];
                var dy = p[N + j] - p[N + i];
                var dz = p[N + N + j] - p[N + N + i];
                if (i == Slot.EarthMoonBarycentre && j == Slot.Moon)
                {
                    (dx, dy, dz) = (moon[0], moon[1], moon[2]);
                }

                var inverse = 1 / Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
                (pairX[pair], pairY[pair], pairZ[pair], pairInverse[pair]) = (dx, dy, dz, inverse);
                potential[i] += gm[j] * inverse;
                potential[j] += gm[i] * inverse;
                var cube = inverse * inverse * inverse;
                Attract(a, i, j, dx, dy, dz, gm[j] * cube, gm[i] * cube);
            }
        }

        for (var k = M; k < N; k++)
        {
            for (var i = 0; i < M; i++)
            {
                var dx = p[k] - p[i];
                var dy = p[N + k] - p[N + i];
                var dz = p[N + N + k] - p[N + N + i];
                var inverse = 1 / Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
                var cube = inverse * inverse * inverse;
                Attract(a, i, k, dx, dy, dz, gm[k] * cube, gm[i] * cube);
            }

            for (var l = k + 1; l < N; l++)
            {
                var dx = p[l] - p[k];
                var dy = p[N + l] - p[N + k];
                var dz = p[N + N + l] - p[N + N + k];
                var inverse = 1 / Math.Sqrt((dx * dx) + (dy * dy) + (dz * dz));
                var cube = inverse * inverse * inverse;
                Attract(a, k, l, dx, dy, dz, gm[l] * cube, gm[k] * cube);
            }
        }
    }

    private static void Attract(
        Span<double> a, int i, int j, double dx, double dy, double dz, double onI, double onJ)
    {
        a[i] += onI * dx;
        a[N + i] += onI * dy;
        a[N + N + i] += onI * dz;
        a[j] -= onJ * dx;
        a[N + j] -= onJ * dy;
        a[N + N + j] -= onJ * dz;
    }

    /// <summary>
    /// Relativistic accelerations, m/s^2, overwriting <paramref name="a"/>; call right after <see cref="Newton"/> with
    /// the same positions.
    /// </summary>
    /// <param name="p">Positions of physical points, m.</param>
    /// <param name="v">Velocities of physical points, m/s.</param>
    /// <param name="newtonian">What <see cref="Newton"/> returned.</param>
    /// <param name="a">The post-Newtonian part alone.</param>
    public void Relativity(
        ReadOnlySpan<double> p, ReadOnlySpan<double> v, ReadOnlySpan<double> newtonian, Span<double> a)
    {
        a.Clear();
        for (var i = 0; i < M; i++)
        {
            speedSquared[i] = (v[i] * v[i]) + (v[N + i] * v[N + i]) + (v[N + N + i] * v[N + N + i]);
        }

        var pair = 0;
        for (var i = 0; i < M; i++)
        {
            for (var j = i + 1; j < M; j++, pair++)
            {
                EinsteinInfeldHoffmann(i, j, pair, v, newtonian, a);
            }
        }

        const double c2 = DynamicalConstants.SpeedOfLight_m_s * DynamicalConstants.SpeedOfLight_m_s;
        for (var k = 0; k < a.Length; k++)
        {
            a[k] /= c2;
        }

        for (var k = M; k < N; k++)
        {
            Schwarzschild(k, p, v, a);
        }
    }

    // c^2 times the acceleration of each of a pair on the other, Moyer (2003), equation 4-26, d = r_j - r_i.
    private void EinsteinInfeldHoffmann(
        int i, int j, int pair, ReadOnlySpan<double> v, ReadOnlySpan<double> newtonian, Span<double> a)
    {
        double[] gm = Slot.GM_m3_s2;
        var (dx, dy, dz, inverse) = (pairX[pair], pairY[pair], pairZ[pair], pairInverse[pair]);
        var (vix, viy, viz) = (v[i], v[N + i], v[N + N + i]);
        var (vjx, vjy, vjz) = (v[j], v[N + j], v[N + N + j]);
        var (aix, aiy, aiz) = (newtonian[i], newtonian[N + i], newtonian[N + N + i]);
        var (ajx, ajy, ajz) = (newtonian[j], newtonian[N + j], newtonian[N + N + j]);
        var vivj = (vix * vjx) + (viy * vjy) + (viz * vjz);
        var dvi = (dx * vix) + (dy * viy) + (dz * viz);
        var dvj = (dx * vjx) + (dy * vjy) + (dz * vjz);
        var dai = (dx * aix) + (dy * aiy) + (dz * aiz);
        var daj = (dx * ajx) + (dy * ajy) + (dz * ajz);
        var (wx, wy, wz) = (vix - vjx, viy - vjy, viz - vjz);
        var cube = inverse * inverse * inverse;

        var bracketI = (-4 * potential[i]) - potential[j] + speedSquared[i] + (2 * speedSquared[j]) - (4 * vivj)
            - (1.5 * dvj * dvj * inverse * inverse) + (0.5 * daj);
        var crossI = (3 * dvj) - (4 * dvi);
        var scaleI = gm[j] * cube;
        var pullI = 3.5 * gm[j] * inverse;
        a[i] += (scaleI * ((bracketI * dx) + (crossI * wx))) + (pullI * ajx);
        a[N + i] += (scaleI * ((bracketI * dy) + (crossI * wy))) + (pullI * ajy);
        a[N + N + i] += (scaleI * ((bracketI * dz) + (crossI * wz))) + (pullI * ajz);

        var bracketJ = (-4 * potential[j]) - potential[i] + speedSquared[j] + (2 * speedSquared[i]) - (4 * vivj)
            - (1.5 * dvi * dvi * inverse * inverse) - (0.5 * dai);
        var crossJ = (4 * dvj) - (3 * dvi);
        var scaleJ = gm[i] * cube;
        var pullJ = 3.5 * gm[i] * inverse;
        a[j] += (scaleJ * ((-bracketJ * dx) - (crossJ * wx))) + (pullJ * aix);
        a[N + j] += (scaleJ * ((-bracketJ * dy) - (crossJ * wy))) + (pullJ * aiy);
        a[N + N + j] += (scaleJ * ((-bracketJ * dz) - (crossJ * wz))) + (pullJ * aiz);
    }

    private static void Schwarzschild(int k, ReadOnlySpan<double> p, ReadOnlySpan<double> v, Span<double> a)
    {
        const double c2 = DynamicalConstants.SpeedOfLight_m_s * DynamicalConstants.SpeedOfLight_m_s;
        var gm = DynamicalConstants.SunGM_m3_s2;
        var (x, y, z) = (p[k] - p[0], p[N + k] - p[N], p[N + N + k] - p[N + N]);
        var (vx, vy, vz) = (v[k] - v[0], v[N + k] - v[N], v[N + N + k] - v[N + N]);
        var r = Math.Sqrt((x * x) + (y * y) + (z * z));
        var radial = (4 * gm / r) - ((vx * vx) + (vy * vy) + (vz * vz));
        var along = 4 * ((x * vx) + (y * vy) + (z * vz));
        var scale = gm / (c2 * r * r * r);
        a[k] += scale * ((radial * x) + (along * vx));
        a[N + k] += scale * ((radial * y) + (along * vy));
        a[N + N + k] += scale * ((radial * z) + (along * vz));
    }
}
