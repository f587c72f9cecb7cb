using System.Collections.Immutable;
using Guanghan.Core.Time;
using Guanghan.Flight.Propagation.Sgp4;

namespace Guanghan.Flight.Formats;

/// <summary>
/// An orbit mean-elements message (OMM) of SGP4: what a two-line element set says, without its columns, in keyword =
/// value or XML form. Other theories, centres, frames and time systems are refused in words. Source: CCSDS 502.0-B-3,
/// "Orbit Data Messages", 2023, section 4.
/// </summary>
/// <param name="Mean">Mean elements.</param>
/// <param name="ObjectName">Name of the satellite.</param>
/// <param name="ObjectId">International designator, such as <c>1998-067A</c>.</param>
/// <param name="Originator">Who made the message.</param>
/// <param name="CreationUtc">When it was made, UTC.</param>
/// <param name="CatalogueNumber">NORAD catalogue number; -1 where the message has none.</param>
/// <param name="Classification">U, C or S.</param>
/// <param name="EphemerisType">Type of theory; 0 in what is published.</param>
/// <param name="ElementSetNumber">Running number of the set.</param>
/// <param name="RevolutionNumber">Revolution at the epoch.</param>
/// <param name="HalfMotionRate_1">MEAN_MOTION_DOT: half the first derivative of mean motion, rev/day^2.</param>
/// <param name="SixthMotionAcceleration_1">MEAN_MOTION_DDOT: a sixth of the second derivative, rev/day^3.</param>
/// <param name="Others">Keywords that SGP4 has no use for, in order: they are written back.</param>
public sealed record OrbitMeanElements(
    Sgp4Elements Mean,
    string ObjectName,
    string ObjectId,
    string Originator,
    JulianDate CreationUtc,
    int CatalogueNumber,
    char Classification,
    int EphemerisType,
    int ElementSetNumber,
    int RevolutionNumber,
    double HalfMotionRate_1,
    double SixthMotionAcceleration_1,
    ImmutableArray<NdmEntry> Others)
{
    private const double Degree = Math.PI / 180;

    /// <summary>The same of a two-line element set.</summary>
    /// <param name="set">The set.</param>
    /// <param name="originator">Who makes the message.</param>
    /// <param name="creationUtc">When, UTC.</param>
    public static OrbitMeanElements FromTwoLine(TwoLineElements set, string originator, JulianDate creationUtc)
    {
        ArgumentNullException.ThrowIfNull(set);
        var short2 = set.Designator;
        var year = short2.Length >= 5 && int.TryParse(
            short2.AsSpan(0, 2), System.Globalization.CultureInfo.InvariantCulture, out var two)
                ? two + (two < 57 ? 2000 : 1900) : 0;
        var id = year > 0 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{year}-{short2[2..]}")
            : "UNKNOWN";
        return new(
            set.Mean, set.Name.Length > 0 ? set.Name : "UNKNOWN", id, originator, creationUtc, set.CatalogueNumber,
            set.Classification, set.EphemerisType, set.ElementSetNumber, set.RevolutionNumber, set.HalfMotionRate_1,
            set.SixthMotionAcceleration_1, []);
    }

    /// <summary>The same as a two-line element set; the designator loses its century.</summary>
    public TwoLineElements ToTwoLine() => new(
        Mean, ObjectName, Math.Max(CatalogueNumber, 0), Classification,
        ObjectId.Length > 5 && ObjectId[4] == '-' ? ObjectId[2..4] + ObjectId[5..] : "", HalfMotionRate_1,
        SixthMotionAcceleration_1, EphemerisType, ElementSetNumber, RevolutionNumber);

    /// <summary>Reads a message in either form.</summary>
    /// <param name="text">The message.</param>
    /// <exception cref="FormatException">The message says what is wrong and in which line.</exception>
    public static OrbitMeanElements Parse(string text)
    {
        var message = NdmText.Read(text);
        if (message.Kind is not "OMM")
        {
            throw new FormatException($"The message is an {message.Kind}; an OMM, mean elements, is wanted.");
        }
        var fields = new NdmFields("OMM", message.Entries.Where(entry =>
            entry.Key is not ("META_START" or "META_STOP" or "COVARIANCE_START" or "COVARIANCE_STOP")));
        fields.OneOf("CCSDS_OMM_VERS", "1.0", "2.0", "3.0");
        var (creation, originator) = (fields.Date("CREATION_DATE"), fields.Required("ORIGINATOR"));
        var (name, id) = (fields.Required("OBJECT_NAME"), fields.Required("OBJECT_ID"));
        fields.OneOf("CENTER_NAME", "EARTH");
        fields.OneOf("REF_FRAME", "TEME");
        fields.OneOf("TIME_SYSTEM", "UTC");
        fields.OneOf("MEAN_ELEMENT_THEORY", "SGP4", "SGP/SGP4", "SGP");
        var mean = new Sgp4Elements(
            fields.Date("EPOCH"), fields.Number("MEAN_MOTION"), fields.Number("ECCENTRICITY"),
            fields.Number("INCLINATION") * Degree, fields.Number("RA_OF_ASC_NODE") * Degree,
            fields.Number("ARG_OF_PERICENTER") * Degree, fields.Number("MEAN_ANOMALY") * Degree,
                fields.Number("BSTAR"));
        Require(mean.RevolutionsPerDayCount > 0, "MEAN_MOTION must be positive");
        Require(mean.EccentricityRatio is >= 0 and < 1, "ECCENTRICITY must be from 0 to below 1");
        var classification = fields.Optional("CLASSIFICATION_TYPE") ?? "U";
        Require(classification is "U" or "C" or "S", $"CLASSIFICATION_TYPE is U, C or S, not \"{classification}\"");
        var result = new OrbitMeanElements(
            mean, name, id, originator, creation, fields.Whole("NORAD_CAT_ID", -1), classification[0],
            fields.Whole("EPHEMERIS_TYPE", 0), fields.Whole("ELEMENT_SET_NO", 0), fields.Whole("REV_AT_EPOCH", 0),
            fields.OptionalNumber("MEAN_MOTION_DOT") ?? 0, fields.OptionalNumber("MEAN_MOTION_DDOT") ?? 0, []);
        return result with { Others = Kept(fields) };
    }

    /// <summary>Writes the message; reading it gives the same elements.</summary>
    /// <param name="form">Which form.</param>
    public string ToText(NdmForm form)
    {
        var writer = new NdmWriter(form, "OMM", "2.0");
        writer.Open("header");
        writer.Put("CREATION_DATE", NdmWriter.Date(CreationUtc));
        writer.Put("ORIGINATOR", Originator);
        writer.Close();
        writer.Open("body");
        writer.Open("segment");
        writer.Open("metadata");
        writer.Put("OBJECT_NAME", ObjectName);
        writer.Put("OBJECT_ID", ObjectId);
        writer.Put("CENTER_NAME", "EARTH");
        writer.Put("REF_FRAME", "TEME");
        writer.Put("TIME_SYSTEM", "UTC");
        writer.Put("MEAN_ELEMENT_THEORY", "SGP4");
        writer.Close();
        writer.Open("data");
        PutElements(writer);
        PutGroup(writer, "spacecraftParameters", OmmKeywords.IsSpacecraft);
        PutTwoLine(writer);
        PutGroup(writer, "covarianceMatrix", OmmKeywords.IsCovariance);
        PutGroup(writer, "userDefinedParameters", OmmKeywords.IsUserDefined);
        return writer.Finish();
    }

    private static ImmutableArray<NdmEntry> Kept(NdmFields fields)
    {
        foreach (var entry in fields.Left)
        {
            if (!OmmKeywords.IsKnown(entry.Key))
            {
                throw new FormatException(
                    $"Line {entry.Line}: {entry.Key} is no keyword of an OMM, or stands twice; check its spelling.");
            }
        }
        return [.. fields.Left.Where(
            entry => entry.Key is not ("COMMENT" or "MESSAGE_ID" or "CLASSIFICATION" or "REF_FRAME_EPOCH"))
            .Select(entry => entry with { Line = 0 })];
    }

    private void PutElements(NdmWriter writer)
    {
        writer.Open("meanElements");
        writer.Put("EPOCH", NdmWriter.Date(Mean.EpochUtc));
        writer.Put("MEAN_MOTION", Mean.RevolutionsPerDayCount);
        writer.Put("ECCENTRICITY", Mean.EccentricityRatio);
        writer.Put("INCLINATION", InDegrees(Mean.Inclination_rad));
        writer.Put("RA_OF_ASC_NODE", InDegrees(Mean.RightAscensionOfNode_rad));
        writer.Put("ARG_OF_PERICENTER", InDegrees(Mean.ArgumentOfPericentre_rad));
        writer.Put("MEAN_ANOMALY", InDegrees(Mean.MeanAnomaly_rad));
        writer.Close();
    }

    // Thirteen decimals keep a double of degrees and leave out the rounding of the two conversions.
    private static double InDegrees(double angle_rad) => Math.Round(angle_rad / Degree, 12);

    private void PutTwoLine(NdmWriter writer)
    {
        writer.Open("tleParameters");
        writer.Put("EPHEMERIS_TYPE", EphemerisType);
        writer.Put("CLASSIFICATION_TYPE", Classification.ToString());
        if (CatalogueNumber >= 0)
        {
            writer.Put("NORAD_CAT_ID", CatalogueNumber);
        }
        writer.Put("ELEMENT_SET_NO", ElementSetNumber);
        writer.Put("REV_AT_EPOCH", RevolutionNumber);
        writer.Put("BSTAR", Mean.BStar_1);
        writer.Put("MEAN_MOTION_DOT", HalfMotionRate_1);
        writer.Put("MEAN_MOTION_DDOT", SixthMotionAcceleration_1);
        writer.Close();
    }

    private void PutGroup(NdmWriter writer, string element, Func<string, bool> belongs)
    {
        var some = Others.Where(entry => belongs(entry.Key)).ToArray();
        if (some.Length > 0)
        {
            writer.Open(element);
            foreach (var entry in some)
            {
                writer.Put(entry.Key, entry.Value);
            }
            writer.Close();
        }
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds)
        {
            throw new FormatException($"OMM: {rule}.");
        }
    }
}

/// <summary>Which keywords an OMM may hold besides those that SGP4 needs: CCSDS 502.0-B-3, table 4-3.</summary>
internal static class OmmKeywords
{
    public static bool IsKnown(string key) => IsSpacecraft(key) || IsCovariance(key) || IsUserDefined(key) ||
        key is "COMMENT" or "MESSAGE_ID" or "CLASSIFICATION" or "REF_FRAME_EPOCH" or "GM";

    public static bool IsSpacecraft(string key) =>
        key is "MASS" or "SOLAR_RAD_AREA" or "SOLAR_RAD_COEFF" or "DRAG_AREA" or "DRAG_COEFF";

    public static bool IsUserDefined(string key) => key.StartsWith("USER_DEFINED_", StringComparison.Ordinal);

    /// <summary>COV_REF_FRAME, and CX_X to CZ_DOT_Z_DOT.</summary>
    public static bool IsCovariance(string key) => key is "COV_REF_FRAME" ||
        (key.Length >= 4 && key[0] == 'C' && key[1] is 'X' or 'Y' or 'Z'
            && key[1..].Replace("_DOT", "", StringComparison.Ordinal) is
            [_, '_', 'X' or 'Y' or 'Z']);
}
