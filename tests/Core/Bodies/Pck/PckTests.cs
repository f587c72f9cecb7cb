using System.Buffers.Binary;
using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Pck;
using Guanghan.Core.Space;
using Guanghan.Core.Tests.Bodies.Spk;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Bodies.Pck;

public sealed class PckTests
{
    // Archinal et al. (2018), table 1, in the form of NAIF's pck00011.tpc; the first ten angles are those of Phobos and
    // Deimos, which Mars has no part in.
    private const string Mars = """
        \begindata
        BODY499_POLE_RA  = ( 317.269202  -0.10927547   0.0 )
        BODY499_POLE_DEC = (  54.432516  -0.05827105   0.0 )
        BODY499_PM       = ( 176.049863 +350.891982443297  0. )
        BODY499_NUT_PREC_RA  = ( 0 0 0 0 0 0 0 0 0 0   0.000068  0.000238  0.000052  0.000009  0.419057 )
        BODY499_NUT_PREC_DEC = ( 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0   0.000051  0.000141  0.000031  0.000005  1.591274 )
        BODY499_NUT_PREC_PM  = ( 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0
            0.000145  0.000157  0.000040  0.000001  0.000001  0.584542 )
        BODY4_MAX_PHASE_DEGREE = 2
        BODY4_NUT_PREC_ANGLES  = ( 190.72646643 15917.10818695 0  21.46892470 31834.27934054 0
            332.86082793 19139.89694742 0  394.93256437 38280.79631835 0  189.63271560 41215158.18420050 12.711923222
            121.46893664 660.22803474 0  231.05028581 660.99123540 0  251.37314025 1320.50145245 0
            217.98635955 38279.96125550 0  196.19729402 19139.83628608 0
            198.991226 19139.4819985 0  226.292679 38280.8511281 0  249.663391 57420.7251593 0  266.183510 76560.6367950 0
            79.398797 0.5042615 0  122.433576 19139.9407476 0  43.058401 38280.8753272 0  57.663379 57420.7517205 0
            79.476401 76560.6495004 0  166.325722 0.5042615 0  129.071773 19140.0328244 0  36.352167 38281.0473591 0
            56.668646 57420.9295360 0  67.364003 76560.2552215 0  104.792680 95700.4387578 0  95.391654 0.5042615 0 )
        BODY499_RADII = ( 3396.19 3396.19 3376.20 )
        BODY499_GM = 42828.37362069909
        \begintext
        """;

    [Fact]
    [Trait("Kind", "validates")]
    public void Mars_of_a_text_kernel_is_the_built_in_Mars_to_the_bit()
    {
        var kernel = TextKernel.Parse(Mars, "pck.tpc");
        var (read, held) = (PckText.RotationOf(kernel, new(499)), RotationModels.Of(new(499)));
        for (var year = -50; year <= 50; year++)
        {
            var epoch = Epoch.J2000 + Duration.FromSeconds(year * 31557600.0);
            Assert.Equal(held.At(epoch), read.At(epoch));
        }
        var constants = PckText.ConstantsOf(kernel, new(499), "Mars");
        Assert.Equal((3396190.0, 3376200.0), (constants.EquatorialRadius_m, constants.PolarRadius_m));
        Assert.Equal(BodyConstants.Of(new(499)).Gm_m3_s2, constants.Gm_m3_s2);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_quadratic_angle_is_followed()
    {
        const string Text = """
            \begindata
            BODY401_POLE_RA = 10
            BODY401_POLE_DEC = 20
            BODY401_PM = ( 30 100 )
            BODY401_NUT_PREC_RA = 2
            BODY4_MAX_PHASE_DEGREE = 2
            BODY4_NUT_PREC_ANGLES = ( 5 60 7 )
            """;
        var model = PckText.RotationOf(TextKernel.Parse(Text, "k"), new(401));
        var epoch = Epoch.FromTdbSecondsPastJ2000(0.5 * 36525 * 86400.0);
        // Half a century: 5 + 30 + 7/4 deg.
        Assert.Equal(10 + (2 * Math.Sin(36.75 * Math.PI / 180)), model.At(epoch).RightAscension_rad * 180 / Math.PI, 1e-13);
    }

    [Theory]
    [InlineData("BODY499_PM ", "BODY499_QM ", "k does not assign BODY499_PM; it assigns 10 other names. Load a kernel that does.")]
    [InlineData("BODY4_MAX_PHASE_DEGREE = 2", "BODY4_MAX_PHASE_DEGREE = 4",
        "k, line 10: BODY4_NUT_PREC_ANGLES has 78 numbers, 5 to an angle; body 499 needs 26 angles of degree 1 or 2.")]
    [InlineData("BODY499_RADII", "BODY499_CONSTANTS_REF_FRAME = 13\nBODY499_RADII",
        "k, line 18: BODY499_CONSTANTS_REF_FRAME is 13; 1 is supported.")]
    [Trait("Kind", "refusal")]
    public void What_a_text_kernel_lacks_is_told(string from, string to, string message) => Assert.Equal(
        message, Assert.Throws<TextKernelException>(() => PckText.RotationOf(
            TextKernel.Parse(Mars.Replace(from, to, StringComparison.Ordinal), "k"), new(499))).Message);

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 17)]
    [InlineData(20, 1)]
    [InlineData(3, 1)]
    [Trait("Kind", "validates")]
    public void A_binary_kernel_made_from_the_rotation_of_Mars_gives_it_back(int type, int frame)
    {
        // Angles that grow evenly, as Mars's do over a day to 1e-9 rad.
        var model = RotationModels.Of(new(499));
        var (start, end) = (model.At(At(0)), model.At(At(86400)));
        double[] a = [start.RightAscension_rad, start.Declination_rad, start.PrimeMeridian_rad];
        double[] b = [end.RightAscension_rad, end.Declination_rad, end.PrimeMeridian_rad];
        double[] middle = [.. a.Zip(b, (x, y) => 0.5 * (x + y))];
        double[] half = [.. a.Zip(b, (x, y) => 0.5 * (y - x))];
        var euler = (double[])[middle[0] + (Math.PI / 2), (Math.PI / 2) - middle[1], middle[2]];
        var slope = (double[])[half[0], -half[1], half[2]];
        const double Day = 86400;
        var rate = model.ToFixed<MarsFixed>(At(Day / 2)).AngularVelocity_rad_s.Components * (180 / Math.PI);
        double[] Degrees(int i) => [middle[i] * 180 / Math.PI, half[i] * 180 / Math.PI];
        var data = type switch
        {
            2 => [Day / 2, Day / 2, euler[0], slope[0], euler[1], slope[1], euler[2], slope[2], 0, Day, 8, 1],
            20 => SegmentMaker.Velocities(
                1, Day, 2451545, 0, 1,
                [[2 * slope[0], 0, euler[0], 2 * slope[1], 0, euler[1], 2 * slope[2], 0, euler[2]]]),
            _ => SegmentMaker.Generic(
                [1], [[Day / 2, Day / 2, .. Degrees(0), .. Degrees(1), .. Degrees(2), rate.X, 0, rate.Y, 0, rate.Z, 0]], [0], 2),
        };
        var kernel = PckKernel.FromMemory(Make(10499, frame, type, data), "mars.bpc");
        Assert.Equal([10499], kernel.FrameClasses);
        for (var t = 0; t <= 86400; t += 8640)
        {
            var (expected, got) = (model.ToFixed<MarsFixed>(At(t)), kernel.ToFixed<MarsFixed>(10499, At(t)));
            var tilt = frame == 17 ? Ecliptic(expected) : expected;
            // 1e-9 rad: what a straight line leaves out of a day; and as much of a turn in the rate.
            Assert.True((got.XAxis.Components - tilt.XAxis.Components).Length < 1e-9, $"{t} s");
            Assert.True((got.ZAxis.Components - tilt.ZAxis.Components).Length < 1e-9);
            // Type 3 holds the rate in the body's axes at noon alone, where the pole's drift of 1.3e-12 rad/s goes round.
            var rates = (got.AngularVelocity_rad_s.Components - expected.AngularVelocity_rad_s.Components).Length;
            Assert.True(rates < (type == 3 ? 3e-12 : 1e-12), $"{rates} rad/s");
        }
    }

    // Angles that were meant against the equator, read against the ecliptic: the whole is tilted by the obliquity.
    private static Rotation<Icrf, MarsFixed> Ecliptic(Rotation<Icrf, MarsFixed> rotation)
    {
        var (sine, cosine) = Math.SinCos(84381.448 * Math.PI / 648000);
        Vector<Icrf> Tilt(Vector<Icrf> v) => new(new(
            v.Components.X, (cosine * v.Components.Y) - (sine * v.Components.Z), (sine * v.Components.Y) + (cosine * v.Components.Z)));
        return Rotation.FromAxes<Icrf, MarsFixed>(
            Tilt(rotation.XAxis), Tilt(rotation.YAxis), Tilt(rotation.ZAxis), rotation.AngularVelocity_rad_s);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_a_binary_kernel_cannot_give_is_told()
    {
        double[] data = [50, 50, 0, 0, 1, 0, 100, 5, 1];
        void Refused(string message, Action read) => Assert.Equal(message, Assert.Throws<EphemerisException>(read).Message);
        var kernel = PckKernel.FromMemory(Make(31008, 1, 2, data), "moon.bpc");
        Refused(
            "moon.bpc does not give frame class 3000 at 0 s TDB past J2000. It holds 31008 from 0 s to 100 s. Load a kernel that "
            + "covers it.", () => kernel.ToFixed<Itrf>(3000, Epoch.FromTdbSecondsPastJ2000(0)));
        Refused("moon.bpc, segment 1 (frame class 31008) is of type 4; types 2, 3 and 20 are supported.",
            () => PckKernel.FromMemory(Make(31008, 1, 4, data), "moon.bpc"));
        Refused("moon.bpc, segment 1 (frame class 31008) turns against NAIF frame 13; frames 1 (J2000) and 17 (ECLIPJ2000) are "
            + "supported.", () => PckKernel.FromMemory(Make(31008, 13, 2, data), "moon.bpc"));
        Refused("a.bsp cannot be read as a PCK kernel: it is a NAIF file of another kind, 'DAF/SPK', not 'DAF/PCK'.",
            () => PckKernel.FromMemory(KernelMaker.Make(KernelMaker.Still(1, 0, 5)), "a.bsp"));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Mutated_binary_kernels_are_refused_in_words_or_give_rotations()
    {
        var sound = Make(31008, 1, 2, [50, 50, 0, 0, 1, 0, 100, 5, 1]);
        var draw = new Random(3);
        var refused = 0;
        for (var i = 0; i < 2000; i++)
        {
            var bytes = (byte[])sound.Clone();
            bytes[draw.Next(3) switch { 0 => draw.Next(1024), 1 => 1024 + draw.Next(64), _ => draw.Next(3072, bytes.Length) }] ^=
                (byte)(1 << draw.Next(8));
            try
            {
                var x = PckKernel.FromMemory(bytes, "m").ToFixed<MoonPrincipalAxis>(31008, At(50)).XAxis.Components;
                Assert.Equal(1, x.Length, 1e-12);
            }
            catch (EphemerisException error)
            {
                refused++;
                Assert.Contains("m", error.Message, StringComparison.Ordinal);
            }
        }
        Assert.InRange(refused, 200, 1900);
    }

    private static Epoch At(double tdb_s) => Epoch.FromTdbSecondsPastJ2000(tdb_s);

    /// <summary>A PCK of one segment: an SPK with the summary of a PCK.</summary>
    private static byte[] Make(int frameClass, int frame, int type, double[] data)
    {
        var bytes = KernelMaker.Make(new KernelMaker.Segment(
            1, 0, data, 0, type == 2 && data.Length == 9 ? 100 : 86400, type));
        Encoding.ASCII.GetBytes("DAF/PCK ").CopyTo(bytes, 0);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), 5);
        int[] integers = [frameClass, frame, type, (3 * 128) + 1, (3 * 128) + data.Length, 0];
        for (var i = 0; i < integers.Length; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(1024 + 24 + 16 + (4 * i)), integers[i]);
        }
        return bytes;
    }
}
