using System.Collections.Immutable;

namespace Guanghan.Fabrication.Optics.Spectra;

/// <summary>
/// How sunlight is shared among wavelengths. Computes shares only: the power is the mission's own irradiance times
/// these. <see cref="Am0"/> is ASTM E490-00a (2006), the standard for air mass zero. Assumes one spectrum for the whole
/// disc (its limb is redder) and no variation with solar activity: below 0.1 % of the total, but more in the far
/// ultraviolet, which carries 0.007 % below 0.2 um. Bands stand for their mean wavelength: a property that changes
/// within a band (the bands are 20 nm wide in the visible, 25 nm to 1.5 um) is sampled, not integrated.
/// </summary>
public sealed class SolarSpectrum
{
    private SolarSpectrum(ImmutableArray<SpectralBand> bands) => Bands = bands;

    /// <summary>Sunlight outside any atmosphere, ASTM E490-00a, in 88 bands from 0.12 to 50 um.</summary>
    public static SolarSpectrum Am0 { get; } = FromRows(AirMassZeroTable.ShortestEdge_um, AirMassZeroTable.Rows);

    /// <summary>
    /// The direct beam at the ground in clear air, ASTM G173-03 (air mass 1.5), in 79 bands from 0.3 to 4 um: for
    /// experiments on Earth. Sharp atmospheric lines are smoothed within a band.
    /// </summary>
    public static SolarSpectrum Am15Direct { get; } = FromRows(DirectBeamTable.ShortestEdge_um, DirectBeamTable.Rows);

    /// <summary>Everything at the sodium line, 589.3 nm: for a chain whose properties are one number each.</summary>
    public static SolarSpectrum OneBand { get; } = At(589.3e-9);

    /// <summary>The bands, by rising wavelength; their shares sum to 1.</summary>
    public ImmutableArray<SpectralBand> Bands { get; }

    /// <summary>Everything at one wavelength.</summary>
    /// <param name="wavelength_m">Wavelength, m.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is not a positive, finite number.</exception>
    public static SolarSpectrum At(double wavelength_m)
    {
        if (!(wavelength_m > 0) || !double.IsFinite(wavelength_m))
        {
            throw new ArgumentOutOfRangeException(nameof(wavelength_m), wavelength_m,
                "A wavelength must be above 0 m and finite.");
        }

        return new([new(wavelength_m, wavelength_m, 1)]);
    }

    /// <summary>
    /// The shares of a table of spectral irradiance, exact for its straight lines: one band an interval that carries
    /// power. What lies outside the table is not there.
    /// </summary>
    /// <param name="spectralIrradiance">Irradiance per wavelength; its unit drops out.</param>
    /// <exception cref="ArgumentException">A value is negative, or all are zero.</exception>
    public static SolarSpectrum FromCurve(SpectralCurve spectralIrradiance)
    {
        var (x, y) = (spectralIrradiance.Wavelengths_m, spectralIrradiance.Values_1);
        for (var i = 0; i < y.Length; i++)
        {
            if (y[i] < 0)
            {
                throw new ArgumentException($"Spectral irradiance must not be negative; it is {y[i]} at " +
                    $"{x[i] * 1e9:0.###} nm.", nameof(spectralIrradiance));
            }
        }

        if (y.Max() is var highest && highest == 0)
        {
            throw new ArgumentException("All spectral irradiances are zero; there is no light to share out.",
                nameof(spectralIrradiance));
        }

        var bands = new List<SpectralBand>();
        for (var i = 1; i < x.Length; i++)
        {
            // Scaled by the highest value first, so that no sum of a user's numbers overflows.
            var (a, b) = (y[i - 1] / highest, y[i] / highest);
            var power = (a + b) / 2 * (x[i] - x[i - 1]);
            if (power > 0)
            {
                var mean = ((a * ((2 * x[i - 1]) + x[i])) + (b * (x[i - 1] + (2 * x[i])))) / (3 * (a + b));
                bands.Add(new(x[i - 1], x[i], power) { Middle_m = Math.Clamp(mean, x[i - 1], x[i]) });
            }
        }

        return Normalised(bands);
    }

    /// <summary>
    /// Joins neighbours into at most so many bands of nearly equal power, for stratified sampling. Do not ask a
    /// property at their mean wavelengths: few of them hit or miss metal edges and hydroxyl bands. With 20 bands silver
    /// comes out 2 points wrong, with 10 bands the share that 10 m of dry silica carry 4.5. Ask the fine spectrum by
    /// <see cref="MeanWithin"/>.
    /// </summary>
    /// <param name="most">Highest number of bands, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is below 1.</exception>
    public SolarSpectrum Rebinned(int most)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(most, 1);
        var joined = new List<SpectralBand>();
        var (below, last) = (0.0, -1);
        foreach (var band in Bands)
        {
            var group = Math.Min(most - 1, (int)((below + (band.Fraction / 2)) * most));
            below += band.Fraction;
            if (group != last)
            {
                joined.Add(band);
                last = group;
                continue;
            }

            var before = joined[^1];
            var share = before.Fraction + band.Fraction;
            joined[^1] = new(before.Low_m, band.High_m, share)
            {
                Middle_m = ((before.Middle_m * before.Fraction) + (band.Middle_m * band.Fraction)) / share,
            };
        }

        return Normalised(joined);
    }

    /// <summary>Share of the power at wavelengths below one, even within a band.</summary>
    /// <param name="wavelength_m">Wavelength, m.</param>
    public double FractionBelow(double wavelength_m)
    {
        var sum = 0.0;
        foreach (var band in Bands)
        {
            if (band.High_m <= wavelength_m)
            {
                sum += band.Fraction;
            }
            else if (band.Low_m < wavelength_m)
            {
                sum += band.Fraction * (wavelength_m - band.Low_m) / (band.High_m - band.Low_m);
            }
        }

        return Math.Min(1, sum);
    }

    /// <summary>Mean of a property over the power: its value at each band's mean wavelength, weighted.</summary>
    /// <param name="property">The property at a wavelength in m.</param>
    public double Mean(Func<double, double> property)
    {
        var sum = 0.0;
        foreach (var band in Bands)
        {
            sum += band.Fraction * property(band.Middle_m);
        }

        return sum;
    }

    /// <summary>
    /// Mean of a property over the power of those of these bands whose mean wavelength lies in a wider one; the value
    /// at its own mean wavelength where there is none. Over all bands of a rebinning, weighted, this is <see
    /// cref="Mean"/>.
    /// </summary>
    /// <param name="wide">A band of a rebinning of this spectrum.</param>
    /// <param name="property">The property at a wavelength in m.</param>
    public double MeanWithin(SpectralBand wide, Func<double, double> property)
    {
        var (sum, share) = (0.0, 0.0);
        foreach (var band in Bands)
        {
            if (band.Middle_m >= wide.Low_m && band.Middle_m <= wide.High_m)
            {
                sum += band.Fraction * property(band.Middle_m);
                share += band.Fraction;
            }
        }

        return share > 0 ? sum / share : property(wide.Middle_m);
    }

    private static SolarSpectrum FromRows(double shortest_um, ImmutableArray<BandRow> rows)
    {
        var bands = new List<SpectralBand>();
        var low_um = shortest_um;
        foreach (var row in rows)
        {
            bands.Add(new(low_um * 1e-6, row.High_um * 1e-6, row.Irradiance_W_m2) { Middle_m = row.Mean_um * 1e-6 });
            low_um = row.High_um;
        }

        return Normalised(bands);
    }

    private static SolarSpectrum Normalised(List<SpectralBand> bands)
    {
        var total = bands.Sum(band => band.Fraction);
        return new([.. bands.Select(band => band with { Fraction = band.Fraction / total })]);
    }
}
