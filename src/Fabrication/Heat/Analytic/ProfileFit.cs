using System.Collections.Immutable;

namespace Guanghan.Fabrication.Heat.Analytic;

/// <summary>A measured flux as a sum of Gaussians, and how well it fits.</summary>
/// <param name="Source">The sum; all shares are 0 or more.</param>
/// <param name="Power_W">Power under the profile as given, W: what its flux integrates to.</param>
/// <param name="RmsErrorFraction">
/// Root of the mean square of the flux's error over the area, as a share of the peak.
/// </param>
/// <param name="MostErrorFraction">Largest error of the flux at any given radius, as a share of the peak.</param>
public sealed record ProfileFit(
    HeatSource Source, double Power_W, double RmsErrorFraction, double MostErrorFraction)
{
    private const int GaussianCount = 48;
    private const int SweepLimit = 4000;

    /// <summary>
    /// Fits a radial profile by Gaussians around its middle, with shares of 0 or more: non-negative least squares of
    /// the flux over the area, by coordinate descent (Franc, Hlavac and Navara 2005), with 48 widths at even ratios.
    /// It assumes flux that runs straight from radius to radius and ends at the last one. The shares are then scaled
    /// so that the power is exact: the rise far from the spot is that of the profile whatever the fit. A sharp edge
    /// cannot be met by wide Gaussians (a disc softened over a tenth of its radius: 7 % RMS, 31 % at most); take
    /// <see cref="OfDiscs"/>.
    /// </summary>
    /// <param name="radii_m">Radii, m, rising, from 0.</param>
    /// <param name="flux_W_m2">Flux at each, W/m^2, 0 or more.</param>
    public static ProfileFit Of(IReadOnlyList<double> radii_m, IReadOnlyList<double> flux_W_m2)
    {
        Check(radii_m, flux_W_m2);
        var count = radii_m.Count;
        var (area, power) = Areas(radii_m, flux_W_m2);
        var widths = Widths(radii_m);
        var columns = widths.Select(width => Enumerable.Range(0, count).Select(i =>
            Math.Exp(-3 * radii_m[i] * radii_m[i] / (width * width))).ToArray()).ToArray();
        var amounts = Descend(columns, area, [.. flux_W_m2]);
        var powers = amounts.Select((amount, k) => amount * Math.PI * widths[k] * widths[k] / 3).ToArray();
        var scale = 1 / powers.Sum();
        var (most, squares, peak) = (0.0, 0.0, flux_W_m2.Max());
        for (var i = 0; i < count; i++)
        {
            var error = Enumerable.Range(0, widths.Length).Sum(k => amounts[k] * power * scale * columns[k][i]) -
                flux_W_m2[i];
            (most, squares) = (Math.Max(most, Math.Abs(error)), squares + (area[i] * error * error));
        }

        var parts = Enumerable.Range(0, widths.Length).Where(k => powers[k] > 0)
            .Select(k => new SourcePart(powers[k] * scale, widths[k], widths[k], 0, 0)).ToImmutableArray();
        return new(new(parts), power, Math.Sqrt(squares / area.Sum()) / peak, most / peak);
    }

    /// <summary>
    /// Takes a falling profile apart into discs, each of the same share of its peak: a staircase, nowhere off by more
    /// than half a step. Slow: a disc costs some fifty Gaussians, and grids that freeze do not take it.
    /// </summary>
    /// <param name="radii_m">Radii, m, rising, from 0.</param>
    /// <param name="flux_W_m2">Flux at each, W/m^2, 0 or more, nowhere rising.</param>
    /// <param name="discCount">How many discs, 1 or more.</param>
    public static ProfileFit OfDiscs(IReadOnlyList<double> radii_m, IReadOnlyList<double> flux_W_m2, int discCount)
    {
        Check(radii_m, flux_W_m2);
        ArgumentOutOfRangeException.ThrowIfLessThan(discCount, 1);
        for (var i = 1; i < radii_m.Count; i++)
        {
            if (flux_W_m2[i] > flux_W_m2[i - 1])
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"The flux rises from {flux_W_m2[i - 1]} to {flux_W_m2[i]} W/m^2 at {radii_m[i]} m; discs need ") +
                    "a flux that falls from the middle on. Fit it by Gaussians.");
            }
        }

        var power = Areas(radii_m, flux_W_m2).Power;
        var steps = Enumerable.Range(0, discCount).Select(k =>
            RadiusOf(radii_m, flux_W_m2, flux_W_m2[0] * (1 - ((k + 0.5) / discCount)))).ToArray();
        var sum = steps.Sum(radius => radius * radius);
        var scale = power / (Math.PI * sum * flux_W_m2[0] / discCount);
        var most = (0.5 / discCount) + Math.Abs(scale - 1);
        return new(new([.. steps.Select(radius => new SourcePart(radius * radius / sum, 0, 0, 0, radius))]), power,
            most / Math.Sqrt(3), most); // a saw's root mean square
    }

    private static double RadiusOf(IReadOnlyList<double> radii_m, IReadOnlyList<double> flux_W_m2, double level)
    {
        for (var i = 1; i < radii_m.Count; i++)
        {
            if (flux_W_m2[i] < level)
            {
                return radii_m[i - 1] + ((radii_m[i] - radii_m[i - 1]) * (flux_W_m2[i - 1] - level) /
                    (flux_W_m2[i - 1] - flux_W_m2[i]));
            }
        }

        return radii_m[^1];
    }

    // What each radius stands for in an integral over the area, and the power.
    private static (double[] Area, double Power) Areas(IReadOnlyList<double> radii_m, IReadOnlyList<double> flux_W_m2)
    {
        var (count, power) = (radii_m.Count, 0.0);
        var area = new double[count];
        for (var i = 1; i < count; i++)
        {
            // 2 pi r dr with both the radius and the flux straight in between.
            var (low, high) = (radii_m[i - 1], radii_m[i]);
            var (inner, outer) = (Math.PI * (high - low) * ((2 * low) + high) / 3, Math.PI * (high - low) *
                ((2 * high) + low) / 3);
            (area[i - 1], area[i]) = (area[i - 1] + inner, outer);
            power += (inner * flux_W_m2[i - 1]) + (outer * flux_W_m2[i]);
        }

        return (area, power);
    }

    // From twice the finest spacing to twice the whole.
    private static double[] Widths(IReadOnlyList<double> radii_m)
    {
        var finest = Enumerable.Range(1, radii_m.Count - 1).Min(i => radii_m[i] - radii_m[i - 1]);
        var (low, high) = (Math.Max(2 * finest, radii_m[^1] / 100), 2 * radii_m[^1]);
        return [.. Enumerable.Range(0, GaussianCount)
            .Select(k => low * Math.Pow(high / low, k / (GaussianCount - 1.0)))];
    }

    private static double[] Descend(double[][] columns, double[] weights, double[] target)
    {
        var count = columns.Length;
        var (gram, gradient, amounts) = (new double[count, count], new double[count], new double[count]);
        for (var a = 0; a < count; a++)
        {
            for (var i = 0; i < target.Length; i++)
            {
                gradient[a] -= weights[i] * columns[a][i] * target[i];
                for (var b = 0; b < count; b++)
                {
                    gram[a, b] += weights[i] * columns[a][i] * columns[b][i];
                }
            }
        }

        for (var sweep = 0; sweep < SweepLimit; sweep++)
        {
            var moved = 0.0;
            for (var a = 0; a < count; a++)
            {
                var next = Math.Max(0, amounts[a] - (gradient[a] / gram[a, a]));
                var change = next - amounts[a];
                if (change != 0)
                {
                    amounts[a] = next;
                    moved = Math.Max(moved, Math.Abs(change));
                    for (var b = 0; b < count; b++)
                    {
                        gradient[b] += change * gram[a, b];
                    }
                }
            }

            if (moved <= 1e-9 * amounts.Max())
            {
                break;
            }
        }

        return amounts;
    }

    private static void Check(IReadOnlyList<double> radii_m, IReadOnlyList<double> flux_W_m2)
    {
        ArgumentNullException.ThrowIfNull(radii_m);
        ArgumentNullException.ThrowIfNull(flux_W_m2);
        if (radii_m.Count < 3 || radii_m.Count != flux_W_m2.Count)
        {
            throw new ArgumentException(FormattableString.Invariant(
                $"The profile has {radii_m.Count} radii and {flux_W_m2.Count} fluxes; ") +
                "give as many of both, three at least.");
        }

        for (var i = 0; i < radii_m.Count; i++)
        {
            Refusal.IfNegative(radii_m[i], FormattableString.Invariant($"Radius {i + 1} of the profile"), "m");
            Refusal.IfNegative(flux_W_m2[i], FormattableString.Invariant($"Flux {i + 1} of the profile"), "W/m^2");
            if (i == 0 ? radii_m[0] != 0 : radii_m[i] <= radii_m[i - 1])
            {
                throw new ArgumentException(FormattableString.Invariant(
                    $"Radius {i + 1} of the profile is {radii_m[i]} m; radii must begin at 0 and rise."));
            }
        }

        Refusal.UnlessPositive(flux_W_m2.Max(), "The largest flux of the profile", "W/m^2");
    }
}
