using System.Collections.Immutable;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// One face of the fibres: what of a table passes it. Computes Fresnel transmission of unpolarised light by band and
/// angle (<see cref="Fresnel"/>, Born and Wolf 1999, 1.5.2), or one coating's reflectance for all. The same for light
/// that enters and light that leaves, as the angles are those in vacuum. Assumes a flat, clean face; takes each bin at
/// its middle; light reflected back into the fibre, and back again, is left out (0.1 % for bare silica). Holds up to
/// the fibre's numerical aperture; a coating's reflectance hardly holds beyond 40 deg.
/// </summary>
public sealed class FibreFace
{
    private readonly ImmutableArray<double> _indices;
    private readonly double? _reflectance;

    /// <summary>A face.</summary>
    /// <param name="indexRatios">Refractive index of the core by band.</param>
    /// <param name="coatedReflectanceFraction">Reflectance of a coating; null for a bare face.</param>
    public FibreFace(ImmutableArray<double> indexRatios, double? coatedReflectanceFraction) =>
        (_indices, _reflectance) = (indexRatios, coatedReflectanceFraction);

    /// <summary>Share of a ray's power that passes.</summary>
    /// <param name="band">Its spectral band.</param>
    /// <param name="sinRatio">Sine of its angle in vacuum.</param>
    public double TransmittedFraction(int band, double sinRatio) => _reflectance is { } reflectance
        ? 1 - reflectance
        : Fresnel.TransmittedFraction(sinRatio, _indices[band]);

    /// <summary>Sends a table through.</summary>
    /// <param name="arriving">Power before the face; as many bands as indices.</param>
    /// <returns>Power behind it, and what it reflects, W.</returns>
    /// <exception cref="ArgumentException">The table has another number of bands.</exception>
    public (AngularPower Passed, double Reflected_W) Pass(AngularPower arriving)
    {
        arriving.RequireShape(_indices.Length, arriving.BinCount, arriving.MaximumSin2Ratio);
        var passed = arriving.Times(1);
        var reflected = 0.0;
        for (var band = 0; band < passed.BandCount; band++)
        {
            var powers = passed.Band_W(band);
            for (var i = 0; i < powers.Length; i++)
            {
                var power = powers[i];
                powers[i] *= TransmittedFraction(band, Math.Sqrt(passed.MiddleSin2Ratio(i)));
                reflected += power - powers[i];
            }
        }

        return (passed, reflected);
    }
}
