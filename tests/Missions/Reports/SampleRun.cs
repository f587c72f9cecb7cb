using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;
using Guanghan.Missions.Runs;

namespace Guanghan.Missions.Tests.Reports;

/// <summary>A run such as the shipped mission gives: invented numbers, real shapes and sizes.</summary>
internal static class SampleRun
{
    /// <summary>2026-03-01T00:00:00Z: 9555.5 days, 37 leap seconds and 32.184 s after J2000.0 TT.</summary>
    public static Epoch Start { get; } = Epoch.FromTaiNanoseconds(825_595_269_184_000_000);

    public static MissionRun Brick { get; } = new(
        "A brick from sunlight",
        "One interlocking brick of lunar soil, printed with concentrated sunlight at Mons Rümker.",
        "first-brick.yaml",
        "0.1.0",
        "9f2c41d07be35a6688f1f0a3c52d94e7b6013a9cc8de42750b1f6e83d2a94c15",
        18446744073709551615,
        "built-in 1 (fitted to DE441 states 1970-2060)",
        [Sun(), Light(), Print()],
        [
            new("light.spot_temperature", "above 1300 degC", null, "Xinhua, 2025-07-02",
                Unit.Parse("degC"), 1733.15, 160, 0.1017, true),
            new("light.spot_flux", "above 3000 suns", null, "Xinhua, 2025-07-02",
                Unit.Parse("suns"), 1.93e6, -2.153e6, -0.5273, false),
            new("brick.bulk_density", "2.31 g/cm^3", "15 %", "Yang et al., Acta Astronautica 232 (2025) 424",
                Unit.Parse("g/cm^3"), 2410.7, 100.7, 0.0436, true),
            new("brick.compressive_strength", "4.25 MPa", "30 %", "Yang et al., Acta Astronautica 232 (2025) 424",
                Unit.Parse("MPa"), 4.61e6, 0.36e6, 0.0847, true),
        ]);

    public static MissionRun Empty { get; } = new("", "", "empty.yaml", "0.1.0", "00", 0, "none", [], []);

    /// <summary>
    /// Every text a user or a phase can set, set to something that would break out of markup, JSON or SQL.
    /// </summary>
    public static MissionRun Hostile(string text) => new(
        text, text, text, "0.1.0", "ab", 7, text,
        [
            new("p", text, text, PhaseStatus.Refused, text,
                [
                    Output.Figure("f" + text, "m", text), Output.Series("s" + text, "", text),
                    Output.Event("e", text), Output.Artefact("a", text),
                ],
                [new(text, text, text)],
                new(
                    [new("f" + text, 1)],
                    [new("s" + text, new(text, Unit.Parse("m"), [0, 1]), [0, 1])],
                    [new(Start, text, text)],
                    [new("a'b \"c<d>.txt", text, text, Encoding.UTF8.GetBytes(text))],
                    [new("X" + text, Severity.Error, text)])),
        ],
        [new(text, text, text, text, Unit.One, null, null, null, false)]);

    private static PhaseRun Sun()
    {
        const int Steps = 14 * 24 * 12; // one in five minutes: beyond what a plot can tell apart
        var seconds = Enumerable.Range(0, Steps + 1).Select(i => i * 300.0).ToImmutableArray();
        var axis = new SeriesAxis("time", Unit.Parse("h"), seconds, Start);
        var elevation = seconds.Select(t => 0.8 * Math.Sin((2 * Math.PI * t / (29.53 * 86400)) - 0.35))
            .ToImmutableArray();
        var azimuth = seconds.Select(t => 1.2 + (t / (29.53 * 86400) * 2 * Math.PI)).ToImmutableArray();
        var irradiance = elevation.Select((e, i) => e <= 0 || i is > 1240 and < 1280 ? 0 : 1361 * 1.0093)
            .ToImmutableArray();
        return new("sun", "fabrication.sunlight", new string('a', 64), PhaseStatus.Done,
            "Sun direction and irradiance at a lunar site from the ephemeris.",
            [
                Output.Figure("lit_time", "h", "Hours of usable light."),
                Output.Figure("mean_irradiance", "W/m^2", "Mean over the whole span, night included."),
                Output.Figure("elevation_max", "deg", "Highest elevation of the Sun's centre."),
                Output.Series("irradiance", "W/m^2", "Irradiance on a surface facing the Sun."),
                Output.Series("elevation", "deg", "Elevation of the Sun's centre above the horizon."),
                Output.Series("azimuth", "deg", "Azimuth of the Sun's centre, clockwise from north."),
                Output.Event("sunrise", "The Sun's upper limb rises."),
                Output.Event("mask", "The Sun passes behind terrain."),
            ],
            [
                new("site.latitude", "43.1 deg", "first-brick.yaml:4:58"),
                new("site.longitude", "-51.8 deg", "first-brick.yaml:4:79"),
                new("start", "2026-03-01T00:00:00Z", "first-brick.yaml:5:12"),
                new("days", "14", "first-brick.yaml:5:40"),
                new("step", "5 min", "default"),
            ],
            new(
                [new("lit_time", 302.4 * 3600), new("mean_irradiance", 1244.31), new("elevation_max", 0.8)],
                [new("irradiance", axis, irradiance), new("elevation", axis, elevation), new("azimuth", axis, azimuth)],
                [.. Enumerable.Range(0, 40).Select(i => new Event(
                    Start + Duration.FromSeconds(127_353.25 + (i * 24_000)),
                    i == 0 ? "sunrise" : "mask",
                    string.Create(CultureInfo.InvariantCulture,
                        $"Azimuth {90 + i} deg, elevation {i * 0.7:0.0} deg.")))],
                [],
                [new("FAB004",
                    Severity.Note, "The horizon mask is flat: terrain hides nothing but what lies below 0 deg.")]));
    }

    private static PhaseRun Light()
    {
        var radius = Enumerable.Range(0, 201).Select(i => i * 2e-5).ToImmutableArray();
        var axis = new SeriesAxis("radius", Unit.Parse("mm"), radius);
        return new("light", "fabrication.light", new string('b', 64), PhaseStatus.Done,
            "Power from the mirror through the fibre bundle to the pen, stage by stage.",
            [
                Output.Figure("spot_temperature", "degC", "Temperature at which the spot radiates what it receives."),
                Output.Figure("spot_flux", "suns", "Mean flux in the spot."),
                Output.Figure("pen.power", "W", "Power that leaves the pen."),
                Output.Figure("pen.diameter", "mm", "Diameter of the spot."),
                Output.Figure("efficiency", "%", "Power that leaves the pen over power on the mirror."),
                Output.Series("flux", "MW/m^2", "Flux along the spot's radius."),
                Output.Series("flux_ideal", "MW/m^2", "The same with a mirror free of slope error."),
            ],
            [
                new("mirror.aperture", "1.2 m", "first-brick.yaml:8:30"),
                new("fibre.numerical_aperture", "0.22", "first-brick.yaml:9:40"),
                new("irradiance", "4033 values", "from sun.irradiance"),
            ],
            new(
                [
                    new("spot_temperature", 1733.15), new("spot_flux", 1.93e6), new("pen.power", 312.7),
                    new("pen.diameter", 3.4e-3), new("efficiency", 0.2266),
                ],
                [
                    new("flux", axis, [.. radius.Select(r => 4.1e6 * Math.Exp(-r * r / 1.2e-6))]),
                    new("flux_ideal", axis, [.. radius.Select(r => 5.6e6 * Math.Exp(-r * r / 0.8e-6))]),
                ],
                [],
                [new("spot.svg", "image/svg+xml", "The spot as the pen draws it.", "<svg/>"u8.ToArray())],
                [
                    new("FAB012", Severity.Error,
                        "NA 0.22 cannot carry 3000 suns: at most 2247 suns leave the fibre; it would take NA 0.26."),
                    new("FAB013", Severity.Warning,
                        "The slope error of 4 mrad is beyond the paraxial model's validity of 3 mrad."),
                ]));
    }

    private static PhaseRun Print()
    {
        var seconds = Enumerable.Range(0, 400).Select(i => i * 20.0).ToImmutableArray();
        var axis = new SeriesAxis("time", Unit.Parse("h"), seconds, Start + Duration.FromSeconds(130_000));
        return new("brick", "fabrication.print", new string('c', 64), PhaseStatus.Done,
            "Layers, hatch and G-code of a part, with time, energy, melt depth and strength.",
            [
                Output.Figure("bulk_density", "g/cm^3", "Mass over envelope volume."),
                Output.Figure("compressive_strength", "MPa", "By the porosity model."),
                Output.Figure("layers", "", "Layers of the part."),
                Output.Figure("energy", "kWh", "Energy that the pen spends."),
                Output.Series("melt_depth", "mm", "Depth of the melt below the pen."),
                Output.Event("layer", "A layer is finished."),
                Output.Artefact("gcode", "The toolpath."),
            ],
            [new("part", "brick.stl", "first-brick.yaml:12:20"), new("layer", "2 mm", "first-brick.yaml:13:12")],
            new(
                [
                    new("bulk_density", 2410.7), new("compressive_strength", 4.61e6), new("layers", 30),
                    new("energy", 8.64e6),
                ],
                [new("melt_depth", axis,
                    [.. seconds.Select((t, i) => 2.2e-3 + (3e-4 * Math.Sin(t / 700)) + (i % 7 * 1e-5))])],
                [.. Enumerable.Range(0, 5).Select(i => new Event(
                    axis.Origin!.Value + Duration.FromSeconds(i * 1600.5), "layer", $"Layer {i + 1} of 30."))],
                [new("brick.gcode", "text/x-gcode", "The toolpath, layer by layer.",
                    Encoding.UTF8.GetBytes("G28\nG1 X1\n"))],
                []));
    }
}
