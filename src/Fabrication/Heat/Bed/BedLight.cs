using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Bed;

/// <summary>
/// Light that a spot's soil absorbs, by distance from its middle: linear between the radii, nothing beyond the last.
/// What <c>spot_flux</c> of fabrication.light gives, times the absorptance. It assumes a spot that is round and the
/// same at every height of the surface.
/// </summary>
/// <param name="Radii_m">Distances from the middle, m, rising from 0.</param>
/// <param name="Absorbed_W_m2">Absorbed flux there, W/m^2.</param>
public sealed record BedLight(ImmutableArray<double> Radii_m, ImmutableArray<double> Absorbed_W_m2)
{
    private const int GaussianSteps = 300;
    private const double GaussianReach = 3; // of the 1/e^2 radius: 1.5e-8 of the power lies beyond

    /// <summary>The same flux everywhere in a disc.</summary>
    /// <param name="absorbed_W_m2">Absorbed flux, W/m^2.</param>
    /// <param name="diameter_m">Diameter, m.</param>
    public static BedLight TopHat(double absorbed_W_m2, double diameter_m) =>
        new([0, diameter_m / 2], [absorbed_W_m2, absorbed_W_m2]);

    /// <summary>A Gaussian spot.</summary>
    /// <param name="power_W">Absorbed power, W.</param>
    /// <param name="radius_m">Radius where the flux has fallen to 1/e^2, m.</param>
    public static BedLight Gaussian(double power_W, double radius_m)
    {
        var radii = Enumerable.Range(0, GaussianSteps + 1).Select(at => GaussianReach * radius_m * at / GaussianSteps);
        var peak = 2 * power_W / (Math.PI * radius_m * radius_m);
        return new([.. radii], [.. radii.Select(r => peak * Math.Exp(-2 * r * r / (radius_m * radius_m)))]);
    }

    /// <summary>Absorbed power, W.</summary>
    public double Power_W
    {
        get
        {
            var sum = 0.0;
            for (var at = 1; at < Radii_m.Length; at++)
            {
                // The integral of 2 pi r (p + (q - p)(r - a)/(b - a)) from a to b.
                var (a, b, p, q) = (Radii_m[at - 1], Radii_m[at], Absorbed_W_m2[at - 1], Absorbed_W_m2[at]);
                sum += Math.PI / 3 * (b - a) * ((p * ((2 * a) + b)) + (q * (a + (2 * b))));
            }

            return sum;
        }
    }

    /// <summary>Where the light ends, m.</summary>
    public double Reach_m => Radii_m[^1];

    /// <summary>Absorbed flux, W/m^2.</summary>
    /// <param name="radius_m">Distance from the middle, m.</param>
    public double At_W_m2(double radius_m)
    {
        if (radius_m > Reach_m)
        {
            return 0;
        }

        var at = Radii_m.BinarySearch(radius_m);
        at = Math.Clamp(at >= 0 ? at : ~at - 1, 0, Radii_m.Length - 2);
        var share = (radius_m - Radii_m[at]) / (Radii_m[at + 1] - Radii_m[at]);
        return Absorbed_W_m2[at] + (share * (Absorbed_W_m2[at + 1] - Absorbed_W_m2[at]));
    }
}
