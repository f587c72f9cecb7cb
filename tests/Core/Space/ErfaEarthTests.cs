using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Space;

/// <summary>
/// Against the values published in ERFA 2.0.0, t_erfa_c.c, or computed with that version where it says so.
/// </summary>
public sealed class ErfaEarthTests
{
    private const double Milliarcsecond_rad = Math.PI / 648e6;

    // UT1 - TAI that makes UT1 and TT read alike, as ERFA's tests take them.
    private static readonly Duration Ut1LikeTt = Duration.FromSeconds(32.184);

    private static readonly Epoch In2006 = Tt(53736.0);

    [Fact]
    [Trait("Kind", "validates")]
    public void Nutation_is_that_of_eraNut00b()
    {
        var nutation = EarthNutation.At(In2006);

        Assert.Equal(-0.9632552291148362783e-5, nutation.Longitude_rad, 1e-13); // ERFA's own tolerance, rad
        Assert.Equal(0.4063197106621159367e-4, nutation.Obliquity_rad, 1e-13);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Mean_obliquity_is_that_of_eraObl06() =>
        Assert.Equal(0.4090749229387258204, EarthPrecession.MeanObliquity_rad(Tt(54388.0)), 1e-14); // ERFA's, rad

    [Fact]
    [Trait("Kind", "validates")]
    public void The_mean_equator_is_that_of_eraPmat06() => AssertMatrix(
        EarthFrames.ToMeanEquator(Tt(50123.9999)),
        1e-14, // ERFA's tolerance on the small elements, rad; the large ones are met to the same
        [
            0.9999995505176007047, 0.8695404617348208406e-3, 0.3779735201865589104e-3,
            -0.8695404723772031414e-3, 0.9999996219496027161, -0.1361752497080270143e-6,
            -0.3779734957034089490e-3, -0.1924880847894457113e-6, 0.9999999285679971958,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_true_equator_is_that_of_eraPn06_with_the_nutation_of_eraNut00b() => AssertMatrix(
        EarthFrames.ToTrueEquator(In2006),
        1e-14, // both are doubles; computed with ERFA 2.0.0 from the two functions
        [
            0.999998944050450644, -0.001332879913170494, -0.000579076092322566025,
            0.00133285640659575586, 0.999999110906936717, -4.09772565114763232e-05,
            0.000579130195232130233, 4.02053879620667409e-05, 0.999999831495857694,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_true_equator_is_within_a_milliarcsecond_of_eraPnm06a() => AssertMatrix(
        EarthFrames.ToTrueEquator(Tt(50123.9999)),
        Milliarcsecond_rad, // ERFA's has IAU 2000A nutation, 1365 terms; ours IAU 2000B, 77: 1 mas by its definition
        [
            0.9999995832794205484, 0.8372382772630962111e-3, 0.3639684771140623099e-3,
            -0.8372533744743683605e-3, 0.9999996486492861646, 0.4132905944611019498e-4,
            -0.3639337469629464969e-3, -0.4163377605910663999e-4, 0.9999999329094260057,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_earth_rotation_angle_is_that_of_eraEra00() =>
        Assert.Equal(0.4022837240028158102, EarthRotation.Angle_rad(Ut1Of(Tt(54388.0))), 1e-12); // ERFA's, rad

    [Fact]
    [Trait("Kind", "validates")]
    public void Sidereal_times_are_those_of_eraGmst06_eraGmst82_and_eraGst06()
    {
        var ut1 = Ut1Of(In2006);

        Assert.Equal(1.754174971870091203, EarthRotation.MeanSiderealTime_rad(ut1, In2006), 1e-12); // ERFA's, rad
        Assert.Equal(1.754174981860675096, EarthRotation.MeanSiderealTime1982_rad(ut1), 1e-12);
        // eraGst06 of eraPn06 with the nutation of eraNut00b, ERFA 2.0.0. ERFA goes by way of the CIO, we by the
        // equation of the equinoxes: the two series agree to 1 microarcsec, 5e-12 rad.
        Assert.Equal(1.75416613617009265, EarthRotation.ApparentSiderealTime_rad(ut1, In2006), 5e-12);
        // eraGst06a, with IAU 2000A nutation: 1 mas.
        Assert.Equal(
            1.754166137675019159, EarthRotation.ApparentSiderealTime_rad(ut1, In2006), Milliarcsecond_rad);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Earth_fixed_axes_are_within_a_milliarcsecond_of_eraC2t06a() => AssertMatrix(
        EarthFrames.ToItrf(In2006, new EarthOrientation(Ut1LikeTt, 2.55060238e-7, 1.860359247e-6)),
        Milliarcsecond_rad, // IAU 2000A there, 2000B here
        [
            -0.1810332128305897282, 0.9834769806938592296, 0.6555550962998436505e-4,
            -0.9834768134136214897, -0.1810332203649130832, 0.5749800844905594110e-3,
            0.5773474024748545878e-3, 0.3961816829632690581e-4, 0.9999998325501747785,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void Earth_fixed_axes_are_still_within_a_milliarcsecond_of_eraC2t06a_in_2049() => AssertMatrix(
        EarthFrames.ToItrf(
            new JulianDate(2451545.0, 18252.7055, TimeScale.Tt).ToEpoch(),
            new EarthOrientation(Ut1LikeTt, 1e-6, 2e-6)),
        Milliarcsecond_rad, // eraC2t06a(2451545, 18252.7055, 2451545, 18252.7055, 1e-6, 2e-6), ERFA 2.0.0
        [
            -0.9637654391707253, 0.26670936900919434, 0.00472130731640937,
            -0.2667064526493729, -0.9637770018804224, 0.001248503733458418,
            0.004883275053321442, -5.5938377244231085e-05, 0.999988075176725,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void Earth_fixed_axes_are_those_of_eraC2teqx_on_the_same_models() => AssertMatrix(
        EarthFrames.ToItrf(In2006, new EarthOrientation(Ut1LikeTt, 2.55060238e-7, 1.860359247e-6)),
        5e-12, // 1 microarcsec: the two routes to sidereal time. eraPn06, eraNut00b, eraGst06, eraPom00, ERFA 2.0.0
        [
            -0.181033212830393614, 0.983476980693876124, 6.5555797613893246e-05,
            -0.983476813414040807, -0.181033220364911651, 0.000574979367456934982,
            0.000577346749423454783, 3.96177552638534352e-05, 0.999999832550568124,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void The_ecliptic_of_j2000_is_that_of_eraEcm06() => AssertMatrix(
        Ecliptic.FromIcrf,
        1e-15, // both are doubles: eraEcm06(2451545.0, 0), ERFA 2.0.0
        [
            0.999999999999994116, -7.07836896097155613e-08, 8.05621397761318608e-08,
            3.28970040774196465e-08, 0.917482129914958366, 0.39777699944404793,
            -1.02070447254843554e-07, -0.397776999444043045, 0.917482129914955591,
        ]);

    [Fact]
    [Trait("Kind", "validates")]
    public void Earth_fixed_states_are_those_of_the_worked_example()
    {
        // D. A. Vallado, Fundamentals of Astrodynamics and Applications, 4th ed., example 3-14 (IAU 2006/2000A, CIO).
        var epoch = Epoch.ParseIso("2004-04-06T07:51:28.386009Z");
        var orientation = Example(epoch);
        var gcrf = new State<Icrf>(
            new(5102508.959, 6123011.403, 6378136.925), new(-4743.2201610, 790.5364950, 5533.7557240));

        var fixedToEarth = EarthFrames.ToItrf(epoch, orientation).Apply(gcrf);

        // 1 mas is 5 cm at 1e7 m. The example adds measured corrections of the pole of 0.2 mas and printed 1 mm.
        AssertClose(new(-1033479.383, 7901295.2754, 6380356.5958), fixedToEarth.Position_m, 0.05);
        // It scales the rotation by the measured length of day, 1.6 ms: 1.8e-8 of 580 m/s is 1e-5 m/s.
        AssertClose(new(-3225.636520, -2872.451450, 5531.924446), fixedToEarth.Velocity_m_s, 5e-5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Teme_states_become_earth_fixed_as_in_revisiting_spacetrack_report_3()
    {
        // Vallado et al., AIAA 2006-6753, appendix C.
        var epoch = Epoch.ParseIso("2004-04-06T07:51:28.386009Z");
        var teme = new State<Teme>(
            new(5094180.16210, 6127644.65950, 6380344.53270), new(-4746.1314870, 785.8180410, 5531.9312880));

        var fixedToEarth = EarthFrames.TemeToItrf(epoch, Example(epoch)).Apply(teme);

        // The paper's program holds UT1 as one double of days, which resolves 40 us: 2.3 cm at 8e6 m from the axis.
        AssertClose(new(-1033479.3830, 7901295.2754, 6380356.5958), fixedToEarth.Position_m, 0.025);
        // The paper takes TEME to be at rest, where ours turns with the equinox: 7.1e-12 rad/s, 6e-5 m/s here; and it
        // scales the Earth's rotation by the measured length of day, 1e-5 m/s.
        AssertClose(new(-3225.636520, -2872.451450, 5531.924446), fixedToEarth.Velocity_m_s, 1e-4);
    }

    /// <summary>UT1-UTC and pole of Vallado's example, from the IERS.</summary>
    private static EarthOrientation Example(Epoch epoch)
    {
        const double Arcsecond_rad = Math.PI / 648000;
        return EarthOrientation.FromBulletin(
            epoch, Duration.FromSeconds(-0.4399619), -0.140682 * Arcsecond_rad, 0.333309 * Arcsecond_rad);
    }

    private static Epoch Tt(double mjd_d) => JulianDate.FromModified(mjd_d, 0, TimeScale.Tt).ToEpoch();

    private static Ut1 Ut1Of(Epoch epoch) => Ut1.FromTaiOffset(epoch, Ut1LikeTt);

    private static void AssertClose(Vec3 expected, Vec3 actual, double tolerance) =>
        Assert.True(
            (actual - expected).Length <= tolerance, $"{actual} is {(actual - expected).Length} from {expected}");

    private static void AssertMatrix<TFrom, TTo>(Rotation<TFrom, TTo> rotation, double tolerance, double[] expected)
        where TFrom : IFrame
        where TTo : IFrame
    {
        Vec3[] rows = [rotation.XAxis.Components, rotation.YAxis.Components, rotation.ZAxis.Components];
        double[] actual = [.. rows.SelectMany(row => new[] { row.X, row.Y, row.Z })];
        for (var i = 0; i < 9; i++)
        {
            Assert.Equal(expected[i], actual[i], tolerance);
        }
    }
}
