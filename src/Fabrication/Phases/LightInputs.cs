using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Fibre;
using Guanghan.Fabrication.Optics.Mirrors;
using Guanghan.Fabrication.Optics.Secondaries;
using Guanghan.Fabrication.Optics.Spectra;

namespace Guanghan.Fabrication.Phases;

/// <summary>Which irradiance the budget is drawn up for.</summary>
public enum DesignIrradiance
{
    /// <summary>The mean over the time when the Sun shows.</summary>
    LitMean,

    /// <summary>The highest.</summary>
    Highest,
}

/// <summary>Where a claimed flux is claimed.</summary>
public enum ClaimPlace
{
    /// <summary>At the free end of the bundle.</summary>
    BundleEnd,

    /// <summary>At the spot on the work.</summary>
    Spot,
}

/// <summary>Shapes of the Sun.</summary>
public enum SunShapeChoice
{
    /// <summary>As bright everywhere.</summary>
    Uniform,

    /// <summary>Darker at its limb, as from space.</summary>
    LimbDarkened,

    /// <summary>With an aureole, as from the ground of the Earth.</summary>
    Circumsolar,
}

/// <summary>A flux that somebody claims.</summary>
/// <param name="Flux_W_m2">The flux, W/m^2.</param>
/// <param name="Place">Where.</param>
public sealed record FluxClaim(double Flux_W_m2, ClaimPlace Place);

/// <summary>The Sun as the collector sees it.</summary>
/// <param name="HalfAngle_rad">Its angular radius, rad.</param>
/// <param name="Shape">How its brightness falls off.</param>
/// <param name="CircumsolarRatio">Share of the light that comes from the aureole, where there is one.</param>
/// <param name="Spectrum">Its spectrum.</param>
/// <param name="TrackingError_rad">Standard deviation of the pointing along one axis, rad.</param>
public sealed record SunOptions(
    double HalfAngle_rad, SunShapeChoice Shape, double CircumsolarRatio, SolarSpectrum Spectrum,
    double TrackingError_rad)
{
    /// <summary>Its brightness over angle, made once: cases that vary the pointing share it.</summary>
    public Optics.SunProfile Profile { get; } = Shape switch
    {
        SunShapeChoice.Uniform => Optics.SunProfile.Uniform(HalfAngle_rad),
        SunShapeChoice.LimbDarkened => Optics.SunProfile.LimbDarkened(HalfAngle_rad),
        _ => Optics.SunProfile.Buie(HalfAngle_rad, CircumsolarRatio),
    };
}

/// <summary>How well a mirror reflects, as the options say it.</summary>
/// <param name="ReflectivityFraction">Share reflected, the same for all wavelengths and angles.</param>
/// <param name="Metal">Times this reflector; null for none.</param>
/// <param name="SlopeError_rad">Standard deviation of the slope along one axis, rad.</param>
/// <param name="SpecularityError_rad">Standard deviation of the reflected direction along one axis, rad.</param>
/// <param name="DustFraction">Share of the surface under dust.</param>
public sealed record FinishOptions(
    double ReflectivityFraction, IReflector? Metal, double SlopeError_rad, double SpecularityError_rad,
    double DustFraction)
{
    /// <summary>The finish for the bands of a spectrum.</summary>
    /// <param name="spectrum">The spectrum.</param>
    public MirrorFinish For(SolarSpectrum spectrum) => new(
        Metal is null
            ? ReflectanceTable.Constant(ReflectivityFraction)
            : ReflectanceTable.Of(spectrum.Bands.Length, (band, cosine) =>
                ReflectivityFraction * Metal.ReflectanceFraction(spectrum.Bands[band].Middle_m, cosine)),
        SlopeError_rad, SpecularityError_rad, DustFraction);
}

/// <summary>The fibre bundle as the options say it.</summary>
/// <param name="Core_m">Diameter of a core, m.</param>
/// <param name="Outer_m">Diameter of a fibre, m.</param>
/// <param name="Count">Number of fibres.</param>
/// <param name="Packing">How they are packed.</param>
/// <param name="MeasuredPackingFraction">Packing where it was measured.</param>
/// <param name="NumericalApertureRatio">Numerical aperture.</param>
/// <param name="RollOffRatio">Width below the aperture over which acceptance falls.</param>
/// <param name="IndexRatio">Refractive index of the core; null: of silica by wavelength.</param>
/// <param name="CoatingReflectanceFraction">Reflectance of a coated face; null: bare.</param>
/// <param name="Length_m">Length of the cable, m.</param>
/// <param name="Attenuation_dB_km">Attenuation at all wavelengths, dB/km.</param>
/// <param name="Silica">Attenuation of silica by wavelength; null for none.</param>
/// <param name="AttenuationCurve">A table's attenuation by wavelength, dB/km; null for none.</param>
/// <param name="BendRadius_m">Radius of its tightest bend, m; infinite where it is straight.</param>
/// <param name="BendLength_m">Length in that bend, m.</param>
/// <param name="Mixing_rad2_m">Mode coupling, rad^2/m.</param>
/// <param name="Limits">What the face bears.</param>
/// <param name="GapAbsorptanceFraction">Share of the light between cores that the face absorbs.</param>
/// <param name="FaceEmissivityFraction">Emissivity of the face.</param>
public sealed record FibreOptions(
    double Core_m,
    double Outer_m,
    int Count,
    Packing Packing,
    double? MeasuredPackingFraction,
    double NumericalApertureRatio,
    double RollOffRatio,
    double? IndexRatio,
    double? CoatingReflectanceFraction,
    double Length_m,
    double Attenuation_dB_km,
    SilicaGlass? Silica,
    SpectralCurve? AttenuationCurve,
    double BendRadius_m,
    double BendLength_m,
    double Mixing_rad2_m,
    FaceLimits Limits,
    double GapAbsorptanceFraction,
    double FaceEmissivityFraction);

/// <summary>Checked inputs of <c>fabrication.light</c>.</summary>
/// <param name="Irradiance">Direct irradiance on a plane that faces the Sun, W/m^2, over time.</param>
/// <param name="Design">Which irradiance the budget is for.</param>
/// <param name="Sun">The Sun.</param>
/// <param name="WindowFraction">Share that a window before the mirror lets through.</param>
/// <param name="Primary">The primary mirror; its finish is that of <paramref name="PrimaryFinish"/>.</param>
/// <param name="PrimaryFinish">The primary's finish.</param>
/// <param name="Secondary">The secondary mirror; null for none.</param>
/// <param name="SecondaryFinish">The secondary's finish.</param>
/// <param name="Heliostat">The heliostat; null for none.</param>
/// <param name="HeliostatFinish">The heliostat's finish.</param>
/// <param name="CollectorCount">Collectors that feed one cable.</param>
/// <param name="Entry">What stands before the face; null for none.</param>
/// <param name="Fibre">The bundle.</param>
/// <param name="Pen">The free end.</param>
/// <param name="OpenFraction">Share of the time that the shutter is open.</param>
/// <param name="AbsorptanceFraction">Of the lit surface.</param>
/// <param name="EmissivityFraction">Of the lit surface.</param>
/// <param name="Claim">A flux to hold against etendue; null for none.</param>
/// <param name="RayCount">Rays to trace.</param>
/// <param name="Unknowns">Inputs stated as ranges.</param>
public sealed record LightInputs(
    SeriesInput Irradiance,
    DesignIrradiance Design,
    SunOptions Sun,
    double WindowFraction,
    PrimaryDesign Primary,
    FinishOptions PrimaryFinish,
    CassegrainDesign? Secondary,
    FinishOptions? SecondaryFinish,
    HeliostatDesign? Heliostat,
    FinishOptions? HeliostatFinish,
    int CollectorCount,
    Func<SolarSpectrum, ISecondary>? Entry,
    FibreOptions Fibre,
    LightPen Pen,
    double OpenFraction,
    double AbsorptanceFraction,
    double EmissivityFraction,
    FluxClaim? Claim,
    int RayCount,
    LightUnknowns Unknowns)
{
    /// <summary>The chain that these options describe.</summary>
    public LightSystem System()
    {
        var spectrum = Sun.Spectrum;
        var fibre = Fibre;
        return new(Sun.Profile, spectrum, Sun.TrackingError_rad, WindowFraction,
            new(Primary with { Finish = PrimaryFinish.For(spectrum) },
                Secondary is null ? null : Secondary with { Finish = SecondaryFinish!.For(spectrum) },
                Heliostat is null ? null : Heliostat with { Finish = HeliostatFinish!.For(spectrum) }),
            CollectorCount, Entry?.Invoke(spectrum), BundleOf(fibre), BandsOf(fibre, spectrum), fibre.RollOffRatio,
            StretchesOf(fibre), fibre.Mixing_rad2_m, Pen, OpenFraction);
    }

    private static FibreBundle BundleOf(FibreOptions fibre) => new(fibre.Core_m, fibre.Outer_m, fibre.Count,
        fibre.Packing, fibre.MeasuredPackingFraction, fibre.NumericalApertureRatio, fibre.CoatingReflectanceFraction);

    private static FibreBands BandsOf(FibreOptions fibre, SolarSpectrum spectrum) => new(
        [.. spectrum.Bands.Select(band => band.Middle_m)],
        [.. spectrum.Bands.Select(band => fibre.IndexRatio ?? SilicaGlass.IndexRatio(band.Middle_m))],
        [.. spectrum.Bands.Select(band => fibre.Attenuation_dB_km +
            (fibre.Silica?.Attenuation_dB_km(band.Middle_m) ?? 0) +
            (fibre.AttenuationCurve?.At(band.Middle_m) ?? 0))]);

    private static ImmutableArray<FibreStretch> StretchesOf(FibreOptions fibre)
    {
        if (double.IsPositiveInfinity(fibre.BendRadius_m))
        {
            return [FibreStretch.Straight(fibre.Length_m)];
        }

        // The bend in the middle of the cable: where it lies does not matter without mixing.
        var straight = Math.Max(0, fibre.Length_m - fibre.BendLength_m) / 2;
        return
        [
            FibreStretch.Straight(straight), new(fibre.Length_m - (2 * straight), fibre.BendRadius_m),
            FibreStretch.Straight(straight),
        ];
    }
}
