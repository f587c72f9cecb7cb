using System.Collections.Immutable;
using Guanghan.Fabrication.Optics;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Secondaries;
using Guanghan.Fabrication.Optics.Spectra;
using Guanghan.Fabrication.Optics.Tracing;

namespace Guanghan.Fabrication.Fibre;

/// <summary>Everything between the Sun and the soil, ready to be traced.</summary>
/// <param name="Sun">The Sun's brightness over angle.</param>
/// <param name="Spectrum">Its power over wavelength; its bands are those of all tables.</param>
/// <param name="TrackingError_rad">Standard deviation of the pointing along one axis, rad.</param>
/// <param name="WindowFraction">Share that a window before the first mirror lets through; 1 without one.</param>
/// <param name="Concentrator">The mirrors of one collector.</param>
/// <param name="CollectorCount">Equal collectors whose bundles join into one cable.</param>
/// <param name="Secondary">Concentrator or rod before the face; null for none.</param>
/// <param name="Bundle">The fibre bundle of one collector.</param>
/// <param name="Bands">Index and attenuation of its cores by band.</param>
/// <param name="RollOffRatio">As in <see cref="BundleEntry"/>.</param>
/// <param name="Stretches">The cable's stretches from entry to exit.</param>
/// <param name="Mixing_rad2_m">Gloge's coupling coefficient D, rad^2/m.</param>
/// <param name="Pen">The free end.</param>
/// <param name="OpenFraction">Share of the time that the pen's shutter is open.</param>
public sealed record LightSystem(
    SunProfile Sun,
    SolarSpectrum Spectrum,
    double TrackingError_rad,
    double WindowFraction,
    ConcentratorDesign Concentrator,
    int CollectorCount,
    ISecondary? Secondary,
    FibreBundle Bundle,
    FibreBands Bands,
    double RollOffRatio,
    ImmutableArray<FibreStretch> Stretches,
    double Mixing_rad2_m,
    LightPen Pen,
    double OpenFraction)
{
    private const int QuantileIntervals = 256; // the share within any angle is then off by less than 1e-4
    private const int AureoleIntervals = 4096; // the limb falls into one interval: off by half of it, 1.2e-4

    /// <summary>The Sun as rays are drawn from it.</summary>
    public SunLight SunLight => new(
        Sun.SineSquaredQuantiles(
            Sun.CircumsolarRatio > 0 ? AureoleIntervals : Sun.CentreToMeanRatio == 1 ? 1 : QuantileIntervals),
        TrackingError_rad,
        [.. Spectrum.Bands.Select(band => band.Fraction)]);

    /// <summary>The bundles of all collectors joined, packed by the same rule.</summary>
    public FibreBundle Cable => Bundle with { Count = Bundle.Count * CollectorCount };

    /// <summary>Bins of angle of every table along the fibre.</summary>
    internal const int AngleBins = 128; // attenuation and Fresnel's law over a bin bend by less than 1e-4

    /// <summary>One face of the fibres.</summary>
    internal FibreFace Face => new(Bands.IndexRatios, Bundle.FaceReflectanceFraction);

    /// <summary>The fibres' length, prepared.</summary>
    internal FibreSpan PrepareSpan() => new(Bundle, Bands, Stretches, Mixing_rad2_m, AngleBins);

    /// <summary>The pen behind an end, prepared.</summary>
    internal PenOptics PreparePen(double endDiameter_m) => new(Pen, endDiameter_m, AngleBins,
        Bundle.NumericalApertureRatio * Bundle.NumericalApertureRatio);

    /// <summary>Focal length of primary and secondary mirror together, m.</summary>
    public double SystemFocalLength_m =>
        Concentrator.Primary.FocalLength_m * (Concentrator.Secondary?.MagnificationRatio ?? 1);
}
