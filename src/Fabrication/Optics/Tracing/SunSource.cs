using System.Collections.Immutable;
using Guanghan.Core.Space;

namespace Guanghan.Fabrication.Optics.Tracing;

/// <summary>
/// Where rays come from: directions about the Sun's centre and spectral bands. Flux through a surface that faces the
/// Sun counts 1, so a ray's weight is the cosine of its incidence over its cosine to the Sun's direction. Assumes one
/// profile for all bands; the tracking error is an average over a time in which pointing wanders.
/// </summary>
public sealed class SunSource
{
    private const int GuideSteps = 1024;
    private readonly ushort[] _guide;
    private readonly double[] _cumulative;

    /// <summary>A source.</summary>
    /// <param name="propagation">Direction in which light from the Sun's centre travels, collector's frame.</param>
    /// <param name="sineSquaredQuantiles_1">
    /// Value i of n + 1: sin^2 of the angle to the centre within which the share i/n of the power comes.
    /// </param>
    /// <param name="trackingError_rad">Standard deviation of the pointing along one axis, rad.</param>
    /// <param name="bandFractions">Share of the power in each band; they sum to 1.</param>
    public SunSource(
        Vec3 propagation, ImmutableArray<double> sineSquaredQuantiles_1, double trackingError_rad,
        ImmutableArray<double> bandFractions)
    {
        var (u, v) = Placement(propagation.ToUnit());
        (Propagation, AcrossU, AcrossV) = (propagation.ToUnit(), u, v);
        Quantiles = [.. sineSquaredQuantiles_1];
        (TrackingError_rad, BandCount) = (trackingError_rad, bandFractions.Length);
        _cumulative = new double[bandFractions.Length];
        var sum = 0.0;
        for (var i = 0; i < _cumulative.Length; i++)
        {
            sum += bandFractions[i];
            _cumulative[i] = sum;
        }

        _cumulative[^1] = 1;
        _guide = new ushort[GuideSteps];
        for (var i = 0; i < GuideSteps; i++)
        {
            var band = i == 0 ? 0 : _guide[i - 1];
            while (_cumulative[band] < (double)i / GuideSteps)
            {
                band++;
            }

            _guide[i] = (ushort)band;
        }
    }

    /// <summary>Direction in which light from the Sun's centre travels.</summary>
    public Vec3 Propagation { get; }

    /// <summary>Standard deviation of the pointing along one axis, rad.</summary>
    public double TrackingError_rad { get; }

    /// <summary>Number of spectral bands.</summary>
    public int BandCount { get; }

    /// <summary>The largest angle from the Sun's centre that matters: the profile's end and 6 deviations of pointing,
    /// rad.</summary>
    public double Reach_rad => Math.Asin(Math.Sqrt(Quantiles[^1])) + (6 * TrackingError_rad);

    internal Vec3 AcrossU { get; }

    internal Vec3 AcrossV { get; }

    internal double[] Quantiles { get; }

    /// <summary>The band of a ray, spread evenly over the rays of a lane (Weyl's sequence of the golden
    /// ratio).</summary>
    /// <param name="index">Index of the ray.</param>
    /// <param name="offsetFraction">Where the lane's sequence begins, 0 to 1.</param>
    public int BandOf(ulong index, double offsetFraction)
    {
        if (BandCount == 1)
        {
            return 0;
        }

        // 2^64 times the golden ratio's fraction: the product's upper bits are the sequence, exactly.
        var turn = offsetFraction + (unchecked(index * 0x9E3779B97F4A7C15) >> 11) * (1.0 / (1UL << 53));
        var u = turn - Math.Floor(turn);
        int band = _guide[(int)(u * GuideSteps)];
        while (_cumulative[band] < u)
        {
            band++;
        }

        return band;
    }

    /// <summary>sin^2 of the angle to the Sun's centre for a uniform number, linear in the table.</summary>
    internal double SineSquared(double uniform)
    {
        var place = uniform * (Quantiles.Length - 1);
        var at = (int)place;
        return Quantiles[at] + ((place - at) * (Quantiles[at + 1] - Quantiles[at]));
    }

    private static (Vec3 U, Vec3 V) Placement(Vec3 direction) => Mirrors.Placement.Across(direction);
}
