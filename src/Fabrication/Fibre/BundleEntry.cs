namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// What a ray meets at the bundle's face: a core or not, the numerical aperture, the entry face. A ray within the
/// numerical aperture is guided whatever its azimuth (skew rays beyond it, which leak slowly, are counted as lost).
/// </summary>
/// <param name="Lattice">Places of the cores.</param>
/// <param name="Face">Transmission of the face by band and angle.</param>
/// <param name="NumericalApertureRatio">Sine of the largest guided angle in vacuum.</param>
/// <param name="RollOffRatio">
/// Width in sine below the numerical aperture over which the share that is guided falls evenly from 1 to 0: fibres leak
/// near their aperture (Feuermann, Gordon and Huleihil 2002, Solar Energy 72:195); 0 for a sharp edge.
/// </param>
public sealed record BundleEntry(
    FibreLattice Lattice, FibreFace Face, double NumericalApertureRatio, double RollOffRatio)
{
    /// <summary>Radius of the face, m: of the core where there is a single fibre.</summary>
    public double Radius_m => FaceDiameter_m(Lattice) / 2;

    /// <summary>Diameter of the face that light can enter, m: of the core where there is a single fibre.</summary>
    /// <param name="lattice">Places of the cores.</param>
    public static double FaceDiameter_m(FibreLattice lattice) => lattice.Count == 1
        ? 2 * Math.Sqrt(lattice.CoreArea_m2 / Math.PI)
        : lattice.FaceDiameter_m;

    /// <summary>Share of a ray that is guided; 0 beyond the numerical aperture.</summary>
    /// <param name="sinRatio">Sine of its angle in vacuum.</param>
    public double GuidedFraction(double sinRatio) => sinRatio > NumericalApertureRatio
        ? 0
        : RollOffRatio == 0 ? 1 : Math.Min(1, (NumericalApertureRatio - sinRatio) / RollOffRatio);
}
