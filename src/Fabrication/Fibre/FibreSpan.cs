using System.Collections.Immutable;
using Guanghan.Fabrication.Optics;

namespace Guanghan.Fabrication.Fibre;

/// <summary>A stretch of fibre of one curvature.</summary>
/// <param name="Length_m">Its length, m.</param>
/// <param name="BendRadius_m">Radius of its bend, m; infinite where it is straight.</param>
public readonly record struct FibreStretch(double Length_m, double BendRadius_m)
{
    /// <summary>A straight stretch.</summary>
    /// <param name="length_m">Its length, m.</param>
    public static FibreStretch Straight(double length_m) => new(length_m, double.PositiveInfinity);
}

/// <summary>What a fibre's core is to each spectral band; three lists of one length.</summary>
/// <param name="Wavelengths_m">Wavelength in vacuum that stands for the band, m.</param>
/// <param name="IndexRatios">Refractive index of the core.</param>
/// <param name="Attenuations_dB_km">Attenuation along the axis, dB/km.</param>
public sealed record FibreBands(
    ImmutableArray<double> Wavelengths_m, ImmutableArray<double> IndexRatios, ImmutableArray<double> Attenuations_dB_km)
{
    /// <summary>Number of bands.</summary>
    public int Count => Wavelengths_m.Length;
}

/// <summary>What a length of fibre makes of the light; the four powers sum to what entered.</summary>
/// <param name="Left">Just before the exit face.</param>
/// <param name="Attenuated_W">Absorbed and scattered on the way, W.</param>
/// <param name="Bent_W">Lost because a bend narrows the numerical aperture, W.</param>
/// <param name="Mixed_W">Lost because mixing carried it beyond the numerical aperture, W.</param>
public sealed record FibreCarried(AngularPower Left, double Attenuated_W, double Bent_W, double Mixed_W);

/// <summary>
/// Light from just inside the entry to just before the exit face. Computes, band by band, attenuation over paths longer
/// by 1/cos of the angle inside; at the start of each stretch the loss of what its bend cannot hold
/// (<see cref="FibreBend"/>); and along each stretch mode mixing with a lossy boundary at its effective numerical
/// aperture (<see cref="ModeMixing"/>). Without mixing and bends it is the plain exponential of
/// 10^(-attenuation length/10/cos) at each bin's middle. An operator: prepared once, linear, and cheap to
/// apply to many tables. Assumes that all fibres are alike and equally bent, and that bends do not mix. The same both
/// ways for the same stretches in reverse.
/// </summary>
public sealed class FibreSpan
{
    private readonly Leg[][] _legs; // by band, from entry to exit
    private readonly double _maximumSin2;
    private readonly int _bins;

    /// <summary>Prepares the fibre.</summary>
    /// <param name="bundle">Core diameter and numerical aperture are used.</param>
    /// <param name="bands">Index and attenuation by band.</param>
    /// <param name="stretches">
    /// From entry to exit; where only the tightest bend is known, one stretch of it gives the most loss.
    /// </param>
    /// <param name="mixing_rad2_m">Gloge's D, rad^2/m, of the angle inside the core; 0 for none.</param>
    /// <param name="binCount">Bins of the tables; they must end at the square of the numerical aperture.</param>
    /// <exception cref="ArgumentException">The lists of the bands differ in length.</exception>
    public FibreSpan(
        FibreBundle bundle, FibreBands bands, IReadOnlyList<FibreStretch> stretches, double mixing_rad2_m, int binCount)
    {
        if (bands.IndexRatios.Length != bands.Count || bands.Attenuations_dB_km.Length != bands.Count)
        {
            throw new ArgumentException(FormattableString.Invariant($"{bands.Count} wavelengths, ") +
                FormattableString.Invariant($"{bands.IndexRatios.Length} indices and ") +
                FormattableString.Invariant($"{bands.Attenuations_dB_km.Length} attenuations do not go together."),
                nameof(bands));
        }

        (Bands, _bins) = (bands, binCount);
        _maximumSin2 = bundle.NumericalApertureRatio * bundle.NumericalApertureRatio;
        var joined = Join(stretches);
        Length_m = joined.Sum(stretch => stretch.Length_m);
        _legs = new Leg[bands.Count][];
        var leasts = new double[bands.Count];
        for (var band = 0; band < bands.Count; band++)
        {
            _legs[band] = [.. joined.Select(stretch => Prepare(bundle, band, stretch, mixing_rad2_m))];
            leasts[band] = _legs[band].Aggregate(_maximumSin2, (least, leg) => Math.Min(least, leg.LimitSin2));
        }

        LeastSin2Ratios = [.. leasts];
    }

    /// <summary>Length, m.</summary>
    public double Length_m { get; }

    /// <summary>Index and attenuation by band.</summary>
    public FibreBands Bands { get; }

    /// <summary>
    /// Square of the numerical aperture that the tightest bend leaves, by band; 0 or less where it holds no light.
    /// </summary>
    public ImmutableArray<double> LeastSin2Ratios { get; }

    /// <summary>Sends light through.</summary>
    /// <param name="entered">Just inside the entry face; as many bands and bins, up to the numerical aperture.</param>
    /// <exception cref="ArgumentException">The table has another shape.</exception>
    public FibreCarried Carry(AngularPower entered)
    {
        entered.RequireShape(Bands.Count, _bins, _maximumSin2);
        var left = entered.Times(1);
        var (attenuated, bent, mixed) = (0.0, 0.0, 0.0);
        for (var band = 0; band < Bands.Count; band++)
        {
            var powers = left.Band_W(band);
            var lit = _maximumSin2; // no light beyond
            foreach (var leg in _legs[band])
            {
                bent += Cut(powers, leg.LimitSin2, lit);
                lit = Math.Min(lit, Math.Max(0, leg.LimitSin2));
                if (leg.Mixing is { } mixing)
                {
                    var (absorbed, crossed) = mixing.Apply(powers);
                    attenuated += absorbed;
                    mixed += crossed;
                    lit = leg.LimitSin2;
                }
                else
                {
                    attenuated += Attenuate(powers, leg.CarriedFractions);
                }
            }
        }

        return new(left, attenuated, bent, mixed);
    }

    private sealed record Leg(double LimitSin2, double[] CarriedFractions, ModeMixing? Mixing);

    // Neighbouring stretches of one curvature are one, so that cutting a path in pieces changes no digit.
    private static List<FibreStretch> Join(IReadOnlyList<FibreStretch> stretches)
    {
        var joined = new List<FibreStretch>();
        foreach (var stretch in stretches)
        {
            if (joined.Count > 0 && joined[^1].BendRadius_m.Equals(stretch.BendRadius_m))
            {
                joined[^1] = joined[^1] with { Length_m = joined[^1].Length_m + stretch.Length_m };
            }
            else if (stretch.Length_m > 0)
            {
                joined.Add(stretch);
            }
        }

        return joined;
    }

    private Leg Prepare(FibreBundle bundle, int band, FibreStretch stretch, double mixing_rad2_m)
    {
        var (index, attenuation_dB_km) = (Bands.IndexRatios[band], Bands.Attenuations_dB_km[band]);
        var limit = FibreBend.EffectiveSin2Ratio(bundle.NumericalApertureRatio, index, bundle.CoreDiameter_m / 2,
            Bands.Wavelengths_m[band], stretch.BendRadius_m);
        var carried = new double[_bins];
        var losses_1_m = new double[_bins];
        for (var i = 0; i < _bins; i++)
        {
            var cosine = Fresnel.CosInsideRatio(Math.Sqrt(_maximumSin2 * (i + 0.5) / _bins), index);
            carried[i] = Math.Pow(10, -attenuation_dB_km * stretch.Length_m / 1e4 / cosine);
            losses_1_m[i] = attenuation_dB_km * Math.Log(10) / 1e4 / cosine;
        }

        var mixing = mixing_rad2_m > 0 && limit > 0
            ? new ModeMixing(stretch.Length_m, losses_1_m, _maximumSin2 / _bins, limit, index * index * mixing_rad2_m)
            : null;
        return new(limit, carried, mixing);
    }

    /// <summary>Takes away what is beyond a limit; a bin across it is even up to where light reaches.</summary>
    private double Cut(Span<double> powers_W, double limit, double lit)
    {
        var lost = 0.0;
        var width = _maximumSin2 / _bins;
        for (var i = _bins - 1; i >= 0 && limit < Math.Min((i + 1) * width, lit); i--)
        {
            var kept = limit > i * width
                ? powers_W[i] * ((limit - (i * width)) / (Math.Min((i + 1) * width, lit) - (i * width)))
                : 0;
            lost += powers_W[i] - kept;
            powers_W[i] = kept;
        }

        return lost;
    }

    private static double Attenuate(Span<double> powers_W, double[] fractions)
    {
        var lost = 0.0;
        for (var i = 0; i < powers_W.Length; i++)
        {
            var kept = powers_W[i] * fractions[i];
            lost += powers_W[i] - kept;
            powers_W[i] = kept;
        }

        return lost;
    }
}
