using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>
/// Writes a conjunction data message with the keywords in the order of the standard, CCSDS 508.0-B-1, tables 3-1 to
/// 3-5.
/// </summary>
internal static class CdmWriter
{
    public static string Write(ConjunctionData cdm, NdmForm form)
    {
        var writer = new NdmWriter(form, "CDM", "1.0");
        writer.Open("header");
        writer.Put("CREATION_DATE", NdmWriter.Date(cdm.Creation, TimeScale.Utc));
        writer.Put("ORIGINATOR", cdm.Originator);
        PutOthers(writer, cdm.Others, CdmKeywords.Header, null);
        writer.Put("MESSAGE_ID", cdm.MessageId);
        writer.Close();
        writer.Open("body");
        PutRelative(writer, cdm);
        PutObject(writer, cdm.First, "OBJECT1");
        PutObject(writer, cdm.Second, "OBJECT2");
        return writer.Finish();
    }

    private static void PutRelative(NdmWriter writer, ConjunctionData cdm)
    {
        writer.Open("relativeMetadataData");
        writer.Put("TCA", NdmWriter.Date(cdm.ClosestApproach, TimeScale.Utc));
        writer.Put("MISS_DISTANCE", cdm.MissDistance_m, "m");
        writer.Put("RELATIVE_SPEED", cdm.RelativeSpeed_m_s, "m/s");
        if (cdm.RelativePosition_m is not null || cdm.RelativeVelocity_m_s is not null)
        {
            writer.Open("relativeStateVector");
            PutVector(writer, "RELATIVE_POSITION", cdm.RelativePosition_m, "m");
            PutVector(writer, "RELATIVE_VELOCITY", cdm.RelativeVelocity_m_s, "m/s");
            writer.Close();
        }
        // The method stands behind the probability, everything else before it.
        PutOthers(writer, cdm.Others, CdmKeywords.Relative, key => key is not "COLLISION_PROBABILITY_METHOD");
        writer.Put("COLLISION_PROBABILITY", cdm.CollisionProbabilityFraction);
        PutOthers(writer, cdm.Others, CdmKeywords.Relative, key => key is "COLLISION_PROBABILITY_METHOD");
        writer.Close();
    }

    private static void PutObject(NdmWriter writer, ConjunctionObject item, string which)
    {
        writer.Open("segment");
        writer.Open("metadata");
        writer.Put("OBJECT", which);
        writer.Put("OBJECT_DESIGNATOR", item.Designator);
        writer.Put("CATALOG_NAME", item.CatalogueName);
        writer.Put("OBJECT_NAME", item.Name);
        writer.Put("INTERNATIONAL_DESIGNATOR", item.InternationalDesignator);
        static bool IsEarly(string key) =>
            key is "OBJECT_TYPE" || key.StartsWith("OPERATOR_", StringComparison.Ordinal);
        PutOthers(writer, item.Others, CdmKeywords.Metadata, IsEarly);
        writer.Put("EPHEMERIS_NAME", item.EphemerisName);
        writer.Put("COVARIANCE_METHOD", item.CovarianceMethod);
        writer.Put("MANEUVERABLE", item.Manoeuvrable);
        PutOthers(writer, item.Others, CdmKeywords.Metadata, key => key is "ORBIT_CENTER");
        writer.Put("REF_FRAME", item.FrameName);
        PutOthers(writer, item.Others, CdmKeywords.Metadata, key => !IsEarly(key) && key is not "ORBIT_CENTER");
        writer.Close();
        writer.Open("data");
        PutGroup(writer, item, CdmKeywords.Orbit);
        PutGroup(writer, item, CdmKeywords.Additional);
        writer.Open("stateVector");
        var numbers = NdmNumbers.Of(item.Position_m, item.Velocity_m_s);
        for (var i = 0; i < numbers.Length; i++)
        {
            writer.Put(NdmNumbers.Keys[i], numbers[i], i < 3 ? "km" : "km/s");
        }
        writer.Close();
        writer.Open("covarianceMatrix");
        for (var i = 0; i < CovarianceKeys.Count; i++)
        {
            var key = CovarianceKeys.Radial[i];
            var unit = CovarianceKeys.RateCount(key) switch { 0 => "m**2", 1 => "m**2/s", _ => "m**2/s**2" };
            writer.Put(key, (double?)item.CovarianceRtn_si[i], unit);
        }
        PutOthers(writer, item.Others, CdmKeywords.Covariance, null);
        writer.Close(3);
    }

    private static void PutGroup(NdmWriter writer, ConjunctionObject item, string group)
    {
        if (item.Others.Any(entry => string.Equals(CdmKeywords.GroupOf(entry.Key), group, StringComparison.Ordinal)))
        {
            writer.Open(group);
            PutOthers(writer, item.Others, group, null);
            writer.Close();
        }
    }

    private static void PutVector(NdmWriter writer, string prefix, Vec3? vector, string unit)
    {
        if (vector is { } v)
        {
            writer.Put(prefix + "_R", v.X, unit);
            writer.Put(prefix + "_T", v.Y, unit);
            writer.Put(prefix + "_N", v.Z, unit);
        }
    }

    private static void PutOthers(
        NdmWriter writer, IEnumerable<NdmEntry> others, string group, Func<string, bool>? belongs)
    {
        foreach (var entry in others)
        {
            if (string.Equals(CdmKeywords.GroupOf(entry.Key), group, StringComparison.Ordinal)
                && (belongs is null || belongs(entry.Key)))
            {
                writer.Put(entry.Key, entry.Value);
            }
        }
    }
}
