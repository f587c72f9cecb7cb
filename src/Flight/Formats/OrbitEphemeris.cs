using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>One state of an ephemeris.</summary>
/// <param name="Epoch">When.</param>
/// <param name="Position_m">Position, m.</param>
/// <param name="Velocity_m_s">Velocity, m/s.</param>
public readonly record struct EphemerisPoint(Epoch Epoch, Vec3 Position_m, Vec3 Velocity_m_s);

/// <summary>
/// One stretch of an ephemeris: one object, centre, frame and way of interpolation. The frame is a word here, for a
/// message may name any; <see cref="PointsIn{TFrame}"/> gives states of a frame that is checked.
/// </summary>
/// <param name="ObjectName">Name of the object.</param>
/// <param name="ObjectId">International designator.</param>
/// <param name="CentreName">Centre of the frame, such as <c>EARTH</c>.</param>
/// <param name="FrameName">Axes, such as <c>ICRF</c> or <c>EME2000</c>.</param>
/// <param name="Scale">Time scale in which epochs are written.</param>
/// <param name="Start">Start of the whole time span.</param>
/// <param name="Stop">End of the whole time span.</param>
/// <param name="Interpolation">Recommended interpolation, such as <c>HERMITE</c>, or empty.</param>
/// <param name="InterpolationDegree">Its degree, or 0.</param>
/// <param name="Points">States in order of time.</param>
public sealed record EphemerisSegment(
    string ObjectName,
    string ObjectId,
    string CentreName,
    string FrameName,
    TimeScale Scale,
    Epoch Start,
    Epoch Stop,
    string Interpolation,
    int InterpolationDegree,
    ImmutableArray<EphemerisPoint> Points)
{
    /// <summary>Covariances in order of time; none in most messages.</summary>
    public ImmutableArray<EphemerisCovariance> Covariances { get; init; } = ImmutableArray<EphemerisCovariance>.Empty;

    /// <summary>The states in a frame.</summary>
    /// <typeparam name="TFrame">The frame that the segment must name.</typeparam>
    /// <exception cref="InvalidOperationException">The segment is in another frame.</exception>
    public IEnumerable<(Epoch Epoch, State<TFrame> State)> PointsIn<TFrame>()
        where TFrame : IFrame => string.Equals(FrameName, TFrame.Name, StringComparison.OrdinalIgnoreCase)
            ? Points.Select(point => (point.Epoch, new State<TFrame>(point.Position_m, point.Velocity_m_s)))
            : throw new InvalidOperationException(
                $"The ephemeris is in frame {FrameName}; {TFrame.Name} was asked for.");
}

/// <summary>
/// An orbit ephemeris message (OEM) in either form, with covariances. Accelerations are read past.
/// Source: CCSDS 502.0-B-3, "Orbit Data Messages", 2023, section 5.
/// </summary>
/// <param name="Originator">Who made the message.</param>
/// <param name="Creation">When it was made.</param>
/// <param name="Segments">Segments, at least one.</param>
public sealed record OrbitEphemeris(string Originator, Epoch Creation, ImmutableArray<EphemerisSegment> Segments)
{
    /// <summary>Reads a message in either form.</summary>
    /// <param name="text">The message.</param>
    /// <exception cref="FormatException">The message says what is wrong and in which line.</exception>
    public static OrbitEphemeris Parse(string text)
    {
        var message = NdmText.Read(text);
        return message.Kind is "OEM"
            ? OemReader.Read(message.Entries)
            : throw new FormatException($"The message is an {message.Kind}; an OEM, an ephemeris, is wanted.");
    }

    /// <summary>Writes the message, positions to the nanometre at least; reading it gives the same states.</summary>
    /// <param name="form">Which form.</param>
    public string ToText(NdmForm form)
    {
        var writer = new NdmWriter(form, "OEM", "2.0");
        writer.Open("header");
        writer.Put("CREATION_DATE", NdmWriter.Date(Creation, TimeScale.Utc));
        writer.Put("ORIGINATOR", Originator);
        writer.Close();
        writer.Open("body");
        foreach (var segment in Segments)
        {
            writer.Open("segment");
            PutMetadata(writer, segment);
            writer.Open("data");
            foreach (var point in segment.Points)
            {
                PutPoint(writer, point, segment.Scale);
            }
            OemCovariances.Put(writer, segment);
            writer.Close(2);
        }
        return writer.Finish();
    }

    private static void PutMetadata(NdmWriter writer, EphemerisSegment segment)
    {
        writer.Open("metadata", "META_START");
        writer.Put("OBJECT_NAME", segment.ObjectName);
        writer.Put("OBJECT_ID", segment.ObjectId);
        writer.Put("CENTER_NAME", segment.CentreName);
        writer.Put("REF_FRAME", segment.FrameName);
        writer.Put("TIME_SYSTEM", NdmScale.NameOf(segment.Scale));
        writer.Put("START_TIME", NdmWriter.Date(segment.Start, segment.Scale));
        writer.Put("STOP_TIME", NdmWriter.Date(segment.Stop, segment.Scale));
        writer.Put("INTERPOLATION", segment.Interpolation.Length > 0 ? segment.Interpolation : null);
        if (segment.InterpolationDegree > 0)
        {
            writer.Put("INTERPOLATION_DEGREE", segment.InterpolationDegree);
        }
        writer.Close(1, "META_STOP");
    }

    private static void PutPoint(NdmWriter writer, EphemerisPoint point, TimeScale scale)
    {
        var date = NdmWriter.Date(point.Epoch, scale);
        var numbers = NdmNumbers.Of(point.Position_m, point.Velocity_m_s);
        if (!writer.IsXml)
        {
            writer.Line(date + " " + string.Join(' ', numbers));
            return;
        }
        writer.Open("stateVector");
        writer.Put("EPOCH", date);
        for (var i = 0; i < numbers.Length; i++)
        {
            writer.Put(NdmNumbers.Keys[i], numbers[i]);
        }
        writer.Close();
    }
}

/// <summary>States in kilometres, as messages write them.</summary>
internal static class NdmNumbers
{
    public static readonly ImmutableArray<string> Keys = ["X", "Y", "Z", "X_DOT", "Y_DOT", "Z_DOT"];

    // Seventeen digits of a quotient by 1000 come back as the same double, or the one beside it.
    public static string[] Of(Vec3 position_m, Vec3 velocity_m_s) =>
        [.. new[] { position_m.X, position_m.Y, position_m.Z, velocity_m_s.X, velocity_m_s.Y, velocity_m_s.Z }
            .Select(value => (value / 1000).ToString("R", CultureInfo.InvariantCulture))];
}

/// <summary>Time systems of messages: CCSDS 502.0-B-3, annex B.</summary>
internal static class NdmScale
{
    private static readonly ImmutableArray<string> s_words = ["UTC", "TAI", "TT", "TDB", "GPS"];

    public static TimeScale Read(NdmFields fields) => fields.OneOf("TIME_SYSTEM", s_words.AsSpan()) switch
    {
        "UTC" => TimeScale.Utc,
        "TAI" => TimeScale.Tai,
        "TT" => TimeScale.Tt,
        "TDB" => TimeScale.Tdb,
        _ => TimeScale.Gps,
    };

    public static string NameOf(TimeScale scale) => scale switch
    {
        TimeScale.Utc => "UTC",
        TimeScale.Tai => "TAI",
        TimeScale.Tt => "TT",
        TimeScale.Tdb => "TDB",
        _ => "GPS",
    };
}
