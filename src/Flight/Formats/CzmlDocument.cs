using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Flight.Formats;

/// <summary>A place on the ground, for display.</summary>
/// <param name="Name">What it is called; unique among the sites of a document.</param>
/// <param name="Point">Where on the Earth's ellipsoid.</param>
public readonly record struct CzmlSite(string Name, SurfacePoint Point);

/// <summary>
/// Writes CZML, the scene description of Cesium: a document packet with its clock, one packet for each orbit with
/// sampled states, the way to interpolate them, its availability and path, and one for each ground site. Orbits are
/// about the Earth and in ICRF, GCRF, EME2000 (Cesium's INERTIAL; the bias of EME2000, 23 mas, is left out) or ITRF
/// (FIXED). Source: Analytical Graphics, "CZML Guide" and "CZML Content", version 1.0. Epochs of 1972 or later.
/// </summary>
public static class CzmlDocument
{
    private const int UsualDegree = 5;
    private const double ShownPeriodFactor = 60; // a minute of the scene each second

    private static readonly int[][] s_colours =
        [[255, 196, 0, 255], [0, 200, 255, 255], [255, 96, 96, 255], [120, 255, 120, 255]];

    /// <summary>The document.</summary>
    /// <param name="name">What the scene is called.</param>
    /// <param name="segments">Orbits; several of one object are told apart by their number.</param>
    /// <param name="sites">Places on the ground; may be empty.</param>
    /// <exception cref="ArgumentException">An orbit that CZML cannot say; the message says why.</exception>
    public static string Write(
        string name, IReadOnlyList<EphemerisSegment> segments, IReadOnlyList<CzmlSite> sites)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(segments);
        ArgumentNullException.ThrowIfNull(sites);
        if (segments.Count == 0)
        {
            throw new ArgumentException(
                "A CZML document needs an orbit: it gives the clock its span.", nameof(segments));
        }
        foreach (var segment in segments)
        {
            Check(segment);
        }
        var twice = sites.GroupBy(site => site.Name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        if (twice is not null)
        {
            throw new ArgumentException(
                $"Two sites are called {twice.Key}; a site is known by its name.", nameof(sites));
        }
        using var bytes = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(bytes, options))
        {
            json.WriteStartArray();
            PutDocument(json, name, segments);
            for (var i = 0; i < segments.Count; i++)
            {
                PutOrbit(json, segments[i], i);
            }
            foreach (var site in sites)
            {
                PutSite(json, site);
            }
            json.WriteEndArray();
        }
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void PutDocument(Utf8JsonWriter json, string name, IReadOnlyList<EphemerisSegment> segments)
    {
        var (start, stop) = (segments.Min(s => s.Points[0].Epoch), segments.Max(s => s.Points[^1].Epoch));
        json.WriteStartObject();
        json.WriteString("id", "document");
        json.WriteString("name", name);
        json.WriteString("version", "1.0");
        json.WriteStartObject("clock");
        json.WriteString("interval", Interval(start, stop));
        json.WriteString("currentTime", Date(start));
        json.WriteNumber("multiplier", ShownPeriodFactor);
        json.WriteString("range", "LOOP_STOP");
        json.WriteString("step", "SYSTEM_CLOCK_MULTIPLIER");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void PutOrbit(Utf8JsonWriter json, EphemerisSegment segment, int number)
    {
        var (start, stop) = (segment.Points[0].Epoch, segment.Points[^1].Epoch);
        json.WriteStartObject();
        json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"Orbit/{segment.ObjectId}/{number + 1}"));
        json.WriteString("name", segment.ObjectName);
        json.WriteString("availability", Interval(start, stop));
        PutPosition(json, segment, start);
        PutPoint(json, s_colours[number % s_colours.Length], 8);
        json.WriteStartObject("path");
        json.WriteNumber("width", 1);
        json.WriteNumber("resolution", Math.Max(1, (stop - start).Seconds_s / Math.Max(1, segment.Points.Length - 1)));
        json.WriteStartObject("material");
        json.WriteStartObject("solidColor");
        PutColour(json, s_colours[number % s_colours.Length]);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void PutPosition(Utf8JsonWriter json, EphemerisSegment segment, Epoch start)
    {
        var algorithm = segment.Interpolation.Length > 0 ? segment.Interpolation.ToUpperInvariant() : "LAGRANGE";
        var degree = algorithm is "LINEAR" ? 1 : segment.InterpolationDegree;
        json.WriteStartObject("position");
        json.WriteString("interpolationAlgorithm", algorithm);
        json.WriteNumber("interpolationDegree", degree > 0 ? degree : UsualDegree);
        json.WriteString("referenceFrame", FrameOf(segment.FrameName));
        json.WriteString("epoch", Date(start));
        json.WriteStartArray("cartesianVelocity");
        foreach (var point in segment.Points)
        {
            json.WriteNumberValue((point.Epoch - start).Seconds_s);
            var (r, v) = (point.Position_m, point.Velocity_m_s);
            foreach (var value in (ReadOnlySpan<double>)[r.X, r.Y, r.Z, v.X, v.Y, v.Z])
            {
                json.WriteNumberValue(value);
            }
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void PutSite(Utf8JsonWriter json, CzmlSite site)
    {
        json.WriteStartObject();
        json.WriteString("id", "Site/" + site.Name);
        json.WriteString("name", site.Name);
        json.WriteStartObject("position");
        json.WriteStartArray("cartographicRadians");
        json.WriteNumberValue(site.Point.Longitude_rad);
        json.WriteNumberValue(site.Point.Latitude_rad);
        json.WriteNumberValue(site.Point.Height_m);
        json.WriteEndArray();
        json.WriteEndObject();
        PutPoint(json, [255, 255, 255, 255], 6);
        json.WriteEndObject();
    }

    private static void PutPoint(Utf8JsonWriter json, int[] colour, int pixels)
    {
        json.WriteStartObject("point");
        json.WriteNumber("pixelSize", pixels);
        PutColour(json, colour);
        json.WriteEndObject();
    }

    private static void PutColour(Utf8JsonWriter json, int[] colour)
    {
        json.WriteStartObject("color");
        json.WriteStartArray("rgba");
        foreach (var part in colour)
        {
            json.WriteNumberValue(part);
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Check(EphemerisSegment segment)
    {
        if (segment.Points.IsDefaultOrEmpty || segment.Points[0].Epoch < LeapSeconds.FirstEpoch)
        {
            throw new ArgumentException("A CZML orbit needs states, the first in 1972 or later, when UTC began.");
        }
        if (!string.Equals(segment.CentreName, "EARTH", StringComparison.OrdinalIgnoreCase))
        {
            throw new ArgumentException(
                $"The orbit of {segment.ObjectName} is about {segment.CentreName}; CZML has the Earth alone.");
        }
        _ = FrameOf(segment.FrameName);
        if (segment.Interpolation.ToUpperInvariant() is not ("" or "LAGRANGE" or "LINEAR" or "HERMITE"))
        {
            throw new ArgumentException(
                $"The orbit of {segment.ObjectName} is to be interpolated by {segment.Interpolation}; CZML says "
                + "LAGRANGE, LINEAR or HERMITE.");
        }
    }

    private static string FrameOf(string name) => name.ToUpperInvariant() switch
    {
        "ICRF" or "GCRF" or "EME2000" => "INERTIAL",
        "ITRF" => "FIXED",
        _ => throw new ArgumentException($"The orbit is in frame {name}; CZML takes ICRF, GCRF, EME2000 or ITRF."),
    };

    private static string Interval(Epoch start, Epoch stop) => Date(start) + "/" + Date(stop);

    private static string Date(Epoch epoch) => NdmWriter.Date(epoch, TimeScale.Utc) + "Z";
}
