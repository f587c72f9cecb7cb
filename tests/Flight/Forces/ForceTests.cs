using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Builtin;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces;
using Guanghan.Flight.Forces.Atmospheres;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Tests.Forces.Gravity;

namespace Guanghan.Flight.Tests.Forces;

public sealed class ForceTests
{
    private static readonly Epoch s_begin = Epoch.ParseIso("2025-05-28T17:31:00Z");
    private static readonly double s_gm = BodyConstants.Of(Body.Earth).Gm_m3_s2;
    private static readonly ForcePoint s_low = new(1234, new(4e6, -3.2e6, 4.6e6), new(3500, 6600, 1500), 800);

    [Theory]
    [InlineData(7e6)]
    [InlineData(4.2e7)]
    [InlineData(3e8)]
    [Trait("Kind", "property")]
    public void Battins_form_of_the_third_body_loses_no_digits(double distance_m)
    {
        var body_m = new Vec3(1.2e11, -8.1e10, 3.3e10);
        var position_m = distance_m * new Vec3(0.48, -0.6, 0.64);
        var actual = PointMassForce.PerGm(position_m, body_m);

        // The difference itself in 106 bits.
        DoubleDouble d2 = 0, s2 = 0;
        var (dx, sx) = (Components(position_m - body_m), Components(body_m));
        for (var i = 0; i < 3; i++)
        {
            var exact = (DoubleDouble)Components(position_m)[i] - sx[i];
            d2 += exact * exact;
            s2 += (DoubleDouble)sx[i] * sx[i];
            dx[i] = exact.High;
        }
        for (var i = 0; i < 3; i++)
        {
            var exact = (DoubleDouble)Components(position_m)[i] - sx[i];
            var expected = (0 - (exact / (d2 * DoubleDouble.Sqrt(d2))) - (sx[i] / (s2 * DoubleDouble.Sqrt(s2)))).High;

            // Twenty roundings, whatever the cancellation of the plain difference (1e-4 to 1e-1 here).
            Assert.Equal(expected, Components(actual)[i], 5e-15 * actual.Length);
        }

        static double[] Components(Vec3 v) => [v.X, v.Y, v.Z];
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Solid_tides_are_the_field_that_the_conventions_coefficients_give()
    {
        // IERS Conventions (2010), equation 6.6, in its own normalised form, fed to the field: the force itself uses an
        // unnormalised matrix.
        var surroundings = Near();
        var axes = surroundings.AxesOf(Body.Earth, s_low.Time_s);
        double[] c = [1, 0, 0, 0, 0, 0], s = new double[6];
        foreach (var (body, _) in ((Body, int)[])[(Body.Sun, 0), (Body.Moon, 1)])
        {
            var at = axes.Apply(surroundings.PositionOf(body, s_low.Time_s));
            var ratio = BodyConstants.Of(body).Gm_m3_s2 / s_gm * Math.Pow(6378136.6 / at.Length, 3);
            var (sine, longitude) = (at.Z / at.Length, Math.Atan2(at.Y, at.X));
            var cosine = Math.Sqrt(1 - (sine * sine));
            Add(0, 0.30190, 0, Math.Sqrt(5) * ((1.5 * sine * sine) - 0.5));
            Add(1, 0.29830, -0.00144, Math.Sqrt(5.0 / 3) * 3 * sine * cosine);
            Add(2, 0.30102, -0.00130, Math.Sqrt(5.0 / 12) * 3 * cosine * cosine);

            void Add(int m, double re, double im, double legendre)
            {
                var (sinM, cosM) = Math.SinCos(m * longitude);
                c[3 + m] += ratio / 5 * legendre * ((re * cosM) + (im * sinM));
                s[3 + m] += ratio / 5 * legendre * ((re * sinM) - (im * cosM));
            }
        }
        var field = new GravityField(new GravityModel("tide", s_gm, 6378136.6, 2, c, s));
        var expected = axes.ApplyTransposed(field.HarmonicAcceleration_m_s2(axes.Apply(s_low.Position_m)));
        var actual = new SolidTideForce().Acceleration_m_s2(s_low, surroundings);

        Assert.True((actual - expected).Length < 1e-13 * expected.Length, $"{actual} {expected}");
        Assert.InRange(actual.Length, 1e-8, 1e-6); // Montenbruck and Gill (2000), figure 3.1
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Relativity_turns_nodes_and_frames_as_published()
    {
        // The dragging turns the node of LAGEOS by 30.7 mas a year (I. Ciufolini and E. C. Pavlis, Nature 431 (2004)
        // 958: 31 for LAGEOS with J = 5.86e33 kg m^2/s; Montenbruck's J/M = 9.8e8 m^2/s). Mean of r W sin u over a
        // circular orbit.
        const double A = 12270e3;
        var inclination = double.DegreesToRadians(109.8);
        var surroundings = Near();
        var pole = surroundings.AxesOf(Body.Earth, 0).Z;
        var node = Vec3.Cross(new(0, 1, 0), pole).ToUnit();
        var normal = (Math.Cos(inclination) * pole) + (Math.Sin(inclination) * Vec3.Cross(node, pole).ToUnit());
        var across = Vec3.Cross(normal, node);
        var speed = Math.Sqrt(s_gm / A);
        double drag = 0;
        for (var i = 0; i < 360; i++)
        {
            var (sine, cosine) = Math.SinCos(i * Math.Tau / 360);
            var point = new ForcePoint(
                0, A * ((cosine * node) + (sine * across)), speed * ((cosine * across) - (sine * node)), 400);
            var spinOnly = new RelativityForce(s_gm, 9.8e8).Acceleration_m_s2(point, surroundings)
                - new RelativityForce(s_gm).Acceleration_m_s2(point, surroundings);
            drag += Vec3.Dot(spinOnly, normal) * sine / 360;
        }
        var milliarcseconds = double.RadiansToDegrees(drag / (speed * Math.Sin(inclination))) * 3.6e6 * 365.25 * 86400;
        Assert.Equal(30.7, milliarcseconds, 0.3); // published to three digits, J to two

        // De Sitter's turning of the frame: 19.2 mas a year (IERS Conventions (2010), section 10.3); with the Earth's
        // distance and speed near aphelion 5 % less at most.
        var turn = new RelativityForce(0, 0, BodyConstants.Of(Body.Sun).Gm_m3_s2)
            .Acceleration_m_s2(s_low with { Velocity_m_s = new(1, 0, 0) }, surroundings);
        var other = new RelativityForce(0, 0, BodyConstants.Of(Body.Sun).Gm_m3_s2)
            .Acceleration_m_s2(s_low with { Velocity_m_s = new(0, 1, 0) }, surroundings);
        // a = 2 O x v: the components of O from two velocities.
        var rate = new Vec3(other.Z, -turn.Z, turn.Y).Length / 2;
        Assert.Equal(19.2, double.RadiansToDegrees(rate) * 3.6e6 * 365.25 * 86400, 1.0);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Mercury_s_perihelion_advances_by_43_arcseconds_a_century()
    {
        // C. W. Will, "Theory and Experiment in Gravitational Physics" (1993), section 7.3: 42.98 arcsec a century.
        var gm = BodyConstants.Of(Body.Sun).Gm_m3_s2;
        const double A = 0.38709893 * 149597870700, E = 0.20563069; // Standish's mean elements at J2000
        var period = Math.Tau * Math.Sqrt(A * A * A / gm);
        var force = new RelativityForce(gm);
        var surroundings = new Surroundings(Body.Sun, new RunClock(s_begin, TimeScale.Tdb), s_begin, null, []);
        double advance = 0;
        const int N = 720;
        for (var i = 0; i < N; i++)
        {
            // Gauss's equation for the perihelion, averaged over eccentric anomaly with dM = (1 - e cos E) dE.
            var (sine, cosine) = Math.SinCos(i * Math.Tau / N);
            var (x, y) = (A * (cosine - E), A * Math.Sqrt(1 - (E * E)) * sine);
            var r = A * (1 - (E * cosine));
            var n = Math.Sqrt(gm / (A * A * A));
            var v = new Vec3(-A * n * A / r * sine, A * n * A / r * Math.Sqrt(1 - (E * E)) * cosine, 0);
            var a = force.Acceleration_m_s2(new(0, new(x, y, 0), v, 1), surroundings);
            var radial = ((a.X * x) + (a.Y * y)) / r;
            var transverse = ((a.Y * x) - (a.X * y)) / r;
            var (cosF, sinF) = (x / r, y / r);
            var p = A * (1 - (E * E));
            var slope = Math.Sqrt(p / gm) / E * ((-cosF * radial) + ((1 + (r / p)) * sinF * transverse));
            advance += slope * period * (1 - (E * cosine)) / N;
        }
        Assert.Equal(42.98, double.RadiansToDegrees(advance) * 3600 * 36525 * 86400 / period, 0.01);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_standard_atmosphere_has_its_published_densities()
    {
        // U.S. Standard Atmosphere, 1976, tables I and III: altitude, km, and density, kg/m^3, four digits.
        (double Km, double Density)[] published =
        [
            (0, 1.2250), (11, 3.6480e-1), (20, 8.8910e-2), (32, 1.3555e-2), (50, 1.0269e-3), (70, 8.2829e-5),
            (86, 6.958e-6), (90, 3.416e-6), (100, 5.604e-7), (110, 9.708e-8), (120, 2.222e-8), (150, 2.076e-9),
            (200, 2.541e-10), (300, 1.916e-11), (400, 2.803e-12), (500, 5.215e-13), (600, 1.137e-13), (700, 3.070e-14),
            (800, 1.136e-14), (1000, 3.561e-15),
        ];
        foreach (var (km, density) in published)
        {
            // Four digits printed; the diffusion is integrated by another rule than in 1976.
            var actual = StandardAtmosphere1976.Shared.Density_kg_m3(km * 1e3);
            Assert.True(Math.Abs((actual / density) - 1) < 2e-3, $"{km} km: {actual:E4} for {density:E4}");
        }
        Assert.Equal(0, StandardAtmosphere1976.Shared.Density_kg_m3(1.1e6));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Exponential_layers_meet_within_the_digits_of_their_table()
    {
        var earth = ExponentialAtmosphere.Earth;
        foreach (var foot_km in (double[])[25, 30, 40, 50, 60, 70, 80, 90, 100, 110, 150, 200, 400, 500, 700, 1000])
        {
            var ratio = earth.Density_kg_m3((foot_km * 1e3) - 1e-3) / earth.Density_kg_m3(foot_km * 1e3);
            Assert.InRange(ratio, 0.97, 1.03); // Vallado's scale heights join the layers to about 2 %
        }
        Assert.Throws<ArgumentException>(() => new ExponentialAtmosphere([], 1e6));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Drag_acts_against_the_wind_that_turns_with_the_earth()
    {
        var surroundings = Near();
        var position_m = new Vec3(6378137.0 + 300e3, 0, 0);
        var force = new DragForce(ExponentialAtmosphere.Earth, new Ellipsoid(6378137, 0), 10, 2.2);
        var still = Vec3.Cross(surroundings.SpinOf(Body.Earth, 0), position_m);
        Assert.Equal(0, force.Acceleration_m_s2(new(0, position_m, still, 100), surroundings).Length, 1e-18);
        var wind = new Vec3(0, 7500, 100);
        var drag = force.Acceleration_m_s2(new(0, position_m, still + wind, 100), surroundings);
        var expected = -0.5 * 2.418e-11 * 2.2 * 10 / 100 * wind.Length * wind; // the layer's foot is at 300 km
        Assert.True((drag - expected).Length < 1e-12 * expected.Length, $"{drag} {expected}");
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Sunlight_presses_with_4_5_micronewtons_a_square_metre_at_one_au()
    {
        // Montenbruck and Gill (2000), section 3.4: 4.56e-6 N/m^2 with a solar constant of 1367 W/m^2; 1361 here.
        var surroundings = Near();
        var sun_m = surroundings.PositionOf(Body.Sun, 0);
        var point = new ForcePoint(0, sun_m - (149597870700.0 * sun_m.ToUnit()), Vec3.Zero, 1);
        var push = new RadiationForce(1, 1, []).Acceleration_m_s2(point, surroundings);
        Assert.Equal(4.56e-6 * 1361 / 1367, push.Length, 5e-9);
        Assert.True(Vec3.Dot(push, sun_m) < 0);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_quick_height_is_that_of_the_ellipsoid_within_a_micrometre()
    {
        foreach (var shape in (Ellipsoid[])[Ellipsoid.Wgs84, Ellipsoid.Mars, Ellipsoid.Moon])
        {
            for (var i = 0; i <= 90; i++)
            {
                foreach (var radii in (double[])[0.98, 1.0, 1.05, 1.3, 2, 10])
                {
                    var (sine, cosine) = Math.SinCos(double.DegreesToRadians(i));
                    var at = radii * shape.EquatorialRadius_m * new Vec3(0.6 * cosine, 0.8 * cosine, -sine);
                    Assert.Equal(shape.ToSurface(at).Height_m, GeodeticHeight.Of_m(shape, at), 1e-6);
                }
            }
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Central_differences_agree_with_the_analytic_gradient()
    {
        var surroundings = Near();
        IForce force = new GravityForce(Body.Earth, new GravityField(GravityModels.Earth, 8));
        var (analytic, differences) = (
            force.PartialsAt(s_low, surroundings), ForcePartials.ByDifferences(force, s_low, surroundings));
        var defect = analytic.PerPosition_1_s2 - differences.PerPosition_1_s2;

        // Steps of 35 m: second order leaves (5e-6)^2 times a few, rounding 1e-16 / 5e-6.
        Assert.True(defect.X.Length + defect.Y.Length + defect.Z.Length < 1e-9 * analytic.PerPosition_1_s2.X.Length);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_moons_field_away_from_the_centre_pulls_as_it_does_at_its_own_centre()
    {
        // The Moon as a third body: what it does to a spacecraft near it, plus what it does to the Earth, is its field.
        var surroundings = Near();
        var field = new GravityField(GravityModels.Moon);
        var moon_m = surroundings.PositionOf(Body.Moon, 0);
        var axes = surroundings.AxesOf(Body.Moon, 0);
        var near_m = new Vec3(1.2e6, 1.1e6, -0.9e6);
        var seen = new GravityForce(Body.Moon, field).Acceleration_m_s2(
            new(0, moon_m + near_m, Vec3.Zero, 1), surroundings);
        Vec3 Pull(Vec3 at) => axes.ApplyTransposed(field.Acceleration_m_s2(axes.Apply(at)));

        // Positions of 4e8 m round to 6e-8 m of 1.9e6: 1e-13.
        Assert.True((seen - (Pull(near_m) - Pull(-moon_m))).Length < 1e-12 * seen.Length);
    }

    private static Surroundings Near() => new(
        Body.Earth, new RunClock(s_begin, TimeScale.Tt), s_begin + Duration.FromDays(1), BuiltinEphemeris.Default,
        [BodyAxes.Earth(EarthOrientation.Unmeasured(s_begin)), BodyAxes.Moon()]);
}
