using System.Globalization;
using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk;

/// <summary>
/// Finds the segments that lead from one body to another and adds them up. Of several segments for one body the one
/// loaded last that covers the time is taken, as in SPICE; one that covers it but cannot be read is refused, not
/// passed over.
/// </summary>
internal sealed class SpkSegmentTable
{
    // Spacecraft about moon about barycentre about the Sun about SSB is 5; a longer chain is a cycle.
    private const int ChainLength_max = 16;

    private readonly Dictionary<int, SpkSegment[]> segmentsOfTarget;
    private readonly IReadOnlyList<SpkSegment> segments;
    private readonly string source;

    internal SpkSegmentTable(IReadOnlyList<SpkSegment> segments, string source)
    {
        this.segments = segments;
        this.source = source;
        segmentsOfTarget = segments.GroupBy(s => s.Descriptor.Target)
            .ToDictionary(group => group.Key, group => group.Reverse().ToArray());
    }

    internal State<Icrf> StateOf(int target, int center, SpkTime time)
    {
        if (target == center)
        {
            return default;
        }
        // Most often one segment answers.
        if (Find(target, time) is { } only && only.Descriptor.Center == center)
        {
            return only.StateAt(time);
        }
        Span<int> targetPath = stackalloc int[ChainLength_max];
        Span<int> centerPath = stackalloc int[ChainLength_max];
        targetPath = targetPath[..Climb(target, center, time, targetPath)];
        centerPath = centerPath[..Climb(center, target, time, centerPath)];
        for (var i = 0; i < targetPath.Length; i++)
        {
            var common = centerPath.IndexOf(targetPath[i]);
            if (common >= 0)
            {
                return Sum(targetPath[..i], time) - Sum(centerPath[..common], time);
            }
        }
        throw NotCovered(target, center, time);
    }

    /// <summary>The bodies met on the way from one body outwards, itself first; returns how many.</summary>
    private int Climb(int body, int goal, SpkTime time, Span<int> path)
    {
        path[0] = body;
        var count = 1;
        while (body != goal && Find(body, time) is { } segment)
        {
            if (count == ChainLength_max)
            {
                throw new EphemerisException(string.Create(CultureInfo.InvariantCulture,
                    $"{source}: the centres of body {path[0]} at {time} go round in a circle."));
            }
            body = segment.Descriptor.Center;
            path[count++] = body;
        }
        return count;
    }

    /// <summary>
    /// Adds the states of the bodies on a path, each about the next, outermost first so that sums nest.
    /// </summary>
    private State<Icrf> Sum(ReadOnlySpan<int> path, SpkTime time)
    {
        State<Icrf> sum = default;
        for (var i = path.Length - 1; i >= 0; i--)
        {
            sum += Find(path[i], time)!.StateAt(time);
        }
        return sum;
    }

    private SpkSegment? Find(int body, SpkTime time)
    {
        if (segmentsOfTarget.TryGetValue(body, out var candidates))
        {
            foreach (var candidate in candidates)
            {
                if (time.IsWithin(candidate.Descriptor.Begin_s, candidate.Descriptor.End_s))
                {
                    return candidate;
                }
            }
        }
        return null;
    }

    private EphemerisException NotCovered(int target, int center, SpkTime time)
    {
        var held = string.Join("; ", segments
            .Where(s => s.Descriptor.Target == target || s.Descriptor.Target == center)
            .Select(s => string.Create(CultureInfo.InvariantCulture,
                $"{s.Descriptor.Target} about {s.Descriptor.Center} from {s.BeginTdb_s:R} s to {s.EndTdb_s:R} s")));
        return new EphemerisException(string.Create(CultureInfo.InvariantCulture,
            $"{source} does not give body {target} relative to {center} at {time}. It holds for these bodies: "
            + $"{(held.Length == 0 ? "nothing" : held)}. Load a kernel that covers them."));
    }
}
