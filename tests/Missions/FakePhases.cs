using System.Collections.Immutable;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Time;

namespace Guanghan.Missions.Tests;

/// <summary>Phases for tests: small, quick, and covering every sort of option and output.</summary>
internal static class FakePhases
{
    public static ImmutableArray<CataloguePhase> Catalogue { get; } =
    [
        CataloguePhase.Of<Sun, Sun.Inputs, Sun.Inputs>(),
        CataloguePhase.Of<Light, Light.Inputs, Light.Inputs>(),
        CataloguePhase.Of<Print, Print.Inputs, Print.Inputs>(),
        CataloguePhase.Of<Heavy, Heavy.Inputs, Heavy.Result>(),
        CataloguePhase.Of<Faulty, Faulty.Inputs, Faulty.Inputs>(),
        CataloguePhase.Of<Rays, Rays.Inputs, Rays.Result>(),
    ];

    private static PhaseDescription Describe(params ImmutableArray<Output> outputs) => new(
        "A phase for tests.", "Next to nothing.", "Nothing.", "This file.", "Tests only.", outputs);

    internal sealed class Sun : IPhase<Sun.Inputs, Sun.Inputs>
    {
        internal sealed record Inputs(double Strength_W_m2, int Days);

        public static string Kind => "test.sun";

        public static PhaseDescription Description { get; } = Describe(
            Output.Series("irradiance", "W/m^2", "A series."),
            Output.Figure("mean_irradiance", "W/m^2", "A figure."),
            Output.Figure("lit_time", "h", "Another figure."),
            Output.Event("sunrise", "An event."));

        public static Inputs Read(Section section) => new(
            section.Quantity("strength", "W/m^2", "How strong.", Bounds.Between("0 W/m^2", "2000 W/m^2"), "1361 W/m^2"),
            section.Count("days", "How long.", 1, 100, 2));

        public static Inputs Run(Inputs inputs, PhaseContext context)
        {
            context.Progress(0.5, "half way");
            return inputs;
        }

        public static Report Report(Inputs result)
        {
            var axis = new SeriesAxis("time", Unit.Parse("h"),
                [.. Enumerable.Range(0, result.Days * 24).Select(hour => hour * 3600.0)], Epoch.J2000);
            return Guanghan.Core.Phases.Report.Empty with
            {
                Series = [new("irradiance", axis,
                    [.. axis.Values_si.Select(time => result.Strength_W_m2 * Math.Abs(Math.Cos(time / 86400)))])],
                Figures = [new("mean_irradiance", result.Strength_W_m2 / 2), new("lit_time", result.Days * 43200.0)],
                Events = [new(Epoch.J2000, "sunrise", "It rises.")],
            };
        }
    }

    internal sealed class Light : IPhase<Light.Inputs, Light.Inputs>
    {
        internal sealed record Mirror(double Aperture_m, double ReflectivityFraction);

        internal sealed record Inputs(SeriesInput Irradiance_W_m2, Mirror Mirror, string Coating, bool IsTracked);

        public static string Kind => "test.light";

        public static PhaseDescription Description { get; } = Describe(
            Output.Figure("pen.power", "W", "In a group."),
            Output.Figure("pen.diameter", "mm", "In a group."),
            Output.Figure("pen.spot.temperature", "degC", "In a group of the group."),
            Output.Figure("efficiency", "%", "A ratio."),
            Output.Figure("undone", "m", "Never made."),
            Output.Artefact("light.txt", "A file."));

        public static Inputs Read(Section section) => new(
            section.Series("irradiance", "W/m^2", "What falls in.", Bounds.AtLeast("0 W/m^2")),
            section.Group("mirror", "The mirror.", inside => new Mirror(
                inside.Quantity("aperture", "m", "Its width.", Bounds.AboveUpTo("0 m", "100 m")),
                inside.Quantity("reflectivity", "", "Its share.", Bounds.Fraction, "0.9"))),
            section.Choice<string>("coating", "What is on it.",
                [new("silver", "silver", "Ag"), new("aluminium", "aluminium", "Al")], "silver"),
            section.Flag("tracked", "Whether it follows.", true));

        public static Inputs Run(Inputs inputs, PhaseContext context)
        {
            return inputs;
        }

        public static Report Report(Inputs result)
        {
            var power_W = result.Irradiance_W_m2.Values_si.Average() * result.Mirror.Aperture_m *
                result.Mirror.Aperture_m * result.Mirror.ReflectivityFraction;
            return Guanghan.Core.Phases.Report.Empty with
            {
                Figures = [new("pen.power", power_W), new("pen.diameter", 0.005),
                    new("pen.spot.temperature", 1273.15 + power_W), new("efficiency", 0.25)],
                Artefacts = [new("light.txt", "text/plain", "A file.", "light\n"u8.ToArray())],
                Findings = [new("TST001", Severity.Note, "A note.")],
            };
        }
    }

    internal sealed class Print : IPhase<Print.Inputs, Print.Inputs>
    {
        internal sealed record Pen(double Power_W, double Diameter_m);

        internal sealed record Inputs(Pen Pen, double Layer_m, double Length_m, InputFile? Part, string? Label);

        internal sealed record Extra(InputFile Part);

        public static string Kind => "test.print";

        public static PhaseDescription Description { get; } = Describe(
            Output.Figure("mass", "kg", "A figure."), Output.Artefact("part.gcode", "A file."));

        public static Inputs Read(Section section) => new(
            section.Group("pen", "The pen.", inside => new Pen(
                inside.Quantity("power", "W", "How strong.", Bounds.Between("0 W", "5 kW")),
                inside.Quantity("diameter", "mm", "How wide.", Bounds.AboveUpTo("0 mm", "50 mm")))),
            section.Quantity("layer", "mm", "How high.", Bounds.Between("0.1 mm", "10 mm"), "2 mm"),
            section.Quantity("length", "m", "How long.", Bounds.AtLeast("0 m"), "1 m"),
            section.OptionalGroup("extra", "A file.", inside => new Extra(inside.File("part", "A mesh.")))?.Part,
            section.Text("label", "A name.", "none"));

        public static Inputs Run(Inputs inputs, PhaseContext context)
        {
            return inputs;
        }

        public static Report Report(Inputs result) => Guanghan.Core.Phases.Report.Empty with
        {
            Figures = [new("mass", result.Pen.Power_W * result.Layer_m * result.Pen.Diameter_m)],
            Artefacts = [new("part.gcode", "text/x-gcode", "A file.", "G0 X0\n"u8.ToArray())],
        };
    }

    /// <summary>Takes its time, and makes big series and files: what the killing test hits.</summary>
    internal sealed class Heavy : IPhase<Heavy.Inputs, Heavy.Result>
    {
        internal sealed record Inputs(double Time_s, double Size_1, double Start_1, int Wait);

        internal sealed record Result(ImmutableArray<double> Axis_s, ImmutableArray<double> Values_1, byte[] File);

        public static string Kind => "test.heavy";

        public static PhaseDescription Description { get; } = Describe(
            Output.Series("values", "", "A series."), Output.Figure("last", "", "A figure."),
            Output.Artefact("heavy.bin", "A file."));

        public static Inputs Read(Section section) => new(
            section.Quantity("time", "ms", "How long it takes.", Bounds.Between("0 s", "60 s"), "1 ms"),
            section.Quantity("size", "", "How many values.", Bounds.Between("1", "1e6"), "1000"),
            section.Quantity("start", "", "Where it starts.", Bounds.Between("0", "1"), "0.25"),
            section.Count("wait", "1: goes on until it is cancelled.", 0, 1, 0));

        public static Result Run(Inputs inputs, PhaseContext context)
        {
            var steps = (int)Math.Ceiling(inputs.Time_s / 1e-3);
            for (var step = 0; step < steps || inputs.Wait == 1; step++)
            {
                context.Cancellation.ThrowIfCancellationRequested();
                context.Progress(Math.Min(1, (double)step / Math.Max(1, steps)), "working");
                Thread.Sleep(1);
            }

            var values = new double[(int)inputs.Size_1];
            var value = inputs.Start_1 + (context.Seed * 1e-3);
            for (var i = 0; i < values.Length; i++)
            {
                // The logistic map at 3.9 is chaotic: one wrong bit anywhere changes every later value.
                value = 3.9 * (value % 1) * (1 - (value % 1));
                values[i] = value;
            }

            var file = new byte[values.Length * sizeof(double)];
            Buffer.BlockCopy(values, 0, file, 0, file.Length);
            return new([.. Enumerable.Range(0, values.Length).Select(i => (double)i)], [.. values], file);
        }

        public static Report Report(Result result) => Guanghan.Core.Phases.Report.Empty with
        {
            Series = [new("values", new SeriesAxis("time", Unit.Parse("s"), result.Axis_s), result.Values_1)],
            Figures = [new("last", result.Values_1[^1])],
            Artefacts = [new("heavy.bin", "application/octet-stream", "A file.", result.File)],
        };
    }

    /// <summary>Breaks the contract in the way it is told to.</summary>
    internal sealed class Faulty : IPhase<Faulty.Inputs, Faulty.Inputs>
    {
        internal sealed record Inputs(string Fault, Epoch At);

        private static readonly string[] s_uncertain = ["error-negative", "error-nan", "band-back", "band-infinite"];

        private static readonly string[] s_maps =
        [
            "map-length", "map-nan", "map-axis", "map-point", "map-undeclared", "map-name", "map-file", "map-large",
            "map-mark",
        ];

        private static Figure Uncertain(string fault) => fault switch
        {
            "error-negative" => new("value", 1) { StandardError_si = -0.5 },
            "error-nan" => new("value", 1) { StandardError_si = double.NaN },
            "band-back" => new("value", 1) { Band = new(2, 1) },
            _ => new("value", 1) { Band = new(double.NegativeInfinity, 1) },
        };

        private static FieldMap Map(string fault)
        {
            var x = new SeriesAxis("x", Unit.Parse("m"), [0, fault is "map-axis" ? 0 : 1]);
            var y = new SeriesAxis("y", Unit.Parse("m"), fault is "map-point" ? [0] : [0, 1, 2]);
            if (fault is "map-large")
            {
                var axis = x with { Values_si = [.. Enumerable.Range(0, 1025).Select(at => (double)at)] };
                return new("field", axis, axis, ImmutableArray.Create(new double[1025 * 1025]));
            }

            return new(
                fault switch { "map-undeclared" => "feild", "map-name" => "a/b", _ => "field" }, x, y,
                fault is "map-length" ? [1] : [1, 2, 3, fault is "map-nan" ? double.NaN : 4, 5, 6])
            {
                Marks = fault is "map-mark" ? [new("here", 0.5, 2.5)] : [],
            };
        }

        public static string Kind => "test.faulty";

        public static PhaseDescription Description { get; } = Describe(
            Output.Figure("value", "m", "A figure."), Output.Series("line", "m", "A series."),
            Output.Artefact("a.txt", "A file."), Output.Artefact("../a.txt", "A file with a bad name."),
            Output.Map("field", "W/m^2", "A map."), Output.Map("a/b", "", "A map with a bad name."),
            Output.Artefact("Field.png", "A file with the name of a map's."));

        public static Inputs Read(Section section) => new(
            section.Choice<string>("fault", "Which.",
            [
                new("none", "none", "None."), new("throw", "throw", "Throws."), new("nan", "nan", "NaN figure."),
                new("undeclared", "undeclared", "Undeclared figure."),
                new("ephemeris", "ephemeris", "Uncovered epoch."),
                new("axis", "axis", "Axis goes back."), new("length", "length", "Axis too long."),
                new("twice", "twice", "Figure twice."), new("path", "path", "Artefact with a path."),
                new("series", "series", "Infinite series."), new("cancel", "cancel", "Cancels by itself."),
                .. s_uncertain.Concat(s_maps).Select(word => new Choice<string>(word, word, "Another.")),
            ], "none"),
            section.Instant("at", "When."));

        public static Inputs Run(Inputs inputs, PhaseContext context)
        {
            switch (inputs.Fault)
            {
                case "throw":
                    throw new InvalidOperationException("the invariant is broken");
                case "cancel":
                    throw new OperationCanceledException("by itself");
                case "ephemeris":
                    context.Ephemeris.StateOf(Body.Moon, Body.Earth, inputs.At);
                    break;
                default:
                    break;
            }

            return inputs;
        }

        public static Report Report(Inputs result)
        {
            var axis = new SeriesAxis("x", Unit.Parse("m"), [0, 1, result.Fault is "axis" ? 1 : 2]);
            var report = Guanghan.Core.Phases.Report.Empty with { Figures = [new("value", 1)] };
            if (s_uncertain.Contains(result.Fault))
            {
                return report with { Figures = [Uncertain(result.Fault)] };
            }

            if (s_maps.Contains(result.Fault))
            {
                return report with
                {
                    Maps = [Map(result.Fault)],
                    Artefacts = result.Fault is "map-file" ? [new("Field.png", "image/png", "", new byte[1])] : [],
                };
            }

            return result.Fault switch
            {
                "nan" => report with { Figures = [new("value", double.NaN)] },
                "undeclared" => report with { Figures = [new("valeu", 1)] },
                "twice" => report with { Figures = [new("value", 1), new("value", 2)] },
                "axis" => report with { Series = [new("line", axis, [1, 2, 3])] },
                "length" => report with { Series = [new("line", axis, [1, 2])] },
                "series" => report with { Series = [new("line", axis, [1, 2, double.PositiveInfinity])] },
                "path" => report with { Artefacts = [new("../a.txt", "text/plain", "A file.", new byte[1])] },
                _ => report,
            };
        }
    }

    /// <summary>Stands for a Monte Carlo phase: figures with errors and bands, maps, and pictures of its own.</summary>
    internal sealed class Rays : IPhase<Rays.Inputs, Rays.Result>
    {
        internal sealed record Inputs(int Rays, int Points, double Width_m);

        internal sealed record Result(Inputs Inputs, double Mean_suns, double Error_suns);

        public static string Kind => "test.rays";

        public static PhaseDescription Description { get; } = Describe(
            Output.Figure("concentration", "suns", "With an error and a band."),
            Output.Figure("temperature", "degC", "With an error of a unit that has a zero of its own."),
            Output.Figure("hit_fraction", "%", "With a band only."),
            Output.Figure("rays", "", "Exact."),
            Output.Map("flux", "kW/m^2", "Flux in the focal plane."),
            Output.Map("density", "g/cm^3", "Density over layer height and speed."),
            Output.Map("departure_speed", "km/s", "Speed over the day of departure and the time of flight."),
            Output.Artefact("spot.svg", "The spot, drawn."), Output.Artefact("notes.txt", "Words."));

        public static Inputs Read(Section section) => new(
            section.Count("rays", "How many.", 2, 100_000, 1000),
            section.Count("points", "Of an axis of a map.", 2, 1500, 41),
            section.Quantity("width", "mm", "Of the focal plane.", Bounds.AboveUpTo("0 mm", "1 m"), "12 mm"));

        public static Result Run(Inputs inputs, PhaseContext context)
        {
            var (sum, squares) = (0.0, 0.0);
            for (var ray = 0; ray < inputs.Rays; ray++)
            {
                // The golden ratio's multiples, shifted by the seed, stand for random numbers.
                var drawn = 3400 + (144 * (((ray * 0.6180339887498949) + (context.Seed * 0.1)) % 1));
                (sum, squares) = (sum + drawn, squares + (drawn * drawn));
            }

            var mean = sum / inputs.Rays;
            var variance = ((squares / inputs.Rays) - (mean * mean)) / (inputs.Rays - 1);
            return new(inputs, mean, Math.Sqrt(variance));
        }

        public static Report Report(Result result)
        {
            var suns = Unit.Parse("suns");
            return Guanghan.Core.Phases.Report.Empty with
            {
                Figures =
                [
                    new("concentration", suns.ToSi(result.Mean_suns))
                    {
                        StandardError_si = result.Error_suns * suns.Factor,
                        Band = new(suns.ToSi(3100), suns.ToSi(3900)),
                    },
                    new("temperature", 2423.15) { StandardError_si = 12.5, Band = new(2273.15, 2623.15) },
                    new("hit_fraction", 0.93) { Band = new(0.88, 0.95) },
                    new("rays", result.Inputs.Rays),
                ],
                Maps = [Flux(result.Inputs), Density(), Departure()],
                Artefacts =
                [
                    new("spot.svg", "image/svg+xml", "The spot, drawn.",
                        """
                        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40">
                        <circle cx="20" cy="20" r="15"/></svg>
                        """u8.ToArray()),
                    new("notes.txt", "text/plain", "Words.", "words\n"u8.ToArray()),
                ],
            };
        }

        private static FieldMap Flux(Inputs inputs)
        {
            var (x, y) = (Axis("x", inputs.Width_m, inputs.Points), Axis("y", inputs.Width_m * 0.75, inputs.Points));
            return Map("flux", x, y, (x_m, y_m) => 4.2e6 * Math.Exp(-((x_m * x_m) + (2 * y_m * y_m)) / 8e-6));

            static SeriesAxis Axis(string name, double width_m, int points) => new(name, Unit.Parse("mm"),
                [.. Enumerable.Range(0, points).Select(at => width_m * (((double)at / (points - 1)) - 0.5))]);
        }

        private static FieldMap Density() => Map("density",
            new("layer", Unit.Parse("mm"), [1e-3, 1.5e-3, 2e-3, 3e-3]),
            new("speed", Unit.Parse("mm/min"), [0.25e-3, 0.5e-3, 1e-3]),
            (layer_m, speed_m_s) => 2700 - (2e5 * layer_m) - (3e5 * speed_m_s)) with
        {
            Marks = [new("published point", 2e-3, 0.5e-3), new("another", 1.2345678901234567e-3, 1e-3)],
        };

        private static FieldMap Departure() => Map("departure_speed",
            new("departure", Unit.Parse("d"), [.. Enumerable.Range(0, 60).Select(day => day * 86400.0)], Epoch.J2000),
            new("time_of_flight", Unit.Parse("d"), [.. Enumerable.Range(0, 40).Select(day => (100 + day) * 86400.0)]),
            (from_s, flight_s) => 3000 + (50 * Math.Abs((from_s / 86400) - 30)) +
                (20 * Math.Abs((flight_s / 86400) - 118)));

        private static FieldMap Map(string name, SeriesAxis x, SeriesAxis y, Func<double, double, double> of) =>
            new(name, x, y, [.. y.Values_si.SelectMany(down => x.Values_si.Select(across => of(across, down)))]);
    }
}
