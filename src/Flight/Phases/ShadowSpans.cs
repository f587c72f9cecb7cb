namespace Guanghan.Flight.Phases;

/// <summary>Adds up time in the shadows of several bodies: what two hide at once counts once.</summary>
internal static class ShadowSpans
{
    /// <summary>Time with at least one shadow, s.</summary>
    /// <param name="depth">Shadows at time 0.</param>
    /// <param name="edges">Ways in (+1) and out (-1), in order of time.</param>
    /// <param name="end_s">End of the span, s.</param>
    public static double Sum_s(int depth, IEnumerable<(double Time_s, int Change)> edges, double end_s)
    {
        var (sum_s, since_s) = (0.0, 0.0);
        foreach (var (time_s, change) in edges)
        {
            sum_s += depth > 0 ? time_s - since_s : 0;
            (depth, since_s) = (Math.Max(0, depth + change), time_s);
        }

        return sum_s + (depth > 0 ? end_s - since_s : 0);
    }
}
