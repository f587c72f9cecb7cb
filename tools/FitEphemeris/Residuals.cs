using Guanghan.Core.Bodies.Builtin;

namespace Guanghan.FitEphemeris;

/// <summary>Median, 99th percentile and maximum of the distance between model and published positions.</summary>
internal sealed class Residuals(Fit fit)
{
    public void Write(TextWriter log, Track track, List<Observation> all, Func<Observation, bool> isFitted)
    {
        var misfit = new double[3];
        foreach (var group in all.GroupBy(o => o.Slot).OrderBy(g => g.Key))
        {
            foreach (var fitted in (ReadOnlySpan<bool>)[true, false])
            {
                var lengths = new List<double>();
                foreach (var o in group.Where(o => isFitted(o) == fitted))
                {
                    fit.Misfit(track, o, misfit);
                    lengths.Add(Math.Sqrt((misfit[0] * misfit[0]) + (misfit[1] * misfit[1]) + (misfit[2] * misfit[2])));
                }

                if (lengths.Count == 0)
                {
                    continue;
                }

                lengths.Sort();
                var (median, tail) = (lengths[lengths.Count / 2], lengths[(int)(0.99 * (lengths.Count - 1))]);
                log.WriteLine(
                    $"{Slot.Names[group.Key],-22} from {group.First().Origin,-10} {(fitted ? "fitted " : "held out")}"
                    + $" n {lengths.Count,5}  median {median / 1e3,12:F4}  p99 {tail / 1e3,12:F4}"
                    + $"  max {lengths[^1] / 1e3,12:F4} km");
            }
        }
    }
}
