using Guanghan.Core.Bodies;
using Guanghan.Core.Space;

namespace Guanghan.Flight.Forces;

/// <summary>
/// The tide that Moon and Sun raise in the solid Earth, of degree 2: IERS Conventions (2010), equation 6.6, with the
/// Love numbers of the anelastic Earth, table 6.3. It adds to a tide-free field. Left out: degree 3 (a thousandth), the
/// corrections by frequency (equation 6.8, below a hundredth), ocean and pole tides. The central body must be the
/// Earth.
/// </summary>
public sealed class SolidTideForce : IForce
{
    private static readonly double s_gm_m3_s2 = BodyConstants.Of(Body.Earth).Gm_m3_s2;
    private static readonly double s_radius_m = 6378136.6; // IERS Conventions (2010), table 1.1
    private static readonly double s_sunRatio = BodyConstants.Of(Body.Sun).Gm_m3_s2 / s_gm_m3_s2;
    private static readonly double s_moonRatio = BodyConstants.Of(Body.Moon).Gm_m3_s2 / s_gm_m3_s2;

    // IERS Conventions (2010), table 6.3 (2003: 6.1), anelastic Earth: real and imaginary part for the orders 0, 1, 2.
    private static readonly double[] s_love = [0.30190, 0.29830, 0.30102];
    private static readonly double[] s_lag = [0, -0.00144, -0.00130];

    /// <inheritdoc/>
    public string Name => "solid tides of the Earth";

    /// <inheritdoc/>
    public Vec3 Acceleration_m_s2(in ForcePoint point, Surroundings surroundings)
    {
        ArgumentNullException.ThrowIfNull(surroundings);
        if (surroundings.Center != Body.Earth)
        {
            throw new InvalidOperationException(
                $"Solid tides are those of the Earth (399); the central body is {surroundings.Center.NaifId}.");
        }
        var axes = surroundings.AxesOf(Body.Earth, point.Time_s);
        var moon_m = axes.Apply(surroundings.PositionOf(Body.Moon, point.Time_s));
        var sun_m = axes.Apply(surroundings.PositionOf(Body.Sun, point.Time_s));
        var bulge = Bulge(moon_m, s_moonRatio) + Bulge(sun_m, s_sunRatio);
        return axes.ApplyTransposed(OfBulge(axes.Apply(point.Position_m), bulge));
    }

    /// <inheritdoc/>
    public ForcePartials PartialsAt(in ForcePoint point, Surroundings surroundings) =>
        ForcePartials.ByPositionDifferences(this, point, surroundings);

    /// <summary>
    /// The changes of C20, C21, S21, C22, S22, unnormalised, as a symmetric matrix T without trace: the potential is
    /// GM R^2 / r^5 times r^T T r.
    /// </summary>
    private static Matrix3 Bulge(Vec3 body_m, double massRatio)
    {
        var d = body_m.Length;
        var (x, y, z) = (body_m.X / d, body_m.Y / d, body_m.Z / d);
        var cube = s_radius_m / d * (s_radius_m / d) * (s_radius_m / d);
        var scale = massRatio * cube;

        // Unnormalised equation 6.6: C2m - i S2m = k (2 - d0m) (2 - m)! / (2 + m)! GMj / GM (R / rj)^3 P2m e^(-i m l).
        var c20 = s_love[0] * scale * ((1.5 * z * z) - 0.5);
        var (a1, b1) = (scale * z * x, scale * z * y); // P21 cos, P21 sin, over 3, times 2 / 6 times 3
        var (a2, b2) = (scale * ((x * x) - (y * y)) / 4, scale * x * y / 2); // P22 = 3 cos^2, times 2 / 24
        var c21 = (s_love[1] * a1) + (s_lag[1] * b1);
        var s21 = (s_love[1] * b1) - (s_lag[1] * a1);
        var c22 = (s_love[2] * a2) + (s_lag[2] * b2);
        var s22 = (s_love[2] * b2) - (s_lag[2] * a2);

        // r^2 P20 = z^2 - (x^2 + y^2) / 2; r^2 P21 = 3 z (x, y); r^2 P22 = 3 (x^2 - y^2, 2 x y).
        return new(
            new((3 * c22) - (c20 / 2), 3 * s22, 1.5 * c21),
            new(3 * s22, (-3 * c22) - (c20 / 2), 1.5 * s21),
            new(1.5 * c21, 1.5 * s21, c20));
    }

    private static Vec3 OfBulge(Vec3 r, in Matrix3 bulge)
    {
        var r2 = r.LengthSquared;
        var r5 = r2 * r2 * Math.Sqrt(r2);
        var along = bulge.Apply(r);
        return s_gm_m3_s2 * s_radius_m * s_radius_m / r5 * ((2 * along) - (5 * Vec3.Dot(r, along) / r2 * r));
    }
}
