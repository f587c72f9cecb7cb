using System.Collections.Immutable;
using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Tests.Formats;

public sealed class OrbitEphemerisTests
{
    // After CCSDS 502.0-B-2, figure 5-1: shortened.
    private const string Mars = """
        CCSDS_OEM_VERS = 2.0
        CREATION_DATE = 1996-11-04T17:22:31
        ORIGINATOR = NASA/JPL
        META_START
        OBJECT_NAME = MARS GLOBAL SURVEYOR
        OBJECT_ID = 1996-062A
        CENTER_NAME = MARS BARYCENTER
        REF_FRAME = EME2000
        TIME_SYSTEM = UTC
        START_TIME = 1996-12-18T12:00:00.331
        STOP_TIME = 1996-12-28T21:28:00.331
        INTERPOLATION = HERMITE
        INTERPOLATION_DEGREE = 7
        META_STOP
        COMMENT This file was produced by M.R. Somebody
        1996-12-18T12:00:00.331 2789.619 -280.045 -1746.755 4.73372 -2.49586 -1.04195
        1996-12-18T12:01:00.331 2783.419 -308.143 -1877.071 5.18604 -2.42124 -1.99608
        1996-12-18T12:02:00.331 2776.033 -336.859 -2008.682 5.63678 -2.33951 -1.94687
        """;

    private const string Point = """
        CCSDS_OPM_VERS = 2.0
        CREATION_DATE = 1998-11-06T09:23:57
        ORIGINATOR = JAXA
        OBJECT_NAME = GODZILLA 5
        OBJECT_ID = 1998-057A
        CENTER_NAME = EARTH
        REF_FRAME = ITRF-97
        TIME_SYSTEM = UTC
        EPOCH = 1998-12-18T14:28:15.1172
        X = 6503.514000
        Y = 1239.647000
        Z = -717.490000
        X_DOT = -0.873160
        Y_DOT = 8.740420
        Z_DOT = -4.191076
        MASS = 3000.000000
        MAN_EPOCH_IGNITION = 2000-06-03T09:00:34.1
        MAN_DURATION = 132.60
        MAN_EPOCH_IGNITION = 2000-06-05T18:59:21.0
        MAN_DURATION = 0.00
        """;

    [Fact]
    [Trait("Kind", "validates")]
    public void The_examples_of_the_standard_are_read()
    {
        var segment = Assert.Single(OrbitEphemeris.Parse(Mars).Segments);
        Assert.Equal(3, segment.Points.Length);
        Assert.Equal(2789619, segment.Points[0].Position_m.X, 1e-9);
        Assert.Equal(Epoch.ParseIso("1996-12-18T12:01:00.331Z"), segment.Points[1].Epoch);
        Assert.Equal(7, segment.InterpolationDegree);
        var point = OrbitParameters.Parse(Point);
        Assert.Equal(8740.42, point.Point.Velocity_m_s.Y, 1e-9);
        Assert.Equal(2, point.Others.Count(entry => entry.Key is "MAN_DURATION"));
    }

    [Theory]
    [InlineData(NdmForm.Kvn)]
    [InlineData(NdmForm.Xml)]
    [Trait("Kind", "property")]
    public void Messages_are_written_and_read_back(NdmForm form)
    {
        var ephemeris = OrbitEphemeris.Parse(Mars);
        var second = ephemeris.Segments[0] with { FrameName = "ICRF", Scale = TimeScale.Tdb };
        ephemeris = ephemeris with { Segments = [ephemeris.Segments[0], second] };
        var back = OrbitEphemeris.Parse(ephemeris.ToText(form));
        Assert.Equal(2, back.Segments.Length);
        for (var i = 0; i < 2; i++)
        {
            Assert.Equal(
                ephemeris.Segments[i] with { Points = ImmutableArray<EphemerisPoint>.Empty },
                back.Segments[i] with { Points = ImmutableArray<EphemerisPoint>.Empty });
            for (var k = 0; k < 3; k++)
            {
                Assert.Equal(ephemeris.Segments[i].Points[k].Epoch, back.Segments[i].Points[k].Epoch);
                // A division and a multiplication by 1000: one rounding each of 3e6 m.
                Assert.True((ephemeris.Segments[i].Points[k].Position_m - back.Segments[i].Points[k].Position_m).Length < 1e-9);
            }
        }
        Assert.Equal(3, back.Segments[1].PointsIn<Icrf>().Count());
        Assert.Throws<InvalidOperationException>(() => back.Segments[0].PointsIn<Icrf>());

        var point = OrbitParameters.Parse(Point);
        var again = OrbitParameters.Parse(point.ToText(form));
        Assert.Equal(point.Others, again.Others);
        Assert.Equal(point.Point.Epoch, again.Point.Epoch);
        Assert.True((point.Point.Position_m - again.Point.Position_m).Length < 2e-9);
    }

    private const string Covariances = Mars + "\nCOVARIANCE_START\nEPOCH = 1996-12-18T12:00:00.331\nCOV_REF_FRAME = RTN\n1\n2 3\n"
        + "4 5 6\n7e-4 8e-4 9e-4 1e-5\n1e-4 2e-4 3e-4 1e-6 2e-5\n1e-4 2e-4 3e-4 1e-6 2e-6 1e-7\n\nEPOCH = 1996-12-18T12:01:00.331\n"
        + "1\n0 1\n0 0 1\n0 0 0 1\n0 0 0 0 1\n0 0 0 0 0 1\nCOVARIANCE_STOP\n";

    [Theory]
    [InlineData(NdmForm.Kvn)]
    [InlineData(NdmForm.Xml)]
    [Trait("Kind", "property")]
    public void Covariances_are_read_and_written_back(NdmForm form)
    {
        var ephemeris = OrbitEphemeris.Parse(Covariances);
        var first = ephemeris.Segments[0].Covariances[0];
        Assert.Equal(("RTN", "EME2000"), (first.FrameName, ephemeris.Segments[0].Covariances[1].FrameName));
        // Square kilometres become square metres.
        Assert.Equal((1e6, 5e6, 5e6, 10), (first.Element_si(0, 0), first.Element_si(2, 1), first.Element_si(1, 2), Math.Round(first.Element_si(3, 3), 9)));
        var back = OrbitEphemeris.Parse(ephemeris.ToText(form)).Segments[0];
        Assert.Equal(3, back.Points.Length);
        for (var i = 0; i < 2; i++)
        {
            var (a, b) = (ephemeris.Segments[0].Covariances[i], back.Covariances[i]);
            Assert.Equal((a.Epoch, a.FrameName), (b.Epoch, b.FrameName));
            // A division and a multiplication by a million.
            Assert.All(a.LowerTriangle_si.Zip(b.LowerTriangle_si), p => Assert.Equal(p.First, p.Second, 3e-16 * Math.Abs(p.First)));
        }
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_wrong_is_told_with_its_line()
    {
        Refused("Line 16: a state has an epoch and 6 numbers", Mars.Replace(" 4.73372", "", StringComparison.Ordinal));
        Refused("Line 17: \"5.18x04\" is no number", Mars.Replace("5.18604", "5.18x04", StringComparison.Ordinal));
        Refused("does not come after", Mars.Replace("12:01:00.331", "12:00:00.331", StringComparison.Ordinal));
        Refused("META_STOP is missing", Mars.Replace("META_STOP", "", StringComparison.Ordinal));
        Refused("TIME_SYSTEM is \"MET\"", Mars.Replace("TIME_SYSTEM = UTC", "TIME_SYSTEM = MET", StringComparison.Ordinal));
        Refused("COVARIANCE_START", Mars + "\nCOVARIANCE_START\n", "A COVARIANCE_START has no COVARIANCE_STOP.");
        Refused("rows", Covariances.Replace("1e-7\n", "\n", StringComparison.Ordinal), "Line 27: row 6 of a covariance has 6 numbers; here are 5.");
        Refused("epoch", Covariances.Replace("EPOCH = 1996-12-18T12:00:00.331\n", "", StringComparison.Ordinal),
            "Line 20: a covariance starts with its EPOCH; here is COV_REF_FRAME.");
        Refused("rows", Covariances.Replace("4 5 6\n", "", StringComparison.Ordinal), "Line 20: this covariance has 5 rows; a lower triangle has 6.");
        Refused("number", Covariances.Replace("4 5 6\n", "4 x 6\n", StringComparison.Ordinal), "Line 24: \"x\" is no number.");
        Refused("wanted", Point, "The message is an OPM; an OEM, an ephemeris, is wanted");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Whatever_the_text_holds_nothing_but_a_format_error_comes_out()
    {
        var random = new RandomStream(8);
        string[] texts = [Covariances, Point, OrbitEphemeris.Parse(Covariances).ToText(NdmForm.Xml), OrbitParameters.Parse(Point).ToText(NdmForm.Xml)];
        for (var round = 0; round < 4000; round++)
        {
            var characters = texts[round % 4].ToCharArray();
            for (var i = 0; i < 3; i++)
            {
                characters[(int)(characters.Length * random.NextUniformFraction())] = "=<>[]&\n\0 9.-eXE\"\uFEFF"[(int)(17 * random.NextUniformFraction())];
            }
            try
            {
                var text = new string(characters);
                _ = round % 2 == 0 ? (object)OrbitEphemeris.Parse(text) : OrbitParameters.Parse(text);
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    private static void Refused(string words, string text, string? instead = null) => Assert.Contains(
        instead ?? words, Assert.Throws<FormatException>(() => OrbitEphemeris.Parse(text)).Message, StringComparison.Ordinal);
}
