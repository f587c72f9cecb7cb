using System.Collections.Immutable;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>Reads the entries of a conjunction data message.</summary>
internal static class CdmReader
{
    public static ConjunctionData Read(List<NdmEntry> all)
    {
        var stray = all.Find(entry => entry.Key is NdmText.DataLine);
        if (stray.Key is not null)
        {
            throw new FormatException($"Line {stray.Line}: \"{stray.Value}\" is no keyword with a value.");
        }
        var entries = all.FindAll(entry => entry.Key is not "COMMENT"
            && !entry.Key.EndsWith("_START", StringComparison.Ordinal)
            && !entry.Key.EndsWith("_STOP", StringComparison.Ordinal)
            || entry.Key is "TIME_LASTOB_START");
        var starts = Enumerable.Range(0, entries.Count).Where(i => entries[i].Key is "OBJECT").ToArray();
        if (starts.Length != 2)
        {
            throw new FormatException(
                $"The CDM has {starts.Length} keywords OBJECT; it describes two objects, OBJECT1 and OBJECT2.");
        }
        var first = Object(entries.GetRange(starts[0], starts[1] - starts[0]), "OBJECT1");
        var second = Object(entries.GetRange(starts[1], entries.Count - starts[1]), "OBJECT2");
        var fields = new NdmFields("CDM", entries.Take(starts[0]));
        fields.OneOf("CCSDS_CDM_VERS", "1.0");
        var (creation, originator) = (fields.Instant("CREATION_DATE", TimeScale.Utc), fields.Required("ORIGINATOR"));
        var (id, tca) = (fields.Required("MESSAGE_ID"), fields.Instant("TCA", TimeScale.Utc));
        var miss = fields.Number("MISS_DISTANCE");
        Require(miss >= 0, fields.Line, "MISS_DISTANCE must not be negative");
        var (speed, position) = (fields.OptionalNumber("RELATIVE_SPEED"), Relative(fields, "RELATIVE_POSITION"));
        var (velocity, probability) = (
            Relative(fields, "RELATIVE_VELOCITY"), fields.OptionalNumber("COLLISION_PROBABILITY"));
        Require(probability is null or (>= 0 and <= 1), fields.Line, "COLLISION_PROBABILITY must be from 0 to 1");
        return new(originator, creation, id, tca, miss, speed, position, velocity, probability,
            Kept(fields, CdmKeywords.Header, CdmKeywords.Relative), first, second);
    }

    private static ConjunctionObject Object(List<NdmEntry> entries, string which)
    {
        var fields = new NdmFields($"CDM, {which},", entries);
        fields.OneOf("OBJECT", which);
        var (designator, catalogue) = (fields.Required("OBJECT_DESIGNATOR"), fields.Required("CATALOG_NAME"));
        var (name, international) = (fields.Required("OBJECT_NAME"), fields.Required("INTERNATIONAL_DESIGNATOR"));
        var ephemeris = fields.Required("EPHEMERIS_NAME");
        var method = fields.OneOf("COVARIANCE_METHOD", "CALCULATED", "DEFAULT");
        var moves = fields.OneOf("MANEUVERABLE", "YES", "NO", "N/A");
        var frame = fields.OneOf("REF_FRAME", "GCRF", "EME2000", "ITRF");
        var (position, velocity) = NdmStates.Read(fields);
        var covariance = CovarianceKeys.Read(fields, CovarianceKeys.Radial, 1);
        for (var row = 0; row < 6; row++)
        {
            var index = (row * (row + 3)) / 2; // the diagonal of a lower triangle
            Require(covariance[index] >= 0, entries[0].Line,
                $"{CovarianceKeys.Radial[index]} of {which} is a variance and must not be negative");
        }
        return new(designator, catalogue, name, international, ephemeris, method, moves, frame, position, velocity,
            [.. covariance], Kept(
                fields, CdmKeywords.Metadata, CdmKeywords.Orbit, CdmKeywords.Additional, CdmKeywords.Covariance));
    }

    private static Vec3? Relative(NdmFields fields, string prefix)
    {
        var (r, t, n) = (fields.OptionalNumber(prefix + "_R"), fields.OptionalNumber(prefix + "_T"),
            fields.OptionalNumber(prefix + "_N"));
        return (r, t, n) switch
        {
            ({ } x, { } y, { } z) => new Vec3(x, y, z),
            (null, null, null) => null,
            _ => throw new FormatException(
                $"Line {fields.Line}: of {prefix}_R, _T and _N some are missing; give all or none."),
        };
    }

    private static ImmutableArray<NdmEntry> Kept(NdmFields fields, params string[] groups)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entry in fields.Left)
        {
            if (!groups.Contains(CdmKeywords.GroupOf(entry.Key), StringComparer.Ordinal) || !seen.Add(entry.Key))
            {
                throw new FormatException(
                    $"Line {entry.Line}: {entry.Key} does not belong here, or stands twice; check its spelling.");
            }
            if (entry.Value.Length > 0 && CdmKeywords.IsNumber(entry.Key) && !NdmFields.TryNumber(entry.Value, out _))
            {
                throw new FormatException($"Line {entry.Line}: {entry.Key} is \"{entry.Value}\", which is no number.");
            }
        }
        return [.. fields.Left.Where(entry => entry.Value.Length > 0).Select(entry => entry with { Line = 0 })];
    }

    private static void Require(bool holds, int line, string rule)
    {
        if (!holds)
        {
            throw new FormatException($"Line {line}: {rule}.");
        }
    }
}
