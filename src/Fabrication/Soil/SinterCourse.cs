using System.Collections.Immutable;

namespace Guanghan.Fabrication.Soil;

/// <summary>How dense a bed is as it sinters, and how far its necks have grown.</summary>
/// <param name="RelativeDensityFraction">Density over that without pores.</param>
/// <param name="NeckRatio">Radius of the neck over that of the median grain.</param>
public readonly record struct SinterState(double RelativeDensityFraction, double NeckRatio)
{
    /// <summary>Pores over volume.</summary>
    public double PorosityFraction => 1 - RelativeDensityFraction;

    /// <summary>Joined section over the whole, (x/r)^2.</summary>
    public double BondFraction => NeckRatio * NeckRatio;
}

/// <summary>
/// Sintering of a bed over a history of temperature: an even ramp, then a hold. Computes one sintering length
/// (<see cref="SinteringLength"/>), from it density by the spread of grains (<see cref="Densification"/>) and the necks
/// between grains of the median size (<see cref="NeckGrowth"/>). Assumes the whole bed at one temperature: thinner than
/// heat takes time to cross.
/// </summary>
/// <param name="History">Instants.</param>
/// <param name="States">The bed at each of them.</param>
public sealed record SinterCourse(ImmutableArray<HistoryPoint> History, ImmutableArray<SinterState> States)
{
    private const int RampCount = 60; // points of the ramp's hotter half, where all happens
    private const int HoldCount = 60;

    /// <summary>The state at the end.</summary>
    public SinterState End => States[^1];

    /// <summary>A ramp and a hold, sampled densely where soil sinters.</summary>
    /// <param name="start_K">Where it begins, K.</param>
    /// <param name="hold_K">Where it is held, K, above the start.</param>
    /// <param name="rate_K_s">Rate of heating, K/s, above 0.</param>
    /// <param name="hold_s">Time of the hold, s, at least 0.</param>
    public static ImmutableArray<HistoryPoint> Schedule(double start_K, double hold_K, double rate_K_s, double hold_s)
    {
        var (points, middle_K) = (ImmutableArray.CreateBuilder<HistoryPoint>(), (start_K + hold_K) / 2);
        points.Add(new(0, start_K));
        for (var at = 0; at <= RampCount; at++)
        {
            var temperature_K = middle_K + ((hold_K - middle_K) * at / RampCount);
            points.Add(new((temperature_K - start_K) / rate_K_s, temperature_K));
        }

        var ramp_s = points[^1].Time_s;
        for (var at = 1; at <= HoldCount && hold_s > 0; at++)
        {
            points.Add(new(ramp_s + (hold_s * at / HoldCount), hold_K));
        }

        return points.ToImmutable();
    }

    /// <summary>Follows a history.</summary>
    /// <param name="history">Instants in order of time.</param>
    /// <param name="viscosity_Pa_s">Viscosity, Pa s, at a temperature, K.</param>
    /// <param name="grains">The grains.</param>
    /// <param name="startFraction">Relative density of the bed.</param>
    /// <param name="pressure_Pa">Gas in the pores when they close, Pa; 0 in vacuum.</param>
    public static SinterCourse Of(
        ImmutableArray<HistoryPoint> history, Func<double, double> viscosity_Pa_s, GrainSizes grains,
        double startFraction, double pressure_Pa)
    {
        var (states, length) = (ImmutableArray.CreateBuilder<SinterState>(history.Length), 0.0);
        for (var at = 0; at < history.Length; at++)
        {
            length += at == 0 ? 0 : SinteringLength.Of_m([history[at - 1], history[at]], viscosity_Pa_s);
            states.Add(new(
                Densification.RelativeDensityFraction(grains, startFraction, length, pressure_Pa),
                NeckGrowth.NeckRatio(length, grains.Median_m / 2)));
        }

        return new(history, states.ToImmutable());
    }
}
