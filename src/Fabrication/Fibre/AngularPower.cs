namespace Guanghan.Fabrication.Fibre;

/// <summary>
/// Power by spectral band and angle: a table [band, bin], bins equal in s = sin^2 of the angle to the axis in vacuum,
/// from 0 to a stated maximum. Convention: a bin holds all power, W, that crosses the whole section at angles within
/// it, all azimuths together. A section of area A with radiance L sends dP = L A cos(angle) dSolidAngle = pi L A ds, so
/// the bins of a Lambertian source hold equal powers, power over (pi A x bin width) is the radiance, and within a bin
/// power is taken as uniform in s. Inside glass the same table holds the angle that the ray would have outside (Snell:
/// n sin inside = sin outside). Everything done to it is linear, so that independent batches stay comparable. Errors of
/// the binning are of second order in the bin's width. Not safe to tally into from several threads.
/// </summary>
public sealed class AngularPower
{
    private readonly double[] _powers_W;

    /// <summary>An empty table.</summary>
    /// <param name="bandCount">Spectral bands, at least 1.</param>
    /// <param name="binCount">Bins of angle, at least 1.</param>
    /// <param name="maximumSin2Ratio">Upper end of the last bin in sin^2, above 0 and at most 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count or the maximum is out of its range.</exception>
    public AngularPower(int bandCount, int binCount, double maximumSin2Ratio)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bandCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(binCount, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximumSin2Ratio);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(maximumSin2Ratio, 1);
        (BandCount, BinCount, MaximumSin2Ratio) = (bandCount, binCount, maximumSin2Ratio);
        _powers_W = new double[bandCount * binCount];
    }

    /// <summary>Number of spectral bands.</summary>
    public int BandCount { get; }

    /// <summary>Number of bins.</summary>
    public int BinCount { get; }

    /// <summary>Upper end of the last bin in sin^2.</summary>
    public double MaximumSin2Ratio { get; }

    /// <summary>All powers, W: bin after bin of the first band, then of the next.</summary>
    public ReadOnlySpan<double> Powers_W => _powers_W;

    /// <summary>All power, W.</summary>
    public double Total_W => Sum(_powers_W);

    /// <summary>Power-weighted mean of sin^2 by the bins' middles; 0 for an empty table.</summary>
    public double MeanSin2Ratio
    {
        get
        {
            var byBin = ByBin_W();
            var sum = 0.0;
            for (var i = 0; i < BinCount; i++)
            {
                sum += byBin[i] * MiddleSin2Ratio(i);
            }

            var total = Sum(byBin);
            return total > 0 ? sum / total : 0;
        }
    }

    /// <summary>sin^2 in the middle of a bin.</summary>
    /// <param name="bin">Index of the bin.</param>
    public double MiddleSin2Ratio(int bin) => MaximumSin2Ratio * (bin + 0.5) / BinCount;

    /// <summary>sin^2 at an edge between bins.</summary>
    /// <param name="edge">Index from 0 to the number of bins.</param>
    public double EdgeSin2Ratio(int edge) => MaximumSin2Ratio * edge / BinCount;

    /// <summary>One band's bins, W, to read or write.</summary>
    /// <param name="band">Index of the band.</param>
    public Span<double> Band_W(int band) => _powers_W.AsSpan(band * BinCount, BinCount);

    /// <summary>Adds a ray; false, and nothing added, where it is steeper than the maximum.</summary>
    /// <param name="band">Index of the band.</param>
    /// <param name="sinRatio">Sine of its angle in vacuum.</param>
    /// <param name="power_W">Its power, W.</param>
    public bool Tally(int band, double sinRatio, double power_W)
    {
        var place = sinRatio * sinRatio / MaximumSin2Ratio;
        if (!(place <= 1))
        {
            return false;
        }

        _powers_W[(band * BinCount) + Math.Min(BinCount - 1, (int)(place * BinCount))] += power_W;
        return true;
    }

    /// <summary>Adds another table times a factor, in place.</summary>
    /// <param name="other">Of the same shape.</param>
    /// <param name="factor">What to multiply it by.</param>
    /// <exception cref="ArgumentException">The shapes differ.</exception>
    public void Add(AngularPower other, double factor = 1)
    {
        RequireShape(other.BandCount, other.BinCount, other.MaximumSin2Ratio);
        for (var i = 0; i < _powers_W.Length; i++)
        {
            _powers_W[i] += factor * other._powers_W[i];
        }
    }

    /// <summary>This table times a factor, as a new one.</summary>
    /// <param name="factor">What to multiply by.</param>
    public AngularPower Times(double factor)
    {
        var result = Empty();
        result.Add(this, factor);
        return result;
    }

    /// <summary>An empty table of the same shape.</summary>
    public AngularPower Empty() => new(BandCount, BinCount, MaximumSin2Ratio);

    /// <summary>Power by band, W.</summary>
    public double[] ByBand_W()
    {
        var sums = new double[BandCount];
        for (var band = 0; band < BandCount; band++)
        {
            sums[band] = Sum(Band_W(band));
        }

        return sums;
    }

    /// <summary>Power by bin of angle, W.</summary>
    public double[] ByBin_W()
    {
        var sums = new double[BinCount];
        for (var i = 0; i < _powers_W.Length; i++)
        {
            sums[i % BinCount] += _powers_W[i];
        }

        return sums;
    }

    /// <summary>Throws unless the table has this shape.</summary>
    internal void RequireShape(int bands, int bins, double maximumSin2)
    {
        if (BandCount != bands || BinCount != bins || Math.Abs(MaximumSin2Ratio - maximumSin2) > 1e-12)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The table has {BandCount} bands and {BinCount} bins up to sin^2 {MaximumSin2Ratio:G6}; ") +
                FormattableString.Invariant($"{bands} bands and {bins} bins up to {maximumSin2:G6} are needed."));
        }
    }

    private static double Sum(ReadOnlySpan<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum;
    }
}
