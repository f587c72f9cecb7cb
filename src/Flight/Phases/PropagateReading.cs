using System.Globalization;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Flight.Forces.Atmospheres;

namespace Guanghan.Flight.Phases;

/// <summary>Declares and reads the options of <c>flight.propagate</c>.</summary>
internal static class PropagateReading
{
    private const double SamplesAtMost = 50_000;

    private static readonly (string Word, Body Body)[] s_bodies =
    [
        ("sun", Body.Sun), ("earth", Body.Earth), ("moon", Body.Moon), ("mercury", Body.Mercury),
        ("venus", Body.Venus), ("mars", Body.Mars), ("jupiter", Body.Jupiter), ("saturn", Body.Saturn),
    ];

    private sealed record Listed(bool Apsides, bool Nodes, bool Eclipses);

    public static PropagateInputs Read(Section section)
    {
        var name = section.Text("name", "Name of the spacecraft in the ephemeris message.", "SPACECRAFT");
        var centre = ReadCentre(section);
        var start = section.Instant("start", "Start of the flight.");
        var duration_s = section.Quantity("duration", "d", "Length of the flight.", Bounds.AboveUpTo("0 d", "3660 d"));
        var step_s = section.Quantity("step", "min", "Step of series and ephemeris.",
            Bounds.Between("0.1 s", "100 d"), "10 min");
        section.Require(duration_s / step_s <= SamplesAtMost, "step", string.Create(CultureInfo.InvariantCulture,
            $"{step_s / 60:G6} min makes {duration_s / step_s:0} states of {duration_s / 86400:G6} d; at most " +
            $"{SamplesAtMost:0} are kept, take a step of at least {duration_s / SamplesAtMost / 60:G3} min"),
            "duration");
        var axes = ReadAxes(section);
        var initial = InitialStateReading.Read(section, centre, axes, start);
        var mass_kg = ReadMass(section);
        var forces = ReadForces(section, centre, start, duration_s);
        var tolerance = section.Quantity("tolerance", "", "Error of a step of the integration, relative.",
            Bounds.Between("1e-15", "1e-6"), "1e-12");
        var isChecked = section.Flag("error_check",
            "Whether the flight is repeated with a hundredth of the tolerance, to say how exact it is.", true);
        var listed = section.OptionalGroup("events", "Which events are listed; left out, all are.", ReadListed) ??
            new(true, true, true);
        var files = section.OptionalGroup("files", "Files of the states beside the ephemeris message.",
            inside => ReadFiles(inside, centre, start)) ?? new(false, false, false);
        return new()
        {
            Name = name,
            Centre = centre,
            Start = start,
            Duration_s = duration_s,
            Step_s = step_s,
            Axes = axes,
            Initial = initial,
            Mass_kg = mass_kg,
            Forces = forces,
            ToleranceRatio = tolerance,
            ChecksError = isChecked,
            ListsApsides = listed.Apsides,
            ListsNodes = listed.Nodes,
            ListsEclipses = listed.Eclipses,
            Files = files,
        };
    }

    private static PropagateFileKinds ReadFiles(Section section, CentralBody centre, Epoch start)
    {
        var spk = section.Flag("spk", "An SPK kernel, type 13, the spacecraft as body -1000.", false);
        var stk = section.Flag("stk", "An STK ephemeris, .e.", false);
        var czml = section.Flag("czml", "A scene of Cesium; about the Earth.", false);
        section.Require(!czml || centre == CentralBody.Earth, "czml",
            $"a scene of Cesium is about the Earth, and the centre is {centre.Name}; leave it out");
        section.Require((!stk && !czml) || start >= LeapSeconds.FirstEpoch, "stk",
            $"STK and Cesium count in UTC, which began in 1972, and the start is {start}; leave both out");
        return new(spk, stk, czml && centre == CentralBody.Earth);
    }

    internal static CentralBody ReadCentre(Section section) =>
        section.Choice("centre", "The body that it goes about.",
        [
            new Choice<CentralBody>("Moon", CentralBody.Moon, "sphere of 1737.4 km, LP165P"),
            new Choice<CentralBody>("Earth", CentralBody.Earth, "WGS 84, JGM-3"),
            new Choice<CentralBody>("Mars", CentralBody.Mars, "IAU 2015 ellipsoid, GMM-2B; its system's centre"),
            new Choice<CentralBody>("Sun", CentralBody.Sun, "sphere of 695700 km, a point mass"),
        ]);

    internal static RestAxes ReadAxes(Section section) =>
        section.Choice("axes", "Axes at rest of the initial state and of the series of elements.",
        [
            new Choice<RestAxes>("equator", RestAxes.Equator, "the centre's equator at the start; X where it rises " +
                "through the ICRF's equator (Earth: the true equinox of date)"),
            new Choice<RestAxes>("icrf", RestAxes.Icrf, "ICRF"),
            new Choice<RestAxes>("ecliptic", RestAxes.Ecliptic, "ecliptic and equinox of J2000, IAU 2006"),
        ], "equator");

    internal static double ReadMass(Section section) =>
        section.Quantity("mass", "kg", "Mass; light and drag act by it.",
            Bounds.AboveUpTo("0 kg", "1000000 kg"), "1000 kg");

    internal static PropagateForces ReadForces(
        Section section, CentralBody centre, Epoch start, double duration_s) =>
        section.OptionalGroup("forces",
            "Forces beside the centre's attraction as a point; left out, there are none.",
            inside => ReadEachForce(inside, centre, start, duration_s)) ?? PropagateForces.PointMass;

    private static PropagateForces ReadEachForce(
        Section section, CentralBody centre, Epoch start, double duration_s)
    {
        var field = section.OptionalGroup("gravity",
            "The centre's field, built in (Earth and Moon to degree 20, Mars to 10) or from a file; left out, a " +
            "point mass.",
            inside => FieldReading.Read(inside, centre, start));
        var bodies = section.OptionalGroup("third_bodies", "Bodies that pull beside the centre, as points.",
            inside => ReadBodies(inside, centre)) ?? [];
        var radiation = section.OptionalGroup("radiation", "Pressure of sunlight, dimmed by the centre's shadow " +
            "(about the Moon also by the Earth's); left out, there is none.", inside => new CrossSection(
            inside.Quantity("area", "m^2", "Cross-section.", Bounds.AboveUpTo("0 m^2", "100000 m^2")),
            inside.Quantity("coefficient", "", "1 absorbs all light, 2 throws it back.", Bounds.Between("0", "2"),
                "1.3")));
        var drag = section.OptionalGroup("drag", "Drag of the Earth's atmosphere; left out, there is none.",
            inside => DragReading.Read(inside, start, duration_s));
        section.Require(drag is null || centre == CentralBody.Earth, "drag",
            $"only the Earth has an atmosphere here, and the centre is {centre.Name}; leave drag out");
        var relativity = section.Flag("relativity", "Schwarzschild's term; about the Earth Lense-Thirring and de " +
            "Sitter too (IERS 2010, 10.12).", false);
        return new(field, bodies, radiation, drag?.Shape, relativity)
        {
            Air = drag?.Air ?? StandardAtmosphere1976.Shared,
        };
    }

    private static Body[] ReadBodies(Section section, CentralBody centre)
    {
        var pulling = new List<Body>();
        foreach (var (word, body) in s_bodies)
        {
            var pulls = section.Flag(word, "Whether it pulls.", false);
            section.Require(!pulls || body != centre.Body, word,
                $"{centre.Name} is the centre and pulls already; leave it out");
            if (pulls && body != centre.Body)
            {
                pulling.Add(body);
            }
        }

        return [.. pulling];
    }

    private static Listed ReadListed(Section section) => new(
        section.Flag("apsides", "Periapsis and apoapsis.", true),
        section.Flag("nodes", "Passages of the equator (about the Sun: of the ecliptic).", true),
        section.Flag("eclipses", "Ways into and out of shadows.", true));
}
