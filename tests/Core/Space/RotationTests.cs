using Guanghan.Core.Space;
using Guanghan.Core.Time;

namespace Guanghan.Core.Tests.Space;

public sealed class RotationTests
{
    private static readonly Gen<Vec3> Unit = Gen
        .Select(Gen.Double[-1, 1], Gen.Double[-1, 1], Gen.Double[-1, 1], (x, y, z) => new Vec3(x, y, z))
        .Where(v => v.Length > 0.1)
        .Select(v => v.ToUnit());

    private static readonly Gen<Epoch> Epochs =
        Gen.Long[
                Epoch.ParseIso("1980-01-01T00:00:00Z").TaiNanoseconds,
                Epoch.ParseIso("2060-01-01T00:00:00Z").TaiNanoseconds]
            .Select(Epoch.FromTaiNanoseconds);

    private static readonly Gen<State<Icrf>> States =
        Gen.Select(Unit, Unit, (r, v) => new State<Icrf>(7e6 * r, 7e3 * v));

    [Fact]
    [Trait("Kind", "property")]
    public void Every_frame_of_the_product_has_perpendicular_unit_axes() => Epochs.Sample(epoch =>
        Defect(EarthFrames.ToMeanEquator(epoch)) < 4e-15 // a few roundings of 1.1e-16 in a chain of six rotations
        && Defect(EarthFrames.ToTrueEquator(epoch)) < 4e-15
        && Defect(EarthFrames.ToTeme(epoch, EarthOrientation.Unmeasured(epoch))) < 4e-15
        && Defect(ToItrf(epoch)) < 4e-15
        && Defect(MoonFrames.ToMeanEarth(epoch)) < 4e-15
        && Defect(MoonFrames.ToPrincipalAxis(epoch)) < 4e-15
        && Defect(MarsFrames.ToFixed(epoch)) < 4e-15
        && Defect(Ecliptic.FromIcrf) < 4e-15);

    [Fact]
    [Trait("Kind", "property")]
    public void There_and_back_again_is_where_we_started() => Gen.Select(Epochs, States).Sample((epoch, state) =>
    {
        var rotation = ToItrf(epoch);
        var back = rotation.Inverse().Apply(rotation.Apply(state));
        // 20 roundings of 7e6 m and 7e3 m/s (and of omega r, 5e2 m/s).
        return (back - state).Position_m.Length < 3e-8 && (back - state).Velocity_m_s.Length < 3e-11;
    });

    [Fact]
    [Trait("Kind", "property")]
    public void A_composed_rotation_does_what_its_parts_do_in_turn() =>
        Gen.Select(Epochs, States).Sample((epoch, state) =>
    {
        var site = new Site<Itrf>(Ellipsoid.Wgs84, new SurfacePoint(0.7, 1.2, 100));
        var toTeme = EarthFrames.ToTeme(epoch, EarthOrientation.Unmeasured(epoch));
        var toItrf = EarthFrames.TemeToItrf(epoch, EarthOrientation.Unmeasured(epoch));
        var inTurn = site.ToHorizon().Apply(toItrf.Apply(toTeme.Apply(state)));
        var atOnce = toTeme.Compose(toItrf).Compose(site.ToHorizon()).Apply(state);
        return (inTurn - atOnce).Position_m.Length < 3e-8 && (inTurn - atOnce).Velocity_m_s.Length < 3e-11;
    });

    [Fact]
    [Trait("Kind", "property")]
    public void Teme_and_the_equinox_lead_to_one_and_the_same_earth() => Epochs.Sample(epoch =>
    {
        var orientation = EarthOrientation.FromBulletin(epoch, Duration.FromSeconds(0.3), 1e-6, 2e-6);
        var direct = EarthFrames.ToItrf(epoch, orientation);
        var byTeme = EarthFrames.ToTeme(epoch, orientation).Compose(EarthFrames.TemeToItrf(epoch, orientation));
        // The two sidereal times are so near each other that their difference is exact; matrices round at 1e-16.
        return direct.Inverse().Compose(byTeme).Angle_rad < 3e-15;
    });

    [Fact]
    [Trait("Kind", "property")]
    public void The_transport_term_is_the_rate_at_which_the_axes_turn() =>
        Gen.Select(Epochs, Unit).Sample((epoch, unit) =>
            // Precession, 7.7e-12 rad/s: rounding of unit vectors, 1e-16, over 10 s.
            TransportError_rad_s(EarthFrames.ToMeanEquator, epoch, unit) < 1e-16
            && TransportError_rad_s(EarthFrames.ToTrueEquator, epoch, unit) < 1e-16
            // Rotation, 7.3e-5 rad/s: some hundred rad resolve 1e-13 rad.
            && TransportError_rad_s(ToItrf, epoch, unit) < 1e-13
            && TransportError_rad_s(e => EarthFrames.ToTeme(e, EarthOrientation.Unmeasured(e)), epoch, unit) < 1e-13
            // The Moon's meridian, up to 3e5 deg of 2e4 days: both as doubles, together 2e-12 rad, 3e-13 rad/s (the
            // worst of 40000 measured is 4e-13).
            && TransportError_rad_s(MoonFrames.ToMeanEarth, epoch, unit) < 1e-12
            && TransportError_rad_s(MoonFrames.ToPrincipalAxis, epoch, unit) < 1e-12
            // Mars's meridian, up to 8e6 deg: 4e-11 rad, 6e-12 rad/s (the worst of 40000 measured is 4.4e-12).
            && TransportError_rad_s(MarsFrames.ToFixed, epoch, unit) < 1.2e-11);

    [Fact]
    [Trait("Kind", "property")]
    public void Angles_and_axes_of_a_rotation_are_what_they_say()
    {
        var identity = Rotation.Identity<Icrf, Itrf>();
        var ecliptic = Ecliptic.Iau1976FromIcrf;

        Assert.Equal(0.0, identity.Angle_rad);
        Assert.Equal(84381.448 * Math.PI / 648000, ecliptic.Angle_rad, 1e-15); // SPICE's obliquity; one rounding, rad
        Assert.Equal(new Vec3(1, 0, 0), ecliptic.XAxis.Components);
        // 0.042 arcsec of obliquity and 0.023 of frame bias lie between the two ecliptics.
        Assert.InRange(ecliptic.Inverse().Compose(Ecliptic.FromIcrf).Angle_rad, 0.2e-6, 0.3e-6);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Axes_that_are_not_perpendicular_are_refused()
    {
        var (x, y) = (new Vector<Icrf>(new(1, 0, 0)), new Vector<Icrf>(new(0, 1, 0)));
        var z = new Vector<Icrf>(new(0, 0, -1));
        var thrown = Assert.Throws<ArgumentException>(() => Rotation.FromAxes<Icrf, Itrf>(x, y, z, default));

        Assert.Equal(
            "The axes are 2 away from perpendicular, right-handed unit vectors; 1e-9 is allowed.", thrown.Message);
    }

    private static Rotation<Icrf, Itrf> ToItrf(Epoch epoch) =>
        EarthFrames.ToItrf(epoch, EarthOrientation.Unmeasured(epoch));

    /// <summary>
    /// A unit vector at rest in ICRF, seen from the turning axes: its velocity by the transport term against central
    /// differences over +-10 s and +-20 s, together of fourth order: 4 h^4 omega^5 / 120 = 1e-18 rad/s for the Earth.
    /// </summary>
    private static double TransportError_rad_s<TTo>(Func<Epoch, Rotation<Icrf, TTo>> at, Epoch epoch, Vec3 unit)
        where TTo : IFrame
    {
        Vec3 Seen(double shift_s) =>
            at(epoch + Duration.FromSeconds(shift_s)).Apply(new Vector<Icrf>(unit)).Components;

        var near = (Seen(10) - Seen(-10)) / 20;
        var far = (Seen(20) - Seen(-20)) / 40;
        var measured = ((4 * near) - far) / 3;
        var transported = at(epoch).Apply(new State<Icrf>(unit, Vec3.Zero)).Velocity_m_s;
        return (measured - transported).Length;
    }

    private static double Defect<TFrom, TTo>(Rotation<TFrom, TTo> rotation)
        where TFrom : IFrame
        where TTo : IFrame
    {
        var (x, y, z) = (rotation.XAxis.Components, rotation.YAxis.Components, rotation.ZAxis.Components);
        return Math.Max(
            (Vec3.Cross(x, y) - z).Length, Math.Max(Math.Abs(x.Length - 1), Math.Abs(Vec3.Dot(x, y))));
    }
}
