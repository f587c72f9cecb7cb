using Guanghan.Core.Space;
using Guanghan.Flight.Elements;

namespace Guanghan.Flight.Tests.Elements;

public sealed class ElementSetTests
{
    private const double Gm = 3.986004418e14; // m^3/s^2, the Earth's; any would do

    private static readonly Gen<double> Inclination = Gen.OneOf(
        Gen.Double[0, Math.PI], Gen.Const(0.0), Gen.Const(Math.PI), Gen.Double[0, 1e-9], Gen.Const(Math.PI / 2));

    private static readonly Gen<double> Angle = Gen.OneOf(Gen.Double[0, 2 * Math.PI], Gen.Const(0.0), Gen.Const(Math.PI));

    private static readonly Gen<double> Eccentricity = Gen.OneOf(
        Gen.Double[0, 0.95], Gen.Const(0.0), Gen.Double[0, 1e-12], Gen.Double[0.999999, 1.000001], Gen.Const(1.0), Gen.Double[1, 8]);

    // True anomaly within 85 % of what the orbit reaches, so that r/q stays below 60.
    private static Gen<State<Icrf>> States(Gen<double> eccentricity, Gen<double> inclination) => Gen.Select(
        eccentricity, inclination, Angle, Angle, Gen.Double[-0.85, 0.85]).Select((e, i, node, argument, share) =>
            new KeplerianElements(7e6, e, i, node, argument, share * (e < 1 ? Math.PI : Math.Acos(-1 / e))).ToState<Icrf>(Gm));

    [Fact]
    [Trait("Kind", "property")]
    public void Keplerian_elements_of_every_conic_go_there_and_back() => States(Eccentricity, Inclination).Sample(state =>
        Close(KeplerianElements.FromState(state, Gm).ToState<Icrf>(Gm), state, 3e-13));

    [Fact]
    [Trait("Kind", "property")]
    public void Modified_equinoctial_elements_of_every_conic_go_there_and_back() =>
        States(Eccentricity, Inclination).Sample(state =>
        {
            var isRetrograde = Vec3.Cross(state.Position_m, state.Velocity_m_s).Z < 0;
            return Close(ModifiedEquinoctialElements.FromState(state, Gm, isRetrograde).ToState<Icrf>(Gm), state, 3e-13);
        });

    [Fact]
    [Trait("Kind", "property")]
    public void Equinoctial_elements_of_ellipses_go_there_and_back() =>
        States(Gen.OneOf(Gen.Double[0, 0.9], Gen.Const(0.0)), Inclination).Sample(state =>
        {
            var isRetrograde = Vec3.Cross(state.Position_m, state.Velocity_m_s).Z < 0;
            return Close(EquinoctialElements.FromState(state, Gm, isRetrograde).ToState<Icrf>(Gm), state, 3e-13);
        });

    [Fact]
    [Trait("Kind", "property")]
    public void Delaunay_elements_of_ellipses_go_there_and_back() =>
        States(Gen.Double[0.01, 0.9], Gen.Double[0.01, 3.1]).Sample(state =>
            // 1e-16 divided by e = 0.01 or sin i = 0.01, some ten roundings.
            Close(DelaunayElements.FromState(state, Gm).ToState<Icrf>(Gm), state, 1e-12));

    [Fact]
    [Trait("Kind", "property")]
    public void Spherical_elements_hold_rectilinear_motion_too() => Gen.Select(
        States(Eccentricity, Inclination), Gen.Double[-1e4, 1e4]).Sample((state, rate) =>
            Close(SphericalElements.FromState(state).ToState<Icrf>(), state, 3e-15)
            && Rectilinear(new(state.Position_m, rate * state.Position_m.ToUnit())));

    [Theory]
    [InlineData(Asymptote.Incoming)]
    [InlineData(Asymptote.Outgoing)]
    [Trait("Kind", "property")]
    public void Asymptote_and_B_plane_elements_of_hyperbolas_go_there_and_back(Asymptote end) => States(
        Gen.Double[1.05, 8], Gen.Double[0.05, 3.1]).Where(state => Math.Abs(
            Math.Sin(BPlaneElements.FromState(state, Gm, end).Declination_rad)) < 0.999).Sample(state =>
            // e - 1 = 0.05 and the pole at 2.6 deg each cost a factor of 20.
            Close(BPlaneElements.FromState(state, Gm, end).ToState<Icrf>(Gm), state, 1e-12)
            && Close(HyperbolicAsymptoteElements.FromState(state, Gm, end).ToState<Icrf>(Gm), state, 1e-12));

    [Fact]
    [Trait("Kind", "property")]
    public void The_asymptote_is_where_the_velocity_points_far_away()
    {
        var near = new KeplerianElements(7e6, 1.5, 0.5, 1, 2, 0.3);
        var far = near with { TrueAnomaly_rad = Math.Acos(-1 / 1.5) - 1e-6 };
        var plane = BPlaneElements.FromState(near.ToState<Icrf>(Gm), Gm, Asymptote.Outgoing);
        var direction = HyperbolicPlane.Direction(plane.RightAscension_rad, plane.Declination_rad);
        var velocity = far.ToState<Icrf>(Gm).Velocity_m_s;
        // 1e-6 rad short of the asymptote, the velocity lags by as much times e and a half; the cross product rounds at 1e-10.
        Assert.True(Vec3.Angle_rad(direction, velocity) < 1e-5);
        Assert.Equal(Math.Sqrt(plane.C3_m2_s2), velocity.Length, velocity.Length * 1e-5);
        // b = h / v_inf.
        var momentum = Vec3.Cross(far.ToState<Icrf>(Gm).Position_m, velocity).Length;
        Assert.Equal(momentum / Math.Sqrt(plane.C3_m2_s2), plane.B_m, plane.B_m * 1e-5);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Vallados_example_2_5_gives_its_elements()
    {
        // D. A. Vallado, 4th edition, 2013, example 2-5, printed to 4 to 7 digits.
        var state = new State<Icrf>(new(6524834, 6862875, 6448296), new(4901.327, 5533.756, -1976.341));
        var elements = KeplerianElements.FromState(state, Gm);
        const double Degree = Math.PI / 180;
        Assert.Equal(36127343, elements.SemiMajorAxis_m, 20.0);
        Assert.Equal(0.832853, elements.EccentricityRatio, 1e-6);
        Assert.Equal(87.870, elements.Inclination_rad / Degree, 1e-3);
        Assert.Equal(227.898, elements.RightAscensionOfNode_rad / Degree, 1e-3);
        Assert.Equal(53.38, elements.ArgumentOfPeriapsis_rad / Degree, 1e-2);
        Assert.Equal(92.335, elements.TrueAnomaly_rad / Degree, 1e-3);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void What_a_set_cannot_hold_is_refused_in_words()
    {
        var hyperbola = new KeplerianElements(7e6, 1.5, 0.5, 1, 2, 0.3).ToState<Icrf>(Gm);
        var ellipse = new KeplerianElements(7e6, 0.5, 0.5, 1, 2, 0.3).ToState<Icrf>(Gm);
        var retrograde = new KeplerianElements(7e6, 0.5, Math.PI, 1, 2, 0.3).ToState<Icrf>(Gm);
        var falling = new State<Icrf>(new(7e6, 1e6, 0), new(7e2, 1e2, 0));
        Refused("Delaunay elements hold ellipses only", () => DelaunayElements.FromState(hyperbola, Gm));
        Refused("Equinoctial elements with mean longitude hold ellipses only", () => EquinoctialElements.FromState(hyperbola, Gm));
        Refused("use the retrograde set", () => ModifiedEquinoctialElements.FromState(retrograde, Gm));
        Refused("rectilinear", () => KeplerianElements.FromState(falling, Gm));
        Refused("rectilinear", () => BPlaneElements.FromState(falling, Gm));
        Refused("eccentricity 0.5", () => BPlaneElements.FromState(ellipse, Gm));
        Refused("not finite", () => KeplerianElements.FromState(new State<Icrf>(new(double.NaN, 0, 0), new(0, 1, 0)), Gm));
        Refused("beyond the asymptote", () => new KeplerianElements(7e6, 1.5, 0.5, 1, 2, 3).ToState<Icrf>(Gm));
        Refused("must be positive", () => new KeplerianElements(-7e6, 1.5, 0.5, 1, 2, 0).ToState<Icrf>(Gm));
        Refused("must be positive, m^3/s^2", () => KeplerianElements.FromState(ellipse, -Gm));
        Refused("away from the centre", () => SphericalElements.FromState(default(State<Icrf>)));
        Refused("a parabola has none", () => KeplerianElements.FromSemiMajorAxis(7e6, 1, 0, 0, 0, 0));
    }

    private static void Refused<T>(string words, Func<T> work) =>
        Assert.Contains(words, Assert.ThrowsAny<ArgumentException>(() => { work(); }).Message, StringComparison.Ordinal);

    private static bool Rectilinear(State<Icrf> state) =>
        Close(SphericalElements.FromState(state).ToState<Icrf>(), state, 3e-15);

    // Rounding is 1e-16; the states reach 60 periapsis radii, which magnifies it, and some ten operations follow another.
    private static bool Close(State<Icrf> a, State<Icrf> b, double tolerance)
    {
        var difference = a - b;
        var speed = Math.Sqrt(b.Velocity_m_s.LengthSquared + (Gm / b.Position_m.Length));
        return difference.Position_m.Length <= tolerance * b.Position_m.Length
            && difference.Velocity_m_s.Length <= tolerance * speed;
    }
}
