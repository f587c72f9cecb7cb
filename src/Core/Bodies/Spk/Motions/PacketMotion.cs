using Guanghan.Core.Space;

namespace Guanghan.Core.Bodies.Spk.Motions;

/// <summary>
/// Type 18, and each mini-segment of type 19: a window that is cut at the ends of the data instead of shifted, over
/// packets of one of three subtypes. 0: Hermite of position, and Hermite of velocity by itself; 1: Lagrange of each; 2
/// (type 19 alone): Hermite of position, velocity being its derivative. Source: NAIF, "SPK Required Reading", types 18
/// and 19.
/// </summary>
internal sealed class PacketMotion : ISegmentMotion
{
    private readonly SegmentWords words;
    private readonly EpochTable epochs;
    private readonly int subtype;
    private readonly int half;
    private readonly int packetWords;

    internal PacketMotion(SegmentWords words, double begin_s, double end_s, bool isMini)
    {
        this.words = words;
        var count = words.Whole(words.Count - 1, "its number of packets", 1, words.Count);
        if (words.Count < 3)
        {
            throw words.Corrupt("it is too short to hold a packet");
        }
        var window = words.Whole(words.Count - 2, "its window size", 2, Interpolation.Points_max);
        subtype = (int)words.Whole(words.Count - 3, "its subtype", 0, isMini ? 2 : 1);
        if (window % 2 != 0)
        {
            throw words.Corrupt(SegmentWords.Say($"its window size, {window}, is odd"));
        }
        half = (int)window / 2;
        packetWords = subtype == 0 ? 12 : 6;
        var directory = (count - 1) / 100;
        if ((count * (packetWords + 1)) + directory + 3 != words.Count)
        {
            throw words.Corrupt(
                SegmentWords.Say($"{count} packets of {packetWords} do not fill {words.Count} doubles"));
        }
        epochs = new EpochTable(words, count * packetWords, count, directory);
        epochs.CheckCoverage(begin_s, end_s, fromFirst: true);
    }

    /// <inheritdoc/>
    public MotionSample At(SpkTime time)
    {
        var low = Math.Max(Math.Min(epochs.LastAtOrBefore(time), epochs.Count - 2), 0);
        var start = Math.Max(low - half + 1, 0);
        var count = (int)(Math.Min(low + half, epochs.Count - 1) - start + 1);
        Span<double> times_s = stackalloc double[count];
        Span<double> packet = stackalloc double[packetWords];
        Span<Vec3> values = stackalloc Vec3[count];
        Span<Vec3> rates = stackalloc Vec3[count];
        Span<Vec3> velocities = stackalloc Vec3[count];
        Span<Vec3> accelerations = stackalloc Vec3[count];
        for (var i = 0; i < count; i++)
        {
            words.Read((start + i) * packetWords, packet);
            times_s[i] = -time.Since(epochs[start + i]);
            Packets.Split(packet, out values[i], out rates[i]);
            if (subtype == 0)
            {
                Packets.Split(packet[6..], out velocities[i], out accelerations[i]);
            }
        }
        return subtype switch
        {
            0 => new(
                Interpolation.Hermite(times_s, values, rates).Value,
                Interpolation.Hermite(times_s, velocities, accelerations).Value),
            1 => Interpolation.Lagrange(times_s, values, rates),
            _ => Interpolation.Hermite(times_s, values, rates),
        };
    }
}
