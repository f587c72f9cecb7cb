namespace Guanghan.Core.Numerics;

/// <summary>
/// Finds sign changes of event functions step by step. A zero has no sign: a function that starts at zero, or touches
/// it, has crossed only when it is next seen with the other sign.
/// </summary>
internal sealed class OdeEventLocator
{
    private readonly OdeEvent[] events;
    private readonly OdeOptions options;
    private readonly double[] scratch;
    private readonly int[] signs; // the last sign seen, 0 before any
    private readonly double[] signTimes_s; // when it was seen

    internal OdeEventLocator(ReadOnlySpan<OdeEvent> events, OdeOptions options, int dimension)
    {
        this.events = events.ToArray();
        this.options = options;
        scratch = new double[dimension];
        signs = new int[events.Length];
        signTimes_s = new double[events.Length];
    }

    internal bool HasEvents => events.Length > 0;

    internal void Start(double time_s, ReadOnlySpan<double> state)
    {
        for (var i = 0; i < events.Length; i++)
        {
            signs[i] = SignOf(events[i].Function(time_s, state));
            signTimes_s[i] = time_s;
        }
    }

    /// <summary>
    /// Adds the events of a step to the list in order, up to the first terminal one, which it returns.
    /// </summary>
    internal OdeEventHit? Locate(DenseStep step, ReadOnlySpan<double> after, List<OdeEventHit> hits)
    {
        var before = hits.Count;
        var direction = Math.Sign(step.End_s - step.Begin_s);
        for (var i = 0; i < events.Length; i++)
        {
            for (var sample = 1; sample <= options.EventSampleCount; sample++)
            {
                var isEnd = sample == options.EventSampleCount;
                var time_s = isEnd
                    ? step.End_s
                    : step.Begin_s + ((step.End_s - step.Begin_s) * sample / options.EventSampleCount);
                var value = isEnd ? events[i].Function(time_s, after) : ValueAt(step, events[i], time_s);
                Look(step, i, time_s, SignOf(value), hits);
            }
        }
        hits.Sort(before, hits.Count - before, Comparer<OdeEventHit>.Create(
            (a, b) => direction * a.Time_s.CompareTo(b.Time_s)));
        for (var i = before; i < hits.Count; i++)
        {
            if (hits[i].Event.IsTerminal)
            {
                hits.RemoveRange(i + 1, hits.Count - i - 1);
                return hits[i];
            }
        }
        return null;
    }

    private void Look(DenseStep step, int i, double time_s, int sign, List<OdeEventHit> hits)
    {
        if (sign == 0)
        {
            return;
        }
        var isWanted = events[i].Direction switch
        {
            EventDirection.Rising => sign > 0,
            EventDirection.Falling => sign < 0,
            _ => true,
        };
        if (signs[i] == -sign && isWanted)
        {
            // The bracket's far end has the new sign: an integration restarted there does not meet the event again.
            var from_s = Bracketed(step, signTimes_s[i]);
            var found = BrentRoot.Find(t => ValueAt(step, events[i], t), from_s, time_s, options.EventTolerance_s);
            var hit_s = found.Converged ? Beyond(step, i, sign, found, time_s) : time_s;
            step.StateAt(hit_s, scratch);
            hits.Add(new OdeEventHit(events[i], hit_s, [.. scratch]));
        }
        (signs[i], signTimes_s[i]) = (sign, time_s);
    }

    // A sign seen in an earlier step (zeros since) brackets from the start of this one.
    private static double Bracketed(DenseStep step, double time_s) =>
        (time_s - step.Begin_s) * Math.Sign(step.End_s - step.Begin_s) >= 0 ? time_s : step.Begin_s;

    // The root search may end just before the change, or on an exact zero with the other end still far away.
    private double Beyond(DenseStep step, int i, int sign, RootResult found, double limit_s)
    {
        var after_s = found.X + (Math.Sign(limit_s - found.X) * Math.Min(
            options.EventTolerance_s, Math.Abs(limit_s - found.X)));
        foreach (var time_s in (ReadOnlySpan<double>)[found.X, after_s, found.OtherX])
        {
            if (SignOf(ValueAt(step, events[i], time_s)) == sign)
            {
                return time_s;
            }
        }
        return limit_s;
    }

    private double ValueAt(DenseStep step, OdeEvent @event, double time_s)
    {
        step.StateAt(time_s, scratch);
        return @event.Function(time_s, scratch);
    }

    private static int SignOf(double value) => value > 0 ? 1 : value < 0 ? -1 : 0;
}
