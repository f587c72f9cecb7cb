using System.Collections.Immutable;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>
/// An orbit parameter message (OPM) in either form: one state, and what else it holds as keywords that are kept
/// (Keplerian elements, spacecraft, covariance, burns, the user's own). Source: CCSDS 502.0-B-3, "Orbit Data Messages",
/// 2023, section 3.
/// </summary>
/// <param name="Originator">Who made the message.</param>
/// <param name="Creation">When it was made.</param>
/// <param name="ObjectName">Name of the object.</param>
/// <param name="ObjectId">International designator.</param>
/// <param name="CentreName">Centre of the frame.</param>
/// <param name="FrameName">Axes.</param>
/// <param name="Scale">Time scale in which epochs are written.</param>
/// <param name="Point">The state.</param>
/// <param name="Others">All other keywords in order, as text: they are written back.</param>
public sealed record OrbitParameters(
    string Originator,
    Epoch Creation,
    string ObjectName,
    string ObjectId,
    string CentreName,
    string FrameName,
    TimeScale Scale,
    EphemerisPoint Point,
    ImmutableArray<NdmEntry> Others)
{
    /// <summary>Reads a message in either form.</summary>
    /// <param name="text">The message.</param>
    /// <exception cref="FormatException">The message says what is wrong and in which line.</exception>
    public static OrbitParameters Parse(string text)
    {
        var message = NdmText.Read(text);
        if (message.Kind is not "OPM")
        {
            throw new FormatException($"The message is an {message.Kind}; an OPM, one state, is wanted.");
        }
        var stray = message.Entries.FirstOrDefault(entry => entry.Key is NdmText.DataLine);
        if (stray.Key is not null)
        {
            throw new FormatException($"Line {stray.Line}: \"{stray.Value}\" is no keyword with a value.");
        }
        var fields = new NdmFields("OPM", message.Entries.Where(entry =>
            !entry.Key.EndsWith("_START", StringComparison.Ordinal)
                && !entry.Key.EndsWith("_STOP", StringComparison.Ordinal)));
        fields.OneOf("CCSDS_OPM_VERS", "1.0", "2.0", "3.0");
        var (creation, originator) = (fields.Instant("CREATION_DATE", TimeScale.Utc), fields.Required("ORIGINATOR"));
        var (name, id) = (fields.Required("OBJECT_NAME"), fields.Required("OBJECT_ID"));
        var (centre, frame) = (fields.Required("CENTER_NAME"), fields.Required("REF_FRAME"));
        var scale = NdmScale.Read(fields);
        var epoch = fields.Instant("EPOCH", scale);
        var (position, velocity) = NdmStates.Read(fields);
        foreach (var entry in fields.Left)
        {
            if (OpmKeywords.GroupOf(entry.Key) is null
                && entry.Key is not ("COMMENT" or "CLASSIFICATION" or "MESSAGE_ID" or "REF_FRAME_EPOCH"))
            {
                throw new FormatException(
                    $"Line {entry.Line}: {entry.Key} is no keyword of an OPM, or stands twice; check its spelling.");
            }
        }
        return new(originator, creation, name, id, centre, frame, scale, new(epoch, position, velocity),
            [.. fields.Left.Where(entry => OpmKeywords.GroupOf(entry.Key) is not null).Select(
                entry => entry with { Line = 0 })]);
    }

    /// <summary>Writes the message; reading it gives the same state.</summary>
    /// <param name="form">Which form.</param>
    public string ToText(NdmForm form)
    {
        var writer = new NdmWriter(form, "OPM", "2.0");
        writer.Open("header");
        writer.Put("CREATION_DATE", NdmWriter.Date(Creation, TimeScale.Utc));
        writer.Put("ORIGINATOR", Originator);
        writer.Close();
        writer.Open("body");
        writer.Open("segment");
        writer.Open("metadata");
        writer.Put("OBJECT_NAME", ObjectName);
        writer.Put("OBJECT_ID", ObjectId);
        writer.Put("CENTER_NAME", CentreName);
        writer.Put("REF_FRAME", FrameName);
        writer.Put("TIME_SYSTEM", NdmScale.NameOf(Scale));
        writer.Close();
        writer.Open("data");
        writer.Open("stateVector");
        writer.Put("EPOCH", NdmWriter.Date(Point.Epoch, Scale));
        var numbers = NdmNumbers.Of(Point.Position_m, Point.Velocity_m_s);
        for (var i = 0; i < numbers.Length; i++)
        {
            writer.Put(NdmNumbers.Keys[i], numbers[i]);
        }
        writer.Close();
        PutOthers(writer);
        return writer.Finish();
    }

    /// <summary>Runs of one group share an element; a burn starts a new one at each ignition.</summary>
    private void PutOthers(NdmWriter writer)
    {
        var open = "";
        foreach (var entry in Others)
        {
            var group = OpmKeywords.GroupOf(entry.Key) ?? "userDefinedParameters";
            var isNew = !string.Equals(group, open, StringComparison.Ordinal) || entry.Key is "MAN_EPOCH_IGNITION";
            if (isNew)
            {
                if (open.Length > 0)
                {
                    writer.Close();
                }
                writer.Open(group);
                open = group;
            }
            writer.Put(entry.Key, entry.Value);
        }
        if (open.Length > 0)
        {
            writer.Close();
        }
    }
}

/// <summary>The XML element that a keyword of an OPM stands in: CCSDS 502.0-B-3, table 3-3.</summary>
internal static class OpmKeywords
{
    public static string? GroupOf(string key) => key switch
    {
        "SEMI_MAJOR_AXIS" or "ECCENTRICITY" or "INCLINATION" or "RA_OF_ASC_NODE" or "ARG_OF_PERICENTER" or
            "TRUE_ANOMALY" or "MEAN_ANOMALY" or "GM" => "keplerianElements",
        "MAN_EPOCH_IGNITION" or "MAN_DURATION" or "MAN_DELTA_MASS" or "MAN_REF_FRAME" or "MAN_DV_1" or "MAN_DV_2" or
            "MAN_DV_3" => "maneuverParameters",
        _ when OmmKeywords.IsSpacecraft(key) => "spacecraftParameters",
        _ when OmmKeywords.IsCovariance(key) => "covarianceMatrix",
        _ when OmmKeywords.IsUserDefined(key) => "userDefinedParameters",
        _ => null,
    };
}
