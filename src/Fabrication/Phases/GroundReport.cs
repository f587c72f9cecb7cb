using System.Collections.Immutable;
using Guanghan.Core.Phases;
using Guanghan.Fabrication.Ground;

namespace Guanghan.Fabrication.Phases;

/// <summary>What <c>fabrication.ground</c> reports.</summary>
internal static class GroundReport
{
    private const double Quiet_K = 1; // a swing that no print notices
    private const double DeepSwing_K = 0.1; // more at the floor, and the floor is felt above
    private const double SpinUpTolerance = 0.05; // the Sun's distance makes 3.4 % in a year
    private const int MapRows = 80;

    public static Report Of(GroundResult result) => Report.Empty with
    {
        Figures = [.. Figures(result).Select(figure => result.Bands.TryGetValue(figure.Name, out var band)
            ? figure with { Band = band } : figure)],
        Series = [.. SeriesOf(result)],
        Maps = [MapOf(result)],
        Findings = [.. FindingsOf(result)],
    };

    /// <summary>The figures, without their bands.</summary>
    public static IEnumerable<Figure> Figures(GroundResult result)
    {
        var (run, inputs) = (result.Run, result.Inputs);
        yield return new("noon_temperature", run.Surface_K[result.Noon]);
        yield return new("midnight_temperature", run.Surface_K[result.Midnight]);
        yield return new("surface_minimum", run.Least_K[0]);
        yield return new("surface_maximum", run.Greatest_K[0]);
        yield return new("surface_mean", run.Mean_K[0]);
        yield return new("mean_at_depth", run.At_K(run.Mean_K, inputs.MeanDepth_m));
        yield return new("quiet_depth", QuietDepth_m(result));
        yield return new("floor_swing", run.Greatest_K[^1] - run.Least_K[^1]);
        yield return new("bed_temperature", Bed_K(result));
        yield return new("bed_minimum", run.Bed_K[result.FirstOfDay..].Min());
        yield return new("bed_maximum", run.Bed_K[result.FirstOfDay..].Max());
        yield return new("sky_fraction", result.SkyFraction);
        yield return new("terrain_mean", result.Valley is { } valley ? TimeMean(run.Course.Times_s, valley.Surface_K)
            : run.Mean_K[0]);
        yield return new("absorbed_mean", TimeMean(run.Course.Times_s, run.Absorbed_W_m2));
        yield return new("imbalance", run.Imbalance_W_m2);
        yield return new("spin_up_days", result.SpinUp?.DayCount ?? 0);
        yield return new("spin_up_residual", result.SpinUp?.Residual_K ?? 0);
    }

    private static double Bed_K(GroundResult result)
    {
        var (run, day) = (result.Run, result.Run.Bed_K[result.FirstOfDay..]);
        return result.Inputs.BedAt switch
        {
            BedInstant.Noon => run.Bed_K[result.Noon],
            BedInstant.Midnight => run.Bed_K[result.Midnight],
            BedInstant.Coldest => day.Min(),
            BedInstant.Hottest => day.Max(),
            BedInstant.Time => run.Bed_K[Nearest(run.Course.Times_s, run.Course.Times_s[0] + result.Inputs.BedTime_s)],
            _ => run.MeanTo_K(run.Mean_K, result.Inputs.Bed_m),
        };
    }

    private static int Nearest(ImmutableArray<double> times_s, double time_s) =>
        Enumerable.Range(0, times_s.Length).MinBy(at => Math.Abs(times_s[at] - time_s));

    private static double TimeMean(ImmutableArray<double> times_s, ImmutableArray<double> values)
    {
        var sum = 0.0;
        for (var at = 1; at < values.Length; at++)
        {
            sum += (times_s[at] - times_s[at - 1]) * (values[at] + values[at - 1]) / 2;
        }

        return sum / (times_s[^1] - times_s[0]);
    }

    private static double QuietDepth_m(GroundResult result)
    {
        var run = result.Run;
        var (swing, node) = (run.Greatest_K[^1] - run.Least_K[^1], run.Nodes_m.Length - 1);
        if (swing >= Quiet_K)
        {
            return result.Inputs.Depth_m;
        }

        var below = swing;
        while (node > 0 && swing < Quiet_K)
        {
            below = swing;
            node--;
            swing = run.Greatest_K[node] - run.Least_K[node];
        }

        var share = swing > below ? Math.Clamp((swing - Quiet_K) / (swing - below), 0, 1) : 0;
        return run.Nodes_m[node] + (share * (run.Nodes_m[node + 1] - run.Nodes_m[node]));
    }

    private static IEnumerable<Series> SeriesOf(GroundResult result)
    {
        var run = result.Run;
        var time = TimeAxis(result, run.Course.Times_s);
        yield return new("surface_temperature", time, run.Surface_K);
        yield return new("bed_course", time, run.Bed_K);
        yield return new("absorbed", time, run.Absorbed_W_m2);
        yield return new("terrain_infrared", time, result.Valley?.Infrared_W_m2 ?? Nothing(run));
        yield return new("terrain_scattered", time, result.Valley?.Scattered_W_m2 ?? Nothing(run));
        var depth = new SeriesAxis("depth", Unit.Parse("m"), run.Nodes_m);
        yield return new("profile_noon", depth, run.ProfileOf(result.Noon));
        yield return new("profile_midnight", depth, run.ProfileOf(result.Midnight));
        yield return new("profile_mean", depth, run.Mean_K);
        yield return new("profile_minimum", depth, run.Least_K);
        yield return new("profile_maximum", depth, run.Greatest_K);
    }

    private static ImmutableArray<double> Nothing(GroundRun run) => [.. run.Course.Times_s.Select(_ => 0.0)];

    private static FieldMap MapOf(GroundResult result)
    {
        var run = result.Run;
        var deepest = Math.Max(QuietDepth_m(result), 0.01);
        ImmutableArray<double> heights =
            [.. Enumerable.Range(0, MapRows + 1).Select(row => deepest * ((row / (double)MapRows) - 1))];
        var values = ImmutableArray.CreateBuilder<double>(heights.Length * run.Kept.Length);
        foreach (var height in heights)
        {
            foreach (var profile in run.Profiles_K)
            {
                values.Add(run.At_K(profile, -height));
            }
        }

        return new(
            "temperature_map", TimeAxis(result, [.. run.Kept.Select(at => run.Course.Times_s[at])]),
            new SeriesAxis("height", Unit.Parse("mm"), heights), values.ToImmutable());
    }

    private static SeriesAxis TimeAxis(GroundResult result, ImmutableArray<double> times_s) =>
        new("time", Unit.Parse("h"), times_s, result.Inputs.Sunlight?.Origin);

    private static IEnumerable<Finding> FindingsOf(GroundResult result)
    {
        var (run, inputs, heat) = (result.Run, result.Inputs, result.Inputs.Soil.Heat);
        if (result.SpinUp is { HasConverged: false } spinUp)
        {
            yield return FabricationFindings.GroundNotPeriodic(spinUp.DayCount, spinUp.Residual_K, inputs.Tolerance_K);
        }

        if (run.Greatest_K[^1] - run.Least_K[^1] is var swing && swing > DeepSwing_K)
        {
            yield return FabricationFindings.GroundShallow(inputs.Depth_m, swing);
        }

        if (run.Surface_K.Min() is var coldest && run.Surface_K.Max() is var hottest &&
            (coldest < heat.Lowest_K || hottest > heat.Highest_K))
        {
            yield return FabricationFindings.GroundBeyondHeat(coldest, hottest, heat.Lowest_K, heat.Highest_K);
        }

        if (run.Bed_K[result.FirstOfDay..] is var bed && bed.Max() - bed.Min() > Quiet_K)
        {
            yield return FabricationFindings.BedSwings(inputs.Bed_m, bed.Min(), bed.Max(), Bed_K(result));
        }

        if (result.UnsolvedCount > 0)
        {
            yield return FabricationFindings.GroundUnsolved(result.UnsolvedCount);
        }

        if (run.Course.Insolation_J_m2 <= 0)
        {
            yield return FabricationFindings.GroundDark();
        }
        else if (inputs.Start == GroundStart.Synthetic && Math.Abs(result.SpinUpRatio - 1) > SpinUpTolerance)
        {
            yield return FabricationFindings.SyntheticSunDiffers(result.SpinUpRatio - 1);
        }
    }
}
