using System.Globalization;
using System.Text.Json;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Tests.Formats;

/// <summary>CZML and STK ephemeris files.</summary>
public sealed class DisplayFilesTests
{
    [Fact]
    [Trait("Kind", "validates")]
    public void A_CZML_document_has_the_packets_that_its_guide_describes()
    {
        var segment = TestOrbits.LowOrbit();
        var text = CzmlDocument.Write(
            "Scene", [segment, segment with { FrameName = "ITRF", Interpolation = "HERMITE" }],
            [new("Wenchang", new(0.342, 1.936, 10))]);
        using var json = JsonDocument.Parse(text);
        var packets = json.RootElement.EnumerateArray().ToArray();
        Assert.Equal(
            ["document", "Orbit/2025-001A/1", "Orbit/2025-001A/2", "Site/Wenchang"],
            packets.Select(p => p.GetProperty("id").GetString()!), StringComparer.Ordinal);
        Assert.Equal("1.0", packets[0].GetProperty("version").GetString());
        var span = "2025-05-28T17:31:00.000000000Z/2025-05-28T19:30:00.000000000Z";
        Assert.Equal(span, packets[0].GetProperty("clock").GetProperty("interval").GetString());
        Assert.Equal(span, packets[1].GetProperty("availability").GetString());
        var position = packets[1].GetProperty("position");
        Assert.Equal(
            ("LAGRANGE", 7, "INERTIAL"), (position.GetProperty("interpolationAlgorithm").GetString(),
                position.GetProperty("interpolationDegree").GetInt32(), position.GetProperty("referenceFrame").GetString()));
        var numbers = position.GetProperty("cartesianVelocity").EnumerateArray().Select(n => n.GetDouble()).ToArray();
        Assert.Equal(120 * 7, numbers.Length);
        for (var i = 0; i < 120; i++)
        {
            var point = segment.Points[i];
            Assert.Equal(60.0 * i, numbers[7 * i]);
            Assert.Equal(point.Position_m, new Vec3(numbers[(7 * i) + 1], numbers[(7 * i) + 2], numbers[(7 * i) + 3]));
            Assert.Equal(point.Velocity_m_s.Z, numbers[(7 * i) + 6]);
        }
        Assert.Equal("FIXED", packets[2].GetProperty("position").GetProperty("referenceFrame").GetString());
        Assert.Equal(
            [1.936, 0.342, 10], packets[3].GetProperty("position").GetProperty("cartographicRadians").EnumerateArray().Select(n => n.GetDouble()));
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void An_STK_file_has_the_head_and_the_rows_of_its_format()
    {
        var segment = TestOrbits.LowOrbit();
        var lines = StkEphemeris.Write(segment).Split('\n');
        Assert.Equal("stk.v.11.0", lines[0]);
        string Value(string key) => lines.Single(line => line.StartsWith(key + " ", StringComparison.Ordinal))[key.Length..].Trim();
        Assert.Equal("120", Value("NumberOfEphemerisPoints"));
        Assert.Equal("28 May 2025 17:31:00.000000000", Value("ScenarioEpoch"));
        Assert.Equal(
            ("Lagrange", "7", "Earth", "ICRF", "Meters"), (Value("InterpolationMethod"), Value("InterpolationSamplesM1"),
                Value("CentralBody"), Value("CoordinateSystem"), Value("DistanceUnit")));
        var start = Array.IndexOf(lines, "EphemerisTimePosVel") + 2;
        Assert.Equal("END Ephemeris", lines[start + 121]);
        for (var i = 0; i < 120; i++)
        {
            var words = lines[start + i].Split(' ').Select(w => double.Parse(w, CultureInfo.InvariantCulture)).ToArray();
            var point = segment.Points[i];
            Assert.Equal((60.0 * i, point.Position_m), (words[0], new Vec3(words[1], words[2], words[3])));
            Assert.Equal(point.Velocity_m_s, new Vec3(words[4], words[5], words[6]));
        }
        var other = StkEphemeris.Write(segment with
        {
            FrameName = "TEME",
            CentreName = "MOON",
            Interpolation = "HERMITE",
            InterpolationDegree = 7,
        });
        Assert.Contains("Moon\n", other, StringComparison.Ordinal);
        Assert.Contains("TEMEOfDate\n", other, StringComparison.Ordinal);
        Assert.Contains("InterpolationSamplesM1  3\n", other, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_the_files_cannot_say_is_refused_in_words()
    {
        var segment = TestOrbits.LowOrbit(10);
        void Czml(string words, EphemerisSegment bad) => Assert.Contains(
            words, Assert.Throws<ArgumentException>(() => CzmlDocument.Write("x", [bad], [])).Message, StringComparison.Ordinal);
        void Stk(string words, EphemerisSegment bad) => Assert.Contains(
            words, Assert.Throws<ArgumentException>(() => StkEphemeris.Write(bad)).Message, StringComparison.Ordinal);
        Czml("The orbit of PROBE is about MOON; CZML has the Earth alone.", segment with { CentreName = "MOON" });
        Czml("The orbit is in frame TEME; CZML takes ICRF, GCRF, EME2000 or ITRF.", segment with { FrameName = "TEME" });
        Czml("is to be interpolated by SPLINE; CZML says LAGRANGE, LINEAR or HERMITE.", segment with { Interpolation = "SPLINE" });
        Czml("needs states, the first in 1972 or later", segment with { Points = [] });
        Stk("The ephemeris is about MARS BARYCENTER; an STK file is written about Sun, ", segment with { CentreName = "MARS BARYCENTER" });
        Stk("The ephemeris is in frame MOON_PA; an STK file is written in ", segment with { FrameName = "MOON_PA" });
        Stk("needs states, the first in 1972 or later", segment with
        {
            Points = [segment.Points[0] with { Epoch = Epoch.ParseIso("1969-07-20T20:17:40 TT") }],
        });
        CzmlSite here = new("Here", new(0, 0, 0));
        Assert.StartsWith("Two sites are called Here; a site is known by its name.",
            Assert.Throws<ArgumentException>(() => CzmlDocument.Write("x", [segment], [here, here])).Message, StringComparison.Ordinal);
        Assert.Contains("needs an orbit", Assert.Throws<ArgumentException>(() => CzmlDocument.Write("x", [], [])).Message, StringComparison.Ordinal);
    }
}
