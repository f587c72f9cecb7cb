using System.Text;
using Guanghan.Core.Bodies;
using Guanghan.Core.Phases;
using Guanghan.Core.Space;
using Guanghan.Core.Time;
using Guanghan.Fabrication.Phases;

namespace Guanghan.Fabrication.Tests.Phases;

/// <summary>A chain of light as a mission would state it: a rough dish, 127 fibres, a bare end.</summary>
internal static class LightCase
{
    public static readonly MapNode Mirror = Options.Of(
        ("aperture", "0.5 m"), ("focal_length", "0.5 m"), ("reflectivity", "92 %"), ("slope_error", "2 mrad"));

    public static readonly MapNode Fibre = Options.Of(
        ("core", "0.6 mm"), ("outer", "0.66 mm"), ("count", "127"), ("numerical_aperture", "0.48"), ("length", "10 m"),
        ("attenuation", "20 dB/km"));

    public static readonly MapNode Light = Options.Of(
        ("irradiance", "1361 W/m^2"), ("mirror", Mirror), ("fibre", Fibre), ("pen", Options.Of()),
        ("rays", "100000"));

    public static readonly MapNode Secondary = Options.Of(
        ("magnification", "3"), ("back_distance", "0.1 m"), ("diameter", "0.2 m"), ("hole", "0.1 m"),
        ("reflectivity", "0.9"), ("slope_error", "0 mrad"));

    public static readonly MapNode Heliostat = Options.Of(
        ("distance", "4 m"), ("incidence", "30 deg"), ("columns", "3"), ("rows", "2"), ("width", "0.3 m"),
        ("height", "0.4 m"), ("reflectivity", "0.9"), ("slope_error", "1 mrad"));

    public static readonly MapNode Concentrator = Options.Of(
        ("exit", "7 mm"), ("acceptance", "35 deg"), ("reflectivity", "0.95"));

    public static readonly MapNode Rod = Options.Of(
        ("shape", "square"), ("width", "6 mm"), ("length", "50 mm"), ("kind", "silica"));

    /// <summary>Files that a case may name.</summary>
    public static IInputFiles Files(params (string Name, string Text)[] files) => new FakeFiles(files);

    public static MapNode WithMirror(this MapNode light, string key, object value) =>
        light.With("mirror", ((MapNode)light.Find("mirror")!.Value).With(key, value));

    public static MapNode WithFibre(this MapNode light, string key, object value) =>
        light.With("fibre", ((MapNode)light.Find("fibre")!.Value).With(key, value));

    public static LightInputs Inputs(MapNode options, IInputFiles? files = null)
    {
        var reading = Section.Read(options, LightPhase.Read, files ?? Files());
        Assert.Empty(reading.Problems);
        return reading.Value;
    }

    public static LightResult Result(MapNode options, IInputFiles? files = null, ulong seed = 0) =>
        LightPhase.Run(Inputs(options, files),
            new PhaseContext(NoEphemeris, seed, (_, _) => { }, CancellationToken.None));

    public static Report Run(MapNode options, IInputFiles? files = null) => LightPhase.Report(Result(options, files));

    public static Figure FigureOf(this Report report, string name) =>
        report.Figures.Single(figure => string.Equals(figure.Name, name, StringComparison.Ordinal));

    public static double Value(this Report report, string name) => report.FigureOf(name).Value_si;

    public static Series SeriesOf(this Report report, string name) =>
        report.Series.Single(series => string.Equals(series.Name, name, StringComparison.Ordinal));

    public static bool Has(this Report report, string code) =>
        report.Findings.Any(finding => string.Equals(finding.Code, code, StringComparison.Ordinal));

    /// <summary>The messages of all problems, without their positions.</summary>
    public static string[] Refusals(MapNode options, IInputFiles? files = null) =>
        [.. Section.Read(options, LightPhase.Read, files ?? Files()).Problems.Select(problem => problem.Message)];

    /// <summary>An ephemeris that light never asks.</summary>
    public static IEphemeris NoEphemeris { get; } = new NeverAsked();

    private sealed class FakeFiles((string Name, string Text)[] files) : IInputFiles
    {
        public bool TryRead(string name, out ReadOnlyMemory<byte> content, out string error)
        {
            var found = files.FirstOrDefault(file => string.Equals(file.Name, name, StringComparison.Ordinal));
            (content, error) = found.Text is { } text
                ? (Encoding.UTF8.GetBytes(text), "")
                : (ReadOnlyMemory<byte>.Empty, "there is no such file in this test");
            return found.Text is not null;
        }
    }

    private sealed class NeverAsked : IEphemeris
    {
        public string Identity => "none";

        public State<Icrf> StateOf(Body target, Body center, Epoch epoch) =>
            throw new EphemerisException("Light asks for none.");
    }
}
