using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Optics;

/// <summary>
/// The Sun as the mirror shows it: a uniform disc convolved with the mirror's normal slope error. Computes the share of
/// the Sun's radiance that arrives from a direction beside the central one. Assumes a disc without limb darkening (the
/// true disc is 1.25 times as bright at its centre as on average by the linear law with coefficient 0.6) and
/// slope errors that are normal, isotropic about the surface normal and uncorrelated. A normal tilted by e turns the
/// ray by 2e in the plane of incidence and by 2e cos(incidence) across it (Rabl 1985, Active Solar Collectors, 7.3).
/// Valid while the blur stays a small angle, below about 0.1 rad.
/// </summary>
public sealed class SunShape
{
    private const double Reach = 6.5; // standard deviations; 8e-11 of a normal distribution lies beyond
    private const double ProductReach = 6.5;
    // smooth after the sine substitution: agrees with 48 to 1e-7
    private static readonly GaussLegendre s_rule = new(20);

    /// <summary>A disc behind a mirror.</summary>
    /// <param name="halfAngle_rad">Angular radius of the Sun, rad.</param>
    /// <param name="slopeError_rad">
    /// Standard deviation of the mirror's slope along one axis, rad; 0 for a perfect one.
    /// </param>
    public SunShape(double halfAngle_rad, double slopeError_rad) =>
        (HalfAngle_rad, SlopeError_rad) = (halfAngle_rad, slopeError_rad);

    /// <summary>Angular radius of the Sun, rad.</summary>
    public double HalfAngle_rad { get; }

    /// <summary>Standard deviation of the mirror's slope along one axis, rad.</summary>
    public double SlopeError_rad { get; }

    /// <summary>The angle beyond which no light comes, rad.</summary>
    public double Reach_rad => HalfAngle_rad + (2 * Reach * SlopeError_rad);

    /// <summary>Share of the Sun's radiance in a direction, 0 to 1.</summary>
    /// <param name="tangential_rad">Deviation in the plane of incidence, rad.</param>
    /// <param name="sagittal_rad">Deviation across it, rad.</param>
    /// <param name="cosIncidenceRatio">Cosine of the angle of incidence.</param>
    public double RadianceFraction(double tangential_rad, double sagittal_rad, double cosIncidenceRatio)
    {
        var radius = HalfAngle_rad;
        var distance = Math.Sqrt((tangential_rad * tangential_rad) + (sagittal_rad * sagittal_rad));
        var blur = 2 * SlopeError_rad;
        if (distance <= radius - (ProductReach * blur))
        {
            return 1;
        }

        if (blur == 0 || distance >= radius + (ProductReach * blur))
        {
            return 0;
        }

        var blurAcross = blur * cosIncidenceRatio;
        var low = Math.Asin(Math.Clamp((tangential_rad - (Reach * blur)) / radius, -1, 1));
        var high = Math.Asin(Math.Clamp((tangential_rad + (Reach * blur)) / radius, -1, 1));
        var (half, middle) = ((high - low) / 2, (high + low) / 2);
        var sum = 0.0;
        for (var i = 0; i < s_rule.Nodes_1.Length; i++)
        {
            var (sine, cosine) = Math.SinCos(middle + (half * s_rule.Nodes_1[i]));
            var chord = radius * cosine;
            var across = NormalIntegral.Below((sagittal_rad + chord) / blurAcross) -
                NormalIntegral.Below((sagittal_rad - chord) / blurAcross);
            var along = NormalIntegral.Density((tangential_rad - (radius * sine)) / blur) / blur;
            sum += s_rule.Weights_1[i] * chord * along * across;
        }

        return Math.Min(1, half * sum);
    }
}
