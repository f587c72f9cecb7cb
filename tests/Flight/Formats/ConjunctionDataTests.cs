using Guanghan.Core.Numerics;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Formats;

namespace Guanghan.Flight.Tests.Formats;

public sealed class ConjunctionDataTests
{
    // After CCSDS 508.0-B-1, annex: shortened; relative state, screening and covariances of our own numbers.
    private static readonly string Message = """
        CCSDS_CDM_VERS = 1.0
        CREATION_DATE = 2010-03-12T22:31:12.000
        ORIGINATOR = JSPOC
        MESSAGE_FOR = SATELLITE A
        MESSAGE_ID = 201113719185
        COMMENT Relative Metadata/Data
        TCA = 2010-03-13T22:37:52.618
        MISS_DISTANCE = 715 [m]
        RELATIVE_SPEED = 14762 [m/s]
        RELATIVE_POSITION_R = 27.4 [m]
        RELATIVE_POSITION_T = -70.2 [m]
        RELATIVE_POSITION_N = 711.8 [m]
        RELATIVE_VELOCITY_R = -7.2 [m/s]
        RELATIVE_VELOCITY_T = -14692.0 [m/s]
        RELATIVE_VELOCITY_N = -1437.2 [m/s]
        START_SCREEN_PERIOD = 2010-03-12T18:29:32.212
        SCREEN_VOLUME_FRAME = RTN
        SCREEN_VOLUME_X = 200 [m]
        COLLISION_PROBABILITY = 4.835E-05
        COLLISION_PROBABILITY_METHOD = FOSTER-1992

        """ + Object(1, "2570.097065") + Object(2, "2569.540800");

    [Fact]
    [Trait("Kind", "validates")]
    public void The_example_of_the_standard_is_read()
    {
        var cdm = ConjunctionData.Parse(Message);
        Assert.Equal((715.0, 14762.0), (cdm.MissDistance_m, cdm.RelativeSpeed_m_s));
        Assert.Equal(new Vec3(27.4, -70.2, 711.8), cdm.RelativePosition_m);
        Assert.Equal(4.835e-5, cdm.CollisionProbabilityFraction);
        Assert.Equal(Epoch.ParseIso("2010-03-13T22:37:52.618Z"), cdm.ClosestApproach);
        Assert.Equal(("1997-030E", "GCRF"), (cdm.First.InternationalDesignator, cdm.Second.FrameName));
        Assert.Equal(2570097.065, cdm.First.Position_m.X, 1e-8);
        Assert.Equal((41.42, 2533.0, 0.01, 8e-7), (
            cdm.First.CovarianceRtn_si[0], cdm.First.CovarianceRtn_si[2], cdm.First.CovarianceRtn_si[6], cdm.First.CovarianceRtn_si[20]));
        Assert.Contains(cdm.First.Others, entry => entry.Key is "TIME_LASTOB_START");
        Assert.Contains(cdm.First.Others, entry => entry.Key is "CDRG_DRG");
    }

    [Theory]
    [InlineData(NdmForm.Kvn)]
    [InlineData(NdmForm.Xml)]
    [Trait("Kind", "property")]
    public void A_message_is_written_and_read_back(NdmForm form)
    {
        var cdm = ConjunctionData.Parse(Message);
        var text = cdm.ToText(form);
        var back = ConjunctionData.Parse(text);
        Assert.Equal((cdm.ClosestApproach, cdm.Creation, cdm.MessageId), (back.ClosestApproach, back.Creation, back.MessageId));
        Assert.Equal((cdm.MissDistance_m, cdm.RelativeSpeed_m_s), (back.MissDistance_m, back.RelativeSpeed_m_s));
        Assert.Equal((cdm.RelativePosition_m, cdm.RelativeVelocity_m_s), (back.RelativePosition_m, back.RelativeVelocity_m_s));
        Assert.Equal(cdm.Others.OrderBy(e => e.Key, StringComparer.Ordinal), back.Others.OrderBy(e => e.Key, StringComparer.Ordinal));
        foreach (var (a, b) in ((ConjunctionObject, ConjunctionObject)[])[(cdm.First, back.First), (cdm.Second, back.Second)])
        {
            Assert.Equal(a.CovarianceRtn_si, b.CovarianceRtn_si);
            Assert.Equal(a.Others, b.Others);
            // A division and a multiplication by 1000: one rounding each of 7e6 m.
            Assert.True((a.Position_m - b.Position_m).Length < 2e-9);
            Assert.Equal((a.Designator, a.Manoeuvrable), (b.Designator, b.Manoeuvrable));
        }
        Assert.Equal(text, back.ToText(form));
        if (form == NdmForm.Xml)
        {
            Assert.Contains("<cdm id=\"CCSDS_CDM_VERS\" version=\"1.0\">", text, StringComparison.Ordinal);
            Assert.Contains("<MISS_DISTANCE units=\"m\">715</MISS_DISTANCE>", text, StringComparison.Ordinal);
            Assert.Contains("<relativeStateVector>", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("CREATION_DATE")]
    [InlineData("ORIGINATOR")]
    [InlineData("MESSAGE_ID")]
    [InlineData("TCA")]
    [InlineData("MISS_DISTANCE")]
    [InlineData("OBJECT_DESIGNATOR")]
    [InlineData("CATALOG_NAME")]
    [InlineData("OBJECT_NAME")]
    [InlineData("INTERNATIONAL_DESIGNATOR")]
    [InlineData("EPHEMERIS_NAME")]
    [InlineData("COVARIANCE_METHOD")]
    [InlineData("MANEUVERABLE")]
    [InlineData("REF_FRAME")]
    [InlineData("X")]
    [InlineData("Z_DOT")]
    [InlineData("CR_R")]
    [InlineData("CNDOT_NDOT")]
    [Trait("Kind", "refusal")]
    public void Every_required_keyword_is_missed(string key)
    {
        var lines = Message.Split('\n').ToList();
        lines.RemoveAt(lines.FindIndex(line => line.Trim().StartsWith(key + " =", StringComparison.Ordinal)));
        Assert.Contains($"lacks {key}, which the standard requires.", Error(string.Join('\n', lines)), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_is_wrong_is_told_with_its_line()
    {
        string Changed(string from, string to) => Error(Message.Replace(from, to, StringComparison.Ordinal));
        Assert.Equal(
            "Line 8: MISS_DISTANCE is given in [km]; the standard has it in [m]. Convert the value.", Changed("715 [m]", "0.715 [km]"));
        Assert.Equal("Line 8: MISS_DISTANCE must not be negative.", Changed("715 [m]", "-1"));
        Assert.Equal(
            "Line 12: of RELATIVE_POSITION_R, _T and _N some are missing; give all or none.", Changed("RELATIVE_POSITION_T = -70.2 [m]", ""));
        Assert.Equal("Line 19: COLLISION_PROBABILITY must be from 0 to 1.", Changed("4.835E-05", "4.8"));
        Assert.Equal("Line 18: SCREEN_VOLUME_X is \"wide\", which is no number.", Changed("200 [m]", "wide"));
        Assert.Equal(
            "Line 4: MESSAGE_FROM does not belong here, or stands twice; check its spelling.", Changed("MESSAGE_FOR", "MESSAGE_FROM"));
        Assert.Contains("MANEUVERABLE is \"MAYBE\"; this reader knows YES, NO, N/A.", Changed("MANEUVERABLE = YES", "MANEUVERABLE = MAYBE"), StringComparison.Ordinal);
        Assert.Contains("CR_R of OBJECT1 is a variance and must not be negative.", Changed("CR_R = 41.42", "CR_R = -41.42"), StringComparison.Ordinal);
        Assert.Equal(
            "The CDM has 1 keywords OBJECT; it describes two objects, OBJECT1 and OBJECT2.",
            Error(Message[..Message.IndexOf("OBJECT = OBJECT2", StringComparison.Ordinal)]));
        Assert.Equal("The message is an OEM; a CDM, a conjunction, is wanted.", Error("CCSDS_OEM_VERS = 2.0"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Whatever_the_text_holds_nothing_but_a_format_error_comes_out()
    {
        var random = new RandomStream(12);
        string[] texts = [Message, ConjunctionData.Parse(Message).ToText(NdmForm.Xml)];
        for (var round = 0; round < 2000; round++)
        {
            var characters = texts[round % 2].ToCharArray();
            for (var i = 0; i < 3; i++)
            {
                characters[(int)(characters.Length * random.NextUniformFraction())] = "=<>[]&\n\0 9.-eXE\"\uFEFF"[(int)(17 * random.NextUniformFraction())];
            }
            try
            {
                var cdm = ConjunctionData.Parse(new string(characters));
                Assert.False(double.IsNaN(cdm.MissDistance_m));
            }
            catch (FormatException exception)
            {
                Assert.NotEmpty(exception.Message);
            }
        }
    }

    private static string Error(string text) => Assert.Throws<FormatException>(() => ConjunctionData.Parse(text)).Message;

    private static string Object(int number, string x)
    {
        var covariance = new System.Text.StringBuilder();
        string[] axes = ["R", "T", "N", "RDOT", "TDOT", "NDOT"];
        string[] variances = ["41.42", "2533", "70.98", "3.2E-3", "5E-5", "8E-7"];
        for (var row = 0; row < 6; row++)
        {
            for (var column = 0; column <= row; column++)
            {
                covariance.Append($"C{axes[row]}_{axes[column]} = {(row == column ? variances[row] : row == 3 ? "0.01" : "-1E-9")}\n");
            }
        }
        return $"""
            OBJECT = OBJECT{number}
            OBJECT_DESIGNATOR = 1234{number}
            CATALOG_NAME = SATCAT
            OBJECT_NAME = SATELLITE {number}
            INTERNATIONAL_DESIGNATOR = 1997-030E
            OBJECT_TYPE = PAYLOAD
            OPERATOR_ORGANIZATION = INTELSAT
            EPHEMERIS_NAME = EPHEMERIS SATELLITE A
            COVARIANCE_METHOD = CALCULATED
            MANEUVERABLE = YES
            ORBIT_CENTER = EARTH
            REF_FRAME = GCRF
            GRAVITY_MODEL = EGM-96: 36D 36O
            TIME_LASTOB_START = 2010-03-12T02:14:12.746
            RECOMMENDED_OD_SPAN = 7.88 [d]
            OBS_USED = 579
            AREA_PC = 5.2 [m**2]
            MASS = 251.6 [kg]
            X = {x} [km]
            Y = 2244.654904 [km]
            Z = 6281.497978 [km]
            X_DOT = 4.418769571 [km/s]
            Y_DOT = 4.833547743 [km/s]
            Z_DOT = -3.526774282 [km/s]
            {covariance}CDRG_R = 1E-4
            CDRG_DRG = 2E-3

            """;
    }
}
