using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Space;

/// <summary>
/// The Earth's orientation against tables that ERFA 2.0.0 computed over 1995-2050, where IAU 2000B is defined to hold
/// 1 mas of IAU 2000A. Where ERFA computes the same models only rounding and the instant's nanosecond are left.
/// </summary>
[Trait("Kind", "validates")]
public sealed class ErfaEarthTableTests
{
    private const double Microarcsecond_rad = Math.PI / 648e9;

    // uas. ERFA's own tests allow 1e-12 rad, 0.2 uas.
    private const double SameModels_uas = 0.2;

    private static readonly ErfaTable Table = ErfaTable.Load("erfa-earth.csv");

    [Fact]
    public void Nutation_follows_eraNut00b()
    {
        Compare("nutation in longitude", "eraNut00b", SameModels_uas,
            row => EarthNutation.At(EpochOf(row)).Longitude_rad - Table.Number(row, "nut00b_psi"));
        Compare("nutation in obliquity", "eraNut00b", SameModels_uas,
            row => EarthNutation.At(EpochOf(row)).Obliquity_rad - Table.Number(row, "nut00b_eps"));
    }

    [Fact]
    public void The_angles_of_the_Earths_turning_follow_ERFA()
    {
        Compare("Earth rotation angle", "eraEra00", SameModels_uas,
            row => Difference(EarthRotation.Angle_rad(Ut1Of(row)), row, "era00"));
        Compare("mean sidereal time, IAU 1982", "eraGmst82", SameModels_uas,
            row => Difference(EarthRotation.MeanSiderealTime1982_rad(Ut1Of(row)), row, "gmst82"));
        Compare("mean sidereal time, IAU 2006", "eraGmst06", SameModels_uas,
            row => Difference(EarthRotation.MeanSiderealTime_rad(Ut1Of(row), EpochOf(row)), row, "gmst06"));
        // IAU 2000B's 1 mas of the pole is 1 / sin(obliquity) = 2.5 mas of nutation in longitude, of which the equation
        // of the equinoxes takes the cosine: 2.3 mas. Earth-fixed axes below do not have it: there it is taken back.
        Compare("apparent sidereal time", "eraGst06a, IAU 2000A nutation", 2300,
            row => Difference(EarthRotation.ApparentSiderealTime_rad(Ut1Of(row), EpochOf(row)), row, "gst06a"));
    }

    [Fact]
    public void The_equators_of_date_follow_ERFA()
    {
        Compare("ICRF to mean equator of date", "eraPmat06", SameModels_uas,
            row => Angle(EarthFrames.ToMeanEquator(EpochOf(row)), row, "pmat06"));
        Compare("ICRF to true equator of date", "eraPn06 with eraNut00b", SameModels_uas,
            row => Angle(EarthFrames.ToTrueEquator(EpochOf(row)), row, "pn06_nut00b"));
        Compare("celestial pole", "eraXys06a, IAU 2006/2000A", 1000, row =>
        {
            var pole = EarthFrames.ToTrueEquator(EpochOf(row)).ZAxis.Components;
            return double.Hypot(pole.X - Table.Number(row, "xys06a_x"), pole.Y - Table.Number(row, "xys06a_y"));
        });
    }

    [Fact]
    public void Earth_fixed_axes_follow_ERFA()
    {
        // 1 uas: ERFA goes by way of the CIO, we by the equation of the equinoxes, and the two series agree to that.
        Compare("ICRF to ITRF, IAU 2006/2000B", "eraC2teqx of eraPn06, eraNut00b, eraGst06", 1,
            row => Angle(ToItrf(row), row, "c2teqx_nut00b"));
        Compare("ICRF to ITRF", "eraC2t06a, IAU 2006/2000A", 1000, row => Angle(ToItrf(row), row, "c2t06a"));
    }

    private static void Compare(string what, string function, double limit_uas, Func<int, double> error_rad) =>
        Accuracy.Record(
            "Frames", $"{what}, 1995-2050", $"ERFA 2.0.0, {function}", "uas",
            Enumerable.Range(0, Table.Count).Select(row => error_rad(row) / Microarcsecond_rad), limit_uas,
            isRounding: limit_uas <= 1);

    private static Epoch EpochOf(int row) => Epoch.FromTaiNanoseconds(Table.Nanoseconds(row, "tt_ns"));

    private static Duration Offset(int row) =>
        Duration.FromNanoseconds(Table.Nanoseconds(row, "ut1_minus_tai_ns"));

    private static Ut1 Ut1Of(int row) => Ut1.FromTaiOffset(EpochOf(row), Offset(row));

    private static Rotation<Icrf, Itrf> ToItrf(int row) => EarthFrames.ToItrf(
        EpochOf(row), new EarthOrientation(Offset(row), Table.Number(row, "xp"), Table.Number(row, "yp")));

    // Both in [0, 2 pi), perhaps on either side of 0.
    private static double Difference(double angle_rad, int row, string name) =>
        Math.IEEERemainder(angle_rad - Table.Number(row, name), Math.Tau);

    // The angle between two rotations: the Frobenius norm of their difference is 2 sqrt(2) sin(angle/2).
    private static double Angle<TFrom, TTo>(Rotation<TFrom, TTo> rotation, int row, string name)
        where TFrom : IFrame
        where TTo : IFrame
    {
        Vec3[] axes = [rotation.XAxis.Components, rotation.YAxis.Components, rotation.ZAxis.Components];
        var theirs = Table.Matrix(row, name);
        var squares = axes.SelectMany(axis => new[] { axis.X, axis.Y, axis.Z })
            .Select((value, i) => (value - theirs[i]) * (value - theirs[i]));
        return 2 * Math.Asin(Math.Sqrt(squares.Sum() / 8));
    }
}
