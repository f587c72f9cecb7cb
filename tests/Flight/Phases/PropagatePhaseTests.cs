using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Bodies.Spk;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Tests;
using Guanghan.Fabrication.Tests.Phases;
using Guanghan.Flight.Formats;
using Guanghan.Flight.Forces.Gravity;
using Guanghan.Flight.Phases;
using static Guanghan.Flight.Tests.Phases.PropagateCase;

namespace Guanghan.Flight.Tests.Phases;

public sealed class PropagatePhaseTests
{
    private static readonly double s_moonGm = GravityModels.Moon.Gm_m3_s2;

    [Fact]
    [Trait("Kind", "property")]
    public void A_two_body_orbit_closes_after_its_period_and_keeps_its_energy()
    {
        const double A = 1737.4e3 + 1050e3;
        var period_s = Math.Tau * Math.Sqrt(A * A * A / s_moonGm);
        var result = Run(Moon.With("orbit", Apsides("100 km", "2000 km", "60 deg")).With("duration", Seconds(period_s)));
        var report = PropagatePhase.Report(result);

        Assert.Equal(period_s, Figure(report, "period"), 1e-9 * period_s); // the formula's rounding
        // Steps of 1e-12 over a turn; the equations count TDB, whose rate differs from the epochs' by up to 3.4e-10: 4 us
        // of 13000 s, at up to 1.9 km/s.
        var missed_m = (result.Samples[^1].Orbit.Position_m - result.Inputs.Initial.Position_m).Length;
        Assert.InRange(missed_m, 0, 0.01);
        Assert.Equal(1, Figure(report, "revolutions"), 1e-8);
        Assert.InRange(Figure(report, "error.energy"), 0, 1e-11);
        Assert.InRange(Figure(report, "error.position"), 0, 1e-3);
        Assert.Equal(100e3, Figure(report, "altitude.lowest"), 1e-3);
        Assert.Equal(2000e3, Figure(report, "altitude.highest"), 1e-3);
        Assert.Equal(period_s / 2, Figure(report, "altitude.highest_time"), 0.01); // a maximum is flat
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void An_impact_is_found_where_and_when_keplers_equation_says()
    {
        var apsides = Apsides("-100 km", "100 km", "0 deg", "180 deg");
        var result = Run(Moon.With("orbit", apsides));
        var report = PropagatePhase.Report(result);

        const double R = 1737.4e3, E = 100 / 1737.4;
        var eccentric = Math.Acos((1 - (R / R)) / E); // a is the radius here: on the surface cos E is 0
        var sinceApoapsis_s = (eccentric + (E * Math.Sin(eccentric))) * Math.Sqrt(R * R * R / s_moonGm);
        Assert.Equal(sinceApoapsis_s, Figure(report, "flown"), 1e-5); // 1e-12 a step, 1e-7 s of an event
        Assert.Equal(0, Figure(report, "altitude.final"), 1e-3);
        var finding = Assert.Single(report.Findings);
        Assert.Equal(("FLT001", Severity.Error), (finding.Code, finding.Severity));
        // Over ground that turns by 13.17636 deg a day (IAU).
        var across = Math.Sqrt(s_moonGm / R * (1 - (E * E)));
        var slower = across - (13.17636 * Math.PI / 180 / 86400 * R);
        var speed = Math.Sqrt((s_moonGm / R) - (across * across) + (slower * slower)).ToString("0.0", System.Globalization.CultureInfo.InvariantCulture);
        Assert.StartsWith("The orbit meets the surface of the Moon at 2026-11-01T00:2", finding.Message, StringComparison.Ordinal);
        Assert.Contains(", at latitude ", finding.Message, StringComparison.Ordinal);
        Assert.EndsWith($" h after the start, at {speed} m/s over the ground; raise the periapsis, or end the flight before.", finding.Message, StringComparison.Ordinal);
        Assert.Equal("impact", report.Events[^1].Name);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_start_below_the_surface_is_said_and_makes_no_series()
    {
        var report = PropagatePhase.Report(Run(Moon.With("orbit", Apsides("-100 km", "100 km", "0 deg"))));
        var finding = Assert.Single(report.Findings);
        Assert.Equal("FLT002", finding.Code);
        Assert.StartsWith("The start is 100 km below the surface of the Moon, at latitude ", finding.Message, StringComparison.Ordinal);
        Assert.Empty(report.Series);
        Assert.Empty(report.Artefacts);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void The_node_drifts_by_J2()
    {
        var flat = Options.Of(("gravity", Options.Of(("degree", "2"), ("order", "0"))));
        var report = PropagatePhase.Report(Run(Earth.With("forces", flat)));

        // Kaula 1966, 3.74. Within 1 %: the first order leaves J2^2, and short periods leave up to 0.03 deg of 6.
        var a = 6378137.0 + 390e3;
        var j2 = -Math.Sqrt(5) * GravityModels.Earth.CosineFactor(2, 0);
        var n = Math.Sqrt(GravityModels.Earth.Gm_m3_s2 / (a * a * a));
        var ratio = GravityModels.Earth.ReferenceRadius_m / a;
        var drift = -1.5 * j2 * ratio * ratio * n * Math.Cos(41.5 * Math.PI / 180) * 86400;
        Assert.Equal(drift, Figure(report, "final.node") - Math.Tau, -0.01 * drift);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Altitudes_are_counted_from_the_ellipsoid()
    {
        var report = PropagatePhase.Report(Run(
            Earth.With("orbit", Apsides("500 km", "500 km", "90 deg")).With("duration", "2 h").With("step", "13 min")));
        var bulge_m = Ellipsoid.Wgs84.EquatorialRadius_m * Ellipsoid.Wgs84.FlatteningRatio;

        // A circle of two bodies over both poles, seldom sampled: extremes are found between samples. The pole of the
        // start stays within arc seconds; to 1e-9 s times the height's slope nothing, to Bowring's step 1e-6 m.
        Assert.Equal(500e3, Figure(report, "altitude.lowest"), 0.01);
        Assert.Equal(500e3 + bulge_m, Figure(report, "altitude.highest"), 0.01);
    }

    [Fact]
    [Trait("Kind", "validates")]
    public void Time_in_shadow_is_that_of_a_circle_behind_a_sphere()
    {
        var result = Run(Moon.With("duration", "10 h"));
        var report = PropagatePhase.Report(result);
        var beta = result.Samples[0].Beta_rad;
        const double R = 1737.4e3, H = 100e3;
        var partOfTurn = Math.Acos(Math.Sqrt(H * (H + (2 * R))) / ((R + H) * Math.Cos(beta))) / Math.PI;

        // Parallel rays lie between umbra and penumbra. 10 h are 5.09 turns: what is not whole is a fifth of one.
        var turns = 36000 / Figure(report, "period");
        var mean = 0.5 * (Figure(report, "eclipse.fraction") + Figure(report, "eclipse.total_fraction"));
        Assert.InRange(mean * turns, 5 * partOfTurn - 0.02, (5 * partOfTurn) + (turns - 5) + 0.02);
        Assert.True(Figure(report, "eclipse.total_fraction") < Figure(report, "eclipse.fraction"));
        Assert.InRange(report.Events.Count(e => string.Equals(e.Name, "totality_begins", StringComparison.Ordinal)), 5, 6);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Drag_brings_a_station_down_and_is_called_a_mean()
    {
        var drag = Options.Of(("drag", Options.Of(("area", "400 m^2"))));
        var report = PropagatePhase.Report(Run(Earth.With("mass", "100 t").With("forces", drag)));
        var axis = report.Series.Single(series => string.Equals(series.Name, "semi_major_axis", StringComparison.Ordinal)).Values_si;
        var finding = Assert.Single(report.Findings);

        // -2 pi Cd A/m rho a^2 a turn, at 390 km with some 3.3e-12 kg/m^3 (table 1): 8.4 m a turn, 130 m a day; the
        // ellipsoid's heights to 9 km above the circle's thin it, the turning air by a tenth.
        Assert.InRange(axis[0] - axis[^1], 80, 140);
        Assert.Equal("FLT007", finding.Code);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_field_from_a_file_is_the_built_in_one_to_its_degree_and_finer_beyond()
    {
        PropagateResult Fly(MapNode gravity)
        {
            var options = Moon.With("forces", Options.Of(("gravity", gravity)));
            var text = File.ReadAllText(Authorities.PathOf("gravity/LP165P.cof"));
            var reading = Section.Read(options, PropagatePhase.Read, new OneFile(text));
            Assert.Empty(reading.Problems);
            return PropagatePhase.Run(reading.Value, Context);
        }

        var model = Options.Of(("file", "LP165P.cof"), ("format", "cof"));
        var builtIn = Fly(Options.Of(("degree", "20"))).Samples[^1].Orbit.Position_m;
        var same = Fly(Options.Of(("degree", "20"), ("model", model))).Samples[^1].Orbit.Position_m;
        var fine = Fly(Options.Of(("degree", "60"), ("model", model)));

        Assert.InRange((builtIn - same).Length, 0, 1e-3); // the built-in table has the file's digits
        Assert.InRange((builtIn - fine.Samples[^1].Orbit.Position_m).Length, 10, 10e3); // mascons between degrees 20 and 60
        Assert.True(Figure(PropagatePhase.Report(fine), "error.position") < 0.1);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Measured_space_weather_brings_a_station_down_by_the_day()
    {
        double Fall(MapNode air, IInputFiles files)
        {
            var options = Earth.With("start", "2024-05-10T00:00:00Z").With("mass", "100 t").With("error_check", "false").With(
                "forces", Options.Of(("drag", air.With("area", "400 m^2").With("atmosphere", "nrlmsise-00"))));
            var reading = Section.Read(options, PropagatePhase.Read, files);
            Assert.Empty(reading.Problems);
            var report = PropagatePhase.Report(PropagatePhase.Run(reading.Value, Context));
            Assert.Empty(report.Findings); // no word of a mean atmosphere
            var axis = report.Series.Single(series => string.Equals(series.Name, "semi_major_axis", StringComparison.Ordinal)).Values_si;
            return axis[0] - axis[^1];
        }
        var constant = Fall(
            Options.Of(("constant_weather", Options.Of(("flux", "180"), ("mean_flux", "180"), ("ap", "12")))), new OneFile(""));
        var file = Options.Of(("space_weather", Options.Of(("file", "sw.csv"))));
        var calm = Fall(file, new OneFile(Weather(new DateOnly(2024, 5, 5), 8, _ => 12)));
        var storm = Fall(file, new OneFile(Weather(new DateOnly(2024, 5, 5), 8, i => i == 5 ? 200 : 12)));

        // Active Sun: some three times the Standard Atmosphere's 80 to 140 m. The daily index and the same history have
        // coefficients of their own: a tenth apart. A day's storm of 200 thickens the air at 390 km by a half to twice.
        Assert.InRange(constant, 150, 600);
        Assert.InRange(calm / constant, 0.85, 1.15);
        Assert.InRange(storm / calm, 1.3, 2.5);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void The_same_flight_gives_the_same_bits_also_beside_itself()
    {
        var flight = Moon.With("duration", "0.5 d").With("forces", Options.Of(
            ("gravity", Options.Of(("degree", "20"))), ("third_bodies", Options.Of(("earth", "true"), ("sun", "true"))),
            ("radiation", Options.Of(("area", "10 m^2"))), ("relativity", "true")));
        var reports = new Report[3];
        reports[0] = PropagatePhase.Report(Run(flight));
        Parallel.For(1, 3, i => reports[i] = PropagatePhase.Report(Run(flight)));
        foreach (var other in reports.Skip(1))
        {
            Assert.Equal(reports[0].Figures, other.Figures);
            Assert.All(reports[0].Artefacts.Zip(other.Artefacts), pair => Assert.Equal(pair.First.Content.ToArray(), pair.Second.Content.ToArray()));
            Assert.All(reports[0].Series.Zip(other.Series), pair => Assert.Equal(pair.First.Values_si, pair.Second.Values_si));
        }
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Everything_reported_is_declared_and_the_message_reads_back()
    {
        var result = Run(Earth.With("duration", "0.2 d")
            .With("files", Options.Of(("spk", "true"), ("stk", "true"), ("czml", "true"))));
        var report = PropagatePhase.Report(result);
        var declared = PropagatePhase.Description.Outputs.ToLookup(output => output.Kind, output => output.Name);
        Assert.Equal(declared[OutputKind.Figure], report.Figures.Select(figure => figure.Name), StringComparer.Ordinal);
        Assert.Equal(declared[OutputKind.Series], report.Series.Select(series => series.Name), StringComparer.Ordinal);
        Assert.Equal(declared[OutputKind.Artefact], report.Artefacts.Select(file => file.Name), StringComparer.Ordinal);
        Assert.All(report.Events, e => Assert.Contains(e.Name, declared[OutputKind.Event], StringComparer.Ordinal));
        Assert.True(report.Events.Zip(report.Events.Skip(1)).All(pair => pair.First.At <= pair.Second.At));

        var message = OrbitEphemeris.Parse(Encoding.UTF8.GetString(report.Artefacts[0].Content.Span));
        var read = message.Segments[0].PointsIn<Icrf>().ToArray();
        Assert.Equal(result.Samples.Select(sample => sample.Epoch), read.Select(point => point.Epoch));
        // A quotient by 1000 and back: within a rounding of 7e6 m.
        Assert.All(read.Zip(result.Samples), pair =>
            Assert.True((pair.First.State.Position_m - pair.Second.Orbit.Position_m).Length < 4e-9));
        Assert.StartsWith("<svg ", Encoding.UTF8.GetString(report.Artefacts.Single(file => file.Name is "ground-track.svg").Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Events_that_are_not_wanted_are_not_listed_and_change_no_figure()
    {
        var none = Options.Of(("apsides", "false"), ("nodes", "false"), ("eclipses", "false"));
        var (all, few) = (PropagatePhase.Report(Run(Moon)), PropagatePhase.Report(Run(Moon.With("events", none))));
        Assert.NotEmpty(all.Events);
        Assert.Empty(few.Events);
        Assert.Equal(all.Figures, few.Figures);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_state_in_any_axes_is_the_same_orbit()
    {
        var elements = Run(Moon);
        var initial = elements.Inputs.Initial;
        var cartesian = Options.Of(
            ("x", Metres(initial.Position_m.X)), ("y", Metres(initial.Position_m.Y)), ("z", Metres(initial.Position_m.Z)),
            ("vx", Speed(initial.Velocity_m_s.X)), ("vy", Speed(initial.Velocity_m_s.Y)), ("vz", Speed(initial.Velocity_m_s.Z)));
        var other = Run(Moon.With("axes", "icrf").With("orbit", Orbit("cartesian", cartesian)));
        Assert.Equal(elements.Flight.Final.Orbit, other.Flight.Final.Orbit);

        static string Metres(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + " m";
        static string Speed(double value) => value.ToString("R", System.Globalization.CultureInfo.InvariantCulture) + " m/s";
    }

    [Fact]
    [Trait("Kind", "property")]
    public void About_the_sun_there_is_no_shadow_and_no_track()
    {
        var elements = Options.Of(("semi_major_axis", "1 au"), ("eccentricity", "0.1"), ("inclination", "5 deg"));
        var flight = Options.Of(
            ("centre", "Sun"), ("start", "2026-11-01T00:00:00Z"), ("duration", "400 d"), ("step", "1 d"), ("axes", "ecliptic"),
            ("orbit", Orbit("elements", elements)), ("forces", Options.Of(("third_bodies", Options.Of(("jupiter", "true"), ("venus", "true"))), ("relativity", "true"))));
        var report = PropagatePhase.Report(Run(flight));
        Assert.DoesNotContain(report.Figures, figure => figure.Name.StartsWith("eclipse", StringComparison.Ordinal));
        Assert.Equal("ephemeris.oem", Assert.Single(report.Artefacts).Name);
        Assert.Contains(report.Events, e => string.Equals(e.Name, "ascending_node", StringComparison.Ordinal));
        Assert.Equal(5 * Math.PI / 180, Figure(report, "final.inclination"), 1e-3); // planets turn it by less
        Assert.Empty(report.Findings);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_high_orbit_is_told_of_the_Moon_that_it_leaves_out()
    {
        var flight = Earth.With("orbit", Apsides("400 km", "350000 km", "28 deg")).With("duration", "12 d").With("step", "1 h");
        var told = Assert.Single(PropagatePhase.Report(Run(flight)).Findings);
        var pulls = Options.Of(("third_bodies", Options.Of(("moon", "true"), ("sun", "true"))));
        Assert.Equal("FLT011", told.Code);
        Assert.Contains("the orbit would feel the Moon with ", told.Message, StringComparison.Ordinal);
        Assert.Empty(PropagatePhase.Report(Run(flight.With("forces", pulls))).Findings);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void A_flight_outside_the_ephemeris_says_what_is_covered()
    {
        var exception = Assert.Throws<EphemerisException>(() => Run(Moon.With("start", "2100-01-01T00:00:00Z")));
        Assert.Contains("2100", exception.Message, StringComparison.Ordinal);
        Assert.Contains("2060", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Kind", "property")]
    public void A_flight_can_be_stopped_from_outside()
    {
        using var source = new CancellationTokenSource();
        var inputs = Moon.With("duration", "3000 d").With("step", "1 d").Read(PropagatePhase.Read).Value;
        var context = Context with
        {
            Cancellation = source.Token,
            Progress = (_, _) => source.Cancel(),
        };
        Assert.ThrowsAny<OperationCanceledException>(() => PropagatePhase.Run(inputs, context));
    }

    [Fact]
    [Trait("Kind", "property")]
    public void Other_files_hold_the_same_states()
    {
        var result = Run(Earth.With("duration", "6 h").With("step", "2 min")
            .With("files", Options.Of(("spk", "true"), ("stk", "true"), ("czml", "true"))));
        var files = PropagatePhase.Report(result).Artefacts.ToDictionary(file => file.Name, StringComparer.Ordinal);

        var kernel = SpkKernel.FromMemory(files["ephemeris.bsp"].Content.ToArray(), "the kernel");
        foreach (var sample in result.Samples)
        {
            var state = kernel.StateOf(new Body(-1000), Body.Earth, sample.Epoch);
            Assert.InRange((state.Position_m - sample.Orbit.Position_m).Length, 0, 0.01); // epochs are doubles of TDB: 0.1 us at 7.7 km/s
        }

        var rows = Encoding.UTF8.GetString(files["ephemeris.e"].Content.Span).Split('\n')
            .SkipWhile(line => !line.StartsWith("EphemerisTimePosVel", StringComparison.Ordinal)).Skip(2).ToArray();
        Assert.Equal(result.Samples[1].Orbit.Position_m.X,
            double.Parse(rows[1].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture), 1e-6);
        Assert.StartsWith("[", Encoding.UTF8.GetString(files["scene.czml"].Content.Span), StringComparison.Ordinal);
        Assert.Contains("orbit.svg", files.Keys, StringComparer.Ordinal);
    }

    [Fact]
    [Trait("Kind", "refusal")]
    public void Cesium_shows_the_Earth() => Assert.Equal(
        ["files.czml: a scene of Cesium is about the Earth, and the centre is the Moon; leave it out"],
        Moon.With("files", Options.Of(("czml", "true"))).Refusals(PropagatePhase.Read), StringComparer.Ordinal);
}
