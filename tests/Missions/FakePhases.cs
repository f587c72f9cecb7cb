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

        public static string Kind => "test.faulty";

        public static PhaseDescription Description { get; } = Describe(
            Output.Figure("value", "m", "A figure."), Output.Series("line", "m", "A series."),
            Output.Artefact("a.txt", "A file."), Output.Artefact("../a.txt", "A file with a bad name."));

        public static Inputs Read(Section section) => new(
            section.Choice<string>("fault", "Which.",
            [
                new("none", "none", "None."), new("throw", "throw", "Throws."), new("nan", "nan", "NaN figure."),
                new("undeclared", "undeclared", "Undeclared figure."),
                new("ephemeris", "ephemeris", "Uncovered epoch."),
                new("axis", "axis", "Axis goes back."), new("length", "length", "Axis too long."),
                new("twice", "twice", "Figure twice."), new("path", "path", "Artefact with a path."),
                new("series", "series", "Infinite series."), new("cancel", "cancel", "Cancels by itself."),
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
}
