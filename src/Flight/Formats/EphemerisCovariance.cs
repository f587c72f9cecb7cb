using System.Collections.Immutable;
using System.Globalization;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>The covariance of position and velocity at an epoch of an ephemeris.</summary>
/// <param name="Epoch">When.</param>
/// <param name="FrameName">Axes, such as <c>RTN</c>; the ephemeris's own where the message does not say.</param>
/// <param name="LowerTriangle_si">
/// Lower triangle, row by row, 21 numbers in the order x, y, z, and their rates: m^2, m^2/s and m^2/s^2.
/// </param>
public sealed record EphemerisCovariance(Epoch Epoch, string FrameName, ImmutableArray<double> LowerTriangle_si)
{
    /// <summary>One element of the symmetric matrix.</summary>
    /// <param name="row">Row, 0 to 5.</param>
    /// <param name="column">Column, 0 to 5.</param>
    public double Element_si(int row, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(row, column));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Max(row, column), 5);
        var (low, high) = (Math.Min(row, column), Math.Max(row, column));
        return LowerTriangle_si[(high * (high + 1) / 2) + low];
    }
}

/// <summary>
/// Covariances of an orbit ephemeris message: CCSDS 502.0-B-3, section 5.2.5. In KVN each is an epoch, perhaps a frame,
/// and 21 numbers in rows of one to six; in XML one element with 21 keywords.
/// </summary>
internal static class OemCovariances
{
    private const double SquareMetres_si = 1e6; // of a square kilometre

    public static IEnumerable<EphemerisCovariance> Read(List<NdmEntry> entries, TimeScale scale, string ownFrame)
    {
        if (entries.Exists(entry => string.Equals(entry.Key, CovarianceKeys.Cartesian[0], StringComparison.Ordinal)))
        {
            return [OfKeywords(entries, scale, ownFrame)];
        }
        var found = new List<EphemerisCovariance>();
        var starts = Enumerable.Range(0, entries.Count).Where(i => entries[i].Key is "EPOCH").ToArray();
        if (entries.Count > 0 && (starts.Length == 0 || starts[0] != 0))
        {
            throw new FormatException(
                $"Line {entries[0].Line}: a covariance starts with its EPOCH; here is {entries[0].Key}.");
        }
        for (var i = 0; i < starts.Length; i++)
        {
            var end = i + 1 < starts.Length ? starts[i + 1] : entries.Count;
            found.Add(OfRows(entries.GetRange(starts[i], end - starts[i]), scale, ownFrame));
        }
        return found;
    }

    public static void Put(NdmWriter writer, EphemerisSegment segment)
    {
        if (segment.Covariances.IsDefaultOrEmpty)
        {
            return;
        }
        if (!writer.IsXml)
        {
            writer.Line("COVARIANCE_START");
        }
        foreach (var covariance in segment.Covariances)
        {
            writer.Open("covarianceMatrix");
            writer.Put("EPOCH", NdmWriter.Date(covariance.Epoch, segment.Scale));
            writer.Put("COV_REF_FRAME", covariance.FrameName);
            for (var (row, at) = (0, 0); row < 6; at += ++row)
            {
                var texts = covariance.LowerTriangle_si.AsSpan(at, row + 1).ToArray()
                    .Select(value => (value / SquareMetres_si).ToString("R", CultureInfo.InvariantCulture)).ToArray();
                if (!writer.IsXml)
                {
                    writer.Line(string.Join(' ', texts));
                    continue;
                }
                for (var column = 0; column <= row; column++)
                {
                    writer.Put(CovarianceKeys.Cartesian[at + column], texts[column]);
                }
            }
            writer.Close();
        }
        if (!writer.IsXml)
        {
            writer.Line("COVARIANCE_STOP");
        }
    }

    private static EphemerisCovariance OfKeywords(List<NdmEntry> entries, TimeScale scale, string ownFrame)
    {
        var fields = new NdmFields("covariance", entries);
        var (epoch, frame) = (fields.Instant("EPOCH", scale), fields.Optional("COV_REF_FRAME") ?? ownFrame);
        var triangle = CovarianceKeys.Read(fields, CovarianceKeys.Cartesian, SquareMetres_si);
        OemReader.Refuse(fields);
        return new(epoch, frame, [.. triangle]);
    }

    private static EphemerisCovariance OfRows(List<NdmEntry> entries, TimeScale scale, string ownFrame)
    {
        var rows = entries.Where(entry => entry.Key is NdmText.DataLine).ToArray();
        var fields = new NdmFields("covariance", entries.Except(rows));
        var (epoch, frame) = (fields.Instant("EPOCH", scale), fields.Optional("COV_REF_FRAME") ?? ownFrame);
        OemReader.Refuse(fields);
        if (rows.Length != 6)
        {
            throw new FormatException(
                $"Line {entries[0].Line}: this covariance has {rows.Length} rows; a lower triangle has 6.");
        }
        var triangle = ImmutableArray.CreateBuilder<double>(CovarianceKeys.Count);
        for (var row = 0; row < rows.Length; row++)
        {
            var words = rows[row].Value.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words.Length != row + 1)
            {
                throw new FormatException(
                    $"Line {rows[row].Line}: row {row + 1} of a covariance has {row + 1} numbers; here are "
                    + $"{words.Length}.");
            }
            foreach (var word in words)
            {
                triangle.Add(NdmFields.TryNumber(word, out var value)
                    ? SquareMetres_si * value
                    : throw new FormatException($"Line {rows[row].Line}: \"{word}\" is no number."));
            }
        }
        return new(epoch, frame, triangle.MoveToImmutable());
    }
}
