using Guanghan.Core.Numerics;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Tests.Formats;

public sealed class OrbitMeanElementsTests
{
    // After CCSDS 502.0-B-2, figure 4-1: GOES 9.
    private const string Goes = """
        CCSDS_OMM_VERS = 2.0
        COMMENT an example
        CREATION_DATE = 2007-065T16:00:00
        ORIGINATOR = NOAA/USA
        OBJECT_NAME = GOES 9
        OBJECT_ID = 1995-025A
        CENTER_NAME = EARTH
        REF_FRAME = TEME
        TIME_SYSTEM = UTC
        MEAN_ELEMENT_THEORY = SGP/SGP4
        EPOCH = 2007-064T10:34:41.4264
        MEAN_MOTION = 1.00273272 [rev/day]
        ECCENTRICITY = 0.0005013
        INCLINATION = 3.0539 [deg]
        RA_OF_ASC_NODE = 81.7939 [deg]
        ARG_OF_PERICENTER = 249.2363 [deg]
        MEAN_ANOMALY = 150.1602 [deg]
        GM = 398600.8 [km**3/s**2]
        EPHEMERIS_TYPE = 0
        CLASSIFICATION_TYPE = U
        NORAD_CAT_ID = 23581
        ELEMENT_SET_NO = 0925
        REV_AT_EPOCH = 4316
        BSTAR = 0.0001
        MEAN_MOTION_DOT = -0.00000113
        MEAN_MOTION_DDOT = 0.0
        COV_REF_FRAME = RTN
        CX_X = 3.331349476038534e-04 [km**2]
        CY_X = 4.618927349220216e-04
        CY_DOT_Y = 1e-9
        USER_DEFINED_EARTH_MODEL = WGS-72
        """;

    [Fact]
    [Trait("Kind", "validates")]
    public void The_example_of_the_standard_is_read()
    {
        var message = OrbitMeanElements.Parse(Goes);
        Assert.Equal(23581, message.CatalogueNumber);
        Assert.Equal(925, message.ElementSetNumber);
        Assert.Equal(1.00273272, message.Mean.RevolutionsPerDayCount);
        Assert.Equal(3.0539 * Math.PI / 180, message.Mean.Inclination_rad);
        Assert.Equal("95025A", message.ToTwoLine().Designator);
        Assert.Equal("WGS-72", message.Others[^1].Value);
        Assert.Equal("07064.44075725", message.ToTwoLine().ToLines().Line1[18..32]);
    }

    [Theory]
    [InlineData(NdmForm.Kvn)]
    [InlineData(NdmForm.Xml)]
    [Trait("Kind", "property")]
    public void A_message_is_written_and_read_back(NdmForm form)
    {
        var message = OrbitMeanElements.Parse(Goes);
        var text = message.ToText(form);
        var back = OrbitMeanElements.Parse(text);
        Assert.Equal(message.Mean with { EpochUtc = default }, back.Mean with { EpochUtc = default });
        // A nanosecond, in days.
        Assert.Equal(message.Mean.EpochUtc.Fraction_d, back.Mean.EpochUtc.Fraction_d, 2e-14);
        Assert.Equal(message.Mean.EpochUtc.Day_d, back.Mean.EpochUtc.Day_d);
        Assert.Equal(message.Others.Where(entry => entry.Key is not "GM"), back.Others);
        Assert.Equal(message.ToTwoLine().ToLines(), back.ToTwoLine().ToLines());
        Assert.Equal(text, back.ToText(form));
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_wrong_is_told_with_its_line()
    {
        Refused("Line 11: EPOCH is \"2007-13-01\"", Goes.Replace("2007-064T10:34:41.4264", "2007-13-01", StringComparison.Ordinal));
        Refused("Line 12: MEAN_MOTION is \"fast\", which is no number", Goes.Replace("1.00273272 [rev/day]", "fast", StringComparison.Ordinal));
        Refused("lacks BSTAR", Goes.Replace("BSTAR = 0.0001", "", StringComparison.Ordinal));
        Refused("REF_FRAME is \"GCRF\"; this reader knows TEME", Goes.Replace("TEME", "GCRF", StringComparison.Ordinal));
        Refused("Line 19: EPHEMERIS_KIND is no keyword", Goes.Replace("EPHEMERIS_TYPE", "EPHEMERIS_KIND", StringComparison.Ordinal));
        Refused("must start with CCSDS_OMM_VERS", Goes[(Goes.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
        Refused("well-formed XML", "<omm id=\"CCSDS_OMM_VERS\">");
        Refused("well-formed XML", "<!DOCTYPE a [<!ENTITY b \"c\">]><omm id=\"CCSDS_OMM_VERS\" version=\"2.0\">&b;</omm>");
        Refused("no keyword", "");
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Whatever_the_text_holds_nothing_but_a_format_error_comes_out()
    {
        var random = new RandomStream(4);
        string[] texts = [Goes, OrbitMeanElements.Parse(Goes).ToText(NdmForm.Xml)];
        for (var round = 0; round < 4000; round++)
        {
            var characters = texts[round % 2].ToCharArray();
            for (var i = 0; i < 3; i++)
            {
                characters[(int)(characters.Length * random.NextUniformFraction())] = "=<>[]&\n\0 9.-eXE\"\uFEFF"[(int)(17 * random.NextUniformFraction())];
            }
            try
            {
                _ = OrbitMeanElements.Parse(new string(characters));
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    private static void Refused(string words, string text) => Assert.Contains(
        words, Assert.Throws<FormatException>(() => OrbitMeanElements.Parse(text)).Message, StringComparison.Ordinal);
}
