using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// The free end: optics that image the bundle's end onto the work, or none (magnification 1, aperture 1, transmittance
/// 1). Computes the spot from the end's size and cone. Assumes a uniformly bright end (fibres scramble where light
/// entered) and a uniformly filled cone, aberration-free imaging by Abbe's sine condition; out of focus the end is
/// blurred by the cone's footprint. Stops being valid where the blur is not small against the distance to the lens.
/// </summary>
/// <param name="MagnificationRatio">Size of the image over size of the end.</param>
/// <param name="NumericalApertureRatio">Sine of the widest cone that the optics make on the work side.</param>
/// <param name="TransmittanceFraction">Share of the light that the optics let through.</param>
/// <param name="StandOff_m">Distance of the work from the image, or from the bare end, m.</param>
public sealed record LightPen(
    double MagnificationRatio, double NumericalApertureRatio, double TransmittanceFraction, double StandOff_m)
{
    /// <summary>Sine of the widest angle at the bundle's end that still passes, by the sine condition.</summary>
    public double AcceptedSinRatio => Math.Min(1, MagnificationRatio * NumericalApertureRatio);

    /// <summary>Sine of the cone on the work side for a cone at the bundle's end.</summary>
    /// <param name="endSinRatio">Sine of the half angle at the end.</param>
    public double WorkSinRatio(double endSinRatio) =>
        Math.Min(NumericalApertureRatio, endSinRatio / MagnificationRatio);

    /// <summary>Radius of the image of the end, m.</summary>
    /// <param name="endDiameter_m">Diameter of the bundle's end, m.</param>
    public double ImageRadius_m(double endDiameter_m) => MagnificationRatio * endDiameter_m / 2;

    /// <summary>Radius of the footprint of one point's cone on the work, m.</summary>
    /// <param name="endSinRatio">Sine of the half angle at the end.</param>
    public double BlurRadius_m(double endSinRatio)
    {
        var sine = WorkSinRatio(endSinRatio);
        return StandOff_m * sine / Math.Sqrt(Math.Max(1e-12, 1 - (sine * sine)));
    }

    /// <summary>Diameter of the circle on the work that holds all the light, m.</summary>
    /// <param name="endDiameter_m">Diameter of the bundle's end, m.</param>
    /// <param name="endSinRatio">Sine of the half angle at the end.</param>
    public double SpotDiameter_m(double endDiameter_m, double endSinRatio) =>
        2 * (ImageRadius_m(endDiameter_m) + BlurRadius_m(endSinRatio));

    /// <summary>
    /// Flux at a radius of the spot over power/image area: a disc blurred by a disc, which is their overlap. A top hat
    /// in focus.
    /// </summary>
    /// <param name="radius_m">Distance from the spot's centre, m.</param>
    /// <param name="endDiameter_m">Diameter of the bundle's end, m.</param>
    /// <param name="endSinRatio">Sine of the half angle at the end.</param>
    public double ProfileRatio(double radius_m, double endDiameter_m, double endSinRatio)
    {
        var image = ImageRadius_m(endDiameter_m);
        var blur = BlurRadius_m(endSinRatio);
        return blur > 0 ? Discs.CoveredFraction(blur, image, radius_m) : radius_m <= image ? 1 : 0;
    }
}
