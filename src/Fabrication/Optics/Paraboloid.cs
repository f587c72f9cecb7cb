namespace Guanghan.Fabrication.Optics;

/// <summary>
/// A paraboloidal dish pointed at the Sun, with a flat receiver in its focal plane. The closed forms hold for a perfect
/// surface and a uniform solar disc: Rabl 1985, Active Solar Collectors and Their Applications, 5.4; Stine and Geyer
/// 2001, Power From The Sun, 8.3. They stop being valid where the rim ray nears the receiver's plane (rim angle beyond
/// about 80 deg).
/// </summary>
/// <param name="Aperture_m">Diameter of the aperture, m.</param>
/// <param name="FocalLength_m">Focal length, m.</param>
/// <param name="Obstruction_m">Diameter of the central obstruction, m; 0 for none.</param>
/// <param name="ReflectivityFraction">Share of sunlight reflected, weighted by the solar spectrum.</param>
/// <param name="SlopeError_rad">Standard deviation of the surface slope along one axis, rad.</param>
public sealed record Paraboloid(
    double Aperture_m,
    double FocalLength_m,
    double Obstruction_m,
    double ReflectivityFraction,
    double SlopeError_rad)
{
    /// <summary>Angle at the focus between the axis and the rim, rad: tan(phi/2) = D/4f.</summary>
    public double RimAngle_rad => 2 * Math.Atan(Aperture_m / (4 * FocalLength_m));

    /// <summary>Angle at the focus between the axis and the obstruction's edge, rad.</summary>
    public double ObstructionAngle_rad => 2 * Math.Atan(Obstruction_m / (4 * FocalLength_m));

    /// <summary>Area of the aperture, m^2.</summary>
    public double ApertureArea_m2 => Math.PI / 4 * Aperture_m * Aperture_m;

    /// <summary>Share of the aperture that the obstruction leaves free.</summary>
    public double UnshadedFraction => 1 - (Obstruction_m * Obstruction_m / (Aperture_m * Aperture_m));

    /// <summary>Distance from the focus to the surface at an angle from the axis, m: p = 2f/(1 + cos phi).</summary>
    /// <param name="angle_rad">Angle at the focus, rad.</param>
    public double FocalDistance_m(double angle_rad) => 2 * FocalLength_m / (1 + Math.Cos(angle_rad));

    /// <summary>
    /// Radius of the focal spot that holds all light of a perfect dish, m: p sin(theta)/cos(phi + theta).
    /// </summary>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    public double ImageRadius_m(double sunHalfAngle_rad) =>
        FocalDistance_m(RimAngle_rad) * Math.Sin(sunHalfAngle_rad) / Math.Cos(RimAngle_rad + sunHalfAngle_rad);

    /// <summary>
    /// Concentration at the focus of a perfect dish without reflection loss: (sin^2 phi - sin^2 phi_obstruction)/sin^2
    /// theta.
    /// </summary>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    public double PeakConcentrationRatio(double sunHalfAngle_rad) =>
        (Square(Math.Sin(RimAngle_rad)) - Square(Math.Sin(ObstructionAngle_rad))) / Square(Math.Sin(sunHalfAngle_rad));

    /// <summary>
    /// Mean concentration over <see cref="ImageRadius_m"/> of a perfect, unobstructed dish without reflection loss:
    /// sin^2 phi cos^2(phi + theta)/sin^2 theta.
    /// </summary>
    /// <param name="sunHalfAngle_rad">Angular radius of the Sun, rad.</param>
    public double MeanConcentrationRatio(double sunHalfAngle_rad) =>
        Square(Math.Sin(RimAngle_rad) * Math.Cos(RimAngle_rad + sunHalfAngle_rad) / Math.Sin(sunHalfAngle_rad));

    private static double Square(double value) => value * value;
}
