using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>Reads the entries of an orbit ephemeris message.</summary>
internal static class OemReader
{
    public static OrbitEphemeris Read(List<NdmEntry> entries)
    {
        var first = entries.FindIndex(entry => entry.Key is "META_START");
        if (first < 0)
        {
            throw new FormatException("The OEM has no segment: META_START is missing.");
        }
        var header = new NdmFields("OEM header", entries.Take(first));
        header.OneOf("CCSDS_OEM_VERS", "1.0", "2.0", "3.0");
        var creation = header.Instant("CREATION_DATE", TimeScale.Utc);
        var originator = header.Required("ORIGINATOR");
        Refuse(header, "COMMENT", "CLASSIFICATION", "MESSAGE_ID");
        var segments = ImmutableArray.CreateBuilder<EphemerisSegment>();
        for (var at = first; at < entries.Count;)
        {
            var next = entries.FindIndex(at + 1, entry => entry.Key is "META_START");
            next = next < 0 ? entries.Count : next;
            segments.Add(Segment(entries.GetRange(at, next - at)));
            at = next;
        }
        return new(originator, creation, segments.ToImmutable());
    }

    private static EphemerisSegment Segment(List<NdmEntry> entries)
    {
        var line = entries[0].Line;
        var stop = entries.FindIndex(entry => entry.Key is "META_STOP");
        if (stop < 0)
        {
            throw new FormatException($"Line {line}: META_STOP is missing after this META_START.");
        }
        var fields = new NdmFields("OEM segment", entries.Take(stop).Skip(1));
        var (name, id) = (fields.Required("OBJECT_NAME"), fields.Required("OBJECT_ID"));
        var (centre, frame) = (fields.Required("CENTER_NAME"), fields.Required("REF_FRAME"));
        var scale = NdmScale.Read(fields);
        var (start, end) = (fields.Instant("START_TIME", scale), fields.Instant("STOP_TIME", scale));
        var (method, degree) = (fields.Optional("INTERPOLATION") ?? "", fields.Whole("INTERPOLATION_DEGREE", 0));
        Refuse(fields, "COMMENT", "REF_FRAME_EPOCH", "USEABLE_START_TIME", "USEABLE_STOP_TIME");
        var (points, covariances) = Data(entries.Skip(stop + 1), scale, frame);
        if (points.Length == 0)
        {
            throw new FormatException($"Line {line}: the segment holds no state.");
        }
        for (var i = 1; i < points.Length; i++)
        {
            if (points[i].Epoch <= points[i - 1].Epoch)
            {
                throw new FormatException(
                    $"Line {line}: in this segment, state {i + 1} of {points[i].Epoch} does not come after the one " +
                    "before it.");
            }
        }
        return new(name, id, centre, frame, scale, start, end, method, degree, points) { Covariances = covariances };
    }

    private static (ImmutableArray<EphemerisPoint>, ImmutableArray<EphemerisCovariance>) Data(
        IEnumerable<NdmEntry> entries, TimeScale scale, string frame)
    {
        var points = ImmutableArray.CreateBuilder<EphemerisPoint>();
        var covariances = ImmutableArray.CreateBuilder<EphemerisCovariance>();
        List<NdmEntry>? vector = null, matrices = null;
        foreach (var entry in entries)
        {
            switch (entry.Key)
            {
                case "COVARIANCE_START":
                    matrices = [];
                    break;
                case "COVARIANCE_STOP" when matrices is not null:
                    covariances.AddRange(OemCovariances.Read(matrices, scale, frame));
                    matrices = null;
                    break;
                case not "COMMENT" when matrices is not null:
                    matrices.Add(entry);
                    break;
                case NdmText.DataLine:
                    points.Add(Point(entry.Value.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries),
                        scale, entry.Line));
                    break;
                case "STATE_START":
                    vector = [];
                    break;
                case "STATE_STOP" when vector is not null:
                    points.Add(Point(vector, scale));
                    vector = null;
                    break;
                case "COMMENT":
                    break;
                default:
                    (vector ?? throw new FormatException(
                        $"Line {entry.Line}: {entry.Key} does not belong among states.")).Add(entry);
                    break;
            }
        }
        return matrices is null
            ? (points.ToImmutable(), covariances.ToImmutable())
            : throw new FormatException("A COVARIANCE_START has no COVARIANCE_STOP.");
    }

    private static EphemerisPoint Point(string[] words, TimeScale scale, int line)
    {
        // Six numbers, or nine with accelerations.
        if (words.Length is not (7 or 10))
        {
            throw new FormatException(
                $"Line {line}: a state has an epoch and 6 numbers (or 9 with accelerations); here are {words.Length} " +
                "words.");
        }
        Span<double> numbers = stackalloc double[6];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = NdmFields.TryNumber(words[i + 1], out var value)
                ? 1000 * value
                : throw new FormatException($"Line {line}: \"{words[i + 1]}\" is no number.");
        }
        return new(
            NdmFields.ToEpoch(words[0], scale, line, "the epoch"), new(numbers[0], numbers[1], numbers[2]),
            new(numbers[3], numbers[4], numbers[5]));
    }

    private static EphemerisPoint Point(List<NdmEntry> entries, TimeScale scale)
    {
        var fields = new NdmFields("state vector", entries);
        var epoch = fields.Instant("EPOCH", scale);
        var (position, velocity) = NdmStates.Read(fields);
        Refuse(fields, "COMMENT", "X_DDOT", "Y_DDOT", "Z_DDOT");
        return new(epoch, position, velocity);
    }

    internal static void Refuse(NdmFields fields, params ReadOnlySpan<string> known)
    {
        foreach (var entry in fields.Left)
        {
            if (!known.Contains(entry.Key))
            {
                throw new FormatException(
                    $"Line {entry.Line}: {entry.Key} does not belong here, or stands twice; check its spelling.");
            }
        }
    }
}

/// <summary>A state by six keywords, kilometres.</summary>
internal static class NdmStates
{
    public static (Vec3 Position_m, Vec3 Velocity_m_s) Read(NdmFields fields)
    {
        var position = new Vec3(fields.Number("X"), fields.Number("Y"), fields.Number("Z"));
        var velocity = new Vec3(fields.Number("X_DOT"), fields.Number("Y_DOT"), fields.Number("Z_DOT"));
        return (1000 * position, 1000 * velocity);
    }
}
