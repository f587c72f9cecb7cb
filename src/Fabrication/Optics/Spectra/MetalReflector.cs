using System.Numerics;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>
/// A smooth, bare, thick metal in vacuum. Computes the exact Fresnel reflectance of a complex index N = n + ik, mean
/// of both polarisations: q = sqrt(N^2 - sin^2 i), r_s = (cos i - q)/(cos i + q), r_p = (N^2 cos i - q)/(N^2 cos i +
/// q) (Born and Wolf 1999, Principles of Optics, 1.5.2 and 14.2). Assumes no roughness, oxide, tarnish or dust. A
/// mirror in use has a protecting layer, which interferes: protected silver typically loses 1 to 3 points of sunlight
/// more than the freshest film, most of it below 0.45 um (typical, unverified), and protected aluminium some by
/// wavelength; give its maker's curve as a <see cref="MeasuredReflector"/>.
/// </summary>
/// <param name="index">Complex index n + ik at a wavelength in m.</param>
public sealed class MetalReflector(Func<double, Complex> index) : IReflector
{
    /// <summary>
    /// Silver by the Lorentz-Drude model; see <see cref="LorentzDrude"/> for how far it can be trusted.
    /// </summary>
    public static MetalReflector ModelledSilver { get; } = new(LorentzDrude.Silver.Index);

    /// <summary>
    /// Gold by the Lorentz-Drude model; see <see cref="LorentzDrude"/> for how far it can be trusted.
    /// </summary>
    public static MetalReflector ModelledGold { get; } = new(LorentzDrude.Gold.Index);

    /// <summary>Aluminium by the Lorentz-Drude model; see <see cref="LorentzDrude"/>.</summary>
    public static MetalReflector Aluminium { get; } = new(LorentzDrude.Aluminium.Index);

    /// <summary>Silver from the measured index of clean films; see <see cref="MetalIndexTable"/>.</summary>
    public static MetalReflector Silver { get; } = new(MetalIndexTable.Silver);

    /// <summary>Gold from the measured index of clean films; see <see cref="MetalIndexTable"/>.</summary>
    public static MetalReflector Gold { get; } = new(MetalIndexTable.Gold);

    /// <summary>The complex index n + ik.</summary>
    /// <param name="wavelength_m">Wavelength in vacuum, m.</param>
    public Complex Index(double wavelength_m) => index(wavelength_m);

    /// <inheritdoc/>
    public double ReflectanceFraction(double wavelength_m, double cosIncidenceRatio)
    {
        var cosine = Math.Clamp(cosIncidenceRatio, 0, 1);
        var n = Index(wavelength_m);
        var square = n * n;
        var q = Complex.Sqrt(square - (1 - (cosine * cosine)));
        var across = ((cosine - q) / (cosine + q)).Magnitude;
        var along = (((square * cosine) - q) / ((square * cosine) + q)).Magnitude;
        return Math.Min(1, ((across * across) + (along * along)) / 2);
    }
}
