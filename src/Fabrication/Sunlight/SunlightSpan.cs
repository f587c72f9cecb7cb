using System.Collections.Immutable;
using Guanghan.Core.Numerics;

namespace Guanghan.Fabrication.Sunlight;

/// <summary>What the site saw at one instant of a series.</summary>
/// <param name="Time_s">When, s after the start.</param>
/// <param name="View">What the site saw.</param>
public readonly record struct SunSample(double Time_s, SkyView View);

/// <summary>
/// Sunlight at a site over a span of time. Computes events, samples at a step and at every event, and integrals by
/// Gauss-Legendre quadrature between events, so that no edge is smeared over a step.
/// </summary>
/// <param name="Samples">At every step and every event, in order of time.</param>
/// <param name="Events">In order of time.</param>
/// <param name="Span_s">Length of the span, s.</param>
/// <param name="Lit_s">Time when any part of the Sun shows, s.</param>
/// <param name="Usable_s">Time when it shows and stands high enough, s.</param>
/// <param name="Eclipsed_s">Time when it is over the horizon and the Earth covers a part of it, s.</param>
/// <param name="Energy_J_m2">Direct sunlight on a plane that faces the Sun, J/m^2.</param>
/// <param name="UsableEnergy_J_m2">The same while usable, J/m^2.</param>
public sealed record SunlightSpan(
    ImmutableArray<SunSample> Samples,
    ImmutableArray<SunEvent> Events,
    double Span_s,
    double Lit_s,
    double Usable_s,
    double Eclipsed_s,
    double Energy_J_m2,
    double UsableEnergy_J_m2)
{
    private const double Panel_s = 6 * 3600; // the Sun moves 3 deg: eight nodes are far more than its curve needs
    private const double NearestSamples_s = 1; // a step this near an event gives way to it
    private static readonly GaussLegendre s_rule = new(8);

    /// <summary>Computes a span.</summary>
    /// <param name="viewAt">What the site sees so many seconds after the start.</param>
    /// <param name="span_s">Length of the span, s, above 0.</param>
    /// <param name="step_s">Step of the series, s, above 0.</param>
    /// <param name="usableElevation_rad">Least elevation of the Sun's centre that can be used, rad.</param>
    /// <param name="solarConstant_W_m2">Irradiance of the whole disc at 1 au, W/m^2.</param>
    /// <param name="progress">Takes the fraction done.</param>
    /// <param name="cancellation">Asked while computing.</param>
    /// <exception cref="OperationCanceledException">Cancellation was asked for.</exception>
    public static SunlightSpan Compute(
        Func<double, SkyView> viewAt,
        double span_s,
        double step_s,
        double usableElevation_rad,
        double solarConstant_W_m2,
        Action<double> progress,
        CancellationToken cancellation)
    {
        var events = SunEvents.Find(viewAt, span_s, usableElevation_rad, cancellation);
        progress(0.3);
        double[] edges = [0, .. events.Select(e => e.Time_s).Where(t => t > 0 && t < span_s), span_s];
        var sums = new double[5];
        for (var i = 0; i + 1 < edges.Length; i++)
        {
            AddPiece(viewAt, edges[i], edges[i + 1], usableElevation_rad, solarConstant_W_m2, sums, cancellation);
            progress(0.3 + (0.4 * edges[i + 1] / span_s));
        }

        var samples = ImmutableArray.CreateBuilder<SunSample>();
        foreach (var time_s in SampleTimes(edges, span_s, step_s))
        {
            cancellation.ThrowIfCancellationRequested();
            samples.Add(new(time_s, viewAt(time_s)));
        }

        progress(1);
        return new(samples.ToImmutable(), events, span_s, sums[0], sums[1], sums[2], sums[3], sums[4]);
    }

    private static void AddPiece(
        Func<double, SkyView> viewAt, double from, double to, double usable_rad, double constant, double[] sums,
        CancellationToken cancellation)
    {
        var middle = viewAt((from + to) / 2);
        if (middle.BesideEarthFraction < 1 && middle.OverHorizonFraction > 0)
        {
            sums[2] += to - from;
        }

        if (middle.DiscFraction <= 0)
        {
            return;
        }

        var energy = 0.0;
        var panels = (int)Math.Ceiling((to - from) / Panel_s);
        for (var panel = 0; panel < panels; panel++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (low, high) = (from + ((to - from) * panel / panels), from + ((to - from) * (panel + 1) / panels));
            foreach (var (time_s, weight_s) in s_rule.On(low, high))
            {
                energy += weight_s * viewAt(time_s).Irradiance_W_m2(constant);
            }
        }

        // Between two events the Sun is either shown or not, and usable or not, all the way.
        var isUsable = middle.SunElevation_rad >= usable_rad;
        sums[0] += to - from;
        sums[1] += isUsable ? to - from : 0;
        sums[3] += energy;
        sums[4] += isUsable ? energy : 0;
    }

    private static IEnumerable<double> SampleTimes(double[] edges, double span_s, double step_s)
    {
        var last = double.NegativeInfinity;
        var edge = 0;
        for (var i = 0L; i * step_s < span_s + step_s; i++)
        {
            var step = Math.Min(i * step_s, span_s);
            for (; edge < edges.Length && edges[edge] <= step; edge++)
            {
                if (edges[edge] > last)
                {
                    yield return last = edges[edge];
                }
            }

            var next = edge < edges.Length ? edges[edge] : double.PositiveInfinity;
            if (step - last >= NearestSamples_s && next - step >= NearestSamples_s)
            {
                yield return last = step;
            }
        }
    }
}
