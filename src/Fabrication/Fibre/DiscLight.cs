using Guanghan.Core.Numerics;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// Light of an evenly bright disc on a plane at a distance, up to a limit of angle. Each direction carries the disc
/// sideways by distance x tan(angle); all azimuths make a ring. Computes in closed form, with s = sin^2 of the angle,
/// the integral over s of the share of the ring around a point that lies in the disc, (1/pi) acos((r^2 + rho^2 -
/// R^2)/(2 r rho)): it is the projected solid angle over pi of that part of the disc which lies within the cone, by the
/// boundary integral (1/2) oint s dpsi on the unit hemisphere (Nusselt 1928; Lambert's formula for curved edges). Flux
/// is pi L times that, for radiance L. Exact; without limit it is (1/2) (1 - (h^2 + r^2 - R^2)/sqrt((h^2 + r^2 + R^2)^2
/// - 4 r^2 R^2)) (Foote 1915, Bulletin of the Bureau of Standards 12:583). Assumes parallel planes and no lens between
/// that clips.
/// </summary>
/// <param name="Radius_m">Radius R of the disc, m.</param>
/// <param name="Distance_m">Distance h of the plane, m; 0 on the disc.</param>
public readonly record struct DiscLight(double Radius_m, double Distance_m)
{
    private const double LeastCos2 = 1e-12; // 0.06 mrad from grazing: keeps the reach finite
    private static readonly GaussLegendre s_rule = new(12);

    /// <summary>How far a direction carries the light sideways, m.</summary>
    /// <param name="sin2Ratio">sin^2 of the angle to the axis.</param>
    public double Shift_m(double sin2Ratio) => Distance_m * Math.Sqrt(sin2Ratio / Math.Max(LeastCos2, 1 - sin2Ratio));

    /// <summary>Flux at a point over pi times the radiance: 0 to the limit itself.</summary>
    /// <param name="radius_m">Distance r of the point from the axis, m.</param>
    /// <param name="limitSin2Ratio">Largest sin^2 of the light.</param>
    public double ProjectedRatio(double radius_m, double limitSin2Ratio)
    {
        var (r, disc, h) = (radius_m, Radius_m, Distance_m);
        var rho = Shift_m(limitSin2Ratio);
        if (r + rho <= disc)
        {
            return limitSin2Ratio; // the disc fills the whole cone
        }

        if (r >= disc + rho)
        {
            return 0;
        }

        if (r < 1e-12 * disc)
        {
            return Math.Min(limitSin2Ratio, disc * disc / ((disc * disc) + (h * h)));
        }

        // The cone's circle inside the disc: half its opening, seen from the point.
        var inDisc = Math.Acos(Math.Clamp(((r * r) + (rho * rho) - (disc * disc)) / (2 * r * rho), -1, 1));

        // The disc's edge inside the cone: from the angle beta, at the disc's centre, to pi, and its mirror image.
        var cosine = Math.Clamp(((rho * rho) - (r * r) - (disc * disc)) / (2 * r * disc), -1, 1);
        var near = (h * h) + ((r - disc) * (r - disc));
        var far = (h * h) + ((r + disc) * (r + disc));
        var tangent = Math.Sqrt((1 - cosine) / (1 + cosine)); // of beta/2
        var edge = near > 0
            ? 2 / Math.Sqrt(near * far) * ((Math.PI / 2) - Math.Atan(Math.Sqrt(near / far) * tangent))
            : 0;
        var area = (limitSin2Ratio * inDisc) + ((Math.PI - Math.Acos(cosine)) / 2) +
            ((((disc - r) * (disc + r)) - (h * h)) / 2 * edge);
        return Math.Clamp(area / Math.PI, 0, limitSin2Ratio);
    }

    /// <summary>
    /// Share of the light with sin^2 between two values, evenly spread, that falls within a circle on the plane: the
    /// mean of the lens that the shifted disc and the circle share, by quadrature split where they touch (error
    /// below 1e-7, and of that only for a bin that reaches grazing light).
    /// </summary>
    /// <param name="radius_m">Radius of the circle, m.</param>
    /// <param name="lowSin2Ratio">Lower end.</param>
    /// <param name="highSin2Ratio">Upper end.</param>
    public double EncircledFraction(double radius_m, double lowSin2Ratio, double highSin2Ratio)
    {
        if (radius_m >= Radius_m + Shift_m(highSin2Ratio) || highSin2Ratio <= lowSin2Ratio)
        {
            return highSin2Ratio > lowSin2Ratio ? 1 : 0;
        }

        var first = Math.Clamp(Sin2OfShift(Math.Abs(radius_m - Radius_m)), lowSin2Ratio, highSin2Ratio);
        var second = Math.Clamp(Sin2OfShift(radius_m + Radius_m), lowSin2Ratio, highSin2Ratio);
        var sum = Mean(radius_m, lowSin2Ratio, first) + Mean(radius_m, first, second) +
            Mean(radius_m, second, highSin2Ratio);
        return sum / (highSin2Ratio - lowSin2Ratio);
    }

    private double Sin2OfShift(double shift_m)
    {
        var square = shift_m * shift_m;
        return Distance_m > 0 ? square / (square + (Distance_m * Distance_m)) : shift_m > 0 ? 1 : 0;
    }

    // The lens leaves its ends as a 3/2 power: s = a + (b - a)(3 t^2 - 2 t^3) makes that smooth.
    private double Mean(double radius_m, double low, double high)
    {
        if (high <= low || radius_m <= 0)
        {
            return 0;
        }

        var sum = 0.0;
        for (var i = 0; i < s_rule.Nodes_1.Length; i++)
        {
            var t = (1 + s_rule.Nodes_1[i]) / 2;
            var shift = Shift_m(low + ((high - low) * t * t * (3 - (2 * t))));
            sum += s_rule.Weights_1[i] / 2 * 6 * t * (1 - t) * Discs.CoveredFraction(Radius_m, radius_m, shift);
        }

        return (high - low) * sum;
    }
}
